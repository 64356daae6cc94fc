import type { ShiftId, ShiftPatternId, UnitId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import { type DayNumber, dayNumberOf, localDateText, weekdayOf } from '../time/calendar.ts'
import type { Interval, LocalDate } from '../time/interval.ts'
import { dayMs, type LocalClock, minuteMs, wallToEpoch } from '../time/local-clock.ts'
import { decideShift, type Roster, type Shift, type ShiftProblem, type ShiftWanted } from './shift.ts'

/** The same hours on the same weekdays, by the wall clock: 18–02 is 18–02 in winter and in summer. */
export interface ShiftPattern {
  readonly id: ShiftPatternId
  /** 1 = Monday … 7; a night belongs to the day it begins. */
  readonly weekdays: readonly number[]
  /** Minutes after local midnight; `toMinute` may pass 1440. */
  readonly fromMinute: number
  readonly toMinute: number
  readonly breaks: readonly { readonly fromMinute: number; readonly toMinute: number }[]
  readonly units: readonly UnitId[]
  /** First and last day, both included. */
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  /** Days that are left out. */
  readonly except: readonly LocalDate[]
}

export type PatternWanted = Omit<ShiftPattern, 'id'>

export type PatternProblem =
  | { readonly code: 'pattern.no-days' | 'pattern.too-long' | 'pattern.not-found' }
  /** One of its days cannot be, so none of it is kept. */
  | { readonly code: 'pattern.day-refused'; readonly on: LocalDate; readonly because: ShiftProblem }

/** A pattern is shifts from the first day on, so that it holds to the same rules; after a year it is made anew. */
export const longestPatternDays = 371

export type Occurrence = ShiftWanted & { readonly on: LocalDate }

/**
 * The days of a pattern as moments. A reading that the clock skips in spring is moved forward by as much, one that it
 * shows twice in autumn is the first (as everywhere, `toEpoch`): 22–06 lasts 7 hours in the one night and 9 in the other.
 * Costs some microseconds a day.
 */
export function expandPattern(pattern: PatternWanted, clock: LocalClock): readonly Occurrence[] {
  const out: Occurrence[] = []
  const left = new Set(pattern.except)
  const last = dayNumberOf(pattern.endsOn)
  for (let day = dayNumberOf(pattern.startsOn); day <= last; day++) {
    const on = localDateText(day)
    if (!pattern.weekdays.includes(weekdayOf(day)) || left.has(on)) continue
    const breaks = pattern.breaks.map((rest) => momentsOf(clock, day, rest))
    out.push({ ...momentsOf(clock, day, pattern), on, breaks, units: pattern.units })
  }
  return out
}

const momentsOf = (
  clock: LocalClock,
  day: DayNumber,
  { fromMinute, toMinute }: { readonly fromMinute: number; readonly toMinute: number },
): Interval => ({ from: wallMinute(clock, day, fromMinute), to: wallMinute(clock, day, toMinute) })

const wallMinute = (clock: LocalClock, day: DayNumber, minute: number) =>
  wallToEpoch(clock, day * dayMs + minute * minuteMs).at

/** The shifts of a pattern, all or none. Costs days × shifts in the roster. */
export function decidePattern(
  roster: Roster,
  wanted: PatternWanted,
  clock: LocalClock,
  ids: { readonly pattern: ShiftPatternId; newShift(): ShiftId },
): Result<readonly Shift[], PatternProblem> {
  const days = dayNumberOf(wanted.endsOn) - dayNumberOf(wanted.startsOn) + 1
  if (days > longestPatternDays) return refuse({ code: 'pattern.too-long' })
  const occurrences = expandPattern(wanted, clock)
  if (occurrences.length === 0) return refuse({ code: 'pattern.no-days' })
  const made: Shift[] = []
  for (const { on, ...occurrence } of occurrences) {
    // Days of one pattern lie 23 hours apart at least and are shorter, so they are never in each other's way.
    const decided = decideShift(roster, occurrence, null)
    if (!decided.ok) return refuse({ code: 'pattern.day-refused', on, because: decided.problem })
    made.push({ ...decided.value, id: ids.newShift(), occurrence: { pattern: ids.pattern, on }, revision: 1 })
  }
  return done(made)
}
