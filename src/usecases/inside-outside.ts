import { type RateChange, rateChange } from '../analysis/rate-change.ts'
import { centroid, contains } from '../domain/geo/polygon.ts'
import { incidentSources } from '../domain/incident/incident.ts'
import type { Picture } from '../domain/picture/picture.ts'
import type { Area, Place } from '../domain/place/place.ts'
import { dayNumberOf } from '../domain/time/calendar.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { localClock, startOfDay } from '../domain/time/local-clock.ts'
import type { TargetSplit } from './file-analysis.ts'
import type { IncidentColumns } from './ports.ts'

/** Streams of the draws, apart from those of places and of the sum of all. */
const streams = { inside: -2, outside: -3 } as const
const discovered = incidentSources.indexOf('discovered')

interface Span {
  readonly from: number
  readonly to: number
  readonly weeks: number
}

/** The same whole weeks before and since as the picture compares, as moments. Null where it compares nothing. */
function spansOf(picture: Picture, startsOn: LocalDate): { before: Span; since: Span } | null {
  const { weeksBefore, weeksSince } = picture.provenance.parameters
  const first = picture.weeks[0]
  const firstSince = picture.firstWeekSinceStart
  if (!first || firstSince === null || !weeksBefore || !weeksSince) return null
  const clock = localClock(picture.provenance.timeZone)
  const monday = dayNumberOf(first.startsOn)
  const span = (fromWeek: number, weeks: number): Span => ({
    from: startOfDay(clock, monday + fromWeek * 7),
    to: startOfDay(clock, monday + (fromWeek + weeks) * 7),
    weeks,
  })
  const ended = Math.floor((dayNumberOf(startsOn) - monday) / 7)
  return {
    before: span(ended - Number(weeksBefore), Number(weeksBefore)),
    since: span(firstSince, Number(weeksSince)),
  }
}

/** Which places lie in the target area, by their middle. */
export const placesInside = (places: readonly Place[], areas: readonly Area[]): ReadonlySet<Place['id']> =>
  new Set(
    places
      .filter(({ geometry }) => geometry && areas.some((area) => contains(area.geometry, centroid(geometry))))
      .map(({ id }) => id),
  )

/**
 * Incidents at places inside and outside the target area, and how each changed since the start: a fall inside
 * beside a rise outside is what moving looks like. Found by police left out, as in the picture.
 */
export function insideOutside(
  columns: IncidentColumns,
  inside: ReadonlySet<Place['id']>,
  picture: Picture,
  startsOn: LocalDate | null,
): TargetSplit {
  const spans = startsOn === null ? null : spansOf(picture, startsOn)
  const isInside = columns.places.map((id) => inside.has(id))
  const tally = { inside: { all: 0, before: 0, since: 0 }, outside: { all: 0, before: 0, since: 0 } }
  for (let row = 0; row < columns.rowCount; row++) {
    const place = columns.place[row] as number
    if (place < 0 || columns.source[row] === discovered) continue
    const side = tally[isInside[place] ? 'inside' : 'outside']
    const at = columns.from[row] as number
    side.all++
    if (spans && at >= spans.before.from && at < spans.before.to) side.before++
    if (spans && at >= spans.since.from && at < spans.since.to) side.since++
  }
  const changeOf = (side: keyof typeof tally): RateChange | null =>
    spans &&
    rateChange(
      { count: tally[side].before, weeks: spans.before.weeks },
      { count: tally[side].since, weeks: spans.since.weeks },
      picture.provenance.seed,
      streams[side],
    )
  return {
    inside: { incidents: tally.inside.all, change: changeOf('inside') },
    outside: { incidents: tally.outside.all, change: changeOf('outside') },
  }
}
