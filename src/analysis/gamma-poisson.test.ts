import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitGammaPrior, largestShape, logMarginal } from './gamma-poisson.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'

/** The slow, obvious version: the best of a grid of 61 × 61 priors, refined once around the best. */
function bestOfGrid(counts: readonly number[], exposures: readonly number[]): number {
  let best = Number.NEGATIVE_INFINITY
  let [centreShape, centreMean, reach] = [0, Math.log(sum(counts) / sum(exposures)), 6]
  for (let round = 0; round < 2; round++) {
    const [fromShape, fromMean] = [centreShape, centreMean]
    for (let i = -30; i <= 30; i++) {
      for (let j = -30; j <= 30; j++) {
        const logShape = fromShape + (i / 30) * reach
        const logMean = fromMean + ((j / 30) * reach) / 3
        const shape = Math.exp(logShape)
        if (shape > largestShape) continue
        const value = logMarginal({ shape, rate: shape / Math.exp(logMean) }, counts, exposures)
        if (value > best) [best, centreShape, centreMean] = [value, logShape, logMean]
      }
    }
    reach /= 12
  }
  return best
}
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

const places = fc.array(
  fc.record({
    count: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.double({ min: 0.01, max: 9, noNaN: true })),
    exposure: fc.double({ min: 0.3, max: 30, noNaN: true }),
  }),
  { minLength: 2, maxLength: 25 },
)

describe('fit of the prior', () => {
  it('reaches at least the likelihood of a fine grid, with unequal exposures and counts that are not whole', () => {
    fc.assert(
      fc.property(places, (sample) => {
        const counts = sample.map(({ count }) => count)
        const exposures = sample.map(({ exposure }) => exposure)
        fc.pre(sum(counts) > 0)
        const fit = fitGammaPrior(counts, exposures)
        expect(logMarginal(fit, counts, exposures)).toBeGreaterThan(bestOfGrid(counts, exposures) - 1e-6)
      }),
      { numRuns: 25 },
    )
  })

  it('finds again the prior that made the counts', () => {
    const random = randomStream(11)
    const exposures = Array.from({ length: 4000 }, (_, i) => 2 + (i % 5))
    const counts = exposures.map((exposure) => {
      const mean = (random.gamma(0.6) / 0.3) * exposure
      // A Poisson draw as the number of unit-rate arrivals before `mean`.
      let arrivals = 0
      for (let t = random.gamma(1); t < mean; t += random.gamma(1)) arrivals++
      return arrivals
    })
    const { shape, rate } = fitGammaPrior(counts, exposures)
    expect(shape).toBeCloseTo(0.6, 1)
    expect(rate).toBeCloseTo(0.3, 1)
  })

  it('does not depend on the order of places', () => {
    const counts = [5, 0, 0, 2, 9, 0, 1]
    const exposures = [1, 2, 3, 1, 2, 3, 1]
    const turned = fitGammaPrior(counts.toReversed(), exposures.toReversed())
    expect(turned.shape).toBeCloseTo(fitGammaPrior(counts, exposures).shape, 9)
  })

  it('is on the boundary where places are alike, and says so', () => {
    const alike = fitGammaPrior([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], new Float64Array(10).fill(1))
    expect(alike.outcome).toBe('boundary')
    expect(alike.shape).toBeCloseTo(largestShape, 6)
    expect(alike.shape / alike.rate).toBeCloseTo(3, 6)
  })

  it('is on the boundary where counts are less than one incident', () => {
    expect(fitGammaPrior([0.05, 0, 0, 0], [1, 1, 1, 1]).outcome).toBe('boundary')
  })

  it('is empty where nothing was counted, or where there is no place', () => {
    expect(fitGammaPrior([0, 0, 0], [1, 1, 1]).outcome).toBe('empty')
    expect(fitGammaPrior([], [])).toEqual({ shape: 0, rate: 0, outcome: 'empty' })
  })

  it('refuses counts that are none, exposures that are none, and lists of different length', () => {
    const refusal = (counts: readonly number[], exposures: readonly number[]) => {
      try {
        fitGammaPrior(counts, exposures)
      } catch (error) {
        if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
      }
      return 'answered'
    }
    expect(refusal([1, 2], [1])).toBe('exposures length-differs')
    expect(refusal([1, -2], [1, 1])).toBe('counts negative')
    expect(refusal([1, Number.NaN], [1, 1])).toBe('counts not-finite')
    expect(refusal([1, 2], [1, 0])).toBe('exposures not-positive')
    expect(refusal([0, 0], [1, 0])).toBe('answered')
  })

  it('holds one place that has everything', () => {
    const counts = [500, ...new Float64Array(99)]
    const { shape, rate, outcome } = fitGammaPrior(counts, new Float64Array(100).fill(10))
    expect(outcome).toBe('inside')
    expect(shape).toBeLessThan(0.01)
    expect((shape + 500) / (rate + 10)).toBeGreaterThan(45)
  })
})
