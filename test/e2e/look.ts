import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { desktop, phone } from './desk.ts'

const shots = join(import.meta.dirname, 'shots')
const themes = ['light', 'dark'] as const
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What a theme can change: the page is the same otherwise, and was looked at in full in the light. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

const looks = Object.entries({ desktop, phone }).flatMap(([width, viewport]) =>
  themes.map((theme) => ({ width, viewport, theme })),
)

/** Looks at one screen in both themes and both widths, and keeps a picture of each; gives what is wrong with it. */
export async function look(page: Page, name: string, hasMap = false): Promise<string[]> {
  mkdirSync(shots, { recursive: true })
  const wrong: string[] = []
  for (const { width, viewport, theme } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    if (hasMap) await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (theme === 'light' ? axe.withTags(everyRule) : axe.withRules(rulesOfColour)).analyze()
    const where = `${name}-${width}-${theme}`
    wrong.push(...violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.target).join(' · ')}`))
    await page.screenshot({ path: join(shots, `${where}.png`) })
  }
  await page.setViewportSize(desktop)
  return wrong
}
