import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyTimeMonitoring, type AnyTimeOptions, anyTimeMonitoring, type WeeklyPair } from './any-time.ts'
import { gatheredDispersion } from './dispersion.ts'
import { softplus } from './share-belief.ts'
import { Cancelled } from './work.ts'

function monitored(weeks: WeeklyPair, options?: AnyTimeOptions): AnyTimeMonitoring {
  const answer = anyTimeMonitoring(weeks, options)
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}
const at = (values: ArrayLike<number>, week: number) => values[week] ?? Number.NaN
const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0)

/** log of ∫ L dN(centre, variance) / ∫ dN by 6,000 equal steps: the definition, nothing else. */
function bySteps(target: number, comparison: number, centre: number, variance: number): number {
  const sd = Math.sqrt(variance)
  const best = Math.log((target + 0.5) / (comparison + 0.5))
  const low = Math.min(centre, best) - 10 * sd
  const step = (Math.max(centre, best) + 10 * sd - low) / 6000
  const heights = Array.from({ length: 6001 }, (_, k) => {
    const x = low + k * step
    return target * x - (target + comparison) * softplus(x) - (x - centre) ** 2 / (2 * variance)
  })
  const top = heights.reduce((most, one) => Math.max(most, one))
  return (
    top + Math.log(heights.reduce((total, one) => total + Math.exp(one - top), 0) * step) - 0.5 * Math.log(variance)
  )
}

/** The logs of E against an unchanged ratio, and against a ratio r. */
function slowEvidence(weeks: WeeklyPair, until: number, phi: number, logRatio: number): number {
  const t0 = sum(weeks.targetBefore) / phi + 0.5
  const c0 = sum(weeks.comparisonBefore) / phi + 0.5
  const target = sum(Array.from(weeks.targetSince).slice(0, until)) / phi
  const comparison = sum(Array.from(weeks.comparisonSince).slice(0, until)) / phi
  const mean = Math.log(t0 / c0)
  const variance = 1 / t0 + 1 / c0
  return bySteps(target, comparison, mean, variance + 0.49) - bySteps(target, comparison, mean + logRatio, variance)
}

const counts = (length: number, max: number) => fc.array(fc.nat(max), { minLength: length, maxLength: length })
const pair: fc.Arbitrary<WeeklyPair> = fc
  .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 8 }))
  .chain(([before, since]) =>
    fc.record({
      targetBefore: counts(before, 9),
      comparisonBefore: counts(before, 30).map((weeks) => weeks.map((week) => week + 1)),
      targetSince: counts(since, 9),
      comparisonSince: counts(since, 30),
    }),
  )

const halved: WeeklyPair = {
  targetBefore: [8, 7, 9, 8, 10, 6, 8, 8],
  comparisonBefore: [20, 22, 18, 19, 21, 20, 20, 20],
  targetSince: [4, 3, 5, 4, 4, 4, 3, 5, 4, 4, 4, 4, 3, 4],
  comparisonSince: [20, 19, 21, 20, 20, 22, 18, 20, 20, 20, 20, 20, 20, 20],
}

