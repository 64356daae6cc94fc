import type { DayNumber } from '../time/calendar.ts'
import type { EpochMs } from '../time/interval.ts'
import { dayMs, type LocalClock, localDay } from '../time/local-clock.ts'
import { cellText } from './cells.ts'
import type { ColumnIndex } from './column-index.ts'
import { type Fault, fault, isFault } from './fault.ts'
import { momentOf, type ReadInterval, readInterval } from './local-interval.ts'
import {
  type DateOrder,
  parseClock,
  parseDate,
  parseIsoClock,
  parseIsoDate,
  parseIsoTime,
  parseWrittenTime,
  type WrittenTime,
} from './parse-time.ts'

export interface RowTime extends ReadInterval {
  readonly knownAt: EpochMs | null
}

/** Remembers what a function said about a text; files repeat their days and hours. Slower than reading what is ISO. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size >= 50_000) known.clear()
    known.set(text, value)
    return value
  }
}

interface Parsers {
  readonly whole: (text: string) => WrittenTime | string
  readonly date: (text: string) => WrittenTime | string
  readonly clock: (text: string) => number | string
}

const dateAlone = (day: DayNumber): WrittenTime => ({ day, ofDay: null, offset: null })

function createParsers(order: DateOrder): Parsers {
  const parseWhole = (text: string) => parseWrittenTime(text, order)
  const whole = remembered(parseWhole)
  const clock = remembered(parseClock)
  // A date column may hold `2021-02-15 00:00:00`: the time of day is the other column's.
  const date = remembered((text) => {
    const day = parseDate(text, order)
    if (typeof day === 'number') return dateAlone(day)
    const written = parseWhole(text)
    return typeof written === 'string' ? written : dateAlone(written.day)
  })
  return {
    // With fractions or an offset a time is never the same twice.
    whole: (text) => parseIsoTime(text) ?? (isoShaped.test(text) ? parseWhole(text) : whole(text)),
    date: (text) => {
      const day = parseIsoDate(text)
      return day === null ? date(text) : dateAlone(day)
    },
    clock: (text) => parseIsoClock(text) ?? clock(text),
  }
}

const isoShaped = /^\d{4}-\d\d-\d\d[ T]\d/

type Ends = readonly [whole: number, date: number, time: number]

/** One end of the interval, from one column or from a date and a time; null when the row says nothing. */
function readEnd(cells: readonly string[], [whole, date, time]: Ends, parse: Parsers): WrittenTime | null | Fault {
  const together = cellText(cells, whole)
  if (together !== '') {
    const written = parse.whole(together)
    return typeof written === 'string' ? fault(written as Fault['code'], whole, together) : written
  }
  const day = cellText(cells, date)
  if (day === '') return null
  const written = parse.date(day)
  if (typeof written === 'string') return fault(written as Fault['code'], date, day)
  const clock = cellText(cells, time)
  if (clock === '') return written
  const ofDay = parse.clock(clock)
  return typeof ofDay === 'string' ? fault(ofDay as Fault['code'], time, clock) : { ...written, ofDay }
}

/** Two clock readings on one date where the later is earlier: the night went over midnight. */
function overMidnight(
  from: WrittenTime,
  cells: readonly string[],
  time: number,
  parse: Parsers,
): WrittenTime | null | Fault {
  const clock = cellText(cells, time)
  if (clock === '') return null
  const ofDay = parse.clock(clock)
  if (typeof ofDay === 'string') return fault(ofDay as Fault['code'], time, clock)
  return { ...from, day: from.day + (from.ofDay !== null && ofDay < from.ofDay ? 1 : 0), ofDay }
}

/**
 * Prepares reading the time of rows: `[from, to)` and when it became known. Refused: no time, no such time,
 * an end before the start, and anything later than a day from `now`, which is a slip of the pen.
 */
export function createTimeReader(column: ColumnIndex, order: DateOrder, clock: LocalClock, now: EpochMs) {
  const parse = createParsers(order)
  const start: Ends = [column.from, column.fromDate, column.fromTime]
  const end: Ends = [column.to, column.toDate, column.toTime]
  const firstOf = (ends: Ends) => ends.find((index) => index >= 0) ?? -1
  const latest = now + dayMs
  const today = localDay(clock, now)
  const readKnown = (cells: readonly string[]): EpochMs | null | Fault => {
    const text = cellText(cells, column.knownAt)
    if (text === '') return null
    const written = parse.whole(text)
    if (typeof written === 'string') return fault(written as Fault['code'], column.knownAt, text)
    const at = momentOf(clock, written).at
    if (at > latest) return fault('time.future', column.knownAt, text)
    // A day alone: known by the end of that day, but not later than now.
    return written.ofDay !== null
      ? at
      : written.day >= today
        ? Math.max(at, now)
        : momentOf(clock, { ...written, day: written.day + 1 }).at
  }
  return (cells: readonly string[]): RowTime | Fault => {
    const from = readEnd(cells, start, parse)
    if (from === null) return fault('time.missing', firstOf(start), '')
    if (isFault(from)) return from
    const to =
      column.toTime >= 0 && column.toDate < 0 && column.to < 0
        ? overMidnight(from, cells, column.toTime, parse)
        : readEnd(cells, end, parse)
    if (isFault(to)) return to
    const interval = readInterval(clock, from, to)
    if (typeof interval === 'string') return fault(interval, firstOf(end), cellText(cells, firstOf(end)))
    if (interval.from > latest) return fault('time.future', firstOf(start), cellText(cells, firstOf(start)))
    if (to !== null && interval.to > latest + dayMs)
      return fault('time.future', firstOf(end), cellText(cells, firstOf(end)))
    const knownAt = readKnown(cells)
    return isFault(knownAt) ? knownAt : { ...interval, knownAt }
  }
}
