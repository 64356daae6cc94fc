import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { anyTimeMonitoring } from './any-time.ts'
import { beliefAfter, logistic, marginal, peakOf, type ShareBelief, softplus } from './share-belief.ts'

/** The slow, obvious version: 20,000 equal steps wherever the belief or the counts could put ℓ. */
function bySteps(target: number, comparison: number, { mean, variance }: ShareBelief) {
  const sd = Math.sqrt(variance)
  const best = Math.log((target + 0.5) / (comparison + 0.5))
  const low = Math.min(mean, best) - 12 * sd
  const high = Math.max(mean, best) + 12 * sd
  const step = (high - low) / 20_000
  const height = (x: number) => target * x - (target + comparison) * softplus(x) - (x - mean) ** 2 / (2 * variance)
  const heights = Array.from({ length: 20_001 }, (_, k) => height(low + k * step))
  const top = heights.reduce((most, one) => Math.max(most, one))
  const sum = heights.reduce((total, one) => total + Math.exp(one - top), 0)
  const moment = heights.reduce((total, one, k) => total + (low + k * step) * Math.exp(one - top), 0)
  return { log: top + Math.log((sum * step) / (sd * Math.sqrt(2 * Math.PI))), mean: moment / sum }
}

const belief = fc.record({
  mean: evenly(-6, 4),
  variance: fc.double({ min: 0.001, max: 3, noNaN: true }),
})

describe('the marginal likelihood of counts', () => {
  it('is that of the slow version, from no events to hundreds of thousands', () => {
    const events = fc.oneof(fc.constant(0), evenly(0, 40), fc.integer({ min: 0, max: 300_000 }))
    fc.assert(
      fc.property(events, events, belief, (target, comparison, before) => {
        const got = marginal(target, comparison, before)
        const slow = bySteps(target, comparison, before)
        expect(Math.abs(got.log - slow.log)).toBeLessThan(1e-6 * (1 + Math.abs(slow.log) * 1e-2))
        expect(Math.abs(got.mean - slow.mean)).toBeLessThan(1e-4)
      }),
      { numRuns: 30 },
    )
  })

  // Before 1 and 45, 0 and 18, 26 and 1 events: by quadrature with 30 digits (mpmath).
  it.each([
    [170, 0, beliefAfter(1, 45), -38.9951692180432],
    [278, 0, beliefAfter(0, 18), -20.0524107931036],
    [0, 204, beliefAfter(26, 1), -35.2471363153821],
  ])('is right where %d and %d events contradict the belief', (target, comparison, before, log) => {
    expect(marginal(target, comparison, before).log).toBeCloseTo(log, 9)
  })

  it('has its nodes about the peak, however far apart counts and belief lie', () => {
    const count = fc.integer({ min: 0, max: 60 }).map((tenth) => Math.floor(10 ** (tenth / 10)) - 1)
    fc.assert(
      fc.property(count, count, count, count, (targetBefore, comparisonBefore, target, comparison) => {
        const before = beliefAfter(targetBefore, comparisonBefore)
        const peak = peakOf(target, comparison, before)
        const slope = target * logistic(-peak) - comparison * logistic(peak) - (peak - before.mean) / before.variance
        const curvature = (target + comparison) * logistic(peak) * logistic(-peak) + 1 / before.variance
        // In spreads of the integrand.
        expect(Math.abs(slope) / Math.sqrt(curvature)).toBeLessThan(1e-3)
      }),
      { numRuns: 1000 },
    )
  })

  it('is 1 without events, and the belief stays', () => {
    const got = marginal(0, 0, { mean: -1, variance: 0.5 })
    expect(got.log).toBeCloseTo(0, 12)
    expect(got.mean).toBeCloseTo(-1, 12)
  })

  it('knows no difference between target and comparison', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), belief, (target, comparison, { mean, variance }) => {
        const one = marginal(target, comparison, { mean, variance })
        const other = marginal(comparison, target, { mean: -mean, variance })
        expect(other.log).toBeCloseTo(one.log, 9)
        expect(other.mean).toBeCloseTo(-one.mean, 9)
      }),
    )
  })

  it('is finite for a billion events far from the belief', () => {
    for (const counts of [
      [1e9, 0],
      [0, 1e9],
      [1e9, 1e9],
      [1e-300, 0],
    ] as const) {
      const { log, mean } = marginal(counts[0], counts[1], { mean: -20, variance: 3 })
      expect(Number.isFinite(log) && Number.isFinite(mean)).toBe(true)
    }
  })
})

describe('the belief after the period before', () => {
  it('is centred on the log odds of the counts plus a half each', () => {
    const { mean, variance } = beliefAfter(7.5, 1.5)
    expect(mean).toBeCloseTo(Math.log(4), 14)
    expect(variance).toBeCloseTo(1 / 8 + 1 / 2, 14)
  })
  it('is wide, not infinite, without events', () => {
    expect(beliefAfter(0, 0)).toEqual({ mean: 0, variance: 4 })
  })
})

describe('softplus and logistic', () => {
  it('are log(1 + e^x) and its slope, also where e^x is no number', () => {
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15)
    expect(softplus(800)).toBe(800)
    expect(softplus(-40)).toBeCloseTo(Math.exp(-40), 30)
    expect(logistic(800)).toBe(1)
    expect(logistic(-800)).toBe(0)
    expect((softplus(1.001) - softplus(0.999)) / 0.002).toBeCloseTo(logistic(1), 6)
  })
})

describe('any-time evidence of a change that leaves nothing as it was', () => {
  it.each([
    [1, 45, 170, 0, 338437.942957],
    [0, 18, 278, 0, 19.5149445679],
    [26, 1, 0, 204, 75255.139804],
    [0, 7, 108, 0, 5.84305058819],
  ])('%d and %d before, then %d and %d (mpmath)', (targetBefore, comparisonBefore, target, comparison, evidence) => {
    const weeks = {
      targetBefore: [targetBefore, 0],
      comparisonBefore: [comparisonBefore, 0],
      targetSince: [target],
      comparisonSince: [comparison],
    }
    const answer = anyTimeMonitoring(weeks, { dispersion: 1 })
    if (!answer.defined) throw new Error(answer.reason)
    expect((answer.evidence[0] ?? 0) / evidence).toBeCloseTo(1, 9)
    for (const figures of [answer.ratio, answer.low, answer.high]) expect(figures[0]).not.toBeNaN()
  })
})
