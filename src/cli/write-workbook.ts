import { type SheetValue, writeXlsx } from '../files/xlsx-writer.ts'
import type { SealedTable } from '../usecases/export/exported-table.ts'

/** A workbook of two sheets: what the rows are and where they come from, and the rows. */
export const writeWorkbook = (table: SealedTable): AsyncIterable<Uint8Array> =>
  writeXlsx([
    { name: 'Om – About', widths: [24, 90], rows: coverRows(table) },
    { name: 'Data', hasHeader: true, widths: table.columns.map((name) => widthOf(name)), rows: dataRows(table) },
  ])

/** Read when the rows have been written, and so counted. */
async function* coverRows(table: SealedTable): AsyncGenerator<readonly (readonly SheetValue[])[]> {
  yield [...table.cover, ...table.closing()]
}

async function* dataRows(table: SealedTable): AsyncGenerator<readonly (readonly SheetValue[])[]> {
  yield [table.columns]
  yield* table.rows()
}

const widthOf = (name: string): number => (/Id$|^id$|^from$|^to$|^knownAt$|^place$/.test(name) ? 26 : 14)
