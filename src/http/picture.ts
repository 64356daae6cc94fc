import { type AreaId, type PlaceId, parseId } from '../domain/ids.ts'
import { incidentSources, investigationStates } from '../domain/incident/incident.ts'
import { parsePeriods } from '../domain/picture/periods.ts'
import { placeKinds } from '../domain/place/place.ts'
import { done, invariant, refuse } from '../domain/result.ts'
import { dayNumberOf, isCalendarDate } from '../domain/time/calendar.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { type LocalClock, localClock, startOfDay } from '../domain/time/local-clock.ts'
import { mondayOf } from '../domain/time/week.ts'
import { parseHours } from '../domain/time/week-hours.ts'
import type { PictureQuestion } from '../usecases/ports.ts'
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

type Query = Readonly<Partial<Record<keyof PictureQuestion, string>>>

const malformed = (field: string) => refuse({ code: 'input.malformed', field } as const)

/** How each part of a query is read; null when it is not in order. */
const readers: {
  readonly [Part in keyof PictureQuestion]-?: (text: string, clock: LocalClock) => PictureQuestion[Part] | null
} = {
  groups: (text) => (/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*){0,99}$/.test(text) ? text.split(',') : null),
  sources: (text) => oneOfEach(incidentSources, text),
  from: (text, clock) => (isDate(text) ? startOfDay(clock, mondayOf(dayNumberOf(text))) : null),
  to: (text, clock) => (isDate(text) ? startOfDay(clock, mondayOf(dayNumberOf(text)) + 7) : null),
  place: (text) => idOf<PlaceId>(text),
  codes: (text) =>
    /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}(,[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}){0,99}$/u.test(text) ? text.split(',') : null,
  areas: (text) =>
    allOf(
      text
        .split(',')
        .slice(0, 101)
        .map((id) => idOf<AreaId>(id)),
    ),
  kinds: (text) => oneOfEach(placeKinds, text),
  floors: (text) => (/^-?\d{1,2}(,-?\d{1,2}){0,99}$/.test(text) ? text.split(',').map(Number) : null),
  investigations: (text) => oneOfEach([...investigationStates, 'unknown'] as const, text),
  hours: parseHours,
  compare: parsePeriods,
}

/**
 * A query as a filter. `from` and `to` are local dates in the first and the last week, both weeks included
 * whole: the picture counts by weeks.
 */
export function filterOf(query: Query, clock: LocalClock): Parsed<PictureQuestion> {
  const filter: Record<string, unknown> = {}
  for (const [field, read] of Object.entries(readers)) {
    const text = query[field as keyof PictureQuestion]
    if (text === undefined) continue
    const value = read(text, clock)
    if (value === null) return malformed(field)
    filter[field] = value
  }
  if (query.from !== undefined && query.to !== undefined && query.to < query.from) return malformed('to')
  return done(filter as PictureQuestion)
}

/** Comma-separated names of a list, in the order of the list. */
function oneOfEach<T extends string>(known: readonly T[], text: string): readonly T[] | null {
  const named = text.split(',')
  return named.every((name) => known.some((one) => one === name)) ? known.filter((one) => named.includes(one)) : null
}

const allOf = <T>(values: readonly (T | null)[]): readonly T[] | null =>
  values.every((value) => value !== null) && values.length <= 100 ? (values as readonly T[]) : null

function idOf<Id extends PlaceId | AreaId>(text: string): Id | null {
  const parsed = parseId<Id>(text)
  return parsed.ok ? parsed.value : null
}

/** Whether a text is a day that exists. */
export function isDate(text: string): text is LocalDate {
  const [, year, month, day] = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return isCalendarDate(Number(year), Number(month), Number(day))
}
