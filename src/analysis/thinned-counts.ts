import type { Random } from './random.ts'

/** Above this many clusters, a count a hundredth is drawn more cheaply than a size and a place for each cluster. */
const fewClusters = 300

/**
 * Independent counts in `parts` equal parts of a mean, together with variance φ × mean. A negative binomial count is a
 * Poisson number of clusters, mean·ln φ/(φ − 1) of them, whose sizes are logarithmic with θ = 1 − 1/φ (Quenouille 1949,
 * Biometrics 5, 162–164); each lies in any part alike. With φ = 1 every cluster is one event.
 * Cost: O(clusters), or O(parts) for large means.
 */
export class ThinnedCounts {
  private readonly mean: number
  private readonly dispersion: number
  private readonly clusters: number

  /** @param mean of the sum, > 0; @param dispersion φ ≥ 1 */
  constructor(mean: number, dispersion: number) {
    this.mean = mean
    this.dispersion = dispersion
    // ln φ ÷ (φ − 1) → 1 as φ → 1.
    this.clusters = dispersion > 1 ? (mean * Math.log(dispersion)) / (dispersion - 1) : mean
  }

  /** Draws into `counts`, all of which it overwrites. */
  draw(random: Random, counts: Float64Array): void {
    const parts = counts.length
    if (this.clusters > fewClusters) {
      for (let part = 0; part < parts; part++) counts[part] = random.clustered(this.mean / parts, this.dispersion)
      return
    }
    counts.fill(0)
    const share = 1 - 1 / this.dispersion
    for (let left = random.poisson(this.clusters); left > 0; left--) {
      counts[random.below(parts)]! += logarithmic(random, share)
    }
  }
}

/** P(k) ∝ θ^k/k, k ≥ 1, 0 ≤ θ < 1, by Kemp's second accelerated generator (1981, Applied Statistics 30, 249–253). */
function logarithmic(random: Random, theta: number): number {
  const v = random.uniform()
  if (v >= theta) return 1
  const q = -Math.expm1(Math.log1p(-theta) * random.uniform())
  if (v <= q * q) return Math.floor(1 + Math.log(v) / Math.log(q))
  return v >= q ? 1 : 2
}
