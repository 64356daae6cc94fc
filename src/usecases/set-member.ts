import { changeRole, type MembershipProblem } from '../domain/access/membership.ts'
import type { Role } from '../domain/access/policy.ts'
import type { OperationId, StaffId } from '../domain/ids.ts'
import { type Result, refuse } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { Accounts, Member, Store } from './ports.ts'

export type SetMemberProblem = MembershipProblem | { readonly code: 'member.not-found' | 'change.stale' }

export interface SetMember {
  readonly operation: OperationId
  readonly staff: StaffId
  /** Null takes the person out of the operation. */
  readonly role: Role | null
  /** Who does it; null for the command line. */
  readonly by: StaffId | null
  readonly at: EpochMs
  /** Whether the members are still those that the change was decided on; left out: whoever they are. */
  readonly areAsSeen?: (members: readonly Member[]) => Promise<boolean>
}

/** Lets a person into an operation, changes her role or takes her out; it bites on her next request. */
export async function setMember(
  store: Store,
  accounts: Pick<Accounts, 'find'>,
  { operation, staff, role, by, at, areAsSeen }: SetMember,
): Promise<Result<Role | null, SetMemberProblem>> {
  // Before the transaction: the embedded database has one connection, and accounts are read outside it.
  if (!(await accounts.find(staff))) return refuse({ code: 'member.not-found' })
  return store.transact(async (tx) => {
    // Two administrators who take each other out at once would otherwise both be let.
    await tx.members.lock(operation)
    const members = await tx.members.list(operation)
    if (areAsSeen && !(await areAsSeen(members))) return refuse({ code: 'change.stale' })
    const changed = changeRole(members, staff, role)
    if (!changed.ok) return changed
    await tx.members.set(operation, staff, role)
    await tx.audit.record({ operation, at, staff: by, action: 'member.manage', subject: `${staff} ${role ?? 'none'}` })
    return changed
  })
}
