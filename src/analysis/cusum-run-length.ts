import { fail, requirePositiveNumber, requireWhole, requireWithin } from './check.ts'
import { countDistribution } from './count-distribution.ts'
import { checkpoint, type Hooks } from './work.ts'

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

/** So many states are solved in some 0.1 s. */
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
export function cusumRunLength(cusum: SteppedCusum, mean: number, threshold: number, hooks?: Hooks): number {
  requirePositiveNumber('mean', mean)
  requireWithin('mean', mean, 0, largestMean)
  requireWhole('threshold', threshold, 1, mostStates)
  let arl = Number.NaN
  const keep = (length: RunLength) => {
    arl = length.arl
    return false
  }
  visitThresholds(cusum, mean, threshold, keep, hooks)
  return arl
}

/**
 * The least threshold whose mean run length is at least `arl`.
 * @throws MethodError where it would lie beyond 3,000 steps: the two means are too close for so rare alarms
 * Cost: O(threshold²).
 */
export function thresholdFor(cusum: SteppedCusum, mean: number, arl: number, hooks?: Hooks): RunLength {
  requirePositiveNumber('mean', mean)
  requireWithin('mean', mean, 0, largestMean)
  let found: RunLength | null = null
  const isEnough = (length: RunLength) => {
    if (length.arl >= arl) found = length
    return found !== null
  }
  visitThresholds(cusum, mean, mostStates, isEnough, hooks)
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
function visitThresholds(
  cusum: SteppedCusum,
  mean: number,
  last: number,
  visit: (length: RunLength) => boolean,
  hooks: Hooks | undefined,
): void {
  const moves = movesOf(cusum, mean, last)
  const solver = new Levinson(moves, last)
  for (let threshold = 1; threshold <= last; threshold++) {
    if (threshold > 1) solver.grow()
    // Each threshold costs as many steps as it is high.
    if (threshold % 64 === 0) checkpoint(hooks, threshold * threshold, last * last)
    const { weeks, back } = solver
    const waited = 1 + sumUpTo(moves.up, threshold - 1, (step) => weeks[step - 1]!)
    const returned = moves.sink[0]! + sumUpTo(moves.up, threshold - 1, (step) => back[step - 1]!)
    const fromZero = waited / (1 - returned)
    const startsAt = cusum.fastStart ? threshold >> 1 : 0
    const arl = startsAt === 0 ? fromZero : weeks[startsAt - 1]! + back[startsAt - 1]! * fromZero
    // Rounding cannot tell alarms that are rarer from none at all.
    if (visit({ threshold, arl: 1 - returned > 1 / longestArl ? Math.min(arl, longestArl) : longestArl })) return
  }
}

/** Solves T x = 1 (`weeks` before 0 is met or the alarm goes) and T x = sink (`back`: the probability that 0 is met first). */
class Levinson {
  readonly weeks: Float64Array
  readonly back: Float64Array
  private readonly forward: Float64Array
  private readonly backward: Float64Array
  private readonly moves: Moves
  private order = 0

  constructor(moves: Moves, last: number) {
    this.moves = moves
    this.weeks = new Float64Array(last)
    this.back = new Float64Array(last)
    this.forward = new Float64Array(last)
    this.backward = new Float64Array(last)
  }

  /** To the system with one state more. T's entry in row i, column j is 1 for i = j, less the probability of moving by j − i. */
  grow(): void {
    const { weeks, back, forward, backward, moves } = this
    const order = ++this.order
    if (order === 1) forward[0] = backward[0] = 1 / (1 - moves.stay)
    else this.growVectors(order)
    const missingWeeks = 1 + sumUpTo(moves.down, order - 1, (step) => weeks[order - 1 - step]!)
    const missingBack = moves.sink[order]! + sumUpTo(moves.down, order - 1, (step) => back[order - 1 - step]!)
    for (let i = 0; i < order; i++) {
      weeks[i]! += missingWeeks * backward[i]!
      back[i]! += missingBack * backward[i]!
    }
  }

  private growVectors(order: number): void {
    const { forward, backward, moves } = this
    const below = -sumUpTo(moves.down, order - 1, (step) => forward[order - 1 - step]!)
    const above = -sumUpTo(moves.up, order - 1, (step) => backward[step - 1]!)
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
}

/** Moves of the sum in one week, by whole steps ≥ 1 in rising order: few where a count is worth many steps. */
interface StepList {
  readonly step: readonly number[]
  readonly probability: readonly number[]
}

interface Moves {
  readonly up: StepList
  readonly down: StepList
  readonly stay: number
  /** Of falling from each state to 0 or below. */
  readonly sink: Float64Array
}

/** Σ probability × value of the steps up to `most`. */
function sumUpTo({ step, probability }: StepList, most: number, value: (step: number) => number): number {
  let sum = 0
  for (let i = 0; i < step.length && step[i]! <= most; i++) sum += probability[i]! * value(step[i]!)
  return sum
}

function movesOf({ stepsPerUnit, reference, direction }: SteppedCusum, mean: number, last: number): Moves {
  const { first, probability } = countDistribution(mean, 1)
  const sink = new Float64Array(last + 1)
  const all = Array.from(probability, (p, i) => {
    const distance = (first + i) * stepsPerUnit - reference
    return { step: direction === 'rise' ? distance : -distance, p }
  }).toSorted((a, b) => a.step - b.step)
  for (const { step, p } of all) if (step <= 0) sink[Math.min(-step, last)]! += p
  for (let state = last - 1; state >= 0; state--) sink[state]! += sink[state + 1]!
  const listOf = (moves: readonly { step: number; p: number }[]): StepList => ({
    step: moves.map(({ step }) => Math.abs(step)),
    probability: moves.map(({ p }) => p),
  })
  return {
    up: listOf(all.filter(({ step }) => step > 0)),
    down: listOf(all.filter(({ step }) => step < 0).toReversed()),
    stay: all.find(({ step }) => step === 0)?.p ?? 0,
    sink,
  }
}
