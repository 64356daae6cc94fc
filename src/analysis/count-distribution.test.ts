import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { countAtLeast, countDistribution, countQuantile } from './count-distribution.ts'
import { logGamma } from './special.ts'

/** The slow, obvious version: the formula with factorials. */
function pmf(count: number, mean: number, dispersion: number): number {
  if (dispersion === 1) return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
  const size = mean / (dispersion - 1)
  const ways = logGamma(size + count) - logGamma(size) - logGamma(count + 1)
  return Math.exp(ways - size * Math.log(dispersion) + count * Math.log1p(-1 / dispersion))
}

const mean = evenly(0.01, 200)
const dispersion = fc.oneof(fc.constant(1), fc.double({ min: 1.001, max: 9, noNaN: true }))

describe('counts with variance φ × mean', () => {
  it('have the probabilities of the formula', () => {
    fc.assert(
      fc.property(mean, dispersion, fc.nat({ max: 300 }), (m, phi, count) => {
        const { first, probability } = countDistribution(m, phi)
        expect(probability[count - first] ?? 0).toBeCloseTo(pmf(count, m, phi), 9)
      }),
    )
  })

  it('have this mean and this variance', () => {
    fc.assert(
      fc.property(mean, dispersion, (m, phi) => {
        const { first, probability } = countDistribution(m, phi)
        let [sum, squares] = [0, 0]
        probability.forEach((p, i) => {
          sum += p * (first + i)
          squares += p * (first + i - m) ** 2
        })
        expect(Math.abs(sum / m - 1)).toBeLessThan(1e-10)
        expect(Math.abs(squares / (m * phi) - 1)).toBeLessThan(1e-10)
      }),
    )
  })

  it('have the least count that reaches a share as quantile, narrow or wide', () => {
    const wide = fc.tuple(fc.double({ min: 1, max: 300, noNaN: true }), fc.double({ min: 6e3, max: 1e5, noNaN: true }))
    fc.assert(
      fc.property(fc.oneof(fc.tuple(mean, dispersion), wide), fc.constantFrom(0.5, 0.9, 0.95, 0.995), ([m, phi], p) => {
        const quantile = countQuantile(p, m, phi)
        expect(1 - countAtLeast(quantile + 1, m, phi)).toBeGreaterThanOrEqual(p - 1e-9)
        if (quantile > 0) expect(1 - countAtLeast(quantile, m, phi)).toBeLessThan(p + 1e-9)
      }),
    )
  })

  it('come to the Poisson distribution as φ comes to 1, and keep a far tail', () => {
    for (const phi of [1, 1 + 1e-15, 1 + 1e-9]) {
      expect(countQuantile(0.95, 20, phi)).toBe(28)
      expect(countAtLeast(50, 20, phi) / 1.2458926e-8).toBeCloseTo(1, 5)
    }
    expect(countAtLeast(0, 20, 1)).toBe(1)
    expect(countAtLeast(1e6, 2.5e-4, 1e6)).toBeGreaterThanOrEqual(0)
    expect(countAtLeast(1e6, 20, 1)).toBe(0)
    expect(countQuantile(0.95, 1e-12, 1)).toBe(0)
  })
})
