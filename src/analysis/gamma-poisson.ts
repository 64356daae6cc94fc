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
   * `inside`: the likelihood has its maximum here. `boundary`: places differ no more than chance, so the
   * maximum is at infinite shape. `empty`: nothing was counted anywhere.
   */
  readonly outcome: 'inside' | 'boundary' | 'empty'
}

/** A prior of more shape than this says that all places are alike to 3 %: that is the boundary. */
export const largestShape = 1000
const smallestShape = 1e-4

/**
 * Fits the prior by maximum marginal likelihood.
 * @param counts n_i ≥ 0, not all need be whole
 * @param exposures E_i > 0, same length
 * Cost: O(places) per step, some 45 steps; zero counts need no Γ.
 */
export function fitGammaPrior(counts: ArrayLike<number>, exposures: ArrayLike<number>): PriorFit {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]!
  if (!(total > 0)) return { shape: Number.NaN, rate: Number.NaN, outcome: 'empty' }
  // The slope of the profile likelihood in the shape has one sign change (Levin & Reeds 1977), so bisection in its
  // logarithm finds the maximum, or that there is none.
  const slope = (logShape: number) => {
    const shape = Math.exp(logShape)
    return profileSlope(shape, bestRate(shape, counts, exposures), counts, exposures)
  }
  let low = Math.log(smallestShape)
  let high = Math.log(largestShape)
  const outcome = slope(high) > 0 ? 'boundary' : 'inside'
  if (outcome === 'boundary') low = high
  for (let i = 0; i < 50 && high - low > 1e-12; i++) {
    const middle = (low + high) / 2
    if (slope(middle) > 0) low = middle
    else high = middle
  }
  const shape = Math.exp((low + high) / 2)
  return { shape, rate: bestRate(shape, counts, exposures), outcome }
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
function profileSlope(shape: number, rate: number, counts: ArrayLike<number>, exposures: ArrayLike<number>): number {
  const zero = digamma(shape)
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > 0) sum += digamma(shape + counts[i]!) - zero
    sum -= Math.log1p(exposures[i]! / rate)
  }
  return sum
}
