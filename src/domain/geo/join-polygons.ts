import { selfCrossing } from './crossing.ts'
import type { Geometry, Pair } from './geometry.ts'

type Areal = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>
type Ring = readonly Pair[]

const keyOf = ([east, north]: Pair) => `${east} ${north}`

const area = (ring: Ring) =>
  ring.slice(1).reduce((sum, [bx, by], i) => sum + ((ring[i] as Pair)[0] * by - bx * (ring[i] as Pair)[1]) / 2, 0)
const counterClockwise = (ring: Ring): Ring => (area(ring) < 0 ? ring.toReversed() : ring)

/**
 * One outline for two that share edges corner by corner, as the parts of a split do: the shared edges cancel and the
 * rest is one ring. Null when nothing is shared or what is left is not one simple ring.
 */
function joinRings(a: Ring, b: Ring): Ring | null {
  const edges = new Map<string, Pair>()
  const all = [counterClockwise(a), counterClockwise(b)].flatMap((ring) =>
    ring.slice(1).map((to, i) => [ring[i] as Pair, to] as const),
  )
  const named = new Set(all.map(([from, to]) => `${keyOf(from)}>${keyOf(to)}`))
  const left = all.filter(([from, to]) => !named.has(`${keyOf(to)}>${keyOf(from)}`))
  for (const [from, to] of left) {
    if (edges.has(keyOf(from))) return null
    edges.set(keyOf(from), to)
  }
  const start = left[0]?.[0]
  if (!start || left.length === all.length) return null
  const ring: Pair[] = [start]
  for (let at = edges.get(keyOf(start)); at && ring.length <= left.length; at = edges.get(keyOf(at))) {
    ring.push(at)
    if (keyOf(at) === keyOf(start)) break
  }
  const isWhole = ring.length === left.length + 1 && keyOf(ring.at(-1) as Pair) === keyOf(start)
  return isWhole && selfCrossing(ring) === null ? ring : null
}

const polygonsOf = (geometry: Areal) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)

/** Both areas as one: a single polygon where they share edges, else their polygons side by side. */
export function joinPolygons(a: Areal, b: Areal): Areal {
  if (a.type === 'Polygon' && b.type === 'Polygon') {
    const [[outerA, ...holesA], [outerB, ...holesB]] = [a.coordinates, b.coordinates]
    const outer = outerA && outerB ? joinRings(outerA, outerB) : null
    if (outer) return { type: 'Polygon', coordinates: [outer, ...holesA, ...holesB] }
  }
  return { type: 'MultiPolygon', coordinates: [...polygonsOf(a), ...polygonsOf(b)] }
}
