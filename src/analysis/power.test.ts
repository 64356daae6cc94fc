import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { type PowerInput, power, powerWork } from './power.ts'
import { approximateSmallestFall } from './power-approximation.ts'
import { fallTest } from './power-tests.ts'
import { randomStream } from './random.ts'
import { rateRatio } from './rate-ratio.ts'
import { wdd } from './wdd.ts'
import { Cancelled } from './work.ts'

const input: PowerInput = {
  targetBefore: 30,
  comparisonBefore: null,
  afterPerBefore: 1,
  dispersion: 1,
  test: 'rate-ratio',
  alpha: 0.05,
  wanted: 0.8,
  simulations: 1000,
  seed: 7,
}

const count = fc.integer({ min: 0, max: 40 })

describe('the test that power asks', () => {
  it('is the φ-inflated interval of the rate ratio, empty cells included', () => {
    fc.assert(
      fc.property(count, count, count, count, fc.constantFrom(1, 1.6, 3), (t0, t1, c0, c1, dispersion) => {
        const answer = rateRatio(
          { targetBefore: t0, targetAfter: t1, comparisonBefore: c0, comparisonAfter: c1 },
          { dispersion },
        )
        fc.pre(!('defined' in answer))
        const seen = fallTest({ ...input, comparisonBefore: 20, dispersion })(t0, t1, c0, c1)
        expect(seen).toBe('inflated' in answer && answer.inflated.high < 1)
      }),
      { numRuns: 400 },
    )
  })

  it('is that of the WDD, windows of unequal length included', () => {
    fc.assert(
      fc.property(count, count, count, count, fc.constantFrom(0.5, 1, 2), (t0, t1, c0, c1, afterPerBefore) => {
        const answer = wdd(
          { target: { before: t0, after: t1 }, comparison: { before: c0, after: c1 } },
          { timeWeights: { before: 1, after: afterPerBefore }, dispersion: 1.6 },
        )
        const test = fallTest({ ...input, comparisonBefore: 20, afterPerBefore, dispersion: 1.6, test: 'wdd' })
        expect(test(t0, t1, c0, c1)).toBe('total' in answer && answer.total.high < 0)
      }),
    )
  })

  it('alone, is the log ratio of two counts, or the binomial where none came after', () => {
    const test = fallTest({ ...input, afterPerBefore: 0.5, dispersion: 1.6 })
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 40 }), (before, after) => {
        fc.pre(before > 0)
        const z = Math.log(after / (before / 2)) / Math.sqrt(1.6 * (1 / before + 1 / after))
        expect(test(before, after, 0, 0)).toBe(z < -1.959963984540054)
      }),
    )
    expect(test(0, 5, 0, 0)).toBe(false)
    expect(test(0, 0, 0, 0)).toBe(false)
    // (2/3)^9 = 0.026 and (2/3)^10 = 0.017: ten events ÷ 1.6 rounded down are needed, so sixteen.
    expect(test(15, 0, 0, 0)).toBe(false)
    expect(test(16, 0, 0, 0)).toBe(true)
  })
})

