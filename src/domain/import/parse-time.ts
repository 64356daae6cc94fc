import { type DayNumber, dayNumber, isCalendarDate } from '../time/calendar.ts'
import { dayMs, hourMs, minuteMs } from '../time/local-clock.ts'
import type { Mapping } from './mapping.ts'

export type DateOrder = Mapping['dateOrder']
export type TimeProblem = 'time.malformed' | 'time.impossible'

/** A date as written, perhaps with a time of day and an offset from UTC; not yet a moment. */
export interface WrittenTime {
  readonly day: DayNumber
  /** Milliseconds after 00:00, up to and including 24:00; null: only a date was written. */
  readonly ofDay: number | null
  /** Offset from UTC in milliseconds; null: local time. */
  readonly offset: number | null
}

const earliestYear = 1900
const latestYear = 2199

const monthNames: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['jan', 'januari', 'january'],
    ['feb', 'februari', 'february'],
    ['mar', 'mars', 'march'],
    ['apr', 'april'],
    ['maj', 'may'],
    ['jun', 'juni', 'june'],
    ['jul', 'juli', 'july'],
    ['aug', 'augusti', 'august'],
    ['sep', 'sept', 'september'],
    ['okt', 'oct', 'oktober', 'october'],
    ['nov', 'november'],
    ['dec', 'december'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
)

/** Month by Swedish or English name, full or short, in any case; null for other words. */
export const monthNumber = (name: string): number | null => {
  const plain = name.toLowerCase().replace('.', '')
  return Object.hasOwn(monthNames, plain) ? (monthNames[plain] ?? null) : null
}

/** `21` → 2021, `69` → 2069, `70` → 1970: the window POSIX uses. Longer numbers stay. */
const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900)

const exists = (year: number, month: number, day: number) =>
  year >= earliestYear && year <= latestYear && isCalendarDate(year, month, day)

function dayOf(year: number, month: number, day: number): DayNumber | TimeProblem {
  return exists(year, month, day) ? dayNumber(year, month, day) : 'time.impossible'
}

function byOrder(order: DateOrder, parts: readonly string[]): DayNumber | TimeProblem {
  const [first = '', second = '', third = ''] = parts
  const yearFirst = first.length === 4 || (order === 'ymd' && third.length !== 4)
  if (yearFirst) return dayOf(fullYear(first), Number(second), Number(third))
  const [month, day] = order === 'mdy' ? [first, second] : [second, first]
  return dayOf(fullYear(third), Number(month), Number(day))
}

type DatePattern = readonly [RegExp, (parts: readonly string[], order: DateOrder) => DayNumber | TimeProblem]

const weekday = '(?:(?:mån|tis|ons|tors|fre|lör|sön)[a-z]*\\.?,? |(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? )?'

