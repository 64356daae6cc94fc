import type { Geometry, Pair } from '../domain/geo/geometry.ts'
import { centroid } from '../domain/geo/polygon.ts'
import type { Projection } from '../domain/geo/projection.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place/place.ts'

/** A hundred millionth of a degree is a millimetre or so; a ten millionth is what a map can show. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** Plane metres → `[longitude, latitude]` for a map. */
export function pairInDegrees(projection: Projection, [east, north]: Pair): [number, number] {
  const [longitude, latitude] = projection.fromPlane(east, north)
  return [rounded(longitude), rounded(latitude)]
}

type Nested = Pair | readonly Nested[]
type NestedDegrees = number | NestedDegrees[]

/** The same geometry as GeoJSON in degrees. */
export function geometryInDegrees(projection: Projection, { type, coordinates }: Geometry) {
  const convert = (nested: Nested): NestedDegrees[] =>
    isPair(nested) ? pairInDegrees(projection, nested) : nested.map(convert)
  return { type, coordinates: convert(coordinates) }
}

const isPair = (nested: Nested): nested is Pair => typeof nested[0] === 'number'

/**
 * Where each place's label is drawn: the centre of its own geometry, or of the nearest place above it in
 * the tree that has one, since a stairwell stands where its building stands.
 */
export function anchorsOf(places: readonly Place[]): (place: Place) => Pair | null {
  const byId = new Map<PlaceId, Place>(places.map((place) => [place.id, place]))
  return (place) => {
    // A tree is never deeper than the number of places: a ring in the data ends too.
    let current: Place | undefined = place
    for (let depth = 0; current && depth <= places.length; depth++) {
      if (current.geometry) {
        const { eastMetres, northMetres } = centroid(current.geometry)
        return [eastMetres, northMetres]
      }
      current = current.parent ? byId.get(current.parent) : undefined
    }
    return null
  }
}
