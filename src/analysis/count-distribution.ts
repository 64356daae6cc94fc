import { betaBelow } from './special.ts'

/**
 * Counts with this mean and variance dispersion × mean: Poisson for a dispersion of 1, negative binomial above. Both are
 * built from the mode outward by the ratio of neighbours, p(k + 1) / p(k) = (mean + k (φ − 1)) / (φ (k + 1)), so that
 * no logarithm of a factorial costs digits and φ → 1 is no special case.
 */
export interface CountDistribution {
  /** The count that `probability[0]` belongs to. */
  readonly first: number
  /** Of first, first + 1, … as far as it is at least 1e-18 of the mode's; sums to 1. */
  readonly probability: Float64Array
}

/**
 * @param mean > 0, at most 10⁹
 * @param dispersion φ ≥ 1
 * Cost: some 18 standard deviations and 41 φ terms; ask `isCompact` first where these may be many.
 */
export function countDistribution(mean: number, dispersion: number): CountDistribution {
  const over = dispersion - 1
  // (size − 1)(φ − 1), size = mean / (φ − 1): where the ratio passes 1.
  const mode = Math.max(0, Math.floor(mean - over))
  const ratio = (count: number) => (mean + count * over) / (dispersion * (count + 1))
  const lower: number[] = []
  for (let p = 1, count = mode; count > 0 && p > 1e-18; count--) {
    p /= ratio(count - 1)
    lower.push(p)
  }
  const upper: number[] = [1]
  for (let p = 1, count = mode; p > 1e-18; count++) {
    p *= ratio(count)
    upper.push(p)
  }
  const all = lower.toReversed().concat(upper)
  const total = all.reduce((sum, p) => sum + p, 0)
  return { first: mode - lower.length, probability: Float64Array.from(all, (p) => p / total) }
}

const isCompact = (mean: number, dispersion: number): boolean =>
  18 * Math.sqrt(mean * dispersion) + 41 * dispersion < 200_000

/**
 * The least count c with P(X ≤ c) ≥ p, 0 < p < 1.
 * Cost: that of the distribution, or some 60 incomplete betas where it is wide.
 */
export function countQuantile(p: number, mean: number, dispersion: number): number {
  if (!isCompact(mean, dispersion)) return wideQuantile(p, mean, dispersion)
  const { first, probability } = countDistribution(mean, dispersion)
  let below = 0
  for (let i = 0; i < probability.length; i++) {
    below += probability[i]!
    // Sums that are equal but for rounding are equal.
    if (below >= p * (1 - 1e-14)) return first + i
  }
  return first + probability.length - 1
}

/** P(X ≥ count), from its small terms up, so that a far tail keeps its digits. */
export function countAtLeast(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1
  if (!isCompact(mean, dispersion)) return Math.max(0, 1 - wideBelow(count - 1, mean, dispersion))
  const { first, probability } = countDistribution(mean, dispersion)
  let sum = 0
  for (let i = probability.length - 1; i >= 0 && first + i >= count; i--) sum += probability[i]!
  return Math.min(1, sum)
}

/** P(X ≤ count) of a wide negative binomial: I_{1/φ}(mean / (φ − 1), count + 1). Its size is small, so digits last. */
const wideBelow = (count: number, mean: number, dispersion: number): number =>
  betaBelow(1 / dispersion, mean / (dispersion - 1), count + 1)

function wideQuantile(p: number, mean: number, dispersion: number): number {
  let high = Math.max(1, Math.ceil(mean))
  while (wideBelow(high, mean, dispersion) < p && high < 1e15) high *= 2
  let low = -1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (wideBelow(middle, mean, dispersion) >= p) high = middle
    else low = middle
  }
  return high
}
