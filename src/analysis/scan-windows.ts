/**
 * The stretches of time of the cylinders. A best cylinder begins and ends on a day that has an event somewhere (a day
 * without any adds neither events nor expectation), so only those are tried; dealing the days out to other places
 * leaves the set of days as it is.
 */
export interface Windows {
  /** Days with an event, rising. */
  readonly days: Float64Array
  /** Event → index in `days`. */
  readonly dayOf: Int32Array
  /** Index of a day → events on the days before it; one more at the end. */
  readonly before: Int32Array
  /** First and last day of each window, as indexes. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** Window → the day its last day stands for: the last day of the study for `now`. */
  readonly until: Float64Array
}

export interface WindowLimits {
  readonly longestDays: number
  readonly when: 'now' | 'ever'
  readonly lastDay: number | undefined
}

export function windowsOf(days: Float64Array, { longestDays, when, lastDay }: WindowLimits): Windows {
  const distinct = Float64Array.from(new Set(days)).sort()
  const index = new Map(Array.from(distinct, (day, k) => [day, k]))
  const dayOf = Int32Array.from(days, (day) => index.get(day) as number)
  const before = new Int32Array(distinct.length + 1)
  for (let event = 0; event < dayOf.length; event++) before[dayOf[event] + 1]++
  for (let k = 0; k < distinct.length; k++) before[k + 1] += before[k]
  const end = distinct.length - 1
  const now = lastDay ?? distinct[end]
  const first: number[] = []
  const last: number[] = []
  const until: number[] = []
  for (let b = when === 'now' ? end : 0; b <= end; b++) {
    const closes = when === 'now' ? now : distinct[b]
    for (let a = b; a >= 0 && closes - distinct[a] + 1 <= longestDays; a--) {
      first.push(a)
      last.push(b)
      until.push(closes)
    }
  }
  return {
    days: distinct,
    dayOf,
    before,
    first: Int32Array.from(first),
    last: Int32Array.from(last),
    until: Float64Array.from(until),
  }
}
