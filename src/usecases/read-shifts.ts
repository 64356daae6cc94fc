import type { Role } from '../domain/access/policy.ts'
import type { OperationId } from '../domain/ids.ts'
import { type Appointment, maySeeAppointment } from '../domain/shift/appointment.ts'
import type { ShiftPattern } from '../domain/shift/pattern.ts'
import { coveredHours } from '../domain/shift/presence.ts'
import type { Shift } from '../domain/shift/shift.ts'
import { type Unit, unitKinds } from '../domain/shift/unit.ts'
import { dayNumberOf, localDateText } from '../domain/time/calendar.ts'
import type { Interval, LocalDate } from '../domain/time/interval.ts'
import { hourMs, type LocalClock, localDay, startOfDay } from '../domain/time/local-clock.ts'
import { mondayOf } from '../domain/time/week.ts'
import type { Clock, Store, StoreTx } from './ports.ts'
import { clockOf } from './shift/roster.ts'

interface Week extends Interval {
  readonly clock: LocalClock
  /** Monday. */
  readonly startsOn: LocalDate
}

export interface ShiftWeek extends Week {
  readonly units: readonly Unit[]
  readonly shifts: readonly Shift[]
  readonly patterns: readonly ShiftPattern[]
  /** Those that the reader may know of. */
  readonly appointments: readonly Appointment[]
}

/** @param day any day of the week; null is today */
async function weekOf(tx: StoreTx, operation: OperationId, day: LocalDate | null, now: number): Promise<Week> {
  const clock = await clockOf(tx, operation)
  const monday = mondayOf(day === null ? localDay(clock, now) : dayNumberOf(day))
  return {
    clock,
    startsOn: localDateText(monday),
    from: startOfDay(clock, monday),
    to: startOfDay(clock, monday + 7),
  }
}

const byKindAndLabel = (a: Unit, b: Unit): number =>
  unitKinds.indexOf(a.kind) - unitKinds.indexOf(b.kind) || a.label.localeCompare(b.label, 'sv')

/** A week of the operation as those who plan it see it. */
export const readShiftWeek = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation, role }: { readonly operation: OperationId; readonly role: Role },
  day: LocalDate | null,
): Promise<ShiftWeek> =>
  store.read(async (tx) => {
    const week = await weekOf(tx, operation, day, clock.now())
    const appointments = await tx.shifts.appointments(operation, week)
    return {
      ...week,
      units: (await tx.shifts.units(operation)).toSorted(byKindAndLabel),
      shifts: await tx.shifts.between(operation, week),
      patterns: await tx.shifts.patterns(operation),
      appointments: appointments.filter((each) => maySeeAppointment(role, each)),
    }
  })

export interface Coverage extends Week {
  readonly hours: readonly (Interval & { readonly isCovered: boolean })[]
}

/** A week as others than those who plan it see it: hour by hour whether anybody is out, from each shift's start. */
export const readCoverage = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  operation: OperationId,
  day: LocalDate | null,
): Promise<Coverage> =>
  store.read(async (tx) => {
    const now = clock.now()
    const week = await weekOf(tx, operation, day, now)
    const hours = hoursOf(week)
    const covered = coveredHours(await tx.shifts.between(operation, week), await tx.shifts.units(operation), hours, now)
    return { ...week, hours: hours.map((hour, at) => ({ ...hour, isCovered: covered[at] ?? false })) }
  })

/** 167, 168 or 169 hours: summer time comes and goes by whole hours where the programme is used. */
function hoursOf({ from, to }: Interval): readonly Interval[] {
  const count = Math.round((to - from) / hourMs)
  return Array.from({ length: count }, (_, at) => ({ from: from + at * hourMs, to: from + (at + 1) * hourMs }))
}
