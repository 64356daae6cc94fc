import type { DayNumber } from '../time/calendar.ts'
import { calendarDate, dayNumber, isCalendarDate } from '../time/calendar.ts'
import { monthNumber, parseClock, parseWrittenTime, type WrittenTime } from './parse-time.ts'

/** What a notice of polisen.se's open feed says, without its summary (prose about people, cut at 110 characters). */
export interface Notice {
  readonly id: string
  readonly happened: WrittenTime
  readonly published: WrittenTime
  readonly type: string
  /** Municipality, or county when the police say no more; read from the end of the headline. */
  readonly place: string
}

/** `01 oktober 20:01, Misshandel, grov, Kristianstad`; from 2023-11 on with a dot between hour and minute. */
const headline = /^(\d{1,2}) ([a-zåäö]{3,9})\.? (\d{1,2}[.:]\d{2}), (.+)$/i

/** Kinds of notice that tell of a night or a week in prose, and of no event. */
export const isSummary = (type: string): boolean => /^sammanfattning\b/i.test(type)

/** A notice may be dated some days ahead by a slip of the pen; further ahead it tells of the year before. */
const mostAheadDays = 31

/**
 * The year is not in the headline: it is the latest one in which the event lies no more than a month after
 * publishing, so that a notice of January may tell of December. Null when there is no such day.
 */
export function eventDay(day: number, month: number, published: DayNumber): DayNumber | null {
  const { year } = calendarDate(published)
  for (const candidate of [year + 1, year, year - 1, year - 2, year - 3, year - 4]) {
    if (!isCalendarDate(candidate, month, day)) continue
    const at = dayNumber(candidate, month, day)
    if (at <= published + mostAheadDays) return at
  }
  return null
}

/** The place is what follows the type; types may hold commas, so the type is taken off whole where it fits. */
function placeOf(rest: string, type: string): string {
  const afterType = rest.startsWith(`${type}, `) ? rest.slice(type.length + 2) : null
  return (afterType ?? rest.slice(rest.lastIndexOf(',') + 1)).trim()
}

export type NoticeProblem = {
  readonly column: 'name' | 'datetime'
  readonly code: 'time.malformed' | 'time.impossible'
}

/** Reads a notice from its members `id`, `datetime`, `name` and `type`; the feed's coordinates are never used. */
export function parseNotice(
  members: Readonly<Record<'id' | 'datetime' | 'name' | 'type', string>>,
): Notice | NoticeProblem {
  const published = parseWrittenTime(members.datetime, 'ymd')
  if (typeof published === 'string') return { column: 'datetime', code: published }
  const [, day, month, clock, rest] = headline.exec(members.name) ?? []
  const monthOfYear = monthNumber(month ?? '')
  if (rest === undefined || clock === undefined || monthOfYear === null)
    return { column: 'name', code: 'time.malformed' }
  const ofDay = parseClock(clock)
  const date = eventDay(Number(day), monthOfYear, published.day)
  if (typeof ofDay === 'string' || date === null) return { column: 'name', code: 'time.impossible' }
  const happened = { day: date, ofDay, offset: null }
  return { id: members.id, happened, published, type: members.type, place: placeOf(rest, members.type) }
}
