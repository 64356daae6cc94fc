import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser, disableUser, listUsers, resetPassword, setUserRole, type UserPlace } from '../../src/cli/user.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { openTestServer, type TestServer } from './harness.ts'

let server: TestServer
let place: UserPlace
let operation: OperationId
beforeAll(async () => {
  server = await openTestServer()
  operation = await server.addOperation('Centrum')
  place = { store: server.store, accounts: server.accounts, clock: { now: () => Date.now() } }
})
afterAll(() => server.close())

const told = async (result: Promise<Awaited<ReturnType<typeof addUser>>>) => {
  const { ok, ...rest } = await result
  if (!ok || !('value' in rest)) throw new Error('refused')
  return rest.value
}

describe('accounts from the command line', () => {
  it('are made with a password that works and is kept nowhere', async () => {
    const { account, password } = await told(
      addUser(place, {
        email: ' Anna@Example.se',
        displayName: 'Anna',
        membership: { operation, role: 'administrator' },
      }),
    )
    expect(account.email).toBe('anna@example.se')
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    expect(await server.signIn({ email: 'anna@example.se', password })).toContain('session_token')
    expect(
      JSON.stringify(
        await server.db
          .selectFrom('account' as never)
          .selectAll()
          .execute(),
      ),
    ).not.toContain(password)
  })

  it.each(['', 'anna', 'anna@', '@x.se', 'a b@x.se', 'anna@x'])('refuse the address "%s"', async (email) => {
    const result = await addUser(place, { email, displayName: 'Anna', membership: null })
    expect(result).toMatchObject({ ok: false, problem: { code: 'user.email-malformed' } })
  })

  it('are one to an address, whatever the case', async () => {
    const result = await addUser(place, { email: 'ANNA@example.se', displayName: 'Anna', membership: null })
    expect(result).toMatchObject({ ok: false, problem: { code: 'user.exists' } })
    if (!result.ok) expect(result.problem.message.sv).toContain('anna@example.se')
  })

  it('change role, and leave an administrator', async () => {
    await addUser(place, { email: 'bo@example.se', displayName: 'Bo', membership: null })
    expect(await setUserRole(place, 'anna@example.se', operation, null)).toMatchObject({
      ok: false,
      problem: { code: 'user.last-administrator' },
    })
    expect((await setUserRole(place, 'bo@example.se', operation, 'administrator')).ok).toBe(true)
    expect((await setUserRole(place, 'anna@example.se', operation, 'analyst')).ok).toBe(true)
    expect(await setUserRole(place, 'eva@example.se', operation, 'analyst')).toMatchObject({
      ok: false,
      problem: { code: 'user.not-found' },
    })
    const users = await listUsers(place)
    expect(users.map(({ email, memberships }) => [email, memberships.map(({ role }) => role)])).toEqual([
      ['anna@example.se', ['analyst']],
      ['bo@example.se', ['administrator']],
    ])
  })

  it('are closed, and opened again by a new password', async () => {
    expect((await disableUser(place, 'anna@example.se')).ok).toBe(true)
    expect((await listUsers(place))[0]).toMatchObject({ email: 'anna@example.se', enabled: false })
    const { password } = await told(resetPassword(place, 'anna@example.se'))
    expect(await server.signIn({ email: 'anna@example.se', password })).toContain('session_token')
    expect((await listUsers(place))[0]).toMatchObject({ enabled: true })
  })
})
