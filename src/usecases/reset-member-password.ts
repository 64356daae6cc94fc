import { newPassword } from '../domain/access/account.ts'
import type { OperationId, StaffId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Accounts, Clock, Randomness, Store } from './ports.ts'

export type ResetPasswordProblem =
  | { readonly code: 'member.not-found' }
  /** She is also in an operation that this administrator does not administer. */
  | { readonly code: 'member.elsewhere' }

interface ResetDeps {
  readonly store: Store
  readonly accounts: Pick<Accounts, 'setPassword'>
  readonly clock: Clock
  readonly randomness: Randomness
}

interface Reset {
  readonly operation: OperationId
  readonly staff: StaffId
  readonly by: StaffId
}

/**
 * A new password for a member, told once; ends her sessions. Only where the administrator administers every
 * operation that she is in: otherwise one operation's administrator could sign in to another as her.
 */
export async function resetMemberPassword(
  { store, accounts, clock, randomness }: ResetDeps,
  { operation, staff, by }: Reset,
): Promise<Result<string, ResetPasswordProblem>> {
  const allowed = await store.transact(async (tx): Promise<Result<null, ResetPasswordProblem>> => {
    const hers = (await tx.members.operationsOf(staff)).map((membership) => membership.operation.id)
    if (!hers.includes(operation)) return refuse({ code: 'member.not-found' })
    const roles = await Promise.all(hers.map((id) => tx.members.role(id, by)))
    if (roles.some((role) => role !== 'administrator')) return refuse({ code: 'member.elsewhere' })
    const entry = { operation, at: clock.now(), staff: by, action: 'account.reset-password', subject: staff }
    return done(await tx.audit.record(entry).then(() => null))
  })
  if (!allowed.ok) return allowed
  const password = newPassword((count) => randomness.bytes(count))
  await accounts.setPassword(staff, password)
  return done(password)
}
