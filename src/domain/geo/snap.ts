import Flatbush from 'flatbush'
import { groupedBy } from '../grouped.ts'
import type { PlaceId } from '../ids.ts'
import type { Place } from '../place/place.ts'
import { boundingBox, distanceMetres } from './distance.ts'
import type { Geometry, PlanePoint } from './geometry.ts'
import { createNameIndex } from './place-names.ts'
import { areaSquareMetres } from './polygon.ts'

/** What a row says about where it happened; null where it says nothing. */
export interface SnapQuery {
  readonly point: PlanePoint | null
  /** Name or address as written, tried in order. */
  readonly names: readonly string[]
  readonly floor: number | null
  readonly indoor: boolean | null
}

interface Snap {
  readonly place: Place
  /** From the given point to the place; null when the row gave no point. */
  readonly metres: number | null
}

export type Snapper = (query: SnapQuery) => Snap | null

/** A name further away than this from the row's own coordinates is another street of the same name. */
const sameNameWithinMetres = 2000

interface Located {
  readonly place: Place
  readonly geometry: Geometry
  readonly depth: number
  readonly squareMetres: number
}

interface Candidate {
  readonly located: Located
  readonly metres: number
}

/** A place's own geometry, or that of the nearest place above it that has one. */
function geometryOf(place: Place, byId: ReadonlyMap<PlaceId, Place>): Geometry | null {
  let at: Place | undefined = place
  for (let steps = 0; at && steps < 8; steps++) {
    if (at.geometry) return at.geometry
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return null
}

function depthOf(place: Place, byId: ReadonlyMap<PlaceId, Place>): number {
  let depth = 0
  for (let at = place; at.parent !== null && depth < 8; depth++) at = byId.get(at.parent) ?? { ...at, parent: null }
  return depth
}

/** Nearest first; where several contain the point, the deepest and then the smallest. */
const compare = (a: Candidate, b: Candidate) =>
  a.metres - b.metres ||
  b.located.depth - a.located.depth ||
  a.located.squareMetres - b.located.squareMetres ||
  (a.located.place.id < b.located.place.id ? -1 : 1)

/** Something indoors belongs to a building, or to a ground it lies on; something outdoors rather to open ground. */
function choose(candidates: readonly Candidate[], indoor: boolean | null): Candidate | null {
  const sorted = [...candidates].sort(compare)
  if (indoor === null) return sorted[0] ?? null
  const alike = sorted.find((candidate) => candidate.located.place.indoor === indoor)
  if (alike) return alike
  return (indoor ? sorted.find((candidate) => candidate.metres === 0) : sorted[0]) ?? null
}

function createNearest(located: readonly Located[], withinMetres: number) {
  if (located.length === 0) return () => []
  const index = new Flatbush(located.length)
  for (const { geometry } of located) index.add(...boundingBox(geometry))
  index.finish()
  return ({ eastMetres: e, northMetres: n }: PlanePoint): Candidate[] =>
    index
      .search(e - withinMetres, n - withinMetres, e + withinMetres, n + withinMetres)
      .map((i) => located[i] as Located)
      .map((one) => ({ located: one, metres: distanceMetres(one.geometry, { eastMetres: e, northMetres: n }) }))
      .filter(({ metres }) => metres <= withinMetres)
}

function createFloorFinder(places: readonly Place[]) {
  const children = groupedBy(places, (place) => place.parent)
  const below = (place: Place): Place[] =>
    (children.get(place.id) ?? []).flatMap((child) => (child.kind === 'floor' ? [child] : [child].concat(below(child))))
  /** The one floor of that number in the building; several stairwells with such a floor leave the building itself. */
  return (place: Place, floor: number | null): Place => {
    if (floor === null || !place.indoor || place.floor === floor) return place
    const found = below(place).filter((child) => child.floor === floor)
    return (found.length === 1 ? found[0] : undefined) ?? place
  }
}

/**
 * Prepares snapping to many places: O(places log places) once, then some microseconds a row.
 * A name or address wins over distance; the floor picks the floor of the building that was found. Squares
 * made from coordinates (`cell`) are never snapped to by distance: which one a point belongs to follows from the point.
 */
export function createSnapper(places: readonly Place[], withinMetres: number): Snapper {
  const byId = new Map(places.map((place) => [place.id, place]))
  const real = places.filter((place) => place.kind !== 'cell')
  const located = real.flatMap((place): Located[] => {
    const geometry = place.geometry
    return geometry ? [{ place, geometry, depth: depthOf(place, byId), squareMetres: areaSquareMetres(geometry) }] : []
  })
  const nearest = createNearest(located, withinMetres)
  const named = createNameIndex(real)
  const floorOf = createFloorFinder(real)
  const metresTo = (place: Place, point: PlanePoint | null): number | null => {
    const geometry = point && geometryOf(place, byId)
    return point && geometry ? distanceMetres(geometry, point) : null
  }
  const byName = ({ names, point }: SnapQuery): Snap | null => {
    for (const name of names) {
      const found = named(name)
        .map((place) => ({ place, metres: metresTo(place, point) }))
        .filter(({ metres }) => metres === null || metres <= sameNameWithinMetres)
        .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
      const first = found[0]
      if (first && (found.length === 1 || point)) return first
    }
    return null
  }
  return (query) => {
    const { point, floor, indoor } = query
    const match = byName(query)
    if (match) return { ...match, place: floorOf(match.place, floor) }
    const near = point && choose(nearest(point), indoor)
    return near ? { place: floorOf(near.located.place, floor), metres: near.metres } : null
  }
}
