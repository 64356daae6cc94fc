import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../src/domain/ids.ts'
import { draftLifeMs } from '../../src/usecases/import-drafts.ts'
import type { ImportDraftMessage } from '../../src/wire/import-drafts.ts'
import { jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

const hostile = join(import.meta.dirname, '../hostile/fixtures')

let server: TestServer
let operation: OperationId
let [analyst, other, auditor] = ['', '', '']
let now = Date.now()
beforeAll(async () => {
  server = await openTestServer({ clock: { now: () => now } })
  operation = await server.addOperation('Centrum')
  analyst = await server.signIn(await server.addMember(operation, 'analyst'))
  other = await server.signIn(await server.addMember(operation, 'analyst'))
  auditor = await server.signIn(await server.addMember(operation, 'auditor'))
}, 120_000)
afterAll(() => server.close())

const path = (rest = '') => `/api/v1/operations/${operation}/import-drafts${rest}`
const send = (body: string | Uint8Array<ArrayBuffer>, name = 'f.csv', cookie = analyst) =>
  server.app(
    request(path(`?fileName=${name}`), { method: 'POST', cookie, body, headers: { 'content-type': 'text/csv' } }),
  )
const begin = async (body: string, name?: string) => (await (await send(body, name)).json()) as ImportDraftMessage
const get = async (id: string, cookie = analyst) => server.app(request(path(`/${id}`), { cookie }))
const choose = (id: string, mapping: unknown) => server.app(jsonRequest('PUT', path(`/${id}`), mapping, analyst))
const discard = (id: string) => server.app(request(path(`/${id}`), { method: 'DELETE', cookie: analyst }))

/** Runs to the end, which the stream of progress tells. */
async function run(id: string, kind: 'check' | 'import', leaveOutBadRows = false): Promise<ImportDraftMessage> {
  const begun = await server.app(jsonRequest('POST', path(`/${id}/runs`), { kind, leaveOutBadRows }, analyst))
  expect(begun.status).toBe(202)
  const stream = await server.app(request(path(`/${id}/progress`), { cookie: analyst }))
  expect((await stream.text()).trim().endsWith('data: null')).toBe(true)
  return (await (await get(id)).json()) as ImportDraftMessage
}
const waitingFiles = () => readdirSync(server.spoolFolder).length
const incidents = async () =>
  (await (await server.app(request(`/api/v1/operations/${operation}/incidents`, { cookie: analyst }))).text()) as string

const plain =
  'id;datum;brottskod;lat;lon\n1;2026-03-01 14:00;1201;59.219;17.946\n2;2026-03-02 14:00;1201;59.2192;17.9461\n'

describe('a file on its way in', () => {
  it('is read by a guess, checked without a trace, imported, and then gone from the disk', async () => {
    const draft = await begin(plain)
    expect(draft.mapping).toMatchObject({ crs: 'EPSG:4326', columns: { from: 'datum', code: 'brottskod', x: 'lon' } })
    expect(draft.map.positions).toHaveLength(2)
    expect(draft.rows[0]).toMatchObject({ row: 2, kept: true, code: '1201', sensitive: false })
    expect(waitingFiles()).toBe(1)
    const checked = await run(draft.id, 'check')
    expect(checked.outcome).toMatchObject({ kind: 'checked', badRows: 0, import: { figures: { added: 2 } } })
    expect(await incidents()).not.toContain('1201')
    const done = await run(draft.id, 'import')
    expect(done.outcome).toMatchObject({ kind: 'done', import: { figures: { added: 2 } } })
    expect(waitingFiles()).toBe(0)
    expect(await incidents()).toContain('1201')
    const again = await server.app(
      jsonRequest('POST', path(`/${draft.id}/runs`), { kind: 'import', leaveOutBadRows: false }, analyst),
    )
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'import-draft.done'])
  })

  it('is read as the last file with the same columns', async () => {
    const first = await begin(plain.replaceAll('brottskod', 'kod'))
    expect(first.remembered).toBe(false)
    await choose(first.id, { ...first.mapping, defaultSource: 'observed' })
    await run(first.id, 'import')
    const next = await begin(plain.replaceAll('brottskod', 'kod'))
    expect([next.remembered, next.mapping.defaultSource]).toEqual([true, 'observed'])
    await discard(next.id)
  })

  it('shows no cell with a person in it, neither of a column of persons nor among other words', async () => {
    const text = [
      'id;datum;brottskod;plats;målsägande;anteckning',
      '1;2026-03-01 14:00;1201;Torget;Anna Andersson;ring 070-174 06 05 om dörren',
      '2;2026-03-02 14:00;1201;Torget;Bo Berg;811218-9876 stod där',
    ].join('\n')
    const draft = await begin(text)
    const checked = await run(draft.id, 'check')
    for (const message of [draft, checked].map((one) => JSON.stringify(one)))
      for (const secret of ['Anna', 'Berg', '070-174', '811218']) expect(message).not.toContain(secret)
    expect(draft.columns.find(({ name }) => name === 'målsägande')).toMatchObject({ personal: true, samples: [] })
    expect(checked.outcome?.import?.figures).toMatchObject({ droppedColumns: ['målsägande', 'anteckning'] })
    await discard(draft.id)
  })

  it('shows no place of a sensitive row', async () => {
    const draft = await begin('id;datum;grupp;plats;lat;lon\n1;2026-03-01;Sexualbrott;Hemliga gränd 3;59.219;17.946\n')
    expect(draft.rows[0]).toMatchObject({ kept: true, sensitive: true, place: null })
    expect(draft.map).toMatchObject({ positions: [], sensitive: 1 })
    await discard(draft.id)
  })

  it('takes what a person says of codes and words that nobody knows', async () => {
    const rows = ['7777;spanare', '7777;spanare', '8888;spanare'].map(
      (end, i) => `${i};2026-03-0${i + 1};Torget;${end}`,
    )
    const draft = await begin(`nr;datum;plats;brottskod;källa\n${rows.join('\n')}\n`)
    const checked = await run(draft.id, 'check')
    expect(checked.outcome?.unknown).toEqual([{ kind: 'source', value: 'spanare', rows: 3, canMap: true }])
    const { mapping } = checked
    await choose(draft.id, { ...mapping, values: { ...mapping.values, source: { spanare: 'discovered' } } })
    const second = await run(draft.id, 'check')
    expect(second.outcome?.unknown).toEqual([
      { kind: 'code', value: '7777', rows: 2, canMap: true },
      { kind: 'code', value: '8888', rows: 1, canMap: true },
    ])
    expect(second.outcome?.import?.figures.sensitive).toBe(3)
    const told = { ...second.mapping.values, code: { '7777': 'theft', '8888': 'sexual' } }
    await choose(draft.id, { ...second.mapping, values: told })
    const third = await run(draft.id, 'check')
    expect(third.outcome?.unknown).toEqual([])
    // The group's own sensitivity holds for a code that was said to be of it.
    expect(third.outcome?.import?.figures.sensitive).toBe(1)
    expect(third.rows.map(({ group, source }) => [group, source])).toEqual([
      ['theft', 'discovered'],
      ['theft', 'discovered'],
      ['sexual', 'discovered'],
    ])
    await discard(draft.id)
  })

  it('keeps nothing when it is stopped, and can be tried again', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `s${i};2026-03-01 14:00;1201;59.219;17.946`)
    const draft = await begin(`id;datum;brottskod;lat;lon\n${rows.join('\n')}\n`, 'stor.csv')
    const before = await incidents()
    await server.app(
      jsonRequest('POST', path(`/${draft.id}/runs`), { kind: 'import', leaveOutBadRows: false }, analyst),
    )
    const busy = await choose(draft.id, draft.mapping)
    expect(((await busy.json()) as { code: string }).code).toBe('import-draft.working')
    const second = await send(plain)
    expect(((await second.json()) as { code: string }).code).toBe('import-draft.working')
    const stopped = await server.app(request(path(`/${draft.id}/stop`), { method: 'POST', cookie: analyst }))
    expect(await stopped.json()).toMatchObject({ work: null, outcome: null })
    expect(await incidents()).toBe(before)
    const listed = await server.app(request(path(), { cookie: analyst }))
    expect(await listed.json()).toEqual({ drafts: [{ id: draft.id, fileName: 'stor.csv', working: false }] })
    expect((await discard(draft.id)).status).toBe(204)
    expect(waitingFiles()).toBe(0)
  })

  it('is nobody else’s, not even to know of', async () => {
    const draft = await begin(plain)
    for (const cookie of [other, auditor]) {
      expect((await get(draft.id, cookie)).status).toBe(404)
      const listed = await server.app(request(path(), { cookie }))
      expect(await listed.json()).toEqual({ drafts: [] })
    }
    expect((await server.app(request(path(`/${draft.id}`), { method: 'DELETE', cookie: other }))).status).toBe(404)
    expect((await get(draft.id)).status).toBe(200)
    await discard(draft.id)
    expect((await get(draft.id)).status).toBe(404)
  })

  it('gives way to the next one', async () => {
    const first = await begin(plain)
    const second = await begin(plain)
    expect([(await get(first.id)).status, (await get(second.id)).status]).toEqual([404, 200])
    expect(waitingFiles()).toBe(1)
    await discard(second.id)
  })

  it('takes no column that is not there, twice, or with a person in what it means', async () => {
    const draft = await begin(plain)
    const { mapping } = draft
    for (const [wrong, code] of [
      [{ ...mapping, columns: { from: 'tid' } }, 'mapping.column-unknown'],
      [{ ...mapping, columns: { from: 'datum', to: 'datum' } }, 'mapping.malformed'],
      [{ ...mapping, columns: { from: 'datum', person: 'id' } }, 'mapping.unknown-field'],
      [{ ...mapping, values: { ...mapping.values, code: { '811218-9876': 'theft' } } }, 'mapping.personal-data'],
      [{ ...mapping, extra: 1 }, 'input.unknown-field'],
    ] as const) {
      const answered = await choose(draft.id, wrong)
      expect(((await answered.json()) as { code: string }).code).toBe(code)
    }
    expect(await (await get(draft.id)).json()).toEqual(draft)
    await discard(draft.id)
  })

  it('lists what is wrong as a file, also before anything was imported', async () => {
    const draft = await begin(`${plain}3;2026-02-31 10:00;1201;59.219;17.946\n`)
    const checked = await run(draft.id, 'check')
    expect(checked.outcome).toMatchObject({
      kind: 'checked',
      badRows: 1,
      import: { figures: { rows: 3, problems: 1 } },
    })
    const file = await server.app(request(path(`/${draft.id}/problems`), { cookie: analyst }))
    expect(await file.text()).toContain('time.impossible')
    await discard(draft.id)
  })
})

