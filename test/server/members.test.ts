import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../src/domain/ids.ts'
import { cookieOf, databases, jsonRequest, openTestServer, type Person, request, type TestServer } from './harness.ts'

describe.each(databases)('members on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let chief: Person
  let cookie: string
  beforeAll(async () => {
    server = await openTestServer({}, open)
    operation = await server.addOperation('Centrum')
    chief = await server.addMember(operation, 'administrator')
    cookie = await server.signIn(chief)
  }, 60_000)
  afterAll(() => server.close())

  const members = () => `/api/v1/operations/${operation}/members`
  const add = (body: object, by = cookie) => server.app(jsonRequest('POST', members(), body, by))
  const listed = async () =>
    (await (await server.app(request(members(), { cookie }))).json()) as { members: { email: string; role: string }[] }

  it('gets an account with a password that is told once and works', async () => {
    const response = await add({ email: ' Sara@Example.se', displayName: 'Sara', role: 'officer' })
    expect(response.status).toBe(201)
    const { password } = (await response.json()) as { password: string }
    expect(await server.signIn({ email: 'sara@example.se', password })).toContain('session_token')
    expect((await listed()).members).toContainEqual(
      expect.objectContaining({ email: 'sara@example.se', role: 'officer' }),
    )
    expect(JSON.stringify(await server.auditOf(operation))).not.toContain(password)
  })

  it('keeps the password of one who has an account', async () => {
    const person = await server.addPerson()
    const response = await add({ email: person.email, displayName: 'Another name', role: 'analyst' })
    expect(await response.json()).toEqual({ staffId: person.staff, password: null })
    expect(await server.signIn(person)).toContain('session_token')
  })

  it.each([
    [{ email: 'no address', displayName: 'X', role: 'officer' }, 'user.email-malformed'],
    [{ email: 'x@example.se', displayName: '   ', role: 'officer' }, 'user.name-malformed'],
    [{ email: 'x@example.se', displayName: 'X', role: 'owner' }, 'input.malformed'],
    [{ email: 'x@example.se', role: 'officer' }, 'input.missing-field'],
  ])('is refused when it is %j', async (body, code) => expect(await (await add(body)).json()).toMatchObject({ code }))

  it('does not lose its last administrator by being added anew', async () =>
    expect(await (await add({ email: chief.email, displayName: 'X', role: 'officer' })).json()).toMatchObject({
      code: 'member.last-administrator',
    }))

  describe('a new password', () => {
    const reset = (staff: string) => server.app(request(`${members()}/${staff}/password`, { method: 'POST', cookie }))

    it('ends the sessions of the old one', async () => {
      const person = await server.addMember(operation, 'analyst')
      const before = await server.signIn(person)
      const { password } = (await (await reset(person.staff)).json()) as { password: string }
      expect((await server.app(request('/api/v1/me', { cookie: before }))).status).toBe(401)
      expect(await server.signIn({ email: person.email, password })).toContain('session_token')
      expect((await server.auditOf(operation))[0]).toMatchObject({
        action: 'account.reset-password',
        subject: person.staff,
        staff: chief.staff,
      })
    })

    it('is not for members of operations of others: it would let an administrator in there', async () => {
      const other = await server.addOperation('Elsewhere')
      const person = await server.addMember(operation, 'analyst')
      await server.setRole(other, person.staff, 'commander')
      expect(await (await reset(person.staff)).json()).toMatchObject({ code: 'member.elsewhere' })
      expect(await server.signIn(person)).toContain('session_token')
      await server.setRole(other, chief.staff, 'administrator')
      expect((await reset(person.staff)).status).toBe(200)
    })

    it('is not for strangers', async () => {
      const stranger = await server.addPerson()
      for (const staff of [stranger.staff, randomUUID()])
        expect(await (await reset(staff)).json()).toMatchObject({ code: 'member.not-found' })
    })
  })

  describe('one’s own password', () => {
    const change = (by: string, current: string, next: string) =>
      server.app(jsonRequest('POST', '/api/v1/me/password', { current, next }, by))

    it('is changed by who knows it, and other sessions end', async () => {
      const person = await server.addPerson()
      const [here, there] = [await server.signIn(person), await server.signIn(person)]
      const response = await change(here, person.password, 'a new long password')
      expect(response.status).toBe(204)
      expect((await server.app(request('/api/v1/me', { cookie: there }))).status).toBe(401)
      expect((await server.app(request('/api/v1/me', { cookie: cookieOf(response) }))).status).toBe(200)
      expect(await server.signIn({ email: person.email, password: 'a new long password' })).toContain('session_token')
    })

    it('stays when the present one is wrong, and guessing is slowed down', async () => {
      const person = await server.addPerson()
      const here = await server.signIn(person)
      const statuses: number[] = []
      for (let i = 0; i < 7; i++) statuses.push((await change(here, 'a wrong password', 'a new long password')).status)
      expect(statuses[0]).toBe(409)
      expect(statuses.at(-1)).toBe(429)
      expect(await (await change(here, person.password, 'short')).json()).toMatchObject({ field: 'next' })
    })
  })
})
