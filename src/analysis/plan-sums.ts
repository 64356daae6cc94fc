import { type PlanProblem, slotMinutes } from './plan-input.ts'

/**
 * Of a weight by slot at one point, by minute m: the sum over middles before m, and over those at or after m the sums
 * with q^(t − m) and q^(2(t − m)), q = 2^(−1/h). What a visit is worth at such weights is then read at once.
 */
export interface MinuteSums {
  readonly before: Float64Array
  readonly after: Float64Array
  readonly afterTwice: Float64Array
}

/** Fills the sums of one point from `row` on; `weight` is of that point's slots. O(minutes). */
export function sumByMinute(
  { slotCount, horizon, halfLifeMinutes }: PlanProblem,
  weight: ArrayLike<number>,
  { before, after, afterTwice }: MinuteSums,
  row = 0,
): void {
  const half = 2 ** (-0.5 / halfLifeMinutes)
  const [minute, twice] = [half ** 2, half ** 4]
  before[row] = 0
  after[row + horizon] = 0
  afterTwice[row + horizon] = 0
  for (let slot = slotCount - 1; slot >= 0; slot--) {
    for (let m = (slot + 1) * slotMinutes - 1; m >= slot * slotMinutes; m--) {
      // The middle of a slot is half a minute into its third minute.
      const here = m === slot * slotMinutes + 2 ? weight[slot] : 0
      after[row + m] = after[row + m + 1] * minute + here * half
      afterTwice[row + m] = afterTwice[row + m + 1] * twice + here * minute
      before[row + m + 1] = here
    }
  }
  for (let m = 1; m <= horizon; m++) before[row + m] += before[row + m - 1]
}

export const emptySums = (length: number): MinuteSums => ({
  before: new Float64Array(length),
  after: new Float64Array(length),
  afterTwice: new Float64Array(length),
})
