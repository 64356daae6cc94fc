import { type CoverLine, closingOf, type Seal } from './provenance.ts'

export type ExportCell = string | number | boolean | null

/** Rows on their way out, some thousand a piece, with what a reader needs to know about them. */
export interface ExportedTable {
  readonly cover: readonly CoverLine[]
  readonly columns: readonly string[]
  rows(): AsyncIterable<readonly (readonly ExportCell[])[]>
}

/** A table whose rows are counted and hashed as they pass; `closing` is there after the last one. */
export interface SealedTable extends ExportedTable {
  closing(): readonly CoverLine[]
}

/** The hash is of each row as a line of JSON: the same for every kind of file. */
export function sealed(table: ExportedTable, seal: Seal): SealedTable {
  const hash = seal.hash()
  let count = 0
  async function* rows() {
    for await (const piece of table.rows()) {
      count += piece.length
      hash.update(piece.map((row) => `${JSON.stringify(row)}\n`).join(''))
      yield piece
    }
  }
  let closing: readonly CoverLine[] | null = null
  return { ...table, rows, closing: () => (closing ??= closingOf(table.cover, count, hash.digest(), seal)) }
}
