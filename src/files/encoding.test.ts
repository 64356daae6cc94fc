import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileFacts } from './file-facts.ts'
import { openRowSource } from './open-row-source.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narvaro-encoding-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const text = 'plats;datum\nBjörkgården på Åsen;2025-01-02\nÄlvvägen;2025-01-03\n'
const macLetters: Readonly<Record<string, number>> = { å: 0x8c, ä: 0x8a, ö: 0x9a, Å: 0x81, Ä: 0x80, Ö: 0x85 }
const mac = Buffer.from([...text].map((letter) => macLetters[letter] ?? letter.charCodeAt(0)))
const wide = Buffer.from(text, 'utf16le')

describe('the encoding of a file', () => {
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['macintosh', mac],
    ['utf-16le', wide],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
    ['utf-16be', Buffer.from(wide).swap16()],
  ])('%s is found and the letters are right (%#)', async (encoding, bytes) => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, bytes)
    expect((await fileFacts(path, 'a.csv')).encoding).toBe(encoding)
    const source = await openRowSource(path)
    expect(source.columns).toEqual(['plats', 'datum'])
    expect(source.sample[0]).toEqual({ row: 2, cells: ['Björkgården på Åsen', '2025-01-02'] })
  })

  test('two encodings in one file: the rows before the stray byte, then the row it is in', async () => {
    const path = join(folder, 'b.csv')
    writeFileSync(path, Buffer.concat([Buffer.from('plats\nÅsen på Ön\n'), Buffer.from('Älven\nStåtorp\n', 'latin1')]))
    const source = await openRowSource(path)
    expect(await Array.fromAsync(source.rows())).toEqual([
      { row: 2, cells: ['Åsen på Ön'] },
      { problem: { row: 3, column: null, value: null, code: 'file.encoding' }, ends: true },
    ])
  })

  test('letters cut between two reads of the file are whole', async () => {
    const path = join(folder, 'c.csv')
    writeFileSync(path, `plats\n${'å'.repeat(300_001)}\n`)
    expect((await fileFacts(path, 'c.csv')).encoding).toBe('utf-8')
  })
})
