import type { StaffId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { Role } from './policy.ts'

export type MembershipProblem = { readonly code: 'member.last-administrator' }

/**
 * May `staff` get `role` here, or leave when it is null? An operation always keeps one administrator:
 * without one nobody could let anybody in or out.
 */
export function changeRole(
  members: readonly { readonly staff: StaffId; readonly role: Role }[],
  staff: StaffId,
  role: Role | null,
): Result<Role | null, MembershipProblem> {
  const isAdministrator = members.some((member) => member.staff === staff && member.role === 'administrator')
  const others = members.filter((member) => member.staff !== staff && member.role === 'administrator')
  const leavesNone = isAdministrator && role !== 'administrator' && others.length === 0
  return leavesNone ? refuse({ code: 'member.last-administrator' }) : done(role)
}
