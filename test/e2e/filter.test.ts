import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../src/domain/result.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureDrawn, pictureListed, signIn } from './desk.ts'
import { look } from './look.ts'

const periods = 'compare=2025-11-03..2026-01-25,2026-02-16..2026-04-05'

describe.skipIf(!chromiumPath)(chromiumPath ? 'filters and periods' : chromiumMissing, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 90_000)
  afterAll(() => desk?.close())

  const open = async (search: string) => {
    const { page, complaints } = await desk.newPage()
    await page.goto(`${desk.origin}/operations/${desk.demo}/picture?${search}`)
    await signIn(page, desk.commander)
    return { page, complaints }
  }
  const addressOf = (page: Page) => decodeURIComponent(new URL(page.url()).search)
  const settled = (page: Page) => page.locator('.picture[aria-busy=false]').waitFor()

  it('chooses by kind of place and investigation, shows what is chosen, and clears it with one press', async () => {
    const { page } = await open('')
    await pictureListed(page)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('option', { name: /^trapphus/ }).click()
    await page.waitForURL((url) => url.search.includes('kinds=stairwell'))
    await page.getByRole('option', { name: /^nedlagd utan resultat/ }).click()
    await page.waitForURL((url) => url.search.includes('investigations'))
    await page.keyboard.press('Escape')
    await settled(page)
    expect(addressOf(page)).toContain('kinds=stairwell')
    expect(addressOf(page)).toContain('investigations=closed-without-result')
    await page.reload()
    await page.getByRole('button', { name: 'Ta bort trapphus' }).click()
    await page.waitForURL((url) => !url.search.includes('kinds'))
    await page.getByRole('button', { name: 'Rensa urvalet' }).first().click()
    await page.waitForURL((url) => !url.search.includes('investigations'))
    await pictureListed(page)
    await page.context().close()
  }, 120_000)

  it('filters by hours drawn in the week, and by the keys alone', async () => {
    const { page } = await open('')
    await pictureListed(page)
    const cell = async (hour: number) => {
      const { x, y, width, height } = (await page.locator(`[data-hour="${hour}"]`).boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      }
      return [x + width / 2, y + height / 2] as const
    }
    await page.mouse.move(...(await cell(4 * 24 + 20)))
    await page.mouse.down()
    await page.mouse.move(...(await cell(5 * 24 + 22)))
    await page.mouse.up()
    await page.waitForURL((url) => url.searchParams.get('hours')?.replaceAll('"', '') === '116-118,140-142')
    await page.getByRole('button', { name: 'Ta bort 6 timmar i veckan' }).click()
    await page.waitForURL((url) => !url.search.includes('hours'))
    await page.locator('.heat').focus()
    for (const key of ['ArrowDown', 'ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key)
    await page.waitForURL((url) => url.search.includes('hours'))
    await pictureListed(page)
    await page.context().close()
  }, 120_000)

  it('compares two periods, says which weeks they are, and shows change on the map apart from amount', async () => {
    const { page } = await open('')
    await pictureListed(page)
    await page.getByRole('button', { name: 'Jämför perioder' }).click()
    const form = page.locator('form').filter({ hasText: 'Tidigare period' })
    const days = form.locator('input[type=date]')
    for (const [i, day] of ['2026-01-05', '2026-03-01', '2026-02-16', '2026-04-05'].entries())
      await days.nth(i).fill(day)
    await form.getByRole('button', { name: 'Jämför' }).click()
    await form.getByRole('alert').waitFor()
    await days.nth(1).fill('2026-02-01')
    await form.getByRole('button', { name: 'Jämför' }).click()
    await page.getByText('Jämför 5 jan. 2026').or(page.getByText('Jämför 5 jan 2026')).first().waitFor()
    expect(addressOf(page)).toContain('2026-01-05..2026-02-01,2026-02-16..2026-04-05')
    await page.getByLabel('Kartan visar').selectOption({ label: 'förändring' })
    await page.locator('.disc-fewer, .disc-more, .disc-unclear').first().waitFor()
    await page.reload()
    await page.locator('.disc-fewer, .disc-more, .disc-unclear').first().waitFor()
    await page.context().close()
  }, 120_000)

  it('counts by harm where there are weights, and says behind a number how it was counted', async () => {
    const weights = { source: 'Beslut 2026-03-01', weights: { violence: 20, drugs: 2 }, setAt: Date.UTC(2026, 2, 1) }
    await desk.store.transact(async (tx) => done(await tx.harm.set(desk.demo, weights)))
    const { page } = await open(periods)
    await pictureListed(page)
    expect(await page.locator('.period-band').count()).toBe(2)
    await page.getByRole('radio', { name: 'skada' }).click()
    await page.waitForURL((url) => url.search.includes('by=harm'))
    await page.getByText('Skadevikter: Beslut 2026-03-01').waitFor()
    await page.locator('.ranked-row').first().click()
    const wrong = await look(page, 'harm')
    await page.locator('.detail .why-number').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('docs/methods/point-ranking.md').waitFor()
    wrong.push(...(await look(page, 'harm-why')))
    await page.keyboard.press('Escape')
    expect(wrong).toEqual([])
    await page.context().close()
  }, 120_000)

  it('explains an address that makes no sense and shows the rest', async () => {
    const { page } = await open('floors=attic&hours=9-3&groups=violence&compare=nonsense')
    await pictureListed(page)
    const notice = page.getByRole('status').filter({ hasText: 'Adressen gick inte att förstå' })
    expect(await notice.textContent()).toContain('plan, timmar och perioder att jämföra')
    await notice.getByRole('button', { name: 'Stäng' }).click()
    await page.waitForURL((url) => !url.search.includes('dropped'))
    expect(addressOf(page)).toContain('groups=violence')
    await page.context().close()
  }, 120_000)

  it.each(['sv', 'en'])(
    'has nothing to reproach in %s',
    async (language) => {
      const { page, complaints } = await desk.newPage()
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.goto(
        `${desk.origin}/operations/${desk.demo}/picture?${periods}&kinds=stairwell,square,passage&hours=114-119&show=change`,
      )
      await signIn(page, desk.commander)
      await pictureDrawn(page)
      const wrong = await look(page, `filter-${language}`, true)
      await page.getByRole('button', { name: 'Filter', exact: true }).click()
      await page.locator('.filter-list').waitFor()
      wrong.push(...(await look(page, `filter-open-${language}`)))
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      expect([...wrong, ...own]).toEqual([])
      await page.context().close()
    },
    240_000,
  )
})
