import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localClock } from '../domain/time/local-clock.ts'
import { aoristicRhythm, aoristicShares, busiestStretch, rhythmOfShares } from './aoristic.ts'
import { MethodError } from './method-error.ts'

const zone = 'Europe/Stockholm'
const clock = localClock(zone)
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
const rhythm = (intervals: readonly (readonly [number, number])[], longestHours?: number) =>
  aoristicRhythm(
    Float64Array.from(intervals, ([from]) => from),
    Float64Array.from(intervals, ([, to]) => to),
    clock,
    longestHours === undefined ? {} : { longestHours },
  )

/** The slow, obvious version: every minute of the interval asks Temporal which hour it is in. */
function minuteByMinute(intervals: readonly (readonly [number, number])[]): number[] {
  const weights = Array.from({ length: 168 }, () => 0)
  for (const [from, to] of intervals) {
    const minutes = Math.max(1, (to - from) / 60_000)
    for (let minute = 0; minute < minutes; minute++) {
      const local = Temporal.Instant.fromEpochMilliseconds(from + minute * 60_000).toZonedDateTimeISO(zone)
      const hour = (local.dayOfWeek - 1) * 24 + local.hour
      weights[hour] = (weights[hour] ?? 0) + 1 / minutes
    }
  }
  return weights
}

/** Whole minutes near a change of the clock half of the time. */
const start = fc
  .oneof(
    fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }),
    fc.integer({ min: Date.UTC(2026, 2, 28, 18), max: Date.UTC(2026, 2, 29, 6) }),
    fc.integer({ min: Date.UTC(2026, 9, 24, 18), max: Date.UTC(2026, 9, 25, 6) }),
  )
  .map((ms) => Math.floor(ms / 60_000) * 60_000)
const interval = fc
  .tuple(start, fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 * 60 })))
  .map(([from, minutes]) => [from, from + minutes * 60_000] as const)

const refusal = (call: () => unknown): string => {
  try {
    call()
  } catch (error) {
    if (error instanceof MethodError) {
      const { argument, index, fault } = error.problem
      return `${argument}${index === null ? '' : `[${index}]`} ${fault}`
    }
  }
  return 'answered'
}

