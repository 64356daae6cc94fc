import type { Geometry, Pair } from '../geo/geometry.ts'
import { contains } from '../geo/polygon.ts'

/** Degrees of longitude and latitude, edges included. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/

/**
 * A `bbox` of OGC API – Features (17-069r4, requirement 23): four numbers, or six with heights, longitude first.
 * West of more than east goes across the antimeridian (requirement 24), and is then two boxes. Null when it is none.
 */
export function parseBoxes(text: string): readonly Box[] | null {
  const parts = text.split(',')
  if (parts.length !== 4 && parts.length !== 6) return null
  if (!parts.every((part) => decimal.test(part))) return null
  const numbers = parts.map(Number)
  const half = numbers.length / 2
  const [west = 0, south = 0, low = 0] = numbers
  const [east = 0, north = 0, high = 0] = numbers.slice(half)
  if ([west, east].some((longitude) => Math.abs(longitude) > 180)) return null
  if (Math.abs(south) > 90 || Math.abs(north) > 90 || south > north) return null
  // Nothing here has a height, so the two only have to make sense.
  if (half === 3 && low > high) return null
  if (west <= east) return [{ west, south, east, north }]
  return [
    { west, south, east: 180, north },
    { west: -180, south, east, north },
  ]
}

export const isInBox = ({ west, south, east, north }: Box, [x, y]: Pair): boolean =>
  x >= west && x <= east && y >= south && y <= north

/** Whether any part of a geometry in degrees lies in the box. */
export function meetsBox(geometry: Geometry, box: Box): boolean {
  if (geometry.type === 'Point') return isInBox(box, geometry.coordinates)
  if (linesOf(geometry).some((line) => lineMeets(line, box))) return true
  // No edge of it comes into the box: it meets it only by lying all round it.
  if (geometry.type === 'LineString') return false
  return contains(geometry, { eastMetres: box.west, northMetres: box.south })
}

/** What has no geometry is found by every box (requirement 24 C); null boxes are everywhere. */
export const meetsBoxes = (geometry: Geometry | null, boxes: readonly Box[] | null): boolean =>
  geometry === null || boxes === null || boxes.some((box) => meetsBox(geometry, box))

function linesOf(geometry: Exclude<Geometry, { type: 'Point' }>): readonly (readonly Pair[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates]
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

const lineMeets = (line: readonly Pair[], box: Box): boolean =>
  line.some((pair, i) => isInBox(box, pair) || (i > 0 && segmentMeets(line[i - 1] as Pair, pair, box)))

/** Clips the segment by each edge of the box in turn (Liang & Barsky 1984); something left means that they meet. */
function segmentMeets([ax, ay]: Pair, [bx, by]: Pair, { west, south, east, north }: Box): boolean {
  let [from, to] = [0, 1]
  for (const [step, room] of [
    [ax - bx, ax - west],
    [bx - ax, east - ax],
    [ay - by, ay - south],
    [by - ay, north - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false
    } else if (step < 0) from = Math.max(from, room / step)
    else to = Math.min(to, room / step)
  }
  return from <= to
}
