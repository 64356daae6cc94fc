import type { Kysely } from 'kysely'
import type { Role } from '../domain/access/policy.ts'
import type { StaffId } from '../domain/ids.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { toOperation } from './operations.ts'
import type { Tables } from './tables.ts'

export const memberQueries = (db: Kysely<Tables>): StoreTx['members'] => ({
  async lock(operation) {
    await db
      .selectFrom('operations')
      .select('operation_id')
      .where('operation_id', '=', operation)
      .forNoKeyUpdate()
      .execute()
  },

  async role(operation, staff) {
    const row = await db
      .selectFrom('members')
      .select('role')
      .where('operation_id', '=', operation)
      .where('staff_id', '=', staff)
      .executeTakeFirst()
    return row ? (row.role as Role) : null
  },

  async operationsOf(staff) {
    const rows = await db
      .selectFrom('members')
      .innerJoin('operations', 'operations.operation_id', 'members.operation_id')
      .selectAll('operations')
      .select('members.role')
      .where('members.staff_id', '=', staff)
      .orderBy('operations.operation_id')
      .execute()
    return rows.map((row) => ({ operation: toOperation(row), role: row.role as Role }))
  },

  async list(operation) {
    const rows = await db
      .selectFrom('members')
      .innerJoin('user', 'user.id', 'members.staff_id')
      .select(['members.staff_id', 'members.role', 'user.email', 'user.name'])
      .where('members.operation_id', '=', operation)
      .orderBy('user.email')
      .execute()
    return rows.map((row) => ({
      staff: row.staff_id as StaffId,
      email: row.email,
      displayName: row.name,
      role: row.role as Role,
    }))
  },

  async set(operation, staff, role) {
    if (role === null) {
      await db.deleteFrom('members').where('operation_id', '=', operation).where('staff_id', '=', staff).execute()
      return
    }
    await db
      .insertInto('members')
      .values({ operation_id: operation, staff_id: staff, role })
      .onConflict((conflict) => conflict.columns(['operation_id', 'staff_id']).doUpdateSet({ role }))
      .execute()
  },
})
