import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  var axe: typeof import('axe-core') | undefined
}

const everyRule: RunOptions['runOnly'] = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** What a theme can change: the page is the same otherwise. */
const rulesOfColour: RunOptions['runOnly'] = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * What axe finds wrong with the page as it stands, a line a rule with the elements. Only violations are asked for and the
 * source goes into each page once: a third of the time of the Playwright package, which describes every element that
 * passed and brings the source anew each time.
 */
export async function violations(page: Page, rules: 'every' | 'colour' = 'every'): Promise<string[]> {
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(axe.source)
  const options: RunOptions = {
    runOnly: rules === 'every' ? everyRule : rulesOfColour,
    resultTypes: ['violations'],
    preload: false,
  }
  return page.evaluate(async (asked) => {
    const found = await globalThis.axe?.run(asked)
    if (!found) throw new Error('axe is not in the page')
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' · ')}`)
  }, options)
}
