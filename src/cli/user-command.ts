import { join } from 'node:path'
import { Argument, type Command, Option } from 'commander'
import { type Role, roles } from '../domain/access/policy.ts'
import { done, type Result } from '../domain/result.ts'
import type { Define } from './commands.ts'
import { findOperation } from './find-operation.ts'
import { fill } from './language.ts'
import { jsonOption } from './options.ts'
import { type Refusal, refuseInWords, refuseWith } from './refusal.ts'
import { textTable } from './report/terminal-layout.ts'
import { readSettings, secretOf } from './settings.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'
import {
  addUser,
  disableUser,
  type ListedUser,
  listUsers,
  resetPassword,
  setUserRole,
  type UserPlace,
  type UserProblem,
} from './user.ts'
import { userWords as words } from './user-words.ts'
import { type OpenStore, withStore } from './with-store.ts'

interface Options {
  readonly json?: boolean
  readonly name?: string
  readonly role?: Role
  readonly operation?: string
}

/** Accounts on the open database; the sign-in library is loaded only here. */
async function placeOf(open: OpenStore, terminal: Terminal): Promise<UserPlace> {
  const settings = readSettings(terminal.environment)
  if (!settings.ok) throw new Error('the settings were good when the database was opened')
  const { assembleApp } = await import('./assemble-app.ts')
  const { openCompute } = await import('./compute.ts')
  const { accounts } = assembleApp({
    database: open.database,
    compute: openCompute(),
    publicUrl: settings.value.publicUrl ?? new URL('http://127.0.0.1'),
    secret: secretOf(settings.value),
    basemap: null,
    spoolFolder: join(open.folder, 'spool'),
    logFault: (error) => terminal.note(String(error)),
  })
  return { store: open.store, accounts, clock: terminal }
}

type Work<T> = (place: UserPlace, open: OpenStore) => Promise<Result<T, UserProblem | Refusal>>

/** Opens the database, does one thing to accounts, and says what came of it. */
const withAccounts = <T>(
  terminal: Terminal,
  { json = false }: Options,
  work: Work<T>,
  tell: (value: T) => string,
): Promise<ExitCode> =>
  withStore(terminal, json, async (open) => {
    const result = await work(await placeOf(open, terminal), open)
    if (!result.ok) {
      const { problem } = result
      return 'message' in problem && typeof problem.message === 'object'
        ? refuseInWords(terminal, json, problem.code, problem.message)
        : refuseWith(terminal, json, problem as Refusal)
    }
    if (json) printJson(terminal, result.value)
    else terminal.out(tell(result.value))
    return exitCodes.done
  })

const add =
  (email: string, { name, role, operation }: Options): Work<{ readonly password: string }> =>
  async (place, open) => {
    const person = { email, displayName: name ?? email }
    if (role === undefined) return addUser(place, { ...person, membership: null })
    const found = await findOperation(open.store, operation ?? null)
    return found.ok ? addUser(place, { ...person, membership: { operation: found.value.id, role } }) : found
  }

const setRole =
  (
    email: string,
    role: Role | null,
    name: string | null,
  ): Work<{ readonly email: string; readonly operation: string }> =>
  async (place, { store }) => {
    const found = await findOperation(store, name)
    if (!found.ok) return found
    const set = await setUserRole(place, email, found.value.id, role)
    return set.ok ? done({ email: set.value.email, operation: found.value.name, role }) : set
  }

function listText(users: readonly ListedUser[], { language }: Terminal): string {
  if (users.length === 0) return words.nobody[language]
  const roleText = ({ memberships }: ListedUser): string =>
    memberships.map(({ name, role }) => `${role} (${name})`).join(', ')
  return textTable(
    [
      { head: words.email[language], most: 40, cell: ({ email }) => email },
      { head: words.name[language], most: 30, cell: ({ displayName }) => displayName },
      { head: '', cell: ({ enabled }) => (enabled ? '' : words.shut[language]) },
      { head: words.roleName[language], most: 200, cell: roleText },
    ],
    users,
  ).join('\n')
}

/** `narvaro user`: accounts are made here and nowhere else, since nobody signs up. */
export const define: Define = (command, terminal, finish) => {
  const { language } = terminal
  const roleOption = new Option('--role <role>', words.roleName[language]).choices([...roles])
  const operationOption = new Option('--operation <name>', words.operation[language])
  const sub = (name: string, about: 'add' | 'list' | 'role' | 'password' | 'disable'): Command =>
    command.command(name).description(words[about][language]).addOption(jsonOption(terminal))
  const told = (email: string) => (value: { readonly password: string }) =>
    fill(words.told[language], { email, password: value.password })

  command.helpCommand(false).addHelpText('after', fill(words.example[language], { roles: roles.join(', ') }))
  sub('add', 'add')
    .argument('<email>', words.email[language])
    .option('--name <name>', words.name[language])
    .addOption(roleOption)
    .addOption(operationOption)
    .action(async (email: string, options: Options, self: Command) => {
      if (options.operation !== undefined && options.role === undefined) self.error(words.roleNeeded[language])
      finish(await withAccounts(terminal, options, add(email, options), told(email)))
    })
  sub('list', 'list').action(async (options: Options) => {
    const list: Work<readonly ListedUser[]> = async (place) => done(await listUsers(place))
    finish(await withAccounts(terminal, options, list, (users) => listText(users, terminal)))
  })
  sub('role', 'role')
    .argument('<email>', words.email[language])
    .addArgument(new Argument('<role>', words.roleName[language]).choices([...roles, 'none']))
    .addOption(operationOption)
    .action(async (email: string, role: Role | 'none', options: Options) => {
      const sentence = words[role === 'none' ? 'roleTaken' : 'roleSet'][language]
      const work = setRole(email, role === 'none' ? null : role, options.operation ?? null)
      finish(await withAccounts(terminal, options, work, (set) => fill(sentence, { ...set, role })))
    })
  sub('reset-password', 'password')
    .alias('password')
    .argument('<email>', words.email[language])
    .action(async (email: string, options: Options) => {
      finish(await withAccounts(terminal, options, (place) => resetPassword(place, email), told(email)))
    })
  sub('disable', 'disable')
    .argument('<email>', words.email[language])
    .action(async (email: string, options: Options) => {
      const work: Work<{ readonly email: string }> = (place) => disableUser(place, email)
      finish(
        await withAccounts(terminal, options, work, (account) =>
          fill(words.closed[language], { email: account.email }),
        ),
      )
    })
}
