import type { MakePatternMessage, PlanShiftMessage, ShiftMessage } from '../../../wire/shifts.ts'
import { addDays, breakOn, dateOf, spanOn, timeOf } from './wall.ts'

/** Two times of a day, `HH:MM`. */
export interface TimePair {
  readonly from: string
  readonly to: string
}

/** What is typed into the form of a shift. */
export interface ShiftDraft extends TimePair {
  readonly date: string
  readonly breaks: readonly TimePair[]
  readonly unitIds: readonly string[]
  /** Null: this day alone. */
  readonly repeat: { readonly weekdays: readonly number[]; readonly lastDay: string } | null
}

const timesOf = ({ from, to }: TimePair): TimePair => ({ from: timeOf(from), to: timeOf(to) })

/** A shift as it is typed; a new one is the evening of a day. */
export const draftOf = (shift: ShiftMessage | null, day: string): ShiftDraft =>
  shift
    ? {
        date: dateOf(shift.from),
        ...timesOf(shift),
        breaks: shift.breaks.map(timesOf),
        unitIds: shift.unitIds,
        repeat: null,
      }
    : { date: day, from: '17:00', to: '01:00', breaks: [], unitIds: [], repeat: null }

/** 1 = Monday … 7 of a date. */
export const weekdayOn = (date: string): number => ((new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7) + 1

/** How long a pattern lasts unless said otherwise. */
const weeksAhead = 8
export const repeatFrom = (date: string): NonNullable<ShiftDraft['repeat']> => ({
  weekdays: [weekdayOn(date)],
  lastDay: addDays(date, 7 * weeksAhead - 1),
})

export const shiftJson = ({ date, from, to, breaks, unitIds }: ShiftDraft): PlanShiftMessage => ({
  ...spanOn(date, from, to),
  breaks: breaks.map((rest) => breakOn(date, from, rest)),
  unitIds: [...unitIds],
})

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const after = (minute: number, start: number): number => (minute < start ? minute + 1440 : minute)

export function patternJson(
  { date, from, to, breaks, unitIds }: ShiftDraft,
  { weekdays, lastDay }: NonNullable<ShiftDraft['repeat']>,
): MakePatternMessage {
  const fromMinute = minuteOf(from)
  return {
    weekdays: [...weekdays],
    fromMinute,
    toMinute: after(minuteOf(to), fromMinute + 1),
    breaks: breaks.map((rest) => {
      const begins = after(minuteOf(rest.from), fromMinute)
      return { fromMinute: begins, toMinute: after(minuteOf(rest.to), begins % 1440) + (begins >= 1440 ? 1440 : 0) }
    }),
    unitIds: [...unitIds],
    startsOn: date,
    endsOn: lastDay,
    except: [],
  }
}
