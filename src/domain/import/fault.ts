import type { RowProblemCode } from './import-record.ts'

/** Something wrong in one cell, before row number and column name are put to it. */
export interface Fault {
  readonly code: RowProblemCode
  /** Index of the column; −1 when no single column is at fault. */
  readonly column: number
  /** As written, not yet screened. */
  readonly text: string
}

export const fault = (code: RowProblemCode, column: number, text: string): Fault => ({ code, column, text })

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value && 'column' in value && 'text' in value
