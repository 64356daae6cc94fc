import type { CheckedIncident } from './check-row.ts'

/**
 * Two rows of one incident (one row a victim) as one: from the earliest start to the latest end, known since the
 * earlier day, placed as the first row says. If either row lost its place because it is sensitive, both do, and
 * the sensitive row says what it was: another row must not bring the place back.
 */
export function collapseRows(first: CheckedIncident, next: CheckedIncident): CheckedIncident {
  const told = next.precision === 'area' && first.precision !== 'area' ? next : first
  const knownAt =
    first.knownAt === null || next.knownAt === null
      ? (first.knownAt ?? next.knownAt)
      : Math.min(first.knownAt, next.knownAt)
  return {
    ...told,
    interval: {
      from: Math.min(first.interval.from, next.interval.from),
      to: Math.max(first.interval.to, next.interval.to),
    },
    knownAt,
  }
}
