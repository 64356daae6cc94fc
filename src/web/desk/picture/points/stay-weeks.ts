import type { PointMessage } from '../../../../wire/points.ts'

type Stays = PointMessage['stays']

/** Where the point stood when a week began; what happened before it was a point belongs to where it was first. */
export const placeInWeek = (stays: Stays, startsOn: string): string =>
  (stays.findLast(({ from }) => from <= startsOn) ?? stays[0])?.placeId ?? ''

/** The numbers of the weeks with which another place begins. */
export const movesAmong = (stays: Stays, weeks: readonly { readonly startsOn: string }[]): readonly number[] =>
  weeks.flatMap(({ startsOn }, i) => {
    const before = weeks[i - 1]
    return before && placeInWeek(stays, before.startsOn) !== placeInWeek(stays, startsOn) ? [i] : []
  })

/** Each week of the place where the point stood in it. `weeksOf` has the weeks of each of its places. */
export function weeksAlong<Week extends { readonly startsOn: string }>(
  stays: Stays,
  weeksOf: ReadonlyMap<string, readonly Week[]>,
): readonly Week[] {
  const byStart = new Map(
    [...weeksOf].map(([placeId, weeks]) => [placeId, new Map(weeks.map((week) => [week.startsOn, week]))]),
  )
  const starts = [...new Set([...weeksOf.values()].flatMap((weeks) => weeks.map(({ startsOn }) => startsOn)))].sort()
  return starts.flatMap((startsOn) => byStart.get(placeInWeek(stays, startsOn))?.get(startsOn) ?? [])
}
