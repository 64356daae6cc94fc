import { strToU8, zipSync } from 'fflate'

/** One cell: text, a number, a date as the serial number that spreadsheets keep, or a formula with its saved value. */
export type Cell = string | number | { readonly serial: number } | { readonly formula: string; readonly value: string }

export interface Book {
  readonly sheets: readonly {
    readonly name: string
    readonly hidden?: boolean
    readonly rows: readonly (readonly Cell[])[]
  }[]
  /** Text put into the first sheet's data before its end, as it stands. */
  readonly rawSheetData?: string
  readonly more?: Readonly<Record<string, Uint8Array>>
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function cellXml(cell: Cell, address: string): string {
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if ('serial' in cell) return `<c r="${address}" s="1"><v>${cell.serial}</v></c>`
  return `<c r="${address}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`
}

const rowXml = (row: readonly Cell[], index: number) =>
  `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${index + 1}`)).join('')}</row>`

/** The parts of a workbook that a spreadsheet program would write, and no more. */
export function xlsxParts({ sheets, rawSheetData = '', more = {} }: Book): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(`${xml}<Types xmlns="${packages}/content-types"/>`),
    'xl/workbook.xml': strToU8(
      `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets
        .map(
          ({ name, hidden }, i) =>
            `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${xml}<Relationships xmlns="${packages}/relationships">${sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join('')}<Relationship Id="rId99" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${xml}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
  }
  for (const [i, { rows }] of sheets.entries())
    parts[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(
      `${xml}<worksheet xmlns="${main}"><sheetData>${rows.map(rowXml).join('')}${i === 0 ? rawSheetData : ''}</sheetData></worksheet>`,
    )
  return { ...parts, ...more }
}

export const xlsx = (book: Book): Uint8Array => zipSync(xlsxParts(book), { level: 6 })
