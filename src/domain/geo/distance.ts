import type { Geometry, Pair, PlanePoint } from './geometry.ts'
import { contains } from './polygon.ts'

/** Metres from a point to the segment a–b. */
function toSegment(east: number, north: number, a: Pair, b: Pair): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : ((east - a[0]) * dx + (north - a[1]) * dy) / squared
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(east - a[0] - t * dx, north - a[1] - t * dy)
}

function toLine(line: readonly Pair[], east: number, north: number): number {
  const only = line[0]
  if (line.length === 1 && only) return Math.hypot(east - only[0], north - only[1])
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i + 1 < line.length; i++) {
    nearest = Math.min(nearest, toSegment(east, north, line[i] as Pair, line[i + 1] as Pair))
  }
  return nearest
}

/** Straight-line metres from a point to a geometry; 0 inside a polygon. O(vertices). */
export function distanceMetres(geometry: Geometry, point: PlanePoint): number {
  const { eastMetres, northMetres } = point
  if (geometry.type === 'Point') {
    return Math.hypot(eastMetres - geometry.coordinates[0], northMetres - geometry.coordinates[1])
  }
  if (geometry.type === 'LineString') return toLine(geometry.coordinates, eastMetres, northMetres)
  if (contains(geometry, point)) return 0
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  return Math.min(...rings.map((ring) => toLine(ring, eastMetres, northMetres)))
}

/** `[minEast, minNorth, maxEast, maxNorth]` in metres. */
export function boundingBox(geometry: Geometry): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  const widen = ([east, north]: Pair) => {
    box[0] = Math.min(box[0], east)
    box[1] = Math.min(box[1], north)
    box[2] = Math.max(box[2], east)
    box[3] = Math.max(box[3], north)
  }
  if (geometry.type === 'Point') widen(geometry.coordinates)
  else if (geometry.type === 'LineString') for (const pair of geometry.coordinates) widen(pair)
  else if (geometry.type === 'Polygon') for (const ring of geometry.coordinates) for (const pair of ring) widen(pair)
  else for (const polygon of geometry.coordinates) for (const ring of polygon) for (const pair of ring) widen(pair)
  return box
}
