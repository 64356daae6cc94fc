import { gaussLegendre } from './gauss-legendre.ts'
import { beliefAfter, logistic, logLikelihood, peakOf, type ShareBelief, softplus } from './share-belief.ts'
import type { LikelihoodNodes, WeekCounts } from './week-factors.ts'

/** Values of ℓ, the logit of the share, with the log-weights there if the share is unchanged and if it has risen. */
export interface RiseNodes {
  readonly likelihood: LikelihoodNodes
  readonly logUnchanged: Float64Array
  readonly logRisen: Float64Array
}

/** Beyond where an integrand has fallen to e^−22 of its peak there is nothing to sum. */
const negligible = 22
const reach = Math.sqrt(2 * negligible)

/**
 * Equally spaced nodes, the same for both: such sums of smooth densities converge faster than any power of the step
 * (Trefethen & Weideman 2014, SIAM Review 56, 385–458). A step of 1.2 standard deviations of the narrowest posterior there
 * can be, that of an unchanged share after all weeks, errs by some 1e-5 of the value at that one, and by less than 1e-9 soon
 * after the start. In 100 random places of extremes (hardly anything counted before, weeks far from it, a rise of sd 0.2 that is
 * shorter than the step) evidence was never more than 1.2e-4 of itself from double integrals, their steps extrapolated.
 *
 * Unchanged: the share is Beta(a, b), a = T0 + ½ and b = C0 + ½ (counts divided by φ), whose logit has the density
 * p^a·(1 − p)^b. Risen: the same plus |N(0, shiftSd²)|.
 *
 * They reach as far down as the integrand of a window of all comparison events and no target events, which lies lowest
 * (monotone likelihood ratio), and as far up as the highest peak that a window's can have.
 */
export function riseNodes(target0: number, comparison0: number, shiftSd: number, counts: WeekCounts): RiseNodes {
  const { mean, variance } = beliefAfter(target0, comparison0)
  const wide = { mean, variance: variance + shiftSd * shiftSd }
  const wideSd = Math.sqrt(wide.variance)
  const [a, b] = [target0 + 0.5, comparison0 + 0.5]
  const target = counts.targetSum.at(-1)!
  const comparison = counts.comparisonSum.at(-1)!
  const step = Math.min(0.4, 1.2 / Math.sqrt(1 / (1 / (a + target) + 1 / (b + comparison))))
  const low = endOf(a, b + comparison, -1)
  const high = Math.max(endOf(a, b, 1), mean + reach * wideSd, highestPeak(wide, counts) + reach * wideSd)
  const from = Math.floor((low - mean) / step)
  const count = Math.ceil((high - mean) / step) - from + 1
  const logits = new Float64Array(count)
  const perTarget = new Float64Array(count)
  const perComparison = new Float64Array(count)
  const logUnchanged = new Float64Array(count)
  // Of one event, against an unchanged share: log p for the target, log(1 − p) for the comparison.
  const [atTarget, atComparison] = [softplus(-mean), softplus(mean)]
  for (let k = 0; k < count; k++) {
    const logit = mean + (from + k) * step
    const rest = Math.log1p(Math.exp(-Math.abs(logit)))
    logits[k] = logit
    perTarget[k] = atTarget - Math.max(-logit, 0) - rest
    perComparison[k] = atComparison - Math.max(logit, 0) - rest
    logUnchanged[k] = a * perTarget[k] + b * perComparison[k]
  }
  const logRisen = risenFrom(logUnchanged, logits, step, shiftSd, [a, b])
  scale(logUnchanged)
  scale(logRisen)
  return { likelihood: { perTarget, perComparison }, logUnchanged, logRisen }
}

const { nodes: legendreNodes, weights: legendreWeights } = gaussLegendre(16)

/**
 * log ∫ f(u)·h(x − u) du over u < x at each node x, h the half-normal density. Right of all of f it is a sum over the
 * nodes, which is as exact as those of the evidence; where the upper end of the integral cuts through f, the sum
 * would feel the cut, and 16 Gauss–Legendre nodes are laid over what lies below it.
 */
