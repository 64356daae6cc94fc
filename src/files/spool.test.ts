import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Spool } from '../usecases/ports.ts'
import { receiveFile } from './receive-file.ts'
import { fileSpools, sweepSpools } from './spool.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'narvaro-spool-')), 'spools')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

const bytes = (text: string) => Buffer.from(text)

/** The batches as texts, piece by piece. */
async function all(spool: Spool): Promise<readonly (readonly string[])[]> {
  const batches = await Array.fromAsync(spool.batches())
  return batches.map((batch) => batch.map((piece) => Buffer.from(piece).toString()))
}

test('batches come back in order and piece by piece, and again from the start', async () => {
  const spool = await fileSpools(folder).open()
  const batches = [['a\nb', '', '\u2028'], ['ö'.repeat(300_000), '"\\'], ['\u0000']]
  for (const batch of batches) await spool.append(batch.map(bytes))
  expect(await all(spool)).toEqual(batches)
  expect(await all(spool)).toEqual(batches)
  await spool.discard()
  expect(readdirSync(folder)).toEqual([])
})

test('a reader that stops in between leaves nothing open, and one that finds less than was put in throws', async () => {
  const spool = await fileSpools(folder).open()
  for (const text of ['one', 'two']) await spool.append([bytes(text)])
  for await (const batch of spool.batches()) {
    expect(batch).toEqual([bytes('one')])
    break
  }
  truncateSync(join(folder, readdirSync(folder)[0] ?? ''), 4)
  await expect(all(spool)).rejects.toThrow('shorter than what was put into it')
})

test('only the owner can read what waits', async () => {
  const spool = await fileSpools(folder).open()
  await spool.append([bytes('1')])
  const [name] = readdirSync(folder)
  expect(statSync(join(folder, name ?? '')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('what a killed process left the day before goes when the next one begins, what is new stays', async () => {
  const spools = fileSpools(folder)
  await spools.open()
  const [old = ''] = readdirSync(folder)
  utimesSync(join(folder, old), 0, Date.now() / 1000 - 86_401)
  await spools.open()
  await spools.open()
  expect(readdirSync(folder).length).toBe(2)
  expect(readdirSync(folder)).not.toContain(old)
})

test('what a killed process left is swept', async () => {
  await fileSpools(folder).open()
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
