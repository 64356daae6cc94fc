import type { RowProblem, RowProblemCode } from '../domain/import/import-record.ts'
import type { RawRow, RowSource, UnreadableRow } from '../usecases/ports.ts'
import type { FileFacts } from './file-facts.ts'
import { NotText } from './text-chunks.ts'

export type SourceRow = RawRow | UnreadableRow

/** Rows kept for guessing what the columns mean. */
const sampleRows = 200

/** Columns a file may have; a person never made a wider one, and memory grows with each. */
export const maxColumns = 1000

/** A problem with the file (row 0) or with one row that could not be read at all. */
export const problemAt = (row: number, code: RowProblemCode, column: string | null = null): RowProblem => ({
  row,
  column,
  value: null,
  code,
})

/** Reading stops here: nothing after this point can be trusted. */
export const endsWith = (row: number, code: RowProblemCode, column: string | null = null): UnreadableRow => ({
  problem: problemAt(row, code, column),
  ends: true,
})

/** A source whose file cannot be read: it yields the reason and nothing else. */
export const unreadableSource = (
  facts: FileFacts,
  format: RowSource['format'],
  problem: UnreadableRow,
): Promise<RowSource> => rowSource(facts, { format, columns: [], rows: () => once(problem) })

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item
}

interface SourceParts {
  readonly format: RowSource['format']
  readonly columns: readonly string[]
  readonly crs?: string | null
  readonly sheet?: string | null
  rows(): AsyncIterable<SourceRow>
}

/** Puts a source together and reads its sample. */
export async function rowSource(facts: FileFacts, parts: SourceParts): Promise<RowSource> {
  const rows = () => readable(parts.rows())
  return {
    format: parts.format,
    fileName: facts.fileName,
    sha256: facts.sha256,
    byteLength: facts.byteLength,
    columns: parts.columns,
    crs: parts.crs ?? null,
    sheet: parts.sheet ?? null,
    sample: await sampleOf(rows()),
    rows,
  }
}

async function sampleOf(rows: AsyncIterable<SourceRow>): Promise<readonly RawRow[]> {
  const sample: RawRow[] = []
  for await (const row of rows) {
    if ('problem' in row) {
      if (row.ends) break
    } else if (sample.push(row) === sampleRows) break
  }
  return sample
}

/** Bytes that are no characters become a problem at the row after the last one read. */
async function* readable(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow> {
  let last = 0
  try {
    for await (const row of rows) {
      last = 'problem' in row ? row.problem.row : row.row
      yield row
    }
  } catch (error) {
    if (!(error instanceof NotText)) throw error
    yield endsWith(last + 1, 'file.encoding')
  }
}

/** Trimmed names; a column without one is named by its number, since its cells may still say something. */
export const columnNames = (header: readonly string[]): readonly string[] =>
  header.map((name, index) => name.trim() || `#${index + 1}`)

/** The first name that stands twice, or null. */
export function repeatedName(names: readonly string[]): string | null {
  const seen = new Set<string>()
  return names.find((name) => seen.size === seen.add(name).size) ?? null
}

/** Why these columns cannot be used; null when they can. */
export function headerProblem(row: number, columns: readonly string[]): UnreadableRow | null {
  if (columns.length > maxColumns) return endsWith(row, 'file.too-many-columns')
  const repeated = repeatedName(columns)
  return repeated === null ? null : endsWith(row, 'file.columns-repeated', repeated)
}

export const blank = (cell: string): boolean => cell === '' || cell.trim() === ''
export const isBlankRow = (cells: readonly string[]): boolean => cells.every(blank)

/** Cells brought to the width of the header: more is right only when it is empty. Null when they do not fit. */
export function fitCells(cells: readonly string[], width: number): readonly string[] | null {
  if (cells.length === width) return cells
  return cells.length > width && isBlankRow(cells.slice(width)) ? cells.slice(0, width) : null
}
