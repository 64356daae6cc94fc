import { existsSync, readFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planeEpsg } from '../../src/demo/demo-calendar.ts'
import { centroid } from '../../src/domain/geo/polygon.ts'
import { degreesProjection } from '../../src/domain/geo/projection.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, phone, pictureListed, signIn } from './desk.ts'
import { look, lookInBoth } from './look.ts'

/** A file on its way in: asked about, looked at, stopped, taken up again after a reload, imported, undone. */

const languages = ['sv', 'en'] as const
const patience = { timeout: 150_000 }

/** Columns as a records system writes them, rows round the middle of the target area, and what may never come in. */
const linesAround = (east: number, north: number) =>
  [
    'ärendenummer;brottskod;brottsdatum;brottstid;gata;lat;lon;målsägande;anteckning;källa',
    ...Array.from({ length: 40 }, (_, i) => {
      const day = String((i % 10) + 1).padStart(2, '0')
      const code = i % 8 === 0 ? '7777' : '1201'
      const note = i % 5 === 0 ? 'ring 070-174 06 05 om dörren' : `vid entrén, dag ${i}`
      const [lon, lat] = degreesProjection(planeEpsg).fromPlane(east + (i % 6) * 22 - 60, north + (i % 4) * 25 - 40)
      return `w${i};${code};2026-04-${day};21:30;Gränden;${lat.toFixed(5)};${lon.toFixed(5)};Anna Andersson;${note};ingripande`
    }),
    'w90;1201;2026-02-31;20:00;Gränden;59.2194;17.9410;Bo Berg;;ingripande',
  ].join('\n')
let lines = ''
const file = (text: string, name = 'uttag.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const swedish = {
  next: 'Stämmer, gå vidare',
  codes: 'Gå vidare',
  rest: 'Importera resten, utan de felaktiga raderna',
  done: 'Importen är klar',
  discard: 'Kasta filen',
}

