import { type Kysely, sql } from 'kysely'
import type { ImportId, OperationId } from '../domain/ids.ts'
import { raiseRevision } from './operations.ts'
import type { Tables } from './tables.ts'

/**
 * Takes back what an import wrote: its versions go, those they replaced stand again, and the places that it made go
 * where nothing else has come to use them. Also ends an import that is still being written.
 * @returns null when there is no such import to undo, or a later import changed incidents that this one wrote
 */
export async function undoImport(
  db: Kysely<Tables>,
  operation: OperationId,
  id: ImportId,
): Promise<{ removed: number; restored: number } | null> {
  const marked = await sql`
    update imports set status = 'undone'
    where operation_id = ${operation} and id = ${id} and status in ('writing', 'done')
      and not exists (select from incident_versions v
        where v.operation_id = ${operation} and v.import_id = ${id} and v.replaced_by is not null)
    returning id`.execute(db)
  if (marked.rows.length === 0) return null
  const written = await countOf(
    sql`
    with gone as (delete from incident_versions
      where operation_id = ${operation} and import_id = ${id} returning 1)
    select count(*)::integer as n from gone`.execute(db),
  )
  const restored = await countOf(
    sql`
    with back as (update incident_versions set replaced_by = null
      where operation_id = ${operation} and replaced_by = ${id} returning 1)
    select count(*)::integer as n from back`.execute(db),
  )
  await removePlaces(db, operation, id)
  await raiseRevision(db, operation)
  return { removed: written - restored, restored }
}

async function countOf(answer: Promise<{ rows: unknown[] }>): Promise<number> {
  return ((await answer).rows[0] as { n: number }).n
}

/**
 * Places that a later import's incidents, a point, a walk or a place below them use stay, as if people had entered them.
 * `not in` a list without nulls is always one look into a hash; `not exists` was, without statistics, a loop in a loop.
 */
async function removePlaces(db: Kysely<Tables>, operation: OperationId, id: ImportId): Promise<void> {
  await sql`
    delete from places where operation_id = ${operation} and import_id = ${id}
      and id not in (select place_id from incident_versions
        where operation_id = ${operation} and place_id is not null)
      and id not in (select to_place_id from point_changes
        where operation_id = ${operation} and to_place_id is not null)
      and id not in (select place_id from point_decisions
        where operation_id = ${operation} and place_id is not null)
      and id not in (select from_id from walk_links where operation_id = ${operation} and from_id is not null)
      and id not in (select to_id from walk_links where operation_id = ${operation} and to_id is not null)
      and id not in (select parent_id from places
        where operation_id = ${operation} and parent_id is not null and import_id is distinct from ${id})`.execute(db)
  await sql`
    update places set import_id = null where operation_id = ${operation} and import_id = ${id}`.execute(db)
}

/**
 * Removes imports whose writer died: nobody has seen their rows, nobody will.
 * @param which one operation or, left out, all; `olderThanSeconds` without a sign of life
 */
export async function sweepAbandoned(
  db: Kysely<Tables>,
  which: { readonly operation?: OperationId; readonly olderThanSeconds: number },
): Promise<void> {
  const { rows } = await sql<{ operation_id: OperationId; id: ImportId }>`
    select operation_id, id from imports
    where status = 'writing' and touched_at <= clock_timestamp() - make_interval(secs => ${which.olderThanSeconds})
      and (${which.operation ?? null}::uuid is null or operation_id = ${which.operation ?? null})
    for update skip locked`.execute(db)
  for (const { operation_id, id } of rows) {
    await undoImport(db, operation_id, id)
    await db.deleteFrom('imports').where('operation_id', '=', operation_id).where('id', '=', id).execute()
  }
}
