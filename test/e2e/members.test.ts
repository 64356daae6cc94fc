import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../server/harness.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, signIn } from './desk.ts'
import { look } from './look.ts'

describe.skipIf(!chromiumPath)(chromiumPath ? 'members and log' : chromiumMissing, { timeout: 200_000 }, () => {
  let desk: Desk
  let administrator: Person
  let auditor: Person
  beforeAll(async () => {
    desk = await openDesk()
    administrator = await desk.addMember(desk.demo, 'administrator')
    auditor = await desk.addMember(desk.demo, 'auditor')
  }, 90_000)
  afterAll(() => desk?.close())

  const at = (page: string) => `${desk.origin}/operations/${desk.demo}/${page}`

  it('lets a new person in with a password that is shown once, and she changes it', async () => {
    const { page } = await desk.newPage()
    await page.goto(at('picture'))
    await signIn(page, administrator)
    await page.getByRole('button', { name: 'Verktyg' }).click()
    await page.getByRole('link', { name: 'Medlemmar' }).click()
    await page.getByLabel('Namn', { exact: true }).fill('Sara Svensk')
    await page.getByLabel('E-postadress', { exact: true }).fill('sara@example.se')
    await page.getByLabel('Roll', { exact: true }).selectOption('analyst')
    await page.getByRole('button', { name: 'Lägg till' }).click()
    const password = (await page.locator('.told-word').textContent()) ?? ''
    await page.getByLabel('Roll för Sara Svensk').waitFor()

    const hers = await desk.newPage()
    await hers.page.goto(at('picture'))
    await signIn(hers.page, { email: 'sara@example.se', password })
    await hers.page.locator('.ranked-row').first().waitFor()
    await hers.page.locator('.settings-button').click()
    await hers.page.getByText('Byt lösenord').click()
    await hers.page.getByLabel('Nuvarande lösenord').fill(password)
    await hers.page.getByLabel('Nytt lösenord').fill('a word of her own')
    await hers.page.getByRole('button', { name: 'Byt', exact: true }).click()
    await hers.page.getByText('Lösenordet är bytt').waitFor()
    await hers.page.context().close()

    await page.getByLabel('Roll för Sara Svensk').selectOption('officer')
    await page.getByRole('button', { name: 'Spara rollen för Sara Svensk' }).click()
    await page.getByRole('button', { name: 'Ångra' }).click()
    await page.getByRole('button', { name: 'Ångra' }).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Roll för Sara Svensk').inputValue()).toBe('analyst')

    await page.getByRole('button', { name: 'Ta bort Sara Svensk ur insatsen' }).click()
    await page.getByRole('button', { name: 'Ta bort personen' }).click()
    await page.getByLabel('Roll för Sara Svensk').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it.each(['sv', 'en'])('has nothing to reproach in %s', async (language) => {
    const wrong: string[] = []
    for (const [person, screen, ready] of [
      [administrator, 'members', '.rights'],
      [auditor, 'log', '.table td'],
    ] as const) {
      const { page, complaints } = await desk.newPage()
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.goto(at(screen))
      await signIn(page, person)
      await page.locator(ready).first().waitFor({ state: 'attached' })
      if (screen === 'members') await page.locator('details.card summary').click()
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      wrong.push(...(await look(page, `${screen}-${language}`)), ...own)
      await page.context().close()
    }
    expect(wrong).toEqual([])
  })
})
