import { fail, requireCounts, requirePositiveNumber, requireSome, requireWhole, requireWithin } from './check.ts'
import { cusumRunLength, largestMean, mostStates, type SteppedCusum, thresholdFor } from './cusum-run-length.ts'
import type { Hooks } from './work.ts'

/**
 * The Poisson CUSUM, set to 0 again (or to its head start) after each alarm: have counts gone over to a higher, or a
 * lower, mean, a little every week? Lucas 1985, Technometrics 27, 129–144; Page 1954, Biometrika 41, 100–115.
 * docs/methods/cusum.md
 */
export interface CusumDesign {
  /** Mean of a week while all is as it was; 0.001 to 10,000. */
  readonly inControlMean: number
  /** The mean that is to be found soon: above the other for a rise, below it for a fall. 0.001 to 10,000. */
  readonly outOfControlMean: number
  /** Alarms when the sum is at least this. Left out: the least with `inControlArl`. */
  readonly threshold?: number
  /** Mean weeks between false alarms that are wanted, 2 to 10⁷, for Poisson counts; 500 unless given. */
  readonly inControlArl?: number
  /** Sums are counted in steps of 1 / this, 1 to 1,000; left out: the coarsest that moves k by at most 5 % of the shift. */
  readonly stepsPerUnit?: number
  /** Starts, also after each alarm, at half the threshold: the fast initial response. False unless given. */
  readonly fastStart?: boolean
}

export interface CusumScheme {
  readonly direction: 'rise' | 'fall'
  /** k, rounded to whole steps. */
  readonly referenceValue: number
  /** h, in whole steps: rounded up, which changes no alarm. */
  readonly threshold: number
  readonly stepsPerUnit: number
  readonly startsAt: number
  /** Mean weeks to an alarm at each of the two means, exact for Poisson counts. */
  readonly inControlArl: number
  readonly outOfControlArl: number
}

export interface Cusum extends CusumScheme {
  /** The sum after each week, before it is set back. */
  readonly sums: Float64Array
  /** 1 where the sum reached the threshold. */
  readonly alarm: Uint8Array
}

const steppings = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const mostCount = 1e9

/**
 * The scheme for two means: k = (μ₁ − μ₀) / (ln μ₁ − ln μ₀), at which the likelihoods of the two are equal, and either
 * the given threshold or the least one whose in-control run length is as wanted.
 * @throws MethodError for means that are equal or out of range, a k that steps cannot tell from a mean, or a threshold
 *   beyond 3,000 steps
 * Cost: O(threshold in steps squared), at most some 0.6 s.
 */
export function cusumScheme(design: CusumDesign, hooks?: Hooks): CusumScheme {
  const { inControlMean, outOfControlMean, inControlArl = 500, fastStart = false } = design
  requireWithin('inControlMean', inControlMean, 0.001, largestMean)
  requireWithin('outOfControlMean', outOfControlMean, 0.001, largestMean)
  requireWithin('inControlArl', inControlArl, 2, 1e7)
  if (inControlMean === outOfControlMean) fail('all-alike', 'outOfControlMean', 'another mean than inControlMean')
  const shift = outOfControlMean - inControlMean
  const k = shift / Math.log1p(shift / inControlMean)
  const stepsPerUnit = design.stepsPerUnit ?? coarsest(k, Math.abs(shift))
  requireWhole('stepsPerUnit', stepsPerUnit, 1, 1000)
  const reference = Math.round(k * stepsPerUnit)
  if (!isBetween(reference / stepsPerUnit, inControlMean, outOfControlMean)) {
    fail('out-of-range', 'stepsPerUnit', 'more steps: the rounded k must lie between the two means')
  }
  const cusum: SteppedCusum = { stepsPerUnit, reference, direction: shift > 0 ? 'rise' : 'fall', fastStart }
  const steps =
    design.threshold === undefined
      ? thresholdFor(cusum, inControlMean, inControlArl, stretchOf(hooks, 0)).threshold
      : thresholdSteps(stepsPerUnit, design.threshold)
  return {
    direction: cusum.direction,
    referenceValue: reference / stepsPerUnit,
    threshold: steps / stepsPerUnit,
    stepsPerUnit,
    startsAt: fastStart ? (steps >> 1) / stepsPerUnit : 0,
    inControlArl: cusumRunLength(cusum, inControlMean, steps, stretchOf(hooks, 1)),
    outOfControlArl: cusumRunLength(cusum, outOfControlMean, steps, stretchOf(hooks, 2)),
  }
}

/** Progress of one of the three searches as a part of the whole. */
const stretchOf = (hooks: Hooks | undefined, part: number): Hooks | undefined =>
  hooks && { ...hooks, progress: (done, total) => hooks.progress?.(part + done / total, 3) }

function thresholdSteps(stepsPerUnit: number, given: number): number {
  requirePositiveNumber('threshold', given)
  requireWithin('threshold', given, 0, mostStates / stepsPerUnit)
  // 4.6 × 10 is 46, whatever the last bit says.
  return Math.max(1, Math.ceil(given * stepsPerUnit - 1e-9))
}

function coarsest(k: number, shift: number): number {
  const fits = (steps: number) => Math.abs(Math.round(k * steps) / steps - k) <= 0.05 * shift
  return steppings.find(fits) ?? fail('out-of-range', 'outOfControlMean', 'means that lie farther apart')
}

const isBetween = (value: number, one: number, other: number): boolean =>
  value > Math.min(one, other) && value < Math.max(one, other)

/**
 * Weekly sums S ← max(0, S + x − k), for a fall max(0, S + k − x), and their alarms; after an alarm the sum starts anew.
 * @param counts a week, whole numbers ≥ 0 and at most 10⁹, oldest first
 * @throws MethodError as `cusumScheme`, and for other or no counts
 * Cost: O(weeks), after the scheme's.
 */
export function poissonCusum(counts: ArrayLike<number>, design: CusumDesign, hooks?: Hooks): Cusum {
  requireSome('counts', counts)
  requireCounts('counts', counts)
  for (let week = 0; week < counts.length; week++) {
    if (counts[week]! > mostCount) fail('out-of-range', 'counts', 'counts of at most 1e9', week)
  }
  const scheme = cusumScheme(design, hooks)
  // In whole steps, so that a sum of many weeks is exact.
  const { stepsPerUnit } = scheme
  const inSteps = (value: number) => Math.round(value * stepsPerUnit)
  const [k, h, start] = [scheme.referenceValue, scheme.threshold, scheme.startsAt].map(inSteps) as [
    number,
    number,
    number,
  ]
  const sign = scheme.direction === 'rise' ? 1 : -1
  const sums = new Float64Array(counts.length)
  const alarm = new Uint8Array(counts.length)
  let sum = start
  for (let week = 0; week < counts.length; week++) {
    sum = Math.max(0, sum + sign * (counts[week]! * stepsPerUnit - k))
    sums[week] = sum / stepsPerUnit
    if (sum < h) continue
    alarm[week] = 1
    sum = start
  }
  return { ...scheme, sums, alarm }
}
