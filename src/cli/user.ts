import { randomBytes } from 'node:crypto'
import { newPassword, parsePerson } from '../domain/access/account.ts'
import type { Role } from '../domain/access/policy.ts'
import type { OperationId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Accounts, Clock, StaffAccount, Store } from '../usecases/ports.ts'
import { setMember } from '../usecases/set-member.ts'
import { fill, type Words } from './language.ts'

/** Accounts of staff from the command line: the only way to make one, since nobody signs up. */
export interface UserPlace {
  readonly store: Store
  readonly accounts: Accounts
  readonly clock: Clock
}

const refusals = {
  'user.email-malformed': {
    sv: '"{email}" är ingen e-postadress.',
    en: '"{email}" is not an e-mail address.',
  },
  'user.name-malformed': {
    sv: 'Namnet ska ha mellan 1 och 200 tecken.',
    en: 'The name must have between 1 and 200 characters.',
  },
  'user.exists': {
    sv: 'Det finns redan ett konto för {email}. Nytt lösenord: narvaro user reset-password {email}',
    en: 'There is already an account for {email}. A new password: narvaro user reset-password {email}',
  },
  'user.not-found': {
    sv: 'Det finns inget konto för {email}. Lägg till det: narvaro user add {email}',
    en: 'There is no account for {email}. Add it: narvaro user add {email}',
  },
  'user.last-administrator': {
    sv: '{email} är insatsens enda administratör. Gör först någon annan till administratör. Inget har ändrats.',
    en: '{email} is the only administrator of the operation. Make somebody else administrator first. Nothing was changed.',
  },
} as const satisfies Record<string, Words>

export interface UserProblem {
  readonly code: keyof typeof refusals
  readonly message: Words
}

const no = (code: UserProblem['code'], email: string) => {
  const { sv, en } = refusals[code]
  return refuse({ code, message: { sv: fill(sv, { email }), en: fill(en, { email }) } } as const)
}

export interface NewUser {
  readonly email: string
  readonly displayName: string
  /** Where she is let in at once; null: nowhere yet. */
  readonly membership: { readonly operation: OperationId; readonly role: Role } | null
}

/** A password that is told once and never again. */
export interface Told {
  readonly account: StaffAccount
  readonly password: string
}

/** Makes an account with a new password. */
export async function addUser(place: UserPlace, person: NewUser): Promise<Result<Told, UserProblem>> {
  const parsed = parsePerson(person)
  if (!parsed.ok) return no(parsed.problem.code, person.email.trim())
  const { email, displayName } = parsed.value
  if (await place.accounts.findByEmail(email)) return no('user.exists', email)
  const password = newPassword(randomBytes)
  const staff = await place.accounts.create({ email, displayName, password })
  await record(place, staff, 'account.add')
  if (person.membership) await setMember(place.store, place.accounts, memberChange(place, staff, person.membership))
  return done({ account: { staff, email, displayName, enabled: true }, password })
}

export interface ListedUser extends StaffAccount {
  readonly memberships: readonly { readonly operation: OperationId; readonly name: string; readonly role: Role }[]
}

/** Every account, by address, with what it may enter. */
export async function listUsers({ store, accounts }: UserPlace): Promise<readonly ListedUser[]> {
  const listed: ListedUser[] = []
  for (const account of await accounts.list()) {
    const memberships = await store.read((tx) => tx.members.operationsOf(account.staff))
    listed.push({
      ...account,
      memberships: memberships.map(({ operation, role }) => ({ operation: operation.id, name: operation.name, role })),
    })
  }
  return listed
}

/** Gives a person a role in an operation, or takes her out of it when the role is null. */
export async function setUserRole(
  place: UserPlace,
  email: string,
  operation: OperationId,
  role: Role | null,
): Promise<Result<StaffAccount, UserProblem>> {
  const account = await place.accounts.findByEmail(email.trim())
  if (!account) return no('user.not-found', email)
  const set = await setMember(place.store, place.accounts, memberChange(place, account.staff, { operation, role }))
  if (set.ok) return done(account)
  return no(set.problem.code === 'member.not-found' ? 'user.not-found' : 'user.last-administrator', email)
}

/** A new password; also opens a disabled account. Ends the person's sessions. */
export async function resetPassword(place: UserPlace, email: string): Promise<Result<Told, UserProblem>> {
  const account = await place.accounts.findByEmail(email.trim())
  if (!account) return no('user.not-found', email)
  const password = newPassword(randomBytes)
  await place.accounts.setPassword(account.staff, password)
  await record(place, account.staff, 'account.reset-password')
  return done({ account: { ...account, enabled: true }, password })
}

/** Closes an account and ends its sessions at once; what the person did stays in the log. */
export async function disableUser(place: UserPlace, email: string): Promise<Result<StaffAccount, UserProblem>> {
  const account = await place.accounts.findByEmail(email.trim())
  if (!account) return no('user.not-found', email)
  await place.accounts.disable(account.staff)
  await record(place, account.staff, 'account.disable')
  return done({ ...account, enabled: false })
}

const memberChange = (
  { clock }: UserPlace,
  staff: StaffAccount['staff'],
  change: { readonly operation: OperationId; readonly role: Role | null },
) => ({ ...change, staff, by: null, at: clock.now() })

const record = ({ store, clock }: UserPlace, subject: StaffAccount['staff'], action: string) =>
  store.transact(async (tx) =>
    done(await tx.audit.record({ operation: null, at: clock.now(), staff: null, action, subject })),
  )
