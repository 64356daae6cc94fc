import { beforeEach, expect, it } from 'vitest'
import type { PlaceId } from '../../src/domain/ids.ts'
import { decidePoint } from '../../src/usecases/decide-point.ts'
import { decideStatement } from '../../src/usecases/decide-statement.ts'
import { markLook } from '../../src/usecases/mark-look.ts'
import { readNews } from '../../src/usecases/read-news.ts'
import { describeOnEachDatabase } from './databases.ts'
import {
  addStaff,
  importAll,
  importId,
  importRecord,
  incident,
  incidentId,
  operationId,
  placeId,
  settleTown,
  staffId,
} from './examples.ts'

const own = operationId(1)
const day = (n: number) => Date.UTC(2026, 4, n, 12)
const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const member = { operation: own, staff: staffId(1) }

describeOnEachDatabase('what is new since a look', (database) => {
  beforeEach(async () => {
    await settleTown(database.store)
    await addStaff(database.db, [1, 2])
    await database.store.transact(async (tx) => {
      await tx.members.set(own, staffId(1), 'commander')
      await tx.members.set(own, staffId(2), 'analyst')
      return { ok: true }
    })
  })
  const at = (moment: number) => ({ store: database.store, clock: { now: () => moment }, randomness: { bytes } })
  const look = (moment: number, staff = staffId(1)) => markLook(at(moment), { ...member, staff, until: moment })
  const news = async (moment = day(20)) => (await readNews(at(moment), member)).news

  it('is nothing before the first look, and each member has her own', async () => {
    await importAll(database.store, 1, [incident(1)])
    expect(await readNews(at(day(2)), member)).toMatchObject({ since: null, until: day(2), news: { imports: [] } })
    await look(day(0), staffId(2))
    expect((await readNews(at(day(2)), member)).since).toBeNull()
    expect((await readNews(at(day(2)), { ...member, staff: staffId(2) })).news.imports).toHaveLength(1)
  })

  it('goes forward only, and never beyond now', async () => {
    await look(day(5))
    await look(day(3))
    await markLook(at(day(6)), { ...member, until: day(30) })
    expect((await readNews(at(day(7)), member)).since).toBe(day(6))
  })

  it('counts by place the incidents that no import had brought before', async () => {
    await importAll(database.store, 1, [incident(1), incident(2)])
    await look(day(1))
    expect((await news()).incidents).toEqual([])
    await importAll(database.store, 2, [
      incident(2, { code: '0855' }),
      incident(3),
      incident(6),
      incident(4),
      incident(5, { precision: 'none', place: null, position: null, snapMetres: null }),
    ])
    await importAll(database.store, 3, [incident(6, { code: '0855' })])
    const { incidents, imports } = await news()
    expect(incidents).toEqual([
      { place: placeId(1), placeName: 'Plats 1', count: 2 },
      { place: placeId(2), placeName: 'Plats 2', count: 1 },
      { place: null, placeName: null, count: 1 },
    ])
    expect(imports.map((one) => one.at)).toEqual([importRecord(3).at, importRecord(2).at])
    await look(day(10))
    expect((await news()).incidents).toEqual([])
  })

  it('forgets what was undone, and waits for what is being written', async () => {
    await look(day(1))
    await importAll(database.store, 2, [incident(3)])
    await database.store.transact(async (tx) => ({ ok: true, undone: await tx.imports.undo(own, importId(2)) }))
    expect((await news()).incidents).toEqual([])
    await database.store.transact(async (tx) => {
      await tx.imports.add(own, importRecord(4, { status: 'writing' }), [])
      return { ok: true }
    })
    // Whoever looks now must not lose what is seen in a moment, under the time at which it began.
    expect((await readNews(at(day(20)), member)).until).toBe(importRecord(4).at - 1)
  })

  it('tells what became of serious crimes', async () => {
    await importAll(database.store, 1, [
      incident(1),
      incident(2),
      incident(3),
      incident(9, { investigation: 'cleared' }),
    ])
    await look(day(1))
    await importAll(database.store, 2, [
      incident(1, { investigation: 'cleared' }),
      incident(2, { investigation: 'closed-without-result' }),
      incident(4),
      incident(5, { investigation: 'cleared' }),
      incident(6, { group: 'theft', code: '9802' }),
    ])
    const order = { operation: own, incident: incidentId(3), by: staffId(1), role: 'commander' } as const
    expect((await decideStatement(at(day(3)), { ...order, statement: 'happened', seen: 0 })).ok).toBe(true)
    const { unresolved } = await news()
    expect(unresolved.map(({ turn, placeName }) => [turn, placeName])).toEqual([
      ['new', 'Plats 2'],
      ['statement', 'Plats 1'],
      ['state', 'Plats 3'],
      ['cleared', 'Plats 2'],
    ])
  })

  it('tells of proposals and decisions, by role and organisation', async () => {
    await look(day(1))
    await database.store.transact(async (tx) => {
      await tx.points.propose(own, [
        { place: placeId(2), at: day(2), week: '2026-04-27', evidence: 30, enough: 20, origin: null },
      ])
      return { ok: true }
    })
    const accepted = await decidePoint(at(day(3)), {
      operation: own,
      by: staffId(1),
      role: 'commander',
      order: { verb: 'accept', place: placeId(1) as PlaceId, state: 'active' },
    })
    expect(accepted.ok).toBe(true)
    const { proposed, decided } = await news()
    expect(proposed).toEqual([{ place: placeId(2), name: 'Plats 2' }])
    expect(decided).toEqual([
      {
        at: day(3),
        verb: 'accept',
        by: { role: 'commander', organisation: 'Polisområde Exempel' },
        places: [{ place: placeId(1), name: 'Plats 1' }],
      },
    ])
    await look(day(4))
    expect(await news()).toMatchObject({ proposed: [], decided: [] })
  })

  it('keeps one moment a member, which goes with her', async () => {
    await look(day(1))
    await look(day(2))
    const looks = () => database.db.selectFrom('last_looks').selectAll().execute()
    expect(await looks()).toHaveLength(1)
    await database.store.transact(async (tx) => {
      await tx.members.set(own, staffId(1), null)
      return { ok: true }
    })
    expect(await looks()).toEqual([])
  })
})
