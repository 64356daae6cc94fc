import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, demoNow, openDesk, pictureListed, signIn } from './desk.ts'
import { look } from './look.ts'

describe.skipIf(!chromiumPath)(chromiumPath ? 'saved views and what is new' : chromiumMissing, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  const picture = () => `${desk.origin}/operations/${desk.demo}/picture`
  const openPicture = async (page: Page, person: { email: string; password: string }, search = '') => {
    await page.goto(picture() + search)
    await signIn(page, person)
    await page.locator('.disc').first().waitFor()
  }
  /** As if she had last looked before the town's incidents came. */
  const lookedLong = (staff: Desk['commander']['staff']) =>
    desk.store.transact(async (tx) => {
      await tx.news.look(desk.demo, staff, demoNow - 400 * 86_400_000)
      return { ok: true }
    })

  it('keeps what one sees under a name, shares it, renames it, deletes it and takes that back', async () => {
    const { page } = await desk.newPage()
    await openPicture(page, desk.commander, '?groups=robbery&tab=points')
    await page.getByRole('button', { name: 'Vyer' }).click()
    await page.getByText('Inga vyer än').waitFor()
    await page.getByLabel('Namn').fill('Kolla Anna Andersson')
    await page.getByRole('button', { name: 'Spara vyn' }).click()
    await page.getByRole('alert').getByText('Döp vyn efter en plats').waitFor()
    expect(await page.getByLabel('Namn').inputValue()).toBe('Kolla Anna Andersson')
    await page.getByLabel('Namn').fill('Rånen')
    await page.getByLabel('Dela med alla').check()
    await page.getByRole('button', { name: 'Spara vyn' }).click()
    await page.getByText('Rånen är sparad.').waitFor()
    await page.keyboard.press('Escape')

    await page.goto(`${picture()}?groups=theft&place=${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`)
    await pictureListed(page)
    await page.getByRole('button', { name: 'Vyer' }).click()
    await page.getByRole('button', { name: /^Rånen/ }).click()
    await page.waitForURL(/groups=robbery/)
    expect(page.url()).toContain('tab=points')
    expect(page.url()).not.toContain('place=')

    await page.getByRole('button', { name: 'Vyer' }).click()
    await page.getByRole('button', { name: 'Byt namn på Rånen' }).click()
    await page.getByLabel('Nytt namn').fill('Alla rån')
    await page.getByRole('button', { name: 'Byt namn', exact: true }).click()
    await page.getByText('Vyn heter nu Alla rån.').waitFor()
    await page.getByRole('button', { name: 'Ta bort Alla rån' }).click()
    await page.getByText('Inga vyer än').waitFor()
    await page.getByRole('button', { name: 'Ångra' }).click()
    await page.getByRole('button', { name: /^Alla rån/ }).waitFor()
    await page.context().close()

    const officer = await desk.newPage()
    await openPicture(officer.page, await desk.addMember(desk.demo, 'officer'))
    await officer.page.getByRole('button', { name: 'Vyer' }).click()
    const shared = officer.page.getByRole('button', { name: /^Alla rån/ })
    expect(await shared.textContent()).toContain('Delad av insatschef')
    expect(await officer.page.getByRole('button', { name: 'Ta bort Alla rån' }).count()).toBe(0)
    await officer.page.context().close()
  }, 180_000)

  it('tells what is new since the last look, leads there, and is quiet when one has seen it', async () => {
    const person = await desk.addMember(desk.demo, 'commander')
    const { page } = await desk.newPage()
    await openPicture(page, person)
    // The first look has nothing before it.
    await page.getByText('Inget nytt sedan').waitFor()
    await page.context().close()

    const other = await desk.addMember(desk.demo, 'analyst')
    await lookedLong(other.staff)
    const again = await desk.newPage()
    await openPicture(again.page, other)
    const line = again.page.locator('.look-open')
    await line.waitFor()
    expect(await line.textContent()).toMatch(/händelser/)
    // With the keyboard: there, down the list and out again to where one was.
    await line.focus()
    await again.page.keyboard.press('Enter')
    await again.page.getByRole('dialog', { name: 'Nytt sedan du senast tittade' }).waitFor()
    await again.page.keyboard.press('Escape')
    expect(await line.evaluate((node) => node.matches(':focus'))).toBe(true)
    await line.click()
    await again.page.locator('.news li .link').first().click()
    await again.page.waitForURL(/place=/)
    await line.click()
    await again.page.getByRole('button', { name: 'Jag har sett det' }).click()
    await again.page.getByText('Inget nytt sedan').waitFor()
    await again.page.reload()
    await again.page.getByText('Inget nytt sedan').waitFor()
    await again.page.context().close()
  }, 180_000)

  it.each(['sv', 'en'])(
    'has nothing to reproach in %s',
    async (language) => {
      const person = await desk.addMember(desk.demo, 'commander')
      await lookedLong(person.staff)
      const { page, complaints } = await desk.newPage()
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await openPicture(page, person)
      await page.locator('.look-open').click()
      await page.locator('.news').waitFor()
      const wrong = await look(page, `news-${language}`)
      await page.keyboard.press('Escape')
      await page.locator('.look-views').click()
      await page.locator('.views .save-view').waitFor()
      wrong.push(...(await look(page, `views-${language}`)))
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      expect([...wrong, ...own]).toEqual([])
      await page.context().close()
    },
    200_000,
  )
})
