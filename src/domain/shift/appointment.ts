import type { Role } from '../access/policy.ts'
import type { AppointmentId, PlaceId, UnitId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { Interval } from '../time/interval.ts'
import { haveCommonTime, holds, isWithin, type Roster } from './shift.ts'
import { type AppointmentKind, mayAnswer } from './unit.ts'

/** Where a unit must be, from when to when. */
export interface Appointment extends Interval {
  readonly id: AppointmentId
  readonly kind: AppointmentKind
  readonly place: PlaceId
  /** Who keeps it. */
  readonly unit: UnitId
}

export type AppointmentWanted = Omit<Appointment, 'id'>

export type AppointmentProblem = {
  readonly code:
    | 'appointment.no-length'
    | 'appointment.place-unknown'
    | 'appointment.unit-unknown'
    | 'appointment.kind-may-not'
    | 'appointment.outside-shift'
    | 'appointment.in-break'
    | 'appointment.unit-taken'
    | 'appointment.not-found'
}

/** Whether the appointment can be kept: by a unit that may, is out then, and is nowhere else. */
export function decideAppointment(
  roster: Roster,
  wanted: AppointmentWanted,
): Result<AppointmentWanted, AppointmentProblem> {
  if (wanted.to <= wanted.from) return refuse({ code: 'appointment.no-length' })
  if (!roster.places.has(wanted.place)) return refuse({ code: 'appointment.place-unknown' })
  const unit = roster.units.find(({ id }) => id === wanted.unit)
  if (!unit) return refuse({ code: 'appointment.unit-unknown' })
  if (!mayAnswer[unit.kind].includes(wanted.kind)) return refuse({ code: 'appointment.kind-may-not' })
  const shift = roster.shifts.find(({ units, from, to }) => units.includes(unit.id) && isWithin(wanted, { from, to }))
  if (!shift) return refuse({ code: 'appointment.outside-shift' })
  if (!holds(shift, wanted)) return refuse({ code: 'appointment.in-break' })
  const other = roster.appointments.some((each) => each.unit === unit.id && haveCommonTime(each, wanted))
  return other ? refuse({ code: 'appointment.unit-taken' }) : done(wanted)
}

/** Requests for company would tell which shop is afraid: of those who plan, the commander alone sees them (methods §3). */
export const maySeeAppointment = (role: Role, { kind }: Pick<Appointment, 'kind'>): boolean =>
  kind !== 'company' || role === 'commander'
