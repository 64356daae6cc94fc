import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { Role } from '../../src/domain/access/policy.ts'
import type { ServedBasemap } from '../../src/http/deps.ts'
import { auditSchema } from '../../src/wire/audit.ts'
import { basemapSchema } from '../../src/wire/basemap.ts'
import {
  collectionSchema,
  collectionsSchema,
  conformanceSchema,
  featureCollectionSchema,
  featureSchema,
  landingSchema,
} from '../../src/wire/features.ts'
import { importDraftSchema, importDraftsSchema } from '../../src/wire/import-drafts.ts'
import { createdImportSchema, importProblemsSchema, importsSchema, undoneImportSchema } from '../../src/wire/imports.ts'
import { incidentsSchema } from '../../src/wire/incidents.ts'
import { layerSchema } from '../../src/wire/layer.ts'
import { membersSchema } from '../../src/wire/members.ts'
import { newsSchema } from '../../src/wire/news.ts'
import { meSchema, operationSchema } from '../../src/wire/operations.ts'
import { pictureSchema } from '../../src/wire/picture.ts'
import { editedPlacesSchema, groundSchema, placeHistorySchema, walksSchema } from '../../src/wire/place-edits.ts'
import { placesSchema } from '../../src/wire/places.ts'
import { pointCandidatesSchema, pointsSchema } from '../../src/wire/points.ts'
import { problemSchema } from '../../src/wire/problem.ts'
import type { RouteName } from '../../src/wire/routes.ts'
import { sessionSchema } from '../../src/wire/session.ts'
import { coverageSchema, keptSchema, shiftWeekSchema } from '../../src/wire/shifts.ts'
import { createdTokenSchema, tokensSchema } from '../../src/wire/tokens.ts'
import { unresolvedSchema } from '../../src/wire/unresolved.ts'
import { viewsSchema } from '../../src/wire/views.ts'
import { jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

let server: TestServer
let base = ''
const cookies: Partial<Record<Role, string>> = {}
const basemap: ServedBasemap = {
  kind: 'raster',
  url: 'https://tiles.example.se/{z}/{x}/{y}.png',
  origin: 'https://tiles.example.se',
  credit: '© Town of Example',
  file: null,
}

beforeAll(async () => {
  server = await openTestServer({ basemap })
  const loaded = await loadDemo(server.store, { now: Date.now(), seed: 7 })
  if (!loaded.ok) throw new Error('the demo was not loaded')
  base = `/api/v1/operations/${loaded.value.operation}`
  for (const role of ['administrator', 'analyst', 'auditor'] as const)
    cookies[role] = await server.signIn(await server.addMember(loaded.value.operation, role))
  const view = { name: 'Trapphusen', search: { tab: 'points' }, isShared: true }
  await server.app(jsonRequest('POST', `${base}/views`, view, cookies.analyst))
  // Before all that the town has seen.
  await server.app(jsonRequest('PUT', `${base}/look`, { until: '2020-01-01T00:00:00.000Z' }, cookies.analyst))
}, 120_000)
afterAll(() => server.close())

/** The same schema with every object closed: a field that is not named is a leak. */
function closed(schema: TSchema): TSchema {
  const copy = structuredClone(schema) as Record<string, unknown>
  const close = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('properties' in node) Object.assign(node, { additionalProperties: false })
    for (const value of Object.values(node)) close(value)
  }
  close(copy)
  return copy as TSchema
}

const expectShape = (schema: TSchema, message: unknown) => {
  const validator = Compile(closed(schema))
  expect(validator.Errors(message)).toEqual([])
  expect(validator.Check(message)).toBe(true)
}

const get = async (path: string, role: Role) => (await server.app(request(path, { cookie: cookies[role] }))).json()
const csv = (rows: string) => `id;datum;brottskod;x;y\n${rows}\n`
const send = (query: string, body: string) =>
  server.app(
    request(`${base}/imports?fileName=f.csv${query}`, {
      method: 'POST',
      cookie: cookies.analyst,
      body,
      headers: { 'content-type': 'text/csv' },
    }),
  )

const reads = {
  basemap: [basemapSchema, '/api/v1/basemap', 'analyst'],
  me: [meSchema, '/api/v1/me', 'analyst'],
  session: [sessionSchema, '/api/auth/get-session', 'analyst'],
  operation: [operationSchema, '', 'analyst'],
  places: [placesSchema, '/places', 'analyst'],
  ground: [groundSchema, '/ground', 'analyst'],
  walks: [walksSchema, '/walks', 'analyst'],
  picture: [pictureSchema, '/picture', 'analyst'],
  layer: [layerSchema, '/layer?layer=hot-spots', 'analyst'],
  unresolved: [unresolvedSchema, '/unresolved', 'analyst'],
  points: [pointsSchema, '/points', 'analyst'],
  pointCandidates: [pointCandidatesSchema, '/point-candidates', 'analyst'],
  views: [viewsSchema, '/views', 'analyst'],
  news: [newsSchema, '/news', 'analyst'],
  shifts: [shiftWeekSchema, '/shifts', 'analyst'],
  coverage: [coverageSchema, '/coverage', 'analyst'],
  imports: [importsSchema, '/imports', 'analyst'],
  members: [membersSchema, '/members', 'administrator'],
  incidents: [incidentsSchema, '/incidents', 'analyst'],
  audit: [auditSchema, '/audit', 'auditor'],
  features: [landingSchema, '/ogc', 'analyst'],
  featuresConformance: [conformanceSchema, '/ogc/conformance', 'analyst'],
  featuresCollections: [collectionsSchema, '/ogc/collections', 'analyst'],
  placesCollection: [collectionSchema, '/ogc/collections/places', 'analyst'],
  placesItems: [featureCollectionSchema, '/ogc/collections/places/items', 'analyst'],
  areasItems: [featureCollectionSchema, '/ogc/collections/areas/items', 'analyst'],
  incidentsItems: [featureCollectionSchema, '/ogc/collections/incidents/items', 'analyst'],
} as const satisfies Partial<Record<RouteName, readonly [TSchema, string, Role]>>

