import type { Pair } from '../../domain/geo/geometry.ts'
import { contains } from '../../domain/geo/polygon.ts'

/** Values at the middles of square cells, row by row from the south-west. */
export interface ValueGrid {
  readonly values: Float64Array
  readonly columns: number
  readonly rows: number
}

type Ring = readonly Pair[]

/** Sides of a square between four middles. */
const [south, east, north, west] = [0, 1, 2, 3] as const
type Side = 0 | 1 | 2 | 3
type Walk = readonly [from: Side, to: Side]

/**
 * Which sides the line enters and leaves by, the higher ground to its left, for each set of corners that are at or above the
 * threshold (1 south-west, 2 south-east, 4 north-east, 8 north-west). 5 and 10 are saddles: see `walksOf`.
 */
const walks: readonly (readonly Walk[])[] = [
  [],
  [[south, west]],
  [[east, south]],
  [[east, west]],
  [[north, east]],
  [],
  [[north, south]],
  [[north, west]],
  [[west, north]],
  [[south, north]],
  [],
  [[east, north]],
  [[west, east]],
  [[south, east]],
  [[west, south]],
  [],
]

/** Where two opposite corners are high, the mean says whether they hang together. */
function walksOf(corners: number, isMiddleHigh: boolean): readonly Walk[] {
  if (corners !== 5 && corners !== 10) return walks[corners] ?? []
  const apart = corners === 5 ? [walks[1], walks[4]] : [walks[2], walks[8]]
  const together = corners === 5 ? [walks[13], walks[7]] : [walks[14], walks[11]]
  return (isMiddleHigh ? together : apart).flatMap((one) => one ?? [])
}

/**
 * Where the values are at least a threshold, as polygons in cells from the middle of the south-western one: marching squares
 * with lines cut by proportion. Outside of the grid all is low, so that every line closes. Cost: O(cells).
 */
export function isoPolygons(grid: ValueGrid, threshold: number): readonly (readonly Ring[])[] {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= grid.columns || y >= grid.rows ? 0 : (grid.values[y * grid.columns + x] as number)
  const next = new Map<string, { readonly to: string; readonly point: Pair }>()
  for (let y = -1; y < grid.rows; y++) {
    for (let x = -1; x < grid.columns; x++) {
      const corner = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)] as const
      const set = corner.reduce((bits, value, i) => (value >= threshold ? bits + 2 ** i : bits), 0)
      const isMiddleHigh = corner.reduce((sum, value) => sum + value, 0) / 4 >= threshold
      for (const [from, to] of walksOf(set, isMiddleHigh))
        next.set(sideKey(x, y, from), { to: sideKey(x, y, to), point: crossing(x, y, from, corner, threshold) })
    }
  }
  return inPolygons(ringsAlong(next))
}

type Corners = readonly [number, number, number, number]

/** The same name for a side from both of its squares. */
const sideKey = (x: number, y: number, side: Side): string =>
  side === south ? `h${x} ${y}` : side === north ? `h${x} ${y + 1}` : side === west ? `v${x} ${y}` : `v${x + 1} ${y}`

function crossing(x: number, y: number, side: Side, [sw, se, ne, nw]: Corners, threshold: number): Pair {
  const share = (low: number, high: number) => (threshold - low) / (high - low)
  if (side === south) return [x + share(sw, se), y]
  if (side === north) return [x + share(nw, ne), y + 1]
  return side === west ? [x, y + share(sw, nw)] : [x + 1, y + share(se, ne)]
}

function ringsAlong(next: Map<string, { readonly to: string; readonly point: Pair }>): Ring[] {
  const rings: Ring[] = []
  for (const start of next.keys()) {
    const ring: Pair[] = []
    for (let step = next.get(start), key = start; step; key = step.to, step = next.get(key)) {
      ring.push(step.point)
      next.delete(key)
    }
    if (ring.length > 2) rings.push([...ring, ring[0] as Pair])
  }
  return rings
}

const doubledArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Pair
    return sum + x * nextY - y * nextX
  }, 0)

/** Rings that turn left are land, those that turn right are lakes in the smallest land around them. */
function inPolygons(rings: readonly Ring[]): readonly (readonly Ring[])[] {
  const lands = rings
    .filter((ring) => doubledArea(ring) > 0)
    .toSorted((a, b) => doubledArea(a) - doubledArea(b))
    .map((ring): Ring[] => [ring])
  for (const lake of rings.filter((ring) => doubledArea(ring) < 0)) {
    const [eastMetres, northMetres] = lake[0] as Pair
    const around = lands.find(([land]) =>
      contains({ type: 'Polygon', coordinates: [land as Ring] }, { eastMetres, northMetres }),
    )
    around?.push(lake)
  }
  return lands
}
