import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uploadsIn } from '../../src/cli/assemble-app.ts'
import { exportSeal } from '../../src/cli/export-seal.ts'
import { writeWorkbook } from '../../src/cli/write-workbook.ts'
import { type Role, roles } from '../../src/domain/access/policy.ts'
import { type OperationId, type OrganisationId, type StaffId, uuidV7 } from '../../src/domain/ids.ts'
import { done, invariant } from '../../src/domain/result.ts'
import { fileSpools } from '../../src/files/spool.ts'
import { accountsOf } from '../../src/http/accounts.ts'
import { createApp, createRouter } from '../../src/http/app.ts'
import { signInLibrary } from '../../src/http/better-auth.ts'
import type { AppDeps } from '../../src/http/deps.ts'
import { LiveFeed } from '../../src/http/live-feed.ts'
import { sessionsOf } from '../../src/http/sign-in.ts'
import { currentMigration } from '../../src/storage/migrate.ts'
import { createStore } from '../../src/storage/store.ts'
import { layerReader } from '../../src/usecases/read-layer.ts'
import { pictureReader } from '../../src/usecases/read-picture.ts'
import { watchReader } from '../../src/usecases/read-watch.ts'
import { computeHere } from '../compute-here.ts'
import { openFromTemplate, openOwnDatabase } from '../contract/databases.ts'

/** A whole server without a socket: the embedded database in memory, the real store, the real sign-in. */

export const origin = 'http://127.0.0.1:4242'
const randomness = { bytes: (count: number) => new Uint8Array(randomBytes(count)) }
const id = <I extends OperationId | OrganisationId>() => uuidV7<I>(Date.now(), randomness.bytes(10))

export interface Person {
  readonly staff: StaffId
  readonly email: string
  readonly password: string
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>

/** The databases to run on: the embedded one always, PostgreSQL when `NARVARO_DATABASE_URL` names one. */
export const databases = [
  ['PGlite', openFromTemplate],
  ...(process.env.NARVARO_DATABASE_URL ? [['PostgreSQL', openOwnDatabase] as const] : []),
] as const

/** @param changes what a test wants otherwise, such as an https address */
export async function openTestServer(changes: Partial<AppDeps> = {}, open = openFromTemplate) {
  const { database, drop } = await open()
  const store = createStore(database.db)
  const clock = { now: () => Date.now() }
  const publicUrl = changes.publicUrl ?? new URL(origin)
  const secret = randomBytes(32).toString('base64url')
  const library = signInLibrary({ db: database.db as never, publicUrl, secret, clock, randomness })
  const accounts = accountsOf(library)
  const faults: unknown[] = []
  const spoolFolder = mkdtempSync(join(tmpdir(), 'narvaro-spool-'))
  const deps: AppDeps = {
    store,
    clock,
    randomness,
    spools: fileSpools(spoolFolder),
    uploads: uploadsIn(spoolFolder),
    readPicture: pictureReader({ store, clock, compute: computeHere }),
    readLayer: layerReader({ store, clock, compute: computeHere }),
    readWatch: watchReader({ store, clock, compute: computeHere }),
    sessions: sessionsOf(library),
    accounts,
    health: async () => ({ database: database.kind, migration: (await currentMigration(database.db)) ?? 'none' }),
    version: '0.0.0-test',
    seal: exportSeal(secret),
    live: new LiveFeed({
      revisions: (all) => store.read((tx) => tx.operations.revisions(all)),
      logFault: (error) => faults.push(error),
    }),
    writeWorkbook,
    publicUrl,
    basemap: null,
    clientFile: async () => null,
    logFault: (error) => faults.push(error),
    ...changes,
  }
  const whole = createApp(deps)
  const app = (request: Request, peer = { fromThisMachine: true }) => whole(request, peer)

  let people = 0
  const addPerson = async (): Promise<Person> => {
    const email = `person${++people}@example.se`
    const password = randomBytes(12).toString('base64url')
    return { staff: await accounts.create({ email, displayName: `Person ${people}`, password }), email, password }
  }
  const addOperation = async (name: string): Promise<OperationId> => {
    const [operation, organisation] = [id<OperationId>(), id<OrganisationId>()]
    await store.transact(async (tx) => {
      await tx.organisations.add({ id: organisation, name: `${name} organisation` })
      await tx.operations.add({
        id: operation,
        organisation,
        name,
        startsOn: '2026-02-16',
        endsOn: null,
        timeZone: 'Europe/Stockholm',
        planeEpsg: 3006,
        simulated: true,
      })
      return done(null)
    })
    return operation
  }
  const setRole = (operation: OperationId, staff: StaffId, role: Role | null) =>
    store.transact(async (tx) => done(await tx.members.set(operation, staff, role)))
  const addMember = async (operation: OperationId, role: Role): Promise<Person> => {
    const person = await addPerson()
    await setRole(operation, person.staff, role)
    return person
  }

  return {
    app,
    deps,
    router: createRouter(deps),
    db: database.db,
    store,
    accounts,
    faults,
    addPerson,
    addOperation,
    addMember,
    setRole,
    auditOf: (operation: OperationId) => store.read((tx) => tx.audit.list(operation, 10_000)),
    signIn: (person: Pick<Person, 'email' | 'password'>) => signIn(app, person),
    spoolFolder,
    close: async () => {
      deps.live.close()
      await drop()
      rmSync(spoolFolder, { recursive: true })
    },
  }
}

type App = (request: Request) => Promise<Response>

export const request = (path: string, init: RequestInit & { cookie?: string } = {}): Request => {
  const headers = new Headers(init.headers)
  if (init.cookie) headers.set('cookie', init.cookie)
  if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
  return new Request(`${origin}${path}`, { ...init, headers })
}

export const jsonRequest = (method: string, path: string, body: unknown, cookie = ''): Request =>
  request(path, { method, cookie, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

/** The cookie line of a new session. */
async function signIn(app: App, { email, password }: Pick<Person, 'email' | 'password'>): Promise<string> {
  const response = await app(jsonRequest('POST', '/api/auth/sign-in/email', { email, password }))
  invariant(response.status === 200, `sign-in answered ${response.status}`)
  return cookieOf(response)
}

export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** One member a role of an operation, each with a session. */
export async function crewOf(server: TestServer, operation: OperationId): Promise<Record<Role, string>> {
  const cookies: Partial<Record<Role, string>> = {}
  for (const role of roles) cookies[role] = await server.signIn(await server.addMember(operation, role))
  return cookies as Record<Role, string>
}
