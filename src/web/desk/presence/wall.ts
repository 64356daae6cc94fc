import type { Interval, LocalDate } from '../../../domain/time/interval.ts'

/**
 * Times as the wall shows them, in milliseconds since 1970-01-01T00:00 there: the server sends them with the
 * operation's offset, so the desk draws and writes them without knowing any time zone.
 */
export type WallMs = number

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A day on the calendar runs from six to six, so that a night stays whole. */
export const dayBegins = 6

/** `2026-03-29T03:00:00+02:00` → what the wall shows. */
export const wallOf = (iso: string): WallMs => Date.parse(`${iso.slice(0, 16)}Z`)
export const wallSpan = ({ from, to }: { readonly from: string; readonly to: string }): Interval => ({
  from: wallOf(from),
  to: wallOf(to),
})
const wallText = (wall: WallMs): string => new Date(wall).toISOString().slice(0, 16)
export const dateOf = (iso: string): LocalDate => iso.slice(0, 10)
export const timeOf = (iso: string): string => iso.slice(11, 16)
export const addDays = (date: LocalDate, days: number): LocalDate =>
  wallText(Date.parse(`${date}T00:00Z`) + days * dayMs).slice(0, 10)

/** 17:00 → 17, 17:30 → 17.30: as people say hours. */
export const saidTime = (iso: string): string => {
  const [hour = '', minute = ''] = timeOf(iso).split(':')
  return minute === '00' ? hour : `${hour}.${minute}`
}
export const saidSpan = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${saidTime(from)}–${saidTime(to)}`

/** Two times of a day that may pass midnight: an end that is not after the start is the day after. */
export function spanOn(date: LocalDate, from: string, to: string): { readonly from: string; readonly to: string } {
  return { from: `${date}T${from}`, to: `${to > from ? date : addDays(date, 1)}T${to}` }
}

/** A break of a shift that begins at `from`: times before it are the day after. */
export function breakOn(
  date: LocalDate,
  shiftFrom: string,
  rest: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } {
  return spanOn(rest.from < shiftFrom ? addDays(date, 1) : date, rest.from, rest.to)
}

/** The day of the calendar, six to six. */
export const calendarDay = (date: LocalDate): Interval => {
  const from = Date.parse(`${date}T00:00Z`) + dayBegins * hourMs
  return { from, to: from + dayMs }
}
export const hoursIn = ({ from, to }: Interval): readonly Interval[] =>
  Array.from({ length: (to - from) / hourMs }, (_, at) => ({ from: from + at * hourMs, to: from + (at + 1) * hourMs }))

/** Where a span lies in a day, as shares of its length; cut at the day's ends. */
export function sharesOf(span: Interval, day: Interval): { readonly start: number; readonly length: number } {
  const length = day.to - day.from
  const start = Math.max(0, (span.from - day.from) / length)
  return { start, length: Math.min(1, (span.to - day.from) / length) - start }
}

/** Puts spans that have time in common under each other: each in the first lane that is free. */
export function inLanes<T>(items: readonly T[], spanOf: (item: T) => Interval): readonly (readonly T[])[] {
  const lanes: T[][] = []
  for (const item of items.toSorted((a, b) => spanOf(a).from - spanOf(b).from)) {
    const { from } = spanOf(item)
    const free = lanes.find((lane) => lane.every((other) => spanOf(other).to <= from))
    if (free) free.push(item)
    else lanes.push([item])
  }
  return lanes
}
