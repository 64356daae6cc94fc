import { gaussHermite } from './gauss-hermite.ts'

/**
 * What is believed of ℓ = log(target rate ÷ comparison rate), the logit of the target's share of all events:
 * normal with this mean and variance.
 */
export interface ShareBelief {
  readonly mean: number
  readonly variance: number
}

/** The belief after the period before, from the prior Beta(½, ½) on the share. Counts are already divided by φ. */
export const beliefAfter = (target: number, comparison: number): ShareBelief => ({
  mean: Math.log((target + 0.5) / (comparison + 0.5)),
  variance: 1 / (target + 0.5) + 1 / (comparison + 0.5),
})

/** log(1 + e^x) without overflow and without losing small values. */
export const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

export const logistic = (x: number): number => (x > 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

/** How well a belief foretold the counts, and what is believed after them. */
export interface Marginal {
  /** Natural log of ∫ L(ℓ) dN(mean, variance), L(ℓ) = e^(target·ℓ) ÷ (1 + e^ℓ)^(target + comparison). */
  readonly log: number
  /** Mean of ℓ given the counts. */
  readonly mean: number
}

/**
 * The marginal likelihood of counts under a belief, by Gauss–Hermite quadrature in logs with the nodes put about the
 * peak of the integrand and spread by its curvature there (Liu & Pierce 1994, Biometrika 81, 624–629). Nodes put about
 * the belief itself miss the likelihood altogether once some hundreds of events have made it narrower than their gaps.
 * Counts ≥ 0 and already divided by φ; 41 nodes unless said. Cost: about 2 µs.
 */
export function marginal(target: number, comparison: number, belief: ShareBelief, count = 41): Marginal {
  const { mean, variance } = belief
  const peak = peakOf(target, comparison, belief)
  const spread = spreadAt(peak, target + comparison, variance)
  const top = logLikelihood(target, comparison, peak) - (peak - mean) ** 2 / (2 * variance)
  const { nodes, logWeights } = gaussHermite(count)
  let sum = 0
  let moment = 0
  for (let k = 0; k < nodes.length; k++) {
    const x = nodes[k]!
    const logit = peak + spread * x
    const fromMean = logit - mean
    const height = logLikelihood(target, comparison, logit) - (fromMean * fromMean) / (2 * variance) - top
    const weight = Math.exp(height + 0.5 * x * x + logWeights[k]!)
    sum += weight
    moment += weight * x
  }
  return {
    log: top + Math.log(sum) + Math.log(spread) - 0.5 * Math.log(variance),
    mean: peak + (spread * moment) / sum,
  }
}

/**
 * log L(ℓ) = target·log p + comparison·log(1 − p), each term by itself: as target·ℓ − (target + comparison)·log(1 + e^ℓ)
 * a share near 1 would be lost in rounding.
 */
export function logLikelihood(target: number, comparison: number, logit: number): number {
  const rest = Math.log1p(Math.exp(-Math.abs(logit)))
  return -target * (Math.max(-logit, 0) + rest) - comparison * (Math.max(logit, 0) + rest)
}

const spreadAt = (logit: number, all: number, variance: number): number =>
  1 / Math.sqrt(all * logistic(logit) * logistic(-logit) + 1 / variance)

/**
 * Where log L(ℓ) − (ℓ − mean)²/(2·variance) is highest: the root of its falling derivative, by Newton's steps, halving what
 * still holds the root whenever one would leave it or is more than half as long as the step before: where counts and belief
 * lie far apart, Newton's steps alone jump from one end to the other and hardly come nearer.
 */
export function peakOf(target: number, comparison: number, { mean, variance }: ShareBelief): number {
  let low = mean - variance * comparison
  let high = mean + variance * target
  let logit = mean
  let step = high - low
  for (let i = 0; i < 200; i++) {
    const slope = target * logistic(-logit) - comparison * logistic(logit) - (logit - mean) / variance
    if (slope > 0) low = logit
    else high = logit
    const spread = spreadAt(logit, target + comparison, variance)
    const newton = logit + slope * spread * spread
    const isSafe = newton >= low && newton <= high && Math.abs(newton - logit) <= step / 2
    const next = isSafe ? newton : (low + high) / 2
    step = Math.abs(next - logit)
    // Each step squares the distance, and the nodes need not stand on the peak to the last digit.
    if (step <= 1e-4 * spread) return next
    logit = next
  }
  return logit
}
