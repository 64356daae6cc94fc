import { cellText } from './cells.ts'
import type { ColumnIndex } from './column-index.ts'
import { hash128, hashHex } from './content-hash.ts'
import { type ColumnRole, columnRoles } from './mapping.ts'

const exactPlaceRoles: ReadonlySet<ColumnRole> = new Set([
  'x',
  'y',
  'point',
  'place',
  'street',
  'streetNumber',
  'floor',
  'indoor',
  'indoorKind',
])
const textRoles: ReadonlySet<ColumnRole> = new Set(['place', 'street', 'streetNumber', 'area'])

/**
 * Prepares the keys by which the store knows an incident again. Without an id it is a hash of the cells that are
 * read, in the order of roles, so that columns may change places. The hash of a row at area level leaves out where
 * it happened: whoever holds the store could else try every address until one fits. Personal data never enter it.
 */
export function createKeyReader(column: ColumnIndex, cleanText: (column: number) => string) {
  const used = columnRoles.filter((role) => column[role] >= 0 && role !== 'externalId')
  const textOf = (cells: readonly string[], role: ColumnRole) =>
    textRoles.has(role) ? cleanText(column[role]) : cellText(cells, column[role])
  return (cells: readonly string[], externalId: string | null, isAreaLevel: boolean): string => {
    if (externalId !== null) return `id:${externalId}`
    const roles = isAreaLevel ? used.filter((role) => !exactPlaceRoles.has(role)) : used
    // A control character that no cell holds parts the cells: ["ab", "c"] is not ["a", "bc"].
    return `row:${hashHex(hash128(roles.map((role) => textOf(cells, role)).join('\u0000')))}`
  }
}
