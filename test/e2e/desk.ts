import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { listen } from '../../src/cli/listen.ts'
import { demoOperationName, loadDemo } from '../../src/demo/load-demo.ts'
import type { Role } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { invariant } from '../../src/domain/result.ts'
import { clientFiles } from '../../src/http/client-files.ts'
import type { ServedBasemap } from '../../src/http/deps.ts'
import { createStore } from '../../src/storage/store.ts'
import type { Store } from '../../src/usecases/ports.ts'
import { layerReader } from '../../src/usecases/read-layer.ts'
import { pictureReader } from '../../src/usecases/read-picture.ts'
import { watchReader } from '../../src/usecases/read-watch.ts'
import { computeHere } from '../compute-here.ts'
import { openFromDump, sourcesHash } from '../contract/databases.ts'
import { openTestServer, type Person } from '../server/harness.ts'
import { chromiumFlags, chromiumPath } from './chromium.ts'

/** Tuesday after the eighth whole week: the same pictures whenever the tests run. */
export const demoNow = Date.UTC(2026, 3, 14, 6)

const clientFolder = join(import.meta.dirname, '../../dist/web')

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

export interface Desk {
  readonly origin: string
  readonly browser: Browser
  /** The demo operation and one without a single incident; the commander is in both. */
  readonly demo: OperationId
  readonly empty: OperationId
  readonly commander: Person
  readonly store: Store
  addMember(operation: OperationId, role: Role): Promise<Person>
  /** Another operation without anything in it. */
  addOperation(name: string): Promise<OperationId>
  /** A page with a fresh profile; what it says on its console and what it throws is kept. */
  newPage(options?: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }>
  close(): Promise<void>
}

/** The real server on a free port with the built client, the invented town at a fixed day, and a browser. */
export async function openDesk(basemap: ServedBasemap | null = null): Promise<Desk> {
  invariant(chromiumPath, 'openDesk needs a Chromium: ask `chromiumPath` first')
  invariant(existsSync(join(clientFolder, 'index.html')), 'the client is not built: npx vite build')
  const clock = { now: () => demoNow }
  const files = clientFiles(clientFolder)
  const server = await openTestServer({ clock, clientFile: files, basemap }, openDemoDatabase)
  const { app } = await withPictureAt(server, clock)
  const listening = await listen(app, '127.0.0.1', 0)
  invariant(listening.ok, 'no free port on 127.0.0.1')
  const operations = await server.store.read((tx) => tx.operations.list())
  const demo = operations.find(({ name }) => name === demoOperationName)?.id
  invariant(demo, 'the town is not in the dump')
  const empty = await server.addOperation('Tomma torget')
  const commander = await server.addMember(demo, 'commander')
  await server.setRole(empty, commander.staff, 'commander')
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
  return {
    origin: `http://127.0.0.1:${listening.value.port}`,
    browser,
    demo,
    empty,
    commander,
    store: server.store,
    addMember: server.addMember,
    addOperation: server.addOperation,
    newPage: (options) => newPage(browser, options),
    close: async () => {
      await browser.close()
      await listening.value.close()
      await server.close()
    },
  }
}

const openDemoDatabase = () =>
  openFromDump('demo', sourcesHash, async ({ db }) => {
    const loaded = await loadDemo(createStore(db), { seed: 1, now: demoNow })
    invariant(loaded.ok, 'the town could not be loaded')
  })

/** The harness reads pictures by the wall clock; here they are of `demoNow`. */
async function withPictureAt(server: Awaited<ReturnType<typeof openTestServer>>, clock: { now(): number }) {
  const { createApp } = await import('../../src/http/app.ts')
  return {
    app: createApp({
      ...server.deps,
      readPicture: pictureReader({ store: server.store, clock, compute: computeHere }),
      readLayer: layerReader({ store: server.store, clock, compute: computeHere }),
      readWatch: watchReader({ store: server.store, clock, compute: computeHere }),
    }),
  }
}

async function newPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: desktop, locale: 'sv-SE', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(40_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, complaints }
}

export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await page.locator('.sign-in button[type=submit]').click()
}

/** Until the list and its discs stand; the map's ground may still be on its way. */
export async function pictureListed(page: Page): Promise<void> {
  await page.locator('.ranked-row').first().waitFor()
  await page.locator('.disc').first().waitFor()
}

/** Until the picture stands and its map has nothing more to draw. */
export async function pictureDrawn(page: Page): Promise<void> {
  await pictureListed(page)
  await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
}
