import { requireLength, requireNonNegative, requirePositive } from './check.ts'
import { digamma, logGamma } from './special.ts'

/**
 * Rates of many places that borrow strength from each other: counts n_i ~ Poisson(λ_i E_i), rates
 * λ_i ~ Gamma(a, b), a and b by maximum marginal (negative binomial) likelihood (Robbins 1956 named it
 * empirical Bayes; Efron & Hastie 2016, §6.1). Counts need not be whole: decayed counts scaled by c enter the
 * same likelihood with Γ for the factorial. docs/methods/point-ranking.md
 */
export interface GammaPrior {
  readonly shape: number
  /** In units of exposure: the prior is worth `rate` of it. */
  readonly rate: number
}

export interface PriorFit extends GammaPrior {
  /**
   * `inside`: the likelihood has its maximum here. `boundary`: it has none, as a rule because places differ no
   * more than chance, so that it rises towards infinite shape. `empty`: nothing was counted anywhere; shape and rate
   * are 0 then, which is no prior.
   */
  readonly outcome: 'inside' | 'boundary' | 'empty'
}

/** A prior of more shape than this says that all places are alike to 3 %: that is the boundary. */
export const largestShape = 1000
const smallestShape = 1e-4

/** Shapes at which the likelihood is looked at first: each 1.8 times the one before. */
const lookedAt = 29

/**
 * Fits the prior by maximum marginal likelihood. With equal exposures and whole counts the profile likelihood of
 * the shape has at most one maximum (Levin & Reeds 1977); with unequal ones it may have two, so a coarse look comes
 * before the root of its slope.
 * @param counts n_i ≥ 0, not all need be whole
 * @param exposures E_i > 0, same length
 * @throws MethodError for other counts or exposures
 * Cost: O(places) per step, some 70 steps; zero counts need no Γ.
 */
export function fitGammaPrior(counts: ArrayLike<number>, exposures: ArrayLike<number>): PriorFit {
  requireLength('exposures', exposures, 'counts', counts.length)
  requireNonNegative('counts', counts)
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]!
  // Without incidents a group has no scale, and so no exposure either.
  if (!(total > 0)) return { shape: 0, rate: 0, outcome: 'empty' }
  requirePositive('exposures', exposures)
  const logShapes = Array.from({ length: lookedAt }, (_, i) => {
    const [low, high] = [Math.log(smallestShape), Math.log(largestShape)]
    return low + ((high - low) * i) / (lookedAt - 1)
  })
  const priorOf = (logShape: number): GammaPrior => {
    const shape = Math.exp(logShape)
    return { shape, rate: bestRate(shape, counts, exposures) }
  }
  const likelihoods = logShapes.map((logShape) => logMarginal(priorOf(logShape), counts, exposures))
  const best = likelihoods.indexOf(Math.max(...likelihoods))
  const slope = (logShape: number) => profileSlope(priorOf(logShape), counts, exposures)
  const low = logShapes[Math.max(0, best - 1)]!
  const high = logShapes[Math.min(lookedAt - 1, best + 1)]!
  // At an end the maximum may still lie just inside it: the slope there tells.
  if (best === lookedAt - 1 && slope(high) > 0) return { ...priorOf(high), outcome: 'boundary' }
  if (best === 0 && slope(low) < 0) return { ...priorOf(low), outcome: 'boundary' }
  return { ...priorOf(rootOf(slope, low, high)), outcome: 'inside' }
}

/** Where a slope that is positive at `low` and negative at `high` is zero, by bisection. */
function rootOf(slope: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high]
  while (to - from > 1e-12) {
    const middle = (from + to) / 2
    if (slope(middle) > 0) from = middle
    else to = middle
  }
  return (from + to) / 2
}

/** ln of the marginal likelihood, leaving out Σ ln n_i! and Σ n_i ln E_i, which hold no parameter. */
export function logMarginal(prior: GammaPrior, counts: ArrayLike<number>, exposures: ArrayLike<number>): number {
  const { shape, rate } = prior
  const zero = logGamma(shape)
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i]!
    sum += shape * Math.log(rate) - (shape + n) * Math.log(rate + exposures[i]!)
    if (n > 0) sum += logGamma(shape + n) - zero
  }
  return sum
}

/**
 * The rate that is best for a shape: the root of Σ a − (a + n_i) b / (b + E_i), which falls steadily in b.
 * With equal exposures the prior's mean is the plain mean, in closed form.
 */
function bestRate(shape: number, counts: ArrayLike<number>, exposures: ArrayLike<number>): number {
  let total = 0
  let exposure = 0
  let unequal = false
  for (let i = 0; i < counts.length; i++) {
    total += counts[i]!
    exposure += exposures[i]!
    if (exposures[i] !== exposures[0]) unequal = true
  }
  const start = (shape * exposure) / total
  return unequal ? rateRoot(start, shape, counts, exposures) : start
}

function rateRoot(start: number, shape: number, counts: ArrayLike<number>, exposures: ArrayLike<number>): number {
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let rate = start
  for (let step = 0; step < 100; step++) {
    let value = 0
    let slope = 0
    for (let i = 0; i < counts.length; i++) {
      const sum = rate + exposures[i]!
      value += shape - ((shape + counts[i]!) * rate) / sum
      slope -= ((shape + counts[i]!) * exposures[i]!) / (sum * sum)
    }
    if (value > 0) low = rate
    else high = rate
    let next = rate - value / slope
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? rate * 2 : (low + high) / 2
    if (Math.abs(next - rate) <= 1e-13 * rate) return next
    rate = next
  }
  return rate
}

/** d/da of the profile log likelihood; b has no part in it, since it is at its best (envelope theorem). */
function profileSlope({ shape, rate }: GammaPrior, counts: ArrayLike<number>, exposures: ArrayLike<number>): number {
  const zero = digamma(shape)
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > 0) sum += digamma(shape + counts[i]!) - zero
    sum -= Math.log1p(exposures[i]! / rate)
  }
  return sum
}