describe('power before the start', () => {
  /** The slow, obvious version: fresh counts for every operation, at one fall. */
  function atOneFall(setting: PowerInput, fall: number, runs: number): number {
    const test = fallTest(setting)
    let seen = 0
    for (let run = 0; run < runs; run++) {
      const random = randomStream(99, run)
      const draw = (mean: number) => random.clustered(mean, setting.dispersion)
      const other = setting.comparisonBefore ?? 0
      const after = setting.targetBefore * setting.afterPerBefore * (1 - fall)
      if (test(draw(setting.targetBefore), draw(after), draw(other), draw(other * setting.afterPerBefore))) seen++
    }
    return seen / runs
  }

  it.each([
    { ...input, comparisonBefore: 60, afterPerBefore: 0.5, dispersion: 1.6 },
    { ...input, targetBefore: 80, test: 'wdd' as const },
  ])('is at every fall what fresh counts give', (setting) => {
    const { power: curve } = power({ ...setting, simulations: 4000 })
    for (const fall of [0, 20, 50, 70, 100]) {
      const plain = atOneFall(setting, fall / 100, 4000)
      // Four standard errors of the difference of two shares.
      expect(Math.abs((curve[fall] ?? 0) - plain)).toBeLessThan(4 * Math.sqrt(0.5 / 4000))
    }
  })

  it('agrees with the normal approximation where counts are large', () => {
    for (const setting of [
      { ...input, targetBefore: 2000, comparisonBefore: 3000, dispersion: 1.6 },
      { ...input, targetBefore: 2000, comparisonBefore: 3000, test: 'wdd' as const },
      { ...input, targetBefore: 2000, afterPerBefore: 0.25 },
    ]) {
      const { smallestFall, approximation } = power(setting)
      expect(Math.abs((smallestFall ?? 1) - (approximation ?? 0))).toBeLessThan(0.012)
    }
  })

  it('needs a lesser fall with more incidents, a greater with clustering or a comparison of its own size', () => {
    const fall = (change: Partial<PowerInput>) => power({ ...input, ...change }).smallestFall ?? 2
    expect(fall({ targetBefore: 120 })).toBeLessThan(fall({}) - 0.1)
    expect(fall({ dispersion: 2 })).toBeGreaterThan(fall({}) + 0.05)
    expect(fall({ comparisonBefore: 30 })).toBeGreaterThan(fall({}) + 0.05)
    expect(fall({ wanted: 0.95 })).toBeGreaterThan(fall({}) + 0.03)
    expect(fall({ alpha: 0.2 })).toBeLessThan(fall({}) - 0.03)
  })

  it('gives nothing where not even a fall to nothing is seen', () => {
    const few = power({ ...input, targetBefore: 2, comparisonBefore: 2 })
    expect(few.smallestFall).toBeNull()
    expect(few.approximation).toBeNull()
  })

  it('gives a false alarm about as often as half of α, the falling half', () => {
    const { power: curve } = power({ ...input, targetBefore: 100, comparisonBefore: 100, simulations: 8000 })
    expect(curve[0]).toBeGreaterThan(0.017)
    expect(curve[0]).toBeLessThan(0.033)
    expect(curve).toHaveLength(101)
  })

  it('interpolates between whole per cents', () => {
    const { smallestFall, power: curve } = power(input)
    const above = curve.findIndex((share) => share >= 0.8)
    const [low = 0, high = 1] = [curve[above - 1], curve[above]]
    expect(smallestFall).toBeCloseTo((above - 1 + (0.8 - low) / (high - low)) / 100, 12)
    expect(power({ ...input, wanted: 0.001, alpha: 0.5 }).smallestFall).toBe(0)
    expect(approximateSmallestFall({ ...input, wanted: 0.001, alpha: 0.9 })).toBe(0)
  })

  it('is the same bytes for a seed however it is shared out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }), (cuts) => {
        const setting = { ...input, simulations: 60, dispersion: 1.6 }
        const edges = [0, ...cuts.toSorted((a, b) => a - b), powerWork.units(setting)]
        const parts = edges.slice(1).map((to, i) => powerWork.part(setting, edges[i] ?? 0, to))
        expect(powerWork.join(setting, parts)).toEqual(power(setting))
      }),
      { numRuns: 20 },
    )
    expect(power({ ...input, seed: 8 }).power).not.toEqual(power(input).power)
  })

  it('can be stopped, and tells how far it is', () => {
    const told: number[] = []
    power(input, { progress: (done, total) => told.push(done / total) })
    expect(told[0]).toBe(0)
    expect(told.length).toBeGreaterThan(5)
    expect(() => power(input, { cancelled: () => true })).toThrow(Cancelled)
  })

  it.each([
    ['targetBefore', { targetBefore: 0 }],
    ['targetBefore', { targetBefore: 1e7 }],
    ['comparisonBefore', { comparisonBefore: -1 }],
    ['afterPerBefore', { afterPerBefore: 0 }],
    ['dispersion', { dispersion: 0.5 }],
    ['alpha', { alpha: 0 }],
    ['wanted', { wanted: 1 }],
    ['simulations', { simulations: 0 }],
    ['seed', { seed: -1 }],
  ])('%s is named when it is wrong', (argument, change) => {
    const call = () => power({ ...input, ...change })
    expect(call).toThrow(MethodError)
    expect(call).toThrow(`${argument}:`)
  })
})
