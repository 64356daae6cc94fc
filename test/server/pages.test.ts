import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { type Role, roles } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { crewOf, databases, jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

const now = Date.UTC(2026, 3, 14, 6)

describe.each(databases)('pages and tags on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let crew: Record<Role, string>
  beforeAll(async () => {
    server = await openTestServer({}, open)
    const loaded = await loadDemo(server.store, { seed: 1, now })
    if (!loaded.ok) throw new Error('the demo was not loaded')
    operation = loaded.value.operation
    crew = await crewOf(server, operation)
  }, 180_000)
  afterAll(() => server.close())

  const ask = (path: string, role: Role, headers: Record<string, string> = {}) =>
    server.app(request(`/api/v1/operations/${operation}/${path}`, { cookie: crew[role], headers }))
  const read = async <T>(path: string, role: Role): Promise<T> => {
    const response = await ask(path, role)
    expect([path, response.status]).toEqual([path, 200])
    return (await response.json()) as T
  }
  const send = (rows: string) =>
    server.app(
      request(`/api/v1/operations/${operation}/imports?fileName=f.csv`, {
        method: 'POST',
        cookie: crew.analyst,
        body: `id;datum;brottskod;x;y\n${rows}\n`,
      }),
    )

  it('pages through the incidents of a filter once each', async () => {
    const ids: string[] = []
    let after = ''
    do {
      const query = `incidents?groups=violence&limit=150${after && `&after=${after}`}`
      const { incidents, next } = await read<{ incidents: { id: string; group: string }[]; next: string | null }>(
        query,
        'analyst',
      )
      for (const { id, group } of incidents) ids.push(`${id} ${group}`)
      after = next ?? ''
    } while (after)
    const stored = await server.store.read((tx) => tx.incidents.page(operation, null, 100_000))
    expect(ids).toEqual(stored.filter(({ group }) => group === 'violence').map(({ id }) => `${id} violence`))
  })

  it('goes on in the log and in the imports where it was, whatever came first meanwhile', async () => {
    for (let i = 0; i < 3; i++) await send(`a${i};2026-03-0${i + 1} 14:00;1201;668143;6568153`)
    type Log = { entries: { at: string; action: string }[]; next: string | null }
    const first = await read<Log>('audit?limit=2', 'auditor')
    type Imports = { imports: { id: string }[]; next: string | null }
    const newest = await read<Imports>('imports?limit=2', 'analyst')
    const all = (await read<Imports>('imports', 'analyst')).imports.map(({ id }) => id)
    expect(newest.imports.map(({ id }) => id)).toEqual(all.slice(0, 2))
    await send('b;2026-03-09 14:00;1201;668143;6568153')
    const second = await read<Imports>(`imports?limit=100&after=${newest.next}`, 'analyst')
    expect(second).toEqual({ imports: expect.any(Array), next: null })
    expect(second.imports.map(({ id }) => id)).toEqual(all.slice(2))
    const log = (await server.auditOf(operation)).map(({ at, action }) => `${at} ${action}`)
    const older = await read<Log>(`audit?limit=9999&after=${first.next}`, 'auditor')
    const seen = [...first.entries, ...older.entries].map(({ at, action }) => `${Date.parse(at)} ${action}`)
    expect(log.slice(-seen.length)).toEqual(seen)
    expect(older.next).toBeNull()
  })

  it.each(['limit=0', 'limit=x', 'after=', "after='", 'after=0'])('refuses %s', async (query) => {
    for (const [path, role] of [
      ['imports', 'analyst'],
      ['audit', 'auditor'],
      ['incidents', 'analyst'],
    ] as const)
      expect([path, (await ask(`${path}?${query}`, role)).status]).toEqual([path, 400])
  })

  it('answers 304 to a reader who has it, and the whole when it is another', async () => {
    const first = await ask('picture', 'analyst')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    const same = await ask('picture', 'analyst', { 'if-none-match': `"x", W/${etag}` })
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag])
    expect((await ask('picture', 'analyst', { 'if-none-match': '"x"' })).status).toBe(200)
    await send('c;2026-03-11 14:00;1201;668143;6568153')
    expect((await ask('picture', 'analyst', { 'if-none-match': etag })).status).toBe(200)
  })

  it('changes nothing on a stale tag, and says so in words', async () => {
    const list = await ask('members', 'administrator')
    const etag = list.headers.get('etag') ?? ''
    const person = await server.addMember(operation, 'officer')
    const change = (tag: string, language: string) => {
      const path = `/api/v1/operations/${operation}/members/${person.staff}`
      const asked = jsonRequest('PUT', path, { role: 'analyst' }, crew.administrator)
      asked.headers.set('if-match', tag)
      asked.headers.set('accept-language', language)
      return server.app(asked)
    }
    for (const tag of [etag, 'W/"x"', '""']) {
      const stale = await change(tag, 'sv')
      expect([stale.status, await stale.json()]).toEqual([
        412,
        expect.objectContaining({ code: 'change.stale', detail: expect.stringContaining('Inget sparades') }),
      ])
    }
    const fresh = (await ask('members', 'administrator')).headers.get('etag') ?? ''
    expect((await change(fresh, 'en')).status).toBe(200)
    expect((await change(fresh, 'en')).status).toBe(412)
  })

  it.each(roles)('shows %s incidents as her role may see them', async (role) => {
    const response = await ask('incidents?limit=1000', role)
    if (!['commander', 'analyst', 'officer'].includes(role)) return expect(response.status).toBe(403)
    const { incidents } = (await response.json()) as { incidents: { precision: string; position: unknown }[] }
    expect(incidents.filter(({ precision, position }) => precision === 'area' && position !== null)).toEqual([])
    if (role === 'officer') expect(incidents.filter(({ precision }) => precision === 'coordinates')).toEqual([])
  })
})
