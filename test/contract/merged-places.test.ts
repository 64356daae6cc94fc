import { beforeEach, expect, it } from 'vitest'
import type { GroundEditId, PlaceId, PointDecisionId, PointId } from '../../src/domain/ids.ts'
import type { PlaceEdit } from '../../src/domain/place/edit.ts'
import type { WatchProposal } from '../../src/domain/point/candidate.ts'
import { lineageOf } from '../../src/domain/point/lineage.ts'
import { placeOf } from '../../src/domain/point/point.ts'
import { done } from '../../src/domain/result.ts'
import { decidePoint } from '../../src/usecases/decide-point.ts'
import { editPlaces, undoPlaceEdit } from '../../src/usecases/edit-places.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importAll, incident, operationId, placeId, settleTown, staffId } from './examples.ts'

const own = operationId(1)
const [first, second, third] = [placeId(1), placeId(2), placeId(3)]

describeOnEachDatabase('points on places that become one', (database) => {
  let bytes = 0
  const deps = () => ({
    store: database.store,
    clock: { now: () => Date.UTC(2026, 4, 1, 12) + bytes * 1000 },
    randomness: { bytes: (count: number) => new Uint8Array(count).fill(++bytes % 251) },
  })
  const author = { operation: own, by: staffId(1), role: 'commander' } as const
  const accept = async (place: PlaceId): Promise<{ decision: PointDecisionId; point: PointId }> => {
    const order = { verb: 'accept', place, state: 'active' } as const
    const decided = await decidePoint(deps(), { ...author, order })
    if (!decided.ok) throw new Error(decided.problem.code)
    return { decision: decided.value.id, point: decided.value.changes[0]?.point as PointId }
  }
  const edit = async (...edits: PlaceEdit[]) => {
    const { revision } = await database.store.read((tx) => tx.ground.read(own))
    return editPlaces(deps(), { ...author, edits, since: revision })
  }
  const merge = (id: PlaceId, gone: PlaceId) => edit({ name: 'merge-places', id, gone })
  const undo = (id: GroundEditId) => undoPlaceEdit(deps(), { ...author, edit: id })
  const entryOf = (result: Awaited<ReturnType<typeof undo>>): GroundEditId => {
    if (!result.ok || !result.value.entry) throw new Error(JSON.stringify(result))
    return result.value.entry.id
  }
  const points = async () => {
    const { points: all } = lineageOf(await database.store.read((tx) => tx.points.decisions(own)))
    return [...all.values()].map((point) => [placeOf(point), point.state])
  }
  const places = async () => (await database.store.read((tx) => tx.places.listPlaces(own))).map(({ id }) => id)

  beforeEach(async () => {
    await settleTown(database.store)
    await importAll(
      database.store,
      1,
      [0, 1, 2].map((n) => incident(n)),
    )
  })

  it('stand where the merged place is, back where they were when that is undone, and there again', async () => {
    await accept(second)
    const merged = entryOf(await merge(first, second))
    expect([await points(), await places()]).toEqual([[[first, 'active']], [first, third]])
    const back = entryOf(await undo(merged))
    expect([await points(), await places()]).toEqual([[[second, 'active']], [first, second, third]])
    const again = entryOf(await undo(back))
    expect([await points(), await places()]).toEqual([[[first, 'active']], [first, third]])
    await undo(again)
    expect(await points()).toEqual([[second, 'active']])
  })

  it('follow through several merges, in one edit and in two', async () => {
    await accept(third)
    const both = entryOf(
      await edit({ name: 'merge-places', id: second, gone: third }, { name: 'merge-places', id: first, gone: second }),
    )
    expect([await points(), await places()]).toEqual([[[first, 'active']], [first]])
    await undo(both)
    expect(await points()).toEqual([[third, 'active']])
    await merge(second, third)
    await merge(first, second)
    expect([await points(), await places()]).toEqual([[[first, 'active']], [first]])
  })

  it('stop a merge that would leave two of them at one place, done or done again', async () => {
    const { decision } = await accept(second)
    await accept(first)
    const refused = { ok: false, problem: { code: 'merge.two-points', id: first } }
    expect(await merge(first, second)).toMatchObject(refused)
    expect(await places()).toEqual([first, second, third])
    await decidePoint(deps(), { ...author, order: { verb: 'undo', decision } })
    const merged = entryOf(await merge(first, second))
    const back = entryOf(await undo(merged))
    await accept(second)
    expect(await undo(back)).toMatchObject(refused)
  })

  it('keep what the watch proposed, and the place from being taken away', async () => {
    const proposal = (place: PlaceId, origin: PlaceId): WatchProposal => ({
      place,
      at: Date.UTC(2026, 4, 1),
      week: '2026-04-20' as WatchProposal['week'],
      evidence: 40,
      enough: 20,
      origin: { place: origin, metres: 80, onFoot: true, evidence: 12 },
    })
    await database.store.transact(async (tx) => {
      await tx.points.propose(own, [proposal(second, third)])
      return done(null)
    })
    const proposals = () => database.store.read((tx) => tx.points.proposals(own))
    const merged = entryOf(await merge(first, second))
    expect(await proposals()).toEqual([proposal(first, third)])
    expect(await edit({ name: 'remove-place', id: first })).toMatchObject({ problem: { code: 'place.has-incidents' } })
    await merge(first, third)
    expect(await proposals()).toEqual([{ ...proposal(first, third), origin: null }])
    await undo(merged)
    expect(await proposals()).toEqual([proposal(second, first)])
  })

  it('let nothing new come to the place that is gone', async () => {
    await accept(second)
    await merge(first, second)
    const missing = { problem: { code: 'store.missing-reference' } }
    await expect(importAll(database.store, 2, [incident(9, { place: second })])).rejects.toMatchObject(missing)
  })

  it('let nobody decide on the place that is gone', async () => {
    await accept(second)
    await merge(first, second)
    const missing = { problem: { code: 'store.missing-reference' } }
    await expect(accept(second)).rejects.toMatchObject(missing)
  })
})
