import { plainHeader } from './cells.ts'
import { headerWords } from './header-words.ts'
import { type ColumnRole, columnRoles } from './mapping.ts'

/** Which column index fills which role; a column fills one role only. */
export type Roles = Partial<Record<ColumnRole, number>>

/** Roles in the order in which they choose: exact words before those that share a header with another role. */
const order: readonly ColumnRole[] = [...columnRoles].sort((a, b) => rank(a) - rank(b))

function rank(role: ColumnRole): number {
  return ['fromDate', 'toDate', 'fromTime', 'toTime'].includes(role) ? -1 : role === 'group' ? 1 : 0
}

function firstMatch(role: ColumnRole, headers: readonly string[], taken: ReadonlySet<number>): number {
  for (const word of headerWords[role].split('|')) {
    const column = headers.findIndex((header, index) => header === word && !taken.has(index))
    if (column >= 0) return column
  }
  return -1
}

/** Roles by headers alone; columns in `barred` (persons) are never taken. */
export function rolesByHeader(columns: readonly string[], barred: ReadonlySet<number>): Roles {
  const headers = columns.map(plainHeader)
  const taken = new Set(barred)
  const roles: Roles = {}
  for (const role of order) {
    const column = firstMatch(role, headers, taken)
    if (column < 0) continue
    roles[role] = column
    taken.add(column)
  }
  return settle(roles)
}

/**
 * A date column without a time column is read whole, whatever it holds; half a pair says nothing, so an
 * x without y goes, and a time without a date.
 */
function settle(roles: Roles): Roles {
  const settled = { ...roles }
  if (settled.from === undefined && settled.fromDate !== undefined && settled.fromTime === undefined) {
    settled.from = settled.fromDate
    delete settled.fromDate
  }
  if (settled.from !== undefined) {
    delete settled.fromDate
    delete settled.fromTime
  }
  if (settled.to === undefined && settled.toDate !== undefined && settled.toTime === undefined) {
    settled.to = settled.toDate
    delete settled.toDate
  }
  if ((settled.x === undefined) !== (settled.y === undefined)) {
    delete settled.x
    delete settled.y
  }
  return settled
}
