import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureListed, signIn } from './desk.ts'
import { look } from './look.ts'

describe.skipIf(!chromiumPath)(chromiumPath ? 'help' : chromiumMissing, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  const at = (page: string, operation = desk.demo) => `${desk.origin}/operations/${operation}/${page}`
  const open = async (page: Page, address: string) => {
    await page.goto(address)
    await signIn(page, desk.commander)
  }
  const focused = (page: Page) => page.locator(':focus').textContent()

  it('walks a newcomer through the picture with the keyboard, and remembers that it is done', async () => {
    const { page } = await desk.newPage()
    await open(page, at('picture'))
    await pictureListed(page)
    await page.getByRole('button', { name: 'Ny här?' }).focus()
    await page.keyboard.press('Enter')
    const walk = page.getByRole('region', { name: 'Första rundan' })
    await walk.getByText('1 av 6').waitFor()
    expect(await focused(page)).toBe('En mening som svarar')
    expect(await page.locator('.sentence[data-walk]').count()).toBe(1)
    for (const target of ['.floor', '.ranked-head', '.time-strip', '.panel-tabs', '.look-bar']) {
      await walk.getByRole('button', { name: 'Nästa' }).focus()
      await page.keyboard.press('Enter')
      await page.locator(`${target}[data-walk]`).waitFor()
    }
    // Nothing is blocked meanwhile, and a reload goes on where one was.
    await page.getByRole('radio', { name: 'Olösta' }).click()
    await page.locator('.unresolved-card').first().waitFor()
    await page.reload()
    await walk.getByText('6 av 6').waitFor()
    await walk.getByRole('button', { name: 'Klar' }).focus()
    await page.keyboard.press('Enter')
    await walk.waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('.look-views').waitFor()
    expect(await page.getByText('Ny här?').count()).toBe(0)
    await page.getByRole('button', { name: 'Verktyg' }).click()
    await page.getByRole('link', { name: 'Hjälp' }).click()
    await page.getByRole('button', { name: 'Starta rundan' }).click()
    await walk.getByText('1 av 6').waitFor()
    await page.keyboard.press('Escape')
    await walk.waitFor({ state: 'detached' })
    await page.context().close()
  }, 180_000)

  it('says what a term means when one points, reaches or taps it', async () => {
    const { page } = await desk.newPage()
    await open(page, at('picture?tab=points'))
    const term = page.locator('.points .term').first()
    await term.hover()
    await page.getByRole('tooltip').getByText('när insatschefen har bekräftat det').waitFor()
    await page.mouse.move(5, 5)
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    await term.focus()
    await page.getByRole('tooltip').waitFor()
    expect(await term.getAttribute('aria-describedby')).toBe('term-point')
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    await page.context().close()
  }, 120_000)

  it('explains the words in a text where they stand, and Escape takes only the explanation away', async () => {
    const { page } = await desk.newPage()
    await open(page, at('picture?layer=incidents'))
    const card = page.getByRole('region', { name: 'Händelser i rutor' })
    const explained = page.getByRole('tooltip')
    await card.getByRole('button', { name: 'händelser', exact: true }).hover()
    await explained.getByText('något som hände på en plats').waitFor()
    await page.keyboard.press('Escape')
    await explained.waitFor({ state: 'detached' })
    await card.getByRole('button', { name: 'Varför?' }).click()
    const why = page.getByRole('dialog')
    await why.locator('dt .term').first().focus()
    await explained.getByText('de senaste dagarna är ofullständiga').waitFor()
    await page.keyboard.press('Escape')
    await explained.waitFor({ state: 'detached' })
    expect(await why.isVisible()).toBe(true)
    await page.context().close()
  }, 120_000)

  it('shows guides and finds words', async () => {
    const { page } = await desk.newPage()
    await open(page, at('help'))
    await page.getByRole('radio', { name: 'Olösta grova brott' }).click()
    await page.getByRole('heading', { name: 'Vad som får sägas' }).waitFor()
    await page.getByLabel('Sök ett ord').fill('takt')
    expect(await page.locator('.glossary dt').allTextContents()).toContain('takt')
    await page.getByLabel('Sök ett ord').fill('qqq')
    await page.getByText('Inget ord svarar').waitFor()
    await page.context().close()
  }, 120_000)

  it('reaches the whole picture with Tab: past the menu, map as table, tabs, list, views', async () => {
    const { page } = await desk.newPage()
    await open(page, at('picture'))
    await pictureListed(page)
    await page.reload()
    await pictureListed(page)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Hoppa till innehållet')
    await page.keyboard.press('Enter')
    const parts = '.filters, .floor-toggle, .panel-tabs, .ranked-row, .look-views, .why, .time-strip'
    const reached = new Set<string>()
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab')
      const focus = page.locator(':focus')
      // The last Tab leaves the page for the browser's own buttons.
      if ((await focus.count()) === 0) break
      reached.add(await focus.evaluate((node, within) => node.closest(within)?.className ?? '', parts))
    }
    const all = [...reached].join(' ')
    for (const part of ['filters', 'floor-toggle', 'panel-tabs', 'ranked-row', 'look-views', 'why', 'time-strip'])
      expect(all).toContain(part)
    await page.locator('.floor-toggle button').focus()
    await page.keyboard.press('Enter')
    await page.locator('.floor .table-scroll').waitFor()
    await page.context().close()
  }, 180_000)

  it('says in an empty operation what comes first', async () => {
    const { page } = await desk.newPage()
    await open(page, at('picture', desk.empty))
    await page.getByText('Det finns inga platser än').waitFor()
    await page.getByRole('link', { name: 'Importera en fil' }).waitFor()
    await page.context().close()
  }, 120_000)

  it.each(['sv', 'en'])(
    'has nothing to reproach in %s',
    async (language) => {
      const { page, complaints } = await desk.newPage()
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await open(page, at('help'))
      await page.locator('.glossary').waitFor()
      const wrong = await look(page, `help-${language}`)
      await page.locator('.help-walk button').click()
      await page.locator('.walk').waitFor()
      await pictureListed(page)
      wrong.push(...(await look(page, `walk-${language}`)))
      await page.goto(at('picture', desk.empty))
      await page.locator('.first-steps').waitFor()
      wrong.push(...(await look(page, `first-steps-${language}`)))
      await page.evaluate(() => localStorage.removeItem('narvaro.walk'))
      await page.goto(at('picture?tab=points'))
      await page.locator('.points .term').first().focus()
      await page.getByRole('tooltip').waitFor()
      wrong.push(...(await look(page, `term-${language}`)))
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      expect([...wrong, ...own]).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})
