import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { brottskoder } from '../../src/domain/incident/brottskoder.ts'
import { seriousOf } from '../../src/domain/unresolved/serious.ts'
import { decideStatement } from '../../src/usecases/decide-statement.ts'
import { readUnresolved } from '../../src/usecases/read-unresolved.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importAll, importId, incident, incidentId, operationId, settleTown, staffId } from './examples.ts'

const own = operationId(1)
const serious = seriousOf(brottskoder)
const decidedAt = Date.UTC(2026, 5, 1, 9)
const clock = { now: () => decidedAt }

describeOnEachDatabase('the board of what is unresolved', (database) => {
  beforeEach(() => settleTown(database.store))
  const board = () => database.store.read((tx) => tx.unresolved.list(own, serious))
  const order = { operation: own, incident: incidentId(1), by: staffId(1), role: 'commander' } as const

  it('holds serious incidents that are not cleared, newest first, closed ones and unknown ones too', async () => {
    await importAll(database.store, 1, [
      incident(1),
      incident(2, { investigation: 'closed-without-result' }),
      incident(3, { investigation: 'cleared' }),
      incident(4, {
        group: 'lethal-violence',
        code: null,
        investigation: null,
        place: null,
        snapMetres: null,
        precision: 'coordinates',
      }),
      incident(5, { group: 'theft', code: '9802' }),
      incident(6, { precision: 'area', place: null, position: null, snapMetres: null }),
    ])
    const found = await board()
    expect(found.map(({ id }) => id)).toEqual([4, 2, 1].map(incidentId))
    expect(await database.store.read((tx) => tx.unresolved.countAtAreaLevel(own, serious))).toBe(1)
    expect(found.map(({ placeName }) => placeName)).toEqual([null, 'Plats 3', 'Plats 2'])
    expect(await database.store.read((tx) => tx.unresolved.list(operationId(2), serious))).toEqual([])
  })

  it('says since when the investigation is in its state, whatever else a later import corrected', async () => {
    const day = (n: number) => Date.UTC(2026, 4, n, 8)
    await importAll(database.store, 1, [incident(1)])
    await importAll(database.store, 2, [incident(1, { investigation: 'closed-without-result' })])
    await importAll(database.store, 3, [incident(1, { investigation: 'closed-without-result', code: '0856' })])
    expect((await board())[0]?.stateKnownSince).toBe(day(2))
    await importAll(database.store, 4, [incident(1, { code: '0856' })])
    expect((await board())[0]?.stateKnownSince).toBe(day(4))
    await importAll(database.store, 5, [incident(1, { investigation: 'cleared' })])
    expect(await board()).toEqual([])
    await database.store.transact(async (tx) => ({ ok: true, undone: await tx.imports.undo(own, importId(5)) }))
    expect((await board())[0]?.stateKnownSince).toBe(day(4))
  })

  it('keeps every decision and shows the newest', async () => {
    await importAll(database.store, 1, [incident(1)])
    const deps = { store: database.store, clock }
    expect((await decideStatement(deps, { ...order, statement: 'happened', seen: 0 })).ok).toBe(true)
    const seen = (await board())[0]?.revision ?? 0
    expect((await decideStatement(deps, { ...order, statement: 'witnesses-sought', seen })).ok).toBe(true)
    for (const older of [0, seen])
      expect(await decideStatement(deps, { ...order, statement: 'nothing', seen: older })).toMatchObject({
        problem: { code: 'statement.changed' },
      })
    expect((await board())[0]?.decision).toEqual({ statement: 'witnesses-sought', decidedAt, decidedBy: 'commander' })
    const { rows } = await sql`select statement from public_statements order by sequence`.execute(database.db)
    expect(rows).toEqual([{ statement: 'happened' }, { statement: 'witnesses-sought' }])
    const [logged] = await database.store.read((tx) => tx.audit.list(own, 1))
    expect(logged).toMatchObject({ action: 'statement.decide', subject: incidentId(1), staff: staffId(1) })
  })

  it('refuses what would be untrue and what is not on it, and keeps nothing', async () => {
    await importAll(database.store, 1, [incident(1), incident(2, { investigation: 'cleared' })])
    const deps = { store: database.store, clock }
    expect(await decideStatement(deps, { ...order, statement: 'closed-reopens', seen: 0 })).toMatchObject({
      problem: { code: 'statement.untrue' },
    })
    for (const incident of [incidentId(2), incidentId(9)])
      expect(await decideStatement(deps, { ...order, incident, statement: 'nothing', seen: 0 })).toMatchObject({
        problem: { code: 'unresolved.not-found' },
      })
    expect((await board())[0]?.decision).toBeNull()
  })

  it('goes by the mark of the code, which an operation sets in its own table', async () => {
    await importAll(database.store, 1, [
      incident(1, { code: '0375', group: 'violence' }),
      incident(2, { code: '0355', group: 'violence' }),
      incident(3, { code: '1312', group: 'damage' }),
      incident(4, { code: null, group: 'violence' }),
    ])
    expect((await board()).map(({ id }) => id)).toEqual([3, 1].map(incidentId))
    const codes = brottskoder.codes.map((code) => ({ ...code, serious: code.code === '0355' }))
    await database.store.transact(async (tx) => {
      await tx.codes.add(own, { ...brottskoder, codes })
      return { ok: true }
    })
    const read = await readUnresolved(database.store, own)
    expect(read.incidents.map(({ id }) => id)).toEqual([incidentId(2)])
    expect(read.covers).toEqual({ groups: ['lethal-violence', 'violence', 'robbery'], codes: 1 })
  })
})
