import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffId } from '../../src/domain/ids.ts'
import { editPlaces } from '../../src/usecases/edit-places.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, demoNow, openDesk, signIn } from './desk.ts'
import { look } from './look.ts'

const patience = { timeout: 120_000 }
const geojson = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const feature = (geometry: unknown, properties: object) => ({ type: 'Feature', geometry, properties })

describe.skipIf(!chromiumPath)(chromiumPath ? 'places and areas in a browser' : chromiumMissing, patience, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  let session: BrowserContextOptions['storageState']
  async function opened(options: BrowserContextOptions = {}) {
    const { page, complaints } = await desk.newPage({ storageState: session, ...options })
    await page.goto(`${desk.origin}/operations/${desk.demo}/ground`)
    if (!session) {
      await signIn(page, desk.commander)
      await page.locator('.ground').waitFor()
      session = await page.context().storageState()
    }
    await page.locator('.draw-layer').waitFor({ state: 'attached' })
    await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
    return { page, complaints }
  }
  const bar = (page: Page) => page.locator('.save-bar output')
  async function choose(page: Page, name: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Sök plats' }).fill(name)
    await page.getByRole('option', { name }).first().click()
    await page.getByRole('region', { name }).first().waitFor()
  }
  async function save(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Allt är sparat').waitFor()
  }
  const groundNow = () => desk.store.read((tx) => tx.ground.read(desk.demo))
  const named = async (name: string) =>
    [...(await groundNow()).ground.places.values()].find((place) => place.name === name)

  /** What an analyst at another desk saves meanwhile. */
  async function renamedByAnother(name: string, to: { readonly name: string; readonly kind?: 'school' }) {
    const place = await named(name)
    if (!place) throw new Error(`no ${name}`)
    const other = await editPlaces(
      {
        store: desk.store,
        clock: { now: () => demoNow },
        randomness: { bytes: (n) => crypto.getRandomValues(new Uint8Array(n)) },
      },
      {
        operation: desk.demo,
        by: '01890000-0000-7000-8000-000000000001' as StaffId,
        role: 'analyst',
        since: (await groundNow()).revision,
        edits: [{ name: 'change-place', id: place.id, to }],
      },
    )
    expect(other.ok).toBe(true)
  }

  it('is reached from the tools, and fills in a building’s section', async () => {
    const { page } = await opened()
    await page.goto(`${desk.origin}/operations/${desk.demo}/partners`)
    await page.getByRole('button', { name: 'Verktyg' }).click()
    await page.getByRole('link', { name: 'Platser och områden' }).click()
    await choose(page, 'Tallbacken 14')
    await page.getByRole('button', { name: 'Lägg till trapphus' }).click()
    const letters = await page.locator('.section-edit tfoot th').count()
    await page
      .getByRole('button', { name: /^Lägg till våning 2 i/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'En våning till nedåt' }).click()
    await page
      .getByRole('button', { name: /^Lägg till våning −2 i/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Lägg till gård' }).click()
    expect(await bar(page).textContent()).toContain('4 ändringar')
    await page.keyboard.press('Control+z')
    expect(await bar(page).textContent()).toContain('3 ändringar')
    await page.keyboard.press('Control+Shift+z')
    await save(page)
    expect(await page.locator('.section-edit tfoot th').count()).toBe(letters)
    expect((await named('Tallbacken 14, gård'))?.kind).toBe('courtyard')
    await page.context().close()
  })

  it('draws a place on the map, moves a corner by keyboard, splits it and merges it again', async () => {
    const { page } = await opened()
    await page.getByRole('button', { name: 'Ny plats' }).click()
    await page.getByLabel('Namn', { exact: true }).fill('Provtorget')
    await page.getByRole('button', { name: 'Rita yta' }).click()
    const map = await page.locator('.map-canvas').boundingBox()
    if (!map) throw new Error('no map')
    const at = (x: number, y: number) => page.mouse.click(map.x + x, map.y + y)
    for (const [x, y] of [
      [60, 480],
      [160, 480],
      [160, 580],
      [60, 580],
    ] as const)
      await at(x, y)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Lägg till', exact: true }).click()
    await page.getByRole('region', { name: 'Provtorget' }).waitFor()
    await page.getByRole('button', { name: 'Flytta hörn' }).click()
    await page.getByRole('button', { name: 'Hörn 2', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    // The map has come closer: the line goes from above the upper edge to below the lower one.
    const boxOf = (corner: string) => page.getByRole('button', { name: corner, exact: true }).boundingBox()
    const [left, right, low] = [await boxOf('Hörn 1'), await boxOf('Hörn 2'), await boxOf('Hörn 3')]
    if (!left || !right || !low) throw new Error('no corners')
    const middle = (left.x + right.x) / 2
    await page.getByRole('button', { name: 'Klar med hörnen' }).click()
    await page.getByRole('button', { name: 'Dela' }).click()
    await page.mouse.click(middle, left.y - 12)
    await page.mouse.click(middle + 4, low.y + low.height + 12)
    await page.keyboard.press('Enter')
    await page.getByText('3 ändringar är inte sparade').waitFor()
    await save(page)
    expect((await named('Provtorget, del 2'))?.geometry?.type).toBe('Polygon')
    await page.getByRole('button', { name: 'Slå ihop' }).click()
    await page.getByLabel('Slå ihop med').selectOption({ label: 'Provtorget, del 2' })
    await page.getByRole('button', { name: 'Slå ihop' }).last().click()
    await save(page)
    expect(await named('Provtorget, del 2')).toBeUndefined()
    await page.getByRole('radio', { name: 'Historik' }).click()
    await page.getByText('slog ihop till Provtorget').waitFor()
    await page.getByRole('button', { name: 'Ångra slog ihop till Provtorget' }).click()
    await page.getByText('Ångrade: slog ihop till Provtorget').waitFor()
    expect(await named('Provtorget, del 2')).toBeDefined()
    await page.context().close()
  })

  it('keeps the draft through a reload and a session that ran out, and says what cannot be', async () => {
    const { page } = await opened()
    await page.getByRole('button', { name: 'Ny plats' }).click()
    await page.getByLabel('Namn', { exact: true }).fill('Rutan')
    const corners = page.getByLabel('Koordinater', { exact: true })
    await corners.fill('6510000 800000\n6510010 800010\n6510000 800010\n6510010 800000')
    await page.getByRole('button', { name: 'Lägg till', exact: true }).click()
    expect(await page.getByRole('alert').textContent()).toContain('korsar sig själv vid 6510005 N, 800005 E')
    await corners.fill('6600000 800000\n6600010 800010\n6600000 800010')
    await page.getByRole('button', { name: 'Lägg till', exact: true }).click()
    expect(await page.getByRole('alert').textContent()).toContain('km från insatsens områden')
    await corners.fill('6510000 800000\n6510000 800010\n6510010 800010')
    await page.getByRole('button', { name: 'Lägg till', exact: true }).click()
    await page.getByText('1 ändring är inte sparad').waitFor()
    await page.reload()
    await page.getByText('1 ändring är inte sparad').waitFor()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.locator('.sign-in').waitFor()
    await signIn(page, desk.commander)
    await page.getByText('1 ändring är inte sparad').waitFor()
    await save(page)
    expect((await named('Rutan'))?.geometry?.type).toBe('Polygon')
    session = await page.context().storageState()
    await page.context().close()
  })

  it('keeps a draft from somebody else who signs in in the same tab', async () => {
    const another = await desk.addMember(desk.demo, 'commander')
    const { page } = await opened()
    await page.getByRole('button', { name: 'Ny plats' }).click()
    await page.getByLabel('Namn', { exact: true }).fill('Min ruta')
    await page.getByLabel('Koordinater', { exact: true }).fill('6510000 800000\n6510000 800010\n6510010 800010')
    await page.getByRole('button', { name: 'Lägg till', exact: true }).click()
    await page.getByText('1 ändring är inte sparad').waitFor()
    await page.context().clearCookies()
    await page.reload()
    await signIn(page, another)
    await page.getByText('Allt är sparat').waitFor()
    expect(await page.getByText('1 ändring är inte sparad').count()).toBe(0)
    await page.context().close()
  })

  it('shows both versions when two have edited the same place, and loses neither', async () => {
    const { page } = await opened()
    await choose(page, 'Biblioteket')
    await page.getByLabel('Namn', { exact: true }).fill('Kulturhuset')
    await page.getByRole('button', { name: 'Använd' }).click()
    await renamedByAnother('Biblioteket', { name: 'Stadsbiblioteket' })
    await page.getByRole('button', { name: 'Spara' }).click()
    const card = page.getByRole('alert', { name: 'Någon annan har ändrat samma sak' })
    expect(await card.textContent()).toMatch(/Stadsbiblioteket[\s\S]*Kulturhuset/)
    expect(await bar(page).textContent()).toContain('1 ändring')
    await card.getByLabel('Använd min').check()
    await card.getByRole('button', { name: 'Fortsätt' }).click()
    await page.getByText('Allt är sparat').waitFor()
    expect(await named('Kulturhuset')).toBeDefined()
    await page.context().close()
  })

  it('keeps what is typed and not yet in the draft when somebody else changes the place', async () => {
    const { page } = await opened()
    await choose(page, 'Bokhandeln')
    const typed = page.getByLabel('Namn', { exact: true })
    await typed.fill('Bokkaféet')
    await renamedByAnother('Bokhandeln', { name: 'Skolbokhandeln', kind: 'school' })
    const notice = page.getByRole('alert', { name: 'Ändrat medan du skrev' })
    expect(await notice.textContent()).toMatch(/Bokkaféet[\s\S]*Skolbokhandeln/)
    expect(await typed.inputValue()).toBe('Bokkaféet')
    expect(await page.getByLabel('Typ', { exact: true }).inputValue()).toBe('school')
    expect(await look(page, 'ground-met-sv', true)).toEqual([])
    await notice.getByRole('button', { name: 'Behåll mitt: Namn' }).click()
    await notice.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Använd' }).click()
    await save(page)
    expect((await named('Bokkaféet'))?.kind).toBe('school')
    await page.context().close()
  })

  it('reads GeoJSON into the draft, walks too, and tells which rows are wrong', async () => {
    const { page } = await opened()
    const drop = (name: string, text: string) =>
      page
        .locator('.ground-drop input[type=file]')
        .setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) })
    const at = [20.171, 58.631]
    await drop(
      'fel.geojson',
      geojson([feature({ type: 'Point', coordinates: at }, { kind: 'shop', name: 'A', floor: 'mitt i' })]),
    )
    await page.getByText('Inget lästes in').waitFor()
    await page.getByRole('button', { name: 'Stäng' }).click()
    const line = { type: 'LineString', coordinates: [at, [20.172, 58.631]] }
    await drop(
      'bra.geojson',
      geojson([
        feature({ type: 'Point', coordinates: at }, { kind: 'square', name: 'Nya torget' }),
        feature(line, { highway: 'footway' }),
      ]),
    )
    await page.getByText('1 platser, 0 områden och 1 gångvägar').waitFor()
    await page.getByRole('button', { name: 'Lägg till i utkastet' }).click()
    await save(page)
    const { ground } = await groundNow()
    expect([...ground.walks.values()].filter(({ line: drawn }) => drawn !== null)).toHaveLength(1)
    await choose(page, 'Nya torget')
    await page.getByRole('heading', { name: 'Gå härifrån' }).waitFor()
    await page.context().close()
  })

  it('scrolls in one direction only on a phone', async () => {
    const { page } = await opened({ viewport: { width: 390, height: 844 } })
    await choose(page, 'Tallbacken 14')
    for (const part of ['html', '.content']) {
      const [scroll, client] = await page.locator(part).evaluate((each) => [each.scrollWidth, each.clientWidth])
      expect(scroll).toBeLessThanOrEqual(client ?? 0)
    }
    await page.context().close()
  })

  it.each(['sv', 'en'] as const)(
    'has nothing to reproach in %s',
    async (language) => {
      const { page, complaints } = await opened()
      await page.evaluate((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.reload()
      await page.locator('.draw-layer').waitFor({ state: 'attached' })
      const at = (screen: string) => `ground-${screen}-${language}`
      const wrong = await look(page, at('places'), true)
      await page.locator('.ground-find input').fill('Tallbacken 14')
      await page.locator('.ground-row').first().click()
      await page.locator('.section-edit').waitFor()
      await page.locator('.ground-tools button').nth(3).click()
      wrong.push(...(await look(page, at('place'), true)))
      await page.locator('.section-edit').scrollIntoViewIfNeeded()
      wrong.push(...(await look(page, at('section'), true)))
      for (const [i, tab] of ['areas', 'walks', 'history'].entries()) {
        await page
          .getByRole('radio')
          .nth(i + 1)
          .click()
        wrong.push(...(await look(page, at(tab), true)))
      }
      await page.getByRole('radio').nth(2).click()
      await page.locator('.ground-list > .button-quiet').click()
      wrong.push(...(await look(page, at('walk'), true)))
      await page.locator('.table-toggle').click()
      wrong.push(...(await look(page, at('table'))))
      expect([...wrong, ...complaints.filter((text) => !text.startsWith('Failed to load resource'))]).toEqual([])
      await page.context().close()
    },
    900_000,
  )
})
