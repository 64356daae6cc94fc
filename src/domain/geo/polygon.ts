import type { Geometry, Pair, PlanePoint } from './geometry.ts'

type Ring = readonly Pair[]
type Areal = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>

const polygonsOf = (geometry: Areal): readonly (readonly Ring[])[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** The ring with its first pair repeated last, as RFC 7946 wants it. */
export function closeRing(ring: Ring): Ring {
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring
  return [...ring, first]
}

/** Even-odd rule; a point on the edge may fall on either side. O(vertices). */
function isInRing(ring: Ring, east: number, north: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Pair
    const [bx, by] = ring[j] as Pair
    if (ay > north !== by > north && east < ((bx - ax) * (north - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** True when the point lies in one of the polygons and in none of its holes. */
export function contains(geometry: Areal, point: PlanePoint): boolean {
  const { eastMetres, northMetres } = point
  return polygonsOf(geometry).some(
    ([outer, ...holes]) =>
      outer !== undefined &&
      isInRing(outer, eastMetres, northMetres) &&
      !holes.some((hole) => isInRing(hole, eastMetres, northMetres)),
  )
}

interface Moments {
  readonly area: number
  readonly east: number
  readonly north: number
}

/** Signed area (counter-clockwise positive) and first moments of a ring, from its own corner to keep digits. */
function ringMoments(ring: Ring): Moments {
  const [originEast, originNorth] = ring[0] ?? [0, 0]
  let area = 0
  let east = 0
  let north = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const ax = (ring[i] as Pair)[0] - originEast
    const ay = (ring[i] as Pair)[1] - originNorth
    const bx = (ring[i + 1] as Pair)[0] - originEast
    const by = (ring[i + 1] as Pair)[1] - originNorth
    const cross = ax * by - bx * ay
    area += cross / 2
    east += ((ax + bx) * cross) / 6
    north += ((ay + by) * cross) / 6
  }
  return { area, east: east + originEast * area, north: north + originNorth * area }
}

/** Moments of outer rings minus holes, whatever way each ring turns. */
function arealMoments(geometry: Areal): Moments {
  let sum: Moments = { area: 0, east: 0, north: 0 }
  for (const rings of polygonsOf(geometry)) {
    for (const [index, ring] of rings.entries()) {
      const moments = ringMoments(ring)
      const sign = (index === 0 ? 1 : -1) * (moments.area < 0 ? -1 : 1)
      sum = {
        area: sum.area + sign * moments.area,
        east: sum.east + sign * moments.east,
        north: sum.north + sign * moments.north,
      }
    }
  }
  return sum
}

/** Area in square metres; 0 for points and lines. */
export const areaSquareMetres = (geometry: Geometry): number =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? Math.max(0, arealMoments(geometry).area) : 0

const meanOf = (pairs: readonly Pair[]): PlanePoint => ({
  eastMetres: pairs.reduce((sum, pair) => sum + pair[0], 0) / pairs.length,
  northMetres: pairs.reduce((sum, pair) => sum + pair[1], 0) / pairs.length,
})

function lineCentroid(line: readonly Pair[]): PlanePoint {
  let length = 0
  let east = 0
  let north = 0
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i] as Pair
    const [bx, by] = line[i + 1] as Pair
    const step = Math.hypot(bx - ax, by - ay)
    length += step
    east += (step * (ax + bx)) / 2
    north += (step * (ay + by)) / 2
  }
  return length > 0 ? { eastMetres: east / length, northMetres: north / length } : meanOf(line)
}

/** Centre of mass: of the area, of the line's length, or the point itself. */
export function centroid(geometry: Geometry): PlanePoint {
  if (geometry.type === 'Point') return meanOf([geometry.coordinates])
  if (geometry.type === 'LineString') return lineCentroid(geometry.coordinates)
  const { area, east, north } = arealMoments(geometry)
  if (area > 0) return { eastMetres: east / area, northMetres: north / area }
  return meanOf(polygonsOf(geometry).flatMap((rings) => rings[0] ?? []))
}
