import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calendarDate,
  dayNumber,
  dayNumberOf,
  daysInMonth,
  isCalendarDate,
  localDateText,
  weekdayOf,
} from './calendar.ts'

describe('calendar', () => {
  it('agrees with Temporal for any day of the years 0001–9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days })
        expect(calendarDate(days)).toEqual({ year: date.year, month: date.month, day: date.day })
        expect(dayNumber(date.year, date.month, date.day)).toBe(days)
        expect(weekdayOf(days)).toBe(date.dayOfWeek)
        expect(localDateText(days)).toBe(date.toString())
        expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth)
      }),
    )
  })

  it('knows which dates exist', () => {
    expect(isCalendarDate(2024, 2, 29)).toBe(true)
    expect(isCalendarDate(1900, 2, 29)).toBe(false)
    expect(isCalendarDate(2026, 2, 30)).toBe(false)
    expect(isCalendarDate(2026, 13, 1)).toBe(false)
    expect(isCalendarDate(2026, 0, 1)).toBe(false)
    expect(isCalendarDate(2026, 1, 1.5)).toBe(false)
  })

  it('throws on a text that is no date', () => {
    expect(dayNumberOf('1970-01-02')).toBe(1)
    expect(() => dayNumberOf('2026-02-30')).toThrow('not a calendar date')
    expect(() => dayNumberOf('26-02-03')).toThrow('not a calendar date')
  })
})
