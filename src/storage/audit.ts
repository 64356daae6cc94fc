import type { Kysely } from 'kysely'
import type { OperationId, StaffId } from '../domain/ids.ts'
import type { StoreTx } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

/** Stands for "no operation": a key cannot be null. */
const noOperation = '00000000-0000-0000-0000-000000000000'

export const auditQueries = (db: Kysely<Tables>): StoreTx['audit'] => ({
  async record(entry) {
    await db
      .insertInto('audit_log')
      .values({
        operation_id: entry.operation ?? noOperation,
        at: new Date(entry.at),
        staff_id: entry.staff,
        action: entry.action,
        subject: entry.subject,
      })
      .execute()
  },

  async list(operation, limit, before) {
    const rows = await db
      .selectFrom('audit_log')
      .leftJoin('user', 'user.id', 'audit_log.staff_id')
      .selectAll('audit_log')
      .select('user.name')
      .where('operation_id', '=', operation)
      .$if(before !== undefined, (query) => query.where('sequence', '<', before as number))
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      operation: row.operation_id === noOperation ? null : (row.operation_id as OperationId),
      at: row.at.getTime(),
      staff: row.staff_id as StaffId | null,
      displayName: row.name,
      action: row.action,
      subject: row.subject,
      sequence: row.sequence,
    }))
  },
})
