import type { ColumnIndex } from './column-index.ts'
import { type Fault, isFault } from './fault.ts'
import type { RowProblem } from './import-record.ts'
import type { ColumnRole } from './mapping.ts'
import { shownValue } from './person-screen.ts'
import type { RowMeaning } from './row-meaning.ts'
import type { RowTime } from './row-time.ts'

/** Roles whose cells say where something happened. */
const placeRoles = [
  'x',
  'y',
  'point',
  'place',
  'street',
  'streetNumber',
  'area',
  'floor',
  'indoor',
  'indoorKind',
] as const satisfies readonly ColumnRole[]

/**
 * True for a row that is kept at area level, and for one that may be: what it says happened cannot be read, or its
 * day cannot, which decides the version of its code that holds.
 */
export const mayBeAreaLevel = (meaning: RowMeaning | Fault, time: RowTime | Fault): boolean =>
  isFault(meaning) || isFault(time) || meaning.areaLevel

/**
 * Prepares writing faults as problems. Problems are stored and read by more people than incidents are, even those of
 * a refused file, so of a row at area level they never quote a cell that says where: only its column and what is wrong.
 */
export function createProblemWriter(columns: readonly string[], index: ColumnIndex) {
  // A fault of no single column may quote any of them.
  const places = new Set([-1, ...placeRoles.map((role) => index[role])])
  return (row: number, { code, column, text }: Fault, areaLevel: boolean): RowProblem => ({
    row,
    column: column < 0 ? null : shownValue(columns[column] ?? ''),
    value: text === '' || (areaLevel && places.has(column)) ? null : shownValue(text),
    code,
  })
}
