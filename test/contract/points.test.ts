import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import type { PlaceId, PointDecisionId, PointId } from '../../src/domain/ids.ts'
import type { WatchProposal } from '../../src/domain/point/candidate.ts'
import { lineageOf } from '../../src/domain/point/lineage.ts'
import type { PointDecision, PointState } from '../../src/domain/point/point.ts'
import { undoImport } from '../../src/storage/undo-import.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importId, importRecord, operationId, place, placeId, settleTown } from './examples.ts'

const id = (kind: string, n: number) => `${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`
const pointId = (n: number) => id('1a000000', n) as PointId
const decisionId = (n: number) => id('1b000000', n) as PointDecisionId
const at = (place: PlaceId, state: PointState = 'active') => ({ place, state })

const decision = (n: number, more: Partial<PointDecision>): PointDecision => ({
  id: decisionId(n),
  verb: 'accept',
  at: Date.UTC(2026, 2, n, 20),
  on: `2026-03-0${n}` as PointDecision['on'],
  by: { role: 'commander', organisation: 'Polisområde Exempel' },
  seenBy: null,
  place: null,
  reason: null,
  undoes: null,
  changes: [],
  ...more,
})

/** One of each kind: two points, one of which moves; they become one, which becomes two; a dismissal; one taken back. */
const [first, second, third] = [placeId(1), placeId(2), placeId(3)]
const story: readonly PointDecision[] = [
  decision(1, { changes: [{ point: pointId(1), from: null, to: at(first) }] }),
  decision(2, { changes: [{ point: pointId(2), from: null, to: at(second, 'watch') }] }),
  decision(3, {
    verb: 'move',
    seenBy: { role: 'caretaker', organisation: 'landlord' },
    changes: [{ point: pointId(1), from: at(first), to: at(third) }],
  }),
  decision(4, { verb: 'dismiss', place: first, reason: 'known-cause' }),
  decision(5, {
    verb: 'merge',
    changes: [
      { point: pointId(2), from: at(second, 'watch'), to: at(second, 'closed') },
      { point: pointId(1), from: at(third), to: at(third, 'closed') },
      { point: pointId(3), from: null, to: at(third) },
    ],
  }),
  decision(6, {
    verb: 'undo',
    undoes: decisionId(5),
    changes: [
      { point: pointId(2), from: at(second, 'closed'), to: at(second, 'watch') },
      { point: pointId(1), from: at(third, 'closed'), to: at(third) },
      { point: pointId(3), from: at(third), to: null },
    ],
  }),
]

describeOnEachDatabase('points', (database) => {
  beforeEach(() => settleTown(database.store))
  const decide = (each: PointDecision, operation = operationId(1)) =>
    database.store.transact(async (tx) => {
      await tx.points.lock(operation)
      await tx.points.decide(operation, each)
      return { ok: true }
    })
  const tellAll = async () => {
    for (const each of story) await decide(each)
  }
  const decisions = (operation = operationId(1)) => database.store.read((tx) => tx.points.decisions(operation))

  it('come back as they were decided, in order, and in their own operation only', async () => {
    await tellAll()
    expect(await decisions()).toEqual(story)
    expect(await decisions(operationId(2))).toEqual([])
    expect([...lineageOf(await decisions()).points.values()]).toMatchObject([
      { id: pointId(1), state: 'active', stays: [{ place: first }, { place: third }], revision: 4 },
      { id: pointId(2), state: 'watch', children: [], revision: 3 },
    ])
  })

  it('are decided on by one at a time: nobody takes a revision that another has', async () => {
    await tellAll()
    const again = sql`insert into point_changes select operation_id, point_id, revision, ${decisionId(4)}, 0,
      from_place_id, from_state, to_place_id, to_state from point_changes where point_id = ${pointId(2)} limit 1`
    await expect(
      database.store.transact(async () => ({ ok: true, done: await again.execute(database.db) })),
    ).rejects.toMatchObject({
      problem: { code: 'store.conflict' },
    })
  })

  it.each(['point_decisions', 'point_changes'])('are only ever added to: %s', async (table) => {
    await tellAll()
    for (const change of [`update ${table} set operation_id = operation_id`, `delete from ${table}`])
      await expect(
        database.store.transact(async () => ({ ok: true, done: await sql.raw(change).execute(database.db) })),
      ).rejects.toMatchObject({ problem: { code: 'store.breaks-rule' } })
  })

  it('are undone once', async () => {
    await tellAll()
    const twice = decision(7, { verb: 'undo', undoes: decisionId(5) })
    await expect(decide(twice)).rejects.toMatchObject({ problem: { code: 'store.conflict' } })
  })

  it('stand at places that there are', async () => {
    const nowhere = decision(1, { changes: [{ point: pointId(1), from: null, to: at(placeId(99)) }] })
    await expect(decide(nowhere)).rejects.toMatchObject({ problem: { code: 'store.missing-reference' } })
  })

  it('keep a place that an undone import made', async () => {
    await database.store.transact(async (tx) => {
      await tx.imports.add(operationId(1), importRecord(1), [])
      await tx.places.addPlaces(operationId(1), [place(7), place(8)], importId(1))
      return { ok: true }
    })
    await decide(decision(1, { changes: [{ point: pointId(1), from: null, to: at(placeId(7)) }] }))
    await undoImport(database.db, operationId(1), importId(1))
    const left = await database.store.read((tx) => tx.places.listPlaces(operationId(1)))
    expect(left.map((each) => each.id)).toEqual([placeId(1), placeId(2), placeId(3), placeId(7)])
  })

  it('are proposed once a place, and stay as they were first proposed', async () => {
    const proposal: WatchProposal = {
      place: first,
      at: Date.UTC(2026, 3, 1),
      week: '2026-03-23',
      evidence: 515.5,
      enough: 120,
      origin: { place: second, metres: 297.25, onFoot: true, evidence: 17148 },
    }
    const other = { ...proposal, place: third, origin: null }
    const propose = (...all: readonly WatchProposal[]) =>
      database.store.transact(async (tx) => ({ ok: true, done: await tx.points.propose(operationId(1), all) }))
    await propose()
    await propose(proposal)
    await propose({ ...proposal, evidence: 9, at: proposal.at + 1 }, other)
    expect(await database.store.read((tx) => tx.points.proposals(operationId(1)))).toEqual([proposal, other])
  })
})
