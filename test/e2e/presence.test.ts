import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../server/harness.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, phone, signIn } from './desk.ts'
import { look } from './look.ts'

describe.skipIf(!chromiumPath)(chromiumPath ? 'the Presence room' : chromiumMissing, { timeout: 200_000 }, () => {
  let desk: Desk
  let partner: Person
  beforeAll(async () => {
    desk = await openDesk()
    partner = await desk.addMember(desk.demo, 'partner')
  }, 90_000)
  afterAll(() => desk?.close())

  const open = async (page: Page, operation = desk.demo, query = '', person: Person = desk.commander) => {
    await page.goto(`${desk.origin}/operations/${operation}/presence${query}`)
    await signIn(page, person)
  }

  it('goes from an empty room to a unit on a recurring shift, and takes a withdrawn one back', async () => {
    const { page, complaints } = await desk.newPage()
    await open(page, desk.empty, '?week=2026-04-13')
    await page.getByText('Vilka kan vara ute?').waitFor()
    await page.getByLabel('Anropsnamn').fill('Anna Andersson')
    await page.getByLabel('Organisation').fill('Polisen')
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('En patrull är aldrig en person').waitFor()
    await page.getByLabel('Anropsnamn').fill('4210')
    await page.getByRole('button', { name: 'Spara' }).click()

    await page.getByRole('button', { name: 'Nytt pass' }).click()
    await page.getByLabel('Dag').fill('2026-04-15')
    await page.getByLabel('Från', { exact: true }).fill('18:00')
    await page.getByLabel('Till', { exact: true }).fill('02:00')
    await page.getByText('slutar dagen efter').waitFor()
    await page.getByRole('checkbox', { name: /4210/ }).check()
    await page.getByRole('button', { name: 'Lägg till rast' }).click()
    await page.getByRole('checkbox', { name: 'Återkommer varje vecka' }).check()
    await page.getByRole('checkbox', { name: 'fre' }).check()
    await page.getByRole('button', { name: 'Planera' }).click()
    const bars = page.locator('.shift-bar')
    await bars.nth(1).waitFor()
    expect(await bars.count()).toBe(2)

    await bars.first().click()
    await page.getByText('Det du ändrar här gäller den dagen').waitFor()
    await page.getByRole('button', { name: 'Ta bort passet' }).click()
    await page.getByText('Passet är borttaget').waitFor()
    await expect.poll(() => bars.count()).toBe(1)
    await page.getByRole('button', { name: 'Ångra' }).click()
    await expect.poll(() => bars.count()).toBe(2)
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([])
    await page.context().close()
  })

  it('keeps what is typed when somebody else changes the same shift, and shows both', async () => {
    const pages = [await desk.newPage(), await desk.newPage()]
    for (const { page } of pages) {
      await open(page, desk.empty, '?week=2026-04-13')
      await page.locator('.shift-bar').first().click()
      await page.getByLabel('Till', { exact: true }).waitFor()
    }
    const [mine, theirs] = pages.map(({ page }) => page) as [Page, Page]
    await mine.getByLabel('Till', { exact: true }).fill('01:00')
    const told = mine.waitForResponse((response) => response.url().includes('/shifts'))
    await theirs.getByLabel('Till', { exact: true }).fill('03:00')
    await theirs.getByRole('button', { name: 'Spara' }).click()
    await told
    expect(await mine.getByLabel('Till', { exact: true }).inputValue()).toBe('01:00')
    await mine.getByRole('button', { name: 'Spara' }).click()
    await mine.getByText('Nu står det: 18–03.').waitFor()
    expect(await mine.getByLabel('Till', { exact: true }).inputValue()).toBe('01:00')
    await mine.getByRole('button', { name: 'Spara' }).click()
    await mine.getByRole('button', { name: 'Nytt pass' }).waitFor()
    for (const { page } of pages) await page.context().close()
  })

  it('keeps what is typed when the session runs out, for the same person', async () => {
    const { page } = await desk.newPage()
    await open(page, desk.demo, '?open=new-shift')
    await page.getByLabel('Från', { exact: true }).fill('17:15')
    await page.getByRole('checkbox').first().check()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Planera' }).click()
    await page.locator('.sign-in .notice').waitFor()
    expect(await page.getByRole('button', { name: 'Planera' }).isVisible()).toBe(false)
    await signIn(page, desk.commander)
    await page.getByRole('button', { name: 'Planera' }).waitFor()
    expect(await page.getByLabel('Från', { exact: true }).inputValue()).toBe('17:15')
    await page.context().close()
  })

  it('says why a unit cannot be on two shifts, and books company for the commander’s eyes', async () => {
    const { page } = await desk.newPage()
    await open(page, desk.demo, '?open=new-shift')
    await page.getByLabel('Dag').fill('2026-04-17')
    await page.getByRole('checkbox', { name: /4210/ }).check()
    await page.getByRole('button', { name: 'Planera' }).click()
    await page.getByText('En patrull kan bara gå ett pass i taget').waitFor()
    await page.getByRole('button', { name: 'Stäng', exact: true }).click()
    await page.getByRole('button', { name: 'Boka en tid' }).click()
    await page.getByLabel('Vad').selectOption('company')
    await page.getByLabel('Var', { exact: true }).first().fill('Kiosken')
    await page
      .getByRole('option', { name: /Kiosken/ })
      .first()
      .click()
    await page.getByLabel('Dag').fill('2026-04-17')
    await page.getByLabel('Från', { exact: true }).fill('22:00')
    await page.getByLabel('Till', { exact: true }).fill('22:30')
    await page.getByRole('button', { name: 'Boka', exact: true }).click()
    await page.locator('.appointment-bar', { hasText: 'Sällskap vid stängning 22–22.30' }).waitFor()
    await page.context().close()
  })

  it('opens on the evening on a phone, and is worked by keyboard', async () => {
    const { page } = await desk.newPage({ viewport: phone })
    await open(page)
    const first = page.locator('.shift-bar').first()
    await first.waitFor()
    await first.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Ta bort passet' }).waitFor()
    const sideways = await page.locator('html').evaluate((node) => node.scrollWidth > node.clientWidth)
    expect(sideways).toBe(false)
    await page.context().close()
  })

  it.each(['sv', 'en'])('has nothing to reproach in %s', async (language) => {
    const wrong: string[] = []
    const empty = await desk.addOperation(`Tyst torg ${language}`)
    for (const [name, operation, query, person, ready] of [
      ['presence', desk.demo, '', desk.commander, '.shift-bar'],
      ['presence-shift', desk.demo, '?open=new-shift', desk.commander, '.presence-ticks'],
      ['presence-appointment', desk.demo, '?open=new-appointment', desk.commander, '.place-choice'],
      ['presence-empty', empty, '', await desk.addMember(empty, 'analyst'), '.presence-first'],
      ['presence-covered', desk.demo, '?week=2026-04-06', partner, '.coverage-table'],
    ] as const) {
      const { page, complaints } = await desk.newPage()
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await open(page, operation, query, person)
      await page.locator(ready).first().waitFor()
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      wrong.push(...(await look(page, `${name}-${language}`)), ...own)
      await page.context().close()
    }
    expect(wrong).toEqual([])
  })
})
