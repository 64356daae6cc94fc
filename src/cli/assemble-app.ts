import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { done } from '../domain/result.ts'
import { openRowSource } from '../files/open-row-source.ts'
import { receiveFile } from '../files/receive-file.ts'
import { fileSpools } from '../files/spool.ts'
import { accountsOf } from '../http/accounts.ts'
import { type App, createApp } from '../http/app.ts'
import { signInLibrary } from '../http/better-auth.ts'
import { clientFiles } from '../http/client-files.ts'
import type { ServedBasemap, Uploads } from '../http/deps.ts'
import { LiveFeed } from '../http/live-feed.ts'
import { sessionsOf } from '../http/sign-in.ts'
import { currentMigration } from '../storage/migrate.ts'
import type { Database } from '../storage/open-database.ts'
import { createStore } from '../storage/store.ts'
import type { Accounts, Clock, Compute, Randomness, Store } from '../usecases/ports.ts'
import { layerReader } from '../usecases/read-layer.ts'
import { pictureReader } from '../usecases/read-picture.ts'
import { watchReader } from '../usecases/read-watch.ts'
import { exportSeal } from './export-seal.ts'
import { packageVersion } from './package-version.ts'
import { writeWorkbook } from './write-workbook.ts'

export const systemClock: Clock = { now: () => Date.now() }
const systemRandomness: Randomness = { bytes: (count) => new Uint8Array(randomBytes(count)) }

export interface AssembledApp {
  readonly app: App
  readonly store: Store
  readonly accounts: Accounts
  readonly live: LiveFeed
}

export interface Parts {
  readonly database: Database
  readonly compute: Compute
  readonly publicUrl: URL
  readonly secret: string
  readonly basemap: ServedBasemap | null
  /** Where uploads and checked rows wait; for this process alone. */
  readonly spoolFolder: string
  logFault(error: unknown): void
}

/** Files on their way in, in a folder of ours. */
export const uploadsIn = (folder: string): Uploads => ({
  receive: async (body, fileName) => {
    const received = await receiveFile(body, folder)
    if (!received.ok) return received
    const { path, discard } = received.value
    try {
      return done({ source: await openRowSource(path, fileName), discard })
    } catch (error) {
      await discard()
      throw error
    }
  },
})

/** Its tables are not among those the store's queries know. */
const libraryOn = (database: Database, publicUrl: URL, secret: string) =>
  signInLibrary({ db: database.db as never, publicUrl, secret, clock: systemClock, randomness: systemRandomness })

/** Compiled (`dist/cli`) and as source (`src/cli`) the package's root is two folders up. */
const clientFolder = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Puts the server together on an open, migrated database. */
export function assembleApp({
  database,
  compute,
  publicUrl,
  secret,
  basemap,
  spoolFolder,
  logFault,
}: Parts): AssembledApp {
  const [clock, randomness] = [systemClock, systemRandomness]
  const store = createStore(database.db)
  const library = libraryOn(database, publicUrl, secret)
  const accounts = accountsOf(library)
  const live = new LiveFeed({ revisions: (all) => store.read((tx) => tx.operations.revisions(all)), logFault })
  const app = createApp({
    store,
    live,
    clock,
    randomness,
    spools: fileSpools(spoolFolder),
    uploads: uploadsIn(spoolFolder),
    readPicture: pictureReader({ store, clock, compute }),
    readLayer: layerReader({ store, clock, compute }),
    readWatch: watchReader({ store, clock, compute }),
    accounts,
    sessions: sessionsOf(library),
    health: async () => ({ database: database.kind, migration: (await currentMigration(database.db)) ?? 'none' }),
    version: packageVersion(),
    seal: exportSeal(secret),
    writeWorkbook,
    publicUrl,
    basemap,
    clientFile: clientFiles(clientFolder),
    logFault,
  })
  return { app, store, accounts, live }
}
