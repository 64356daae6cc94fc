import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wddCoverage } from '../../scripts/calibration/effect.ts'
import { evenly } from '../../test/evenly.ts'
import { cumulativeWdd } from './cumulative-wdd.ts'
import { MethodError } from './method-error.ts'
import { type Wdd, type WddAreas, type WddOptions, wdd } from './wdd.ts'
import { wddHarm } from './wdd-harm.ts'

const areas = (t0: number, t1: number, c0: number, c1: number): WddAreas => ({
  target: { before: t0, after: t1 },
  comparison: { before: c0, after: c1 },
})
const belt = (d0: number, d1: number, e0: number, e1: number) => ({
  displacement: { before: d0, after: d1 },
  displacementComparison: { before: e0, after: e1 },
})
const defined = (counts: WddAreas, options?: WddOptions): Wdd => {
  const answer = wdd(counts, options)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}
const z95 = 1.959963984540054
const count = fc.integer({ min: 0, max: 60 })
const weight = fc.constantFrom(0.25, 1, 2, 3.5)

describe('the weighted displacement difference', () => {
  it('is the formula written out, with weights, dispersion and displacement', () => {
    const eight = fc.tuple(count, count, count, count, count, count, count, count)
    const six = fc.tuple(weight, weight, weight, weight, weight, weight)
    fc.assert(
      fc.property(eight, six, fc.constantFrom(1, 1.6, 3), (n, w, dispersion) => {
        const [t0, t1, c0, c1, d0, d1, e0, e1] = n
        const [before, after, target, comparison, displacement, displacementComparison] = w
        fc.pre(n.some((one) => one > 0))
        const answer = defined(
          { ...areas(t0, t1, c0, c1), ...belt(d0, d1, e0, e1) },
          {
            timeWeights: { before, after },
            areaWeights: { target, comparison, displacement, displacementComparison },
            dispersion,
          },
        )
        const change = (a0: number, a1: number, area: number) => a1 / (after * area) - a0 / (before * area)
        const spread = (a0: number, a1: number, area: number) => a1 / (after * area) ** 2 + a0 / (before * area) ** 2
        const local = change(t0, t1, target) - change(c0, c1, comparison)
        const moved = change(d0, d1, displacement) - change(e0, e1, displacementComparison)
        const localVariance = dispersion * (spread(t0, t1, target) + spread(c0, c1, comparison))
        const movedVariance = dispersion * (spread(d0, d1, displacement) + spread(e0, e1, displacementComparison))
        expect(answer.local.estimate).toBeCloseTo(local, 9)
        expect(answer.local.standardError).toBeCloseTo(Math.sqrt(localVariance), 9)
        expect(answer.displacement?.estimate).toBeCloseTo(moved, 9)
        expect(answer.displacement?.standardError).toBeCloseTo(Math.sqrt(movedVariance), 9)
        const standardError = Math.sqrt(localVariance + movedVariance)
        expect(answer.total.estimate).toBeCloseTo(local + moved, 9)
        expect(answer.total.standardError).toBeCloseTo(standardError, 9)
        expect(answer.total.z).toBeCloseTo((local + moved) / standardError, 9)
        expect(answer.total.low).toBeCloseTo(local + moved - z95 * standardError, 8)
        expect(answer.total.high).toBeCloseTo(local + moved + z95 * standardError, 8)
      }),
    )
  })

  it('has twice the normal tail as its p, and an interval as wide as asked', () => {
    const { total } = defined(areas(20, 10, 20, 20), { confidence: 0.9 })
    // 2Φ(−10/√70) from scipy.stats.norm: 0.232.
    expect(total.p).toBeCloseTo(0.231_996, 5)
    expect(total.high - total.low).toBeCloseTo(2 * 1.644853626951473 * Math.sqrt(70), 9)
    expect(defined(areas(10, 20, 20, 20)).total.p).toBeCloseTo(total.p, 12)
  })

  it('changes with the unit of time and area as a rate does, and its z does not', () => {
    const one = defined(areas(30, 12, 40, 38), { timeWeights: { before: 52, after: 26 } })
    const other = defined(areas(30, 12, 40, 38), { timeWeights: { before: 364, after: 182 } })
    expect(other.total.estimate * 7).toBeCloseTo(one.total.estimate, 12)
    expect(other.total.standardError * 7).toBeCloseTo(one.total.standardError, 12)
    expect(other.total.z).toBeCloseTo(one.total.z, 12)
    expect(other.shown).toBe(one.shown)
  })

  it('has no displacement part without displacement areas', () => {
    const answer = defined(areas(20, 10, 20, 20))
    expect(answer.displacement).toBeNull()
    expect(answer.total.estimate).toBe(answer.local.estimate)
    expect(answer.total.standardError).toBe(answer.local.standardError)
  })

  it('is not there where nothing was counted', () => {
    expect(wdd(areas(0, 0, 0, 0))).toEqual({ defined: false, reason: 'no-events' })
    expect(wdd({ ...areas(0, 0, 0, 0), ...belt(0, 0, 0, 1) })).toHaveProperty('total')
  })
})

