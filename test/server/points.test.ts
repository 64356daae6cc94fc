import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { Role } from '../../src/domain/access/policy.ts'
import type { OperationId, PlaceId, PointId } from '../../src/domain/ids.ts'
import type { AnsweredPlace } from '../../src/domain/point/candidate.ts'
import type { PointOrder } from '../../src/domain/point/decide.ts'
import { createApp } from '../../src/http/app.ts'
import { decidePoint } from '../../src/usecases/decide-point.ts'
import { pictureReader, type ReadPicture } from '../../src/usecases/read-picture.ts'
import { readCandidates } from '../../src/usecases/read-points.ts'
import { type ReadWatch, watchReader } from '../../src/usecases/read-watch.ts'
import type { PointCandidatesMessage, PointsMessage } from '../../src/wire/points.ts'
import { computeHere } from '../compute-here.ts'
import { jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

const now = Date.UTC(2026, 3, 14, 6)
let server: TestServer
let app: (request: Request) => Promise<Response>
let operation: OperationId
let readPicture: ReadPicture
const cookies: Partial<Record<Role, string>> = {}
let placeNamed: (name: string) => string
beforeAll(async () => {
  server = await openTestServer()
  const clock = { now: () => now }
  const parts = { store: server.store, clock, compute: computeHere }
  readPicture = pictureReader(parts)
  const asked = createApp({ ...server.deps, clock, readPicture, readWatch: watchReader(parts) })
  app = (one) => asked(one, { fromThisMachine: true })
  const loaded = await loadDemo(server.store, { now, seed: 1 })
  if (!loaded.ok) throw new Error('the demo was not loaded')
  operation = loaded.value.operation
  for (const role of ['commander', 'analyst'] as const)
    cookies[role] = await server.signIn(await server.addMember(operation, role))
  const places = await server.store.read((tx) => tx.places.listPlaces(operation))
  placeNamed = (name) => {
    const place = places.find((each) => each.name === name)
    if (!place) throw new Error(`no place is called ${name}`)
    return place.id
  }
}, 120_000)
afterAll(() => server.close())

const base = () => `/api/v1/operations/${operation}`
const seen = { role: 'officer', organisation: 'police' }
const send = async (path: string, body: unknown, role: Role = 'commander') => {
  const call =
    body === null
      ? request(base() + path, { method: 'POST', cookie: cookies[role] })
      : jsonRequest('POST', base() + path, body, cookies[role])
  const response = await app(call)
  return {
    status: response.status,
    body: (await response.json()) as PointsMessage & { code: string; now: PointsMessage },
  }
}
const get = async <M>(path: string) =>
  (await (await app(request(base() + path, { cookie: cookies.commander }))).json()) as M
const standsAt = (message: PointsMessage, place: string) => {
  const point = message.points.find(({ stays, state }) => stays.at(-1)?.placeId === place && state !== 'closed')
  if (!point) throw new Error('no open point stands there')
  return point
}

it('proposes places from the ranking and the watch with their reasons, and none that is a point', async () => {
  const { candidates } = await get<PointCandidatesMessage>('/point-candidates')
  const { points } = await get<PointsMessage>('/points')
  expect(candidates[0]).toMatchObject({
    placeId: placeNamed('Tallbacken 14 B'),
    reasons: [
      { code: 'watch', week: '2026-03-23', origin: { placeId: placeNamed('Torget, norra sidan') } },
      { code: 'top' },
      { code: 'rate' },
      { code: 'risen' },
    ],
  })
  const open = new Set(points.filter(({ state }) => state !== 'closed').map(({ stays }) => stays.at(-1)?.placeId))
  expect(candidates.filter(({ placeId }) => open.has(placeId))).toEqual([])
  expect(candidates.length).toBeGreaterThan(3)
})

it('goes from a candidate to a point that moves, splits, merges and ends, each step undone by its name', async () => {
  const [school, hall] = [placeNamed('Månlundaskolan'), placeNamed('Livsmedelshallen')]
  const accepted = await send('/points', { placeId: school, state: 'active' })
  expect(accepted.status).toBe(200)
  const one = standsAt(accepted.body, school)
  const { candidates } = await get<PointCandidatesMessage>('/point-candidates')
  expect(candidates.map(({ placeId }) => placeId)).not.toContain(school)
  const order = { placeId: hall, from: accepted.body.today, seenBy: seen }
  const moved = await send(`/points/${one.id}/moves`, { ...order, revision: one.revision })
  expect(standsAt(moved.body, hall)).toMatchObject({ id: one.id, revision: one.revision + 1 })
  const split = await send(`/points/${one.id}/splits`, { revision: one.revision + 1, placeIds: [school, hall] })
  const halves = [standsAt(split.body, school), standsAt(split.body, hall)]
  expect(halves.map(({ parents }) => parents)).toEqual([[one.id], [one.id]])
  const points = halves.map(({ id, revision }) => ({ pointId: id, revision }))
  const merged = await send('/point-merges', { points, placeId: school })
  const whole = standsAt(merged.body, school)
  expect(whole.parents).toEqual(halves.map(({ id }) => id))
  expect((await send(`/points/${whole.id}/states`, { revision: whole.revision, state: 'closed' })).body.code).toBe(
    'point.state-not-next',
  )
  for (const verb of ['merge', 'split', 'move', 'accept']) {
    const [newest] = (await get<PointsMessage>('/points')).decisions.filter((decision) => decision.canUndo)
    expect(newest?.verb).toBe(verb)
    expect((await send(`/point-decisions/${newest?.id}/undo`, null)).status).toBe(200)
  }
  const after = await get<PointsMessage>('/points')
  expect(after.points.some(({ id }) => id === one.id)).toBe(false)
  const log = (await server.auditOf(operation)).filter(({ action }) => action === 'point.decide')
  expect(log.map(({ subject }) => subject.split(' ')[0])).toEqual([
    'undo',
    'undo',
    'undo',
    'undo',
    'merge',
    'split',
    'move',
    'accept',
  ])
})

it('hides a dismissed place until the dismissal is taken back', async () => {
  const proposed = async () =>
    (await get<PointCandidatesMessage>('/point-candidates')).candidates.map(({ placeId }) => placeId)
  const place = placeNamed('Tallbacken 14 B')
  const dismissed = await send('/point-dismissals', { placeId: place, reason: 'known-cause' })
  expect(await proposed()).not.toContain(place)
  expect((await send(`/point-decisions/${dismissed.body.decisions[0]?.id}/undo`, null)).status).toBe(200)
  expect(await proposed()).toContain(place)
})

it('keeps what the watch says after a dismissal as something new, and nothing of it where a point stands', async () => {
  const place = placeNamed('Livsmedelshallen') as unknown as PlaceId
  const rise = { place, week: '2026-03-02', evidence: 500, enough: 120, origin: null } as const
  const later = { ...rise, week: '2026-04-06', evidence: 130 } as const
  const asked: (readonly AnsweredPlace[])[] = []
  const ofPlace = (answered: readonly AnsweredPlace[]) => answered.filter((each) => each.place === place)
  let time = now
  const weeksSaid = async () => {
    const readWatch: ReadWatch = async (_, answered) => {
      asked.push(ofPlace(answered))
      return ofPlace(answered).length > 0 ? [later] : [rise]
    }
    const found = await readCandidates(
      { ...server.deps, clock: { now: () => ++time }, readPicture, readWatch },
      operation,
    )
    const reasons = found.filter((each) => each.place === place).flatMap((each) => each.reasons)
    return reasons.flatMap((reason) => (reason.code === 'watch' ? [reason.week] : []))
  }
  const by = (await server.addMember(operation, 'commander')).staff
  const decide = async (order: PointOrder) => {
    const clock = { now: () => ++time }
    const decided = await decidePoint({ ...server.deps, clock }, { operation, order, by, role: 'commander' })
    expect(decided.ok).toBe(true)
  }
  expect(await weeksSaid()).toEqual([rise.week])
  await decide({ verb: 'accept', place, state: 'watch' })
  expect(await weeksSaid()).toEqual([])
  const point = standsAt(await get<PointsMessage>('/points'), place)
  await decide({ verb: 'state', point: point.id as unknown as PointId, revision: point.revision, state: 'closed' })
  await decide({ verb: 'dismiss', place, reason: 'one-off' })
  const dismissedAt = time
  expect([await weeksSaid(), await weeksSaid()]).toEqual([[later.week], [later.week]])
  // Asked with the newest answer; once the new proposal is kept it waits for one itself.
  expect(asked.slice(-2)).toEqual([[{ place, at: dismissedAt }], []])
})

it('shows both versions to the second of two who edit, and keeps nothing of hers', async () => {
  const place = placeNamed('Perrongen')
  const point = standsAt((await send('/points', { placeId: place, state: 'watch' })).body, place)
  const path = `/points/${point.id}/states`
  const both = await Promise.all(['active', 'closed'].map((state) => send(path, { revision: point.revision, state })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const second = both.find(({ status }) => status === 409)?.body
  expect(second).toMatchObject({ code: 'point.changed', pointId: point.id })
  expect(second?.now.points.find(({ id }) => id === point.id)?.revision).toBe(point.revision + 1)
})

it('does not move a closed point, in words of the reader’s language', async () => {
  const place = placeNamed('Torggången')
  const opened = await send('/points', { placeId: place, state: 'watch' })
  const { id, revision } = standsAt(opened.body, place)
  expect((await send(`/points/${id}/states`, { revision, state: 'closed' })).status).toBe(200)
  const order = { placeId: placeNamed('Stationen'), from: opened.body.today, seenBy: seen, revision: revision + 1 }
  const refused = await send(`/points/${id}/moves`, order)
  expect(refused).toMatchObject({ status: 409, body: { title: 'Punkten är avslutad', code: 'point.closed' } })
})

it.each([
  ['/points', { placeId: 'nowhere', state: 'active' }, 'placeId'],
  ['/points', { placeId: '0c000000-0000-7000-8000-000000000001', state: 'closed' }, 'state'],
  ['/point-dismissals', { placeId: '0c000000-0000-7000-8000-000000000001', reason: 'Kalle' }, 'reason'],
  [
    '/points/0c000000-0000-7000-8000-000000000001/moves',
    { revision: 1, placeId: '0c000000-0000-7000-8000-000000000001', from: '2026-02-30', seenBy: seen },
    'from',
  ],
])('names the field of %s that is wrong', async (path, body, field) => {
  expect((await send(path, body)).body).toMatchObject({ code: 'input.malformed', field })
})

it('refuses a place and a decision that there are not, and anybody but the commander', async () => {
  const place = { placeId: '0c000000-0000-7000-8000-000000000001', state: 'active' }
  expect((await send('/points', place)).body.code).toBe('store.missing-reference')
  const nothing = '/point-decisions/0c000000-0000-7000-8000-000000000001/undo'
  expect((await send(nothing, null)).body.code).toBe('point.decision-not-found')
  expect((await send('/points', place, 'analyst')).body.code).toBe('role.not-allowed')
})
