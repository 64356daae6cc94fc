import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureListed, signIn } from './desk.ts'
import { look } from './look.ts'

describe.skipIf(!chromiumPath)(chromiumPath ? 'the board of what is unresolved' : chromiumMissing, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  const board = () => `${desk.origin}/operations/${desk.demo}/picture?tab=unresolved`

  it('shows the shooting whose investigation was closed, and keeps what may be said of it', async () => {
    const { page } = await desk.newPage()
    await page.goto(desk.origin)
    await signIn(page, desk.commander)
    await pictureListed(page)
    await page.getByRole('radio', { name: 'Olösta' }).click()
    const shooting = page.locator('.unresolved-group', { hasText: 'Skjutning' }).locator('.unresolved-card')
    expect(await shooting.textContent()).toContain('Nedlagd utan resultat')
    expect(await shooting.textContent()).toContain('Då sägs inget')
    await shooting.getByLabel('Till allmänheten').selectOption({ label: 'Att vittnen söks' })
    // Choosing is no decision: that takes the button, and can be taken back.
    expect(await shooting.textContent()).toContain('Då sägs inget')
    await shooting.getByRole('button', { name: 'Spara beslutet' }).click()
    await shooting.getByText('Ring 114 14').waitFor()
    await shooting.getByText('Beslutat av insatschef').waitFor()
    await shooting.getByRole('button', { name: 'Ångra' }).click()
    await shooting.getByText('Ingenting sägs om detta.').waitFor()
    await shooting.getByLabel('Till allmänheten').selectOption({ label: 'Att vittnen söks' })
    await shooting.getByRole('button', { name: 'Spara beslutet' }).click()
    await shooting.getByText('Ring 114 14').waitFor()
    await page.reload()
    await shooting.getByText('Ring 114 14').waitFor()
    await shooting.getByRole('button', { name: 'Gången vid stationen' }).click()
    await page.locator('.detail').waitFor()
    expect(page.url()).toContain('place=')
    await page.context().close()
  }, 120_000)

  it.each(['sv', 'en'])(
    'has nothing to reproach in %s',
    async (language) => {
      const { page, complaints } = await desk.newPage()
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.goto(board())
      await signIn(page, desk.commander)
      await page.locator('.unresolved-card').first().waitFor()
      // The browser itself tells of the session that was not there before the sign-in.
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      expect([...(await look(page, `unresolved-${language}`)), ...own]).toEqual([])
      await page.context().close()
    },
    200_000,
  )
})
