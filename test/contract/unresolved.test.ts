import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { seriousGroups } from '../../src/domain/unresolved/unresolved.ts'
import { decideStatement } from '../../src/usecases/decide-statement.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importAll, importId, incident, incidentId, operationId, settleTown, staffId } from './examples.ts'

const own = operationId(1)
const decidedAt = Date.UTC(2026, 5, 1, 9)
const clock = { now: () => decidedAt }

describeOnEachDatabase('the board of what is unresolved', (database) => {
  beforeEach(() => settleTown(database.store))
  const board = () => database.store.read((tx) => tx.unresolved.list(own))
  const order = { operation: own, incident: incidentId(1), by: staffId(1), role: 'commander' } as const

  it('holds serious incidents that are not cleared, newest first, closed ones and unknown ones too', async () => {
    await importAll(database.store, 1, [
      incident(1),
      incident(2, { investigation: 'closed-without-result' }),
      incident(3, { investigation: 'cleared' }),
      incident(4, {
        group: 'lethal-violence',
        investigation: null,
        place: null,
        snapMetres: null,
        precision: 'coordinates',
      }),
      incident(5, { group: 'theft' }),
      incident(6, { precision: 'area', place: null, position: null, snapMetres: null }),
    ])
    const found = await board()
    expect(found.map(({ id }) => id)).toEqual([4, 2, 1].map(incidentId))
    expect(found.map(({ placeName }) => placeName)).toEqual([null, 'Plats 3', 'Plats 2'])
    expect(await database.store.read((tx) => tx.unresolved.list(operationId(2)))).toEqual([])
  })

  it('says since when the investigation is in its state, whatever else a later import corrected', async () => {
    const day = (n: number) => Date.UTC(2026, 4, n, 8)
    await importAll(database.store, 1, [incident(1)])
    await importAll(database.store, 2, [incident(1, { investigation: 'closed-without-result' })])
    await importAll(database.store, 3, [incident(1, { investigation: 'closed-without-result', code: '0855' })])
    expect((await board())[0]?.stateKnownSince).toBe(day(2))
    await importAll(database.store, 4, [incident(1, { code: '0855' })])
    expect((await board())[0]?.stateKnownSince).toBe(day(4))
    await importAll(database.store, 5, [incident(1, { investigation: 'cleared' })])
    expect(await board()).toEqual([])
    await database.store.transact(async (tx) => ({ ok: true, undone: await tx.imports.undo(own, importId(5)) }))
    expect((await board())[0]?.stateKnownSince).toBe(day(4))
  })

  it('keeps every decision and shows the newest', async () => {
    await importAll(database.store, 1, [incident(1)])
    const deps = { store: database.store, clock }
    expect((await decideStatement(deps, { ...order, statement: 'happened' })).ok).toBe(true)
    expect((await decideStatement(deps, { ...order, statement: 'witnesses-sought' })).ok).toBe(true)
    expect((await board())[0]?.decision).toEqual({ statement: 'witnesses-sought', decidedAt, decidedBy: 'commander' })
    const { rows } = await sql`select statement from public_statements order by sequence`.execute(database.db)
    expect(rows).toEqual([{ statement: 'happened' }, { statement: 'witnesses-sought' }])
    const [logged] = await database.store.read((tx) => tx.audit.list(own, 1))
    expect(logged).toMatchObject({ action: 'statement.decide', subject: incidentId(1), staff: staffId(1) })
  })

  it('refuses what would be untrue and what is not on it, and keeps nothing', async () => {
    await importAll(database.store, 1, [incident(1), incident(2, { investigation: 'cleared' })])
    const deps = { store: database.store, clock }
    expect(await decideStatement(deps, { ...order, statement: 'closed-reopens' })).toMatchObject({
      problem: { code: 'statement.untrue' },
    })
    for (const incident of [incidentId(2), incidentId(9)])
      expect(await decideStatement(deps, { ...order, incident, statement: 'nothing' })).toMatchObject({
        problem: { code: 'unresolved.not-found' },
      })
    expect((await board())[0]?.decision).toBeNull()
  })

  it('has the serious groups of the domain in its index', async () => {
    const { rows } = await sql<{ indexdef: string }>`
      select indexdef from pg_indexes where indexname = 'incidents_unresolved'`.execute(database.db)
    expect([...(rows[0]?.indexdef ?? '').matchAll(/'([a-z-]+)'::text/g)].map((match) => match[1])).toEqual([
      ...seriousGroups,
      'cleared',
    ])
  })
})
