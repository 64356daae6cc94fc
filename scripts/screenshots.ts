// Draws the pictures of the guides anew: `npm run narvaro` is not needed, a server with the invented town starts by itself.
//
//   node scripts/screenshots.ts
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { desktop, openDesk, phone, pictureDrawn, signIn } from '../test/e2e/desk.ts'

const folder = join(import.meta.dirname, '../docs/guides/images')
mkdirSync(folder, { recursive: true })

const desk = await openDesk()
try {
  const { page } = await desk.newPage({ viewport: desktop, colorScheme: 'light' })
  await page.goto(`${desk.origin}/operations/${desk.demo}/picture`)
  await page.locator('form').waitFor()
  await shoot(page, 'sign-in')
  await signIn(page, desk.commander)
  await pictureDrawn(page)
  await shoot(page, 'picture')
  await page.locator('.ranked-row', { hasText: 'Tallbacken 14 B' }).first().click()
  await page.locator('.section-card').waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await pictureDrawn(page)
  await shoot(page, 'picture-place-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(phone)
  await page.locator('.button-icon[aria-label="Släpp platsen"]').click()
  await pictureDrawn(page)
  await shoot(page, 'picture-phone')
} finally {
  await desk.close()
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/guides/images/${name}.png`)
}
