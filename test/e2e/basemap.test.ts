import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { serveBasemap } from '../../src/cli/serve-basemap.ts'
import { invariant } from '../../src/domain/result.ts'
import { openTileServer, pmtilesAround } from './base-tiles.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureDrawn, signIn } from './desk.ts'
import { look } from './look.ts'

const shots = join(import.meta.dirname, 'shots')

/** What lies under the operation's own ground, by setting: tiles from another origin, and one file from this one. */
describe.skipIf(!chromiumPath)(chromiumPath ? 'a base map' : chromiumMissing, () => {
  let desk: Desk | null = null
  afterEach(async () => {
    await desk?.close()
    desk = null
  })

  async function opened(basemap: Parameters<typeof serveBasemap>[0]) {
    mkdirSync(shots, { recursive: true })
    const served = await serveBasemap(basemap)
    invariant(served.ok, 'the base map can be served')
    desk = await openDesk(served.value)
    const { page, complaints } = await desk.newPage()
    await page.addInitScript(() => localStorage.setItem('narvaro.walk', 'done'))
    await page.goto(`${desk.origin}/operations/${desk.demo}/picture`)
    await signIn(page, desk.commander)
    await pictureDrawn(page)
    return { page, complaints }
  }
  const line = '.basemap-line'
  // The signed-out gate asks who is there and is told 401.
  const unexpected = (complaints: readonly string[]) => complaints.filter((text) => !text.includes('401'))

  it('comes from another origin, with its owner named, and the desk goes on when it is out of reach', async () => {
    const tiles = await openTileServer()
    const url = `${tiles.origin}/{z}/{x}/{y}.png`
    const source = { from: 'address', kind: 'raster', url, origin: tiles.origin } as const
    const { page, complaints } = await opened({ source, credit: '© Provkartan' })
    await page.locator(line, { hasText: '© Provkartan' }).waitFor()
    await pictureDrawn(page)
    expect([...(await look(page, 'basemap-raster', true)), ...unexpected(complaints)]).toEqual([])
    complaints.length = 0
    await tiles.close()
    await page.reload()
    await pictureDrawn(page)
    await page.locator(line, { hasText: 'går inte att nå' }).waitFor()
    await page.screenshot({ path: join(shots, 'basemap-lost.png') })
    // One request was tried, and its failure is the browser's own line.
    expect(unexpected(complaints).filter((text) => text.includes('ERR_CONNECTION_REFUSED'))).toHaveLength(1)
    expect(unexpected(complaints)).toHaveLength(1)
  }, 400_000)

  it('comes in ranges of one file on the server', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'narvaro-basemap-'))
    const path = join(folder, 'town.pmtiles')
    writeFileSync(path, pmtilesAround([20.17, 58.63]))
    const { page, complaints } = await opened({ source: { from: 'file', path }, credit: '© Provfilen' })
    const ranges: number[] = []
    page.on('response', (answer) => {
      if (answer.url().endsWith('/basemap/tiles')) ranges.push(answer.status())
    })
    await page.reload()
    await page.locator(line, { hasText: '© Provfilen' }).waitFor()
    await pictureDrawn(page)
    expect(new Set(ranges)).toEqual(new Set([206]))
    expect([...(await look(page, 'basemap-file', true)), ...unexpected(complaints)]).toEqual([])
    rmSync(folder, { recursive: true })
  }, 400_000)
})
