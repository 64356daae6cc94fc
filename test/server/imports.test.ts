import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { crewOf, openTestServer, request, type TestServer } from './harness.ts'

let server: TestServer
let operation: OperationId
let crew: Record<Role, string>
beforeAll(async () => {
  server = await openTestServer()
  operation = await server.addOperation('Centrum')
  crew = await crewOf(server, operation)
}, 180_000)
afterAll(() => server.close())
// Whatever became of a request, its file is gone with its answer.
afterEach(() => expect(readdirSync(server.spoolFolder)).toEqual([]))

const path = (rest = '') => `/api/v1/operations/${operation}/imports${rest}`
const csv = `id;datum;brottskod;x;y
a1;2026-03-01 14:00;1201;668143;6568153
a2;2026-03-02 22:30;1201;668200;6568200
`
const send = (
  body: string | ReadableStream,
  { query = '?fileName=test.csv', type = 'text/csv', cookie = crew.analyst } = {},
) =>
  server.app(
    request(path(query), {
      method: 'POST',
      cookie,
      body,
      headers: { 'content-type': type },
      duplex: 'half',
    } as RequestInit),
  )
const get = async (rest: string, cookie = crew.analyst) => (await server.app(request(path(rest), { cookie }))).json()

describe('importing a file', () => {
  it('says what a dry run would do, and keeps nothing', async () => {
    const response = await send(csv, { query: '?fileName=test.csv&dryRun=true' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ dryRun: true, import: { figures: { rows: 2, added: 2 } } })
    expect(await get('')).toEqual({ imports: [], next: null })
  })

  it('keeps it, lists it, changes nothing the second time, and takes it back', async () => {
    const first = await send(csv)
    expect(first.status).toBe(201)
    const { import: made } = (await first.json()) as { import: { id: string } }
    expect(made).toMatchObject({ status: 'done', fileName: 'test.csv', figures: { added: 2 } })
    const second = await send(csv)
    expect(await second.json()).toMatchObject({ import: { figures: { added: 0, updated: 0, unchanged: 2 } } })
    expect(await get('')).toMatchObject({ imports: [{ figures: { unchanged: 2 } }, { id: made.id }] })
    expect(await get(`/${made.id}/problems`)).toEqual({ problems: [] })
    const exported = await server.app(
      request(`/api/v1/operations/${operation}/incidents.csv`, { cookie: crew.analyst }),
    )
    const lines = (await exported.text()).split('\r\n')
    expect(lines.filter((line) => !line.startsWith('# '))).toHaveLength(4)
    const undone = await server.app(request(path(`/${made.id}/undo`), { method: 'POST', cookie: crew.analyst }))
    expect(await undone.json()).toEqual({ removed: 2, restored: 0 })
    const again = await server.app(request(path(`/${made.id}/undo`), { method: 'POST', cookie: crew.analyst }))
    expect(again.status).toBe(409)
    const log = (await server.auditOf(operation)).map((entry) => entry.action)
    expect(log).toEqual(expect.arrayContaining(['import.create', 'import.undo', 'import.read', 'export.create']))
  })

  it('refuses bad rows in the language of the reader, with the rows', async () => {
    const response = await send(`${csv}a3;2026-13-99 10:00;1201;668143;6568153\n`)
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await response.json()) as { import: { id: string } }
    expect(problem).toMatchObject({ code: 'import.refused', problems: [{ row: 4 }], import: { status: 'refused' } })
    expect(await get(`/${problem.import.id}/problems`)).toMatchObject({ problems: [{ row: 4 }] })
    const file = path(`/${problem.import.id}/problems?format=csv`)
    const english = await server.app(request(file, { cookie: crew.analyst, headers: { 'accept-language': 'en' } }))
    const swedish = await server.app(request(file, { cookie: crew.analyst }))
    const [first, second] = [await english.text(), await swedish.text()]
    expect(first).toMatch(/^row,column,value,code,message\r\n4,datum,2026-13-99 10:00,time\.impossible,.{20,}/)
    expect(second).not.toBe(first)
  })

  it.each([
    ['?fileName=x.csv&mapping=mine', 404, 'mapping.not-found'],
    ['?', 400, 'input.missing-field'],
    ['?fileName=', 400, 'input.malformed'],
    ['?fileName=x.csv&dryRun=maybe', 400, 'input.malformed'],
    ['?fileName=x.csv&fileName=y.csv', 400, 'input.repeated-field'],
    ['?fileName=x.csv&force=1', 400, 'input.unknown-field'],
    ['?fileName=%00.csv', 400, 'input.malformed'],
  ])('refuses the query %s', async (query, status, code) => {
    const response = await send(csv, { query })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code])
  })

  it('takes no picture for a table, and no empty file', async () => {
    expect((await send(csv, { type: 'image/png' })).status).toBe(415)
    expect(await (await send('')).json()).toMatchObject({ code: 'import.refused', problems: [{ code: 'file.empty' }] })
  })

  it('stops at 200 MB, whether it was announced or not', async () => {
    const announced = request(path('?fileName=x.csv'), {
      method: 'POST',
      cookie: crew.analyst,
      body: 'x',
      headers: { 'content-type': 'text/csv', 'content-length': String(201 * 1024 * 1024) },
    })
    expect((await server.app(announced)).status).toBe(413)
    const piece = new Uint8Array(1024 * 1024).fill(97)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        if (sent++ > 400) controller.close()
        else controller.enqueue(piece)
      },
    })
    const response = await send(endless)
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'file.too-large' }])
    expect(sent).toBeLessThan(220)
  })

  it('keeps nothing of a transfer that was cut off', async () => {
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(csv))
        controller.error(new Error('connection lost'))
      },
    })
    const response = await send(cut)
    expect(await response.json()).toMatchObject({ code: 'input.interrupted' })
    expect(server.faults).toEqual([])
  })
})
