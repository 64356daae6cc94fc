import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing, chromiumPath } from './chromium.ts'
import { type Desk, openDesk, pictureListed } from './desk.ts'

/** A commander's first evening from sign-in to sign-out: once with a mouse, once without. */

const patience = { timeout: 300_000 }
const file = {
  name: 'kvällen.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'id;datum;brottskod;plats',
      ...['05 21:30', '08 22:10', '11 20:45'].map((at, i) => `kväll-${i};2026-04-${at};1201;Stationen`),
    ].join('\n'),
  ),
}

/** How a person works the page. */
interface Hand {
  /** Presses a button, a link or a choice. */
  press(target: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  /** An option of a list that is open. */
  pick(option: Locator): Promise<void>
  choose(select: Locator, label: string): Promise<void>
}

const withMouse = (): Hand => ({
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  pick: (option) => option.click(),
  choose: async (select, label) => void (await select.selectOption({ label })),
})

const mostTabs = 300

function withKeyboard(page: Page): Hand {
  const isFocused = (target: Locator) => target.evaluate((node) => node.matches(':focus'))
  /** Walks with Tab, as one does; a list or a group of buttons is one stop, and is walked with an arrow. */
  const reach = async (target: Locator) => {
    await target.waitFor()
    for (let tabs = 0; tabs < mostTabs; tabs++) {
      if (await isFocused(target)) return
      const within = await target.evaluate((node) => {
        const group = node.closest('[role=radiogroup], [role=listbox], [role=toolbar]')
        return group?.matches(':focus-within, :focus') ?? false
      })
      await page.keyboard.press(within ? 'ArrowDown' : 'Tab')
      if (within && !(await isFocused(target))) {
        await page.keyboard.press('ArrowRight')
      }
    }
    throw new Error(`the keyboard does not come to ${target}`)
  }
  return {
    press: async (target) => {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    write: async (field, text) => {
      await reach(field)
      await page.keyboard.type(text)
    },
    pick: async (option) => {
      await option.waitFor()
      for (let steps = 0; steps < mostTabs; steps++) {
        if ((await option.getAttribute('data-focused')) !== null) return page.keyboard.press('Enter')
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`the arrow does not come to ${option}`)
    },
    choose: async (select, label) => {
      await reach(select)
      await page.keyboard.type(label)
    },
  }
}

describe.skipIf(!chromiumPath)(chromiumPath ? 'the first evening' : chromiumMissing, patience, () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk()
  }, 120_000)
  afterEach(() => desk?.close())

  it.each([
    ['with a mouse', withMouse],
    ['with the keyboard alone', withKeyboard],
  ] as const)('goes from import to sign-out %s', async (_, handOf) => {
    const { page, complaints } = await desk.newPage()
    const { press, write, pick, choose } = handOf(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
    const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' }).first()
    const told = (text: string) => page.locator('.point-told').getByText(text).waitFor()

    await page.goto(`${desk.origin}/operations/${desk.demo}/picture`)
    await write(page.locator('[name=email]'), desk.commander.email)
    await write(page.locator('[name=password]'), desk.commander.password)
    await press(page.locator('button[type=submit]'))
    await pictureListed(page)

    await press(link('Importera'))
    const chooser = page.waitForEvent('filechooser')
    await press(button('Välj fil'))
    await (await chooser).setFiles(file)
    await page.getByRole('heading', { name: 'Vad betyder kolumnerna?' }).waitFor()
    await press(button('Stämmer, gå vidare'))
    await press(button(/^Importera/))
    await page.getByRole('heading', { name: 'Importen är klar' }).waitFor()

    await press(link('Lägesbild'))
    await pictureListed(page)
    await press(page.getByRole('radio', { name: 'Punkter', exact: true }))
    for (const place of ['Tallbacken 14 B', 'Stationen', 'Livsmedelshallen']) {
      await press(button(`Bekräfta: ${place}`))
      await told(`${place} är en punkt.`)
    }
    await press(page.getByRole('option', { name: /^Stationen/ }))
    await press(button('Flytta …'))
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await write(page.getByRole('dialog').locator('input').first(), 'tallbacken 14 a, 3')
    await pick(page.getByRole('dialog').getByRole('option', { name: 'Tallbacken 14 A, 3 tr' }))
    await choose(page.getByLabel('Sett av'), 'nattvandrare')
    await choose(page.getByLabel('Organisation'), 'förening')
    await press(button('Flytta punkten'))
    await told('Punkten vid Stationen står nu vid Tallbacken 14 A, 3 tr.')
    expect(await page.locator('.lineage text').allTextContents()).toEqual(
      expect.arrayContaining(['Stationen', 'Tallbacken 14 A, 3 tr']),
    )

    await press(button('Vyer'))
    await write(page.getByLabel('Namn'), 'Kvällens punkter')
    await press(button('Spara vyn'))
    await page.getByText('Kvällens punkter är sparad.').waitFor()
    await page.keyboard.press('Escape')

    await press(button('Verktyg'))
    await press(link('Exportera'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page.locator('.export-file', { hasText: 'CSV' }).first()),
    ])
    const sheet = readFileSync(await download.path(), 'utf8')
    expect(sheet).toContain('# exported by: commander')
    expect(sheet).toContain('kväll-2')

    await press(button(/^Inställningar/))
    await press(button('Logga ut'))
    await page.locator('[name=password]').waitFor()
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([])
    await page.context().close()
  })
})
