import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiveFile } from './receive-file.ts'
import { fileSpools, sweepSpools } from './spool.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'narvaro-spool-')), 'spools')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const items: T[] = []
  for await (const batch of batches) items.push(...batch)
  return items
}

test('batches come back in order, any text in them whole, and again from the start', async () => {
  const spool = await fileSpools(folder).open<{ text: string }>()
  const texts = ['a\nb', '\u2028', 'ö'.repeat(300_000), '"\\']
  for (const text of texts) await spool.append([{ text }])
  expect((await all(spool.batches())).map(({ text }) => text)).toEqual(texts)
  expect((await all(spool.batches())).length).toBe(4)
  await spool.discard()
  expect(readdirSync(folder)).toEqual([])
})

test('only the owner can read what waits', async () => {
  const spool = await fileSpools(folder).open<number>()
  await spool.append([1])
  const [name] = readdirSync(folder)
  expect(statSync(join(folder, name ?? '')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('what a killed process left the day before goes when the next one begins, what is new stays', async () => {
  const spools = fileSpools(folder)
  await spools.open<number>()
  const [old = ''] = readdirSync(folder)
  utimesSync(join(folder, old), 0, Date.now() / 1000 - 86_401)
  await spools.open<number>()
  await spools.open<number>()
  expect(readdirSync(folder).length).toBe(2)
  expect(readdirSync(folder)).not.toContain(old)
})

test('what a killed process left is swept', async () => {
  await fileSpools(folder).open<number>()
  await sweepSpools(folder)
  expect(readdirSync(folder)).toEqual([])
  await sweepSpools(join(folder, 'missing'))
})

test('an upload over the cap is refused and nothing of it is kept', async () => {
  async function* body() {
    const chunk = new Uint8Array(50_000_000)
    for (let i = 0; i < 5; i++) yield chunk
  }
  expect(await receiveFile(body(), folder)).toEqual({ ok: false, problem: { code: 'file.too-large' } })
  expect(readdirSync(folder)).toEqual([])
})

test('an upload that breaks off leaves nothing', async () => {
  async function* body() {
    yield new Uint8Array(10)
    throw new Error('gone')
  }
  await expect(receiveFile(body(), folder)).rejects.toThrow('gone')
  expect(readdirSync(folder)).toEqual([])
})
