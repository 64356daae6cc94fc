import { crsDefinition, epsgNumber } from '../geo/crs.ts'
import type { RowProblem, RowProblemCode } from './import-record.ts'
import type { ColumnRole, Mapping } from './mapping.ts'
import { headerVerdict, shownValue } from './person-screen.ts'

const fileProblem = (code: RowProblemCode, column: string | null = null, value: string | null = null): RowProblem => ({
  row: 0,
  column: column === null ? null : shownValue(column),
  value: value === null ? null : shownValue(value),
  code,
})

const timeRoles: readonly ColumnRole[] = ['from', 'fromDate']
const placeRoles: readonly ColumnRole[] = ['x', 'point', 'place', 'street', 'area']

/**
 * What stops a file from being read with this mapping, told before its first row: no column of time or place,
 * no coordinate system or one nobody knows (load it first with `loadCrs`), a column of persons in a role.
 */
export function checkMapping(mapping: Mapping, columns: readonly string[]): readonly RowProblem[] {
  const has = (role: ColumnRole) => columns.includes(mapping.columns[role] ?? '')
  const isFeed = mapping.defaultSource === 'feed'
  const problems: RowProblem[] = []
  if (!timeRoles.some(has)) problems.push(fileProblem('file.no-time-column'))
  if (!isFeed && !placeRoles.some(has)) problems.push(fileProblem('file.no-place-column'))
  if ((has('x') && has('y')) || has('point')) problems.push(...crsProblems(mapping.crs))
  for (const column of Object.values(mapping.columns)) {
    if (headerVerdict(column) === 'person') problems.push(fileProblem('file.person-column', column))
  }
  return problems
}

function crsProblems(crs: string | null): readonly RowProblem[] {
  if (crs === null) return [fileProblem('file.crs-needed')]
  if (crs === 'plane') return []
  const epsg = epsgNumber(crs)
  return epsg !== null && crsDefinition(epsg) !== null ? [] : [fileProblem('file.crs-unknown', null, crs)]
}
