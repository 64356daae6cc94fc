import { join } from 'node:path'
import { done, type Result, refuse } from '../domain/result.ts'
import { sweepSpools } from '../files/spool.ts'
import type { App } from '../http/app.ts'
import { languageOf as languageOfReader, problemResponse } from '../http/problem-response.ts'
import { isLoopbackHost } from '../http/same-origin.ts'
import { withSecurityHeaders } from '../http/security-headers.ts'
import { migrate } from '../storage/migrate.ts'
import { type Database, openDatabase } from '../storage/open-database.ts'
import type { OpenProblem } from '../storage/problems.ts'
import { sweepAbandoned } from '../storage/undo-import.ts'
import { type AssembledApp, assembleApp, systemClock } from './assemble-app.ts'
import { openCompute } from './compute.ts'
import { type DemoSignIn, isDemoAccount } from './demo-accounts.ts'
import { faultText } from './fault-text.ts'
import { fill, type Language, type Words } from './language.ts'
import { type Listener, listen } from './listen.ts'
import { prepareDemo } from './prepare-demo.ts'
import { serveBasemap } from './serve-basemap.ts'
import { serveRefusals, serveWords } from './serve-words.ts'
import { type Settings, secretOf } from './settings.ts'

export interface ServeOptions {
  readonly language: Language
  /** Told what a person at the terminal should know, a line at a time. */
  print(line: string): void
  /** Told of bugs, for the log. */
  printFault(text: string): void
}

/** Why a server did not start; nothing is left open. */
export type ServeProblem = OpenProblem | { readonly code: 'serve.refused'; readonly message: Words }

export interface RunningServer {
  readonly address: URL
  readonly publicUrl: URL
  /** What the demo can be entered with; null without a demo. */
  readonly demoSignIns: readonly DemoSignIn[] | null
  /** Finishes requests under way, then closes the database. SIGTERM and SIGINT do the same. */
  close(): Promise<void>
  /** Resolves when it has been closed, by whomever. */
  readonly closed: Promise<void>
}

/**
 * Starts the server: takes the port, opens and migrates the database (with its lock), loads the demo on the
 * first start, and answers 503 until all of that is done.
 */
export async function serve(settings: Settings, options: ServeOptions): Promise<Result<RunningServer, ServeProblem>> {
  let answer: App = starting
  const listening = await listen((request, peer) => answer(request, peer), settings.host, settings.port)
  if (!listening.ok) return refusal(listening.problem.code, { host: settings.host, port: settings.port })
  const listener = listening.value
  const open: (() => Promise<void>)[] = [listener.close]
  const stop = async () => {
    for (const close of open.splice(0)) await close()
  }
  try {
    const started = await bringUp(settings, options, addressOf(settings.host, listener), open)
    if (!started.ok) {
      await stop()
      return started
    }
    const { app, ...running } = started.value
    answer = app
    return done({ ...running, ...closing(stop, options) })
  } catch (error) {
    await stop()
    throw error
  }
}

/** @param open gets what has to be closed again, in order */
async function bringUp(settings: Settings, options: ServeOptions, address: URL, open: (() => Promise<void>)[]) {
  const basemap = await serveBasemap(settings.basemap)
  if (!basemap.ok) return refusal(basemap.problem.code, { path: basemap.problem.path })
  const opened = await openAndMigrate(settings)
  if (!opened.ok) return opened
  const database = opened.value
  open.push(database.close)
  const compute = openCompute()
  open.push(async () => compute.close())
  const publicUrl = settings.publicUrl ?? address
  const logFault = (error: unknown) => options.printFault(faultText(error))
  const spoolFolder = join(settings.dataFolder, 'server-spool')
  await sweepSpools(spoolFolder)
  const assembled = assembleApp({
    database,
    compute,
    publicUrl,
    secret: secretOf(settings),
    basemap: basemap.value,
    spoolFolder,
    logFault,
  })
  // Before the listener waits for what is under way: these would go on for ever.
  open.unshift(async () => assembled.live.close())
  const ready = await makeReady(settings, publicUrl, assembled, options)
  if (!ready.ok) return ready
  const running = { address, publicUrl, demoSignIns: ready.value }
  greet(running, database, options)
  return done({ ...running, app: assembled.app })
}

