import { truncateSync, writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { type Cell, xlsx, xlsxParts } from './make-xlsx.ts'

const header = ['id', 'brottskod', 'start', 'slut', 'lat', 'lon']
const row = (id: string): Cell[] => [id, '0807', '2025-03-01 14:00', '2025-03-01 15:00', 59.2224, 17.938]
const csvHeader = header.join(';')
const csvRow = (id: string) => `${id};0807;2025-03-01 14:00;2025-03-01 15:00;59,2224;17,9380`
const csv = (...lines: string[]) => `${[csvHeader, ...lines].join('\n')}\n`
const oneSheet = (...rows: Cell[][]) => ({ sheets: [{ name: 'Händelser', rows: [header, ...rows] }] })

/** Serial number of 2025-03-01 14:22 in the calendar of spreadsheets. */
const serial = 45_717 + (14 * 60 + 22) / 1440

const feature =
  '{"type":"Feature","properties":{"id":"K1","start":"2025-03-01T14:00:00+01:00"},"geometry":{"type":"Point","coordinates":[17.938,59.2224]}}'

/** A zip whose directory says that an entry is small, while its data unpack to twelve million bytes. */
function lyingZip(): Uint8Array {
  const parts = xlsxParts(oneSheet(row('K1')))
  const zip = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(12_000_000).fill(32) }, { level: 6 })
  const view = new DataView(zip.buffer, zip.byteOffset)
  for (let at = 0; at < zip.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 12_000_000)
      view.setUint32(at + 24, 100, true)
  return zip
}

/** Files too large or too binary to keep; each is made when its test begins. */
export const generated: Readonly<Record<string, () => string | Uint8Array>> = {
  'line-of-10-mb.csv': () => csv(csvRow('K1'), 'x'.repeat(10_000_000), csvRow('K2')),
  'cell-of-1-mb.csv': () => csv(csvRow('K1'), `"${'x'.repeat(1_100_000)}";0807;2025-03-01;;59,2224;17,9380`),
  'columns-10000.csv': () => `${Array.from({ length: 10_000 }, (_, i) => `k${i}`).join(';')}\n${'x;'.repeat(9_999)}x\n`,
  'deep.geojson': () =>
    `{"type":"FeatureCollection","features":[${feature},{"type":"Feature","properties":{"a":${'['.repeat(200_000)}`,
  'deep.ndjson': () =>
    `{"id":"K1","start":"2025-03-01T14:00:00+01:00","lat":59.2224,"lon":17.938}\n{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}\n`,
  'deep-before-the-features.geojson': () => `{"type":"FeatureCollection","a":${'['.repeat(100_000)}`,
  'element-of-1-mb.geojson': () =>
    `{"type":"FeatureCollection","features":[${feature.replace('K1', 'K'.repeat(1_100_000))}]}`,
  'keys-without-end.ndjson': () =>
    Array.from(
      { length: 1500 },
      (_, i) => `{"start":"2025-03-01T14:00:00+01:00","lat":59.2,"lon":17.9,"k${i}":1}`,
    ).join('\n'),
  'bomb.xlsx': () => xlsx({ ...oneSheet(row('K1')), more: { 'xl/media/zeros.bin': new Uint8Array(12_000_000) } }),
  'lying-directory.xlsx': lyingZip,
  'far-cell.xlsx': () =>
    xlsx({ ...oneSheet(row('K1')), rawSheetData: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }),
  'hidden-address.xlsx': () =>
    xlsx({ ...oneSheet(row('K1')), rawSheetData: '<row r="3"><c r="&#88;FD1048576"><v>1</v></c></row>' }),
  'wide.xlsx': () => xlsx({ ...oneSheet(row('K1')), rawSheetData: '<row r="3"><c r="XFD3"><v>1</v></c></row>' }),
  'cut-off.xlsx': () => xlsx(oneSheet(row('K1'))).slice(0, 700),
  'no-workbook.xlsx': () =>
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }),
  'only-a-zip.csv': () => zipSync({ 'a.txt': strToU8('hej') }),
  'sheet-broken.xlsx': () =>
    xlsx({
      ...oneSheet(row('K1')),
      more: { 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1"><c r="A1"') },
    }),
  'empty-sheet.xlsx': () => xlsx({ sheets: [{ name: 'Blad1', rows: [] }] }),
  'header-only.xlsx': () => xlsx(oneSheet()),
  'macros-and-links.xlsx': () =>
    xlsx({
      ...oneSheet(row('K1'), [
        { formula: '"K"&2', value: 'K2' },
        '0807',
        { serial },
        { serial: serial + 1 / 24 },
        59.2225,
        17.9381,
      ]),
      more: { 'xl/vbaProject.bin': strToU8('macro'), 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>') },
    }),
  'first-sheet-hidden.xlsx': () =>
    xlsx({
      sheets: [
        { name: 'Utkast', hidden: true, rows: [['fel'], ['x']] },
        { name: 'Händelser', rows: [header, row('K1')] },
        { name: 'Mer', rows: [['y']] },
      ],
    }),
  'dates-as-errors.xlsx': () =>
    xlsx({
      ...oneSheet(row('K1')),
      rawSheetData:
        '<row r="3"><c r="A3" t="inlineStr"><is><t>K2</t></is></c><c r="C3" t="e"><v>#N/A</v></c><c r="E3"><v>59.2</v></c><c r="F3"><v>17.9</v></c></row>',
    }),
}

/** Writes a generated file; one byte over the cap is made as a hole, which takes no room. */
export function writeGenerated(name: string, path: string): void {
  const content = generated[name]
  if (content) writeFileSync(path, content())
  else {
    writeFileSync(path, 'id\n')
    truncateSync(path, 200_000_001)
  }
}
