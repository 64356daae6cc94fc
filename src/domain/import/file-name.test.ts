import { expect, test } from 'vitest'
import { keptFileName } from './file-name.ts'

const sha256 = '0123456789abcdef'.repeat(4)

test.each([
  ['Anna Andersson.csv', 'import-01234567.csv'],
  ['Målsägande Kalle Karlsson 2024.xlsx', 'import-01234567.xlsx'],
  ['anna_andersson-2024.CSV', 'import-01234567.csv'],
  ['export.Andersson.Anna.geojson', 'import-01234567.geojson'],
  ['AnnaAndersson2.csv', 'import-01234567.csv'],
  ['Ärende Åsa Öberg.csv'.normalize('NFD'), 'import-01234567.csv'],
  ['Anna.Andersson', 'import-01234567'],
  ['ANNA ANDERSSON', 'import-01234567'],
  ['misstankta 2024.csv', 'import-01234567.csv'],
  ['vittnen.csv', 'import-01234567.csv'],
])('%s is kept as %s', (fileName, kept) => {
  expect(keptFileName(fileName, sha256)).toBe(kept)
})

test.each([
  'export 2026-11.csv',
  'chicago_burglary_2016.csv',
  'Månlunda centrum november.csv',
  'simulated-town-1',
  'Stockholm augusti.xlsx',
  'Karin Boyes torg.geojson',
])('%s says nothing of a person and stays', (fileName) => {
  expect(keptFileName(fileName, sha256)).toBe(fileName)
})

test('personal numbers and plates are cut out as they are from a cell', () => {
  expect(keptFileName('export 811218-9876.csv', sha256)).toBe('export […].csv')
  expect(keptFileName('', sha256)).toBe('–')
})