function risenFrom(
  logUnchanged: Float64Array,
  logits: Float64Array,
  step: number,
  shiftSd: number,
  [a, b]: readonly [number, number],
): Float64Array {
  const count = logits.length
  const scale = Math.sqrt(2 / Math.PI) / shiftSd
  const lowest = endOf(a, b, -1)
  const highest = endOf(a, b, 1)
  const peak = Math.log(a / b)
  const inside = logits.findIndex((logit) => logit >= lowest)
  const density = new Float64Array(count)
  const half = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    density[k] = Math.exp(logUnchanged[k])
    half[k] = scale * Math.exp(-0.5 * ((k * step) / shiftSd) ** 2)
  }
  const logRisen = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const logit = logits[k]
    if (logit > highest) logRisen[k] = Math.log(step * sumBelow(density, half, inside, k))
    else {
      const from = logit > peak ? lowest : logit - depthBelow(logit, a, b, peak - lowest)
      logRisen[k] = logUnchanged[k] + Math.log(scale * cutIntegral(from, logit, shiftSd, a, b))
    }
  }
  return logRisen
}

/**
 * Σ density · half over nodes `inside` to `node`, as far as it matters: far right of the density, where the half-normal falls
 * steeply, that is beyond where the density itself is negligible. The products are log-concave.
 */
function sumBelow(density: Float64Array, half: Float64Array, inside: number, node: number): number {
  let sum = 0
  for (let j = inside; j <= node; j++) {
    const term = density[j] * half[node - j]
    if (term < sum * 1e-12) break
    sum += term
  }
  return sum
}

/** ∫ f(u) / f(to) · e^(−(to − u)²/(2·shiftSd²)) du over from … to. */
function cutIntegral(from: number, to: number, shiftSd: number, a: number, b: number): number {
  const near = Math.max(from, to - reach * shiftSd)
  const halfWidth = (to - near) / 2
  const atEnd = logLikelihood(a, b, to)
  let sum = 0
  for (let k = 0; k < legendreNodes.length; k++) {
    const below = halfWidth * (1 - legendreNodes[k])
    sum += legendreWeights[k] * Math.exp(logLikelihood(a, b, to - below) - atEnd - 0.5 * (below / shiftSd) ** 2)
  }
  return sum * halfWidth
}

/**
 * How far below a point left of the peak the density has fallen to e^−22 of what it is there, or further: it is
 * log-concave, so it falls faster than its tangent, and faster than it does from the peak on.
 */
function depthBelow(logit: number, a: number, b: number, fromPeak: number): number {
  const slope = a * logistic(-logit) - b * logistic(logit)
  return slope > 0 ? Math.min(negligible / slope, fromPeak) : fromPeak
}

/** Where, on one side, the density of the logit of a Beta(a, b) has fallen to e^−22 of its peak, or a little further out. */
function endOf(a: number, b: number, side: -1 | 1): number {
  const peak = Math.log(a / b)
  const least = logLikelihood(a, b, peak) - negligible
  let near = 0
  let far = Math.sqrt(1 / a + 1 / b)
  while (logLikelihood(a, b, peak + side * far) > least) {
    near = far
    far *= 2
  }
  for (let i = 0; i < 6; i++) {
    const middle = (near + far) / 2
    if (logLikelihood(a, b, peak + side * middle) > least) near = middle
    else far = middle
  }
  return peak + side * far
}

/** Makes log-weights sum to 1. */
function scale(logs: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < logs.length; k++) top = Math.max(top, logs[k])
  let sum = 0
  for (let k = 0; k < logs.length; k++) sum += Math.exp(logs[k] - top)
  const total = top + Math.log(sum)
  for (let k = 0; k < logs.length; k++) logs[k] -= total
}

/**
 * No window's integrand peaks above what is believed and above the odds of its events, which are no more than the week's of
 * the greatest odds; nor above that of all target events with the fewest comparison events of a week.
 */
function highestPeak(wide: ShareBelief, { target, comparison, targetSum, dispersion }: WeekCounts): number {
  let odds = 0
  let least = Number.POSITIVE_INFINITY
  for (let week = 0; week < target.length; week++) {
    if (target[week]! > 0) odds = Math.max(odds, target[week]! / comparison[week]!)
    least = Math.min(least, comparison[week]!)
  }
  return Math.min(Math.max(wide.mean, Math.log(odds)), peakOf(targetSum.at(-1)!, least / dispersion, wide))
}
