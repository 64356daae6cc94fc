import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, localDateText } from './calendar.ts'
import { localClock } from './local-clock.ts'
import { firstWholeWeek, isoWeek, mondayAt, mondayOf, weeksInYear, weeksSinceStart } from './week.ts'

describe('ISO weeks', () => {
  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), (days) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days })
        expect(isoWeek(days)).toEqual({ year: date.yearOfWeek, week: date.weekOfYear })
        expect(localDateText(mondayOf(days))).toBe(date.subtract({ days: date.dayOfWeek - 1 }).toString())
      }),
    )
  })

  it('has 53 weeks in 2026 and 52 in 2025', () => {
    expect(weeksInYear(2026)).toBe(53)
    expect(weeksInYear(2025)).toBe(52)
    expect(isoWeek(dayNumberOf('2026-12-31'))).toEqual({ year: 2026, week: 53 })
    expect(isoWeek(dayNumberOf('2027-01-03'))).toEqual({ year: 2026, week: 53 })
    expect(isoWeek(dayNumberOf('2027-01-04'))).toEqual({ year: 2027, week: 1 })
    expect(isoWeek(dayNumberOf('2024-12-30'))).toEqual({ year: 2025, week: 1 })
  })

  it('turns on local midnight, not on UTC', () => {
    const sundayNight = Temporal.Instant.from('2026-11-22T23:30:00Z').epochMilliseconds
    expect(localDateText(mondayAt(localClock('Europe/Stockholm'), sundayNight))).toBe('2026-11-23')
    expect(localDateText(mondayAt(localClock('UTC'), sundayNight))).toBe('2026-11-16')
  })
})

describe('weeks since the start', () => {
  it('counts from the Monday on or after it', () => {
    expect(localDateText(firstWholeWeek('2026-02-16'))).toBe('2026-02-16')
    expect(localDateText(firstWholeWeek('2026-02-17'))).toBe('2026-02-23')
    expect(localDateText(firstWholeWeek('2026-02-22'))).toBe('2026-02-23')
  })
  it('is negative in the part week before', () => {
    expect(weeksSinceStart('2026-02-18', dayNumberOf('2026-02-20'))).toBe(-1)
    expect(weeksSinceStart('2026-02-18', dayNumberOf('2026-02-23'))).toBe(0)
    expect(weeksSinceStart('2026-02-18', dayNumberOf('2026-03-01'))).toBe(0)
    expect(weeksSinceStart('2026-02-18', dayNumberOf('2026-03-02'))).toBe(1)
  })
})
