import type { RowProblemCode } from './import-record.ts'

/**
 * Something wrong in one cell, before row number and column name are put to it. A class, so that telling it from
 * a value costs nothing on a million rows.
 */
export class Fault {
  readonly code: RowProblemCode
  /** Index of the column; −1 when no single column is at fault. */
  readonly column: number
  /** As written, not yet screened. */
  readonly text: string

  constructor(code: RowProblemCode, column: number, text: string) {
    this.code = code
    this.column = column
    this.text = text
  }
}

export const fault = (code: RowProblemCode, column: number, text: string): Fault => new Fault(code, column, text)

export const isFault = (value: unknown): value is Fault => value instanceof Fault
