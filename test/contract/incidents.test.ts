import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Incident } from '../../src/domain/incident/incident.ts'
import type { OfferedIncident } from '../../src/usecases/ports.ts'
import { describeOnEachDatabase } from './databases.ts'
import {
  importAll,
  importId,
  importRecord,
  incident,
  incidentId,
  operationId,
  place,
  placeId,
  settleTown,
} from './examples.ts'

/** What readers get of what import `n` offered. */
const asStored = (given: OfferedIncident, n: number): Incident =>
  Object.assign(
    Object.fromEntries(Object.entries(given).filter(([field]) => field !== 'key')) as Omit<Incident, 'import'>,
    {
      import: importId(n),
    },
  )

describeOnEachDatabase('incidents', (database) => {
  beforeEach(() => settleTown(database.store))

  const stored = () => database.store.read((tx) => tx.incidents.page(operationId(1), null, 100))
  const revision = () => database.store.read((tx) => tx.operations.revision(operationId(1)))
  const undo = async (n: number) =>
    (
      await database.store.transact(async (tx) => ({
        ok: true,
        counts: await tx.imports.undo(operationId(1), importId(n)),
      }))
    ).counts

  it('come back as they were offered', async () => {
    const offered = [
      incident(1),
      incident(2, { externalId: null, knownAt: Date.UTC(2026, 2, 5, 7, 30, 15, 125), code: null, investigation: null }),
      incident(3, { precision: 'coordinates', place: null, snapMetres: null, group: 'våld, "grovt" \\ {x}' }),
      incident(4, { precision: 'area', place: null, snapMetres: null, position: null, source: 'feed' }),
      incident(5, { precision: 'none', place: null, snapMetres: null, position: null, source: 'observed' }),
    ]
    const { counts } = await importAll(database.store, 1, offered)
    expect(counts).toEqual({ added: 5, updated: 0, unchanged: 0 })
    const expected = offered.map((given) => asStored(given, 1))
    expect(await stored()).toEqual(expected)
  })

  it('offered again change nothing, not even the revision', async () => {
    await importAll(database.store, 1, [incident(1), incident(2)])
    const before = await revision()
    const again = await importAll(database.store, 2, [
      { ...incident(1), id: incidentId(91) },
      { ...incident(2), id: incidentId(92) },
    ])
    expect(again.counts).toEqual({ added: 0, updated: 0, unchanged: 2 })
    expect(await revision()).toBe(before)
    expect((await stored()).map((i) => i.id)).toEqual([incidentId(1), incidentId(2)])
  })

  const changes: readonly Partial<OfferedIncident>[] = [
    { interval: { from: 0, to: 1 } },
    { knownAt: 5 },
    { place: placeId(1) },
    { snapMetres: null },
    { position: { eastMetres: 1, northMetres: 2 } },
    { position: null },
    { code: null },
    { group: 'theft' },
    { source: 'discovered' },
    { investigation: null },
    { marks: { regime: 'gdpr', controller: 'Kommunen', purpose: 'municipal-prevention', sourceGrade: 'A1' } },
  ]
  it.each(changes.map((change) => [JSON.stringify(change), change] as const))('notice %s', async (_, change) => {
    await importAll(database.store, 1, [incident(1), incident(2)])
    const { counts } = await importAll(database.store, 2, [{ ...incident(1), ...change }, incident(2)])
    expect(counts).toEqual({ added: 0, updated: 1, unchanged: 1 })
    expect((await stored())[0]).toEqual(asStored({ ...incident(1), ...change }, 2))
  })

  it('keep their id through every correction', async () => {
    await importAll(database.store, 1, [incident(1)])
    await importAll(database.store, 2, [{ ...incident(1), id: incidentId(91), group: 'theft' }])
    await importAll(database.store, 3, [{ ...incident(1), id: incidentId(92), group: 'damage' }])
    expect(await stored()).toMatchObject([{ id: incidentId(1), group: 'damage', import: importId(3) }])
  })

  it('lose their place for good where a correction makes them sensitive', async () => {
    const nowhere = { precision: 'none', place: null, snapMetres: null, position: null } as const
    const placed = async () =>
      (
        await sql`select id from incident_versions where place_id is not null or east_metres is not null`.execute(
          database.db,
        )
      ).rows
    await importAll(database.store, 1, [incident(1), incident(2)])
    await importAll(database.store, 2, [
      { ...incident(1), id: incidentId(91), ...nowhere, group: 'sexual' },
      { ...incident(2), id: incidentId(92), ...nowhere },
    ])
    expect(await placed()).toEqual([{ id: incidentId(2) }])
    await undo(2)
    expect(await stored()).toMatchObject([{ group: 'robbery', ...nowhere }, { place: incident(2).place }])
  })

  it('stand as last offered when one import brings a key twice', async () => {
    await importAll(database.store, 1, [incident(1)])
    const counts = await database.store.transact(async (tx) => {
      await tx.imports.add(operationId(1), importRecord(2), [])
      await tx.incidents.offer(operationId(1), importId(2), database.store.pack([incident(1, { group: 'theft' })]))
      return {
        ok: true,
        last: await tx.incidents.offer(
          operationId(1),
          importId(2),
          database.store.pack([incident(1, { group: 'damage' })]),
        ),
      }
    })
    expect(counts.last).toEqual({ added: 0, updated: 1, unchanged: 0 })
    expect(await stored()).toMatchObject([{ group: 'damage' }])
    expect(await undo(2)).toEqual({ removed: 0, restored: 1 })
    expect(await stored()).toMatchObject([{ group: 'robbery' }])
  })

  it('of one operation are not those of another', async () => {
    await importAll(database.store, 1, [incident(1)])
    const { counts } = await database.store.transact(async (tx) => {
      await tx.imports.add(operationId(2), importRecord(1), [])
      return {
        ok: true,
        counts: await tx.incidents.offer(operationId(2), importId(1), database.store.pack([incident(1), incident(2)])),
      }
    })
    expect(counts).toEqual({ added: 2, updated: 0, unchanged: 0 })
    expect(await database.store.read((tx) => tx.incidents.count(operationId(1)))).toBe(1)
    expect(await database.store.read((tx) => tx.incidents.count(operationId(2)))).toBe(2)
  })

  it('come in pages, ordered by id', async () => {
    await importAll(
      database.store,
      1,
      [5, 3, 1, 4, 2].map((n) => incident(n)),
    )
    const pages = await database.store.read(async (tx) => [
      await tx.incidents.page(operationId(1), null, 2),
      await tx.incidents.page(operationId(1), incidentId(2), 2),
      await tx.incidents.page(operationId(1), incidentId(4), 2),
      await tx.incidents.page(operationId(1), incidentId(5), 2),
    ])
    expect(pages.map((page) => page.map(({ id }) => Number(id.slice(-3))))).toEqual([[1, 2], [3, 4], [5], []])
  })

  describe('as columns', () => {
    beforeEach(() =>
      importAll(database.store, 1, [
        incident(1),
        incident(2, { group: 'theft', knownAt: 1_772_600_000_125, source: 'discovered' }),
        incident(3, { precision: 'none', place: null, snapMetres: null, position: null, source: 'feed' }),
        incident(4, { source: 'observed' }),
      ]),
    )

    it('hold every row, ordered by id', async () => {
      const columns = await database.store.read((tx) => tx.incidents.columns(operationId(1), {}))
      expect(columns.rowCount).toBe(4)
      expect(columns.ids).toEqual([1, 2, 3, 4].map(incidentId))
      expect([...columns.from]).toEqual([1, 2, 3, 4].map((n) => incident(n).interval.from))
      expect([...columns.to]).toEqual([1, 2, 3, 4].map((n) => incident(n).interval.to))
      expect([...columns.knownAt]).toEqual([Number.NaN, 1_772_600_000_125, Number.NaN, Number.NaN])
      expect([...columns.place].map((p) => columns.places[p] ?? null)).toEqual([
        placeId(2),
        placeId(3),
        null,
        placeId(2),
      ])
      expect([...columns.group].map((g) => columns.groups[g])).toEqual(['robbery', 'theft', 'robbery', 'robbery'])
      expect([...columns.source]).toEqual([0, 1, 3, 2])
    })

    it.each([
      ['group', { groups: ['theft'] }, [2]],
      ['no group', { groups: [] }, []],
      ['source', { sources: ['feed', 'reported'] as const }, [1, 3]],
      ['time from', { from: incident(3).interval.to }, [3, 4]],
      ['time to', { to: incident(3).interval.from }, [1, 2]],
    ])('are filtered by %s', async (_, filter, expected) => {
      const columns = await database.store.read((tx) => tx.incidents.columns(operationId(1), filter))
      expect(columns.ids).toEqual(expected.map(incidentId))
    })
  })

  describe('when an import is undone', () => {
    it('go where it added them and stand again where it changed them', async () => {
      await importAll(database.store, 1, [incident(1), incident(2)])
      const before = await stored()
      await importAll(database.store, 2, [incident(2, { group: 'theft' }), incident(3)])
      const revisionBefore = await revision()
      expect(await undo(2)).toEqual({ removed: 1, restored: 1 })
      expect(await stored()).toEqual(before)
      expect(await revision()).toBeGreaterThan(revisionBefore)
      const record = await database.store.read((tx) => tx.imports.find(operationId(1), importId(2)))
      expect(record?.status).toBe('undone')
    })

    it('refuse while a later import builds on it, and not after that one is undone', async () => {
      await importAll(database.store, 1, [incident(1)])
      await importAll(database.store, 2, [incident(1, { group: 'theft' })])
      expect(await undo(1)).toBeNull()
      expect(await undo(2)).toEqual({ removed: 0, restored: 1 })
      expect(await undo(1)).toEqual({ removed: 1, restored: 0 })
      expect(await stored()).toEqual([])
    })

    it('can be offered anew', async () => {
      await importAll(database.store, 1, [incident(1)])
      await undo(1)
      const { counts } = await importAll(database.store, 2, [incident(1)])
      expect(counts).toEqual({ added: 1, updated: 0, unchanged: 0 })
    })

    it('are not undone twice, nor by a name that is not there', async () => {
      await importAll(database.store, 1, [incident(1)])
      await undo(1)
      expect(await undo(1)).toBeNull()
      expect(await undo(7)).toBeNull()
    })

    it('take the places it made with them, save those that others use', async () => {
      await database.store.transact(async (tx) => {
        await tx.imports.add(operationId(1), importRecord(1), [])
        await tx.places.addPlaces(operationId(1), [place(8), place(9)], importId(1))
        await tx.incidents.offer(operationId(1), importId(1), database.store.pack([incident(1, { place: placeId(8) })]))
        return { ok: true }
      })
      await importAll(database.store, 2, [incident(2, { place: placeId(9) })])
      await undo(1)
      const places = await database.store.read((tx) => tx.places.listPlaces(operationId(1)))
      expect(places.map(({ id }) => id)).toEqual([1, 2, 3, 9].map(placeId))
    })
  })
})