async function openAndMigrate(settings: Settings): Promise<Result<Database, OpenProblem>> {
  const { databaseUrl, dataFolder } = settings
  const opened = await openDatabase(databaseUrl ? { databaseUrl } : { dataFolder })
  if (!opened.ok) return opened
  const { db, kind, close } = opened.value
  const migrated = await migrate(db)
  if (!migrated.ok) {
    await close()
    return migrated
  }
  // Whoever was writing into the embedded database is dead, since we have its lock; elsewhere it may be alive.
  const olderThanSeconds = kind === 'pglite' ? 0 : 60
  await db.transaction().execute((tx) => sweepAbandoned(tx, { olderThanSeconds }))
  return opened
}

/** The demo is there when it may be, and not where it may not. */
async function makeReady(
  settings: Settings,
  publicUrl: URL,
  { store, accounts }: AssembledApp,
  { print, language }: ServeOptions,
): Promise<Result<readonly DemoSignIn[] | null, ServeProblem>> {
  const { host, dataFolder } = settings
  const signIns = await prepareDemo({
    store,
    accounts,
    clock: systemClock,
    dataFolder,
    mayLoad: isLoopbackHost(asHost(host)) && isLoopbackHost(publicUrl.host),
    loading: () => print(serveWords.loading[language]),
  })
  const enabled = (await accounts.list()).filter((account) => account.enabled && isDemoAccount(account.email))
  const [first] = enabled
  const reached = [asHost(host), publicUrl.host].find((name) => !isLoopbackHost(name))
  if (first && reached) return refusal('demo-needs-loopback', { host: reached, email: first.email })
  return done(signIns && signIns.filter(({ email }) => enabled.some((account) => account.email === email)))
}

function refusal(code: keyof typeof serveRefusals, values: Record<string, string | number>) {
  const { sv, en } = serveRefusals[code]
  return refuse({ code: 'serve.refused', message: { sv: fill(sv, values), en: fill(en, values) } } as const)
}

/** Before the database is there: every request is told to come back. */
const starting = async (request: Request): Promise<Response> =>
  withSecurityHeaders(
    problemResponse({ code: 'server.not-ready' }, languageOfReader(request.headers.get('accept-language')), {
      'retry-after': '1',
    }),
    { https: false, basemapOrigin: null },
  )

/** An address as it stands in a URL: IPv6 in brackets. */
const asHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const addressOf = (host: string, { port }: Listener): URL => new URL(`http://${asHost(host)}:${port}`)

/** One way to stop, however often and by whomever it is asked for. */
function closing(stop: () => Promise<void>, { print, language }: ServeOptions) {
  const { promise: closed, resolve, reject } = Promise.withResolvers<void>()
  let asked = false
  const close = () => {
    if (!asked) stop().then(resolve, reject)
    asked = true
    return closed
  }
  const onSignal = () => {
    print(serveWords.stopping[language])
    void close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, onSignal)
    void closed.finally(() => process.off(signal, onSignal)).catch(() => {})
  }
  return { close, closed }
}

function greet(running: Omit<RunningServer, 'close' | 'closed'>, database: Database, options: ServeOptions): void {
  const { print, language } = options
  print(fill(serveWords.ready[language], { address: running.publicUrl.origin }))
  if (database.kind === 'pglite') print(serveWords.embedded[language])
  if (!running.demoSignIns?.length) return
  print(serveWords.demo[language])
  for (const { role, email, password } of running.demoSignIns)
    print(`  ${role.padEnd(14)}${email.padEnd(40)}${password}`)
}
