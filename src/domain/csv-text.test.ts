import { parse } from 'csv-parse/sync'
import { array, assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, harmless } from './csv-text.ts'

test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '=HYPERLINK("http://x","y")', ' =1', '＝1', '＠cmd'])(
  '%j is shown, not run',
  (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`)
  },
)

test.each([
  ['Torget;=HYPERLINK("http://x")', `Torget;'=HYPERLINK("http://x")`],
  ['a; \u00a0+1;b;＝1', `a;' \u00a0+1;b;'＝1`],
  ['a\t-1', `a\t'-1`],
  ['a\n@x\r\n=1', `a\n'@x\r\n'=1`],
  ['\t=1', `'\t'=1`],
  ['\r=1', `'\r'=1`],
  ['-3;-4', `'-3;'-4`],
])('%j is guarded in every part that a spreadsheet may split off', (cell, shown) => {
  expect(harmless(cell)).toBe(shown)
})

test.each(['-12.5', '+3', '1e-7', 'Torget', '', 'a=b', 'a; b', 'x;y=z', '2025-01-02'])('%j stays as it is', (cell) => {
  expect(harmless(cell)).toBe(cell)
})

test('what is written is read back, but for the apostrophe', () => {
  assert(
    property(array(string(), { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells))).toEqual([cells.map(harmless)])
    }),
    { seed: 1 },
  )
})
