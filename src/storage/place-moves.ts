import { type Kysely, sql } from 'kysely'
import { contains } from '../domain/geo/polygon.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Repointing } from '../domain/place/ground.ts'
import type { Tables } from './tables.ts'

const nil = '00000000-0000-0000-0000-000000000000'

/**
 * Lets incidents and points follow a merge or a split, in every version of them, and notes where each was. What an edit
 * moves twice is noted once, with where it stood before.
 */
export async function repoint(
  db: Kysely<Tables>,
  operation: OperationId,
  revision: number,
  repointings: readonly Repointing[],
): Promise<void> {
  for (const each of repointings) {
    if (each.within !== null) await moveThoseWithin(db, operation, revision, each)
    else if (each.of === 'area') await moveAll(db, operation, revision, 'incident-area', each)
    else {
      await moveAll(db, operation, revision, 'incident-place', each)
      await movePoints(db, operation, revision, each)
    }
  }
}

const columnOf = { 'incident-place': sql.ref('place_id'), 'incident-area': sql.ref('area_id') }
type IncidentMove = keyof typeof columnOf

const noted = (operation: OperationId, revision: number, kind: string, former: string) => sql`
  insert into place_moves (operation_id, revision, kind, record_id, import_id, former_id)
  select ${operation}, ${revision}, ${kind}, id, import_id, ${former} from moved
  on conflict do nothing`

async function moveAll(
  db: Kysely<Tables>,
  operation: OperationId,
  revision: number,
  kind: IncidentMove,
  { from, to }: Repointing,
): Promise<void> {
  await sql`
    with moved as (
      update incident_versions set ${columnOf[kind]} = ${to}
      where operation_id = ${operation} and ${columnOf[kind]} = ${from} returning id, import_id)
    ${noted(operation, revision, kind, from)}`.execute(db)
}

async function movePoints(db: Kysely<Tables>, operation: OperationId, revision: number, { from, to }: Repointing) {
  await sql`
    with moved as (
      update points set place_id = ${to} where operation_id = ${operation} and place_id = ${from}
      returning id, ${nil}::uuid as import_id)
    ${noted(operation, revision, 'point', from)}`.execute(db)
}

/** Incidents with a position of their own go with the part of a split that they lie in; the rest stay. */
async function moveThoseWithin(
  db: Kysely<Tables>,
  operation: OperationId,
  revision: number,
  { from, to, within }: Repointing,
): Promise<void> {
  if (within?.type !== 'Polygon') return
  const { rows } = await sql<{ id: string; import_id: string; east: number; north: number }>`
    select id, import_id, east_metres as east, north_metres as north from incident_versions
    where operation_id = ${operation} and place_id = ${from} and east_metres is not null`.execute(db)
  const inside = rows.filter(({ east, north }) => contains(within, { eastMetres: east, northMetres: north }))
  if (inside.length === 0) return
  await sql`
    with moved as (
      update incident_versions v set place_id = ${to}
      from unnest(${inside.map(({ id }) => id)}::uuid[], ${inside.map((row) => row.import_id)}::uuid[]) as i (id, import_id)
      where v.operation_id = ${operation} and v.id = i.id and v.import_id = i.import_id returning v.id, v.import_id)
    ${noted(operation, revision, 'incident-place', from)}`.execute(db)
}

/**
 * Brings back what the edit `undone` moved and nothing else, and notes that too, so that it can be done again. An incident that has
 * since lost its place, or got another by a correction, is left alone.
 */
export async function moveBack(
  db: Kysely<Tables>,
  operation: OperationId,
  revision: number,
  undone: number,
): Promise<void> {
  for (const kind of ['incident-place', 'incident-area'] as const) {
    const column = columnOf[kind]
    await sql`
      with was as (
        select m.record_id as id, m.import_id, m.former_id, v.${column} as left_id
        from place_moves m join incident_versions v
          on v.operation_id = m.operation_id and v.id = m.record_id and v.import_id = m.import_id
        where m.operation_id = ${operation} and m.revision = ${undone} and m.kind = ${kind} and v.${column} is not null),
      moved as (
        update incident_versions v set ${column} = was.former_id from was
        where v.operation_id = ${operation} and v.id = was.id and v.import_id = was.import_id
        returning v.id, v.import_id, was.left_id)
      insert into place_moves (operation_id, revision, kind, record_id, import_id, former_id)
      select ${operation}, ${revision}, ${kind}, id, import_id, left_id from moved`.execute(db)
  }
  await sql`
    with was as (
      select m.record_id as id, m.former_id, p.place_id as left_id
      from place_moves m join points p on p.operation_id = m.operation_id and p.id = m.record_id
      where m.operation_id = ${operation} and m.revision = ${undone} and m.kind = 'point'),
    moved as (
      update points p set place_id = was.former_id from was
      where p.operation_id = ${operation} and p.id = was.id returning p.id, was.left_id)
    insert into place_moves (operation_id, revision, kind, record_id, import_id, former_id)
    select ${operation}, ${revision}, 'point', id, ${nil}, left_id from moved`.execute(db)
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
      union select place_id from points where operation_id = ${operation}) held
    where ${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}
