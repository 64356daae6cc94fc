import { type Kysely, sql } from 'kysely'
import type { Role } from '../domain/access/policy.ts'
import type { Pair } from '../domain/geo/geometry.ts'
import type { AreaId, GroundEditId, OperationId, PlaceId, WalkId } from '../domain/ids.ts'
import type { Change, Ground, Walk } from '../domain/place/ground.ts'
import type { HistoryEntry } from '../domain/place/ground-history.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { keepMerged, occupiedIds } from './merged-places.ts'
import { raiseRevision } from './operations.ts'
import { moveBack, repoint } from './place-moves.ts'
import { placeQueries, replaceOpeningHours } from './places.ts'
import type { Tables } from './tables.ts'

export const placeEditQueries = (db: Kysely<Tables>): StoreTx['ground'] => ({
  async lock(operation) {
    // The strongest lock, at once: removing a place takes it later, and two who each hold a weaker one would wait for ever.
    await sql`select from operations where operation_id = ${operation} for update`.execute(db)
  },

  read: (operation) => readGround(db, operation),

  async put(operation, revision, changes) {
    const kept = changes.filter(({ after }) => after !== null)
    await putPlaces(db, operation, revision, kept)
    await putAreas(db, operation, revision, kept)
    await putWalks(db, operation, revision, kept)
    await raiseRevision(db, operation)
  },

  repoint: (operation, revision, repointings) => repoint(db, operation, revision, repointings),

  moveBack: (operation, revision, undone) => moveBack(db, operation, revision, undone),

  async drop(operation, changes, merged) {
    const gone = (of: Change['of']) =>
      changes.filter((each) => each.of === of && each.after === null).map(({ id }) => id)
    await dropFrom(db, 'walk_links', operation, gone('walk'))
    const kept = await keepMerged(db, operation, gone('place'), merged)
    const left = [...gone('place'), ...gone('area')].filter((id) => !kept.includes(id))
    const held = await occupiedIds(db, operation, left)
    if (held.length > 0) return held
    const places = gone('place').filter((id) => !kept.includes(id))
    await dropFrom(db, 'places', operation, places)
    await dropFrom(db, 'areas', operation, gone('area'))
    return []
  },

  async record(operation, { id, revision, at, role, undoes, edits, changes }) {
    await db
      .insertInto('place_edits')
      .values({
        operation_id: operation,
        id,
        revision,
        at: new Date(at),
        role,
        undoes,
        edits: JSON.stringify(edits),
        changes: JSON.stringify(changes),
      })
      .execute()
  },

  async history(operation, limit) {
    const rows = await entries(db, operation).orderBy('revision', 'desc').limit(limit).execute()
    return rows.map(toEntry)
  },

  async find(operation, id) {
    const row = await entries(db, operation).where('id', '=', id).executeTakeFirst()
    return row ? toEntry(row) : null
  },
})

const entries = (db: Kysely<Tables>, operation: OperationId) =>
  db.selectFrom('place_edits').selectAll().where('operation_id', '=', operation)

interface EntryRow {
  id: string
  revision: number
  at: Date
  role: string
  undoes: string | null
  edits: object
  changes: object
}

const toEntry = (row: EntryRow): HistoryEntry => ({
  id: row.id as GroundEditId,
  revision: row.revision,
  at: row.at.getTime(),
  role: row.role as Role,
  undoes: row.undoes as GroundEditId | null,
  edits: row.edits as HistoryEntry['edits'],
  changes: row.changes as HistoryEntry['changes'],
})

async function readGround(db: Kysely<Tables>, operation: OperationId) {
  const queries = placeQueries(db)
  const places = await queries.listPlaces(operation)
  const areas = await queries.listAreas(operation)
  const walks = await readWalks(db, operation)
  const { rows } = await sql<{ id: string; revision: number }>`
    select id, revision from places where operation_id = ${operation} and revision > 0 and merged_into is null
    union all select id, revision from areas where operation_id = ${operation} and revision > 0
    union all select id, revision from walk_links where operation_id = ${operation} and revision > 0`.execute(db)
  const latest = await sql<{ revision: number }>`
    select coalesce(max(revision), 0) as revision from place_edits where operation_id = ${operation}`.execute(db)
  const ground: Ground = {
    places: new Map(places.map((place) => [place.id, place])),
    areas: new Map(areas.map((area) => [area.id, area])),
    walks: new Map(walks.map((walk) => [walk.id, walk])),
    occupied: new Set((await occupiedIds(db, operation)) as readonly (PlaceId | AreaId)[]),
  }
  return {
    ground,
    revisions: new Map(rows.map(({ id, revision }) => [id, revision])),
    revision: latest.rows[0]?.revision ?? 0,
  }
}

