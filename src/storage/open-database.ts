import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, type PoolConfig } from 'pg'
import { done, type Result, refuse } from '../domain/result.ts'
import { lockFolder } from './folder-lock.ts'
import { parsers } from './parsers.ts'
import type { OpenProblem } from './problems.ts'
import type { Tables } from './tables.ts'
import { sweepAbandoned } from './undo-import.ts'

export type DatabaseKind = 'pglite' | 'postgresql'

/** One handle for both kinds: the same dialect, the same driver's parsers, the time zone UTC. */
export interface Database {
  readonly kind: DatabaseKind
  /** As the server names itself, such as `18.6` or `15.14`. */
  readonly version: string
  readonly db: Kysely<Tables>
  /** Ends open connections, closes the embedded database and frees its lock. */
  close(): Promise<void>
}

export interface DatabaseSettings {
  /** `postgres://…`: PostgreSQL 15 or newer. Goes before `dataFolder`. */
  readonly databaseUrl?: string
  /** The folder that holds the embedded database; without it and without an address it lives in memory. */
  readonly dataFolder?: string
}

/** Below 15 PostgreSQL lacks what the migrations use, and soon its makers' care. */
export const isTooOld = (version: string): boolean => Number.parseInt(version, 10) < 15

/**
 * Opens the database without migrating it.
 * @returns `storage.locked`, `storage.postgresql-too-old` or `storage.unreachable` when it cannot be used
 */
export function openDatabase(settings: DatabaseSettings): Promise<Result<Database, OpenProblem>> {
  if (settings.databaseUrl) return openPostgresql(settings.databaseUrl)
  return settings.dataFolder ? openFolder(settings.dataFolder) : openEmbedded(new PGlite())
}

async function openFolder(folder: string): Promise<Result<Database, OpenProblem>> {
  const lock = lockFolder(folder)
  if (!lock.ok) return lock
  const release = () => lock.value.release()
  try {
    const opened = await openEmbedded(await openFiles(folder), release)
    if (!opened.ok) return opened
    const { db, close } = opened.value
    // Who held this folder before is gone, and with it the import that it may have been writing.
    if (await holdsIncidents(db)) {
      await db.transaction().execute((tx) => sweepAbandoned(tx, { olderThanSeconds: 0 }))
    }
    return done({ ...opened.value, close: () => tidy(db).finally(close) })
  } catch (error) {
    release()
    throw error
  }
}

/** The embedded database has no autovacuum: versions that were undone or replaced would take their room for ever. */
async function tidy(db: Kysely<Tables>): Promise<void> {
  if (await holdsIncidents(db)) await sql`vacuum incident_versions`.execute(db)
}

async function holdsIncidents(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('incident_versions') is not null as there`.execute(db)
  return rows[0]?.there === true
}

/**
 * A process killed while it makes the first files leaves some that cannot be opened: a mark stands beside them until
 * they are whole. Until then nothing was stored, so they are made anew.
 */
async function openFiles(folder: string): Promise<PGlite> {
  const files = join(folder, 'database')
  const unfinished = join(folder, 'database-unfinished')
  if (existsSync(unfinished)) rmSync(files, { recursive: true, force: true })
  if (existsSync(files)) return new PGlite(files)
  writeFileSync(unfinished, '')
  const pglite = new PGlite(files)
  await pglite.waitReady
  rmSync(unfinished)
  return pglite
}

/** @param release called after the database is closed */
export async function openEmbedded(pglite: PGlite, release = () => {}): Promise<Result<Database, OpenProblem>> {
  await pglite.waitReady
  // One connection for ever: PGlite has no other, and closing it would close nothing.
  const pool = new Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0, types: parsers } as PoolConfig)
  return describe('pglite', pool, async () => {
    await pglite.close()
    release()
  })
}

async function openPostgresql(url: string): Promise<Result<Database, OpenProblem>> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    types: parsers,
    options: '-c TimeZone=UTC',
    application_name: 'narvaro',
  })
  // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => {})
  try {
    return await describe('postgresql', pool, async () => {})
  } catch (error) {
    await pool.end()
    return refuse({ code: 'storage.unreachable', reason: reasonOf(error) })
  }
}

/** Driver messages may hold the address with its password: only the code or the plain text without it is passed on. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? `${error.code}` : error.name
}

async function describe(
  kind: DatabaseKind,
  pool: Pool,
  closed: () => Promise<void>,
): Promise<Result<Database, OpenProblem>> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await sql`set time zone 'UTC'`.execute(db)
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
  const version = rows[0]?.version.split(' ')[0] ?? 'unknown'
  const close = async () => {
    await db.destroy()
    await closed()
  }
  if (isTooOld(version)) {
    await close()
    return refuse({ code: 'storage.postgresql-too-old', version })
  }
  return done({ kind, version, db, close })
}
