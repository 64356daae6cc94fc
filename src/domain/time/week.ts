import { calendarDate, type DayNumber, dayNumber, dayNumberOf, weekdayOf } from './calendar.ts'
import type { EpochMs, LocalDate } from './interval.ts'
import { type LocalClock, localDay } from './local-clock.ts'

/** A week of ISO 8601: it belongs to the year that holds its Thursday. */
export interface IsoWeek {
  readonly year: number
  /** 1–53 */
  readonly week: number
}

/** Monday of the week that a day lies in. */
export const mondayOf = (day: DayNumber): DayNumber => day - (weekdayOf(day) - 1)

/** ISO week of a day. */
export function isoWeek(day: DayNumber): IsoWeek {
  const thursday = mondayOf(day) + 3
  const { year } = calendarDate(thursday)
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 }
}

/** 53 in years whose Thursdays are 53, else 52. The 28th of December always lies in the last week. */
export const weeksInYear = (year: number): number => isoWeek(dayNumber(year, 12, 28)).week

/** Monday, local, of the week that a moment lies in. */
export const mondayAt = (clock: LocalClock, at: EpochMs): DayNumber => mondayOf(localDay(clock, at))

/** The first Monday on or after the start: whole weeks "since the start" count from here. */
export function firstWholeWeek(startsOn: LocalDate): DayNumber {
  const start = dayNumberOf(startsOn)
  return mondayOf(start + 6)
}

/**
 * Whole weeks that have passed since the first Monday on or after the start.
 * @returns 0 during the first whole week and negative before it; the part week at the start is −1.
 */
export const weeksSinceStart = (startsOn: LocalDate, day: DayNumber): number =>
  Math.floor((day - firstWholeWeek(startsOn)) / 7)
