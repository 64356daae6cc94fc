import type { Kysely, Selectable } from 'kysely'
import type { Role } from '../domain/access/policy.ts'
import type { StaffId, ViewId } from '../domain/ids.ts'
import type { SavedView, ViewSearch } from '../domain/view/view.ts'
import type { StoreTx } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

export const viewQueries = (db: Kysely<Tables>): StoreTx['views'] => ({
  async lock(operation) {
    await db
      .selectFrom('operations')
      .select('operation_id')
      .where('operation_id', '=', operation)
      .forNoKeyUpdate()
      .execute()
  },

  async list(operation) {
    const rows = await db
      .selectFrom('saved_views')
      .selectAll()
      .where('operation_id', '=', operation)
      .orderBy('id')
      .execute()
    return rows.map(toView)
  },

  async add(operation, view) {
    await db
      .insertInto('saved_views')
      .values({
        operation_id: operation,
        id: view.id,
        staff_id: view.owner,
        name: view.name,
        search: JSON.stringify(view.search),
        is_shared: view.isShared,
        by_role: view.by.role,
        by_organisation: view.by.organisation,
        changed_at: new Date(view.changedAt),
      })
      .execute()
  },

  async change(operation, id, { name, changedAt }) {
    await db
      .updateTable('saved_views')
      .set({ name, changed_at: new Date(changedAt) })
      .where('operation_id', '=', operation)
      .where('id', '=', id)
      .execute()
  },

  async remove(operation, id) {
    await db.deleteFrom('saved_views').where('operation_id', '=', operation).where('id', '=', id).execute()
  },
})

const toView = (row: Selectable<Tables['saved_views']>): SavedView => ({
  id: row.id as ViewId,
  name: row.name,
  search: row.search as ViewSearch,
  isShared: row.is_shared,
  owner: row.staff_id as StaffId | null,
  by: { role: row.by_role as Role, organisation: row.by_organisation },
  changedAt: row.changed_at.getTime(),
})
