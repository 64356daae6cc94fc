import { type Kysely, sql } from 'kysely'
import type { AreaId, PlaceId } from '../domain/ids.ts'
import type { Area, AreaRole, OpeningHours, Place, PlaceKind } from '../domain/place/place.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { raiseRevision } from './operations.ts'
import type { Tables } from './tables.ts'

interface PlaceRow {
  id: string
  parent_id: string | null
  kind: string
  name: string
  floor: number | null
  floor_label: string | null
  indoor: boolean
  geometry: Place['geometry']
  opening_hours: readonly OpeningHours[] | null
}

export const placeQueries = (db: Kysely<Tables>): StoreTx['places'] => ({
  async listPlaces(operation) {
    // Places that an import in writing made are not there yet; merged ones are no more.
    const { rows } = await sql<PlaceRow>`
      select p.id, p.parent_id, p.kind, p.name, p.floor, p.floor_label, p.indoor, p.geometry, h.opening_hours
      from places p
      left join (
        select place_id, jsonb_agg(jsonb_build_object(
          'weekday', weekday, 'fromMinute', from_minute, 'toMinute', to_minute) order by ordinal) as opening_hours
        from opening_hours where operation_id = ${operation} group by place_id) h on h.place_id = p.id
      where p.operation_id = ${operation} and p.merged_into is null and not exists (
        select from imports i
        where i.operation_id = p.operation_id and i.id = p.import_id and i.status = 'writing')
      order by p.id`.execute(db)
    return rows.map(toPlace)
  },

  async listAreas(operation) {
    const rows = await db.selectFrom('areas').selectAll().where('operation_id', '=', operation).orderBy('id').execute()
    return rows.map((row) => ({
      id: row.id as AreaId,
      role: row.role as AreaRole,
      name: row.name,
      geometry: row.geometry as Area['geometry'],
    }))
  },

  async addPlaces(operation, places, importedBy) {
    if (places.length === 0) return
    // One statement, so that a child may stand before its parent in the list.
    await sql`
      insert into places (operation_id, id, parent_id, kind, name, floor, floor_label, indoor, geometry, import_id)
      select ${operation}, id, parent, kind, name, floor, "floorLabel", indoor, nullif(geometry, 'null'), ${importedBy ?? null}
      from jsonb_to_recordset(${JSON.stringify(places)}) as p (
        id uuid, parent uuid, kind text, name text, floor integer, "floorLabel" text, indoor boolean, geometry jsonb)`.execute(
      db,
    )
    await addOpeningHours(db, operation, places)
    await raiseRevision(db, operation)
  },

  async addAreas(operation, areas) {
    if (areas.length === 0) return
    const rows = areas.map(({ id, role, name, geometry }) => ({
      operation_id: operation,
      id,
      role,
      name,
      geometry: JSON.stringify(geometry),
    }))
    await db.insertInto('areas').values(rows).execute()
    await raiseRevision(db, operation)
  },
})

/** The hours of these places as they are now, whatever they were. */
export async function replaceOpeningHours(
  db: Kysely<Tables>,
  operation: string,
  places: readonly Place[],
): Promise<void> {
  const ids = places.map(({ id }) => id)
  await sql`delete from opening_hours where operation_id = ${operation} and place_id = any(${ids}::uuid[])`.execute(db)
  await addOpeningHours(db, operation, places)
}

async function addOpeningHours(db: Kysely<Tables>, operation: string, places: readonly Place[]): Promise<void> {
  const hours = places.flatMap((place) =>
    place.openingHours.map((open, ordinal) => ({ place: place.id, ordinal, ...open })),
  )
  if (hours.length === 0) return
  await sql`
    insert into opening_hours (operation_id, place_id, ordinal, weekday, from_minute, to_minute)
    select ${operation}, place, ordinal, weekday, "fromMinute", "toMinute"
    from jsonb_to_recordset(${JSON.stringify(hours)}) as h (
      place uuid, ordinal smallint, weekday smallint, "fromMinute" smallint, "toMinute" smallint)`.execute(db)
}

function toPlace(row: PlaceRow): Place {
  return {
    id: row.id as PlaceId,
    parent: row.parent_id as PlaceId | null,
    kind: row.kind as PlaceKind,
    name: row.name,
    floor: row.floor,
    floorLabel: row.floor_label,
    indoor: row.indoor,
    geometry: row.geometry,
    openingHours: row.opening_hours ?? [],
  }
}
