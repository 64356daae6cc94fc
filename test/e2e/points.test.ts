import { join } from 'node:path'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, phone, signIn } from './desk.ts'
import { look, lookInBoth } from './look.ts'

/** Generous: a browser that draws a map in software shares two cores with the rest of the tests. */
const patience = { timeout: 240_000 }

describe.skipIf(!chromiumPath)(chromiumPath ? 'points in a browser' : chromiumMissing, patience, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 120_000)
  afterAll(() => desk?.close())

  let session: BrowserContextOptions['storageState']
  async function openPoints(options: BrowserContextOptions = {}): Promise<Page> {
    const { page } = await desk.newPage({ storageState: session, ...options })
    await page.goto(`${desk.origin}/operations/${desk.demo}/picture?tab=points`)
    if (!session) {
      await signIn(page, desk.commander)
      await page.locator('.candidate').first().waitFor()
      session = await page.context().storageState()
    }
    await page.locator('.candidate').first().waitFor()
    return page
  }
  const rowNames = (page: Page) => page.locator('.point-rows b').allTextContents()
  const told = (page: Page) => page.locator('.point-told')

  // First, so that the pictures are of the town as it is loaded.
  it.each(['sv', 'en'] as const)(
    'has nothing to reproach in %s',
    async (language) => {
      if (!session) await (await openPoints()).context().close()
      const { page, complaints } = await desk.newPage({ storageState: session })
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.goto(`${desk.origin}/operations/${desk.demo}/picture?tab=points`)
      await pictureDrawnWithPoints(page)
      const wrong = await look(page, `points-${language}`, true)
      await page.locator('.candidate').nth(1).scrollIntoViewIfNeeded()
      wrong.push(...(await look(page, `point-candidates-${language}`, true)))
      await page.locator('.point-row', { hasText: 'källare' }).click()
      await page.locator('.source-line').first().waitFor()
      wrong.push(...(await look(page, `point-page-${language}`, true)))
      await page.locator('.point-page .table-toggle').first().click()
      await page.locator('.point-page .table-toggle').last().click()
      wrong.push(...(await look(page, `point-tables-${language}`, true)))
      await page.locator('.point-buttons [aria-haspopup=dialog]').first().click()
      await page.getByRole('dialog').locator('input').first().fill('tallbacken')
      wrong.push(...(await look(page, `point-move-${language}`)))
      expect([...wrong, ...complaints]).toEqual([])
      await page.context().close()
    },
    400_000,
  )

  it('confirms proposals, moves one into a stairwell on its third floor, and takes it back', async () => {
    const page = await openPoints()
    const first = page.locator('.candidate').first()
    expect(await first.textContent()).toContain('Tallbacken 14 B')
    expect(await first.textContent()).toMatch(/har ökat mot jämförelseområdet.*kan komma från Torget, norra sidan/)
    for (const place of ['Tallbacken 14 B', 'Stationen', 'Livsmedelshallen']) {
      await page.getByRole('button', { name: `Bekräfta: ${place}`, exact: true }).click()
      await told(page).getByText(`${place} är en punkt.`).waitFor()
    }
    expect(await rowNames(page)).toEqual(expect.arrayContaining(['Tallbacken 14 B', 'Stationen', 'Livsmedelshallen']))
    await page.getByRole('option', { name: /^Stationen/ }).click()
    await page.waitForURL(/point=/)
    await page.getByRole('button', { name: 'Flytta …' }).click()
    await page.getByRole('dialog').locator('input').first().fill('tallbacken 14 a, 3')
    await page.getByRole('dialog').getByRole('option', { name: 'Tallbacken 14 A, 3 tr' }).click()
    await page.getByLabel('Sett av').selectOption({ label: 'nattvandrare' })
    await page.getByLabel('Organisation').selectOption({ label: 'förening' })
    await page.getByRole('button', { name: 'Flytta punkten' }).click()
    await told(page).getByText('Punkten vid Stationen står nu vid Tallbacken 14 A, 3 tr.').waitFor()
    expect(await page.locator('.point-head h2').textContent()).toBe('Tallbacken 14 A, 3 tr')
    expect(await page.locator('.point-decisions li').first().textContent()).toContain('sett av nattvandrare, förening')
    // Its weeks are those of both places.
    expect(await page.locator('.point-page .chart-of').textContent()).toBe('vid Stationen → Tallbacken 14 A, 3 tr')
    expect(await page.locator('.lineage text').allTextContents()).toEqual(
      expect.arrayContaining(['Stationen', 'Tallbacken 14 A, 3 tr']),
    )
    await told(page).getByRole('button', { name: 'Ångra' }).click()
    await told(page).getByText('Beslutet är ångrat').waitFor()
    expect(await page.locator('.point-head h2').textContent()).toBe('Stationen')
    await page.context().close()
  })

  it('has nothing to reproach where a point has moved', async () => {
    const page = await openPoints()
    await page.getByRole('option', { name: /^Torget, södra sidan/ }).click()
    await page.getByRole('button', { name: 'Flytta …' }).click()
    await page.getByRole('dialog').locator('input').first().fill('tallbacken 14 a, 2')
    await page.getByRole('dialog').getByRole('option', { name: 'Tallbacken 14 A, 2 tr' }).click()
    await page.getByRole('dialog').getByLabel('Gäller från').fill('2026-03-10')
    await page.getByRole('button', { name: 'Flytta punkten' }).click()
    await told(page).getByText('står nu vid').waitFor()
    const drawn = () => page.locator('.source-moved').first().waitFor({ state: 'attached' })
    expect(await lookInBoth(page, 'point-moved', drawn, true)).toEqual([])
    await page.locator('.point-decisions').getByRole('button', { name: /Ångra/ }).first().click()
    await told(page).getByText('Beslutet är ångrat').waitFor()
    await page.context().close()
  })

  it('splits, merges, tapers and dismisses with the keyboard alone', async () => {
    const page = await openPoints()
    const press = async (target: Locator, key = 'Enter') => {
      await target.focus()
      await page.keyboard.press(key)
    }
    await press(
      page
        .getByRole('button', { name: 'Avvisa: Perrongen' })
        .or(page.getByRole('button', { name: /^Visa alla/ }))
        .first(),
    )
    const dismissal = page.getByRole('listbox', { name: 'Varför avvisas Perrongen?' })
    if (!(await dismissal.isVisible())) await press(page.getByRole('button', { name: 'Avvisa: Perrongen' }))
    await dismissal.waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await told(page).getByText('Perrongen är avvisad').waitFor()
    await press(page.getByRole('option', { name: 'Gången vid stationen' }))
    await page.getByRole('heading', { name: 'Gången vid stationen' }).waitFor()
    await press(page.getByRole('button', { name: 'Gör aktiv' }))
    await told(page).getByText('Gången vid stationen: aktiv.').waitFor()
    await press(page.getByRole('button', { name: 'Dela …' }))
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('biblioteket')
    await page.getByRole('dialog').locator('[role=option][data-focused]', { hasText: 'Biblioteket' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Valt: Gången vid stationen och Biblioteket.').waitFor()
    await press(page.getByRole('button', { name: 'Dela punkten' }))
    await told(page).getByText('är delad').waitFor()
    await press(page.locator('.point-kin').getByRole('button', { name: 'Biblioteket' }))
    await page.getByRole('heading', { name: 'Biblioteket' }).waitFor()
    await press(page.getByRole('button', { name: 'Slå ihop …' }))
    await press(page.getByRole('dialog').getByRole('option', { name: 'Gången vid stationen' }), ' ')
    await press(page.getByRole('button', { name: 'Slå ihop', exact: true }))
    await told(page).getByText('Punkterna är en, vid Biblioteket.').waitFor()
    await press(told(page).getByRole('button', { name: 'Ångra' }))
    await told(page).getByText('Beslutet är ångrat').waitFor()
    await page.context().close()
  })

  it('shows both versions when two people edit, and loses neither', async () => {
    const [mine, theirs] = [await openPoints(), await openPoints()]
    for (const page of [mine, theirs]) await page.getByRole('option', { name: 'Torget, södra sidan' }).click()
    await mine.getByRole('button', { name: 'Flytta …' }).click()
    await theirs.getByRole('button', { name: 'Gör aktiv' }).click()
    await told(theirs).getByText('Torget, södra sidan: aktiv.').waitFor()
    // The live feed has brought it before the form is sent: what the form began with is what counts as seen.
    await mine.locator('.point-buttons button', { hasText: 'Gör aktiv' }).waitFor({ state: 'detached' })
    await mine.getByRole('dialog').locator('input').first().fill('apotekshörnan')
    await mine.getByRole('dialog').getByRole('option', { name: 'Apotekshörnan' }).first().click()
    await mine.getByRole('button', { name: 'Flytta punkten' }).click()
    const notice = mine.getByRole('dialog').getByRole('alert')
    await notice.waitFor()
    expect(await notice.textContent()).toMatch(/Ditt beslut, inte sparat.*Så är det nu.*Torget, södra sidan, aktiv/)
    await notice.getByRole('button', { name: 'Gör mitt ändå' }).click()
    await told(mine).getByText('Punkten vid Torget, södra sidan står nu vid').waitFor()
    for (const page of [mine, theirs]) await page.context().close()
  })

  it('opens a point from the map', async () => {
    const page = await openPoints()
    await page.getByRole('button', { name: /^Punkt: Tallbacken 14 B, källare/ }).click()
    await page.getByRole('heading', { name: 'Tallbacken 14 B, källare' }).waitFor()
    await page.context().close()
  })

  it('scrolls in one direction only on a phone', async () => {
    const page = await openPoints({ viewport: { ...phone, width: 360 } })
    const widths = async () => {
      for (const part of ['html', '.content']) {
        const [scroll, client] = await page.locator(part).evaluate((each) => [each.scrollWidth, each.clientWidth])
        expect(scroll).toBeLessThanOrEqual(client ?? 0)
      }
    }
    await widths()
    await page.locator('.points').screenshot({ path: join(import.meta.dirname, 'shots', 'points-narrow.png') })
    await page.locator('.point-row', { hasText: 'källare' }).click()
    await page.locator('.source-line').first().waitFor()
    await widths()
    await page.locator('.points').screenshot({ path: join(import.meta.dirname, 'shots', 'point-page-narrow.png') })
    await page.context().close()
  })

  async function pictureDrawnWithPoints(page: Page): Promise<void> {
    await page.locator('.candidate').first().waitFor()
    await page.locator('.point-flag').first().waitFor()
    await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
  }
})
