import type { Geometry, Pair } from '../../../domain/geo/geometry.ts'

/** One run of corners in a geometry; a ring ends where it began. */
export interface CornerLine {
  readonly pairs: readonly Pair[]
  readonly isRing: boolean
}

/** Every run of corners, in the order in which the functions below number them. */
export function linesOf(geometry: Geometry): readonly CornerLine[] {
  const ring = (pairs: readonly Pair[]): CornerLine => ({ pairs, isRing: true })
  if (geometry.type === 'Point') return [{ pairs: [geometry.coordinates], isRing: false }]
  if (geometry.type === 'LineString') return [{ pairs: geometry.coordinates, isRing: false }]
  return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).map(ring)
}

function withLine(geometry: Geometry, line: number, change: (pairs: readonly Pair[]) => readonly Pair[]): Geometry {
  let at = 0
  const ring = (pairs: readonly Pair[]) => (at++ === line ? closed(change(pairs.slice(0, -1))) : pairs)
  if (geometry.type === 'Point') return { type: 'Point', coordinates: change([geometry.coordinates])[0] as Pair }
  if (geometry.type === 'LineString') return { type: 'LineString', coordinates: change(geometry.coordinates) }
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(ring) }
  return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(ring)) }
}

const closed = (corners: readonly Pair[]): readonly Pair[] => [...corners, corners[0] as Pair]

export const movedCorner = (geometry: Geometry, line: number, corner: number, to: Pair): Geometry =>
  withLine(geometry, line, (pairs) => pairs.with(corner, to))

export const insertedCorner = (geometry: Geometry, line: number, after: number, pair: Pair): Geometry =>
  withLine(geometry, line, (pairs) => pairs.toSpliced(after + 1, 0, pair))

/** Null where the shape would have too few corners to be one. */
export function removedCorner(geometry: Geometry, line: number, corner: number): Geometry | null {
  const { pairs, isRing } = linesOf(geometry)[line] as CornerLine
  const isEnough = isRing ? pairs.length > 4 : pairs.length > 2
  return isEnough ? withLine(geometry, line, (held) => held.toSpliced(corner, 1)) : null
}
