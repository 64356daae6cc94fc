import { weeklyDispersion } from '../analysis/dispersion.ts'
import { type RateChange, rateChange } from '../analysis/rate-change.ts'
import { weekCounts, weekIndexes } from '../analysis/week-counts.ts'
import { centroid, contains } from '../domain/geo/polygon.ts'
import { incidentSources } from '../domain/incident/incident.ts'
import type { Picture } from '../domain/picture/picture.ts'
import type { Area, Place } from '../domain/place/place.ts'
import { dayNumberOf } from '../domain/time/calendar.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { localClock } from '../domain/time/local-clock.ts'
import type { TargetSplit } from './file-analysis.ts'
import type { IncidentColumns } from './ports.ts'

const inside = 0
const outside = 1
const discovered = incidentSources.indexOf('discovered')

/** `[from, to)` of indices into the picture's weeks. */
interface Weeks {
  readonly from: number
  readonly to: number
}

/** The same whole weeks before and since as the picture compares. Null where it compares nothing. */
function comparedWeeks(
  picture: Picture,
  startsOn: LocalDate,
): { readonly before: Weeks; readonly since: Weeks } | null {
  const weeksBefore = Number(picture.provenance.parameters.weeksBefore)
  const weeksSince = Number(picture.provenance.parameters.weeksSince)
  const [first] = picture.weeks
  const from = picture.firstWeekSinceStart
  if (!first || from === null || weeksBefore === 0 || weeksSince === 0) return null
  const ended = Math.floor((dayNumberOf(startsOn) - dayNumberOf(first.startsOn)) / 7)
  return { before: { from: ended - weeksBefore, to: ended }, since: { from, to: from + weeksSince } }
}

/** Which places lie in the target area, by their middle. */
export const placesInside = (places: readonly Place[], areas: readonly Area[]): ReadonlySet<Place['id']> =>
  new Set(
    places
      .filter(({ geometry }) => geometry && areas.some((area) => contains(area.geometry, centroid(geometry))))
      .map(({ id }) => id),
  )

/** The side of each row: −1 without a place, and for what police found, which is outside of rank and change. */
const sidesOf = ({ place, places, source }: IncidentColumns, isInside: ReadonlySet<Place['id']>): Int32Array =>
  place.map((index, row) => {
    const id = places[index]
    if (id === undefined || source[row] === discovered) return -1
    return isInside.has(id) ? inside : outside
  })

const sumOf = (counts: Int32Array): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * Incidents at places inside and outside the target area, and how each changed since the start: a fall inside
 * beside a rise outside is what moving looks like. As uncertain as the weeks before were uneven.
 */
export function insideOutside(
  columns: IncidentColumns,
  isInside: ReadonlySet<Place['id']>,
  picture: Picture,
  startsOn: LocalDate | null,
): TargetSplit {
  const sides = sidesOf(columns, isInside)
  const weeks = startsOn === null ? null : comparedWeeks(picture, startsOn)
  const clock = localClock(picture.provenance.timeZone)
  const firstMonday = dayNumberOf(picture.weeks[0]?.startsOn ?? '1970-01-05')
  const weekCount = picture.weeks.length
  const counts = weekCounts(weekIndexes(clock, columns.from, firstMonday), sides, 2, weekCount)
  const changeOf = (side: 0 | 1): RateChange | null => {
    if (weeks === null) return null
    const { before, since } = weeks
    const weekly = counts.subarray(side * weekCount, (side + 1) * weekCount)
    const window = ({ from, to }: Weeks) => ({ count: sumOf(weekly.subarray(from, to)), weeks: to - from })
    const dispersion = weeklyDispersion(weekly, weekCount, before.from, before.to)
    return rateChange(window(before), window(since), dispersion)
  }
  const sideOf = (side: 0 | 1) => {
    const change = changeOf(side)
    return {
      incidents: sides.reduce((sum, at) => sum + (at === side ? 1 : 0), 0),
      change: change && { value: change.value, low: change.low, high: change.high },
    }
  }
  return { inside: sideOf(inside), outside: sideOf(outside) }
}
