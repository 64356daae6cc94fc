import { dayNumberOf, isCalendarDate } from '../time/calendar.ts'
import type { LocalDate } from '../time/interval.ts'
import { mondayOf } from '../time/week.ts'

/** The weeks that hold two days and all between, whole. */
export interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Two stretches of time to set against each other, the earlier first; they share no week. */
export interface ComparedPeriods {
  readonly before: Period
  readonly since: Period
}

const day = '[12]\\d{3}-\\d{2}-\\d{2}'
const pattern = new RegExp(`^(${day})\\.\\.(${day}),(${day})\\.\\.(${day})$`)

/** `2025-10-06..2025-12-28,2026-02-16..2026-03-29`; null when it is not in order. */
export function parsePeriods(text: string): ComparedPeriods | null {
  const days = pattern.exec(text)?.slice(1) as LocalDate[] | undefined
  if (!days?.every(isDay)) return null
  const [a, b, c, d] = days as [LocalDate, LocalDate, LocalDate, LocalDate]
  const inOrder = a <= b && mondayOf(dayNumberOf(b)) < mondayOf(dayNumberOf(c)) && c <= d
  return inOrder ? { before: { from: a, to: b }, since: { from: c, to: d } } : null
}

const isDay = (text: string): boolean => {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number)
  return isCalendarDate(year, month, dayOfMonth)
}

/** As `parsePeriods` reads it. */
export const periodsText = ({ before, since }: ComparedPeriods): string =>
  `${before.from}..${before.to},${since.from}..${since.to}`
