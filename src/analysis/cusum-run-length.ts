import { fail, requirePositiveNumber, requireWhole, requireWithin } from './check.ts'
import { countDistribution } from './count-distribution.ts'

/**
 * A CUSUM of counts in whole steps: it moves by `stepsPerUnit × count − reference` (the other way round for a fall),
 * not below 0, and alarms at `threshold` or more. Whole steps make its Markov chain exact.
 */
export interface SteppedCusum {
  /** Steps that one count is worth. */
  readonly stepsPerUnit: number
  readonly reference: number
  readonly direction: 'rise' | 'fall'
  /** Half the threshold, not 0, is where it starts (the fast initial response of Lucas & Crosier 1982). */
  readonly fastStart: boolean
}

export interface RunLength {
  /** In steps: alarms at this or more. */
  readonly threshold: number
  /** Mean number of weeks until it alarms, from its start. */
  readonly arl: number
}

/** So many states are solved in some 0.2 s. */
export const mostStates = 3000
export const largestMean = 1e4
/** Mean weeks to an alarm; stands for that and more. */
export const longestArl = 1e10

/**
 * Mean weeks to the alarm for counts that are Poisson with this mean: the Markov chain of Brook & Evans (1972),
 * Biometrika 59, 539–549, whose states are the steps below the threshold.
 * @param mean 0 < mean ≤ 10⁴
 * @param threshold in steps, 1 to 3,000
 * Cost: O(threshold²).
 */
export function cusumRunLength(cusum: SteppedCusum, mean: number, threshold: number): number {
  requirePositiveNumber('mean', mean)
  requireWithin('mean', mean, 0, largestMean)
  requireWhole('threshold', threshold, 1, mostStates)
  let arl = Number.NaN
  visitThresholds(cusum, mean, threshold, (length) => {
    arl = length.arl
    return false
  })
  return arl
}

/**
 * The least threshold whose mean run length is at least `arl`.
 * @throws MethodError where it would lie beyond 3,000 steps: the two means are too close for so rare alarms
 * Cost: O(threshold²).
 */
export function thresholdFor(cusum: SteppedCusum, mean: number, arl: number): RunLength {
  requirePositiveNumber('mean', mean)
  requireWithin('mean', mean, 0, largestMean)
  let found: RunLength | null = null
  visitThresholds(cusum, mean, mostStates, (length) => {
    if (length.arl >= arl) found = length
    return found !== null
  })
  return found ?? fail('out-of-range', 'inControlArl', 'fewer weeks, or means that lie farther apart')
}

/**
 * Run lengths for the thresholds 1, 2, 3 …, until `visit` says that it is enough. With v_i the mean weeks from state i,
 *
 *     v_i = 1 + P(to 0 or below) v_0 + Σ_j p(j − i) v_j,   i, j = 1 … threshold − 1
 *
 * is a Toeplitz system with two right-hand sides, solved for every order in turn by Levinson's recursion (1947; Golub &
 * Van Loan, Matrix Computations, §4.7): its leading parts are the systems of the lower thresholds.
 */
function visitThresholds(cusum: SteppedCusum, mean: number, last: number, visit: (length: RunLength) => boolean): void {
  const { move, sink } = moves(cusum, mean, last)
  const at = (difference: number) => (difference === 0 ? 1 : 0) - move(difference)
  const forward = new Float64Array(last)
  const backward = new Float64Array(last)
  /** Weeks before 0 is met or the alarm goes, and the probability that 0 is met first. */
  const weeks = new Float64Array(last)
  const back = new Float64Array(last)
  let startsAt = 0
  for (let threshold = 1; threshold <= last; threshold++) {
    const order = threshold - 1
    if (order > 0) grow(order, at, sink, forward, backward, weeks, back)
    let waited = 1
    let returned = sink(0)
    for (let j = 1; j <= order; j++) {
      waited += move(j) * weeks[j - 1]!
      returned += move(j) * back[j - 1]!
    }
    const fromZero = waited / (1 - returned)
    startsAt = cusum.fastStart ? threshold >> 1 : 0
    const arl = startsAt === 0 ? fromZero : weeks[startsAt - 1]! + back[startsAt - 1]! * fromZero
    // Rounding cannot tell alarms that are rarer from none at all.
    if (visit({ threshold, arl: 1 - returned > 1 / longestArl ? Math.min(arl, longestArl) : longestArl })) return
  }
}

/** One step of Levinson's recursion, to `order` unknowns: T x = 1 and T x = sink. `at(j − i)` is T's entry in row i, column j. */
function grow(
  order: number,
  at: (difference: number) => number,
  sink: (state: number) => number,
  forward: Float64Array,
  backward: Float64Array,
  weeks: Float64Array,
  back: Float64Array,
): void {
  if (order === 1) forward[0] = backward[0] = 1 / at(0)
  else {
    let below = 0
    let above = 0
    for (let i = 0; i < order - 1; i++) {
      below += at(i + 1 - order) * forward[i]!
      above += at(i + 1) * backward[i]!
    }
    const scale = 1 / (1 - below * above)
    let held = 0
    for (let i = 0; i < order; i++) {
      const f = i < order - 1 ? forward[i]! : 0
      const b = held
      held = i < order - 1 ? backward[i]! : 0
      forward[i] = scale * (f - below * b)
      backward[i] = scale * (b - above * f)
    }
  }
  let missingWeeks = 1
  let missingBack = sink(order)
  for (let i = 0; i < order - 1; i++) {
    missingWeeks -= at(i + 1 - order) * weeks[i]!
    missingBack -= at(i + 1 - order) * back[i]!
  }
  for (let i = 0; i < order; i++) {
    weeks[i]! += missingWeeks * backward[i]!
    back[i]! += missingBack * backward[i]!
  }
}

/** Probabilities of the steps that one week moves the sum by, and of falling from a state to 0 or below. */
function moves({ stepsPerUnit, reference, direction }: SteppedCusum, mean: number, last: number) {
  const { first, probability } = countDistribution(mean, 1)
  const up = new Float64Array(2 * last + 1)
  const down = new Float64Array(last + 1)
  for (let i = 0; i < probability.length; i++) {
    const distance = (first + i) * stepsPerUnit - reference
    const step = direction === 'rise' ? distance : -distance
    if (step >= -last && step <= last) up[step + last]! += probability[i]!
    if (step <= 0) down[Math.min(-step, last)]! += probability[i]!
  }
  for (let state = last - 1; state >= 0; state--) down[state]! += down[state + 1]!
  return { move: (difference: number) => up[difference + last]!, sink: (state: number) => down[state]! }
}
