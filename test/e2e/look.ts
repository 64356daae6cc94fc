import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { desktop, phone } from './desk.ts'

const shots = join(import.meta.dirname, 'shots')
const themes = ['light', 'dark'] as const

const widths = { desktop, phone }
type Look = readonly [width: keyof typeof widths, theme: (typeof themes)[number]]

const everyLook: readonly Look[] = themes.flatMap((theme) => [['desktop', theme] as const, ['phone', theme] as const])
/**
 * Every pair of language, theme and width meets once, and all rules are asked at both widths: half the time of all
 * eight, which two cores do not have. `NARVARO_LOOKS=all` looks at all eight, for who will look at the pictures.
 */
const pairedLooks: Readonly<Record<string, readonly Look[]>> = {
  sv: [
    ['desktop', 'light'],
    ['phone', 'dark'],
  ],
  en: [
    ['desktop', 'dark'],
    ['phone', 'light'],
  ],
}
const looksIn = (language: string): readonly Look[] =>
  process.env.NARVARO_LOOKS === 'all' ? everyLook : (pairedLooks[language] ?? everyLook)

/** The same in both languages: `again` brings the screen back after the page has been loaded anew. Ends in Swedish. */
export async function lookInBoth(page: Page, name: string, again: () => Promise<void>, hasMap = false) {
  const wrong: string[] = []
  for (const language of ['en', 'sv']) {
    await page.evaluate((spoken) => localStorage.setItem('narvaro.language', spoken), language)
    await page.reload()
    await again()
    wrong.push(...(await look(page, `${name}-${language}`, hasMap)))
  }
  return wrong
}

/** Looks at one screen in its themes and widths, and keeps a picture of each; gives what is wrong with it. */
export async function look(page: Page, name: string, hasMap = false): Promise<string[]> {
  mkdirSync(shots, { recursive: true })
  const wrong: string[] = []
  const language = await page.locator('html').getAttribute('lang')
  for (const [width, theme] of looksIn(language ?? '')) {
    await page.setViewportSize(widths[width])
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    if (hasMap) await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
    const where = `${name}-${width}-${theme}`
    const found = await violations(page, theme === 'light' ? 'every' : 'colour')
    wrong.push(...found.map((violation) => `${where}: ${violation}`))
    await page.screenshot({ path: join(shots, `${where}.png`) })
  }
  await page.setViewportSize(desktop)
  return wrong
}
