import { completeEnough, type ReportingDelay, windowCompleteness } from '../../analysis/completeness.ts'
import type { CountedWindow } from '../../analysis/rate-change.ts'
import type { ComparedPeriods, Period } from '../../domain/picture/periods.ts'
import type { Picture, PictureWeek } from '../../domain/picture/picture.ts'
import { type DayNumber, dayNumberOf, localDateText } from '../../domain/time/calendar.ts'
import type { LocalDate } from '../../domain/time/interval.ts'
import { type LocalClock, localDay, startOfDay } from '../../domain/time/local-clock.ts'
import { firstWholeWeek, isoWeek, mondayAt, mondayOf } from '../../domain/time/week.ts'
import { type PictureIndex, weekZero } from './picture-index.ts'
import { pictureParameters } from './picture-input.ts'
import type { ObservedTime, PictureRows } from './picture-rows.ts'

/** The weeks of the picture, and which of them are compared. */
export interface WeekFrame {
  readonly firstMonday: DayNumber
  readonly count: number
  /** Week of a row of the columns, outside 0 … count − 1 when it is not shown. */
  readonly ofRow: (row: number) => number
  readonly completeness: Float64Array
  /** First whole week since the start, or null. */
  readonly firstSinceStart: number | null
  /** `[from, to)` of week indices: whole, observed from beginning to end, and complete. */
  readonly before: WeekSpan
  readonly since: WeekSpan
}

export interface WeekSpan {
  readonly from: number
  readonly to: number
}

export function weekFrame(
  { week: weekOfRow, operation: { startsOn } }: PictureIndex,
  observed: ObservedTime,
  delay: ReportingDelay,
  clock: LocalClock,
  compare?: ComparedPeriods,
): WeekFrame {
  const lastMonday = mondayAt(clock, observed.cutOff)
  const { weeksShown } = pictureParameters
  const firstMonday = Math.max(mondayAt(clock, observed.from), lastMonday - (weeksShown - 1) * 7)
  const count = (lastMonday - firstMonday) / 7 + 1
  const firstWeek = (firstMonday - weekZero) / 7
  const completeness = Float64Array.from({ length: count }, (_, week) =>
    windowCompleteness(
      delay,
      startOfDay(clock, firstMonday + week * 7),
      startOfDay(clock, firstMonday + week * 7 + 7),
      observed.cutOff,
    ),
  )
  const firstSince = startsOn === null ? null : (firstWholeWeek(startsOn) - firstMonday) / 7
  return {
    firstMonday,
    count,
    ofRow: (row) => (weekOfRow[row] as number) - firstWeek,
    completeness,
    firstSinceStart: firstSince !== null && firstSince < count ? Math.max(0, firstSince) : null,
    ...(compare
      ? chosenSpans(firstMonday, compare, localDay(clock, observed.from), completeness)
      : {
          before: spanBefore(firstMonday, startsOn, localDay(clock, observed.from), completeness),
          since: spanSince(firstSince, completeness),
        }),
  }
}

/** The chosen periods as far as there are data: whole weeks, and not the last ones while they are incomplete. */
function chosenSpans(
  firstMonday: DayNumber,
  { before, since }: ComparedPeriods,
  firstDay: DayNumber,
  completeness: Float64Array,
): Pick<WeekFrame, 'before' | 'since'> {
  const weekOf = (day: LocalDate) => (mondayOf(dayNumberOf(day)) - firstMonday) / 7
  const spanOf = (period: Period): WeekSpan => {
    const from = Math.max(firstDay > firstMonday ? 1 : 0, weekOf(period.from))
    let to = Math.min(completeness.length, weekOf(period.to) + 1)
    while (to > from && (completeness[to - 1] as number) < completeEnough) to--
    return to > from ? { from, to } : { from: 0, to: 0 }
  }
  return { before: spanOf(before), since: spanOf(since) }
}

/** The weeks that are compared, by their first and last day; null where either period has none. */
export function comparedPeriods({ firstMonday, before, since }: WeekFrame): Picture['compared'] {
  const periodOf = ({ from, to }: WeekSpan) => ({
    from: localDateText(firstMonday + from * 7),
    to: localDateText(firstMonday + to * 7 - 1),
    weeks: to - from,
  })
  return before.to > before.from && since.to > since.from ? { before: periodOf(before), since: periodOf(since) } : null
}

/**
 * Whole weeks that ended before the start and began when data did or later, at most `weeksCompared`. Their last
 * ones may still be incomplete when the start is recent.
 */
function spanBefore(
  firstMonday: DayNumber,
  startsOn: LocalDate | null,
  firstDay: DayNumber,
  completeness: Float64Array,
): WeekSpan {
  if (startsOn === null) return { from: 0, to: 0 }
  let to = Math.min(completeness.length, Math.max(0, Math.floor((dayNumberOf(startsOn) - firstMonday) / 7)))
  while (to > 0 && (completeness[to - 1] as number) < completeEnough) to--
  const firstWhole = firstDay > firstMonday ? 1 : 0
  return { from: Math.min(to, Math.max(firstWhole, to - pictureParameters.weeksCompared)), to }
}

/** From the first whole week since the start up to the first that is not complete. */
function spanSince(firstSince: number | null, completeness: Float64Array): WeekSpan {
  if (firstSince === null || firstSince < 0 || firstSince >= completeness.length) return { from: 0, to: 0 }
  let to = firstSince
  while (to < completeness.length && (completeness[to] as number) >= completeEnough) to++
  return { from: firstSince, to }
}

/** Incidents of one series of weekly counts that lie in a span. */
export function countIn(weekly: ArrayLike<number>, { from, to }: WeekSpan): CountedWindow {
  let count = 0
  for (let week = from; week < to; week++) count += weekly[week] ?? 0
  return { count, weeks: to - from }
}

/** Weekly counts of some rows. */
export function weeklyOf(frame: WeekFrame, rows: Int32Array): Int32Array {
  const counts = new Int32Array(frame.count)
  for (let i = 0; i < rows.length; i++) {
    const week = frame.ofRow(rows[i] as number)
    if (week >= 0 && week < frame.count) counts[week] = (counts[week] as number) + 1
  }
  return counts
}

export function picturedWeeks(frame: WeekFrame, rows: PictureRows): PictureWeek[] {
  const counted = weeklyOf(frame, rows.counted)
  const discovered = weeklyOf(frame, rows.discovered)
  return Array.from({ length: frame.count }, (_, week) => {
    const monday = frame.firstMonday + week * 7
    return {
      startsOn: localDateText(monday),
      isoWeek: isoWeek(monday).week,
      count: counted[week] as number,
      discovered: discovered[week] as number,
      sinceStart: frame.firstSinceStart !== null && week >= frame.firstSinceStart,
      completeness: frame.completeness[week] as number,
    }
  })
}
