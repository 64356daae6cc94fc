import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { done, type Result, refuse } from '../domain/result.ts'
import type { OpenProblem } from './problems.ts'
import type { Tables } from './tables.ts'

export interface Migration {
  readonly number: number
  /** File name without `.sql`, such as `0001-operations`. */
  readonly name: string
  readonly text: string
  /** SHA-256 hex of the text: an applied file that is edited afterwards is refused. */
  readonly checksum: string
}

/** What was done: the newest migration in force, and those applied now. */
export interface MigrationReport {
  readonly current: string
  readonly applied: readonly string[]
}

/** Any number that is ours: who else takes this advisory lock in the same database is also migrating it. */
const advisoryLock = 4_242_001

/** The SQL files beside this module, in order; the build copies them beside the compiled one. */
export function readMigrations(folder: URL = new URL('./migrations/', import.meta.url)): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => /^\d{4}-[a-z-]+\.sql$/.test(file))
  return files.sort().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n')
    const checksum = createHash('sha256').update(text).digest('hex')
    return { number: Number(file.slice(0, 4)), name: file.slice(0, -'.sql'.length), text, checksum }
  })
}

/** Applies what is missing, each file in a transaction of its own; a second starter waits and then finds it done. */
export async function migrate(
  db: Kysely<Tables>,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Result<MigrationReport, OpenProblem>> {
  const applied: string[] = []
  for (;;) {
    const step = await db.transaction().execute((tx) => applyNext(tx, migrations))
    if (!step.ok) return step
    if (step.value === null) return done({ current: migrations.at(-1)?.name ?? 'none', applied })
    applied.push(step.value)
  }
}

/** The newest migration in force, or null before the first. */
export async function currentMigration(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ made: boolean }>`select to_regclass('schema_migrations') is not null as made`.execute(db)
  if (!rows[0]?.made) return null
  const newest = await db.selectFrom('schema_migrations').select('name').orderBy('number', 'desc').executeTakeFirst()
  return newest?.name ?? null
}

/** @returns the name of the migration applied, null when nothing is missing */
async function applyNext(
  tx: Kysely<Tables>,
  migrations: readonly Migration[],
): Promise<Result<string | null, OpenProblem>> {
  await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(tx)
  await sql`create table if not exists schema_migrations (
    number integer primary key, name text not null, checksum text not null,
    applied_at timestamptz not null default now())`.execute(tx)
  const former = await tx.selectFrom('schema_migrations').selectAll().orderBy('number').execute()
  for (const { number, name, checksum } of former) {
    const known = migrations.find((migration) => migration.number === number)
    if (!known) return refuse({ code: 'storage.newer', migration: name })
    if (known.checksum !== checksum) return refuse({ code: 'storage.migration-edited', migration: known.name })
  }
  const next = migrations.find((migration) => !former.some(({ number }) => number === migration.number))
  if (!next) return done(null)
  await sql.raw(next.text).execute(tx)
  const { number, name, checksum } = next
  await tx.insertInto('schema_migrations').values({ number, name, checksum }).execute()
  return done(name)
}
