import { writeZip, type ZipPart } from './zip-writer.ts'

export type SheetValue = string | number | boolean | null

export interface Sheet {
  readonly name: string
  /** Widths of the first columns, in characters. */
  readonly widths?: readonly number[]
  /** The first row stays in sight and is bold. */
  readonly hasHeader?: boolean
  /** Some rows at a time. */
  readonly rows: AsyncIterable<readonly (readonly SheetValue[])[]>
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/**
 * A workbook (ECMA-376, transitional) as it is made: sheets are shown in the order given and written from the last to
 * the first, so that a cover may speak of the rows behind it. Texts stand in the cells themselves; no cell is a formula.
 */
export const writeXlsx = (sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> => writeZip(partsOf(sheets))

function* partsOf(sheets: readonly Sheet[]): Generator<ZipPart> {
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', content: [relations([[`${office}/officeDocument`, 'xl/workbook.xml']])] }
  yield { name: 'xl/workbook.xml', content: [workbook(sheets)] }
  yield { name: 'xl/_rels/workbook.xml.rels', content: [relations(bookRelations(sheets.length))] }
  yield { name: 'xl/styles.xml', content: [styles] }
  for (const [i, sheet] of [...sheets.entries()].reverse())
    yield { name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet) }
}

const contentTypes = (sheets: number): string => {
  const part = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  const each = Array.from({ length: sheets }, (_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'))
  return `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/styles.xml', 'styles')}${each.join('')}</Types>`
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${xml}<Relationships xmlns="${packages}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const bookRelations = (sheets: number): readonly (readonly [string, string])[] => [
  ...Array.from({ length: sheets }, (_, i) => [`${office}/worksheet`, `worksheets/sheet${i + 1}.xml`] as const),
  [`${office}/styles`, 'styles.xml'],
]

const workbook = (sheets: readonly Sheet[]): string =>
  `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets></workbook>`

/** Plain, and bold for headers. */
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`

async function* sheetXml({ rows, widths = [], hasHeader = false }: Sheet): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}">${hasHeader ? frozen : ''}${columnsXml(widths)}<sheetData>`
  let index = 0
  for await (const piece of rows) yield piece.map((row) => rowXml(row, ++index, hasHeader && index === 1)).join('')
  yield '</sheetData></worksheet>'
}

const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'

const columnsXml = (widths: readonly number[]): string =>
  widths.length === 0
    ? ''
    : `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`

const rowXml = (row: readonly SheetValue[], index: number, isBold: boolean): string =>
  `<row r="${index}">${row.map((value, column) => cellXml(value, nameOf(column) + index, isBold ? ' s="1"' : '')).join('')}</row>`

function cellXml(value: SheetValue, address: string, style: string): string {
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return `<c r="${address}"${style} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${address}"${style}><v>${value}</v></c>`
  return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`
}

/** 0 is A, 26 is AA. */
const nameOf = (column: number): string =>
  (column < 26 ? '' : nameOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** Characters that XML 1.0 has no way to write. */
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const longest = 32_767

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, '')
    .slice(0, longest)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
