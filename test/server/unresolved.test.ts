import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { Role } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import type { UnresolvedMessage } from '../../src/wire/unresolved.ts'
import { crewOf, databases, jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

describe.each(databases)('the board of what is unresolved on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let crew: Record<Role, string>
  beforeAll(async () => {
    server = await openTestServer({}, open)
    const loaded = await loadDemo(server.store, { seed: 1, now: Date.UTC(2026, 3, 14, 6) })
    if (!loaded.ok) throw new Error('the demo was not loaded')
    operation = loaded.value.operation
    crew = await crewOf(server, operation)
  }, 180_000)
  afterAll(() => server.close())

  const path = () => `/api/v1/operations/${operation}/unresolved`
  const board = async () =>
    (await (await server.app(request(path(), { cookie: crew.commander }))).json()) as UnresolvedMessage

  it('shows aggravated assault beside shootings and robbery, and says what it covers', async () => {
    const { incidents, covers } = await board()
    expect(new Set(incidents.map(({ group }) => group))).toEqual(new Set(['lethal-violence', 'violence', 'robbery']))
    for (const { group, code } of incidents) if (group === 'violence') expect(['0377', '0387']).toContain(code)
    expect(covers.groups).toEqual(['lethal-violence', 'violence', 'robbery', 'damage'])
  })

  it('tells the later of two commanders what the first decided, and keeps that', async () => {
    const one = (await board()).incidents.find(({ sayable }) => sayable.includes('witnesses-sought'))
    const decide = (statement: string) =>
      server.app(jsonRequest('PUT', `${path()}/${one?.id}/statement`, { statement, seen: 0 }, crew.commander))
    expect((await decide('happened')).status).toBe(200)
    const refused = await decide('witnesses-sought')
    expect(refused.status).toBe(409)
    const { code, now } = (await refused.json()) as { code: string; now: UnresolvedMessage }
    expect(code).toBe('statement.changed')
    for (const { incidents } of [now, await board()])
      expect(incidents.find(({ id }) => id === one?.id)?.statement).toBe('happened')
  })
})
