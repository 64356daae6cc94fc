import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Book, type Cell, xlsx } from '../../test/hostile/make-xlsx.ts'
import { openRowSource } from './open-row-source.ts'
import { cellText } from './xlsx-cells.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narvaro-xlsx-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function open(book: Book) {
  const path = join(folder, 'book.xlsx')
  writeFileSync(path, xlsx(book))
  return openRowSource(path)
}

/** Day 45 717 of the spreadsheet calendar is 2025-03-01. */
const at = (hours: number): Cell => ({ serial: 45_717 + hours / 24 })
const sheet = (...rows: Cell[][]): Book => ({ sheets: [{ name: 'Blad', rows }] })

describe('xlsx', () => {
  test('dates are local time to the second, and whole days only where no cell of the column has a time', async () => {
    const source = await open(sheet(['dag', 'tid'], [at(0), at(0)], [at(24), at(14 + 22 / 60)]))
    expect(source.sample.map(({ cells }) => cells)).toEqual([
      ['2025-03-01', '2025-03-01T00:00:00'],
      ['2025-03-02', '2025-03-01T14:22:00'],
    ])
  })

  test('a time of day alone, a number, a truth, a formula by the value saved with it', async () => {
    const source = await open(sheet(['a', 'b', 'c'], [{ serial: 0.75 }, 59.2224, { formula: '1+1', value: '2' }]))
    expect(source.sample[0]?.cells).toEqual(['18:00:00', '59.2224', '2'])
  })

  test('rows are numbered as the sheet shows them, gaps and blank rows included', async () => {
    const source = await open(sheet([], ['a'], ['1'], [], ['2']))
    expect([source.columns, source.sample.map(({ row }) => row)]).toEqual([['a'], [3, 5]])
  })

  test('text that many cells share, and letters of every kind', async () => {
    const strings = strToU8('<sst><si><t>Björkgården</t></si><si><r><t>Å</t></r><r><t>sen &amp; Ön</t></r></si></sst>')
    const source = await open({
      ...sheet(['plats']),
      rawSheetData: '<row r="2"><c r="A2" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c></row>',
      more: { 'xl/sharedStrings.xml': strings, 'xl/_rels/workbook.xml.rels': withSharedStrings },
    })
    expect(source.sample.map(({ cells }) => cells[0])).toEqual(['Björkgården', 'Åsen & Ön'])
  })

  test('the sheet that is read is the first one shown, and it is named', async () => {
    const source = await open({
      sheets: [
        { name: 'Utkast', hidden: true, rows: [['fel'], ['1']] },
        { name: 'Rätt & bra', rows: [['rätt'], ['2']] },
      ],
    })
    expect([source.sheet, source.columns]).toEqual(['Rätt & bra', ['rätt']])
  })
})

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const withSharedStrings = strToU8(
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
)

test('a date that no calendar has is no date', () => {
  expect(cellText(new Date(Number.NaN), true)).toBe('Invalid Date')
})
