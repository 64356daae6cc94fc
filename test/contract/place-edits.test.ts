import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import type { Geometry, Pair } from '../../src/domain/geo/geometry.ts'
import type { AreaId, GroundEditId, PlaceId, WalkId } from '../../src/domain/ids.ts'
import type { GroundEdit } from '../../src/domain/place/edit.ts'
import { done } from '../../src/domain/result.ts'
import { editPlaces, undoPlaceEdit } from '../../src/usecases/edit-places.ts'
import { readWalks } from '../../src/usecases/read-walks.ts'
import { undoImport } from '../../src/usecases/undo-import.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importAll, importId, incident, operationId, placeId, settleTown, staffId } from './examples.ts'

const box = (east: number, north: number, size = 100): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [east, north],
      [east + size, north],
      [east + size, north + size],
      [east, north + size],
      [east, north],
    ],
  ],
})
const [east, north] = [667_000, 6_568_000]
const own = operationId(1)
const areaId = (n: number) => `0a0a0000-0000-7000-8000-${String(n).padStart(12, '0')}` as AreaId

describeOnEachDatabase('edits of the ground', (database) => {
  let bytes = 0
  const deps = () => ({
    store: database.store,
    clock: { now: () => Date.UTC(2026, 4, 1, 12) + bytes * 1000 },
    randomness: { bytes: (count: number) => new Uint8Array(count).fill(++bytes % 251) },
  })
  const author = { operation: own, by: staffId(1), role: 'analyst' } as const
  const read = () => database.store.read((tx) => tx.ground.read(own))
  const snapshot = async () => {
    const { ground } = await read()
    return {
      places: [...ground.places.values()],
      areas: [...ground.areas.values()],
      walks: [...ground.walks.values()],
      incidents: await database.store.read((tx) => tx.incidents.page(own, null, 1000)),
    }
  }
  const save = async (edits: readonly GroundEdit[], since?: number) =>
    editPlaces(deps(), { ...author, edits, since: since ?? (await read()).revision })
  const saved = async (...edits: GroundEdit[]): Promise<GroundEditId> => {
    const result = await save(edits)
    if (!result.ok || !result.value.entry) throw new Error(JSON.stringify(result))
    return result.value.entry.id
  }
  const undo = (edit: GroundEditId) => undoPlaceEdit(deps(), { ...author, edit })

  beforeEach(async () => {
    await settleTown(database.store)
    await database.store.transact(async (tx) => {
      const geometry = box(east - 500, north - 500, 1000) as never
      await tx.places.addAreas(own, [{ id: areaId(1), role: 'target', name: 'Centrum', geometry }])
      return done(null)
    })
    // Two at each of the places 1, 2 and 3.
    await importAll(
      database.store,
      1,
      [0, 1, 2, 3, 4, 5].map((n) => incident(n)),
    )
  })

  it('are written, numbered and kept, and raise the revision that pictures follow', async () => {
    const before = await database.store.read((tx) => tx.operations.revision(own))
    await saved(
      { name: 'reshape-place', id: placeId(1), geometry: box(east, north) },
      {
        name: 'change-place',
        id: placeId(1),
        to: { name: 'Stortorget', openingHours: [{ weekday: 1, fromMinute: 540, toMinute: 1080 }] },
      },
    )
    const { ground, revisions, revision } = await read()
    expect(ground.places.get(placeId(1))).toMatchObject({ name: 'Stortorget', geometry: box(east, north) })
    expect(ground.places.get(placeId(1))?.openingHours).toHaveLength(1)
    expect([revision, revisions.get(placeId(1)), revisions.has(placeId(2))]).toEqual([1, 1, false])
    expect(await database.store.read((tx) => tx.operations.revision(own))).toBeGreaterThan(before)
    const [entry] = await database.store.read((tx) => tx.ground.history(own, 10))
    expect(entry).toMatchObject({ revision: 1, role: 'analyst', undoes: null })
    const log = await database.store.read((tx) => tx.audit.list(own, 1))
    expect(log[0]).toMatchObject({ action: 'place.edit', subject: entry?.id, staff: staffId(1) })
    expect(await database.store.read((tx) => tx.ground.history(operationId(2), 10))).toEqual([])
  })

  it('are all or none', async () => {
    const before = await snapshot()
    const result = await save([
      { name: 'change-place', id: placeId(1), to: { name: 'Stortorget' } },
      { name: 'remove-place', id: placeId(2) },
    ])
    expect(result).toMatchObject({ ok: false, problem: { code: 'place.has-incidents', id: placeId(2), edit: 1 } })
    expect(await snapshot()).toEqual(before)
  })

  it('merge without losing an incident, and undo brings each back to where it was', async () => {
    const before = await snapshot()
    const merged = await saved({ name: 'merge-places', id: placeId(1), gone: placeId(2) })
    const after = await snapshot()
    expect(after.incidents).toHaveLength(6)
    expect(after.places.map(({ id }) => id)).toEqual([placeId(1), placeId(3)])
    expect(after.incidents.filter(({ place }) => place === placeId(1))).toHaveLength(4)
    // One that comes to the merged place later belongs to it, whatever is undone.
    await importAll(database.store, 2, [incident(6, { place: placeId(1) })])
    const back = await undo(merged)
    expect(back.ok).toBe(true)
    const restored = await snapshot()
    expect({ ...restored, incidents: restored.incidents.slice(0, 6) }).toEqual(before)
    expect(restored.incidents[6]?.place).toBe(placeId(1))
    const redone = back.ok && back.value.entry ? await undo(back.value.entry.id) : null
    expect(redone?.ok).toBe(true)
    expect((await snapshot()).incidents.filter(({ place }) => place === placeId(1))).toHaveLength(5)
  })

  it('merge every version, so that undoing an import later brings nothing back to a place that is gone', async () => {
    await importAll(database.store, 2, [incident(1, { code: '0846' })])
    await saved({ name: 'merge-places', id: placeId(1), gone: placeId(2) })
    const undone = await undoImport(deps(), { operation: own, id: importId(2), by: null })
    expect(undone.ok).toBe(true)
    const { incidents } = await snapshot()
    expect(incidents).toHaveLength(6)
    expect(incidents.every(({ place }) => place !== placeId(2))).toBe(true)
  })

  it('do not undo a merge over one that has taken its incidents further', async () => {
    const merged = await saved({ name: 'merge-places', id: placeId(1), gone: placeId(2) })
    const further = await saved({ name: 'merge-places', id: placeId(3), gone: placeId(1) })
    const whole = await snapshot()
    expect(await undo(merged)).toMatchObject({ problem: { code: 'ground.changed-since', id: placeId(1) } })
    expect(await snapshot()).toEqual(whole)
    expect((await undo(further)).ok && (await undo(merged)).ok).toBe(true)
  })

  it('move an incident twice in one edit, and the same way back', async () => {
    const before = await snapshot()
    const twice = await saved(
      { name: 'merge-places', id: placeId(2), gone: placeId(3) },
      { name: 'merge-places', id: placeId(1), gone: placeId(2) },
    )
    const after = await snapshot()
    expect(after.incidents.every(({ place }) => place === placeId(1))).toBe(true)
    const back = await undo(twice)
    expect(await snapshot()).toEqual(before)
    expect(back.ok && back.value.entry && (await undo(back.value.entry.id)).ok).toBe(true)
    expect(await snapshot()).toEqual(after)
  })

  it('do not undo a merge again over incidents that have come since', async () => {
    const merged = await saved({ name: 'merge-places', id: placeId(1), gone: placeId(2) })
    const back = await undo(merged)
    await importAll(database.store, 2, [incident(7)])
    const again = back.ok && back.value.entry ? await undo(back.value.entry.id) : null
    expect(again).toMatchObject({ ok: false, problem: { code: 'place.has-incidents', id: placeId(2) } })
    expect((await snapshot()).places).toHaveLength(3)
  })

  it('split a place and let the incidents that lie in the new part follow', async () => {
    const at = (n: number, dx: number) =>
      incident(n, { place: placeId(1), position: { eastMetres: east + dx, northMetres: north + 50 } })
    await saved({ name: 'reshape-place', id: placeId(1), geometry: box(east, north) })
    await importAll(database.store, 2, [at(10, 20), at(11, 80), at(12, 90)])
    const before = await snapshot()
    const line: Pair[] = [
      [east + 60, north - 10],
      [east + 60, north + 110],
    ]
    const part = { id: placeId(9), name: 'Östra delen' }
    const split = await saved({ name: 'split-place', id: placeId(1), line, part })
    const { incidents } = await snapshot()
    expect(incidents.filter(({ place }) => place === placeId(9)).map(({ id }) => id.slice(-2))).toEqual(['11', '12'])
    expect((await undo(split)).ok).toBe(true)
    expect(await snapshot()).toEqual(before)
  })

  it('let two people edit different places at once, and stop them at the same one with both versions', async () => {
    await saved({ name: 'change-place', id: placeId(1), to: { name: 'Hennes namn' } })
    expect((await save([{ name: 'change-place', id: placeId(2), to: { name: 'Annat' } }], 0)).ok).toBe(true)
    const met = await save([{ name: 'change-place', id: placeId(1), to: { name: 'Hans namn' } }], 0)
    expect(met).toMatchObject({
      ok: false,
      problem: {
        code: 'ground.conflict',
        revision: 2,
        records: [{ id: placeId(1), revision: 1, theirs: { name: 'Hennes namn' }, yours: { name: 'Hans namn' } }],
      },
    })
    expect((await read()).ground.places.get(placeId(1))?.name).toBe('Hennes namn')
  })

  it('move areas with their incidents, and keep an area that has some', async () => {
    await saved({
      name: 'add-area',
      area: {
        id: areaId(2),
        role: 'comparison',
        name: 'Bredvid',
        geometry: box(east + 500, north - 500, 1000) as never,
      },
    })
    await importAll(database.store, 3, [
      incident(20, { precision: 'area', place: null, snapMetres: null, position: null, area: areaId(2) }),
    ])
    expect(await save([{ name: 'remove-area', id: areaId(2) }])).toMatchObject({
      problem: { code: 'area.has-incidents' },
    })
    const before = await snapshot()
    const merged = await saved({ name: 'merge-areas', id: areaId(1), gone: areaId(2) })
    const after = await snapshot()
    expect(after.areas).toHaveLength(1)
    expect(after.areas[0]?.geometry.type).toBe('Polygon')
    expect(after.incidents.find(({ id }) => id.endsWith('20'))?.area).toBe(areaId(1))
    expect((await undo(merged)).ok).toBe(true)
    expect(await snapshot()).toEqual(before)
  })

  it('hold walks, which go with their places and come back with them', async () => {
    const walk = (n: number, from: PlaceId, to: PlaceId) => ({
      id: `0c0c0000-0000-7000-8000-00000000000${n}` as WalkId,
      kind: 'walk' as const,
      from,
      to,
      line: null,
      metres: 80.4,
      floors: null,
      oneWay: false,
    })
    await saved(
      { name: 'add-place', place: { ...(await read()).ground.places.get(placeId(3))!, id: placeId(8), name: 'Ny' } },
      { name: 'add-walk', walk: walk(1, placeId(1), placeId(8)) },
      { name: 'add-walk', walk: walk(2, placeId(8), placeId(2)) },
    )
    const found = await readWalks(database.store, own, placeId(1))
    expect(found.ok && found.value.ways.map(({ place, minutes }) => [place, minutes])).toEqual([
      [placeId(8), 1],
      [placeId(2), 2],
    ])
    const removed = await saved({ name: 'remove-place', id: placeId(8) })
    expect((await snapshot()).walks).toEqual([])
    expect((await undo(removed)).ok).toBe(true)
    expect((await snapshot()).walks).toHaveLength(2)
  })

  it('keep a history that nobody can change', async () => {
    await saved({ name: 'change-place', id: placeId(1), to: { name: 'Nytt' } })
    for (const change of [sql`update place_edits set role = 'commander'`, sql`delete from place_edits`]) {
      await sql`savepoint before_change`.execute(database.db)
      await expect(change.execute(database.db)).rejects.toThrow('only ever added to')
      await sql`rollback to savepoint before_change`.execute(database.db)
    }
  })
})
