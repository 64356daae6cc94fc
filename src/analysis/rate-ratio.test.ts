import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratioCoverage } from '../../scripts/calibration/effect.ts'
import type { FourCells } from './exact-ratio.ts'
import { MethodError } from './method-error.ts'
import { type RateRatio, type RateRatioOptions, rateRatio } from './rate-ratio.ts'
import { risingRoot } from './root.ts'
import { normalBelow } from './special.ts'

const cells = (targetBefore: number, targetAfter: number, comparisonBefore: number, comparisonAfter: number) => ({
  targetBefore,
  targetAfter,
  comparisonBefore,
  comparisonAfter,
})
const defined = (counts: FourCells, options?: RateRatioOptions): RateRatio => {
  const answer = rateRatio(counts, options)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}

/** The slow, obvious version: every table with these margins, its weight from binomial coefficients. */
function everyTable({ targetBefore, targetAfter, comparisonBefore, comparisonAfter }: FourCells, odds: number) {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
  const [rowOne, rowTwo, column] = [
    targetBefore + targetAfter,
    comparisonBefore + comparisonAfter,
    targetAfter + comparisonAfter,
  ]
  let [below, at, above, mean] = [0, 0, 0, 0]
  for (let x = Math.max(0, column - rowTwo); x <= Math.min(rowOne, column); x++) {
    const weight = choose(rowOne, x) * choose(rowTwo, column - x) * odds ** x
    if (x < targetAfter) below += weight
    else if (x === targetAfter) at += weight
    else above += weight
    mean += x * weight
  }
  const total = below + at + above
  return { below: below / total, at: at / total, above: above / total, mean: mean / total }
}

const count = fc.integer({ min: 0, max: 12 })
const table = fc
  .tuple(count, count, count, count)
  .map((four) => cells(...four))
  .filter((t) => !('defined' in rateRatio(t)))
const fullTable = table.filter((t) => Object.values(t).every((n) => n > 0))
const confidence = fc.constantFrom(0.5, 0.9, 0.95, 0.99)

describe('the exact interval of the rate ratio', () => {
  it('ends where the obvious version puts α/2 in a tail, and the estimate where the mean is what was seen', () => {
    fc.assert(
      fc.property(table, confidence, (t, level) => {
        const { exact, midP, conditionalEstimate, ratio } = defined(t, { confidence: level })
        const tail = (1 - level) / 2
        if (ratio > 0) {
          const [full, half] = [everyTable(t, exact.low), everyTable(t, midP.low)]
          expect(full.at + full.above).toBeCloseTo(tail, 9)
          expect(half.at / 2 + half.above).toBeCloseTo(tail, 9)
        } else expect([exact.low, midP.low, conditionalEstimate]).toEqual([0, 0, 0])
        if (ratio < Infinity) {
          const [full, half] = [everyTable(t, exact.high), everyTable(t, midP.high)]
          expect(full.at + full.below).toBeCloseTo(tail, 9)
          expect(half.at / 2 + half.below).toBeCloseTo(tail, 9)
        } else expect([exact.high, midP.high, conditionalEstimate]).toEqual([Infinity, Infinity, Infinity])
        if (ratio > 0 && ratio < Infinity) {
          expect(everyTable(t, conditionalEstimate).mean).toBeCloseTo(t.targetAfter, 8)
        }
      }),
    )
  })

  it('has the p-value of the obvious version, twice the smaller tail', () => {
    fc.assert(
      fc.property(table, (t) => {
        const { exact, midP } = defined(t)
        const { below, at, above } = everyTable(t, 1)
        expect(exact.p).toBeCloseTo(Math.min(1, 2 * Math.min(below + at, above + at)), 10)
        expect(midP.p).toBeCloseTo(Math.min(1, 2 * Math.min(below + at / 2, above + at / 2)), 10)
      }),
    )
  })

  it('leaves out the ratio 1 exactly when p is below α, and holds the mid-p interval', () => {
    fc.assert(
      fc.property(table, ({ ...t }) => {
        const { exact, midP } = defined(t)
        expect(exact.low > 1 || exact.high < 1).toBe(exact.p < 0.05)
        expect(exact.low).toBeLessThanOrEqual(midP.low)
        expect(exact.high).toBeGreaterThanOrEqual(midP.high)
      }),
    )
  })

  it('turns round when target and comparison, or before and after, change places', () => {
    fc.assert(
      fc.property(fullTable, ({ targetBefore: a, targetAfter: b, comparisonBefore: c, comparisonAfter: d }) => {
        const { exact, midP, inflated, ratio } = defined(cells(a, b, c, d), { dispersion: 1.6 })
        for (const other of [cells(c, d, a, b), cells(b, a, d, c)]) {
          const turned = defined(other, { dispersion: 1.6 })
          expect(turned.ratio * ratio).toBeCloseTo(1, 10)
          expect(turned.exact.low * exact.high).toBeCloseTo(1, 8)
          expect(turned.midP.high * midP.low).toBeCloseTo(1, 8)
          expect(turned.inflated.high * inflated.low).toBeCloseTo(1, 8)
          expect(turned.exact.p).toBeCloseTo(exact.p, 10)
        }
        const same = defined(cells(d, c, b, a), { dispersion: 1.6 })
        expect(same.exact.low).toBeCloseTo(exact.low, 8)
      }),
    )
  })

  it('takes unequal lengths as offsets: only their cross ratio counts, and the interval shifts by it', () => {
    const counts = cells(30, 12, 60, 58)
    const plain = defined(counts)
    const longer = defined(counts, { exposure: cells(52, 26, 52, 26) })
    for (const name of ['exact', 'midP', 'inflated'] as const) {
      expect(longer[name].low).toBeCloseTo(plain[name].low, 12)
      expect(longer[name].p).toBeCloseTo(plain[name].p, 12)
    }
    const halved = defined(counts, { exposure: cells(52, 26, 52, 52) })
    expect(halved.ratio).toBeCloseTo(2 * plain.ratio, 12)
    expect(halved.conditionalEstimate).toBeCloseTo(2 * plain.conditionalEstimate, 10)
    expect(halved.exact.low).toBeCloseTo(2 * plain.exact.low, 10)
    expect(halved.exact.high).toBeCloseTo(2 * plain.exact.high, 10)
    expect(halved.inflated.low).toBeCloseTo(2 * plain.inflated.low, 10)
    expect(halved.inflated.high).toBeCloseTo(2 * plain.inflated.high, 10)
    const spread = Math.sqrt(1 / 30 + 1 / 12 + 1 / 60 + 1 / 58)
    expect(halved.inflated.p).toBeCloseTo(2 * normalBelow(Math.log(halved.ratio) / spread), 10)
    const { below, at } = everyTable(counts, 0.5)
    expect(halved.exact.p).toBeCloseTo(2 * (below + at), 10)
    expect(halved.midP.p).toBeCloseTo(2 * (below + at / 2), 10)
  })

  it('is quick and finite for counts of a thousand million', () => {
    const { exact, conditionalEstimate } = defined(cells(1e9, 1e9, 1e9, 1e9))
    expect(conditionalEstimate).toBeCloseTo(1, 9)
    // The normal approximation is exact to many digits here: 1.96 × √(4/1e9).
    expect(Math.log(exact.high)).toBeCloseTo(1.959963984540054 * Math.sqrt(4e-9), 8)
    const lopsided = defined(cells(1e9, 1, 1e9, 1e9))
    expect(lopsided.exact.high).toBeCloseTo(5.5716e-9, 12)
    expect(lopsided.exact.p).toBeLessThan(1e-200)
  })

  it('keeps the relative size of a tiny p', () => {
    const { exact } = defined(cells(40, 0, 40, 80))
    const { at } = everyTable(cells(40, 0, 40, 80), 1)
    expect(exact.p / (2 * at)).toBeCloseTo(1, 9)
    expect(exact.p).toBeLessThan(1e-11)
  })
})

