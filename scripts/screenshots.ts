// Makes the pictures of the guides: the invented town at a fixed day, in a real browser.
// `npx node scripts/screenshots.ts`; needs the built client and a Chromium (see test/e2e/chromium.ts).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { desktop, openDesk, phone, pictureDrawn, signIn } from '../test/e2e/desk.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'guides', 'images')
mkdirSync(folder, { recursive: true })
const desk = await openDesk()
try {
  const { page } = await desk.newPage()
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
  await page.goto(desk.origin)
  await page.locator('[name=email]').waitFor()
  await shoot('sign-in')
  await signIn(page, desk.commander)
  await page.waitForURL(/\/operations\//)
  await page.goto(`${desk.origin}/operations/${desk.demo}/picture`)
  await pictureDrawn(page)
  await shoot('picture')
  await page.locator('.ranked-row', { hasText: 'Tallbacken 14 B' }).first().click()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await pictureDrawn(page)
  await shoot('picture-stairwell-dark')
  await page.setViewportSize(phone)
  await page.goto(`${desk.origin}/operations/${desk.demo}/picture`)
  await pictureDrawn(page)
  await shoot('picture-phone')
  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(`${desk.origin}/operations/${desk.demo}/import`)
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  await shoot('import')
} finally {
  await desk.close()
}
