import { selfCrossing } from '../domain/geo/crossing.ts'
import type { Geometry, Pair } from '../domain/geo/geometry.ts'
import { areaSquareMetres, closeRing } from '../domain/geo/polygon.ts'
import { fail, requireFinite } from './check.ts'
import { owensT } from './owens-t.ts'
import type { PlanarKernel } from './planar-kernel.ts'

/** Where incidents can be seen at all: a polygon with holes, or several that do not overlap. Plane metres. */
export type KernelWindow = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>

/** The rectangle as a window. */
export const rectangleWindow = (west: number, south: number, east: number, north: number): KernelWindow => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

/** Sides of a window, the inside to the left of each: where they begin, unit direction and length. One entry a side. */
export interface WindowSides {
  readonly east: Float64Array
  readonly north: Float64Array
  readonly eastward: Float64Array
  readonly northward: Float64Array
  readonly length: Float64Array
  readonly endNorth: Float64Array
  readonly areaSquareMetres: number
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
}

const farthestMetres = 1e7

/**
 * The window's sides. Throws `MethodError` on coordinates that are not finite or beyond 10,000 km, on a ring that crosses itself
 * and on a window without area. Cost: about c log c for c corners.
 */
export function windowSides(window: KernelWindow): WindowSides {
  const polygons = window.type === 'Polygon' ? [window.coordinates] : window.coordinates
  const rings = polygons.flatMap((polygon) => polygon.map((ring, index) => turned(closeRing(ring), index === 0)))
  const corners = rings.flat()
  requireFinite('window', corners.flat())
  if (corners.flat().some((metres) => Math.abs(metres) > farthestMetres))
    fail('out-of-range', 'window', `numbers ${-farthestMetres} to ${farthestMetres}`)
  const area = areaSquareMetres(window)
  if (!(area > 0)) fail('not-positive', 'window', 'a window with an area > 0')
  if (rings.some((ring) => selfCrossing(ring) !== null))
    fail('out-of-range', 'window', 'rings that do not cross themselves')
  return sidesOf(rings, area)
}

/** Outer rings counter-clockwise, holes clockwise: then the inside is to the left of every side. */
function turned(ring: readonly Pair[], outer: boolean): readonly Pair[] {
  let doubleArea = 0
  const [originEast, originNorth] = ring[0] ?? [0, 0]
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Pair
    const [bx, by] = ring[i + 1] as Pair
    doubleArea += (ax - originEast) * (by - originNorth) - (bx - originEast) * (ay - originNorth)
  }
  return doubleArea > 0 === outer ? ring : ring.toReversed()
}

function sidesOf(rings: readonly (readonly Pair[])[], area: number): WindowSides {
  const pairs = rings.flatMap((ring) => ring.slice(1).map((end, i) => [ring[i] as Pair, end] as const))
  const sides = pairs.filter(([[ax, ay], [bx, by]]) => ax !== bx || ay !== by)
  const length = Float64Array.from(sides, ([[ax, ay], [bx, by]]) => Math.hypot(bx - ax, by - ay))
  const east = Float64Array.from(sides, ([[ax]]) => ax)
  const north = Float64Array.from(sides, ([[, ay]]) => ay)
  return {
    east,
    north,
    eastward: Float64Array.from(sides, ([[ax], [bx]], i) => (bx - ax) / length[i]!),
    northward: Float64Array.from(sides, ([[, ay], [, by]], i) => (by - ay) / length[i]!),
    length,
    areaSquareMetres: area,
    endNorth: Float64Array.from(sides, ([, [, by]]) => by),
    bounds: {
      west: east.reduce((a, b) => Math.min(a, b), Infinity),
      south: north.reduce((a, b) => Math.min(a, b), Infinity),
      east: east.reduce((a, b) => Math.max(a, b), -Infinity),
      north: north.reduce((a, b) => Math.max(a, b), -Infinity),
    },
  }
}

/** True inside the window and on its sides. O(sides). */
export function isInWindow(sides: WindowSides, east: number, north: number): boolean {
  let winding = 0
  for (let i = 0; i < sides.length.length; i++) {
    const left = leftOf(sides, i, east, north)
    if (left === 0 && isAbreast(sides, i, east, north)) return true
    winding += crossing(sides, i, north, isLeft(sides, i, left))
  }
  return winding > 0
}