describe('any-time evidence', () => {
  it('is that of the definition, in every week', () => {
    fc.assert(
      fc.property(pair, (weeks) => {
        const { evidence, dispersion } = monitored(weeks)
        evidence.forEach((value, week) =>
          expect(Math.log(value)).toBeCloseTo(slowEvidence(weeks, week + 1, dispersion, 0), 5),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('against either end of the confidence sequence is exactly what speaks', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(0.01, 0.05, 0.2), (weeks, alpha) => {
        const { low, high, dispersion } = monitored(weeks, { alpha })
        for (const [week, end] of [...Array.from(low).entries(), ...Array.from(high).entries()]) {
          if (end === 0 || end === Number.POSITIVE_INFINITY) continue
          expect(slowEvidence(weeks, week + 1, dispersion, Math.log(end))).toBeCloseTo(Math.log(1 / alpha), 4)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('speaks in the first week whose sequence leaves 1 out, and says which way', () => {
    const { spoke, low, high, ratio, evidence } = monitored(halved)
    const week = Array.from(high).findIndex((end) => end < 1)
    expect(spoke).toEqual({ week: week + 1, direction: 'fewer' })
    expect(at(evidence, week)).toBeGreaterThanOrEqual(20)
    expect(at(evidence, week - 1)).toBeLessThan(20)
    expect(at(ratio, 13)).toBeGreaterThan(at(low, 13))
    expect(at(ratio, 13)).toBeLessThan(at(high, 13))
  })

  it('speaks of more when the target grows', () => {
    const doubled = { ...halved, targetSince: Array.from(halved.targetSince, (n) => 4 * n) }
    const { spoke, low } = monitored(doubled)
    expect(spoke).toEqual({ week: Array.from(low).findIndex((end) => end > 1) + 1, direction: 'more' })
  })

  it('speaks when the evidence is 1/α to the last digit', () => {
    const { evidence } = monitored(halved)
    const records = Array.from(evidence.keys()).filter((week) => {
      const one = at(evidence, week)
      // Not every number is its reciprocal's reciprocal.
      return one > 1 && 1 / (1 / one) === one && evidence.subarray(0, week).every((earlier) => earlier < one)
    })
    expect(records.length).toBeGreaterThan(2)
    for (const week of records) {
      expect(monitored(halved, { alpha: 1 / at(evidence, week) }).spoke?.week).toBe(week + 1)
    }
  })

  it('estimates the ratio by the mean of the shift after the counts', () => {
    for (const until of [1, 14]) {
      // The shift by equal steps over N(0, 0.49), each weighed by how well it foretold the counts.
      const t0 = sum(halved.targetBefore) + 0.5
      const c0 = sum(halved.comparisonBefore) + 0.5
      const target = sum(Array.from(halved.targetSince).slice(0, until))
      const comparison = sum(Array.from(halved.comparisonSince).slice(0, until))
      const shifts = Array.from({ length: 81 }, (_, k) => (k - 40) / 10)
      const heights = shifts.map(
        (shift) => bySteps(target, comparison, Math.log(t0 / c0) + shift, 1 / t0 + 1 / c0) - shift ** 2 / 0.98,
      )
      const top = Math.max(...heights)
      const weights = heights.map((height) => Math.exp(height - top))
      const mean = shifts.reduce((total, shift, k) => total + shift * at(weights, k), 0) / sum(weights)
      const { ratio } = monitored(halved, { dispersion: 1 })
      expect(Math.log(at(ratio, until - 1))).toBeCloseTo(mean, 6)
    }
  })

  it('mirrors itself when target and comparison change about', () => {
    fc.assert(
      fc.property(pair, (weeks) => {
        fc.pre(sum(weeks.targetBefore) > 0)
        const one = monitored(weeks, { dispersion: 1.3 })
        const other = monitored(
          {
            targetBefore: weeks.comparisonBefore,
            comparisonBefore: weeks.targetBefore,
            targetSince: weeks.comparisonSince,
            comparisonSince: weeks.targetSince,
          },
          { dispersion: 1.3 },
        )
        one.evidence.forEach((value, week) =>
          expect(Math.log(at(other.evidence, week))).toBeCloseTo(Math.log(value), 7),
        )
        one.low.forEach((value, week) => {
          if (value > 0) expect(Math.log(at(other.high, week))).toBeCloseTo(-Math.log(value), 6)
          else expect(at(other.high, week)).toBe(Number.POSITIVE_INFINITY)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('does not depend on the order of the weeks before, nor on weeks to come', () => {
    const turned = monitored({ ...halved, targetBefore: Array.from(halved.targetBefore).toReversed() })
    expect(turned).toEqual(monitored(halved))
    const earlier = monitored({ ...halved, targetSince: [4, 3, 5], comparisonSince: [20, 19, 21] })
    expect(Array.from(earlier.evidence)).toEqual(Array.from(monitored(halved).evidence.subarray(0, 3)))
  })

  it('counts divided by φ are the same as φ: twice the counts at φ = 2 say what the counts say at 1', () => {
    const twice = Object.fromEntries(
      Object.entries(halved).map(([name, weeks]) => [name, Array.from(weeks as number[], (n) => 2 * n)]),
    )
    const two = monitored(twice as unknown as WeeklyPair, { dispersion: 2 })
    const one = monitored(halved, { dispersion: 1 })
    expect(two.evidence).toEqual(one.evidence)
    expect(two.high).toEqual(one.high)
  })
})

describe('φ', () => {
  it('is that of the two series before, with what is carried from week to week, and of nothing since', () => {
    const chained = { ...halved, targetBefore: [1, 1, 2, 9, 8, 9, 1, 0], comparisonBefore: [5, 5, 5, 5, 5, 5, 5, 5] }
    const { dispersion } = monitored(chained)
    expect(dispersion).toBe(gatheredDispersion([chained.targetBefore, chained.comparisonBefore]))
    expect(monitored({ ...chained, targetSince: [90, 0], comparisonSince: [0, 90] }).dispersion).toBe(dispersion)
  })
})

describe('lopsided and empty', () => {
  const quiet = { targetBefore: [0, 0, 0], comparisonBefore: [2, 0, 1], targetSince: [0, 0], comparisonSince: [0, 0] }
  it('weeks without events say nothing', () => {
    const { evidence, low, high, ratio, spoke } = monitored(quiet)
    expect(Array.from(evidence, (value) => Math.abs(value - 1) < 1e-12)).toEqual([true, true])
    expect([...low, ...high]).toEqual([0, 0, Infinity, Infinity])
    expect(at(ratio, 1)).toBeCloseTo(1, 12)
    expect(spoke).toBeNull()
  })
  it('no comparison events before: not defined', () => {
    expect(anyTimeMonitoring({ ...quiet, comparisonBefore: [0, 0, 0] })).toEqual({
      defined: false,
      reason: 'no-comparison-events',
    })
  })
  it('is finite at the limits of what it takes', () => {
    for (const since of [
      [1e9, 0],
      [0, 1e9],
      [1e9, 1e9],
    ] as const) {
      const answer = monitored({
        targetBefore: [1e9, 0],
        comparisonBefore: [1, 0],
        targetSince: [since[0]],
        comparisonSince: [since[1]],
      })
      for (const value of [answer.evidence, answer.ratio, answer.low, answer.high])
        expect(Number.isNaN(at(value, 0))).toBe(false)
      expect(at(answer.evidence, 0)).toBeLessThanOrEqual(1e300)
    }
  })
  it.each([
    [{ ...halved, targetBefore: [1] }, 'targetBefore: too few'],
    [{ ...halved, targetSince: [], comparisonSince: [] }, 'targetSince: empty'],
    [
      { ...halved, comparisonBefore: [1, 2] },
      'comparisonBefore: length differs; give the length of targetBefore (8), not 2',
    ],
    [
      { ...halved, comparisonSince: [1] },
      'comparisonSince: length differs; give the length of targetSince (14), not 1',
    ],
    [
      { ...halved, targetSince: halved.targetSince.length ? Array.from(halved.targetSince, () => Number.NaN) : [] },
      'targetSince[0]: not finite',
    ],
    [{ ...halved, targetSince: Array.from(halved.targetSince, () => -1) }, 'targetSince[0]: negative'],
    [{ ...halved, targetSince: Array.from(halved.targetSince, () => 0.5) }, 'targetSince[0]: not whole'],
    [{ ...halved, targetSince: Array.from(halved.targetSince, () => 1e10) }, 'targetSince[0]: out of range'],
  ])('refuses counts that are none (%#)', (weeks, message) => {
    expect(() => anyTimeMonitoring(weeks as WeeklyPair)).toThrow(message)
  })
  it('tells every week since the start and stops when nobody waits', () => {
    const told: number[] = []
    anyTimeMonitoring(halved, {}, { progress: (done) => told.push(done) })
    expect(told).toEqual(Array.from(halved.targetSince, (_, week) => week + 1))
    expect(() => anyTimeMonitoring(halved, {}, { cancelled: () => true })).toThrow(Cancelled)
  })

  it('refuses options out of range', () => {
    for (const alpha of [0, 1, Number.NaN]) expect(() => anyTimeMonitoring(halved, { alpha })).toThrow('alpha')
    for (const shiftSd of [0, -1, Infinity]) expect(() => anyTimeMonitoring(halved, { shiftSd })).toThrow('shiftSd')
    expect(() => anyTimeMonitoring(halved, { dispersion: 0.9 })).toThrow('dispersion')
  })
})
