import { epsgNumber, loadCrs } from '../domain/geo/crs.ts'
import { metricPlaneFor } from '../domain/geo/projection.ts'
import { columnIndex } from '../domain/import/column-index.ts'
import { isFault } from '../domain/import/fault.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import { createPositionReader } from '../domain/import/row-position.ts'
import type { FilePlane } from './file-analysis.ts'
import type { RowSource } from './ports.ts'

/** Degrees: where a plane is chosen from. */
const degreesEpsg = 4326
/** A number the row checker asks for and does not use: with `crs: 'plane'` nothing is projected. */
export const unnamedPlaneEpsg = 3006

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * The plane whose metres a file's positions are turned into: SWEREF 99 TM in Sweden, elsewhere the UTM zone in
 * which its middle lies. A file that gives metres and says not of which plane keeps its own.
 * @returns null where the file gives no coordinates; `'unknown'` when nobody knows its coordinate system
 */
export async function choosePlane(
  source: RowSource,
  mapping: Mapping,
  known: 'told' | 'guessed',
): Promise<FilePlane | null | 'unknown'> {
  const column = columnIndex(mapping, source.columns)
  if ((column.x < 0 || column.y < 0) && column.point < 0) return null
  if (mapping.crs === null || mapping.crs === 'plane') return { known: 'unnamed' }
  const sourceEpsg = epsgNumber(mapping.crs)
  if (sourceEpsg === null || !(await loadCrs(sourceEpsg))) return 'unknown'
  const read = createPositionReader({ column, crs: mapping.crs, planeEpsg: degreesEpsg, ground: [] })
  const points = source.sample.flatMap((row) => {
    const point = read(row.cells)
    return point === null || isFault(point) ? [] : [point]
  })
  const planeEpsg = metricPlaneFor(
    middle(points.map((point) => point.eastMetres)),
    middle(points.map((point) => point.northMetres)),
  )
  return { known, sourceEpsg, planeEpsg: points.length > 0 ? planeEpsg : unnamedPlaneEpsg }
}
