import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorShares, priorFactors, robustPosterior } from './robust-posterior.ts'
import { gammaBelow, gammaQuantile } from './special.ts'

const prior = fc.record({
  shape: fc.double({ min: 0.1, max: 20, noNaN: true }),
  rate: fc.double({ min: 0.1, max: 20, noNaN: true }),
})
const exposure = fc.double({ min: 0.5, max: 50, noNaN: true })
const worth = fc.double({ min: 0.5, max: 50, noNaN: true })

/** The slow, obvious version: prior times likelihood, summed over κ on a grid that is finer towards 0, where κ^a bends. */
function slowMoments({ shape, rate }: { shape: number; rate: number }, count: number, seen: number) {
  let [weight, first, second] = [0, 0, 0]
  const cells = 50_000
  for (let i = 0; i < cells; i++) {
    // κ from 0 to 80, where its density e^(−κ) is as good as nothing; λ given κ in closed form.
    const t = ((i + 0.5) / cells) * 80 ** 0.25
    const kappa = t ** 4
    const log = shape * Math.log(rate * kappa) - (shape + count) * Math.log(rate * kappa + seen)
    const own = 4 * t ** 3 * Math.exp(log - kappa + (shape + count) * Math.log(rate + seen) - shape * Math.log(rate))
    const mean = (shape + count) / (rate * kappa + seen)
    weight += own
    first += own * mean
    second += own * (mean * mean + mean / (rate * kappa + seen))
  }
  const mean = first / weight
  return { mean, variance: second / weight - mean * mean }
}

describe('posterior for which the prior is not the whole truth', () => {
  it('has the mean and spread of a fine sum over the factor', () => {
    fc.assert(
      fc.property(prior, fc.double({ min: 0, max: 40, noNaN: true }), exposure, (belief, count, seen) => {
        const { shape, rate } = robustPosterior(belief, count, seen)
        const slow = slowMoments(belief, count, seen)
        expect(Math.abs(shape / rate / slow.mean - 1)).toBeLessThan(5e-3)
        expect(Math.abs(Math.sqrt(shape) / rate / Math.sqrt(slow.variance) - 1)).toBeLessThan(0.02)
      }),
      { numRuns: 40 },
    )
  })

  it('lies within 5 % of the width of the interval of the sum that it stands for, from one incident and half the prior’s worth of exposure on', () => {
    fc.assert(
      fc.property(prior, fc.double({ min: 1, max: 60, noNaN: true }), worth, (belief, count, times) => {
        const seen = times * belief.rate
        const share = new Float64Array(priorFactors.length)
        factorShares(belief, count, seen, share)
        const below = (x: number) =>
          priorFactors.reduce(
            (sum, factor, node) =>
              sum + (share[node] ?? 0) * gammaBelow(belief.shape + count, (belief.rate * factor + seen) * x),
            0,
          )
        const { shape, rate } = robustPosterior(belief, count, seen)
        const [low, high] = [gammaQuantile(0.05, shape) / rate, gammaQuantile(0.95, shape) / rate]
        const width = high - low
        expect(below(low - 0.05 * width)).toBeLessThan(0.05)
        expect(below(low + 0.05 * width)).toBeGreaterThan(0.05)
        expect(below(high - 0.05 * width)).toBeLessThan(0.95)
        expect(below(high + 0.05 * width)).toBeGreaterThan(0.95)
      }),
    )
  })

  it('draws a place far above its kind less than the plain gamma does, and is wider than it for one like its kind', () => {
    const belief = { shape: 0.5, rate: 2 }
    const far = robustPosterior(belief, 100, 10)
    expect(far.shape / far.rate).toBeGreaterThan(100.5 / 12)
    expect(far.shape / far.rate).toBeLessThan(10)
    const alike = robustPosterior({ shape: 5, rate: 10 }, 5, 10)
    expect(Math.sqrt(alike.shape) / alike.rate).toBeGreaterThan(Math.sqrt(10) / 20)
  })

  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(prior, fc.double({ min: 0, max: 40, noNaN: true }), exposure, (belief, count, seen) => {
        const weeks = robustPosterior(belief, count, seen)
        const days = robustPosterior({ ...belief, rate: 7 * belief.rate }, count, 7 * seen)
        expect(days.shape / weeks.shape).toBeCloseTo(1, 9)
        expect(days.rate / weeks.rate).toBeCloseTo(7, 8)
      }),
    )
  })

  it('has factors whose mean is one, before anything is counted, and shares that sum to one, at the ends of what is taken', () => {
    const before = new Float64Array(priorFactors.length)
    // No count and hardly any exposure: the factors as they were believed.
    factorShares({ shape: 1, rate: 1 }, 0, 1e-9, before)
    expect(priorFactors.reduce((sum, factor, node) => sum + factor * (before[node] ?? 0), 0)).toBeCloseTo(1, 3)
    for (const belief of [
      { shape: 1e-4, rate: 1e-12 },
      { shape: 1000, rate: 1e12 },
    ]) {
      for (const count of [0, 1e-9, 1e9]) {
        const share = new Float64Array(priorFactors.length)
        factorShares(belief, count, 1e-6, share)
        expect(share.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
        const { shape, rate } = robustPosterior(belief, count, 1e-6)
        expect(Number.isFinite(shape) && Number.isFinite(rate) && shape > 0 && rate > 0).toBe(true)
      }
    }
  })
})
