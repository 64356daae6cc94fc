import { type NewPerson, type NewPersonProblem, newPassword, parsePerson } from '../domain/access/account.ts'
import type { Role } from '../domain/access/policy.ts'
import type { OperationId, StaffId } from '../domain/ids.ts'
import { done, type Result } from '../domain/result.ts'
import type { Accounts, Clock, Randomness, Store } from './ports.ts'
import { type SetMemberProblem, setMember } from './set-member.ts'

interface AddMember {
  readonly operation: OperationId
  readonly email: string
  readonly displayName: string
  readonly role: Role
  readonly by: StaffId
}

interface AddMemberDeps {
  readonly store: Store
  readonly accounts: Pick<Accounts, 'find' | 'findByEmail' | 'create'>
  readonly clock: Clock
  readonly randomness: Randomness
}

export type AddMemberProblem = NewPersonProblem | SetMemberProblem

/** Who was let in; `password` is told once, and null for somebody who already had an account. */
export interface AddedMember {
  readonly staff: StaffId
  readonly password: string | null
}

/** Lets a person into the operation by her address; makes her an account when she has none. */
export async function addMember(
  deps: AddMemberDeps,
  { operation, role, by, ...person }: AddMember,
): Promise<Result<AddedMember, AddMemberProblem>> {
  const parsed = parsePerson(person)
  if (!parsed.ok) return parsed
  const { staff, password } = await findOrCreate(deps, parsed.value)
  const set = await setMember(deps.store, deps.accounts, { operation, staff, role, by, at: deps.clock.now() })
  return set.ok ? done({ staff, password }) : set
}

async function findOrCreate({ accounts, randomness }: AddMemberDeps, person: NewPerson): Promise<AddedMember> {
  const known = await accounts.findByEmail(person.email)
  if (known) return { staff: known.staff, password: null }
  const password = newPassword((count) => randomness.bytes(count))
  return { staff: await accounts.create({ ...person, password }), password }
}
