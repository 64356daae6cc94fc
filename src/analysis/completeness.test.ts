import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { reportingDelay, shareKnownAt, windowCompleteness } from './completeness.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'

const day = 86_400_000
const cutOff = Date.UTC(2026, 10, 22)

interface Known {
  readonly ageDays: number
  readonly delayDays: number
}
const columns = (rows: readonly Known[]) =>
  [
    Float64Array.from(rows, ({ ageDays }) => cutOff - ageDays * day),
    Float64Array.from(rows, ({ ageDays, delayDays }) => cutOff - (ageDays - delayDays) * day),
  ] as const

/** The slow, obvious version: for each delay, look through all rows for who was at risk of it. */
function slowShares(rows: readonly Known[], days: number): number[] {
  const used = rows
    .map(({ ageDays, delayDays }) => ({
      seen: Math.min(days, Math.floor(ageDays)),
      delay: Math.max(0, Math.floor(delayDays)),
    }))
    .filter(({ seen, delay }) => delay < seen)
  const shares = Array.from({ length: days }, () => 1)
  for (let d = days - 1; d > 0; d--) {
    const atRisk = used.filter(({ seen, delay }) => delay <= d && seen > d).length
    const delayed = used.filter(({ delay }) => delay === d).length
    shares[d - 1] = (shares[d] ?? 1) * (1 - (atRisk > 0 ? delayed / atRisk : 0))
  }
  return shares
}

/** Ages about as long as delays, so that many are just too recent. */
const known = fc.record({
  ageDays: evenly(0, 20),
  delayDays: fc.oneof({ weight: 1, arbitrary: fc.constant(Number.NaN) }, { weight: 9, arbitrary: evenly(-1, 16) }),
})

describe('reporting delay', () => {
  it('agrees with the version that looks through all rows', () => {
    fc.assert(
      fc.property(fc.array(known, { maxLength: 40 }), (rows) => {
        const { shareKnown } = reportingDelay(...columns(rows), cutOff, 14)
        const slow = slowShares(rows, 14)
        shareKnown.forEach((share, d) => expect(share).toBeCloseTo(slow[d] ?? 0, 12))
      }),
    )
  })

  it('leaves out what the last day at hand has not been seen to its end', () => {
    // Known within the fourth day, of which a tenth is still to come.
    const [from, knownAt] = columns([{ ageDays: 3.9, delayDays: 3.2 }])
    expect(reportingDelay(from, knownAt, cutOff, 14).measured).toBe(0)
    expect(reportingDelay(from, knownAt, cutOff + day / 10, 14).measured).toBe(1)
  })

  it('is the plain share when nothing is recent', () => {
    const rows = [0.5, 0.7, 1.2, 1.9, 3.5, 3.6, 3.7, 9.1].map((delayDays) => ({ ageDays: 60, delayDays }))
    const { shareKnown, measured } = reportingDelay(...columns(rows), cutOff, 14)
    expect(measured).toBe(8)
    expect(shareKnown[0]).toBeCloseTo(2 / 8, 12)
    expect(shareKnown[1]).toBeCloseTo(4 / 8, 12)
    expect(shareKnown[3]).toBeCloseTo(7 / 8, 12)
    expect(shareKnown[13]).toBe(1)
  })

  it('finds the delay of a town whose late reports have not all come, where a plain share does not', () => {
    // Exponential delays with a median of 4 days; incidents of the last 28 days, known only if the delay has passed.
    const random = randomStream(3)
    const rows: Known[] = []
    while (rows.length < 20_000) {
      const row = { ageDays: random.uniform() * 28, delayDays: (random.gamma(1) * 4) / Math.LN2 }
      if (row.delayDays <= row.ageDays) rows.push(row)
    }
    const { shareKnown } = reportingDelay(...columns(rows), cutOff, 28)
    const truth = (d: number) => (1 - 0.5 ** ((d + 1) / 4)) / (1 - 0.5 ** (28 / 4))
    for (const d of [0, 3, 7, 13, 20]) expect(shareKnown[d]).toBeCloseTo(truth(d), 1)
    expect(Math.abs((shareKnown[3] ?? 0) - truth(3))).toBeLessThan(0.02)
    const plain = rows.filter(({ delayDays }) => delayDays < 4).length / rows.length
    expect(plain).toBeGreaterThan(truth(3) + 0.05)
  })

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.array(known, { maxLength: 40 }), (rows) => {
        expect(reportingDelay(...columns(rows.toReversed()), cutOff)).toEqual(reportingDelay(...columns(rows), cutOff))
      }),
    )
  })
})

