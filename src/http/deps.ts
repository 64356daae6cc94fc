import type { BasemapKind } from '../domain/basemap/basemap.ts'
import type { StaffId } from '../domain/ids.ts'
import type { Result } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { SealedTable } from '../usecases/export/exported-table.ts'
import type { Seal } from '../usecases/export/provenance.ts'
import type { Accounts, Clock, Randomness, RowSource, Spools, Store } from '../usecases/ports.ts'
import type { ReadLayer } from '../usecases/read-layer.ts'
import type { ReadPicture } from '../usecases/read-picture.ts'
import type { ReadWatch } from '../usecases/read-watch.ts'
import type { LiveFeed } from './live-feed.ts'

/** Who is behind a request. */
export interface Visitor {
  readonly staff: StaffId
  readonly email: string
  readonly displayName: string
  /** When the session ends unless something is asked before. */
  readonly expiresAt: EpochMs
}

/** A session found or begun, and the cookies that keep it alive. */
export interface FoundSession {
  readonly visitor: Visitor | null
  readonly setCookies: readonly string[]
}

/** Sign-in and sessions; `sign-in.ts` implements it with better-auth, nothing else here knows that library. */
export interface Sessions {
  /** Looks in the database each time (no cookie cache), and moves the end of an active session forward. */
  find(headers: Headers): Promise<FoundSession>
  /** The same without moving its end: for what a program asks by itself. */
  peek(headers: Headers): Promise<FoundSession>
  /** Visitor null: unknown account, wrong password or disabled, which are not told apart. */
  signIn(email: string, password: string): Promise<FoundSession>
  signOut(headers: Headers): Promise<readonly string[]>
  /** False when the present password is wrong. Ends the person's other sessions; the cookies are of a new one. */
  changePassword(
    headers: Headers,
    current: string,
    next: string,
  ): Promise<{ changed: boolean; setCookies: readonly string[] }>
}

interface Health {
  readonly database: string
  readonly migration: string
}

/** A file that was sent, kept in a place of its own until it has been read. */
export interface Upload {
  readonly source: RowSource
  discard(): Promise<void>
}

export interface Uploads {
  /** Stops at 200 MB, and then keeps nothing. Passes on what the body throws. */
  receive(body: AsyncIterable<Uint8Array>, fileName: string): Promise<Result<Upload, { code: 'file.too-large' }>>
}

/** A base map as the server has it: an origin that browsers may ask, or a file that is read for them. */
export interface ServedBasemap {
  readonly kind: BasemapKind
  readonly url: string | null
  readonly credit: string
  readonly origin: string | null
  readonly file: {
    readonly bytes: number
    readonly tag: string
    read(first: number, last: number): ReadableStream<Uint8Array>
  } | null
}

/** Everything the application needs from outside; `cli/serve.ts` and the tests put it together. */
export interface AppDeps {
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
  readonly spools: Spools
  readonly uploads: Uploads
  readonly sessions: Sessions
  readonly readPicture: ReadPicture
  readonly readLayer: ReadLayer
  readonly accounts: Pick<Accounts, 'find' | 'findByEmail' | 'create' | 'setPassword'>
  readonly readWatch: ReadWatch
  /** Runs a query; throws when the database does not answer. */
  health(): Promise<Health>
  readonly version: string
  /** Who waits for news. */
  readonly live: LiveFeed
  /** Marks what is exported, with the server's own key. */
  readonly seal: Seal
  /** A table with its cover as a workbook. */
  writeWorkbook(table: SealedTable): AsyncIterable<Uint8Array>
  /** The origin people use: cookies, same-origin checks and HSTS follow it. */
  readonly publicUrl: URL
  /** Null: the operation's own ground and nothing from elsewhere. */
  readonly basemap: ServedBasemap | null
  /** Answers for a file of the built client, or null when there is none at that path. */
  clientFile(path: string, acceptEncoding: string): Promise<Response | null>
  /** Told of a bug; never of a refusal. Gets no request, so that no address can reach a log. */
  logFault(error: unknown): void
}
