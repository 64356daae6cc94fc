import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OperationId, PlaceId } from '../../src/domain/ids.ts'
import { done } from '../../src/domain/result.ts'
import { jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

const square = '0c000000-0000-7000-8000-000000000001'
let server: TestServer
let operation: OperationId
let [analyst, officer] = ['', '']
beforeAll(async () => {
  server = await openTestServer()
  operation = await server.addOperation('Centrum')
  analyst = await server.signIn(await server.addMember(operation, 'analyst'))
  officer = await server.signIn(await server.addMember(operation, 'officer'))
  await server.store.transact(async (tx) => {
    const geometry = { type: 'Point', coordinates: [667_000, 6_568_000] } as const
    const plain = { parent: null, floor: null, floorLabel: null, indoor: false, openingHours: [] }
    await tx.places.addPlaces(operation, [
      { ...plain, id: square as PlaceId, kind: 'square', name: 'Torget', geometry },
    ])
    return done(null)
  })
}, 60_000)
afterAll(() => server.close())

const path = (rest: string) => `/api/v1/operations/${operation}/${rest}`
const post = (body: unknown, cookie = analyst) => server.app(jsonRequest('POST', path('ground/edits'), body, cookie))
const rename = (name: string, since: number) => ({ since, edits: [{ name: 'change-place', id: square, to: { name } }] })

it('edits, tells the history by role, and undoes', async () => {
  const edited = (await (await post(rename('Stortorget', 0))).json()) as {
    entry: { id: string }
    ground: { revision: number }
  }
  expect(edited).toMatchObject({
    entry: { revision: 1, role: 'analyst', isUndone: false, steps: [{ edit: 'change-place', title: 'Stortorget' }] },
    ground: { revision: 1, places: [{ name: 'Stortorget', revision: 1 }] },
  })
  const undo = () =>
    server.app(request(path(`ground/edits/${edited.entry.id}/undo`), { method: 'POST', cookie: analyst }))
  expect(await (await undo()).json()).toMatchObject({ ground: { places: [{ name: 'Torget', revision: 2 }] } })
  const history = await (await server.app(request(path('ground/edits'), { cookie: analyst }))).json()
  expect(history).toMatchObject({
    entries: [
      { revision: 2, undoes: edited.entry.id },
      { revision: 1, isUndone: true },
    ],
  })
  const again = await undo()
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'ground.changed-since'])
})

it('answers two who edit the same place with both versions, and keeps the first', async () => {
  const met = await post(rename('Mitt', 0))
  expect(met.status).toBe(409)
  expect(await met.json()).toMatchObject({
    code: 'ground.conflict',
    revision: 2,
    records: [{ id: square, theirs: { name: 'Torget' }, yours: { name: 'Mitt' } }],
  })
})

it('refuses what the ground cannot be, and says where', async () => {
  const coordinates = [
    [667_000, 6_568_000],
    [667_010, 6_568_010],
    [667_010, 6_568_000],
    [667_000, 6_568_010],
    [667_000, 6_568_000],
  ]
  const reshape = { name: 'reshape-place', id: square, geometry: { type: 'Polygon', coordinates: [coordinates] } }
  const refused = await post({ since: 2, edits: [reshape] })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ code: 'geometry.self-crossing', edit: 0, at: [667_005, 6_568_005] })
})

it.each([
  ['a field that is not there', { since: 2, edits: [{ name: 'change-place', id: square, to: { person: 'x' } }] }],
  ['an edit that is none', { since: 2, edits: [{ name: 'drop-table', id: square }] }],
  ['no edits', { since: 2, edits: [] }],
  [
    'coordinates that are no numbers',
    { since: 2, edits: [{ name: 'reshape-place', id: square, geometry: { type: 'Point', coordinates: ['1', 2] } }] },
  ],
])('takes no %s', async (_, body) => expect((await post(body)).status).toBe(400))

it('lets an officer read walks, and edit nothing', async () => {
  expect((await post(rename('X', 2), officer)).status).toBe(403)
  expect((await server.app(request(path('ground'), { cookie: officer }))).status).toBe(403)
  expect((await server.app(request(path(`walks?from=${square}`), { cookie: officer }))).status).toBe(200)
})
