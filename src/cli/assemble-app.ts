import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { accountsOf } from '../http/accounts.ts'
import { createApp } from '../http/app.ts'
import { signInLibrary } from '../http/better-auth.ts'
import { clientFiles } from '../http/client-files.ts'
import { sessionsOf } from '../http/sign-in.ts'
import { currentMigration } from '../storage/migrate.ts'
import type { Database } from '../storage/open-database.ts'
import { createStore } from '../storage/store.ts'
import type { Accounts, Clock, Randomness, Store } from '../usecases/ports.ts'

export const systemClock: Clock = { now: () => Date.now() }
export const systemRandomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) }

export interface AssembledApp {
  readonly app: (request: Request) => Promise<Response>
  readonly store: Store
  readonly accounts: Accounts
}

export interface Parts {
  readonly database: Database
  readonly publicUrl: URL
  readonly secret: string
  logFault(error: unknown): void
}

/** Compiled (`dist/cli`) and as source (`src/cli`) the package's root is two folders up. */
const packageFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const packageVersion = (): string =>
  (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version

/** Puts the server together on an open, migrated database. */
export function assembleApp({ database, publicUrl, secret, logFault }: Parts): AssembledApp {
  const [clock, randomness] = [systemClock, systemRandomness]
  const store = createStore(database.db)
  const library = signInLibrary({ db: database.db as never, publicUrl, secret, clock, randomness })
  const accounts = accountsOf(library)
  const app = createApp({
    store,
    clock,
    accounts,
    sessions: sessionsOf(library),
    health: async () => ({ database: database.kind, migration: (await currentMigration(database.db)) ?? 'none' }),
    version: packageVersion(),
    publicUrl,
    clientFile: clientFiles(packageFile('dist/web')),
    logFault,
  })
  return { app, store, accounts }
}
