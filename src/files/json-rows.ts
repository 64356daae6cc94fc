import type { RowSource, UnreadableRow } from '../usecases/ports.ts'
import type { FileFacts } from './file-facts.ts'
import { isStorable } from './json-cells.ts'
import { type JsonPiece, jsonElements } from './json-elements.ts'
import {
  endsWith,
  headerProblem,
  maxColumns,
  problemAt,
  rowSource,
  type SourceRow,
  unreadableSource,
} from './row-source.ts'

/** A row whose cells still carry their names: JSON rows need not all have the same ones. */
export interface NamedRow {
  readonly row: number
  readonly cells: ReadonlyMap<string, string>
}

export interface NamedRows {
  readonly format: RowSource['format']
  readonly crs?: string | null
  /** Columns that come first, in this order, also when no row has them. */
  readonly firstColumns?: readonly string[]
  rows(): AsyncIterable<NamedRow | UnreadableRow>
}

/**
 * Lines up rows of named cells under one header. Two passes over the file: the names must be known before
 * the first row is handed on, and a name that only a late row has must not be lost unseen.
 */
export async function namedRowSource(facts: FileFacts, named: NamedRows): Promise<RowSource> {
  const columns = await namesOf(named)
  const problem = headerProblem(0, columns)
  if (problem) return unreadableSource(facts, named.format, problem)
  return rowSource(facts, {
    format: named.format,
    crs: named.crs ?? null,
    columns,
    rows: () => lineUp(named.rows(), columns),
  })
}

async function namesOf(named: NamedRows): Promise<readonly string[]> {
  const names = new Set(named.firstColumns)
  for await (const row of named.rows()) {
    if ('problem' in row) {
      if (row.ends) break
    } else for (const name of row.cells.keys()) names.add(name)
    if (names.size > maxColumns) break
  }
  return [...names]
}

async function* lineUp(
  rows: AsyncIterable<NamedRow | UnreadableRow>,
  columns: readonly string[],
): AsyncGenerator<SourceRow> {
  let any = false
  for await (const row of rows) {
    any = true
    if ('problem' in row) yield row
    else if (!isStorable(row.cells)) yield { problem: problemAt(row.row, 'file.encoding'), ends: false }
    else yield { row: row.row, cells: columns.map((name) => row.cells.get(name) ?? '') }
  }
  if (!any) yield endsWith(0, 'file.empty')
}

/** Elements of a JSON array as rows; what is no row, or breaks the file, becomes a problem. */
export async function* elementRows(
  chunks: AsyncIterable<string>,
  arrayName: string | null,
  toRow: (element: unknown, row: number) => NamedRow | UnreadableRow,
): AsyncGenerator<NamedRow | UnreadableRow> {
  for await (const piece of jsonElements(chunks, arrayName)) {
    const row = rowOf(piece, toRow)
    if (row) yield row
  }
}

function rowOf(piece: JsonPiece, toRow: (element: unknown, row: number) => NamedRow | UnreadableRow) {
  if ('around' in piece) return null
  return 'broken' in piece ? endsWith(piece.index, piece.broken) : toRow(piece.element, piece.index)
}
