import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { chromiumFlags, chromiumMissing, chromiumPath } from './chromium.ts'

const page = (body: string) =>
  `<!doctype html><html lang="sv"><head><title>Prov</title></head><body><main><h1>Prov</h1>${body}</main></body></html>`

describe.skipIf(!chromiumPath)(chromiumPath ? 'violations' : chromiumMissing, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumFlags })
  })
  afterAll(() => browser?.close())

  it.each([
    ['nothing', '<p>Torget</p>', [], []],
    ['a picture without words', '<img src="data:," />', ['image-alt: img'], []],
    ['pale words', '<p style="color: #bbb; background: #fff">Torget</p>', ['color-contrast: p'], ['color-contrast: p']],
    [
      'a small button',
      '<button style="width:9px;height:9px;padding:0;border:0" aria-label="A"></button><button style="width:9px;height:9px;padding:0;border:0" aria-label="B"></button>',
      ['target-size: button[aria-label="A"] · button[aria-label="B"]'],
      [],
    ],
  ])('finds %s, and by colour alone what colour is', async (_, body, every, colour) => {
    const opened = await browser.newPage()
    await opened.setContent(page(body))
    expect(await violations(opened)).toEqual(every)
    expect(await violations(opened, 'colour')).toEqual(colour)
    await opened.close()
  })
})
