import { type Kysely, sql } from 'kysely'
import { invariant } from '../domain/result.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { raiseRevision } from './operations.ts'
import type { Tables } from './tables.ts'

export const harmQueries = (db: Kysely<Tables>): StoreTx['harm'] => ({
  async current(operation) {
    const table = await db
      .selectFrom('harm_tables')
      .select(['version', 'source', 'set_at'])
      .where('operation_id', '=', operation)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!table) return null
    const rows = await db
      .selectFrom('harm_weights')
      .select(['crime_group', 'weight'])
      .where('operation_id', '=', operation)
      .where('version', '=', table.version)
      .orderBy('crime_group')
      .execute()
    const weights = Object.fromEntries(rows.map((row) => [row.crime_group, row.weight]))
    return { source: table.source, weights, setAt: table.set_at.getTime() }
  },

  async set(operation, { source, weights, setAt }) {
    // First: it locks the operation's row, so that two who set a table at once get one version each.
    await raiseRevision(db, operation)
    const { rows } = await sql<{ version: number }>`
      insert into harm_tables (operation_id, version, set_at, source)
      select ${operation}, coalesce(max(version), 0) + 1, ${new Date(setAt)}, ${source}
      from harm_tables where operation_id = ${operation}
      returning version`.execute(db)
    const version = rows[0]?.version
    invariant(version !== undefined, 'an insert returns the row it made')
    const values = Object.entries(weights).map(([group, weight]) => ({
      operation_id: operation,
      version,
      crime_group: group,
      weight,
    }))
    if (values.length > 0) await db.insertInto('harm_weights').values(values).execute()
    return version
  },
})
