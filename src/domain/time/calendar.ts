import { invariant } from '../result.ts'
import type { LocalDate } from './interval.ts'

/**
 * The proleptic Gregorian calendar as whole numbers. A day number counts days since 1970-01-01 and has no
 * time zone: it names a date, not a moment. Arithmetic from H. Hinnant, "chrono-compatible low-level date
 * algorithms" (public domain); a few additions and divisions each, no allocation.
 */
export type DayNumber = number

export interface CalendarDate {
  readonly year: number
  /** 1–12 */
  readonly month: number
  /** 1–31 */
  readonly day: number
}

/** The calendar date → days since 1970-01-01. Does not check that the date exists: see `isCalendarDate`. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** Days since 1970-01-01 → the calendar date. */
export function calendarDate(days: DayNumber): CalendarDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** 1 = Monday … 7 = Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export const weekdayOf = (days: DayNumber): number => ((((days + 3) % 7) + 7) % 7) + 1

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days in a month; 0 when `month` is not 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** Whether the numbers name a day that exists: false for 30 February and for fractions. */
export const isCalendarDate = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) && Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month)

const pad = (value: number, width: number) => String(value).padStart(width, '0')

/** `YYYY-MM-DD` of a day number in the years 0000–9999. */
export function localDateText(days: DayNumber): LocalDate {
  const { year, month, day } = calendarDate(days)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** Day number of a `LocalDate`. Throws when the text is not a date that exists: parse at the edge first. */
export function dayNumberOf(date: LocalDate): DayNumber {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const [year, month, day] = parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : [0, 0, 0]
  invariant(isCalendarDate(year, month, day), `not a calendar date: ${JSON.stringify(date)}`)
  return dayNumber(year, month, day)
}
