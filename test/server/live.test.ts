import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { done } from '../../src/domain/result.ts'
import type { PointsMessage } from '../../src/wire/points.ts'
import type { UnresolvedMessage } from '../../src/wire/unresolved.ts'
import { databases, jsonRequest, openTestServer, type Person, request, type TestServer } from './harness.ts'

describe.each(databases)('live updates on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let person: Person
  let cookie = ''
  beforeAll(async () => {
    server = await openTestServer({}, open)
    operation = await server.addOperation('Centrum')
    person = await server.addMember(operation, 'commander')
    cookie = await server.signIn(person)
  }, 60_000)
  afterAll(() => server.close())

  const listen = (headers: Record<string, string> = {}, as = cookie) =>
    server.app(request(`/api/v1/operations/${operation}/live`, { cookie: as, headers }))
  /** The stream's messages one by one; undefined when it has ended. */
  const messagesOf = async (response: Response) => {
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    return {
      next: async () => {
        for (;;) {
          const { done: isOver, value } = await reader.read()
          if (isOver) return undefined
          const data = /^data: (.*)$/m.exec(new TextDecoder().decode(value))?.[1]
          if (data !== undefined) return JSON.parse(data) as { revision: number; kind: string }
        }
      },
      cancel: () => reader.cancel(),
    }
  }
  /** As the command line would, past this server's routes. */
  const change = () =>
    server.store.transact(async (tx) =>
      done(
        await tx.harm.set(operation, {
          source: 'test',
          weights: new Map([['violence', 2]]),
          setAt: Date.now(),
        } as never),
      ),
    )

  it('says where things stand, and then each time something has changed, and nothing of what', async () => {
    const stream = await messagesOf(await listen())
    const first = await stream.next()
    expect(first).toEqual({ revision: expect.any(Number), kind: 'now' })
    await change()
    expect(await stream.next()).toEqual({ revision: (first?.revision ?? 0) + 1, kind: 'changed' })
    await stream.cancel()
  })

  it('tells nobody who has just come of a shift planned before', async () => {
    await server.store.transact(async (tx) => done(await tx.shifts.begin(operation)))
    const stream = await messagesOf(await listen())
    const first = await stream.next()
    await change()
    expect(await stream.next()).toEqual({ revision: (first?.revision ?? 0) + 1, kind: 'changed' })
    await stream.cancel()
  })

  it('tells of decisions, which change no count: on a point, and on what may be said', async () => {
    const loaded = await loadDemo(server.store, { seed: 1, now: Date.UTC(2026, 3, 14, 6) })
    if (!loaded.ok) throw new Error('the demo was not loaded')
    const demo = loaded.value.operation
    const commander = await server.signIn(await server.addMember(demo, 'commander'))
    const base = `/api/v1/operations/${demo}`
    const get = (path: string) => server.app(request(`${base}/${path}`, { cookie: commander }))
    const tags = () => Promise.all(['picture', 'points'].map(async (path) => (await get(path)).headers.get('etag')))
    const { incidents } = (await (await get('unresolved')).json()) as UnresolvedMessage
    const { points } = (await (await get('points')).json()) as PointsMessage
    const taken = new Set(points.flatMap(({ stays }) => stays.map(({ placeId }) => placeId)))
    const free = (await server.store.read((tx) => tx.places.listPlaces(demo))).find(({ id }) => !taken.has(id))
    const [counted, listed] = await tags()
    const stream = await messagesOf(await server.app(request(`${base}/live`, { cookie: commander })))
    const first = (await stream.next())?.revision ?? 0
    const decide = async (method: string, path: string, body: object) =>
      expect((await server.app(jsonRequest(method, `${base}/${path}`, body, commander))).status).toBe(200)
    await decide('POST', 'points', { placeId: free?.id, state: 'watch' })
    expect(await stream.next()).toEqual({ revision: first + 1, kind: 'changed' })
    await decide('PUT', `unresolved/${incidents[0]?.id}/statement`, { statement: 'happened', seen: 0 })
    expect(await stream.next()).toEqual({ revision: first + 2, kind: 'changed' })
    const [countedNow, listedNow] = await tags()
    expect(listedNow).not.toBe(listed)
    // A picture holds no decision, so a reader's copy of it stays good.
    expect(countedNow).toBe(counted)
    await stream.cancel()
  }, 120_000)

  it('begins where a browser that comes back had come to', async () => {
    const stream = await messagesOf(await listen())
    const revision = (await stream.next())?.revision ?? 0
    await stream.cancel()
    const again = await messagesOf(await listen({ 'last-event-id': String(revision) }))
    await change()
    expect(await again.next()).toEqual({ revision: revision + 1, kind: 'changed' })
    await again.cancel()
    const late = await messagesOf(await listen({ 'last-event-id': String(revision) }))
    expect(await late.next()).toEqual({ revision: revision + 1, kind: 'now' })
    await late.cancel()
  })

  it('ends for who is let out, before she hears anything more', async () => {
    const other = await server.addMember(operation, 'officer')
    const stream = await messagesOf(await listen({}, await server.signIn(other)))
    await stream.next()
    await server.setRole(operation, other.staff, null)
    await change()
    expect(await stream.next()).toBeUndefined()
  })

  it('ends when the session does, which it never prolongs', async () => {
    const other = await server.addMember(operation, 'officer')
    const own = await server.signIn(other)
    const response = await listen({}, own)
    expect(response.headers.getSetCookie()).toEqual([])
    const stream = await messagesOf(response)
    await stream.next()
    await server.app(jsonRequest('POST', '/api/auth/sign-out', {}, own))
    await change()
    expect(await stream.next()).toBeUndefined()
  })

  it('is open eight times for one person, and free again when one is closed', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, async () => messagesOf(await listen())))
    const ninth = await listen()
    expect([ninth.status, await ninth.json()]).toEqual([429, expect.objectContaining({ code: 'live.too-many' })])
    await streams[0]?.cancel()
    const again = await listen()
    expect(again.status).toBe(200)
    await again.body?.cancel()
    for (const stream of streams.slice(1)) await stream.cancel()
  })
})

describe('a server that stops', () => {
  it('ends every stream and takes no more', async () => {
    const server = await openTestServer()
    const operation = await server.addOperation('Centrum')
    const cookie = await server.signIn(await server.addMember(operation, 'commander'))
    const listen = () => server.app(request(`/api/v1/operations/${operation}/live`, { cookie }))
    const response = await listen()
    server.deps.live.close()
    expect(await response.text()).toContain('"kind":"now"')
    expect((await listen()).status).toBe(429)
    await server.close()
  })
})