/** Ways to write a date; the first that fits decides. Dots are Swedish or German: day first. */
const datePatterns: readonly DatePattern[] = [
  [/^(\d{4})(\d{2})(\d{2})$/, ([y = '', m = '', d = '']) => dayOf(Number(y), Number(m), Number(d))],
  [/^(\d{2})(\d{2})(\d{2})$/, ([y = '', m = '', d = '']) => dayOf(fullYear(y), Number(m), Number(d))],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, (parts) => byOrder('ymd', parts)],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/, (parts) => byOrder('dmy', parts)],
  [/^(\d{1,2})[-/](\d{1,2})[-/ ](\d{4}|\d{2})$/, (parts, order) => byOrder(order, parts)],
  [
    new RegExp(`^${weekday}(?:den )?(\\d{1,2})(?:st|nd|rd|th|:e)? ?([a-zåäö]{3,9})\\.?,? (\\d{4})$`, 'i'),
    ([d = '', m = '', y = '']) => named(y, m, d),
  ],
  [
    new RegExp(`^${weekday}([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i'),
    ([m = '', d = '', y = '']) => named(y, m, d),
  ],
]

function named(year: string, month: string, day: string): DayNumber | TimeProblem {
  const number = monthNumber(month)
  return number === null ? 'time.malformed' : dayOf(Number(year), number, Number(day))
}

const digit = (text: string, at: number) => text.charCodeAt(at) - 48
const two = (text: string, at: number) => {
  const tens = digit(text, at)
  const ones = digit(text, at + 1)
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** `YYYY-MM-DD` at the start of a text: nearly every row of nearly every file, so read without patterns. */
function isoDay(text: string): DayNumber | null {
  if (text[4] !== '-' || text[7] !== '-') return null
  const year = two(text, 0) * 100 + two(text, 2)
  const [month, day] = [two(text, 5), two(text, 8)]
  return exists(year, month, day) ? dayNumber(year, month, day) : null
}

/** `HH:MM` or `HH:MM:SS` from there to the end of a text; null for all else, 24:00 too. */
function isoClock(text: string, at: number): number | null {
  const length = text.length - at
  if ((length !== 5 && length !== 8) || text[at + 2] !== ':') return null
  if (length === 8 && text[at + 5] !== ':') return null
  const [hour, minute] = [two(text, at), two(text, at + 3)]
  const second = length === 8 ? two(text, at + 6) : 0
  return hour <= 23 && minute <= 59 && second <= 59 ? hour * hourMs + minute * minuteMs + second * 1000 : null
}

/** A date alone as ISO 8601 writes it, else null: no more than a look at ten characters. */
export const parseIsoDate = (text: string): DayNumber | null => (text.length === 10 ? isoDay(text) : null)

/** A time of day as ISO 8601 writes it, else null. */
export const parseIsoClock = (text: string): number | null => isoClock(text, 0)

/** `YYYY-MM-DD HH:MM[:SS]`, and with T; else null. */
export function parseIsoTime(text: string): WrittenTime | null {
  if (text[10] !== ' ' && text[10] !== 'T') return null
  const day = isoDay(text)
  const ofDay = day === null ? null : isoClock(text, 11)
  return day === null || ofDay === null ? null : { day, ofDay, offset: null }
}

/** A date alone, in any of the usual forms; `order` settles what slashes leave open. */
export function parseDate(text: string, order: DateOrder): DayNumber | TimeProblem {
  for (const [pattern, read] of datePatterns) {
    const parts = pattern.exec(text)
    if (parts) return read(parts.slice(1), order)
  }
  return 'time.malformed'
}

const clockPatterns: readonly RegExp[] = [
  /^(?<h>\d{1,2})[:.](?<m>\d{2})(?:[:.](?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)? ?(?<half>[ap])?\.?m?\.?$/i,
  /^(?<h>\d{2})(?<m>\d{2})(?<s>\d{2})?$/,
  /^(?<h>\d)(?<m>\d{2})$/,
  /^(?<h>\d{1,2}) ?(?<half>[ap])\.?m\.?$/i,
  /^(?<h>\d{1,2})$/,
]

/**
 * A time of day in milliseconds: `21:30`, `21.30`, `2130`, `930`, `9:33:09.5`, `9:33 PM`, `kl 21`, and an Excel
 * fraction of a day such as `0.8958`. `24:00` is the end of the day; seconds of 60 are not.
 */
export function parseClock(text: string): number | TimeProblem {
  const bare = text.trim().replace(/^kl\.? ?/i, '')
  if (/^0[.,]\d{3,17}$/.test(bare)) return Math.round(Number(bare.replace(',', '.')) * 86_400) * 1000
  for (const pattern of clockPatterns) {
    const parts = pattern.exec(bare)?.groups
    if (parts) return clockMs(parts)
  }
  return 'time.malformed'
}

function clockMs(parts: Readonly<Record<string, string | undefined>>): number | TimeProblem {
  const half = parts.half?.toLowerCase()
  const written = Number(parts.h)
  if (half && (written < 1 || written > 12)) return 'time.impossible'
  const hour = half ? (written % 12) + (half === 'p' ? 12 : 0) : written
  const minute = Number(parts.m ?? 0)
  const second = Number(parts.s ?? 0)
  const fraction = parts.f === undefined ? 0 : Math.floor(Number(`0.${parts.f}`) * 1000)
  const ms = hour * hourMs + minute * minuteMs + second * 1000 + fraction
  return hour > 24 || minute > 59 || second > 59 || ms > dayMs ? 'time.impossible' : ms
}

const zone = /\s?(?:(?<utc>Z|UTC|GMT)|(?<sign>[+\-−])(?<h>\d{2}):?(?<m>\d{2})?)$/

/** Takes `Z`, `+02:00`, `+0200` or `+02` off the end of a time of day. */
function takeOffset(text: string): { readonly rest: string; readonly offset: number | null } | TimeProblem {
  const found = zone.exec(text)
  const parts = found?.groups
  if (!found || !parts) return { rest: text, offset: null }
  const rest = text.slice(0, found.index)
  if (parts.utc) return { rest, offset: 0 }
  const minutes = Number(parts.h) * 60 + Number(parts.m ?? 0)
  if (minutes > 14 * 60) return 'time.impossible'
  return { rest, offset: (parts.sign === '+' ? 1 : -1) * minutes * minuteMs }
}

/** Days between Excel's day 0 and 1970-01-01 (its calendar believes in 29 February 1900). */
const excelEpochDays = 25_569
const excelSerial = /^\d{5}(?:[.,]\d{1,17})?$/

function parseSerial(text: string): WrittenTime {
  const serial = Number(text.replace(',', '.'))
  const day = Math.floor(serial)
  const seconds = Math.round((serial - day) * 86_400)
  return { day: day - excelEpochDays, ofDay: /[.,]/.test(text) ? seconds * 1000 : null, offset: null }
}

const dateThenClock =
  /^(?<date>.{5,40}?)(?:[T\u00a0]|,? kl\.? ?|,? +)(?<clock>\d{1,2}(?:[:.]\d{2}|\d{2})?\S*(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+\-−]\d{2}:?\d{2}))?)$/i

/**
 * A date with or without a time of day and an offset. Understood: ISO 8601, `2021-02-15 kl 21.30`, `20210215`,
 * `210215`, `15 februari 2021`, `15/2 2021`, `15.2.2021`, `M/D/YY` by `order`, an unpadded hour, Excel serials.
 * Refused: anything else, 30 February, 25:00, years outside 1900–2199.
 */
export function parseWrittenTime(text: string, order: DateOrder): WrittenTime | TimeProblem {
  const fast = parseIsoTime(text)
  if (fast) return fast
  const trimmed = text.trim().replace(/[\s\u00a0]+/g, ' ')
  if (trimmed.length > 64) return 'time.malformed'
  if (excelSerial.test(trimmed)) return parseSerial(trimmed)
  const compact = /^(\d{8})(\d{4}(?:\d{2})?)$/.exec(trimmed)
  const dateOnly = compact ? 'time.malformed' : parseDate(trimmed, order)
  if (dateOnly !== 'time.malformed')
    return typeof dateOnly === 'string' ? dateOnly : { day: dateOnly, ofDay: null, offset: null }
  const [date, clock] = compact ? [compact[1], compact[2]] : splitClock(trimmed)
  return date === undefined || clock === undefined ? 'time.malformed' : join(date, clock, order)
}

function splitClock(text: string): readonly [string | undefined, string | undefined] {
  const parts = dateThenClock.exec(text)?.groups
  return [parts?.date, parts?.clock]
}

function join(date: string, clock: string, order: DateOrder): WrittenTime | TimeProblem {
  const day = parseDate(date, order)
  if (typeof day === 'string') return day
  const zoned = takeOffset(clock)
  if (typeof zoned === 'string') return zoned
  const ofDay = parseClock(zoned.rest)
  return typeof ofDay === 'string' ? ofDay : { day, ofDay, offset: zoned.offset }
}
