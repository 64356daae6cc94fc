import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Mapping } from '../../src/domain/import/mapping.ts'
import type { CrimeCodeTable } from '../../src/domain/incident/crime-codes.ts'
import type { Area, Place } from '../../src/domain/place/place.ts'
import { describeOnEachDatabase } from './databases.ts'
import {
  importAll,
  importId,
  importRecord,
  incident,
  operation,
  operationId,
  organisationId,
  place,
  placeId,
  settleTown,
  staffId,
} from './examples.ts'

describeOnEachDatabase('the store', (database) => {
  beforeEach(() => settleTown(database.store))
  const done = { ok: true } as const

  it('keeps operations and organisations', async () => {
    const [found, missing, all, organisations] = await database.store.read(async (tx) => [
      await tx.operations.find(operationId(1)),
      await tx.operations.find(operationId(9)),
      await tx.operations.list(),
      await tx.organisations.list(),
    ])
    expect(found).toEqual(operation(1))
    expect(missing).toBeNull()
    expect(all).toEqual([operation(1), operation(2)])
    expect(organisations).toEqual([{ id: organisationId(1), name: 'Polisområde Exempel' }])
  })

  it('keeps the day an operation ends as a day', async () => {
    const ending = { ...operation(3), startsOn: '2026-10-25', endsOn: '2027-03-28' }
    await database.store.transact(async (tx) => {
      await tx.operations.add(ending)
      return done
    })
    expect(await database.store.read((tx) => tx.operations.find(operationId(3)))).toEqual(ending)
  })

  describe('places', () => {
    const building: Place = place(11, {
      kind: 'building',
      indoor: true,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [10, 0],
            [10, 10.25],
            [0, 0],
          ],
        ],
      },
    })
    const stairwell = place(10, { parent: placeId(11), kind: 'stairwell', indoor: true, geometry: null })
    const floor = place(12, {
      parent: placeId(10),
      kind: 'floor',
      indoor: true,
      floor: -1,
      floorLabel: 'KV',
      geometry: null,
      openingHours: [
        { weekday: 5, fromMinute: 600, toMinute: 1560 },
        { weekday: 1, fromMinute: 0, toMinute: 1440 },
      ],
    })

    it('come back as they were, a child named before its parent', async () => {
      await database.store.transact(async (tx) => {
        await tx.places.addPlaces(operationId(1), [stairwell, building, floor])
        return done
      })
      const places = await database.store.read((tx) => tx.places.listPlaces(operationId(1)))
      expect(places.slice(3)).toEqual([stairwell, building, floor])
    })

    it('raise the revision', async () => {
      const before = await database.store.read((tx) => tx.operations.revision(operationId(1)))
      await database.store.transact(async (tx) => {
        await tx.places.addPlaces(operationId(1), [building])
        return done
      })
      expect(await database.store.read((tx) => tx.operations.revision(operationId(1)))).toBeGreaterThan(before)
    })

    it('lie in areas', async () => {
      const area: Area = {
        id: placeId(50) as unknown as Area['id'],
        role: 'target',
        name: 'Torget',
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          ],
        },
      }
      await database.store.transact(async (tx) => {
        await tx.places.addAreas(operationId(1), [area])
        return done
      })
      expect(await database.store.read((tx) => tx.places.listAreas(operationId(1)))).toEqual([area])
      expect(await database.store.read((tx) => tx.places.listAreas(operationId(2)))).toEqual([])
    })
  })

  it('gives the newest code table', async () => {
    const table = (version: string): CrimeCodeTable => ({
      name: `Koder ${version}`,
      version,
      source: 'Brå',
      groups: [
        { key: 'robbery', name: { sv: 'Rån', en: 'Robbery' }, sensitivity: 'none' },
        { key: 'children', name: { sv: 'Barn', en: 'Children' }, sensitivity: 'children' },
      ],
      codes: [
        { code: '0845', group: 'robbery', sensitivity: 'none', serious: true, validFrom: null, validTo: '2023-07-01' },
        {
          code: '0845',
          group: 'children',
          sensitivity: 'children',
          serious: false,
          validFrom: '2023-07-01',
          validTo: null,
        },
      ],
    })
    expect(await database.store.read((tx) => tx.codes.current(operationId(1)))).toBeNull()
    await database.store.transact(async (tx) => {
      for (const version of ['2026-01-01', '2026-09-24', '2025-12-31'])
        await tx.codes.add(operationId(1), table(version))
      return done
    })
    expect(await database.store.read((tx) => tx.codes.current(operationId(1)))).toEqual(table('2026-09-24'))
    expect(await database.store.read((tx) => tx.codes.current(operationId(2)))).toBeNull()
  })

  it('gives the newest harm weights, each operation its own, and raises the revision', async () => {
    const first = { source: 'Första', weights: { robbery: 3, order: 0 }, setAt: Date.UTC(2026, 2, 1, 9) }
    const second = { source: 'Andra', weights: { theft: 0.25 }, setAt: Date.UTC(2026, 2, 1, 8) }
    const read = () =>
      database.store.read(async (tx) => ({
        current: await tx.harm.current(operationId(1)),
        other: await tx.harm.current(operationId(2)),
        revision: await tx.operations.revision(operationId(1)),
      }))
    const before = await read()
    expect(before.current).toBeNull()
    for (const [table, version] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const set = await database.store.transact(async (tx) => ({
        ok: true as const,
        version: await tx.harm.set(operationId(1), table),
      }))
      expect(set.version).toBe(version)
      expect((await read()).current).toEqual(table)
    }
    const after = await read()
    expect(after.other).toBeNull()
    expect(after.revision).toBe(before.revision + 2)
  })

  it.each([-0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a harm weight of %d', async (weight) => {
    const table = { source: 'Fel', weights: { robbery: weight }, setAt: 0 }
    const work = database.store.transact(async (tx) => {
      await tx.harm.set(operationId(1), table)
      return done
    })
    await expect(work).rejects.toMatchObject({ problem: { constraint: 'harm_weights_in_range' } })
    expect(await database.store.read((tx) => tx.harm.current(operationId(1)))).toBeNull()
  })

  it('knows who may do what where', async () => {
    for (const n of [1, 2]) {
      await sql`insert into "user" (id, name, email) values (${staffId(n)}, ${`Namn ${n}`}, ${`n${n}@example.org`})`.execute(
        database.db,
      )
    }
    await database.store.transact(async (tx) => {
      await tx.members.set(operationId(1), staffId(1), 'analyst')
      await tx.members.set(operationId(2), staffId(1), 'auditor')
      await tx.members.set(operationId(1), staffId(2), 'officer')
      await tx.members.set(operationId(1), staffId(1), 'commander')
      await tx.members.set(operationId(1), staffId(2), null)
      return done
    })
    const { members } = await database.store.read(async (tx) => ({ members: tx.members }))
    expect(await members.role(operationId(1), staffId(1))).toBe('commander')
    expect(await members.role(operationId(1), staffId(2))).toBeNull()
    expect(await members.list(operationId(1))).toEqual([
      { staff: staffId(1), email: 'n1@example.org', displayName: 'Namn 1', role: 'commander' },
    ])
    expect(await members.operationsOf(staffId(1))).toEqual([
      { operation: operation(1), role: 'commander' },
      { operation: operation(2), role: 'auditor' },
    ])
  })

  it('lists the log newest first, each operation its own', async () => {
    const entry = {
      operation: operationId(1),
      at: Date.UTC(2026, 4, 1),
      staff: staffId(1),
      action: 'import.create',
      subject: 'a',
    }
    await database.store.transact(async (tx) => {
      for (const subject of ['a', 'b', 'c']) await tx.audit.record({ ...entry, subject })
      await tx.audit.record({ ...entry, operation: null, action: 'account.create' })
      return done
    })
    const listed = await database.store.read((tx) => tx.audit.list(operationId(1), 2))
    expect(listed).toEqual([
      { ...entry, displayName: null, subject: 'c', sequence: expect.any(Number) },
      { ...entry, displayName: null, subject: 'b', sequence: expect.any(Number) },
    ])
    const older = await database.store.read((tx) => tx.audit.list(operationId(1), 2, listed[1]?.sequence))
    expect(older.map(({ subject }) => subject)).toEqual(['a'])
  })

  it('lists imports newest first, with their problems', async () => {
    const problems = [
      { row: 0, column: null, value: null, code: 'file.encoding' },
      { row: 7, column: 'X', value: '"}{', code: 'position.malformed' },
    ] as const
    const refused = importRecord(2, { status: 'refused', by: staffId(1) })
    await database.store.transact(async (tx) => {
      await tx.imports.add(operationId(1), importRecord(3), [])
      await tx.imports.add(operationId(1), refused, problems)
      await tx.imports.add(operationId(2), importRecord(1), [])
      return done
    })
    const [list, listed, found] = await database.store.read(async (tx) => [
      await tx.imports.list(operationId(1)),
      await tx.imports.problems(operationId(1), importId(2)),
      await tx.imports.find(operationId(1), importId(1)),
    ])
    expect(list).toEqual([refused, importRecord(3)])
    expect(listed).toEqual(problems)
    expect(found).toBeNull()
  })

  it('keeps a mapping by name, the last one saved', async () => {
    const mapping = { columns: { from: 'Tid' }, crs: null, timeZone: 'Europe/Stockholm' } as unknown as Mapping
    await database.store.transact(async (tx) => {
      await tx.imports.saveMapping(operationId(1), { ...mapping, name: 'RAR' })
      await tx.imports.saveMapping(operationId(1), { ...mapping, crs: 'EPSG:3006', name: 'RAR' })
      return done
    })
    const find = (name: string) => database.store.read((tx) => tx.imports.findMapping(operationId(1), name))
    expect(await find('RAR')).toEqual({ ...mapping, crs: 'EPSG:3006' })
    expect(await find('rar')).toBeNull()
  })

  describe('drops what was done', () => {
    const count = () => database.store.read(async (tx) => (await tx.operations.list()).length)

    it('on a refusal', async () => {
      const result = await database.store.transact(async (tx) => {
        await tx.operations.add(operation(3))
        return { ok: false, problem: 'no' }
      })
      expect(result.problem).toBe('no')
      expect(await count()).toBe(2)
    })

    it('on a throw', async () => {
      const work = database.store.transact(async (tx) => {
        await tx.operations.add(operation(3))
        throw new Error('bug')
      })
      await expect(work).rejects.toThrow('bug')
      expect(await count()).toBe(2)
    })
  })

  describe('an import in writing', () => {
    const begin = (n: number) =>
      database.store.transact(async (tx) => {
        await tx.imports.add(operationId(1), importRecord(n, { status: 'writing' }), [])
        await tx.places.addPlaces(operationId(1), [place(9)], importId(n))
        await tx.incidents.offer(
          operationId(1),
          importId(n),
          database.store.pack([incident(1, { group: 'theft' }), incident(2, { place: placeId(9) })]),
        )
        return done
      })
    const seen = () =>
      database.store.read(async (tx) => ({
        incidents: (await tx.incidents.page(operationId(1), null, 9)).map(
          ({ id, group }) => `${Number(id.slice(-3))} ${group}`,
        ),
        columns: [...(await tx.incidents.columns(operationId(1), {})).ids].length,
        places: (await tx.places.listPlaces(operationId(1))).length,
        count: await tx.incidents.count(operationId(1)),
        revision: await tx.operations.revision(operationId(1)),
      }))
    beforeEach(() => importAll(database.store, 1, [incident(1)]))

    it('is seen by nobody until it is done, and then all at once', async () => {
      const before = await seen()
      await begin(2)
      const { revision: _, ...during } = await seen()
      expect({ ...during, revision: before.revision }).toEqual(before)
      await database.store.transact(async (tx) => {
        await tx.imports.update(operationId(1), importRecord(2))
        return done
      })
      const after = await seen()
      expect(after).toMatchObject({ incidents: ['1 theft', '2 robbery'], columns: 2, places: 4, count: 2 })
      expect(after.revision).toBeGreaterThan(before.revision)
    })

    it('leaves nothing when it is taken back', async () => {
      const { revision: _, ...before } = await seen()
      await begin(2)
      await database.store.transact(async (tx) => {
        await tx.imports.undo(operationId(1), importId(2))
        return done
      })
      expect(await seen()).toMatchObject(before)
    })

    it('is swept away by the next one when its writer died', async () => {
      const { revision: _, ...before } = await seen()
      await begin(2)
      await sql`update imports set touched_at = now() - interval '31 seconds' where status = 'writing'`.execute(
        database.db,
      )
      await begin(3)
      await database.store.transact(async (tx) => {
        await tx.imports.undo(operationId(1), importId(3))
        return done
      })
      expect(await seen()).toMatchObject(before)
      const late = database.store.transact(async (tx) => {
        await tx.incidents.offer(operationId(1), importId(2), database.store.pack([incident(5)]))
        return done
      })
      await expect(late).rejects.toMatchObject({ problem: { code: 'import.abandoned' } })
      const finish = database.store.transact(async (tx) => {
        await tx.imports.update(operationId(1), importRecord(2, { status: 'done' }))
        return done
      })
      await expect(finish).rejects.toMatchObject({ problem: { code: 'import.abandoned' } })
    })
  })
})