describe('levels before that differ', () => {
  it('by 1.5 times or less are shown as counts', () => {
    expect(defined(areas(30, 10, 20, 20))).toMatchObject({
      shown: 'as-counts',
      levelRatio: { counts: 1.5, weighted: 1.5 },
    })
    expect(defined(areas(20, 10, 30, 20)).shown).toBe('as-counts')
  })
  it('by more are not shown', () => {
    expect(defined(areas(31, 10, 20, 20)).shown).toBe('not-at-all')
    expect(defined(areas(20, 10, 31, 20)).shown).toBe('not-at-all')
    expect(defined(areas(20, 10, 0, 20))).toMatchObject({ shown: 'not-at-all', levelRatio: { counts: Infinity } })
  })
  it('by more are shown after weights that make them alike', () => {
    const answer = defined(areas(20, 10, 60, 58), { areaWeights: { target: 1, comparison: 3 } })
    expect(answer).toMatchObject({ shown: 'after-weights', levelRatio: { counts: 3, weighted: 1 } })
    const still = defined(areas(20, 10, 60, 58), { areaWeights: { target: 1, comparison: 1.5 } })
    expect(still).toMatchObject({ shown: 'not-at-all', levelRatio: { weighted: 2 } })
  })
  it('are judged as weighted, also where the counts are alike', () => {
    const answer = defined(areas(20, 10, 20, 20), { areaWeights: { target: 1, comparison: 4 } })
    expect(answer).toMatchObject({ shown: 'not-at-all', levelRatio: { counts: 1, weighted: 4 } })
    // A level ratio of exactly 1.5 that rounding lifts a little over.
    expect(defined(areas(3, 1, 2, 2), { areaWeights: { target: 0.1, comparison: 0.1 } }).shown).toBe('as-counts')
  })
  it('in the displacement pair count too', () => {
    expect(defined({ ...areas(20, 10, 20, 20), ...belt(10, 9, 40, 40) })).toMatchObject({
      shown: 'not-at-all',
      levelRatio: { counts: 4 },
    })
    expect(defined({ ...areas(20, 10, 20, 20), ...belt(0, 0, 0, 0) }).shown).toBe('as-counts')
  })
})

