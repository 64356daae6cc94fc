import type { PlaceId, ShiftId, ShiftPatternId, UnitId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { Interval, LocalDate } from '../time/interval.ts'
import { hourMs } from '../time/local-clock.ts'
import type { Appointment } from './appointment.ts'
import type { Unit } from './unit.ts'

/** Hours in which some units are out, less their breaks. Moments; local hours are for people to read. */
export interface Shift extends Interval {
  readonly id: ShiftId
  /** Inside the shift, in order, with time between them. */
  readonly breaks: readonly Interval[]
  /** At least one. */
  readonly units: readonly UnitId[]
  /** Of which pattern it is an occurrence, and of which of its days; null when planned by itself. */
  readonly occurrence: { readonly pattern: ShiftPatternId; readonly on: LocalDate } | null
  /** 1 when new; grows with each change. */
  readonly revision: number
}

export type ShiftWanted = Pick<Shift, 'from' | 'to' | 'breaks' | 'units'>

/** All that a decision on shifts looks at: everything that touches the time in question. */
export interface Roster {
  readonly units: readonly Unit[]
  readonly shifts: readonly Shift[]
  readonly appointments: readonly Appointment[]
  /** Places that there are; those that went into another one are not. */
  readonly places: ReadonlySet<PlaceId>
}

export type ShiftProblem =
  | { readonly code: HoursCode }
  | { readonly code: 'shift.no-units' | 'shift.unit-unknown' | 'shift.unit-retired' | 'shift.not-found' }
  /** A unit stands in another shift that has time in common with this one. */
  | { readonly code: 'shift.unit-taken'; readonly unit: UnitId; readonly shift: ShiftId }
  /** An appointment would be left without its unit. */
  | { readonly code: 'shift.leaves-appointment' }
  | { readonly code: 'shift.changed'; readonly now: Shift }
type HoursCode =
  | 'shift.no-length'
  | 'shift.too-long'
  | 'shift.break-no-length'
  | 'shift.break-outside'
  | 'shift.breaks-overlap'

/** Longer than any working day may be; a mistyped date is usually a day longer. Real hours, not those of the clock. */
export const longestShiftHours = 16

export const haveCommonTime = (one: Interval, other: Interval): boolean => one.from < other.to && other.from < one.to
export const isWithin = (inner: Interval, outer: Interval): boolean => outer.from <= inner.from && inner.to <= outer.to

/** Whether the hours and breaks can be. Breaks that touch are one break: such are refused as overlapping. */
export function checkHours({ from, to, breaks }: Pick<Shift, 'from' | 'to' | 'breaks'>): HoursCode | null {
  if (to <= from) return 'shift.no-length'
  if (to - from > longestShiftHours * hourMs) return 'shift.too-long'
  if (breaks.some((rest) => rest.to <= rest.from)) return 'shift.break-no-length'
  if (breaks.some((rest) => !isWithin(rest, { from, to }))) return 'shift.break-outside'
  const inOrder = breaks.toSorted((a, b) => a.from - b.from)
  const touches = inOrder.some((rest, at) => rest.from <= (inOrder[at - 1]?.to ?? Number.NEGATIVE_INFINITY))
  return touches ? 'shift.breaks-overlap' : null
}

/**
 * Whether a shift may stand in the roster, and as what.
 * @param former the shift it replaces, if any: it is not in its own way, and keeps its retired units
 */
export function decideShift(
  roster: Roster,
  wanted: ShiftWanted,
  former: Shift | null,
): Result<ShiftWanted, ShiftProblem> {
  const wrong = checkHours(wanted)
  if (wrong) return refuse({ code: wrong })
  const units = [...new Set(wanted.units)]
  if (units.length === 0) return refuse({ code: 'shift.no-units' })
  for (const id of units) {
    const unit = roster.units.find((each) => each.id === id)
    if (!unit) return refuse({ code: 'shift.unit-unknown' })
    if (unit.isRetired && !former?.units.includes(id)) return refuse({ code: 'shift.unit-retired' })
    const other = roster.shifts.find(
      (shift) => shift.id !== former?.id && shift.units.includes(id) && haveCommonTime(shift, wanted),
    )
    if (other) return refuse({ code: 'shift.unit-taken', unit: id, shift: other.id })
  }
  const breaks = wanted.breaks.toSorted((a, b) => a.from - b.from)
  const shift = { from: wanted.from, to: wanted.to, breaks, units }
  return former && leavesAppointment(roster, former, shift) ? refuse({ code: 'shift.leaves-appointment' }) : done(shift)
}

/** Whether an appointment that the former shift holds would have nobody to keep it. */
export const leavesAppointment = (
  { appointments }: Pick<Roster, 'appointments'>,
  former: Shift,
  next: ShiftWanted | null,
): boolean =>
  appointments.some((appointment) => holds(former, appointment) && !(next !== null && holds(next, appointment)))

/** Whether the appointment's unit is out then, and not on a break. */
export const holds = (shift: ShiftWanted, appointment: Interval & { readonly unit: UnitId }): boolean =>
  shift.units.includes(appointment.unit) &&
  isWithin(appointment, shift) &&
  !shift.breaks.some((rest) => haveCommonTime(rest, appointment))

/** The shift as whoever asks has seen it, or why not. */
export function findSeen(roster: Roster, id: ShiftId, revision: number): Result<Shift, ShiftProblem> {
  const shift = roster.shifts.find((each) => each.id === id)
  if (!shift) return refuse({ code: 'shift.not-found' })
  return shift.revision === revision ? done(shift) : refuse({ code: 'shift.changed', now: shift })
}
