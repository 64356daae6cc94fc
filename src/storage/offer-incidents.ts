import { type Kysely, sql } from 'kysely'
import type { ImportId, IncidentId, OperationId } from '../domain/ids.ts'
import { type OfferedIncident, StoreRefusal, type WriteCounts } from '../usecases/ports.ts'
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
  const { added, changed } = await addNew(db, operation, by, batch)
  if (changed.length > 0) await writeVersions(db, operation, by, changed)
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

async function addNew(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  batch: readonly OfferedIncident[],
): Promise<{ added: number; changed: readonly OfferedIncident[] }> {
  const { rows } = await sql<{ added: number; changed: string[] | null }>`
    with offered as (${rowsOf(batch)}),
    found as materialized (
      select o.*, c.id is not null as known, ${sameRow} as same
      from offered o left join incident_versions c
        on c.operation_id = ${operation} and c.key = o.key and c.replaced_by is null),
    written as (
      insert into incident_versions (operation_id, import_id, ${names})
      select ${operation}, ${by}, ${names} from found where not known returning 1)
    select (select count(*) from written) as added,
      (select array_agg(key) from found where known and not same) as changed`.execute(db)
  const keys = new Set(rows[0]?.changed)
  return { added: rows[0]?.added ?? 0, changed: keys.size === 0 ? [] : batch.filter(({ key }) => keys.has(key)) }
}

/** The former version is kept for undo, unless this same import wrote it; the incident keeps its id. */
async function writeVersions(
  db: Kysely<Tables>,
  operation: OperationId,
  by: ImportId,
  changed: readonly OfferedIncident[],
): Promise<void> {
  const keys = changed.map(({ key }) => key)
  const own = await sql<{ key: string; id: IncidentId }>`
    delete from incident_versions where operation_id = ${operation} and key = any(${keys}) and import_id = ${by}
    returning key, id`.execute(db)
  const former = await sql<{ key: string; id: IncidentId }>`
    update incident_versions set replaced_by = ${by}
    where operation_id = ${operation} and key = any(${keys}) and replaced_by is null
    returning key, id`.execute(db)
  const ids = new Map([...own.rows, ...former.rows].map(({ key, id }) => [key, id]))
  const versions = changed.map((incident) => ({ ...incident, id: ids.get(incident.key) ?? incident.id }))
  await sql`
    insert into incident_versions (operation_id, import_id, ${names})
    select ${operation}, ${by}, ${names} from (${rowsOf(versions)}) as o`.execute(db)
}

/** The batch as a table: one array a column, which both drivers send in a single round. */
function rowsOf(batch: readonly OfferedIncident[]) {
  const arrays = sql.join(offeredColumns.map(({ type, of }) => sql`${batch.map(of)}::${sql.raw(type)}[]`))
  const columns = offeredColumns.map(({ name, isTime }) => (isTime ? `to_timestamp(${name} / 1000) as ${name}` : name))
  return sql`select ${sql.raw(columns.join(', '))} from unnest(${arrays}) as given(${names})`
}
