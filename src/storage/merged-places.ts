import { type Kysely, sql } from 'kysely'
import type { OperationId, PlaceId } from '../domain/ids.ts'
import type { Tables } from './tables.ts'

/**
 * Places that became part of another while decisions or proposals on points, or appointments, name them. They stay
 * behind, seen by nobody, as a name for where they went, since what was decided is only ever added to.
 * @returns those of `gone` that stay so
 */
export async function keepMerged(
  db: Kysely<Tables>,
  operation: OperationId,
  gone: readonly string[],
  merged: ReadonlyMap<PlaceId, PlaceId>,
): Promise<readonly string[]> {
  const candidates = gone.filter((id) => merged.has(id as PlaceId))
  const kept = await namedByPoints(db, operation, candidates)
  for (const id of kept) {
    const into = merged.get(id as PlaceId)
    // It lies in what it went into, so that what it lay in before can be removed.
    await sql`
      update places set merged_into = ${into}, parent_id = ${into}, import_id = null
      where operation_id = ${operation} and id = ${id}`.execute(db)
  }
  return kept
}

/** Where each merged place went in the end. */
export async function mergedPlaces(db: Kysely<Tables>, operation: OperationId): Promise<(place: string) => PlaceId> {
  const { rows } = await sql<{ id: string; merged_into: string }>`
    select id, merged_into from places where operation_id = ${operation} and merged_into is not null`.execute(db)
  const into = new Map(rows.map((row) => [row.id, row.merged_into]))
  return (place) => {
    let now = place
    for (let next = into.get(now); next !== undefined; next = into.get(now)) now = next
    return now as PlaceId
  }
}

const named = (operation: OperationId) => sql`
  select place_id as id from point_decisions where operation_id = ${operation} and place_id is not null
  union select from_place_id from point_changes where operation_id = ${operation} and from_place_id is not null
  union select to_place_id from point_changes where operation_id = ${operation} and to_place_id is not null
  union select place_id from point_proposals where operation_id = ${operation}
  union select origin_place_id from point_proposals where operation_id = ${operation} and origin_place_id is not null
  union select place_id from appointments where operation_id = ${operation}
  union select merged_into from places where operation_id = ${operation} and merged_into is not null`

async function namedByPoints(
  db: Kysely<Tables>,
  operation: OperationId,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from (${named(operation)}) n where id = any(${ids}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** Places and areas that incidents, in any version, or points refer to: all of them, or those among `ids`. */
export async function occupiedIds(
  db: Kysely<Tables>,
  operation: OperationId,
  ids?: readonly string[],
): Promise<readonly string[]> {
  if (ids?.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from (
      select distinct place_id as id from incident_versions where operation_id = ${operation} and place_id is not null
      union select distinct area_id from incident_versions where operation_id = ${operation} and area_id is not null
      union ${named(operation)}) held
    where ${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}
