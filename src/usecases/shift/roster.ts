import type { Action, Role } from '../../domain/access/policy.ts'
import type { OperationId, StaffId } from '../../domain/ids.ts'
import { invariant, type Result } from '../../domain/result.ts'
import type { Roster } from '../../domain/shift/shift.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { type LocalClock, localClock } from '../../domain/time/local-clock.ts'
import type { Clock, Randomness, Store, StoreTx } from '../ports.ts'

export interface ShiftParts {
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
}

export interface ShiftAsker {
  readonly operation: OperationId
  readonly by: StaffId
  readonly role: Role
}

/** All that touches a span. */
export async function rosterIn(tx: StoreTx, operation: OperationId, span: Interval): Promise<Roster> {
  return {
    units: await tx.shifts.units(operation),
    shifts: await tx.shifts.between(operation, span),
    appointments: await tx.shifts.appointments(operation, span),
    places: new Set((await tx.places.listPlaces(operation)).map(({ id }) => id)),
  }
}

/** The clock on the wall where the operation is. */
export async function clockOf(tx: StoreTx, id: OperationId): Promise<LocalClock> {
  const operation = await tx.operations.find(id)
  invariant(operation, 'a member was let into an operation that does not exist')
  return localClock(operation.timeZone)
}

/** One change of units, shifts or appointments: alone in its operation, logged with what it was done to. */
export const changeRoster = <T extends string, P>(
  { store, clock }: Pick<ShiftParts, 'store' | 'clock'>,
  { operation, by }: ShiftAsker,
  action: Extract<Action, 'shift.plan' | 'appointment.plan'>,
  work: (tx: StoreTx) => Promise<Result<T, P>>,
): Promise<Result<T, P>> =>
  store.transact(async (tx): Promise<Result<T, P>> => {
    await tx.shifts.begin(operation)
    const changed = await work(tx)
    if (changed.ok) await tx.audit.record({ operation, at: clock.now(), staff: by, action, subject: changed.value })
    return changed
  })
