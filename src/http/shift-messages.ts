import type { Appointment } from '../domain/shift/appointment.ts'
import type { ShiftPattern } from '../domain/shift/pattern.ts'
import type { Shift } from '../domain/shift/shift.ts'
import type { EpochMs, Interval } from '../domain/time/interval.ts'
import { isoWithOffset, type LocalClock, offsetMs } from '../domain/time/local-clock.ts'
import type { Coverage, ShiftWeek } from '../usecases/read-shifts.ts'
import type {
  AppointmentMessage,
  CoverageMessage,
  ShiftMessage,
  ShiftPatternMessage,
  ShiftWeekMessage,
} from '../wire/shifts.ts'

export const shiftWeekMessage = (week: ShiftWeek, now: EpochMs): ShiftWeekMessage => ({
  startsOn: week.startsOn,
  ...spanMessage(week, week.clock),
  now: isoWithOffset(week.clock, now),
  units: [...week.units],
  shifts: week.shifts.map((shift) => shiftMessage(shift, week.clock)),
  patterns: week.patterns.map(patternMessage),
  appointments: week.appointments.map((each) => appointmentMessage(each, week.clock)),
})

export const coverageMessage = ({ clock, startsOn, hours }: Coverage, now: EpochMs): CoverageMessage => ({
  startsOn,
  now: isoWithOffset(clock, now),
  hours: hours.map((hour) => ({ ...spanMessage(hour, clock), isCovered: hour.isCovered })),
})

/** A shift with its hours as the wall shows them. */
export const shiftMessage = (shift: Shift, clock: LocalClock): ShiftMessage => ({
  id: shift.id,
  ...spanMessage(shift, clock),
  breaks: shift.breaks.map((rest) => spanMessage(rest, clock)),
  unitIds: [...shift.units],
  patternId: shift.occurrence?.pattern ?? null,
  clockChange: clockChange(shift, clock),
  revision: shift.revision,
})

const spanMessage = ({ from, to }: Interval, clock: LocalClock) => ({
  from: isoWithOffset(clock, from),
  to: isoWithOffset(clock, to),
})

function clockChange({ from, to }: Interval, clock: LocalClock): ShiftMessage['clockChange'] {
  const moved = offsetMs(clock, to) - offsetMs(clock, from)
  if (moved === 0) return 'none'
  return moved > 0 ? 'forward' : 'back'
}

const patternMessage = ({ units, ...pattern }: ShiftPattern): ShiftPatternMessage => ({
  id: pattern.id,
  weekdays: [...pattern.weekdays],
  fromMinute: pattern.fromMinute,
  toMinute: pattern.toMinute,
  breaks: [...pattern.breaks],
  unitIds: [...units],
  startsOn: pattern.startsOn,
  endsOn: pattern.endsOn,
  except: [...pattern.except],
})

const appointmentMessage = (
  { id, kind, place, unit, ...span }: Appointment,
  clock: LocalClock,
): AppointmentMessage => ({ id, kind, placeId: place, unitId: unit, ...spanMessage(span, clock) })