describe('the φ-inflated interval', () => {
  it('is the log ratio ± z√(φ·Σ1/n)', () => {
    const { inflated, ratio } = defined(cells(30, 12, 60, 58), { dispersion: 1.6 })
    const spread = Math.sqrt(1.6 * (1 / 30 + 1 / 12 + 1 / 60 + 1 / 58))
    expect(ratio).toBeCloseTo(12 / 30 / (58 / 60), 12)
    expect(inflated.basis).toBe('log-ratio')
    expect(Math.log(inflated.low)).toBeCloseTo(Math.log(ratio) - 1.959963984540054 * spread, 10)
    expect(Math.log(inflated.high)).toBeCloseTo(Math.log(ratio) + 1.959963984540054 * spread, 10)
    // z = ln 0.4138 ÷ 0.4908 = −1.798; 2Φ(−1.798) from scipy.stats.norm.
    expect(inflated.p).toBeCloseTo(0.072_24, 4)
  })

  it('has one open end where a cell is empty, and is then the exact interval when φ = 1', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(1, 1.3, 1.6, 4), (t, dispersion) => {
        const empty = Object.values(t).some((n) => n === 0)
        const { inflated, exact } = defined(t, { dispersion })
        expect(inflated.basis).toBe(empty ? 'exact-of-scaled-counts' : 'log-ratio')
        if (!empty) return
        expect(inflated.low === 0 || inflated.high === Infinity).toBe(true)
        // More spread never narrows it.
        expect(inflated.low).toBeLessThanOrEqual(exact.low * (1 + 1e-9))
        expect(inflated.high).toBeGreaterThanOrEqual(exact.high * (1 - 1e-9))
        expect(inflated.p).toBeGreaterThanOrEqual(exact.p * (1 - 1e-9))
        if (dispersion === 1) expect(inflated).toEqual({ ...exact, basis: inflated.basis })
      }),
    )
  })

  it('rounds scaled counts so that the interval widens: neighbours of the empty cell down, its opposite up', () => {
    const above = defined(cells(15, 0, 20, 11), { dispersion: 2 })
    expect(above.inflated).toEqual({ ...defined(cells(7, 0, 10, 5)).exact, basis: 'exact-of-scaled-counts' })
    const odd = defined(cells(15, 0, 21, 11), { dispersion: 2 })
    expect(odd.inflated.high).toBe(defined(cells(7, 0, 11, 5)).exact.high)
    const below = defined(cells(0, 15, 11, 21), { dispersion: 2 })
    expect(below.inflated.low).toBe(defined(cells(0, 7, 5, 11)).exact.low)
    expect(below.inflated.high).toBe(Infinity)
  })

  it('says nothing where scaling leaves nothing', () => {
    const { inflated } = defined(cells(2, 0, 40, 40), { dispersion: 3 })
    expect(inflated).toEqual({ low: 0, high: Infinity, p: 1, basis: 'exact-of-scaled-counts' })
  })
})

