import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type ControlledTransaction, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { migrate, readMigrations } from '../../src/storage/migrate.ts'
import { type Database, type DatabaseKind, openDatabase, openEmbedded } from '../../src/storage/open-database.ts'
import { createStoreInside } from '../../src/storage/store.ts'
import type { Tables } from '../../src/storage/tables.ts'
import type { Store } from '../../src/usecases/ports.ts'

/** What a test of the contract gets; good only inside a test, where all of it is one transaction that rolls back. */
export interface TestDatabase {
  readonly kind: DatabaseKind
  readonly store: Store
  /** The same transaction for the sign-in library and for looking at tables. */
  readonly db: ControlledTransaction<Tables>
}

/**
 * Runs the same tests on the embedded database, always, and on PostgreSQL when `NARVARO_DATABASE_URL` names one
 * where databases may be made: each file gets one of its own. Every test starts from the migrated, empty database.
 */
export function describeOnEachDatabase(name: string, tests: (database: TestDatabase) => void): void {
  describe(`${name} on PGlite`, () => tests(held('pglite', openFromTemplate)))
  describe.skipIf(!process.env.NARVARO_DATABASE_URL)(`${name} on PostgreSQL`, () =>
    tests(held('postgresql', openOwnDatabase)),
  )
}

interface Opened {
  readonly database: Database
  readonly drop: () => Promise<void>
}

function held(kind: DatabaseKind, open: () => Promise<Opened>): TestDatabase {
  let opened: Opened | undefined
  let tx: ControlledTransaction<Tables> | undefined
  let store: Store | undefined
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.drop())
  beforeEach(async () => {
    tx = await opened?.database.db.startTransaction().execute()
    store = tx && createStoreInside(tx)
  })
  afterEach(() => tx?.rollback().execute())
  const inTest = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the database is there only inside a test')
    return value
  }
  return {
    kind,
    get store() {
      return inTest(store)
    },
    get db() {
      return inTest(tx)
    },
  }
}

const root = join(import.meta.dirname, '../..')

/** A migrated embedded database in memory. */
export const openFromTemplate = (): Promise<Opened> => openFromDump('template', migrationsHash, async () => {})

/**
 * An embedded database in memory as `fill` leaves it after the migrations; that takes seconds, so a dump of it is kept for
 * later runs.
 * @param made what `fill` is made of: whenever that or a migration changes, another dump is made
 */
export async function openFromDump(
  name: string,
  made: () => string,
  fill: (database: Database) => Promise<void>,
): Promise<Opened> {
  const dump = join(root, 'node_modules/.cache/narvaro', `${name}-${made()}.tar`)
  if (!existsSync(dump)) await makeDump(dump, fill)
  const pglite = new PGlite({ loadDataDir: new Blob([readFileSync(dump)]) })
  const opened = await openEmbedded(pglite)
  if (!opened.ok) throw new Error(opened.problem.code)
  return { database: opened.value, drop: () => opened.value.close() }
}

/** Of the migrations and the database itself. */
function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const { checksum } of readMigrations()) hash.update(checksum)
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')))
  return hash.digest('hex').slice(0, 16)
}

/** Of all that makes the demo: every source but the desk's. */
export function sourcesHash(): string {
  const hash = createHash('sha256').update(migrationsHash())
  for (const layer of ['domain', 'analysis', 'usecases', 'storage', 'demo']) {
    const folder = join(root, 'src', layer)
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(readFileSync(join(folder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function makeDump(path: string, fill: (database: Database) => Promise<void>): Promise<void> {
  const pglite = new PGlite()
  const opened = await openEmbedded(pglite)
  if (!opened.ok) throw new Error(opened.problem.code)
  await migrate(opened.value.db)
  await fill(opened.value)
  const dump = await pglite.dumpDataDir('none')
  await opened.value.close()
  mkdirSync(join(path, '..'), { recursive: true })
  // Renamed into place: two test workers may make it at once.
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()))
  renameSync(unfinished, path)
}

/** A new database on the server that `NARVARO_DATABASE_URL` names, dropped at the end. */
export async function openOwnDatabase(): Promise<Opened> {
  const { url, drop } = await makeOwnDatabase()
  const opened = await openDatabase({ databaseUrl: url })
  if (!opened.ok) throw new Error(opened.problem.code)
  const migrated = await migrate(opened.value.db)
  if (!migrated.ok) throw new Error(migrated.problem.code)
  const close = async () => {
    await opened.value.close()
    await drop()
  }
  return { database: opened.value, drop: close }
}

export async function makeOwnDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.NARVARO_DATABASE_URL ?? ''
  const name = `narvaro_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const opened = await openDatabase({ databaseUrl: url })
  if (!opened.ok) throw new Error(opened.problem.code)
  await sql.raw(statement).execute(opened.value.db)
  await opened.value.close()
}
