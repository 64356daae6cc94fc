import { type PlaceId, parseId } from '../domain/ids.ts'
import { type IncidentSource, incidentSources } from '../domain/incident/incident.ts'
import { done, invariant, refuse } from '../domain/result.ts'
import { dayNumberOf, isCalendarDate } from '../domain/time/calendar.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { type LocalClock, localClock, startOfDay } from '../domain/time/local-clock.ts'
import { mondayOf } from '../domain/time/week.ts'
import type { IncidentFilter } from '../usecases/ports.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'
import type { Parsed } from './input.ts'

/** What happens, where and when, through one filter. */
export const pictureRoutes = (deps: AppDeps): HandlersOf<'picture'> => ({
  picture: async ({ operation, query, refuse: no }) => {
    const found = await deps.store.read((tx) => tx.operations.find(operation))
    invariant(found, 'a member was let into an operation that does not exist')
    const filter = filterOf(query, localClock(found.timeZone))
    return filter.ok ? answer(await deps.readPicture(operation, filter.value)) : no(filter.problem)
  },
})

type Query = Readonly<Partial<Record<'groups' | 'sources' | 'from' | 'to' | 'place', string>>>

const listOf = (text: string | undefined): readonly string[] | undefined => text?.split(',')
const malformed = (field: string) => refuse({ code: 'input.malformed', field } as const)

/**
 * A query as a filter. `from` and `to` are local dates in the first and the last week, both weeks included
 * whole: the picture counts by weeks.
 */
export function filterOf({ groups, sources, from, to, place }: Query, clock: LocalClock): Parsed<IncidentFilter> {
  if (groups !== undefined && !/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*){0,99}$/.test(groups)) return malformed('groups')
  if (!listOf(sources)?.every(isSource) && sources !== undefined) return malformed('sources')
  if (from !== undefined && !isDate(from)) return malformed('from')
  if (to !== undefined && (!isDate(to) || (from !== undefined && to < from))) return malformed('to')
  const within = place === undefined ? undefined : parseId<PlaceId>(place)
  if (within && !within.ok) return malformed('place')
  return done({
    ...(groups === undefined ? {} : { groups: listOf(groups) }),
    ...(sources === undefined
      ? {}
      : { sources: incidentSources.filter((source) => sources.split(',').includes(source)) }),
    ...(from === undefined ? {} : { from: startOfDay(clock, mondayOf(dayNumberOf(from))) }),
    ...(to === undefined ? {} : { to: startOfDay(clock, mondayOf(dayNumberOf(to)) + 7) }),
    ...(within ? { place: within.value } : {}),
  })
}

const isSource = (text: string): text is IncidentSource => incidentSources.some((source) => source === text)

/** Whether a text is a day that exists. */
export function isDate(text: string): text is LocalDate {
  const [, year, month, day] = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return isCalendarDate(Number(year), Number(month), Number(day))
}
