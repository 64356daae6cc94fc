import {
  requireAllWithin,
  requireCounts,
  requireLength,
  requireProbability,
  requireSome,
  requireWithin,
} from './check.ts'
import { gatheredDispersion } from './dispersion.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { beliefAfter, type Marginal, marginal, type ShareBelief } from './share-belief.ts'
import { checkpoint, type Hooks } from './work.ts'

/** Whole weeks of counts of the target and of a comparison that is thought to share everything but the operation. */
export interface WeeklyPair {
  /** Target events of each week before the start. */
  readonly targetBefore: ArrayLike<number>
  readonly comparisonBefore: ArrayLike<number>
  /** Target events of each whole week since the start. */
  readonly targetSince: ArrayLike<number>
  readonly comparisonSince: ArrayLike<number>
}

export interface AnyTimeOptions {
  /** Speak when the evidence reaches 1/α. Default 0.05: at 20. */
  readonly alpha?: number
  /** Standard deviation of the changes of the log ratio that are looked for. Default 0.7: a halving or a doubling. */
  readonly shiftSd?: number
  /** φ, when it is known better than from these weeks; left out, the larger Pearson dispersion of the weeks before. */
  readonly dispersion?: number
}

export interface AnyTimeMonitoring {
  readonly defined: true
  /** What the counts were divided by. */
  readonly dispersion: number
  /** One entry for each week since the start: the evidence that the ratio has changed, at most 1e300. */
  readonly evidence: Float64Array
  /** Estimate of the rate ratio (target since ÷ before) ÷ (comparison since ÷ before), drawn towards 1 while counts are few. */
  readonly ratio: Float64Array
  /** The confidence sequence of that ratio: at 1 − α it holds the true one in all weeks at once. Ends 0 and Infinity where open. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** The first week (1 is the first) with evidence ≥ 1/α, and which way; null while nothing can be said. */
  readonly spoke: { readonly week: number; readonly direction: 'fewer' | 'more' } | null
}

/**
 * Has the target changed against its comparison, asked every week without an end date? E compares how well the
 * cumulative counts are foretold when the share may have shifted, ∫L dN(μ, s² + shiftSd²), and when it may not,
 * ∫L dN(μ, s²): a Bayes factor, which looked at every week reaches 20 by chance in at most one of twenty runs, on
 * average over the share (Robbins 1970, Ann. Math. Statist. 41, 1397–1409). All counts are divided by φ. The ends of the
 * sequence are the ratios against which the same evidence is 1/α: prior ÷ posterior of the shift (Waudby-Smith & Ramdas
 * 2020, NeurIPS 33).
 * @param weeks counts, whole numbers ≥ 0 and at most 1e9; at least two weeks before, and as many of each pair
 * @returns not defined without comparison events before: there is no share to change
 * @throws MethodError on counts that are none, mismatched lengths, α outside (0, 1); Cancelled
 * Cost: about 30 µs a week.
 */
export function anyTimeMonitoring(
  weeks: WeeklyPair,
  options: AnyTimeOptions = {},
  hooks?: Hooks,
): AnyTimeMonitoring | NotDefined<'no-comparison-events'> {
  const { alpha = 0.05, shiftSd = 0.7 } = options
  checkPair(weeks)
  requireProbability('alpha', alpha)
  requireWithin('shiftSd', shiftSd, 0.01, 10)
  if (total(weeks.comparisonBefore) === 0) return notDefined('no-comparison-events')
  if (options.dispersion !== undefined) requireWithin('dispersion', options.dispersion, 1, 1e6)
  const dispersion = options.dispersion ?? gatheredDispersion([weeks.targetBefore, weeks.comparisonBefore])
  const before = beliefAfter(total(weeks.targetBefore) / dispersion, total(weeks.comparisonBefore) / dispersion)
  const look = looker(before, shiftSd, Math.log(1 / alpha))

  const count = weeks.targetSince.length
  const [evidence, ratio, low, high] = [0, 1, 2, 3].map(() => new Float64Array(count))
  let spoke: AnyTimeMonitoring['spoke'] = null
  let target = 0
  let comparison = 0
  for (let week = 0; week < count; week++) {
    target += weeks.targetSince[week]! / dispersion
    comparison += weeks.comparisonSince[week]! / dispersion
    const seen = look(target, comparison)
    evidence[week] = seen.evidence
    ratio[week] = Math.exp(seen.shift)
    low[week] = Math.exp(seen.low)
    high[week] = Math.exp(seen.high)
    if (!spoke && seen.evidence >= 1 / alpha) spoke = { week: week + 1, direction: seen.shift < 0 ? 'fewer' : 'more' }
    checkpoint(hooks, week + 1, count)
  }
  return { defined: true, dispersion, evidence, ratio, low, high, spoke }
}

