import { describe, expect, it } from 'vitest'
import { randomStream } from './random.ts'
import { logGamma } from './special.ts'
import { ThinnedCounts } from './thinned-counts.ts'

/** P(X = k) of the negative binomial with this mean and variance φ × mean; Poisson for φ = 1. */
function probability(k: number, mean: number, dispersion: number): number {
  if (dispersion === 1) return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1))
  const shape = mean / (dispersion - 1)
  return Math.exp(
    logGamma(k + shape) -
      logGamma(shape) -
      logGamma(k + 1) -
      shape * Math.log(dispersion) +
      k * Math.log(1 - 1 / dispersion),
  )
}

describe('counts of parts of a mean', () => {
  const runs = 20_000
  it.each([
    [3, 1],
    [3, 1.6],
    [3, 8],
    [30, 1.6],
    [2000, 1.6],
  ])('sum, and each half, have the negative binomial distribution: mean %d, φ = %d', (mean, dispersion) => {
    const counts = new Float64Array(10)
    const thinned = new ThinnedCounts(mean, dispersion)
    const sums = new Map<number, number>()
    const halves = new Map<number, number>()
    const count = (table: Map<number, number>, key: number) => table.set(key, (table.get(key) ?? 0) + 1)
    for (let run = 0; run < runs; run++) {
      thinned.draw(randomStream(3, run), counts)
      count(
        sums,
        counts.reduce((a, b) => a + b),
      )
      count(
        halves,
        counts.subarray(0, 5).reduce((a, b) => a + b),
      )
    }
    for (const [table, expected] of [
      [sums, mean],
      [halves, mean / 2],
    ] as const) {
      // Kolmogorov's distance; 1.95/√n is its 99.9 % point (Smirnov 1948), and less is reached by whole numbers.
      let [seen, below, farthest] = [0, 0, 0]
      for (let k = 0; k <= Math.max(...table.keys()); k++) {
        seen += (table.get(k) ?? 0) / runs
        below += probability(k, expected, dispersion)
        farthest = Math.max(farthest, Math.abs(seen - below))
      }
      expect(farthest).toBeLessThan(1.95 / Math.sqrt(runs))
    }
  })

  it('of different parts are unrelated', () => {
    const counts = new Float64Array(2)
    const thinned = new ThinnedCounts(20, 3)
    const rows = Array.from({ length: runs }, (_, run) => {
      thinned.draw(randomStream(4, run), counts)
      return [counts[0] ?? 0, counts[1] ?? 0] as const
    })
    const covariance = rows.reduce((sum, [a, b]) => sum + (a - 10) * (b - 10), 0) / runs
    // Standard deviation of one product of two counts with variance 30.
    expect(Math.abs(covariance)).toBeLessThan((3.3 * 30) / Math.sqrt(runs))
  })
})
