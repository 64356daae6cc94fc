import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { ImportId, IncidentId, OperationId } from '../domain/ids.ts'
import { type PackedIncidents, StoreRefusal, type WriteCounts } from '../usecases/ports.ts'
import { binaryArray } from './binary-array.ts'
import { forgetFormerPlaces } from './forget-place.ts'
import { offeredColumns } from './incident-row.ts'
import { raiseRevision } from './operations.ts'
import type { Tables } from './tables.ts'

const columnNames = offeredColumns.map(({ name }) => name)
const names = sql.raw(columnNames.join(', '))

/** Compared by the database, so that what it holds decides and not how a driver writes a number. */
const compared = columnNames.slice(2)
const sameRow = sql.raw(
  `(${compared.map((name) => `c.${name}`).join(', ')}) is not distinct from (${compared.map((name) => `o.${name}`).join(', ')})`,
)

/** An offered incident whose key is there with other content, and the id that it keeps. */
interface Changed {
  readonly key: string
  readonly id: IncidentId
}

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
  batch: PackedIncidents,
): Promise<WriteCounts> {
  const visible = await signOfLife(db, operation, by)
  const { offered, added, changed, own } = await addNew(db, operation, by, batch)
  if (own) await removeOwn(db, operation, by, changed)
  if (changed.length > 0) await replaceFormer(db, operation, by, batch, changed)
  // The embedded database computes on this thread: others get their turn between batches.
  await setImmediate()
  if (visible && (added > 0 || changed.length > 0)) await raiseRevision(db, operation)
  return { added, updated: changed.length, unchanged: offered - added - changed.length }
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
  batch: PackedIncidents,
): Promise<{ offered: number; added: number; changed: readonly Changed[]; own: boolean }> {
  const { rows } = await sql<{ offered: number; added: number; changed: Changed[] | null; own: boolean | null }>`
    with offered as (${rowsOf(batch)}),
    found as materialized (
      select o.*, c.id as known, c.import_id = ${by} as own, ${sameRow} as same
      from offered o left join lateral (
        select * from incident_versions v
        where ${isIn(operation)} and v.key = o.key and v.replaced_by is null limit 1) c on true),
    written as (
      insert into incident_versions (operation_id, import_id, ${names})
      select ${operation}, ${by}, ${names} from found where known is null returning 1)
    select (select count(*) from found) as offered, (select count(*) from written) as added,
      jsonb_agg(jsonb_build_object('key', key, 'id', known)) as changed, bool_or(own) as own
    from found where known is not null and not same`.execute(db)
  const { offered = 0, added = 0, changed = null, own = false } = rows[0] ?? {}
  return { offered, added, changed: changed ?? [], own: own === true }
}

/** Current versions by key: found key by key for the reason given at `addNew`, then taken by their physical address. */
const currentOf = (operation: OperationId, changed: readonly Changed[]) => sql`ctid = any(array(
  select c.ctid from unnest(${keysOf(changed)}::text[]) as given(key), lateral (
    select v.ctid from incident_versions v
    where ${isIn(operation)} and v.key = given.key and v.replaced_by is null limit 1) c))`

const keysOf = (changed: readonly Changed[]) =>
  binaryArray(
    'text',
    changed.map(({ key }) => key),
  )

/** What this same import wrote a batch earlier needs no former version. */
async function removeOwn(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  changed: readonly Changed[],
): Promise<void> {
  await sql`delete from incident_versions where ${currentOf(operation, changed)} and import_id = ${by}`.execute(db)
}

const namesWithKnownId = sql.raw(columnNames.map((name) => (name === 'id' ? 'known.id' : `o.${name}`)).join(', '))

/** The former versions are kept for undo; the incidents keep their ids. */
async function replaceFormer(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  batch: PackedIncidents,
  changed: readonly Changed[],
): Promise<void> {
  await sql`update incident_versions set replaced_by = ${by} where ${currentOf(operation, changed)}`.execute(db)
  const ids = binaryArray(
    'uuid',
    changed.map(({ id }) => id),
  )
  const { rows: placeless } = await sql<{ id: IncidentId; group: string }>`
    with written as (
      insert into incident_versions (operation_id, import_id, ${names})
      select ${operation}, ${by}, ${namesWithKnownId}
      from (${rowsOf(batch)}) as o join unnest(${keysOf(changed)}::text[], ${ids}::uuid[]) as known(key, id) on known.key = o.key
      returning id, crime_group, place_id, east_metres)
    select id, crime_group as group from written where place_id is null and east_metres is null`.execute(db)
  await forgetFormerPlaces(db, operation, placeless)
}

/** The batch as a table: one array a column, which both drivers send in a single round. */
function rowsOf(batch: PackedIncidents) {
  const arrays = sql.join(offeredColumns.map(({ type }, column) => sql`${batch[column]}::${sql.raw(type)}[]`))
  const columns = offeredColumns.map(({ name, isTime }) => (isTime ? `to_timestamp(${name} / 1000) as ${name}` : name))
  return sql`select ${sql.raw(columns.join(', '))} from unnest(${arrays}) as given(${names})`
}
