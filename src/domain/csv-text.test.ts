import { parse } from 'csv-parse/sync'
import { array, assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, harmless } from './csv-text.ts'

test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
  '%j is shown, not run',
  (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`)
  },
)

test.each(['-12.5', '+3', '1e-7', 'Torget', '', 'a=b', '2025-01-02'])('%j stays as it is', (cell) => {
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
