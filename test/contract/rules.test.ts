import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Place } from '../../src/domain/place/place.ts'
import { type OfferedIncident, type StoreProblem, StoreRefusal } from '../../src/usecases/ports.ts'
import { describeOnEachDatabase } from './databases.ts'
import {
  importAll,
  importId,
  importRecord,
  incident,
  operationId,
  place,
  placeId,
  settleTown,
  staffId,
} from './examples.ts'

/** What the database itself refuses, whatever the code before it let through. */
describeOnEachDatabase('rules of the database', (database) => {
  beforeEach(() => settleTown(database.store))

  const refusalOf = async (work: Promise<unknown>): Promise<StoreProblem | null> => {
    try {
      await work
      return null
    } catch (error) {
      if (error instanceof StoreRefusal) return error.problem
      throw error
    }
  }

  const noPlace = { place: null, snapMetres: null }
  const noPosition = { position: null }
  const wrongIncidents: readonly [string, string, Record<string, unknown>][] = [
    ['an end before its start', 'incidents_interval', { interval: { from: 1, to: 0 } }],
    ['a place at area level', 'incidents_precision', { precision: 'area', ...noPosition }],
    ['coordinates at area level', 'incidents_precision', { precision: 'area', ...noPlace }],
    ['no place where it says place', 'incidents_precision', noPlace],
    [
      'no coordinates where it says coordinates',
      'incidents_precision',
      { precision: 'coordinates', ...noPlace, ...noPosition },
    ],
    ['a place where it says none', 'incidents_precision', { precision: 'none', ...noPosition }],
    [
      'a distance without a place',
      'incidents_snap_needs_place',
      { ...noPlace, precision: 'coordinates', snapMetres: 1 },
    ],
    ['half a position', 'incidents_both_coordinates', { position: { eastMetres: 1, northMetres: null } }],
    [
      'a position that is no number',
      'incident_versions_east_metres_check',
      { position: { eastMetres: Number.NaN, northMetres: 1 } },
    ],
    [
      'a position without end',
      'incident_versions_north_metres_check',
      { position: { eastMetres: 1, northMetres: Number.POSITIVE_INFINITY } },
    ],
    ['an unknown source', 'incident_versions_source_check', { source: 'report' }],
    ['an unknown precision', 'incident_versions_precision_check', { precision: 'exact' }],
    ['an unknown state', 'incident_versions_investigation_check', { investigation: 'solved' }],
    ['no group', 'incident_versions_crime_group_check', { group: '' }],
    ['an unknown regime', 'incident_versions_regime_check', { marks: { ...incident(1).marks, regime: 'none' } }],
    ['no controller', 'controller', { marks: { ...incident(1).marks, controller: null } }],
    ['an unknown purpose', 'incident_versions_purpose_check', { marks: { ...incident(1).marks, purpose: 'other' } }],
    ['no source grade', 'source_grade', { marks: { ...incident(1).marks, sourceGrade: null } }],
    [
      'a source grade of its own',
      'incident_versions_source_grade_check',
      { marks: { ...incident(1).marks, sourceGrade: 'D1' } },
    ],
    ['a key without end', 'incident_versions_key_check', { key: 'k'.repeat(201) }],
    ['an external id without end', 'incident_versions_external_id_check', { externalId: 'x'.repeat(101) }],
  ]
  it.each(wrongIncidents)('refuse an incident with %s', async (_, constraint, wrong) => {
    const offered = [incident(1, wrong as Partial<OfferedIncident>)]
    expect(await refusalOf(importAll(database.store, 1, offered))).toEqual({ code: 'store.breaks-rule', constraint })
  })

  it.each([
    ['place', 'incidents_place', { place: placeId(77) }],
    ['area', 'incidents_area', { area: placeId(77) as unknown as OfferedIncident['area'] }],
  ])('refuse an incident at a %s that is not there', async (_, constraint, wrong) => {
    const problem = await refusalOf(importAll(database.store, 1, [incident(1), incident(2, wrong)]))
    expect(problem).toEqual({ code: 'store.missing-reference', constraint })
  })

  it('refuse a place of another operation', async () => {
    await database.store.transact(async (tx) => {
      await tx.places.addPlaces(operationId(2), [place(9)])
      return { ok: true }
    })
    const problem = await refusalOf(importAll(database.store, 1, [incident(1, { place: placeId(9) })]))
    expect(problem).toEqual({ code: 'store.missing-reference', constraint: 'incidents_place' })
  })

  it('refuse incidents of an import that is not there', async () => {
    const offer = database.store.transact(async (tx) => {
      await tx.incidents.offer(operationId(1), importId(77), database.store.pack([incident(1)]))
      return { ok: true }
    })
    expect(await refusalOf(offer)).toEqual({ code: 'import.abandoned' })
  })

  it('refuse the same key twice in a batch', async () => {
    const problem = await refusalOf(importAll(database.store, 1, [incident(1), incident(2, { key: 'id:K1' })]))
    expect(problem).toEqual({ code: 'store.conflict', constraint: 'incidents_one_current_key' })
  })

  it('keep nothing of what they refused', async () => {
    await refusalOf(importAll(database.store, 1, [incident(1), incident(2, { place: placeId(77) })]))
    expect(await database.store.read((tx) => tx.incidents.count(operationId(1)))).toBe(0)
    expect(await database.store.read((tx) => tx.imports.list(operationId(1)))).toEqual([])
  })

  describe.each([
    ['imports', importId(1)],
    ['places', placeId(2)],
  ])('hold %s', (table, id) => {
    it('while an incident refers to it', async () => {
      await importAll(database.store, 1, [incident(1)])
      const removal = sql`delete from ${sql.table(table)} where id = ${id}`.execute(database.db)
      await expect(removal).rejects.toMatchObject({ code: '23503', constraint: `incidents_${table}` })
    })
  })

  const wrongPlaces: readonly [string, string, Record<string, unknown>][] = [
    ['of no known kind', 'places_kind_check', { kind: 'flat' }],
    ['with a floor outdoors', 'places_floor_is_indoors', { floor: 1 }],
    ['with a floor label outdoors', 'places_floor_is_indoors', { floorLabel: '1 tr' }],
    ['that is a stairwell outdoors', 'places_roofed_kinds_are_indoors', { kind: 'stairwell' }],
    ['that is its own parent', 'places_not_own_parent', { parent: placeId(9) }],
    ['without a name', 'places_name_check', { name: '' }],
    ['of no known geometry', 'places_geometry_check', { geometry: { type: 'Circle', coordinates: [1, 2] } }],
  ]
  it.each(wrongPlaces)('refuse a place %s', async (_, constraint, wrong) => {
    const add = database.store.transact(async (tx) => {
      await tx.places.addPlaces(operationId(1), [place(9, wrong as Partial<Place>)])
      return { ok: true }
    })
    expect(await refusalOf(add)).toEqual({ code: 'store.breaks-rule', constraint })
  })

  it.each([
    ['weekday', { weekday: 8, fromMinute: 0, toMinute: 1 }],
    ['end', { weekday: 1, fromMinute: 600, toMinute: 600 }],
    ['minute', { weekday: 1, fromMinute: 1440, toMinute: 1500 }],
  ])('refuse opening hours with a wrong %s', async (_, hours) => {
    const add = database.store.transact(async (tx) => {
      await tx.places.addPlaces(operationId(1), [place(9, { openingHours: [hours] })])
      return { ok: true }
    })
    expect((await refusalOf(add))?.code).toBe('store.breaks-rule')
  })

  it.each([
    ['a name', { name: 'a\u0000b' }],
    ['a geometry', { geometry: { type: 'Point\u0000' } }],
  ])('refuse a text that is none in %s', async (_, wrong) => {
    const add = database.store.transact(async (tx) => {
      await tx.places.addPlaces(operationId(1), [place(9, wrong as unknown as Partial<Place>)])
      return { ok: true }
    })
    expect((await refusalOf(add))?.code).toBe('store.breaks-rule')
  })

  it('refuse a key that is no text', async () => {
    const problem = await refusalOf(importAll(database.store, 1, [incident(1, { key: 'a\u0000b' })]))
    expect(problem?.code).toBe('store.breaks-rule')
  })

  it('refuse a second import that writes in one operation, and not in another', async () => {
    const begin = (operation: number, n: number) =>
      database.store.transact(async (tx) => {
        await tx.imports.add(operationId(operation), importRecord(n, { status: 'writing' }), [])
        return { ok: true }
      })
    await begin(1, 1)
    expect(await refusalOf(begin(1, 2))).toEqual({ code: 'import.busy' })
    expect(await refusalOf(begin(2, 2))).toBeNull()
  })

  it('refuse a member who has no account', async () => {
    const set = database.store.transact(async (tx) => {
      await tx.members.set(operationId(1), staffId(1), 'analyst')
      return { ok: true }
    })
    expect((await refusalOf(set))?.code).toBe('store.missing-reference')
  })

  it('only add to the log', async () => {
    await database.store.transact(async (tx) => {
      await tx.audit.record({ operation: operationId(1), at: 0, staff: null, action: 'import.create', subject: 'x' })
      return { ok: true }
    })
    for (const change of [sql`delete from audit_log`, sql`update audit_log set subject = 'y'`]) {
      await sql`savepoint before_change`.execute(database.db)
      await expect(change.execute(database.db)).rejects.toMatchObject({ code: '42501' })
      await sql`rollback to savepoint before_change`.execute(database.db)
    }
  })

  it.each([
    ['ipAddress', '192.0.2.7', 'session_keeps_no_address'],
    ['userAgent', 'Firefox', 'session_keeps_no_device'],
  ])('keep no %s of a session (S3)', async (column, value, constraint) => {
    await sql`insert into "user" (id, name, email) values (${staffId(1)}, 'A', 'a@example.org')`.execute(database.db)
    const insert = sql`
      insert into session (id, "userId", token, "expiresAt", ${sql.ref(column)})
      values (${staffId(2)}, ${staffId(1)}, 't', now(), ${value})`
    await expect(insert.execute(database.db)).rejects.toMatchObject({ code: '23514', constraint })
  })
})