describe('aoristic weights', () => {
  it('are those of the minute-by-minute version, across changes of the clock too', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 5 }), (intervals) => {
        const { weights, counted } = rhythm(intervals)
        expect(counted).toBe(intervals.length)
        const slow = minuteByMinute(intervals)
        weights.forEach((weight, hour) => expect(weight).toBeCloseTo(slow[hour] ?? 0, 9))
      }),
      { numRuns: 60 },
    )
  })

  it('do not depend on the order of rows, nor on the week', () => {
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (intervals) => {
        const forward = rhythm(intervals).weights
        rhythm(intervals.toReversed()).weights.forEach((w, h) => expect(w).toBeCloseTo(forward[h] ?? 0, 12))
      }),
    )
    const monday = rhythm([[at('2026-11-16T10:30'), at('2026-11-16T12:00')]]).weights
    expect(rhythm([[at('2026-07-13T10:30'), at('2026-07-13T12:00')]]).weights).toEqual(monday)
  })

  it('count each row once', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 20 }), (intervals) => {
        const { weights, counted, leftOut } = rhythm(intervals, 6)
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(counted, 9)
        expect(counted + leftOut).toBe(intervals.length)
      }),
    )
  })

  it('are zero for no rows', () => {
    expect(rhythm([])).toEqual({ weights: new Float64Array(168), counted: 0, leftOut: 0, spread: 0 })
  })

  it('leave out intervals over twelve hours, and keep one of exactly twelve', () => {
    const from = at('2026-11-16T08:00')
    const { counted, leftOut } = rhythm([
      [from, from + 12 * 3_600_000],
      [from, from + 12 * 3_600_000 + 1],
      [at('2026-11-17T00:00'), at('2026-11-18T00:00')],
    ])
    expect([counted, leftOut]).toEqual([1, 2])
  })

  it('spread more than seven days over the week and say so, when no limit leaves them out', () => {
    const { weights, spread, counted } = rhythm([[at('2026-11-02T00:00'), at('2026-11-12T07:00')]], Infinity)
    expect([spread, counted]).toEqual([1, 1])
    weights.forEach((weight) => expect(weight).toBeCloseTo(1 / 168, 12))
    const week = [at('2026-11-02T00:00'), at('2026-11-09T00:00')] as const
    expect(rhythm([week], Infinity).spread).toBe(0)
  })

  it('refuse an end before the start and a time that is none', () => {
    const from = at('2026-11-16T08:00')
    const bad = [
      [from, from],
      [Number.NaN, from],
    ] as const
    expect(refusal(() => rhythm([[from, from - 1]]))).toBe('to[0] end-before-start')
    expect(refusal(() => rhythm(bad))).toBe('from[1] not-finite')
    expect(refusal(() => rhythm([[from, Infinity]]))).toBe('to[0] not-finite')
    expect(refusal(() => rhythm([[-1e300, from]]))).toBe('from[0] out-of-range')
    expect(refusal(() => rhythm([[from, 1e300]], Infinity))).toBe('to[0] out-of-range')
  })

  it('refuse lists of different length, rows that are not there and a limit of nothing', () => {
    const one = Float64Array.of(0)
    expect(refusal(() => aoristicRhythm(one, Float64Array.of(), clock))).toBe('to length-differs')
    expect(refusal(() => aoristicRhythm(one, one, clock, { rows: [1] }))).toBe('rows[0] unknown-reference')
    expect(refusal(() => rhythm([], 0))).toBe('longestHours not-positive')
    expect(refusal(() => rhythm([], Number.NaN))).toBe('longestHours not-positive')
  })

  it('answer at the ends of time', () => {
    for (const end of [-8.64e15, 8.64e15]) expect(rhythm([[end, end]]).counted).toBe(1)
  })

  it('take only the rows they are given', () => {
    const from = Float64Array.of(at('2026-11-16T08:00'), at('2026-11-17T09:00'))
    const { weights, counted } = aoristicRhythm(from, from, clock, { rows: Int32Array.of(1) })
    expect(counted).toBe(1)
    expect(weights[24 + 9]).toBe(1)
  })
})

describe('shares that are kept', () => {
  const columns = (intervals: readonly (readonly [number, number])[]) =>
    [Float64Array.from(intervals, ([from]) => from), Float64Array.from(intervals, ([, to]) => to)] as const

  it('sum to the same bits as the rhythm of the same rows, in any choice and order of them', () => {
    const limit = fc.oneof(fc.constantFrom(1, 12, 168), fc.double({ min: 0.01, max: 168, noNaN: true }))
    const some = fc.tuple(fc.array(interval, { maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 20 }), limit)
    fc.assert(
      fc.property(some, ([intervals, picks, longestHours]) => {
        const rows = picks.filter((row) => row < intervals.length)
        const [from, to] = columns(intervals)
        const kept = rhythmOfShares(aoristicShares(from, to, clock, longestHours), rows)
        expect(kept).toEqual(aoristicRhythm(from, to, clock, { longestHours, rows }))
      }),
    )
  })

  it('are nine bytes each, and none for an interval over twelve hours', () => {
    const monday = at('2026-11-16T08:30')
    const { start, hour, share } = aoristicShares(
      ...columns([
        [monday, monday],
        [monday, monday + 3_600_000],
        [monday, monday + 12 * 3_600_000 + 1],
        [monday, monday + 12 * 3_600_000],
      ]),
      clock,
    )
    expect([...start]).toEqual([0, 1, 3, 3, 16])
    expect([...hour.subarray(0, 3)]).toEqual([8, 8, 9])
    expect([...share.subarray(0, 3)]).toEqual([1, 0.5, 0.5])
  })

  it('refuse what the rhythm refuses', () => {
    const from = at('2026-11-16T08:00')
    const shares = (intervals: readonly (readonly [number, number])[], longestHours?: number) =>
      aoristicShares(...columns(intervals), clock, longestHours)
    expect(refusal(() => aoristicShares(Float64Array.of(0), Float64Array.of(), clock))).toBe('to length-differs')
    expect(refusal(() => shares([], 0))).toBe('longestHours not-positive')
    expect(refusal(() => shares([], 168.5))).toBe('longestHours out-of-range')
    expect(refusal(() => shares([[from, from - 1]]))).toBe('to[0] end-before-start')
    expect(refusal(() => shares([[Number.NaN, from]]))).toBe('from[0] not-finite')
    expect(refusal(() => shares([[from, 8.64e15 + 2]]))).toBe('to[0] out-of-range')
    expect(refusal(() => shares([[-8.64e15 - 2, from]]))).toBe('from[0] out-of-range')
    expect(shares([[8.64e15, 8.64e15]]).hour.length).toBe(1)
    expect(refusal(() => rhythmOfShares(shares([[from, from]]), [1]))).toBe('rows[0] unknown-reference')
  })
})

