import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedEvents } from '../../docs/demo/invented-events.ts'
import { nearRepeats } from '../../src/analysis/near-repeats.ts'
import { violations } from './axe.ts'
import { chromiumFlags, chromiumMissing, chromiumPath } from './chromium.ts'

const configFile = join(import.meta.dirname, '..', '..', 'docs', 'demo', 'vite.config.ts')
const shots = join(import.meta.dirname, 'shots')

/** The page of docs/demo, built as `npm run docs:demo` builds it. */
describe.skipIf(!chromiumPath)(chromiumPath ? 'near repeats in a browser' : chromiumMissing, () => {
  let server: PreviewServer
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true })
    await build({ configFile, logLevel: 'error' })
    server = await preview({ configFile, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } })
    browser = await chromium.launch({ executablePath: chromiumPath as string, args: chromiumFlags })
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(server.resolvedUrls?.local[0] as string)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function run(events: number, permutations: number, threads: number): Promise<void> {
    await page.locator('[name=events]').fill(String(events))
    await page.locator('[name=permutations]').fill(String(permutations))
    await page.locator('[name=threads]').fill(String(threads))
    await page.locator('#run').click()
  }
  const finished = () => page.locator('#run:enabled').waitFor({ timeout: 90_000 })
  const table = () => page.locator('#body td').allTextContents()

  it('gives what Node gives, on one worker and on three', async () => {
    const inNode = nearRepeats(inventedEvents(2000, 39))
    const expected = inNode.ratio.map((ratio) => (ratio === null ? '–' : ratio.toFixed(2)))
    for (const threads of [1, 3]) {
      await run(2000, 39, threads)
      await finished()
      expect(await table()).toEqual(expected)
      // The ratios are exact; only the p-values come from the permutations that the workers share.
      const titles = await page.locator('#body td').evaluateAll((cells) => cells.map((cell) => cell.title))
      expect(titles.map((title) => title.split('p ')[1])).toEqual(Array.from(inNode.pMoreInAny, (p) => p.toFixed(3)))
    }
  }, 60_000)

  it('runs on 20,000 events, and the page stays awake', async () => {
    await page.reload()
    await run(20_000, 19, 2)
    // Asked while it works: a page that is blocked does not answer.
    await page.locator('#cancel:enabled').waitFor()
    const answers: number[] = []
    for (let i = 0; i < 10; i++) {
      const asked = performance.now()
      await page.title()
      answers.push(performance.now() - asked)
    }
    await finished()
    expect(await page.locator('#state').textContent()).toContain('20,000 events')
    expect(Math.max(...answers)).toBeLessThan(2000)
    await page.screenshot({ path: join(shots, 'near-repeats-demo.png') })
  }, 120_000)

  it('can be cancelled', async () => {
    await run(20_000, 999, 2)
    await page.locator('#cancel').click()
    await finished()
    expect(await page.locator('#state').textContent()).toContain('Cancelled')
  }, 60_000)

  it('has no fault that axe can find, in light and dark, wide and narrow', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        expect(await violations(page)).toEqual([])
        await page.screenshot({ path: join(shots, `near-repeats-demo-${width}-${colorScheme}.png`) })
      }
    }
    expect(complaints).toEqual([])
  }, 60_000)
})
