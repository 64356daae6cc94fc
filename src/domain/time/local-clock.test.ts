import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, localDateText } from './calendar.ts'
import {
  buildLocalClock,
  dayInterval,
  hourMs,
  isoWithOffset,
  localClock,
  localDay,
  localTime,
  minuteOfWeek,
  nextTransition,
  nightShiftDay,
  offsetMs,
  startOfDay,
  toEpoch,
} from './local-clock.ts'

const stockholm = localClock('Europe/Stockholm')
const zones = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'UTC',
]
const moments = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2099, 11, 30) })
const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds

describe('local clock against Temporal, any moment and several zones', () => {
  for (const zone of zones) {
    it(zone, () => {
      const clock = localClock(zone)
      fc.assert(
        fc.property(moments, (at) => {
          const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
          const local = localTime(clock, at)
          expect([local.year, local.month, local.day]).toEqual([there.year, there.month, there.day])
          expect([local.hour, local.minute, local.second]).toEqual([there.hour, there.minute, there.second])
          expect(local.weekday).toBe(there.dayOfWeek)
          expect(local.minuteOfWeek).toBe((there.dayOfWeek - 1) * 1440 + there.hour * 60 + there.minute)
          expect(minuteOfWeek(clock, at)).toBe(local.minuteOfWeek)
          expect(localDateText(localDay(clock, at))).toBe(there.toPlainDate().toString())
          expect(startOfDay(clock, local.dayNumber)).toBe(there.startOfDay().epochMilliseconds)
          const next = there.getTimeZoneTransition('next')
          const inTable = next && next.epochMilliseconds < Date.UTC(2100, 0, 1)
          expect(nextTransition(clock, at)).toBe(inTable ? next.epochMilliseconds : Number.POSITIVE_INFINITY)
        }),
      )
    })

    it(`${zone}: wall clock to moment as Temporal's "compatible"`, () => {
      const clock = localClock(zone)
      const near = clock.since.filter(Number.isFinite)
      const wall = fc.oneof(
        moments,
        // Close to a change of the clock, where the difficulty is.
        fc
          .tuple(fc.nat({ max: Math.max(0, near.length - 1) }), fc.integer({ min: -4 * 60, max: 15 * 60 }))
          .map(([index, minutes]) => (near[index] ?? 0) + minutes * 60_000),
      )
      fc.assert(
        fc.property(wall, (reading) => {
          const plain = Temporal.Instant.fromEpochMilliseconds(reading).toZonedDateTimeISO('UTC').toPlainDateTime()
          const { at, dst } = toEpoch(clock, plain)
          expect(at).toBe(plain.toZonedDateTime(zone).epochMilliseconds)
          const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
          const exists = later.toPlainDateTime().equals(plain)
          expect(dst).toBe(!exists ? 'gap' : later.epochMilliseconds !== at ? 'ambiguous' : 'plain')
        }),
      )
    })
  }
})

describe('days of 23 and 25 hours', () => {
  it('has the length that the clock gives it', () => {
    const hours = (date: string) => {
      const { from, to } = dayInterval(stockholm, date)
      return (to - from) / hourMs
    }
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-07-01')).toBe(24)
  })

  it('moves a reading in the spring gap forward and says so', () => {
    const moved = toEpoch(stockholm, { year: 2026, month: 3, day: 29, hour: 2, minute: 30 })
    expect(moved).toEqual({ at: utc('2026-03-29T01:30:00Z'), dst: 'gap' })
    expect(isoWithOffset(stockholm, moved.at)).toBe('2026-03-29T03:30:00+02:00')
  })

  it('takes the first of two in autumn and says so', () => {
    const first = toEpoch(stockholm, { year: 2026, month: 10, day: 25, hour: 2, minute: 30 })
    expect(first).toEqual({ at: utc('2026-10-25T00:30:00Z'), dst: 'ambiguous' })
    expect(isoWithOffset(stockholm, first.at)).toBe('2026-10-25T02:30:00+02:00')
  })

  it('gives a skipped midnight to the first moment of the day', () => {
    // Brazil's summer time began at midnight: 4 November 2018 had no 00:00.
    const { from, to } = dayInterval(localClock('America/Sao_Paulo'), '2018-11-04')
    expect(from).toBe(utc('2018-11-04T03:00:00Z'))
    expect((to - from) / hourMs).toBe(23)
  })
})

describe('night shift', () => {
  const shiftDay = (text: string) => localDateText(nightShiftDay(stockholm, utc(text)))
  it('belongs to the day it began', () => {
    expect(shiftDay('2026-11-20T23:30:00+01:00')).toBe('2026-11-20')
    expect(shiftDay('2026-11-21T02:00:00+01:00')).toBe('2026-11-20')
    expect(shiftDay('2026-11-21T05:59:59+01:00')).toBe('2026-11-20')
    expect(shiftDay('2026-11-21T06:00:00+01:00')).toBe('2026-11-21')
  })
  it('holds on the nights the clock changes, by the wall', () => {
    expect(shiftDay('2026-03-29T05:59:00+02:00')).toBe('2026-03-28')
    expect(shiftDay('2026-10-25T05:59:00+01:00')).toBe('2026-10-24')
    expect(shiftDay('2026-10-25T06:00:00+01:00')).toBe('2026-10-25')
  })
})

describe('the table', () => {
  it('goes on with its outermost offsets', () => {
    const short = buildLocalClock('Europe/Stockholm', 2025, 2026)
    expect(offsetMs(short, utc('2024-07-01T00:00:00Z'))).toBe(hourMs)
    expect(offsetMs(short, utc('2025-07-01T00:00:00Z'))).toBe(2 * hourMs)
    expect(offsetMs(short, utc('2026-07-01T00:00:00Z'))).toBe(hourMs)
  })
  it('refuses a zone that does not exist', () => {
    expect(() => localClock('Europe/Atlantis')).toThrow(RangeError)
  })
  it('writes offsets of parts of an hour and west of Greenwich', () => {
    const at = utc('2026-01-01T00:00:00Z')
    expect(isoWithOffset(localClock('Asia/Kathmandu'), at)).toBe('2026-01-01T05:45:00+05:45')
    expect(isoWithOffset(localClock('America/New_York'), at)).toBe('2025-12-31T19:00:00-05:00')
    expect(dayNumberOf('2025-12-31')).toBe(localDay(localClock('America/New_York'), at))
  })
})
