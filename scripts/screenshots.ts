// Makes the pictures of the guides: the invented town at a fixed day, in a real browser.
// `npm run screenshots`; needs the built client and a Chromium (see test/e2e/chromium.ts).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { demoNow, desktop, openDesk, phone, pictureDrawn, signIn } from '../test/e2e/desk.ts'
import type { Person } from '../test/server/harness.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'guides', 'images')
mkdirSync(folder, { recursive: true })
const desk = await openDesk()
try {
  const { page } = await desk.newPage()
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
  await page.addInitScript(() => localStorage.setItem('narvaro.walk', 'done'))
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
  for (const language of ['sv', 'en']) await shootGuides(language)
} finally {
  await desk.close()
}

/** The pictures of the guides that are written in both languages. */
async function shootGuides(language: string): Promise<void> {
  const { page } = await desk.newPage()
  await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
  await page.addInitScript(() => localStorage.setItem('narvaro.walk', 'done'))
  mkdirSync(join(folder, language), { recursive: true })
  const shoot = (name: string) => page.screenshot({ path: join(folder, language, `${name}.png`) })
  const commander = await desk.addMember(desk.demo, 'commander')
  // As if she had last looked when the operation was six weeks old.
  await desk.store.transact(async (tx) => {
    await tx.news.look(desk.demo, commander.staff, demoNow - 90 * 86_400_000)
    return { ok: true }
  })
  await page.goto(desk.origin)
  await signIn(page, commander)
  await pictureDrawn(page)
  await page.locator('.look-open').waitFor()
  await shoot('picture')
  await page.locator('.look-open').click()
  await page.locator('.news').waitFor()
  await shoot('news')
  await page.goto(`${desk.origin}/operations/${desk.demo}/picture?tab=points`)
  await page.locator('.candidate').first().waitFor()
  await page.locator('.map-canvas[data-idle=true]').waitFor({ state: 'attached' })
  await shoot('points')
  await page.goto(`${desk.origin}/operations/${desk.demo}/picture?tab=unresolved`)
  await page.locator('.unresolved-card').first().waitFor()
  await shoot('unresolved')
  await page.context().close()
  await shootPage(language, await desk.addMember(desk.demo, 'analyst'), 'api', '.page')
  await shootPage(language, await desk.addMember(desk.demo, 'administrator'), 'members', '.member-list')
}

async function shootPage(language: string, person: Person, name: string, sign: string): Promise<void> {
  const { page } = await desk.newPage()
  await page.addInitScript((spoken) => localStorage.setItem('narvaro.language', spoken), language)
  await page.goto(`${desk.origin}/operations/${desk.demo}/${name}`)
  await signIn(page, person)
  await page.locator(sign).first().waitFor()
  await page.screenshot({ path: join(folder, language, `${name}.png`) })
  await page.context().close()
}