describe('beside the rate ratio', () => {
  it('says when the number and the rate point different ways', () => {
    // 10 → 6 is −4 and −40 %; 100 → 70 is −30 and −30 %: the number says worse, the rate says better.
    const answer = defined(areas(10, 6, 100, 70))
    expect(answer.local.estimate).toBe(26)
    expect(answer.rateRatio).toBeCloseTo(0.6 / 0.7, 12)
    expect(answer.disagreesInSign).toBe(true)
    const turned = defined(areas(100, 70, 10, 6))
    expect(turned.local.estimate).toBe(-26)
    expect(turned.disagreesInSign).toBe(true)
    expect(defined(areas(20, 10, 20, 20)).disagreesInSign).toBe(false)
    expect(defined(areas(20, 30, 20, 20)).disagreesInSign).toBe(false)
    // No difference in number is no direction: 10 → 6 and 20 → 16.
    expect(defined(areas(10, 6, 20, 16)).disagreesInSign).toBe(false)
  })
  it('counts a fall to nothing, and has none over nothing', () => {
    expect(defined(areas(8, 0, 20, 5))).toMatchObject({ rateRatio: 0, disagreesInSign: true })
    expect(defined(areas(8, 0, 20, 20))).toMatchObject({ rateRatio: 0, disagreesInSign: false })
    for (const none of [areas(0, 5, 20, 20), areas(5, 5, 0, 20), areas(5, 5, 20, 0)]) {
      expect(defined(none)).toMatchObject({ rateRatio: null, disagreesInSign: null })
    }
  })
  it('is of the target alone: displacement does not enter', () => {
    const answer = defined({ ...areas(20, 10, 20, 20), ...belt(20, 60, 20, 20) })
    expect(answer.total.estimate).toBe(30)
    expect(answer.disagreesInSign).toBe(false)
  })
})

describe('harm', () => {
  it('is Σ w·WDD with Σ w²·Var', () => {
    const estimate = fc.record({
      estimate: evenly(-100, 100),
      standardError: fc.double({ min: 0.1, max: 20, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(estimate, fc.double({ min: 0.1, max: 9, noNaN: true })), { minLength: 1 }),
        (rows) => {
          const answer = wddHarm(
            rows.map(([group]) => group),
            rows.map(([, harm]) => harm),
          )
          expect(answer).toMatchObject({
            estimate: expect.closeTo(
              rows.reduce((sum, [group, harm]) => sum + harm * group.estimate, 0),
              7,
            ),
            standardError: expect.closeTo(Math.hypot(...rows.map(([group, harm]) => harm * group.standardError)), 7),
          })
        },
      ),
    )
  })
  it('of one group with weight 1 is that group', () => {
    const { total } = defined(areas(20, 10, 20, 20), { confidence: 0.8 })
    expect(wddHarm([total], [1], 0.8)).toEqual(total)
  })
  it('is not there where no group with a weight has an event', () => {
    const none = { estimate: 0, standardError: 0 }
    expect(wddHarm([none], [3])).toEqual({ defined: false, reason: 'no-events' })
    expect(wddHarm([{ estimate: 3, standardError: 2 }], [0])).toEqual({ defined: false, reason: 'no-events' })
  })
  it.each([
    ['groups', () => wddHarm([], [])],
    ['harm', () => wddHarm([{ estimate: 1, standardError: 1 }], [])],
    ['harm[0]', () => wddHarm([{ estimate: 1, standardError: 1 }], [-1])],
    ['groups.standardError', () => wddHarm([{ estimate: 1, standardError: -1 }], [1])],
    ['groups.estimate', () => wddHarm([{ estimate: Number.NaN, standardError: 1 }], [1])],
    ['confidence', () => wddHarm([{ estimate: 1, standardError: 1 }], [1], 1)],
  ])('%s is named when it is wrong', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(`${argument}:`)
  })
})

