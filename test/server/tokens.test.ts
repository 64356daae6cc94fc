import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { databases, jsonRequest, openTestServer, type Person, request, type TestServer } from './harness.ts'

interface Created {
  readonly secret: string
  readonly token: { readonly id: string; readonly ending: string; readonly role: string }
}
const day = 86_400_000

describe.each(databases)('tokens on %s', (_, open) => {
  let server: TestServer
  let [own, other] = ['', ''] as OperationId[] as [OperationId, OperationId]
  let now = Date.now()
  const people: Partial<Record<Role, Person>> = {}
  const cookies: Partial<Record<Role, string>> = {}
  beforeAll(async () => {
    server = await openTestServer({ clock: { now: () => now } }, open)
    own = await server.addOperation('Own')
    other = await server.addOperation('Other')
    for (const role of ['administrator', 'commander', 'analyst'] as const) {
      people[role] = await server.addMember(own, role)
      cookies[role] = await server.signIn(people[role])
    }
  }, 60_000)
  afterAll(() => server.close())

  const base = () => `/api/v1/operations/${own}`
  const make = (scopes: readonly string[], role: Role = 'analyst', days = 30) =>
    server.app(jsonRequest('POST', `${base()}/tokens`, { scopes, days }, cookies[role]))
  const made = async (scopes: readonly string[], role?: Role, days?: number) =>
    (await (await make(scopes, role, days)).json()) as Created
  const by = (secret: string, path: string, init: RequestInit = {}) =>
    server.app(request(path, { ...init, headers: { authorization: `Bearer ${secret}`, ...init.headers } }))
  const revoke = (id: string, role: Role) =>
    server.app(request(`${base()}/tokens/${id}`, { method: 'DELETE', cookie: cookies[role] }))
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]

  it('reads what it was made for, as bearer and as password, and nothing else', async () => {
    const { secret } = await made(['place.read'])
    expect((await by(secret, `${base()}/places`)).status).toBe(200)
    const basic = { authorization: `Basic ${btoa(`token:${secret}`)}` }
    expect((await by(secret, `${base()}/places`, { headers: basic })).status).toBe(200)
    expect(await codeOf(await by(secret, `${base()}/picture`))).toEqual([403, 'token.scope'])
    expect(await codeOf(await by(secret, `${base()}/members`))).toEqual([403, 'role.not-allowed'])
    expect(await codeOf(await by(secret, '/api/v1/me'))).toEqual([401, 'token.refused'])
    expect(await codeOf(await by(secret, `/api/v1/operations/${other}/places`))).toEqual([401, 'token.refused'])
  })

  it('changes nothing, whatever it is allowed to read', async () => {
    const { secret } = await made(['import.read', 'place.read'])
    const body = JSON.stringify({ scopes: ['place.read'], days: 1 })
    const headers = { 'content-type': 'application/json' }
    expect((await by(secret, `${base()}/tokens`, { method: 'POST', body, headers })).status).toBe(403)
    expect((await by(secret, `${base()}/imports?fileName=a.csv`, { method: 'POST', body: 'x' })).status).toBe(403)
  })

  it('is worth no more than its maker: nobody gives what she may not do, nor keeps what she has lost', async () => {
    expect(await codeOf(await make(['audit.read']))).toEqual([403, 'token.beyond-role'])
    expect(await codeOf(await make(['member.manage']))).toEqual([400, 'input.malformed'])
    const person = await server.addMember(own, 'analyst')
    const cookie = await server.signIn(person)
    const response = await server.app(
      jsonRequest('POST', `${base()}/tokens`, { scopes: ['picture.read', 'operation.read'], days: 1 }, cookie),
    )
    const { secret } = (await response.json()) as Created
    expect((await by(secret, `${base()}/picture`)).status).toBe(200)
    await server.setRole(own, person.staff, 'coordinator')
    expect(await codeOf(await by(secret, `${base()}/picture`))).toEqual([403, 'role.not-allowed'])
    expect((await by(secret, base())).status).toBe(200)
    await server.setRole(own, person.staff, null)
    expect(await codeOf(await by(secret, base()))).toEqual([401, 'token.refused'])
    await server.setRole(own, person.staff, 'analyst')
    await server.accounts.disable(person.staff)
    expect(await codeOf(await by(secret, base()))).toEqual([401, 'token.refused'])
  })

  it('ends when it is revoked, by its maker or the administrator and by nobody else', async () => {
    const { secret, token } = await made(['place.read'], 'analyst')
    expect(await codeOf(await revoke(token.id, 'commander'))).toEqual([404, 'token.not-found'])
    expect((await by(secret, `${base()}/places`)).status).toBe(200)
    expect((await revoke(token.id, 'administrator')).status).toBe(204)
    expect((await revoke(token.id, 'analyst')).status).toBe(204)
    expect(await codeOf(await by(secret, `${base()}/places`))).toEqual([401, 'token.refused'])
  })

  it('ends by itself, after a year at the latest', async () => {
    expect((await make(['place.read'], 'analyst', 366)).status).toBe(400)
    const { secret } = await made(['place.read'], 'analyst', 1)
    now += day - 1
    // The session that made it may have ended; the token has not.
    expect((await by(secret, `${base()}/places`)).status).toBe(200)
    now += 1
    expect(await codeOf(await by(secret, `${base()}/places`))).toEqual([401, 'token.refused'])
    now -= day
  })

  it('is listed without its secret: one’s own, and for the administrator everybody’s', async () => {
    const { secret, token } = await made(['place.read'], 'commander')
    await by(secret, `${base()}/places`)
    const list = async (role: Role) => {
      const response = await server.app(request(`${base()}/tokens`, { cookie: cookies[role] }))
      return (await response.json()) as { tokens: { id: string; ending: string; lastUsedOn: string | null }[] }
    }
    const mine = (await list('commander')).tokens
    expect(mine).toEqual([
      expect.objectContaining({ id: token.id, ending: secret.slice(-4), isOwn: true, isAlive: true }),
    ])
    expect(mine[0]?.lastUsedOn).toBe(new Date(now).toISOString().slice(0, 10))
    expect((await list('analyst')).tokens.some(({ id }) => id === token.id)).toBe(false)
    expect((await list('administrator')).tokens.some(({ id }) => id === token.id)).toBe(true)
    const rows = JSON.stringify(await server.db.selectFrom('api_tokens').selectAll().execute())
    expect(rows).toContain(token.id)
    expect(rows).not.toContain(secret.slice(4, -4))
  })

  it('leaves a trace of its making, its reading, its refusals and its end', async () => {
    const { secret, token } = await made(['place.read'])
    await by(secret, `${base()}/places`)
    await by(secret, `${base()}/picture`)
    await revoke(token.id, 'analyst')
    const log = (await server.auditOf(own)).filter(({ subject }) => subject.includes(token.id))
    expect(log.map(({ action, subject }) => `${action} ${subject}`).reverse()).toEqual([
      `token.manage ${token.id} made`,
      `place.read ${own} ${token.id}`,
      `access.refused picture.read ${token.id}`,
      `token.manage ${token.id} revoked`,
    ])
  })

  it('is not taken where others could read it on its way', async () => {
    const { secret } = await made(['place.read'])
    const asked = request(`${base()}/places`, { headers: { authorization: `Bearer ${secret}` } })
    expect(await codeOf(await server.app(asked, { fromThisMachine: false }))).toEqual([403, 'sign-in.needs-https'])
  })

  it('leaves alone a credential that is not ours, such as a proxy’s', async () => {
    const headers = { authorization: `Basic ${btoa('proxy:word')}` }
    expect((await server.app(request(`${base()}/places`, { cookie: cookies.analyst, headers }))).status).toBe(200)
  })
})
