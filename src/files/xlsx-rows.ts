import { Readable } from 'node:stream'
import { readSheet } from 'read-excel-file/node'
import type { RowProblemCode } from '../domain/import/import-record.ts'
import type { RowSource } from '../usecases/ports.ts'
import type { FileFacts } from './file-facts.ts'
import {
  columnNames,
  endsWith,
  headerProblem,
  isBlankRow,
  problemAt,
  rowSource,
  type SourceRow,
  unreadableSource,
} from './row-source.ts'
import { SheetExtent } from './sheet-extent.ts'
import { storedZip } from './stored-zip.ts'
import { withoutUnseen } from './text-chunks.ts'
import { type WorkbookParts, workbookParts } from './workbook-parts.ts'
import { cellText, type SheetCell, timedColumns } from './xlsx-cells.ts'
import { openZip, type ZipEntries } from './zip-entries.ts'

const maxCellCharacters = 1_000_000

interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
}

/**
 * The first visible sheet of a workbook as rows; formulas count by the value that was saved with them.
 * The sheet is kept in memory, within the bounds of `zipLimits` and `SheetExtent`.
 */
export async function xlsxSource(facts: FileFacts): Promise<RowSource> {
  const sheet = await readFirstSheet(facts.path)
  if (typeof sheet === 'string') return unreadableSource(facts, 'xlsx', endsWith(0, sheet))
  const headerAt = sheet.rows.findIndex((row) => row.some((cell) => cell !== null && cell !== ''))
  if (headerAt < 0) return unreadableSource(facts, 'xlsx', endsWith(0, 'file.empty'))
  const columns = columnNames((sheet.rows[headerAt] ?? []).map((cell) => cellText(cell, false)))
  const problem = headerProblem(headerAt + 1, columns)
  if (problem) return unreadableSource(facts, 'xlsx', problem)
  return rowSource(facts, {
    format: 'xlsx',
    sheet: sheet.name,
    columns,
    rows: () => dataRows(sheet, headerAt, columns),
  })
}

async function* dataRows(sheet: Sheet, headerAt: number, columns: readonly string[]): AsyncGenerator<SourceRow> {
  const timed = timedColumns(sheet.rows)
  let any = false
  for (let at = headerAt + 1; at < sheet.rows.length; at++) {
    const row = sheet.rows[at] ?? []
    const cells = columns.map((_, column) => withoutUnseen(cellText(row[column] ?? null, timed.has(column))))
    if (isBlankRow(cells)) continue
    any = true
    const code = cells.map(cellProblem).find((found) => found !== null)
    yield code ? { problem: problemAt(at + 1, code), ends: false } : { row: at + 1, cells }
  }
  if (!any) yield endsWith(0, 'file.header-only')
}

function cellProblem(cell: string): RowProblemCode | null {
  if (cell.length > maxCellCharacters) return 'file.line-too-long'
  return cell.isWellFormed() && !cell.includes('\u0000') ? null : 'file.encoding'
}

async function readFirstSheet(path: string): Promise<Sheet | RowProblemCode> {
  const zip = await openZip(path)
  if (typeof zip === 'string') return zip
  try {
    return await readWeighed(zip)
  } catch {
    // Whatever a damaged or hostile workbook makes its readers throw, it is one thing to its sender.
    return 'file.xlsx-broken'
  } finally {
    zip.close()
  }
}

async function readWeighed(zip: ZipEntries): Promise<Sheet | RowProblemCode> {
  const parts = await workbookParts(zip)
  if (parts === null) return zip.entries.has('[Content_Types].xml') ? 'file.xlsx-broken' : 'file.unknown-format'
  const extent = new SheetExtent()
  for await (const chunk of await zip.read(parts.sheet)) extent.add(chunk)
  return extent.problem() ?? { name: parts.sheetName, rows: await rowsOf(zip, parts) }
}

function rowsOf(zip: ZipEntries, parts: WorkbookParts): Promise<readonly (readonly SheetCell[])[]> {
  const clean = parts.needed.map((entry) => ({
    name: entry.fileName,
    byteLength: entry.uncompressedSize,
    crc32: entry.crc32,
    bytes: () => zip.read(entry),
  }))
  return readSheet(Readable.from(storedZip(clean)), parts.sheetName) as Promise<readonly (readonly SheetCell[])[]>
}
