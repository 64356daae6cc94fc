import type { StaffId } from '../domain/ids.ts'
import type { Accounts, StaffAccount } from '../usecases/ports.ts'
import type { SignInLibrary } from './better-auth.ts'

interface LibraryUser {
  readonly id: string
  readonly email: string
  readonly name: string
}
type Library = SignInLibrary['$context'] extends Promise<infer C> ? C : never

/** Accounts of staff in the sign-in library. An account without a password is disabled: it has no way in. */
export const accountsOf = (library: SignInLibrary): Accounts => ({
  list: async () => {
    const { internalAdapter, ...rest } = await library.$context
    const users = await internalAdapter.listUsers(everyone, 0, { field: 'email', direction: 'asc' })
    return Promise.all(users.map((user) => accountOf({ internalAdapter, ...rest }, user)))
  },
  find: async (staff) => {
    const context = await library.$context
    const user = await context.internalAdapter.findUserById(staff)
    return user && accountOf(context, user)
  },
  findByEmail: async (email) => {
    const context = await library.$context
    const found = await context.internalAdapter.findUserByEmail(email.toLowerCase())
    return found && accountOf(context, found.user)
  },
  create: async ({ email, displayName, password }) => {
    const context = await library.$context
    const user = await context.internalAdapter.createUser(
      { email: email.toLowerCase(), name: displayName, emailVerified: true },
      { method: 'admin' },
    )
    await givePassword(context, user.id, password)
    return user.id as StaffId
  },
  setPassword: async (staff, password) => {
    const context = await library.$context
    await takePassword(context, staff)
    await givePassword(context, staff, password)
  },
  disable: async (staff) => takePassword(await library.$context, staff),
})

const everyone = 100_000
const byPassword = 'credential'

async function accountOf(context: Library, user: LibraryUser): Promise<StaffAccount> {
  const ways = await context.internalAdapter.findAccounts(user.id)
  return {
    staff: user.id as StaffId,
    email: user.email,
    displayName: user.name,
    enabled: ways.some((way) => way.providerId === byPassword),
  }
}

async function givePassword(context: Library, userId: string, password: string): Promise<void> {
  const hash = await context.password.hash(password)
  await context.internalAdapter.linkAccount({ userId, accountId: userId, providerId: byPassword, password: hash })
}

/** Sessions end last: none can begin once the password is gone. */
async function takePassword(context: Library, userId: string): Promise<void> {
  for (const way of await context.internalAdapter.findAccounts(userId))
    await context.internalAdapter.deleteAccount(way.id)
  await context.internalAdapter.deleteUserSessions(userId)
}