describe('a hostile file', () => {
  it.each(readdirSync(hostile))('%s is told about or taken, and never a fault', async (name) => {
    const answered = await send(new Uint8Array(readFileSync(join(hostile, name))), name)
    expect(answered.status).toBe(201)
    const draft = (await answered.json()) as ImportDraftMessage
    const { outcome } = await run(draft.id, 'check')
    expect(['checked', 'refused']).toContain(outcome?.kind)
    if (outcome?.kind === 'refused') expect(outcome.problems.length).toBeGreaterThan(0)
    await discard(draft.id)
    expect([server.faults, waitingFiles()]).toEqual([[], 0])
  })
})

it('forgets a file that nobody has asked for in an hour', async () => {
  const { ImportDrafts } = await import('../../src/usecases/import-drafts.ts')
  const drafts = new ImportDrafts(server.deps)
  const bytes = async function* () {
    yield new TextEncoder().encode(plain)
  }
  const file = await server.deps.uploads.receive(bytes(), 'f.csv')
  if (!file.ok) throw new Error('not received')
  const [member] = await server.store.read((tx) => tx.members.list(operation))
  const begun = await drafts.begin({ operation, by: member?.staff as never, file: file.value })
  expect(begun.ok).toBe(true)
  now += draftLifeMs - 1
  await drafts.sweep()
  expect([drafts.isEmpty, waitingFiles()]).toEqual([false, 1])
  now += 2
  await drafts.sweep()
  expect([drafts.isEmpty, waitingFiles()]).toEqual([true, 0])
})