describe('days of 23 and 25 hours', () => {
  it('give the skipped hour nothing', () => {
    // 01:00 to 04:00 on 29 March 2026 are two hours: 01–02 and 03–04.
    const { weights } = rhythm([[at('2026-03-29T01:00'), at('2026-03-29T04:00')]])
    const sunday = Array.from(weights.subarray(144, 149))
    expect(sunday).toEqual([0, 0.5, 0, 0.5, 0])
  })
  it('give the doubled hour both its parts', () => {
    // 01:00 to 04:00 on 25 October 2026 are four hours, two of them called 02.
    const { weights } = rhythm([[at('2026-10-25T01:00'), at('2026-10-25T04:00')]])
    expect(Array.from(weights.subarray(144, 149))).toEqual([0, 0.25, 0.5, 0.25, 0])
  })
})

describe('the busiest stretch', () => {
  it('is found across midnight and across the end of the week', () => {
    const weights = new Float64Array(168)
    weights[23] = weights[24] = weights[25] = 2
    expect(busiestStretch(weights)).toEqual({ weekday: 1, fromHour: 23, toHour: 2 })
    const sunday = new Float64Array(168)
    sunday[167] = sunday[0] = sunday[1] = 1
    expect(busiestStretch(sunday)).toEqual({ weekday: 7, fromHour: 23, toHour: 2 })
  })
  it('ends at 24, not at 0, when it ends the day', () => {
    const weights = new Float64Array(168)
    weights[21] = weights[22] = weights[23] = 1
    expect(busiestStretch(weights)).toEqual({ weekday: 1, fromHour: 21, toHour: 24 })
  })
  it('is the first of equals, though their sums differ in the last bits', () => {
    const weights = new Float64Array(168)
    weights.set([0.3, 0.2, 0.1], 30)
    weights.set([0.1, 0.2, 0.3], 60)
    expect(busiestStretch(weights)).toEqual({ weekday: 2, fromHour: 6, toHour: 9 })
  })
  it('is found where the week begins', () => {
    const weights = new Float64Array(168)
    weights[0] = weights[1] = weights[2] = 1
    expect(busiestStretch(weights)).toEqual({ weekday: 1, fromHour: 0, toHour: 3 })
  })
  it('refuses another week, and more hours than a day has', () => {
    expect(refusal(() => busiestStretch(new Float64Array(24)))).toBe('weights length-differs')
    expect(refusal(() => busiestStretch(new Float64Array(168).fill(-1)))).toBe('weights[0] negative')
    expect(refusal(() => busiestStretch(new Float64Array(168), 25))).toBe('hours out-of-range')
  })
  it('is nothing where nothing happened', () => {
    expect(busiestStretch(new Float64Array(168))).toBeNull()
  })
})
