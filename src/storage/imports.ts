import { type Kysely, type Selectable, sql } from 'kysely'
import type { ImportId, OperationId, StaffId } from '../domain/ids.ts'
import type { ImportFigures, ImportRecord, RowProblem, RowProblemCode } from '../domain/import/import-record.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import { StoreRefusal, type StoreTx } from '../usecases/ports.ts'
import { raiseRevision } from './operations.ts'
import type { Tables } from './tables.ts'
import { sweepAbandoned, undoImport } from './undo-import.ts'

/** A writer gives a sign of life with every batch, which takes a fraction of a second. */
const silentSeconds = 30

export const importQueries = (db: Kysely<Tables>): StoreTx['imports'] => ({
  async add(operation, record, problems) {
    if (record.status === 'writing') await sweepAbandoned(db, { operation, olderThanSeconds: silentSeconds })
    await db
      .insertInto('imports')
      .values({ operation_id: operation, id: record.id, ...toColumns(record) })
      .execute()
    await addProblems(db, operation, record.id, problems)
  },

  async update(operation, record) {
    const { numUpdatedRows } = await db
      .updateTable('imports')
      .set(toColumns(record))
      .where('operation_id', '=', operation)
      .where('id', '=', record.id)
      .executeTakeFirst()
    // Swept away while its writer stood still: there is nothing left to acknowledge.
    if (numUpdatedRows === 0n) throw new StoreRefusal({ code: 'import.abandoned' })
    // What a writing import stored becomes visible here, all at once.
    await raiseRevision(db, operation)
    // The embedded database has nobody else who keeps the planner's statistics.
    if (record.status === 'done') await sql`analyze incident_versions (operation_id, id, key)`.execute(db)
  },

  async find(operation, id) {
    const row = await db
      .selectFrom('imports')
      .selectAll()
      .where('operation_id', '=', operation)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? toRecord(row) : null
  },

  async list(operation, page) {
    const rows = await db
      .selectFrom('imports')
      .selectAll()
      .where('operation_id', '=', operation)
      .$if(page?.before != null, (query) =>
        query.where('sequence', '<', (inner) =>
          inner
            .selectFrom('imports as seen')
            .select('seen.sequence')
            .where('seen.operation_id', '=', operation)
            .where('seen.id', '=', page?.before ?? ''),
        ),
      )
      .orderBy('sequence', 'desc')
      .$if(page !== undefined, (query) => query.limit(page?.limit ?? 1))
      .execute()
    return rows.map(toRecord)
  },

  async problems(operation, id) {
    const rows = await db
      .selectFrom('import_problems')
      .selectAll()
      .where('operation_id', '=', operation)
      .where('import_id', '=', id)
      .orderBy('ordinal')
      .execute()
    return rows.map(({ row_number: row, column_name: column, value, code }) => ({
      row,
      column,
      value,
      code: code as RowProblemCode,
    }))
  },

  undo: (operation, id) => undoImport(db, operation, id),

  async saveMapping(operation, { name, ...mapping }) {
    const text = JSON.stringify(mapping)
    await db
      .insertInto('saved_mappings')
      .values({ operation_id: operation, name, mapping: text })
      .onConflict((conflict) => conflict.columns(['operation_id', 'name']).doUpdateSet({ mapping: text }))
      .execute()
  },

  async findMapping(operation, name) {
    const row = await db
      .selectFrom('saved_mappings')
      .select('mapping')
      .where('operation_id', '=', operation)
      .where('name', '=', name)
      .executeTakeFirst()
    return row ? (row.mapping as Mapping) : null
  },
})

async function addProblems(
  db: Kysely<Tables>,
  operation: OperationId,
  id: ImportId,
  problems: readonly RowProblem[],
): Promise<void> {
  if (problems.length === 0) return
  const rows = problems.map((problem, ordinal) => ({ ...problem, ordinal }))
  await sql`
    insert into import_problems (operation_id, import_id, ordinal, row_number, column_name, value, code)
    select ${operation}, ${id}, ordinal, "row", "column", value, code
    from jsonb_to_recordset(${JSON.stringify(rows)}) as p (
      ordinal integer, "row" integer, "column" text, value text, code text)`.execute(db)
}

const toColumns = (record: ImportRecord) => ({
  status: record.status,
  at: new Date(record.at),
  staff_id: record.by,
  file_name: record.fileName,
  sha256: record.sha256,
  format: record.format,
  figures: JSON.stringify(record.figures),
})

const toRecord = (row: Selectable<Tables['imports']>): ImportRecord => ({
  id: row.id as ImportId,
  status: row.status as ImportRecord['status'],
  at: row.at.getTime(),
  by: row.staff_id as StaffId | null,
  fileName: row.file_name,
  sha256: row.sha256,
  format: row.format,
  figures: row.figures as ImportFigures,
})