describe('a rate ratio that is not there', () => {
  it.each([
    [cells(0, 0, 5, 5), 'no-target-events'],
    [cells(5, 5, 0, 0), 'no-comparison-events'],
    [cells(0, 5, 0, 5), 'no-events-before'],
    [cells(5, 0, 5, 0), 'no-events-after'],
    [cells(0, 0, 0, 0), 'no-target-events'],
  ])('%j: %s', (counts, reason) => {
    expect(rateRatio(counts)).toEqual({ defined: false, reason })
  })

  it.each([
    ['targetAfter', () => rateRatio(cells(1, -1, 1, 1))],
    ['comparisonBefore', () => rateRatio(cells(1, 1, Number.NaN, 1))],
    ['targetBefore', () => rateRatio(cells(1.5, 1, 1, 1))],
    ['comparisonAfter', () => rateRatio(cells(1, 1, 1, 1e9 + 1))],
    ['exposure.targetBefore', () => rateRatio(cells(1, 1, 1, 1), { exposure: cells(0, 1, 1, 1) })],
    ['dispersion', () => rateRatio(cells(1, 1, 1, 1), { dispersion: 0.9 })],
    ['dispersion', () => rateRatio(cells(1, 1, 1, 1), { dispersion: Infinity })],
    ['confidence', () => rateRatio(cells(1, 1, 1, 1), { confidence: 1 })],
    ['confidence', () => rateRatio(cells(1, 1, 1, 1), { confidence: 0 })],
  ])('%s is named when it is wrong', (argument, call) => {
    let thrown: unknown
    try {
      call()
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(MethodError)
    expect((thrown as MethodError).problem.argument).toBe(argument)
  })

  it('gives numbers, never NaN, for tables of any size and shape', () => {
    const any = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20_000 }), fc.constant(1e7))
    const exposure = fc.constantFrom(1e-9, 1, 52, 1e9)
    fc.assert(
      fc.property(
        fc.tuple(any, any, any, any),
        fc.tuple(exposure, exposure, exposure, exposure),
        fc.constantFrom(1e-12, 0.5, 0.95, 1 - 1e-12),
        (four, lengths, level) => {
          const answer = rateRatio(cells(...four), { exposure: cells(...lengths), confidence: level, dispersion: 1.4 })
          if ('defined' in answer) return
          const { exact, midP, inflated } = answer
          const numbers = [answer.ratio, answer.conditionalEstimate, ...[exact, midP, inflated].flatMap(ends)]
          expect(numbers.some(Number.isNaN)).toBe(false)
          expect(exact.low).toBeLessThanOrEqual(exact.high)
        },
      ),
      { numRuns: 60 },
    )
  })
})

const ends = ({ low, high, p }: { low: number; high: number; p: number }) => [low, high, p]

describe('a rising root', () => {
  it('is found from either side, and given as the limit where there is none', () => {
    const cube = (x: number) => (x - 3) ** 3
    for (const start of [-100, 0, 2.9, 3, 3.1, 400]) expect(risingRoot(cube, start, 0.5, 500)).toBeCloseTo(3, 4)
    expect(risingRoot((x) => Math.atan(x) + 2, 0, 1, 500)).toBe(-500)
    expect(risingRoot((x) => Math.atan(x) - 2, 0, 1, 500)).toBe(500)
    expect(risingRoot((x) => Math.exp(x) - 5, 0, 1, 500)).toBeCloseTo(Math.log(5), 12)
  })
})

describe('coverage of nominal 95 %, φ estimated over 52 weeks', () => {
  it('is at least 93 %, with and without clustering, and for few events', () => {
    const runs = 1000
    for (const [target, dispersion, ratio] of [
      [8, 1, 1],
      [8, 1.6, 0.5],
      [0.3, 1.6, 0.5],
    ] as const) {
      const held = ratioCoverage({ target, comparison: 2.5 * target, dispersion, ratio, weeksAfter: 26 }, runs)
      expect(held.inflated / runs).toBeGreaterThanOrEqual(0.93)
      if (dispersion === 1) expect(held.exact / runs).toBeGreaterThanOrEqual(0.93)
    }
    // And clustering matters: the exact interval, which takes counts for Poisson, fails.
    const clustered = ratioCoverage({ target: 8, comparison: 20, dispersion: 2.5, ratio: 1, weeksAfter: 26 }, 300)
    expect(clustered.exact / 300).toBeLessThan(0.85)
  })
})