const isAbreast = (sides: WindowSides, i: number, east: number, north: number): boolean => {
  const along = alongOf(sides, i, east, north)
  return along >= 0 && along <= sides.length[i]!
}

/** Metres from the side's beginning to the foot of the point on its line. */
const alongOf = (sides: WindowSides, i: number, east: number, north: number): number =>
  sides.eastward[i]! * (east - sides.east[i]!) + sides.northward[i]! * (north - sides.north[i]!)

/** Metres that the point lies to the left of the side's line; negative to the right. */
const leftOf = (sides: WindowSides, i: number, east: number, north: number): number =>
  sides.eastward[i]! * (north - sides.north[i]!) - sides.northward[i]! * (east - sides.east[i]!)

/** A point on the line itself counts as a hair's breadth north of where it is, here and in the mass: so both agree. */
const isLeft = (sides: WindowSides, i: number, left: number): boolean =>
  left > 0 || (left === 0 && sides.eastward[i]! > 0)

/** What the side adds to how often the window goes round the point: the ray eastward meets it going up (1) or down (−1). */
function crossing(sides: WindowSides, i: number, north: number, toTheLeft: boolean): number {
  const begun = sides.north[i]! <= north
  if (begun === sides.endNorth[i]! <= north) return 0
  return begun ? (toTheLeft ? 1 : 0) : toTheLeft ? 0 : -1
}

/**
 * The mass, 0 to 1, of a kernel at (east, north) that lies in the window; exact for both kernels, but for 1e-8 at
 * the very corners. By going round the window: each
 * side takes away the mass beyond it, seen from the point. For the Gaussian that is Owen's T, for the quartic a closed form.
 * Sides farther than `reachMetres` take nothing away. Cost: O(sides), and some 200 ns for each side in reach.
 */
export function massInside(
  sides: WindowSides,
  kernel: PlanarKernel,
  bandwidthMetres: number,
  reachMetres: number,
  east: number,
  north: number,
): number {
  const beyond = kernel === 'gaussian' ? gaussianBeyond : quarticBeyond
  const nudge = 1e-8 * bandwidthMetres
  let mass = 0
  for (let i = 0; i < sides.length.length; i++) {
    const left = leftOf(sides, i, east, north)
    const toTheLeft = isLeft(sides, i, left)
    mass += crossing(sides, i, north, toTheLeft)
    const away = Math.abs(left)
    const along = alongOf(sides, i, east, north)
    const ahead = sides.length[i]! - along
    if (away >= reachMetres || -along >= reachMetres || ahead <= -reachMetres) continue
    // From a corner a side has no direction; mass is continuous, so a hair's breadth away is as good.
    if (away < nudge / 4 && (Math.abs(along) < nudge / 4 || Math.abs(ahead) < nudge / 4)) {
      return massInside(sides, kernel, bandwidthMetres, reachMetres, east + nudge * 0.8, north + nudge * 0.6)
    }
    const taken =
      beyond(away / bandwidthMetres, ahead / bandwidthMetres) + beyond(away / bandwidthMetres, along / bandwidthMetres)
    mass -= toTheLeft ? taken : -taken
  }
  return Math.min(1, Math.max(0, mass))
}

/** Mass beyond a side at `away`, in the angle from its foot to `along`, both in bandwidths; odd in `along`. */
const gaussianBeyond = (away: number, along: number): number =>
  away < 1e-12 ? Math.sign(along) / 4 : owensT(away, along / away)

/** The same for the quartic: 1/(2π) ∫ (1 − (away/cos φ)²)³ dφ, as far as the kernel reaches. */
function quarticBeyond(away: number, along: number): number {
  if (away >= 1 || along === 0) return 0
  const end = Math.sqrt(1 - away * away)
  const s = Math.min(end, Math.max(-end, along))
  const s2 = s * s
  const d2 = away * away
  const series = -3 * s + 3 * (d2 * s + (s2 * s) / 3) - (d2 * d2 * s + (2 * d2 * s2 * s) / 3 + (s2 * s2 * s) / 5)
  return (Math.atan2(s, away) + away * series) / (2 * Math.PI)
}