const mostEvents = 1e9

function checkPair(weeks: WeeklyPair): void {
  requireSome('targetBefore', weeks.targetBefore, 2)
  requireLength('comparisonBefore', weeks.comparisonBefore, 'targetBefore', weeks.targetBefore.length)
  requireSome('targetSince', weeks.targetSince)
  requireLength('comparisonSince', weeks.comparisonSince, 'targetSince', weeks.targetSince.length)
  for (const name of ['targetBefore', 'comparisonBefore', 'targetSince', 'comparisonSince'] as const) {
    requireCounts(name, weeks[name])
    requireAllWithin(name, weeks[name], 0, mostEvents)
  }
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let week = 0; week < counts.length; week++) sum += counts[week]!
  return sum
}

/** What one look at the cumulative counts (divided by φ) shows; shift and ends are logs of the ratio. */
interface Look {
  readonly evidence: number
  readonly shift: number
  readonly low: number
  readonly high: number
}

function looker(before: ShareBelief, shiftSd: number, threshold: number) {
  const { mean, variance } = before
  const shiftVariance = shiftSd * shiftSd
  const wide = { mean, variance: variance + shiftVariance }
  let low = -shiftSd
  let high = shiftSd
  return (target: number, comparison: number): Look => {
    const shifted = marginal(target, comparison, wide)
    const steady = marginal(target, comparison, before)
    const shift = (shiftVariance / wide.variance) * (shifted.mean - mean)
    const shiftedBy = (by: number) => marginal(target, comparison, { mean: mean + by, variance })
    const least = shifted.log - threshold
    low = target > 0 ? endOf(shiftedBy, least, mean, variance, low, -1) : Number.NEGATIVE_INFINITY
    high = comparison > 0 ? endOf(shiftedBy, least, mean, variance, high, 1) : Number.POSITIVE_INFINITY
    return { evidence: Math.exp(Math.min(shifted.log - steady.log, mostLog)), shift, low, high }
  }
}

const mostLog = Math.log(1e300)

/**
 * The shift, on one side of the best, at which the marginal likelihood has fallen to `least`. It is log-concave in the
 * shift (Prékopa 1973), so Newton's steps from outside come in without crossing, and one from inside lands outside.
 */
function endOf(
  shiftedBy: (shift: number) => Marginal,
  least: number,
  mean: number,
  variance: number,
  start: number,
  side: -1 | 1,
): number {
  let shift = Number.isFinite(start) ? start : side
  let reach = 1
  for (let i = 0; i < 200; i++) {
    const at = shiftedBy(shift)
    const slope = (at.mean - mean - shift) / variance
    if (slope * side > -1e-6) {
      // Still on the other side of the best shift: go out until it lies behind.
      shift += side * reach
      reach *= 2
      continue
    }
    const step = (least - at.log) / slope
    shift += step
    // Each step squares the distance: what is left is near 1e-12.
    if (Math.abs(step) <= 1e-6 * (1 + Math.abs(shift))) return shift
  }
  return shift
}