describe('input that is not in order', () => {
  const one = Float64Array.of(0)
  const far = Float64Array.of(1e300)
  it.each([
    ['from not-finite', () => reportingDelay(Float64Array.of(Number.NaN), one, cutOff)],
    ['from out-of-range', () => reportingDelay(far, one, cutOff)],
    ['knownAt length-differs', () => reportingDelay(one, new Float64Array(0), cutOff)],
    ['knownAt out-of-range', () => reportingDelay(one, far, cutOff)],
    ['knownAt out-of-range', () => reportingDelay(one, Float64Array.of(Infinity), cutOff)],
    ['cutOff not-finite', () => reportingDelay(one, one, Number.NaN)],
    ['longestDays out-of-range', () => reportingDelay(one, one, cutOff, 0)],
    ['longestDays not-whole', () => reportingDelay(one, one, cutOff, 1.5)],
    ['to end-before-start', () => windowCompleteness(reportingDelay(one, one, cutOff), 2, 1, cutOff)],
    ['from not-finite', () => windowCompleteness(reportingDelay(one, one, cutOff), Number.NaN, 1, cutOff)],
  ])('is refused: %s', (problem, call) => {
    try {
      call()
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(MethodError)
      if (error instanceof MethodError) expect(`${error.problem.argument} ${error.problem.fault}`).toBe(problem)
    }
  })
})

describe('completeness of a window', () => {
  const quick = reportingDelay(...columns(Array.from({ length: 100 }, () => ({ ageDays: 50, delayDays: 0.2 }))), cutOff)
  const slow = reportingDelay(
    ...columns(Array.from({ length: 100 }, (_, i) => ({ ageDays: 90, delayDays: i / 10 }))),
    cutOff,
  )

  it('is whole for an old week, part for the running one, nothing for the next', () => {
    expect(windowCompleteness(quick, cutOff - 14 * day, cutOff - 7 * day, cutOff)).toBe(1)
    expect(windowCompleteness(quick, cutOff - 3.5 * day, cutOff + 3.5 * day, cutOff)).toBeCloseTo(3 / 7, 1)
    expect(windowCompleteness(quick, cutOff, cutOff + 7 * day, cutOff)).toBe(0)
  })

  it('is the average of the curve over the week', () => {
    // Delays even on 0–10 days: a week that ended today is known by the average of age / 10 over ages 0–7.
    expect(windowCompleteness(slow, cutOff - 7 * day, cutOff, cutOff)).toBeCloseTo(0.35, 2)
    // The week before: ages 7–10 rise from 0.7 to 1, ages 10–14 are all known: (3 × 0.85 + 4) / 7.
    expect(windowCompleteness(slow, cutOff - 14 * day, cutOff - 7 * day, cutOff)).toBeCloseTo(6.55 / 7, 2)
  })

  it('takes the past as known when too few delays were measured', () => {
    const few = reportingDelay(...columns([{ ageDays: 50, delayDays: 20 }]), cutOff)
    expect(few.measured).toBe(1)
    expect(shareKnownAt(few, 0.5)).toBe(1)
    expect(shareKnownAt(few, -0.5)).toBe(0)
    const none = reportingDelay(new Float64Array(0), new Float64Array(0), cutOff)
    expect(shareKnownAt(none, 3)).toBe(1)
  })
})
