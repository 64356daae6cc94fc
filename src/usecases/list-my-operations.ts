import { type Action, actions, may, type Role } from '../domain/access/policy.ts'
import type { OperationId, StaffId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation/operation.ts'
import { weekNow } from '../domain/operation/operation-week.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { Store, StoreTx } from './ports.ts'

/** An operation as one of its members meets it. */
export interface MyOperation {
  readonly operation: Operation
  readonly role: Role
  readonly may: readonly Action[]
  readonly weekNow: number | null
}

const asMet = (operation: Operation, role: Role, now: EpochMs): MyOperation => ({
  operation,
  role,
  may: actions.filter((action) => may(role, action)),
  weekNow: weekNow(operation, now),
})

/** Every operation that a person is a member of, with what she may do there. */
export const listMyOperations = (store: Store, now: EpochMs, staff: StaffId): Promise<readonly MyOperation[]> =>
  store.read(async (tx) =>
    (await tx.members.operationsOf(staff)).map(({ operation, role }) => asMet(operation, role, now)),
  )

/** One operation for a member whose role is known; null when it is gone. */
export async function describeOperation(tx: StoreTx, id: OperationId, role: Role, now: EpochMs) {
  const operation = await tx.operations.find(id)
  return operation && asMet(operation, role, now)
}
