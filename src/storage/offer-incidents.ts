import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { ImportId, IncidentId, OperationId } from '../domain/ids.ts'
import { type OfferedIncident, StoreRefusal, type WriteCounts } from '../usecases/ports.ts'
import { binaryArray } from './binary-array.ts'
import { forgetFormerPlaces } from './forget-place.ts'
import { offeredColumns } from './incident-row.ts'
import { raiseRevision } from './operations.ts'
import type { Tables } from './tables.ts'

const names = sql.raw(offeredColumns.map(({ name }) => name).join(', '))

/** Compared by the database, so that what it holds decides and not how a driver writes a number. */
const compared = offeredColumns.slice(2).map(({ name }) => name)
const sameRow = sql.raw(
  `(${compared.map((name) => `c.${name}`).join(', ')}) is not distinct from (${compared.map((name) => `o.${name}`).join(', ')})`,
)

/**
 * Adds new incidents, writes a new version of changed ones and counts equal ones, in two to five statements a batch
 * whatever its size.
 * @param by the import; keys in `batch` are unequal to each other
 * @throws StoreRefusal `import.abandoned` when the import was swept away meanwhile
 */
export async function offerIncidents(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  batch: readonly OfferedIncident[],
): Promise<WriteCounts> {
  if (batch.length === 0) return { added: 0, updated: 0, unchanged: 0 }
  const visible = await signOfLife(db, operation, by)
  const { added, changed, own } = await addNew(db, operation, by, batch)
  if (own) await removeOwn(db, operation, by, changed)
  if (changed.length > 0) await replaceFormer(db, operation, by, changed)
  // The embedded database computes on this thread: others get their turn between batches.
  await setImmediate()
  if (visible && (added > 0 || changed.length > 0)) await raiseRevision(db, operation)
  return { added, updated: changed.length, unchanged: batch.length - added - changed.length }
}

/** @returns whether readers see the import's rows as soon as the transaction commits */
async function signOfLife(db: Kysely<Tables>, operation: OperationId, by: ImportId): Promise<boolean> {
  const { rows } = await sql<{ status: string }>`
    update imports set touched_at = clock_timestamp() where operation_id = ${operation} and id = ${by}
    returning status`.execute(db)
  const status = rows[0]?.status
  if (status !== 'writing' && status !== 'done') throw new StoreRefusal({ code: 'import.abandoned' })
  return status === 'done'
}

/** Written so that no index that begins with the operation can answer it: the lookup must go by the key. */
const isIn = (operation: OperationId) => sql`v.operation_id::text = ${operation}`

/**
 * `lateral` with a limit makes the planner look each key up in the index: without statistics it would read the
 * whole operation for every batch.
 */
async function addNew(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  batch: readonly OfferedIncident[],
): Promise<{ added: number; changed: readonly OfferedIncident[]; own: boolean }> {
  const { rows } = await sql<{ added: number; changed: { key: string; id: IncidentId }[] | null; own: boolean | null }>`
    with offered as (${rowsOf(batch)}),
    found as materialized (
      select o.*, c.id as known, c.import_id = ${by} as own, ${sameRow} as same
      from offered o left join lateral (
        select * from incident_versions v
        where ${isIn(operation)} and v.key = o.key and v.replaced_by is null limit 1) c on true),
    written as (
      insert into incident_versions (operation_id, import_id, ${names})
      select ${operation}, ${by}, ${names} from found where known is null returning 1)
    select (select count(*) from written) as added,
      jsonb_agg(jsonb_build_object('key', key, 'id', known)) as changed, bool_or(own) as own
    from found where known is not null and not same`.execute(db)
  const { added = 0, changed = null, own = false } = rows[0] ?? {}
  const ids = new Map(changed?.map(({ key, id }) => [key, id]))
  const kept = batch.flatMap((incident) => {
    const id = ids.get(incident.key)
    return id === undefined ? [] : [{ ...incident, id }]
  })
  return { added, changed: kept, own: own === true }
}

/** Current versions by key: found key by key for the reason given at `addNew`, then taken by their physical address. */
const currentOf = (operation: OperationId, incidents: readonly OfferedIncident[]) => sql`ctid = any(array(
  select c.ctid from unnest(${binaryArray(
    'text',
    incidents.map(({ key }) => key),
  )}::text[]) as given(key), lateral (
    select v.ctid from incident_versions v
    where ${isIn(operation)} and v.key = given.key and v.replaced_by is null limit 1) c))`

/** What this same import wrote a batch earlier needs no former version. */
async function removeOwn(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  changed: readonly OfferedIncident[],
): Promise<void> {
  await sql`delete from incident_versions where ${currentOf(operation, changed)} and import_id = ${by}`.execute(db)
}

/** The former versions are kept for undo; the incidents keep their ids. */
async function replaceFormer(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  changed: readonly OfferedIncident[],
): Promise<void> {
  await sql`update incident_versions set replaced_by = ${by} where ${currentOf(operation, changed)}`.execute(db)
  await sql`
    insert into incident_versions (operation_id, import_id, ${names})
    select ${operation}, ${by}, ${names} from (${rowsOf(changed)}) as o`.execute(db)
  await forgetFormerPlaces(db, operation, changed)
}

/** The batch as a table: one array a column, which both drivers send in a single round. */
function rowsOf(batch: readonly OfferedIncident[]) {
  const arrays = sql.join(
    offeredColumns.map(({ type, of }) => sql`${binaryArray(type, batch.map(of))}::${sql.raw(type)}[]`),
  )
  const columns = offeredColumns.map(({ name, isTime }) => (isTime ? `to_timestamp(${name} / 1000) as ${name}` : name))
  return sql`select ${sql.raw(columns.join(', '))} from unnest(${arrays}) as given(${names})`
}