describe.skipIf(!chromiumPath)(chromiumPath ? 'the import wizard' : chromiumMissing, patience, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
    const areas = await desk.store.read((tx) => tx.places.listAreas(desk.demo))
    const target = areas.find(({ role }) => role === 'target')
    if (!target) throw new Error('the town has no target area')
    const { eastMetres, northMetres } = centroid(target.geometry)
    lines = linesAround(eastMetres, northMetres)
  }, 90_000)
  afterAll(() => desk?.close())

  let session: BrowserContextOptions['storageState']
  async function openImport(options: BrowserContextOptions = {}): Promise<Page> {
    const { page } = await desk.newPage({ storageState: session, ...options })
    await page.goto(`${desk.origin}/operations/${desk.demo}/import`)
    if (!session) await signIn(page, desk.commander)
    await page.locator('.drop').waitFor()
    session = await page.context().storageState()
    return page
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const send = (page: Page, text: string = lines, name?: string) =>
    page.locator('input[type=file]').setInputFiles(file(text, name))

  it('goes from file to picture with a reload at each step, and is undone', async () => {
    const page = await openImport()
    await send(page)
    await page.getByRole('heading', { name: 'Vad betyder kolumnerna?' }).waitFor()
    expect(page.url()).toMatch(/draft=[0-9a-f-]{36}&step=columns/)
    const shown = (await page.locator('.page').textContent()) ?? ''
    expect(shown).toContain('ring […] om dörren')
    for (const secret of ['Anna', 'Berg', '070-174']) expect(shown).not.toContain(secret)
    await page.getByLabel('Vad källa betyder').selectOption('')
    await page.getByText('2 kolumner läses inte').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Vad betyder kolumnerna?' }).waitFor()
    await page.getByText('2 kolumner läses inte').waitFor()
    await press(page, swedish.next)
    await page.locator('.map-preview .map-canvas[data-idle=true]').waitFor({ state: 'attached' })
    await page.getByText('35 rader ligger på kartan: 35 inom insatsens områden').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Ligger händelserna rätt?' }).waitFor()
    await press(page, swedish.next)
    await page.getByLabel('Vad 7777 betyder').selectOption('theft')
    await press(page, swedish.codes)
    await page.getByRole('region', { name: 'Rader att rätta' }).waitFor()
    await page.reload()
    const table = page.getByRole('region', { name: 'Rader att rätta' })
    expect(await table.textContent()).toContain('2026-02-31')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hämta alla felaktiga rader' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('time.impossible')
    await press(page, swedish.rest)
    await page.getByRole('heading', { name: swedish.done }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: swedish.done }).waitFor()
    const asked = async () => {
      await page.getByRole('button', { name: /^(Ångra|Undo) uttag\.csv$/ }).click()
      await page.locator('.undo-asked').waitFor()
    }
    expect(await lookInBoth(page, 'import-undo', asked)).toEqual([])
    await page.getByRole('button', { name: 'Ångra importen' }).click()
    await page.getByText('ångrad').waitFor()
    // What was answered is known the next time: the same columns go straight to the check.
    await press(page, 'Ta en annan fil')
    await send(page)
    await page.getByRole('button', { name: swedish.rest }).waitFor()
    await page.getByRole('button', { name: 'Ta en annan fil' }).click()
    await page.locator('.drop').waitFor()
    await page.context().close()
  })

  it('is worked by the keyboard alone', async () => {
    const page = await openImport()
    await send(page, lines.replaceAll('ärendenummer', 'dnr'), 'tangent.csv')
    await page.getByRole('button', { name: swedish.next }).waitFor()
    const pressed = async (name: string) => {
      const button = page.getByRole('button', { name, exact: true })
      await button.waitFor()
      for (let tabs = 0; tabs < 60; tabs++) {
        if (await button.evaluate((each) => each.matches(':focus'))) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
    }
    await pressed(swedish.next)
    await page.locator('h2:focus', { hasText: 'Ligger händelserna rätt?' }).waitFor()
    await pressed(swedish.next)
    await page.getByLabel('Vad 7777 betyder').waitFor()
    await pressed(swedish.codes)
    await pressed(swedish.rest)
    await page.locator('h2:focus', { hasText: swedish.done }).waitFor()
    await page.getByRole('button', { name: 'Ångra tangent.csv' }).click()
    await page.getByRole('button', { name: 'Ångra importen' }).click()
    await page.getByText('ångrad').first().waitFor()
    await page.context().close()
  })

  it('shows how far it has come, keeps nothing when stopped, and goes on after a reload', {
    timeout: 400_000,
  }, async () => {
    const page = await openImport()
    // So many rows that there is time to look, to reload and to stop, also on a machine that does nothing else.
    page.setDefaultTimeout(120_000)
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `s${i};1201;2026-04-0${(i % 9) + 1} 21:30;59.2${190 + (i % 60)};17.94${i % 10}`,
    )
    await send(page, `k nummer;brottskod;tidpunkt;lat;lon\n${rows.join('\n')}`, 'stor.csv')
    await page.getByRole('heading', { name: 'Vad betyder kolumnerna?' }).waitFor()
    await press(page, swedish.next)
    await press(page, swedish.next)
    await page.locator('.progress').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Importera 60 000 händelser' }).click()
    await page
      .locator('.progress')
      .getByText(/\d av /)
      .waitFor()
    await page.reload()
    await page.locator('.progress').waitFor()
    await press(page, 'Stoppa')
    await page.getByText('Stoppad. Ingenting sparades.').waitFor()
    const kept = await desk.store.read((tx) => tx.imports.list(desk.demo))
    expect(kept.some(({ fileName, status }) => fileName === 'stor.csv' && status !== 'undone')).toBe(false)
    await press(page, 'Ta en annan fil')
    await page.locator('.drop').waitFor()
    await page.context().close()
  })

  it('says that a file is not there any more, and offers the way on', async () => {
    const page = await openImport()
    await page.goto(`${desk.origin}/operations/${desk.demo}/import?draft=01890000-0000-7000-8000-000000000001&step=map`)
    await page.getByRole('heading', { name: 'Filen finns inte kvar' }).waitFor()
    await press(page, 'Ta en annan fil')
    await page.locator('.drop').waitFor()
    await page.context().close()
  })

  const noticesPath = '/work/shared/data/polisen-api-window-2024-06-24.json'
  it.skipIf(!existsSync(noticesPath))('takes the police’s own notices', async () => {
    const page = await openImport()
    await page.locator('input[type=file]').setInputFiles(noticesPath)
    await page.getByText('formatet är känt').waitFor()
    await press(page, swedish.next)
    await page.locator('.import-figures').waitFor()
    await page.getByRole('button', { name: 'Ta en annan fil' }).click()
    await page.locator('.drop').waitFor()
    await page.context().close()
  })

  it('has a phone’s screen to itself', async () => {
    const page = await openImport({ viewport: phone })
    await send(page, lines.replaceAll('ärendenummer', 'diarienummer'))
    for (let steps = 0; steps < 2; steps++) {
      await page.getByRole('button', { name: swedish.next }).waitFor()
      const [scroll, client] = await page.locator('html').evaluate((each) => [each.scrollWidth, each.clientWidth])
      expect(scroll).toBeLessThanOrEqual(client ?? 0)
      await press(page, swedish.next)
    }
    await press(page, swedish.discard)
    await page.locator('.drop').waitFor()
    await page.context().close()
  })

  it.each(languages)('has nothing to reproach in %s', { timeout: 300_000 }, async (language) => {
    const page = await openImport()
    await page.evaluate((spoken) => localStorage.setItem('narvaro.language', spoken), language)
    await page.reload()
    await page.locator('.drop').waitFor()
    const at = (screen: string) => `wizard-${screen}-${language}`
    const wrong: string[] = []
    await send(page, lines.replaceAll('ärendenummer', `fall ${language}`).replace(/^[^;]+/, `case id ${language}`))
    await page.locator('.columns').first().waitFor()
    wrong.push(...(await look(page, at('columns'))))
    await page.locator('.wizard .button-primary').click()
    await page.locator('.map-preview .map-canvas[data-idle=true]').waitFor({ state: 'attached' })
    wrong.push(...(await look(page, at('map'), true)))
    await page.locator('.wizard .button-primary').click()
    await page.locator('.column').first().waitFor()
    wrong.push(...(await look(page, at('codes'))))
    await page.locator('.wizard .button-primary').click()
    await page.locator('.import-figures').waitFor()
    wrong.push(...(await look(page, at('check'))))
    await page.locator('.wizard .button-primary').click()
    await page.locator('.wizard a.button-primary').waitFor()
    wrong.push(...(await look(page, at('done'))))
    expect(wrong).toEqual([])
    await page.locator('.wizard a.button-primary').click()
    await pictureListed(page)
    await page.goBack()
    await page.locator('.import-history button').first().click()
    await page.locator('.undo-asked .button-primary').click()
    await page.locator('.undo-asked').waitFor({ state: 'detached' })
    await page.context().close()
  })
})
