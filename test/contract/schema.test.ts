import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { roles } from '../../src/domain/access/policy.ts'
import { secrecy, secrecyOf } from '../../src/domain/access/secrecy.ts'
import { sensitivities } from '../../src/domain/incident/crime-codes.ts'
import { incidentPrecisions, incidentSources, investigationStates } from '../../src/domain/incident/incident.ts'
import { purposes, regimes, sourceGrades } from '../../src/domain/incident/marks.ts'
import { walkKinds } from '../../src/domain/place/ground.ts'
import { areaRoles, indoorKinds, placeKinds } from '../../src/domain/place/place.ts'
import { describeOnEachDatabase } from './databases.ts'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
}

/** Tables that belong to the sign-in library or to the migrations: not an operation's. */
const notAnOperations = new Set(['schema_migrations', 'user', 'session', 'account', 'verification'])

describeOnEachDatabase('the schema', (database) => {
  const columns = async (): Promise<readonly Column[]> =>
    (
      await sql<Column>`
        select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable
        from information_schema.columns where table_schema = 'public'`.execute(database.db)
    ).rows

  it('gives every column a secrecy label, and labels nothing that is not there', async () => {
    const all = await columns()
    expect(all.length).toBeGreaterThan(150)
    expect(all.filter(({ table, column }) => secrecyOf(table, column) === null)).toEqual([])
    const names = new Set(all.map(({ table, column }) => `${table}.${column}`))
    expect([...secrecy.keys()].filter((name) => !names.has(name))).toEqual([])
  })

  it('keys every table first by operation or organisation', async () => {
    const { rows } = await sql<{ table: string; first: string }>`
      select c.relname as table, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and c.relnamespace = 'public'::regnamespace`.execute(database.db)
    const tables = rows.filter(({ table }) => !notAnOperations.has(table))
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter(({ first }) => !['operation_id', 'organisation_id'].includes(first))).toEqual([])
    const { rows: keyless } = await sql`
      select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`.execute(database.db)
    expect(keyless).toEqual([])
  })

  it('links no score to a person: a table that names one measures nothing (S27)', async () => {
    const all = await columns()
    const names = /^(staff_id|userId|user_id|person_id|email)$/
    const persons = new Set(all.filter((c) => names.test(c.column) || c.table === 'user').map((c) => c.table))
    expect([...persons].sort()).toEqual([
      'account',
      'api_tokens',
      'audit_log',
      'imports',
      'last_looks',
      'members',
      'saved_views',
      'session',
      'user',
    ])
    // The order of the log and of imports is a number too, and the only one.
    const numbers = all.filter(
      (c) => persons.has(c.table) && /int|numeric|double|real/.test(c.type) && c.column !== 'sequence',
    )
    expect(numbers).toEqual([])
    const scores = /score|risk|rank|rating|probab|predict/i
    expect(all.filter((c) => scores.test(c.column))).toEqual([])
  })

  it('has no field for a person outside sign-in, nor for free text (S26)', async () => {
    const persons = /person|namn|first|last_?name|phone|telefon|ssn|plate|suspect|victim|witness|offender|birth/i
    const free = /note|comment|description|remark|free|summary|narrative|text/i
    const wrong = (await columns()).filter(({ column }) => persons.test(column) || free.test(column))
    expect(wrong).toEqual([])
  })

  it('has the four marks on every record and none without them (L1, L7)', async () => {
    const marks = ['regime', 'controller', 'purpose', 'source_grade']
    const all = await columns()
    for (const table of ['incident_versions', 'points']) {
      const marked = all.filter((c) => c.table === table && marks.includes(c.column) && !c.nullable)
      expect(marked.map((c) => c.column).sort()).toEqual([...marks].sort())
    }
  })

  /** The values that a check lists, read back from the catalogue. */
  const listed = async (table: string, column: string): Promise<string[]> => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = ${table}::regclass and contype = 'c' and conname = ${`${table}_${column}_check`}`.execute(
      database.db,
    )
    return [...(rows[0]?.definition ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '').sort()
  }

  it.each([
    ['places', 'kind', placeKinds],
    ['areas', 'role', areaRoles],
    ['members', 'role', roles],
    ['walk_links', 'kind', walkKinds],
    ['place_edits', 'role', roles],
    ['incident_versions', 'source', incidentSources],
    ['incident_versions', 'precision', incidentPrecisions],
    ['incident_versions', 'investigation', investigationStates],
    ['incident_versions', 'regime', regimes],
    ['incident_versions', 'purpose', purposes],
    ['incident_versions', 'source_grade', sourceGrades],
    ['points', 'regime', regimes],
    ['points', 'purpose', purposes],
    ['points', 'source_grade', sourceGrades],
    ['crime_groups', 'sensitivity', sensitivities],
    ['crime_codes', 'sensitivity', sensitivities],
  ] as const)('lists for %s.%s what the domain lists', async (table, column, values) => {
    expect(await listed(table, column)).toEqual([...values].sort())
  })

  it('knows the roofed kinds as the domain does', async () => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conname = 'places_roofed_kinds_are_indoors'`.execute(database.db)
    const kinds = [...(rows[0]?.definition ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1])
    expect(new Set(kinds)).toEqual(indoorKinds)
  })
})
