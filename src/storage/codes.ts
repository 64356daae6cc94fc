import { type Kysely, sql } from 'kysely'
import type { CrimeCode, CrimeCodeTable, CrimeGroup, Sensitivity } from '../domain/incident/crime-codes.ts'
import type { StoreTx } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

export const codeQueries = (db: Kysely<Tables>): StoreTx['codes'] => ({
  async current(operation) {
    const table = await db
      .selectFrom('code_tables')
      .selectAll()
      .where('operation_id', '=', operation)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!table) return null
    const { version, name, source } = table
    const [groups, codes] = [await groupsOf(db, operation, version), await codesOf(db, operation, version)]
    return { version, name, source, groups, codes }
  },

  async add(operation, table) {
    const { version, name, source } = table
    await db.insertInto('code_tables').values({ operation_id: operation, version, name, source }).execute()
    await addGroups(db, operation, table)
    await addCodes(db, operation, table)
  },
})

async function groupsOf(db: Kysely<Tables>, operation: string, version: string): Promise<readonly CrimeGroup[]> {
  const rows = await db
    .selectFrom('crime_groups')
    .selectAll()
    .where('operation_id', '=', operation)
    .where('version', '=', version)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    key: row.key,
    name: { sv: row.name_sv, en: row.name_en },
    sensitivity: row.sensitivity as Sensitivity,
  }))
}

async function codesOf(db: Kysely<Tables>, operation: string, version: string): Promise<readonly CrimeCode[]> {
  const rows = await db
    .selectFrom('crime_codes')
    .selectAll()
    .where('operation_id', '=', operation)
    .where('version', '=', version)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    group: row.crime_group,
    sensitivity: row.sensitivity as Sensitivity,
    serious: row.serious,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

async function addGroups(db: Kysely<Tables>, operation: string, table: CrimeCodeTable): Promise<void> {
  const groups = table.groups.map((group, ordinal) => ({ ...group, ...group.name, ordinal }))
  await sql`
    insert into crime_groups (operation_id, version, ordinal, key, name_sv, name_en, sensitivity)
    select ${operation}, ${table.version}, ordinal, key, sv, en, sensitivity
    from jsonb_to_recordset(${JSON.stringify(groups)}) as g (
      ordinal smallint, key text, sv text, en text, sensitivity text)`.execute(db)
}

async function addCodes(db: Kysely<Tables>, operation: string, table: CrimeCodeTable): Promise<void> {
  const codes = table.codes.map((code, ordinal) => ({ ...code, ordinal }))
  await sql`
    insert into crime_codes (operation_id, version, ordinal, code, crime_group, sensitivity, serious, valid_from, valid_to)
    select ${operation}, ${table.version}, ordinal, code, "group", sensitivity, serious, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(codes)}) as c (
      ordinal integer, code text, "group" text, sensitivity text, serious boolean, "validFrom" date, "validTo" date)`.execute(
    db,
  )
}
