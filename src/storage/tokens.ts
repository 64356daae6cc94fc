import type { Kysely, Selectable } from 'kysely'
import type { StaffId, TokenId } from '../domain/ids.ts'
import type { ApiToken, TokenScope } from '../domain/token/token.ts'
import type { StoreTx } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

export const tokenQueries = (db: Kysely<Tables>): StoreTx['tokens'] => ({
  async add(operation, token, sha256) {
    await db
      .insertInto('api_tokens')
      .values({
        operation_id: operation,
        id: token.id,
        staff_id: token.staff,
        sha256,
        ending: token.ending,
        scopes: [...token.scopes],
        created_at: new Date(token.createdAt),
        expires_at: new Date(token.expiresAt),
        revoked_at: null,
        last_used_on: null,
      })
      .execute()
  },

  async findByHash(operation, sha256) {
    const row = await db
      .selectFrom('api_tokens')
      .selectAll()
      .where('operation_id', '=', operation)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    return row ? toToken(row) : null
  },

  async list(operation) {
    const rows = await db
      .selectFrom('api_tokens')
      .selectAll()
      .where('operation_id', '=', operation)
      .orderBy('id', 'desc')
      .execute()
    return rows.map(toToken)
  },

  async revoke(operation, id, at) {
    await db
      .updateTable('api_tokens')
      .set({ revoked_at: new Date(at) })
      .where('operation_id', '=', operation)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
  },

  async markUsed(operation, id, on) {
    await db
      .updateTable('api_tokens')
      .set({ last_used_on: on })
      .where('operation_id', '=', operation)
      .where('id', '=', id)
      .execute()
  },
})

const toToken = (row: Selectable<Tables['api_tokens']>): ApiToken => ({
  id: row.id as TokenId,
  staff: row.staff_id as StaffId,
  ending: row.ending,
  scopes: row.scopes as TokenScope[],
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  revokedAt: row.revoked_at?.getTime() ?? null,
  lastUsedOn: row.last_used_on,
})