describe('the cumulative WDD', () => {
  it('is at each period the WDD of all the counts so far', () => {
    const row = fc.tuple(count, count, count, count)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 1.6), (rows, dispersion) => {
        const column = (k: 0 | 1 | 2 | 3) => rows.map((one) => one[k])
        const { estimate, standardError } = cumulativeWdd(
          { targetBefore: column(0), targetAfter: column(1), comparisonBefore: column(2), comparisonAfter: column(3) },
          dispersion,
        )
        rows.forEach((_, t) => {
          const sum = (k: 0 | 1 | 2 | 3) =>
            column(k)
              .slice(0, t + 1)
              .reduce((total, n) => total + n, 0)
          const whole = wdd(areas(sum(0), sum(1), sum(2), sum(3)), { dispersion })
          if ('defined' in whole) expect([estimate[t], standardError[t]]).toEqual([0, 0])
          else {
            expect(estimate[t]).toBeCloseTo(whole.total.estimate, 9)
            expect(standardError[t]).toBeCloseTo(whole.total.standardError, 9)
          }
        })
        expect(estimate).toHaveLength(rows.length)
      }),
    )
  })
  const series = { targetBefore: [1], targetAfter: [1], comparisonBefore: [1], comparisonAfter: [1] }
  it.each([
    [
      'targetBefore',
      () => cumulativeWdd({ targetBefore: [], targetAfter: [], comparisonBefore: [], comparisonAfter: [] }),
    ],
    ['comparisonAfter', () => cumulativeWdd({ ...series, comparisonAfter: [1, 2] })],
    ['targetAfter', () => cumulativeWdd({ ...series, targetAfter: [0.5] })],
    ['dispersion', () => cumulativeWdd(series, 0.5)],
  ])('%s is named when it is wrong', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(new RegExp(`^${argument}(\\[0\\])?:`))
  })
})

describe('what is wrong is named', () => {
  const counts = areas(1, 1, 1, 1)
  it.each([
    ['target.before', () => wdd(areas(-1, 1, 1, 1))],
    ['target.after', () => wdd(areas(1, Number.NaN, 1, 1))],
    ['comparison.before', () => wdd(areas(1, 1, 0.5, 1))],
    ['comparison.after', () => wdd(areas(1, 1, 1, 1e9 + 1))],
    ['displacement.before', () => wdd({ ...counts, ...belt(-1, 1, 1, 1) })],
    ['displacementComparison.after', () => wdd({ ...counts, ...belt(1, 1, 1, -1) })],
    ['displacementComparison', () => wdd({ ...counts, displacement: { before: 1, after: 1 } })],
    ['displacement', () => wdd({ ...counts, displacementComparison: { before: 1, after: 1 } })],
    ['timeWeights.before', () => wdd(counts, { timeWeights: { before: 0, after: 1 } })],
    ['timeWeights.after', () => wdd(counts, { timeWeights: { before: 1, after: Infinity } })],
    ['areaWeights.comparison', () => wdd(counts, { areaWeights: { target: 1, comparison: -1 } })],
    [
      'areaWeights.displacement',
      () => wdd({ ...counts, ...belt(1, 1, 1, 1) }, { areaWeights: { target: 5e4, comparison: 7e4 } }),
    ],
    [
      'areaWeights.displacementComparison',
      () =>
        wdd({ ...counts, ...belt(1, 1, 1, 1) }, { areaWeights: { target: 5e4, comparison: 7e4, displacement: 1e4 } }),
    ],
    ['dispersion', () => wdd(counts, { dispersion: 0.99 })],
    ['confidence', () => wdd(counts, { confidence: 0 })],
  ])('%s', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(new RegExp(`^${argument}:`))
  })

  it('takes the belt by weight when all four areas have one', () => {
    const areaWeights = { target: 2, comparison: 2, displacement: 4, displacementComparison: 4 }
    const answer = wdd({ ...areas(20, 10, 20, 20), ...belt(20, 28, 20, 20) }, { areaWeights })
    expect('total' in answer && answer.total.estimate).toBe(-5 + 2)
  })
})

describe('coverage of nominal 95 %, φ estimated over 52 weeks', () => {
  it.each([1, 1.6])('is at least 93 %% at φ = %d', (dispersion) => {
    const runs = 1000
    const setting = { target: 8, comparison: 20, dispersion, ratio: 0.5, weeksAfter: 26 }
    expect(wddCoverage(setting, runs) / runs).toBeGreaterThanOrEqual(0.93)
  })
})
