import { type DayNumber, localDateText } from '../domain/time/calendar.ts'
import type { EpochMs, LocalDate } from '../domain/time/interval.ts'
import { dayMs, type LocalClock, localClock, minuteMs, startOfDay, wallToEpoch } from '../domain/time/local-clock.ts'
import { mondayAt } from '../domain/time/week.ts'

export const demoTimeZone = 'Europe/Stockholm'
/** SWEREF 99 TM. */
export const planeEpsg = 3006
const weeksBefore = 104

/** The weeks of the demo. Week 0 is the first of the operation; the weeks before have negative numbers. */
export interface DemoCalendar {
  readonly clock: LocalClock
  /** Monday of week 0. */
  readonly startDay: DayNumber
  readonly startsOn: LocalDate
  readonly weeksBefore: number
  readonly weeksSince: number
  /** First moment of the first week and first moment after the last. */
  readonly from: EpochMs
  readonly until: EpochMs
  readonly now: EpochMs
}

/**
 * Places the demo in time: its last week ends with the last whole Sunday before `now` (methods §6).
 * @param weeksSince whole weeks after the start; 8 unless asked
 */
export function demoCalendar(now: EpochMs, weeksSince = 8): DemoCalendar {
  const clock = localClock(demoTimeZone)
  const endDay = mondayAt(clock, now)
  const startDay = endDay - 7 * weeksSince
  return {
    clock,
    startDay,
    startsOn: localDateText(startDay),
    weeksBefore,
    weeksSince,
    from: startOfDay(clock, startDay - 7 * weeksBefore),
    until: startOfDay(clock, endDay),
    now,
  }
}

/** The moment a wall clock shows `minute` minutes past local midnight of a day; in the spring gap it moves forward. */
export const wallMoment = (clock: LocalClock, day: DayNumber, minute: number): EpochMs =>
  wallToEpoch(clock, day * dayMs + minute * minuteMs).at

/** Rounds to whole minutes, as people write times. */
export const wholeMinute = (at: EpochMs): EpochMs => Math.round(at / minuteMs) * minuteMs
