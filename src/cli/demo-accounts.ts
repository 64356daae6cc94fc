import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newPassword } from '../domain/access/account.ts'
import { type Role, roles } from '../domain/access/policy.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Accounts, Clock, Store } from '../usecases/ports.ts'
import { setMember } from '../usecases/set-member.ts'

/** One invented person a role, to look round with. Their passwords are this data folder's own. */
export interface DemoSignIn {
  readonly role: Role
  readonly email: string
  readonly password: string
}

/** No mail is ever delivered under `.invalid` (RFC 2606), so nobody can own these addresses. */
const domain = 'demo.narvaro.invalid'
export const isDemoAccount = (email: string): boolean => email.endsWith(`@${domain}`)

const displayNames: Record<Role, string> = {
  administrator: 'Demo Administratör',
  commander: 'Demo Insatschef',
  analyst: 'Demo Analytiker',
  officer: 'Demo Patrull',
  coordinator: 'Demo Samordnare',
  partner: 'Demo Partner',
  auditor: 'Demo Granskare',
}

/** What a data folder knows of its demo. */
export interface DemoRecord {
  /** Null until its accounts are made: a start that was cut short goes on from there. */
  readonly operation: OperationId | null
  readonly signIns: readonly DemoSignIn[]
}

const fileIn = (dataFolder: string) => join(dataFolder, 'demo-sign-ins.json')

/** Kept so that the sign-ins can be printed again; null when the folder has none. */
export function readDemoRecord(dataFolder: string): DemoRecord | null {
  const path = fileIn(dataFolder)
  // Written by `writeDemoRecord` into a folder that only its owner writes to.
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemoRecord) : null
}

/** Mode 0600, and renamed into place: half of it is never there. */
export function writeDemoRecord(dataFolder: string, record: DemoRecord): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const path = fileIn(dataFolder)
  writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** New passwords, one a role. */
export const newDemoSignIns = (): readonly DemoSignIn[] =>
  roles.map((role) => ({ role, email: `${role}@${domain}`, password: newPassword(randomBytes) }))

/** Makes the accounts that are missing and lets each into the operation. Doing it twice is doing it once. */
export async function ensureDemoAccounts(
  { store, accounts, clock }: { store: Store; accounts: Accounts; clock: Clock },
  operation: OperationId,
  signIns: readonly DemoSignIn[],
): Promise<void> {
  for (const { role, email, password } of signIns) {
    const known = await accounts.findByEmail(email)
    const staff = known?.staff ?? (await accounts.create({ email, displayName: displayNames[role], password }))
    await setMember(store, accounts, { operation, staff, role, by: null, at: clock.now() })
  }
}