describe('an answer holds the fields of its message and no other', () => {
  it.each(Object.entries(reads))('%s', async (_, [schema, path, role]) => {
    const message = await get(path.startsWith('/api') ? path : base + path, role)
    expectShape(schema, message)
    // Not by being empty.
    expect(JSON.stringify(message).length).toBeGreaterThan(90)
  })

  it('an edit of the ground, its history and its undoing', async () => {
    const { places, revision } = (await get(`${base}/ground`, 'analyst')) as {
      places: { id: string }[]
      revision: number
    }
    const edits = [{ name: 'change-place', id: places[0]?.id, to: { name: 'Nytt centrum' } }]
    const edit = jsonRequest('POST', `${base}/ground/edits`, { since: revision, edits }, cookies.analyst)
    const edited = await (await server.app(edit)).json()
    expectShape(editedPlacesSchema, edited)
    expectShape(placeHistorySchema, await get(`${base}/ground/edits`, 'analyst'))
    const { id } = (edited as { entry: { id: string } }).entry
    const undo = await server.app(
      request(`${base}/ground/edits/${id}/undo`, { method: 'POST', cookie: cookies.analyst }),
    )
    expectShape(editedPlacesSchema, await undo.json())
    expectShape(walksSchema, await get(`${base}/walks?from=${places[0]?.id}`, 'analyst'))
  })

  it('a single feature', async () => {
    const { features } = (await get(`${base}/ogc/collections/areas/items`, 'analyst')) as { features: { id: string }[] }
    expectShape(featureSchema, await get(`${base}/ogc/collections/areas/items/${features[0]?.id}`, 'analyst'))
  })

  it('a unit and its shift', async () => {
    const unit = { kind: 'guard', label: 'Väktare 9', mode: 'foot', adults: 1, organisation: 'Centrumbolaget' }
    const added = await (await server.app(jsonRequest('POST', `${base}/units`, unit, cookies.analyst))).json()
    expectShape(keptSchema, added)
    const { id } = added as { id: string }
    const shift = { from: '2027-03-27T22:00', to: '2027-03-28T06:00', breaks: [], unitIds: [id] }
    const planned = await server.app(jsonRequest('POST', `${base}/shifts`, shift, cookies.analyst))
    expectShape(keptSchema, await planned.json())
    expectShape(shiftWeekSchema, await get(`${base}/shifts?week=2027-03-27`, 'analyst'))
  })

  it('a token, made and listed', async () => {
    const made = await server.app(
      jsonRequest('POST', `${base}/tokens`, { scopes: ['place.read'], days: 1 }, cookies.analyst),
    )
    expectShape(createdTokenSchema, await made.json())
    expectShape(tokensSchema, await get(`${base}/tokens`, 'analyst'))
  })

  it('a file on its way in', async () => {
    const sent = await server.app(
      request(`${base}/import-drafts?fileName=f.csv`, {
        method: 'POST',
        cookie: cookies.analyst,
        body: csv('a1;2026-03-01 14:00;1201;668143;6568153\na2;2026-13-01 14:00;7777;668143;6568153'),
        headers: { 'content-type': 'text/csv' },
      }),
    )
    const draft = (await sent.json()) as { id: string }
    expectShape(importDraftSchema, draft)
    const path = `${base}/import-drafts/${draft.id}`
    const run = { kind: 'check', leaveOutBadRows: false }
    expectShape(
      importDraftSchema,
      await (await server.app(jsonRequest('POST', `${path}/runs`, run, cookies.analyst))).json(),
    )
    await (await server.app(request(`${path}/progress`, { cookie: cookies.analyst }))).text()
    const checked = await get(path, 'analyst')
    expectShape(importDraftSchema, checked)
    expect(checked).toMatchObject({ outcome: { kind: 'checked', problems: [{}] } })
    expectShape(importDraftsSchema, await get(`${base}/import-drafts`, 'analyst'))
    expect((await server.app(request(path, { method: 'DELETE', cookie: cookies.analyst }))).status).toBe(204)
  })

  it('an import, its problems and its undoing', async () => {
    const created = await (await send('', csv('a1;2026-03-01 14:00;1201;668143;6568153'))).json()
    expectShape(createdImportSchema, created)
    const { id } = (created as { import: { id: string } }).import
    const undo = await server.app(request(`${base}/imports/${id}/undo`, { method: 'POST', cookie: cookies.analyst }))
    expectShape(undoneImportSchema, await undo.json())
  })

  it('a refused import is a problem with the same parts', async () => {
    const refused = (await (await send('', csv('a1;2026-13-01 14:00;1201;668143;6568153'))).json()) as Record<
      string,
      unknown
    >
    const { import: record, dryRun, problems, mapping, ...problem } = refused
    expectShape(createdImportSchema, { import: record, dryRun, problems, mapping })
    expectShape(problemSchema, problem)
    const { id } = record as { id: string }
    expectShape(importProblemsSchema, await get(`${base}/imports/${id}/problems`, 'analyst'))
  })
})
