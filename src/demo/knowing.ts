import type { Random } from '../analysis/random.ts'
import type { Pair } from '../domain/geo/geometry.ts'
import type { IncidentSource, InvestigationState } from '../domain/incident/incident.ts'
import type { EpochMs, Interval } from '../domain/time/interval.ts'
import { dayMs, hourMs, minuteMs } from '../domain/time/local-clock.ts'
import { type DemoCalendar, wholeMinute } from './demo-calendar.ts'
import { exponential, logNormal, pickIndex, stream } from './draw.ts'
import { type Form, forms } from './forms.ts'
import type { Happening } from './happenings.ts'
import { presence, willingness } from './operation-effect.ts'
import { nightAround } from './retaliation.ts'
import { alongRibbon } from './town/shapes.ts'
import type { TownPlace } from './town.ts'

/** A happening as the records come to hold it. */
export interface KnownIncident {
  readonly externalId: string
  readonly happening: Happening
  readonly source: Extract<IncidentSource, 'reported' | 'discovered' | 'observed'>
  readonly interval: Interval
  readonly knownAt: EpochMs
  readonly code: string | null
  readonly investigation: InvestigationState | null
  /** Set where the records hold coordinates and no place: along a street, mostly. */
  readonly position: Pair | null
}

/** Days from the end of the interval until the records know: median 2 for what people tell, at once for what police find. */
export const reportingDelay = { medianDays: 2, sigma: 0.7 }
const foundWithinHours = 1
/** Share of incidents on streets of which only coordinates are known. */
const streetByCoordinates = 0.25
const closing = { medianDays: 45, sigma: 0.8 }

/** Who makes a happening known; null: nobody. */
function sourceOf(happening: Happening, found: number): KnownIncident['source'] | null {
  const { place, week, voice } = happening
  const form: Form = forms[happening.form]
  const reported = reportedShare(happening)
  if (voice < reported) return 'reported'
  if (voice < reported + form.observed) return 'observed'
  return found < 1 - Math.exp(-form.found * presence(place.zone, week)) ? 'discovered' : null
}

/** Probability that such a happening is reported to the police in that week. */
export const reportedShare = ({ place, form, week }: Pick<Happening, 'place' | 'form' | 'week'>): number =>
  Math.min(0.97, forms[form].reported * willingness(place.zone, week))

const around = (random: Random, at: EpochMs, meanMs: number, mostMs: number): Interval => ({
  from: wholeMinute(at - Math.min(mostMs, exponential(random, meanMs))),
  to: wholeMinute(at + Math.min(mostMs, exponential(random, meanMs))),
})

/** What people can say about when: the moment, the night it must have been, or the days they were away. */
function intervalOf(random: Random, happening: Happening, calendar: DemoCalendar): Interval {
  const { at, form, place } = happening
  const timing: Form['timing'] = forms[form].timing
  const seen = random.uniform() < 0.3
  const moment = { from: at, to: at }
  if (timing === 'days') return around(random, at, 2 * dayMs, 5 * dayMs)
  if (timing === 'seen' || (seen && happening.cause !== 'retaliation')) return moment
  if (place.place.openingHours.length > 0) return nightAround(calendar.clock, place.place.openingHours, at) ?? moment
  return around(random, at, 4 * hourMs, 12 * hourMs)
}

function investigationOf(
  random: Random,
  happening: Happening,
  knownAt: EpochMs,
  exported: EpochMs,
): InvestigationState {
  const closedAt = knownAt + logNormal(random, closing.medianDays, closing.sigma) * dayMs
  const cleared = random.uniform() < forms[happening.form].cleared
  if (happening.cause === 'shooting') return 'closed-without-result'
  if (closedAt > exported) return 'open'
  return cleared ? 'cleared' : 'closed-without-result'
}

/** A point somewhere along a street, a few metres from its middle, as positioning finds it. */
function onTheStreet(random: Random, { place, anchor }: TownPlace): Pair {
  const [x, y] = place.geometry?.type === 'Polygon' ? alongRibbon(place.geometry, random.uniform()) : anchor
  return [Math.round((x + 4 * random.normal()) * 10) / 10, Math.round((y + 4 * random.normal()) * 10) / 10]
}

/** What becomes known of one happening, now or later; null when nothing ever does. */
function knownOf(
  random: Random,
  happening: Happening,
  calendar: DemoCalendar,
): Omit<KnownIncident, 'externalId'> | null {
  const form: Form = forms[happening.form]
  const source = sourceOf(happening, random.uniform())
  if (source === null) return null
  const interval =
    source === 'discovered' ? { from: happening.at, to: happening.at } : intervalOf(random, happening, calendar)
  const delay =
    source === 'discovered'
      ? random.uniform() * foundWithinHours * hourMs
      : logNormal(random, reportingDelay.medianDays, reportingDelay.sigma) * dayMs
  const knownAt = wholeMinute(interval.to + Math.max(minuteMs, delay))
  const coded = source !== 'observed' && form.codes.length > 0
  const code = coded
    ? (form.codes[
        pickIndex(
          random,
          form.codes.map(([, weight]) => weight),
        )
      ]?.[0] ?? null)
    : null
  const onStreet = happening.place.place.kind === 'street' && random.uniform() < streetByCoordinates
  return {
    happening,
    source,
    interval,
    knownAt,
    code,
    investigation: coded ? investigationOf(random, happening, knownAt, calendar.until) : null,
    position: onStreet ? onTheStreet(random, happening.place) : null,
  }
}

/** Everything that will ever be known, in the order in which it becomes known, with ids in that order. */
export function becomesKnown(
  happenings: readonly Happening[],
  calendar: DemoCalendar,
  seed: number,
): readonly KnownIncident[] {
  const random = stream(seed, 'knowing')
  return happenings
    .flatMap((happening) => knownOf(random, happening, calendar) ?? [])
    .sort((a, b) => a.knownAt - b.knownAt)
    .map((known, i) => Object.assign(known, { externalId: `SIM-${String(i + 1).padStart(6, '0')}` }))
}
