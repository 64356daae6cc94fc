import type { RowSource } from '../usecases/ports.ts'
import { csvShape } from './csv-delimiter.ts'
import { type CsvRecord, csvRecords } from './csv-records.ts'
import type { TextEncoding } from './encoding.ts'
import type { FileFacts } from './file-facts.ts'
import {
  blank,
  columnNames,
  endsWith,
  fitCells,
  headerProblem,
  isBlankRow,
  problemAt,
  rowSource,
  type SourceRow,
  unreadableSource,
} from './row-source.ts'
import { textChunks, withoutUnseen } from './text-chunks.ts'

/** Delimited text as rows: the first row that is not blank is the header. */
export async function csvSource(facts: FileFacts, encoding: TextEncoding): Promise<RowSource> {
  const shape = csvShape(withoutUnseen(new TextDecoder(encoding).decode(facts.head)))
  const records = () => csvRecords(textChunks(facts.path, encoding), shape.delimiter)
  const header = await headerOf(records(), shape.skip)
  if ('problem' in header) return unreadableSource(facts, 'csv', header)
  const columns = columnNames(header.cells)
  const problem = headerProblem(header.row, columns)
  if (problem) return unreadableSource(facts, 'csv', problem)
  return rowSource(facts, { format: 'csv', columns, rows: () => dataRows(records(), header.row, columns.length) })
}

async function headerOf(records: AsyncIterable<CsvRecord>, skip: number) {
  for await (const record of records) {
    if (record.row <= skip) continue
    if ('broken' in record) return endsWith(record.row, record.broken)
    if (!isBlankRow(record.cells)) return { row: record.row, cells: withoutEmptyEnd(record.cells) }
  }
  return endsWith(0, 'file.empty')
}

/** Spreadsheets write a delimiter for each empty column they once showed. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

async function* dataRows(
  records: AsyncIterable<CsvRecord>,
  headerRow: number,
  width: number,
): AsyncGenerator<SourceRow> {
  let any = false
  for await (const record of records) {
    if (record.row <= headerRow) continue
    const row = dataRow(record, width)
    if (row === null) continue
    any = true
    yield row
  }
  if (!any) yield endsWith(0, 'file.header-only')
}

/** Null for a blank line. */
function dataRow(record: CsvRecord, width: number): SourceRow | null {
  const { row } = record
  if ('broken' in record) return { problem: problemAt(row, record.broken), ends: record.ends }
  if (blank(record.cells[0] ?? '') && isBlankRow(record.cells)) return null
  const cells = fitCells(record.cells, width)
  if (cells === null) return { problem: problemAt(row, 'row.columns-differ'), ends: false }
  // PostgreSQL keeps no NUL, and no program means one in a cell: a damaged file, or somebody probing.
  if (cells.some(hasNul)) return { problem: problemAt(row, 'file.encoding'), ends: false }
  return { row, cells }
}

const hasNul = (cell: string): boolean => cell.includes('\u0000')
