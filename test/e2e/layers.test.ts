import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureDrawn, signIn } from './desk.ts'
import { look } from './look.ts'

const shots = join(import.meta.dirname, 'shots')

/** The map's layers, and the map on paper, as image and as drawing. */
describe.skipIf(!chromiumPath)(chromiumPath ? 'the map' : chromiumMissing, () => {
  let desk: Desk
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true })
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  async function signedIn(address = `/operations/${desk.demo}/picture`) {
    const { page, complaints } = await desk.newPage()
    await page.addInitScript(
      () => localStorage.getItem('narvaro.language') ?? localStorage.setItem('narvaro.language', 'sv'),
    )
    await page.goto(desk.origin + address)
    await page.locator('form').waitFor()
    await signIn(page, desk.commander)
    await pictureDrawn(page)
    return { page, complaints: () => complaints.filter((text) => !text.startsWith('Failed to load resource')) }
  }

  const menu = async (page: Page) => {
    await page.getByRole('button', { name: 'Skriv ut eller spara kartan' }).click()
    await page.getByRole('menu').waitFor()
  }

  async function saved(page: Page, way: string) {
    await menu(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: way }).click(),
    ])
    const path = join(shots, `layers-saved.${way.includes('PNG') ? 'png' : 'svg'}`)
    await download.saveAs(path)
    return { name: download.suggestedFilename(), bytes: await readFile(path) }
  }

  const layers = {
    incidents: 'Händelser i rutor',
    found: 'Polisens egna fynd',
    'hot-spots': 'Heta och kalla rutor (Gi*)',
    density: 'Täthet (KDE)',
  }

  it('takes a layer from its menu into the address, with legend, fixed line, why and table', async () => {
    const { page, complaints } = await signedIn()
    for (const [key, name] of Object.entries(layers)) {
      await page.getByRole('button', { name: 'Lager på kartan' }).click()
      await page.getByRole('menuitemradio', { name }).click()
      await page.waitForURL((url) => url.searchParams.get('layer') === key)
      const card = page.getByRole('region', { name })
      await card.getByRole('button', { name: `Varför? ${name}` }).click()
      await page.getByRole('dialog').getByText('kontrollsumma').waitFor()
      await page.keyboard.press('Escape')
      await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
      await page.screenshot({ path: join(shots, `layers-${key}-sv-desktop-light.png`) })
    }
    expect(await page.locator('.legend').textContent()).toContain('minst 80')
    await page.locator('.floor-toggle button').click()
    await page.getByRole('table', { name: 'Täthet (KDE) som tabell' }).waitFor()
    expect(await page.getByRole('table', { name: 'Täthet (KDE) som tabell' }).getByRole('row').count()).toBe(6)
    expect(complaints()).toEqual([])
    await page.context().close()
  }, 200_000)

  it('shows an officer no small number', async () => {
    const officer = await desk.addMember(desk.demo, 'officer')
    const { page } = await desk.newPage()
    await page.goto(`${desk.origin}/operations/${desk.demo}/picture?layer=incidents`)
    await page.locator('form').waitFor()
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/layer?') && response.status() === 200),
      signIn(page, officer),
    ])
    // Asked once more as she would: the page may have let go of what it was told.
    const again = await page.request.get(answer.url())
    const { cells } = (await again.json()) as { cells: { count: number | null }[] }
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.every(({ count }) => count === null || count % 5 === 0)).toBe(true)
    await page.context().close()
  }, 120_000)

  it.each(['sv', 'en'])(
    'has nothing to reproach in %s',
    async (language) => {
      const { page, complaints } = await signedIn()
      await page.evaluate((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      const wrong: string[] = []
      for (const key of ['incidents', 'hot-spots', 'density']) {
        await page.goto(`${desk.origin}/operations/${desk.demo}/picture?layer=${key}`)
        await page.locator('.layer-card .why').waitFor()
        wrong.push(...(await look(page, `layer-${key}-${language}`, true)))
      }
      await page.locator('.floor-toggle button').click()
      await page.locator('.table caption').first().waitFor()
      wrong.push(...(await look(page, `layer-table-${language}`)))
      expect([...wrong, ...complaints()]).toEqual([])
      await page.context().close()
    },
    400_000,
  )

  it('leaves as a drawing and as an image, with legend, origin and day', async () => {
    const { page, complaints } = await signedIn()
    const svg = await saved(page, 'SVG')
    expect(svg.name).toMatch(/^Månlunda-centrum-karta-\d{4}-\d\d-\d\d\.svg$/)
    const text = svg.bytes.toString()
    for (const word of ['Månlunda centrum', 'Torget, norra sidan', 'streckad ring', 'kontrollsumma', 'framställd'])
      expect(text).toContain(word)
    // Alone it must need nothing from elsewhere, and no style sheet.
    expect(text).not.toMatch(/var\(|href="http|class=/)
    const png = await saved(page, 'PNG')
    expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    expect(png.bytes.byteLength).toBeGreaterThan(50_000)
    expect(complaints()).toEqual([])
    await page.context().close()
  }, 120_000)

  it('prints as one A4 with sentence, map, legend, list and origin', async () => {
    const { page, complaints } = await signedIn()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => (globalThis as unknown as EventTarget).dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    const sheet = page.locator('.print-sheet')
    expect(await sheet.getByRole('row').count()).toBe(9)
    expect(await sheet.locator('h1').textContent()).toContain('Torget')
    await page.setViewportSize({ width: 703, height: 1032 })
    await page.screenshot({ path: join(shots, 'layers-printed.png') })
    expect(await page.locator('#root, body > div').first().isVisible()).toBe(false)
    await page.evaluate(() => (globalThis as unknown as EventTarget).dispatchEvent(new Event('afterprint')))
    expect(await sheet.count()).toBe(0)
    await page.emulateMedia({ media: null })
    const pdf = (await page.pdf({ preferCSSPageSize: true, path: join(shots, 'layers.pdf') })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(complaints()).toEqual([])
    await page.context().close()
  }, 120_000)
})
