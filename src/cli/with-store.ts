import { randomBytes } from 'node:crypto'
import { migrate } from '../storage/migrate.ts'
import { type Database, openDatabase } from '../storage/open-database.ts'
import { createStore } from '../storage/store.ts'
import { type Randomness, type Store, StoreRefusal } from '../usecases/ports.ts'
import { refuseInWords, refuseWith } from './refusal.ts'
import { readSettings } from './settings.ts'
import type { ExitCode, Terminal } from './terminal.ts'

export interface OpenStore {
  readonly store: Store
  /** What use cases ask for beside a clock. */
  readonly deps: { readonly store: Store; readonly randomness: Randomness }
  readonly database: Database
  readonly folder: string
  /** Migrations that were applied when it was opened. */
  readonly applied: readonly string[]
  readonly migration: string
}

const randomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) }

/**
 * Opens the database that the environment names, brings it up to date, does the work and closes it again,
 * whatever became of the work. Without a server: the command has the data folder for itself.
 */
export async function withStore(
  terminal: Terminal,
  json: boolean,
  work: (open: OpenStore) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = readSettings(terminal.environment)
  if (!settings.ok) return refuseInWords(terminal, json, settings.problem.code, settings.problem.message)
  const { dataFolder: folder, databaseUrl } = settings.value
  const opened = await openDatabase(databaseUrl ? { databaseUrl } : { dataFolder: folder })
  if (!opened.ok) {
    const { problem } = opened
    return refuseWith(terminal, json, problem.code === 'storage.locked' ? { ...problem, folder } : problem)
  }
  const database = opened.value
  try {
    const migrated = await migrate(database.db)
    if (!migrated.ok) return refuseWith(terminal, json, migrated.problem)
    const { applied, current } = migrated.value
    const store = createStore(database.db)
    const deps = { store, randomness }
    return await work({ store, deps, database, folder, applied, migration: current })
  } catch (error) {
    if (error instanceof StoreRefusal) return refuseWith(terminal, json, { ...error.problem })
    throw error
  } finally {
    await database.close()
  }
}
