import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setHarmTable } from '../../src/usecases/set-harm-table.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, demoNow, openDesk, phone, pictureListed, signIn } from './desk.ts'
import { lookInBoth } from './look.ts'

if (!chromiumPath) console.log(`skipped: ${chromiumMissing}`)

/** Generous: a browser that draws a map in software shares two cores with the rest of the tests. */
const patience = { timeout: 120_000 }

/** Twelve crimes an evening, ten evenings, at one doorway and two in all at another, as an export from the records system has them. */
const exportFile = [
  'händelseid;brottskod;brottsdatum;brottstid;plats',
  ...Array.from({ length: 120 }, (_, i) => `x${i};1201;2026-04-${String((i % 10) + 1).padStart(2, '0')};21:30;Kiosken`),
  'y1;1201;2026-04-03;20:00;Biblioteket',
  'y2;1201;2026-04-04;20:00;Biblioteket',
].join('\n')
const file = (text: string) => ({ name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

describe.skipIf(!chromiumPath)(chromiumPath ? 'the desk in a browser' : chromiumMissing, patience, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  let session: BrowserContextOptions['storageState']

  /** A page of its own for each test; the first one signs in for all. */
  async function signedIn(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const { page } = await desk.newPage({ storageState: session, ...options })
    await page.goto(desk.origin + path)
    if (session) return page
    await signIn(page, desk.commander)
    await pictureListed(page)
    session = await page.context().storageState()
    return page
  }
  const picturePath = (query = '') => `/operations/${desk.demo}/picture${query}`

  it('goes from sign-in by way of an import to the ranked list', async () => {
    const page = await signedIn()
    await page.getByRole('link', { name: 'Importera' }).click()
    await page.locator('input[type=file]').setInputFiles(file(exportFile))
    await page.getByRole('button', { name: 'Stämmer, gå vidare' }).click()
    await page.getByRole('button', { name: 'Importera 122 händelser' }).click()
    await page.getByRole('link', { name: 'Se lägesbilden' }).click()
    // The list of before stands until the new one is counted.
    const first = page.locator('.ranked-row').first()
    await first.filter({ hasText: 'Kiosken' }).waitFor()
    await page.getByRole('link', { name: 'Importera' }).click()
    await page.getByRole('button', { name: 'Ångra export.csv' }).click()
    await page.getByRole('button', { name: 'Ångra importen' }).click()
    await page.getByText('ångrad').waitFor()
    await page.getByRole('link', { name: 'Lägesbild' }).click()
    await first.filter({ hasNotText: 'Kiosken' }).waitFor()
    await page.context().close()
  })

  it('says which rows of a file are wrong and what to do, and keeps nothing of it', async () => {
    const page = await signedIn()
    await page.getByRole('link', { name: 'Importera' }).click()
    const wrong = `${exportFile}\nz1;1201;2026-02-31;20:00;Biblioteket`.replace('händelseid', 'dnr')
    await page.locator('input[type=file]').setInputFiles(file(wrong))
    await page.getByRole('button', { name: 'Stämmer, gå vidare' }).click()
    const table = page.getByRole('region', { name: 'Rader att rätta' })
    expect(await table.textContent()).toContain('124')
    expect(await page.getByText('Ingenting sparades').count()).toBe(1)
    await page.context().close()
  })

  it('brings the same view back from its address', async () => {
    const page = await signedIn(picturePath('?groups=theft,violence&from=2026-01-05&to=2026-03-29'))
    await pictureListed(page)
    await page.locator('.ranked-row').nth(2).click()
    await page.locator('.detail').waitFor()
    const before = await viewOf(page)
    expect(before.address).toContain('groups=theft')
    await page.reload()
    await pictureListed(page)
    await page.locator('.detail').waitFor()
    expect(await viewOf(page)).toEqual(before)
    await page.context().close()
  })

  it('selects in list, map and detail alike, wherever the choice is made', async () => {
    const page = await signedIn(picturePath())
    await pictureListed(page)
    const disc = page.locator('.disc').nth(3)
    const place = await disc.getAttribute('data-place')
    await disc.click()
    await page.locator('.detail').waitFor()
    expect(await page.locator('.ranked-row[aria-selected=true]').getAttribute('data-key')).toBe(place)
    expect(page.url()).toContain(`place=${place}`)
    await page.locator('.ranked-row').first().click()
    await page.locator(`.disc[aria-pressed=true]:not([data-place="${place}"])`).waitFor()
    await page.context().close()
  })

  it('is worked by the keyboard alone', async () => {
    const page = await signedIn(picturePath())
    await pictureListed(page)
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await page.keyboard.type('tallbacken 14 b')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.section-card').waitFor()
    await page.getByLabel('Från vecka').focus()
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    await page.waitForURL(/from=2026-/)
    await page.getByRole('listbox', { name: 'Platser i ordning' }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[role=option]:focus').count()).toBe(1)
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    await page.getByRole('heading', { name: 'Effekt' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await pictureListed(page)
    expect(page.url()).toContain('from=2026-')
    await page.context().close()
  })

  it('draws a range of weeks with a pointer', async () => {
    const page = await signedIn(picturePath())
    await pictureListed(page)
    const box = await page.locator('.bars').boundingBox()
    if (!box) throw new Error('the bars have no box')
    await page.mouse.move(box.x + box.width * 0.5, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.8, box.y + 20, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/)
    await page.locator('.bar-outside').nth(10).waitFor()
    await page.context().close()
  })

  it('keeps the address through a session that ran out', async () => {
    const page = await signedIn(picturePath('?groups=theft'))
    await pictureListed(page)
    await page.context().clearCookies()
    await page.locator('.ranked-row').first().click()
    await page.getByText('Vyn ligger kvar').waitFor()
    await signIn(page, desk.commander)
    await pictureListed(page)
    expect(page.url()).toContain('groups=theft')
    await page.locator('.detail').waitFor()
    await page.context().close()
  })

  it('says so when a part is no longer there, as after a new version, and mends it by a reload', {
    timeout: 200_000,
  }, async () => {
    const { page } = await desk.newPage()
    await page.goto(`${desk.origin}/operations/${desk.demo}/picture`)
    await signIn(page, desk.commander)
    await pictureListed(page)
    const parts = /points-panel-.*\.js/
    await page.route(parts, (route) => route.fulfill({ status: 404, body: '' }))
    await page.locator('.panel-tabs').getByText('Punkter', { exact: true }).click()
    await page.getByRole('alert').getByText('Den här delen gick inte att visa').waitFor()
    const broken = () => page.locator('.state-page').getByRole('button').waitFor()
    expect(await lookInBoth(page, 'broken', broken)).toEqual([])
    await page.unroute(parts)
    await page.getByRole('button', { name: 'Ladda om sidan' }).click()
    await page.locator('.candidate').first().waitFor()
    await page.context().close()
  })

  it('shows no picture on a screen that nobody has touched for as long as a session lasts', async () => {
    if (!session) await (await signedIn()).context().close()
    const { page } = await desk.newPage({ storageState: session })
    await page.clock.install()
    await page.goto(desk.origin + picturePath())
    await pictureListed(page)
    await page.context().clearCookies()
    await page.clock.runFor('14:00')
    expect(await page.locator('.ranked-row').count()).toBeGreaterThan(0)
    await page.clock.runFor('02:00')
    await page.getByText('Vyn ligger kvar').waitFor()
    expect(await page.locator('.ranked-row').filter({ visible: true }).count()).toBe(0)
    await page.context().close()
  })

  it('ranks by harm beside the ranking by count, once the operation weighs its crimes', async () => {
    const page = await signedIn(picturePath())
    await pictureListed(page)
    const byCount = await page.locator('.ranked-row b:first-child').allTextContents()
    expect(await page.getByText('efter skada').count()).toBe(0)
    // What weighs most is not what there is most of, so that the two orders differ.
    const weights = { robbery: 40, violence: 20, weapons: 20, theft: 0.1, order: 0.1 }
    const table = { source: 'Beslut i styrgruppen 2026-03-01', weights }
    const set = await setHarmTable(
      { store: desk.store, clock: { now: () => demoNow } },
      { operation: desk.demo, table, by: null },
    )
    expect(set.ok).toBe(true)
    await page.reload()
    await pictureListed(page)
    expect(await page.locator('.ranked-row b:first-child').allTextContents()).toEqual(byCount)
    const inList = await harmRanksOf(page)
    expect(inList.length).toBe(await page.locator('.ranked-row').count())
    expect(new Set(inList).size).toBe(inList.length)
    expect(inList).not.toEqual(inList.map((_, i) => i + 1))
    const moved = inList.findIndex((rank, i) => rank !== i + 1)
    await page.locator('.ranked-row').nth(moved).click()
    expect(await page.locator('.detail').textContent()).toMatch(
      new RegExp(`Skada i veckan.*rang ${inList[moved]} efter skada`),
    )
    await page.screenshot({ path: join(import.meta.dirname, 'shots', 'picture-harm.png') })
    await page.getByRole('button', { name: 'varför?', exact: true }).click()
    await page.getByText('Vikternas källa: Beslut i styrgruppen 2026-03-01').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Visa som tabell' }).first().click()
    await page.locator('.table-places tbody tr').first().waitFor()
    const column = await page.locator('.table-places thead th').allTextContents()
    const cells = page.locator(`.table-places tbody tr :nth-child(${column.indexOf('Rang efter skada') + 1})`)
    expect((await cells.allTextContents()).slice(0, inList.length).map(Number)).toEqual(inList)
    await page.context().close()
  })

  it('scrolls in one direction only, down to 360 pixels', async () => {
    const page = await signedIn(picturePath(), { viewport: { ...phone, width: 360 } })
    await pictureListed(page)
    for (const part of ['html', '.content']) {
      const [scroll, client] = await page.locator(part).evaluate((each) => [each.scrollWidth, each.clientWidth])
      expect(scroll).toBeLessThanOrEqual(client ?? 0)
    }
    await page.context().close()
  })
})

const harmRanksOf = async (page: Page): Promise<readonly number[]> =>
  (await page.locator('.ranked-row').allTextContents()).flatMap((row) => {
    const rank = /rang (\d+) efter skada/.exec(row)?.[1]
    return rank === undefined ? [] : [Number(rank)]
  })

/** What a person would call the same view. */
const viewOf = async (page: Page) => ({
  address: page.url(),
  detail: await page.locator('.detail').textContent(),
  rows: await page.locator('.ranked-row').allTextContents(),
  outside: await page.locator('.bar-outside').count(),
  chips: await page.locator('.chip[data-selected]').allTextContents(),
})
