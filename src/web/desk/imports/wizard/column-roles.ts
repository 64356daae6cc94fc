import type { ColumnRole } from '../../../../domain/import/mapping.ts'
import type { MappingChoiceMessage } from '../../../../wire/import-drafts.ts'

type Columns = MappingChoiceMessage['columns']

/** The columns with one of them in another role: it leaves its own, and what had the new one is not read. */
export function withRole(columns: Columns, column: string, role: ColumnRole | null): Columns {
  const others = Object.entries(columns).filter(([held, name]) => name !== column && held !== role)
  return Object.fromEntries(role === null ? others : [...others, [role, column]])
}

/** East and north changed for each other. */
export function swapped({ x, y, ...others }: Columns): Columns {
  return { ...others, ...(y === undefined ? {} : { x: y }), ...(x === undefined ? {} : { y: x }) }
}

export const hasCoordinates = (columns: Columns): boolean =>
  columns.point !== undefined || (columns.x !== undefined && columns.y !== undefined)
