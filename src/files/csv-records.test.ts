import { parse } from 'csv-parse/sync'
import { array, assert, asyncProperty, constantFrom, integer, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvRecord, csvRecords } from './csv-records.ts'

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, size = 7, delimiter = ','): Promise<readonly CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const record of csvRecords(inPieces(text, size), delimiter)) records.push(record)
  return records
}

const cellsOf = (records: readonly CsvRecord[]) =>
  records.map((record) => ('cells' in record ? record.cells : record.broken))

describe('csvRecords', () => {
  test('reads what csv-parse reads, wherever the pieces are cut', async () => {
    const cell = string({ unit: constantFrom('a', 'å', ' ', '"', ',', '\n', ';'), maxLength: 6 })
    const table = array(array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    await assert(
      asyncProperty(table, constantFrom('\n', '\r\n'), integer({ min: 1, max: 9 }), async (rows, lineEnd, size) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(lineEnd)
        const expected = parse(text, { relax_column_count: true }) as string[][]
        expect(cellsOf(await read(text, size))).toEqual(expected)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('line ends of three kinds in one file', async () => {
    expect(cellsOf(await read('a,b\r1,2\r\n3,4\n5,6', 1))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  test('a cell with line breaks is one row, and rows after it are counted as a spreadsheet does', async () => {
    const records = await read('a,b\n"x\ny\nz",2\n3,4\n')
    expect(records.map(({ row }) => row)).toEqual([1, 2, 3])
  })

  test('a stray quote spoils its row and no other', async () => {
    expect(await read('a,b\n1,x"y\n3,4\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, broken: 'file.quotes-broken', ends: false },
      { row: 3, cells: ['3', '4'] },
    ])
  })

  test('a quote that is never closed ends the reading at the row where it stands', async () => {
    expect((await read('a,b\n1,"x\n3,4\n')).at(-1)).toEqual({ row: 2, broken: 'file.quotes-broken', ends: true })
    const long = await read(`a,b\n1,"x\n${'3,4\n'.repeat(300_000)}`, 1 << 16)
    expect(long.at(-1)).toEqual({ row: 2, broken: 'file.quotes-broken', ends: true })
  })

  test('a line over a million characters ends the reading', async () => {
    const records = await read(`a,b\n${'x'.repeat(1_100_000)}`, 1 << 16)
    expect(records.at(-1)).toEqual({ row: 2, broken: 'file.line-too-long', ends: true })
  })
})
