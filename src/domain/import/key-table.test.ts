import { describe, expect, test } from 'vitest'
import { hash128, hashHex } from './content-hash.ts'
import { KeyTable } from './key-table.ts'

describe('hash128', () => {
  test('texts that differ in one unit, in length or in order of cells differ', () => {
    const texts = [
      '',
      '\u0000',
      '\u0000\u0000',
      'a',
      'b',
      'ab',
      'ba',
      'a\u0000b',
      'å',
      'aaaaaaaa',
      'aaaaaaaaa',
      'x'.repeat(99),
    ]
    expect(new Set(texts.map((text) => hashHex(hash128(text)))).size).toBe(texts.length)
    expect(hashHex(hash128('Björkgatan 4'))).toMatch(/^[0-9a-f]{32}$/)
  })

  test('each bit of 20,000 near-equal texts is set about half of the time', () => {
    const set = new Float64Array(128)
    for (let i = 0; i < 20_000; i++)
      for (const [lane, value] of hash128(`2025-01-02;${i}`).entries())
        for (let bit = 0; bit < 32; bit++) set[lane * 32 + bit] = (set[lane * 32 + bit] ?? 0) + ((value >>> bit) & 1)
    // Six standard deviations of a fair coin.
    for (const count of set) expect(Math.abs(count - 10_000)).toBeLessThan(6 * Math.sqrt(5000))
  })
})

describe('KeyTable', () => {
  test('is a Map, through every growth', () => {
    const table = new KeyTable()
    const map = new Map<string, number>()
    for (let i = 0; i < 30_000; i++) {
      const text = `K${(i * 7919) % 20_011}`
      map.set(text, (map.get(text) ?? 0) + 1)
      table.set(hash128(text), table.get(hash128(text)) + 1)
    }
    expect(table.size).toBe(map.size)
    for (const [text, count] of map) expect(table.get(hash128(text))).toBe(count)
    expect(table.get(hash128('never'))).toBe(0)
  })
})
