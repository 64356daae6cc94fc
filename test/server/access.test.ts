import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Action, may, type Role, roles } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { type RouteName, routes } from '../../src/wire/routes.ts'
import { crewOf, databases, openTestServer, request, type TestServer } from './harness.ts'

const names = Object.keys(routes) as RouteName[]
const guarded = names.filter((name) => routes[name].action !== null)
const queries: Partial<Record<RouteName, string>> = {
  createImport: '?fileName=empty.csv',
  createImportDraft: '?fileName=empty.csv',
  layer: '?layer=density',
}

describe.each(databases)('on %s', (_, open) => {
  let server: TestServer
  let [own, other] = ['', ''] as OperationId[] as [OperationId, OperationId]
  let crew: Record<Role, string>
  beforeAll(async () => {
    server = await openTestServer({}, open)
    own = await server.addOperation('Own')
    other = await server.addOperation('Other')
    crew = await crewOf(server, own)
    // Members of another operation, whom nobody here may see.
    await server.addMember(other, 'administrator')
    await server.addMember(other, 'commander')
    // Each password is hashed slowly on purpose; on a busy machine that adds up.
  }, 180_000)
  afterAll(() => server.close())

  /** One request to a route, its ids filled in. */
  const call = (name: RouteName, operation: string, cookie?: string) => {
    const { method, path } = routes[name]
    const filled = path.replace(':operationId', operation).replace(/:\w+/g, '01890000-0000-7000-8000-000000000001')
    return server.app(request(filled + (queries[name] ?? ''), { method, cookie }))
  }

  /** Codes by which the guard says no; anything else means that the route itself answered. */
  const guardCodes = new Set(['session.none', 'operation.not-found', 'role.not-allowed'])
  const guardAnswer = async (response: Response) => {
    expect(response.status).toBeLessThan(500)
    if (response.ok) return 'let in'
    const { code } = (await response.json()) as { code: string }
    return guardCodes.has(code) ? code : 'let in'
  }

  it('mounts exactly the routes of the table', () => {
    const mounted = server.router.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const table = Object.values(routes).map(({ method, path }) => `${method} ${path}`)
    expect(mounted.sort()).toEqual(table.sort())
  })

  it('names an operation in every route with an action, and nothing but ids in a path', () => {
    for (const name of guarded) expect(routes[name].path).toMatch(/^\/api\/v1\/operations\/:operationId(\/|$)/)
    for (const { path } of Object.values(routes))
      for (const [part] of path.matchAll(/:\w+/g)) expect(part).toMatch(/Id$/)
  })

  describe.each(guarded)('%s', (name) => {
    const action = routes[name].action as Action

    it('wants a session', async () => {
      expect(await guardAnswer(await call(name, own))).toBe('session.none')
      expect(await guardAnswer(await call(name, randomUUID()))).toBe('session.none')
    })

    it.each(roles)('follows the policy for %s', async (role) => {
      const before = (await server.auditOf(own)).length
      expect(await guardAnswer(await call(name, own, crew[role]))).toBe(
        may(role, action) ? 'let in' : 'role.not-allowed',
      )
      const [newest] = await server.auditOf(own)
      if (!may(role, action)) expect(newest).toMatchObject({ action: 'access.refused', subject: action })
      else if (routes[name].method === 'GET') {
        expect((await server.auditOf(own)).length).toBe(before + 1)
        expect(newest).toMatchObject({ action })
      }
    })

    it.each(roles)('does not tell %s that another operation exists', async (role) => {
      const [there, nowhere] = await Promise.all([call(name, other, crew[role]), call(name, randomUUID(), crew[role])])
      const [real, unreal] = [await there.text(), await nowhere.text()]
      expect(real).toBe(unreal)
      expect([there.status, nowhere.status]).toEqual([404, 404])
      expect(JSON.parse(real)).toMatchObject({ code: 'operation.not-found' })
    })
  })

  describe('what everybody signed in may ask', () => {
    it.each(roles)('tells %s of her own operations only', async (role) => {
      const response = await server.app(request('/api/v1/me', { cookie: crew[role] }))
      const { operations } = (await response.json()) as { operations: { id: string; role: string; may: string[] }[] }
      expect(operations).toHaveLength(1)
      expect(operations[0]).toMatchObject({ id: own, role })
      const path = `/api/v1/operations/${own}`
      expect(await (await server.app(request(path, { cookie: crew[role] }))).json()).toEqual(operations[0])
    })
  })

  describe('membership', () => {
    const setRole = (staff: string, role: unknown, cookie: string, operation: string = own) =>
      server.app(
        request(`/api/v1/operations/${operation}/members/${staff}`, {
          method: 'PUT',
          cookie,
          body: JSON.stringify({ role }),
          headers: { 'content-type': 'application/json' },
        }),
      )

    it('bites on the next request, and is logged', async () => {
      const person = await server.addPerson()
      const cookie = await server.signIn(person)
      const picture = () => server.app(request(`/api/v1/operations/${own}/members`, { cookie }))
      expect((await picture()).status).toBe(404)
      expect((await setRole(person.staff, 'administrator', crew.administrator)).status).toBe(200)
      expect((await picture()).status).toBe(200)
      expect((await setRole(person.staff, 'officer', crew.administrator)).status).toBe(200)
      expect((await picture()).status).toBe(403)
      expect((await setRole(person.staff, null, crew.administrator)).status).toBe(200)
      expect((await picture()).status).toBe(404)
      const log = (await server.auditOf(own)).filter((entry) => entry.subject.startsWith(person.staff))
      expect(log.map((entry) => entry.subject.split(' ')[1])).toEqual(['none', 'officer', 'administrator'])
      expect(new Set(log.map((entry) => entry.action))).toEqual(new Set(['member.manage']))
    })

    it('keeps the last administrator', async () => {
      const members = await server.app(request(`/api/v1/operations/${own}/members`, { cookie: crew.administrator }))
      const { members: all } = (await members.json()) as { members: { staffId: string; role: string }[] }
      const administrator = all.find(({ role }) => role === 'administrator')?.staffId ?? ''
      for (const role of ['analyst', null]) {
        const response = await setRole(administrator, role, crew.administrator)
        expect(response.status).toBe(409)
        expect(await response.json()).toMatchObject({ code: 'member.last-administrator' })
      }
    })

    it('knows nobody without an account, and takes no other role or field', async () => {
      expect((await setRole(randomUUID(), 'officer', crew.administrator)).status).toBe(404)
      const person = await server.addPerson()
      expect(await (await setRole(person.staff, 'owner', crew.administrator)).json()).toMatchObject({
        code: 'input.malformed',
        field: 'role',
      })
      expect((await setRole(person.staff, undefined, crew.administrator)).status).toBe(400)
    })
  })
})