async function readWalks(db: Kysely<Tables>, operation: OperationId): Promise<readonly Walk[]> {
  const rows = await db
    .selectFrom('walk_links')
    .selectAll()
    .where('operation_id', '=', operation)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id as WalkId,
    kind: row.kind as Walk['kind'],
    from: row.from_id as PlaceId | null,
    to: row.to_id as PlaceId | null,
    line: row.line as readonly Pair[] | null,
    metres: row.metres,
    floors: row.floors,
    oneWay: row.one_way,
  }))
}

/** A place that people have edited is theirs: undoing the import that made it leaves it. */
async function putPlaces(db: Kysely<Tables>, operation: OperationId, revision: number, changes: readonly Change[]) {
  const places = changes.flatMap((change) => (change.of === 'place' && change.after ? [change.after] : []))
  if (places.length === 0) return
  // One statement, so that a child may stand before its parent in the list.
  await sql`
    insert into places (operation_id, id, parent_id, kind, name, floor, floor_label, indoor, geometry, revision)
    select ${operation}, id, parent, kind, name, floor, "floorLabel", indoor, nullif(geometry, 'null'), ${revision}
    from jsonb_to_recordset(${JSON.stringify(places)}) as p (
      id uuid, parent uuid, kind text, name text, floor integer, "floorLabel" text, indoor boolean, geometry jsonb)
    on conflict (operation_id, id) do update set parent_id = excluded.parent_id, kind = excluded.kind,
      name = excluded.name, floor = excluded.floor, floor_label = excluded.floor_label, indoor = excluded.indoor,
      geometry = excluded.geometry, revision = excluded.revision, import_id = null, merged_into = null`.execute(db)
  await replaceOpeningHours(db, operation, places)
}

async function putAreas(db: Kysely<Tables>, operation: OperationId, revision: number, changes: readonly Change[]) {
  const areas = changes.flatMap((change) => (change.of === 'area' && change.after ? [change.after] : []))
  if (areas.length === 0) return
  await sql`
    insert into areas (operation_id, id, role, name, geometry, revision)
    select ${operation}, id, role, name, geometry, ${revision}
    from jsonb_to_recordset(${JSON.stringify(areas)}) as a (id uuid, role text, name text, geometry jsonb)
    on conflict (operation_id, id) do update set role = excluded.role, name = excluded.name,
      geometry = excluded.geometry, revision = excluded.revision`.execute(db)
}

async function putWalks(db: Kysely<Tables>, operation: OperationId, revision: number, changes: readonly Change[]) {
  const walks = changes.flatMap((change) => (change.of === 'walk' && change.after ? [change.after] : []))
  if (walks.length === 0) return
  await sql`
    insert into walk_links (operation_id, id, kind, from_id, to_id, line, metres, floors, one_way, revision)
    select ${operation}, id, kind, "from", "to", nullif(line, 'null'), metres, floors, "oneWay", ${revision}
    from jsonb_to_recordset(${JSON.stringify(walks)}) as w (id uuid, kind text, "from" uuid, "to" uuid, line jsonb,
      metres double precision, floors double precision, "oneWay" boolean)
    on conflict (operation_id, id) do update set kind = excluded.kind, from_id = excluded.from_id,
      to_id = excluded.to_id, line = excluded.line, metres = excluded.metres, floors = excluded.floors,
      one_way = excluded.one_way, revision = excluded.revision`.execute(db)
}

async function dropFrom(
  db: Kysely<Tables>,
  table: 'places' | 'areas' | 'walk_links',
  operation: OperationId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    delete from ${sql.table(table)} where operation_id = ${operation} and id = any(${ids}::uuid[])`.execute(db)
}
