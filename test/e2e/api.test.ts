import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../src/domain/result.ts'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureListed, signIn } from './desk.ts'
import { look } from './look.ts'

const patience = { timeout: 300_000 }

describe.skipIf(!chromiumPath)(
  chromiumPath ? 'API, tokens and exports in a browser' : chromiumMissing,
  patience,
  () => {
    let desk: Desk
    beforeAll(async () => {
      desk = await openDesk()
    }, 90_000)
    afterAll(() => desk?.close())

    const open = async (path: string, language = 'sv') => {
      const { page, complaints } = await desk.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
      const listening = page.waitForRequest((request) => request.url().endsWith('/live'))
      // Most tests do not wait for it.
      listening.catch(() => undefined)
      await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
      await page.goto(`${desk.origin}/operations/${desk.demo}/${path}`)
      await signIn(page, desk.commander)
      return { page, complaints, listening }
    }
    const choose = async (page: Page, tool: string) => {
      await page.locator('.tools-button').click()
      await page.getByRole('link', { name: tool }).click()
    }

    it('makes a key, reads with it, and ends it', async () => {
      const { page } = await open('picture')
      await pictureListed(page)
      await choose(page, 'API och nycklar')
      await page.getByRole('button', { name: 'Skapa nyckel' }).click()
      const secret = (await page.locator('.token-secret code').textContent()) ?? ''
      expect(secret).toMatch(/^nvr_/)
      await page.locator('.token-secret').getByRole('button', { name: 'Kopiera' }).click()
      await page.locator('.token-secret').getByRole('button', { name: 'Kopierat' }).waitFor()
      expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(secret)
      const address = (await page.locator('.api-facts code').first().textContent()) ?? ''
      const read = () => fetch(`${address}/collections`, { headers: { authorization: `Bearer ${secret}` } })
      expect((await read()).status).toBe(200)
      await page.getByRole('button', { name: `Återkalla nyckeln som slutar på ${secret.slice(-4)}` }).click()
      await page.getByText('återkallad').waitFor()
      expect((await read()).status).toBe(401)
      await page.context().close()
    })

    it('tells of every route and tries one', async () => {
      const { page } = await open('api')
      await page.locator('summary', { hasText: 'Platser och områden för kartan' }).click()
      await page.getByRole('button', { name: 'Prova' }).click()
      const answer = page.locator('.try-answer')
      await answer.getByText('etag: "').waitFor()
      expect(await answer.textContent()).toContain(`GET /api/v1/operations/${desk.demo}/places`)
      expect(await answer.textContent()).toContain('"places"')
      await page.context().close()
    })

    it('takes away what the picture has chosen', async () => {
      const { page } = await open('picture?groups=violence')
      await pictureListed(page)
      await choose(page, 'Exportera')
      await page.getByText('Våld').waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.export-file', { hasText: 'CSV' }).first().click(),
      ])
      expect(download.suggestedFilename()).toMatch(/\.csv$/)
      const text = readFileSync(await download.path(), 'utf8')
      expect(text).toContain('# filter: groups=violence')
      expect(text).toContain('# exported by: commander')
      await page.context().close()
    })

    it('shows what somebody else has changed, without being asked', async () => {
      const { page, listening } = await open('picture')
      await pictureListed(page)
      await listening
      const again = page.waitForRequest((request) => request.url().endsWith('/picture'))
      // As the command line would: past the server's own routes.
      await desk.store.transact(async (tx) =>
        done(await tx.harm.set(desk.demo, { source: 'test', weights: new Map([['violence', 3]]), setAt: 1 } as never)),
      )
      await again
      await page.context().close()
    })

    it.each(['sv', 'en'] as const)('has nothing to reproach in %s', async (language) => {
      const { page, complaints } = await open('export?groups=violence,damage&from=2026-02-16', language)
      await page.locator('.export-file').first().waitFor()
      const wrong = await look(page, `export-${language}`)
      await page.goto(`${desk.origin}/operations/${desk.demo}/api`)
      await page.locator('.token-form .button-primary').click()
      await page.locator('.token-secret').waitFor()
      await page.locator('.route').first().waitFor()
      wrong.push(...(await look(page, `api-${language}`)))
      await page.locator('.route', { hasText: 'ranking.csv' }).locator('summary').first().click()
      await page.locator('.route-detail button[type=submit]').click()
      await page.locator('.try-answer').waitFor()
      await page.locator('.route-detail').scrollIntoViewIfNeeded()
      wrong.push(...(await look(page, `api-try-${language}`)))
      const own = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      expect([...wrong, ...own]).toEqual([])
      await page.context().close()
    })
  },
)
