import { type ColumnRole, columnRoles, type Mapping } from './mapping.ts'

/** Where each role's column stands in a row; −1 where the file has none. */
export type ColumnIndex = Readonly<Record<ColumnRole, number>>

export const columnIndex = (mapping: Mapping, columns: readonly string[]): ColumnIndex =>
  Object.fromEntries(
    columnRoles.map((role) => {
      const name = mapping.columns[role]
      return [role, name === undefined ? -1 : columns.indexOf(name)]
    }),
  ) as Record<ColumnRole, number>
