import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportPage } from '../../src/cli/report/page.ts'
import { violations } from '../e2e/axe.ts'
import { chromiumFlags, chromiumMissing, chromiumPath } from '../e2e/chromium.ts'
import { inventedReport } from './invented-report.ts'

const named = chromiumPath ? 'the report in a browser' : `the report in a browser (skipped: ${chromiumMissing})`

describe.skipIf(!chromiumPath)(named, { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'narvaro-report-'))
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...chromiumFlags] })
    for (const language of ['sv', 'en'] as const) {
      const page = reportPage(inventedReport, language, ({ code }) => `(${code})`)
      writeFileSync(join(folder, `${language}.html`), page)
    }
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const cases = [
    ['sv', 'light', 1280],
    ['sv', 'dark', 1280],
    ['en', 'light', 390],
    ['en', 'dark', 320],
  ] as const
  it.each(cases)(
    '%s, %s, %i px: no fault that axe can find, and no sideways scroll',
    async (language, colorScheme, width) => {
      // The page forbids scripts; the checker is one, so it alone goes past the policy.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
      const page = await context.newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`file://${join(folder, `${language}.html`)}`)
      expect(await violations(page)).toEqual([])
      expect(
        await page.locator('html').evaluate((html: { readonly scrollWidth: number }) => html.scrollWidth),
      ).toBeLessThanOrEqual(width)
      expect(asked).toHaveLength(1)
      await context.close()
    },
  )
})
