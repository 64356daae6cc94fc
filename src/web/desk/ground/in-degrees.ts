import type { Geometry, Pair } from '../../../domain/geo/geometry.ts'
import { centroid } from '../../../domain/geo/polygon.ts'
import type { Projection } from '../../../domain/geo/projection.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import { placesAbove } from '../../../domain/place/ground-rules.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { PlacesMessage } from '../../../wire/places.ts'

type Nested = Pair | readonly Nested[]

const isPair = (nested: Nested): nested is Pair => typeof nested[0] === 'number'

/** Plane metres → `[longitude, latitude]`. */
export const toDegrees = (projection: Projection, [east, north]: Pair): [number, number] => {
  const [longitude, latitude] = projection.fromPlane(east, north)
  return [longitude, latitude]
}

function geometryToDegrees(projection: Projection, { type, coordinates }: Geometry) {
  const convert = (nested: Nested): unknown[] => (isPair(nested) ? toDegrees(projection, nested) : nested.map(convert))
  return { type, coordinates: convert(coordinates) }
}

/** Where a place stands: its own middle, or that of the nearest place above that has one. */
export function middleOf(ground: Ground, place: Place): Pair | null {
  const shape = [place, ...(placesAbove(ground, place) ?? [])].find(({ geometry }) => geometry !== null)?.geometry
  if (!shape) return null
  const { eastMetres, northMetres } = centroid(shape)
  return [eastMetres, northMetres]
}

/** The edited ground as the map takes it, which knows degrees only. */
export function groundInDegrees(projection: Projection, ground: Ground): PlacesMessage {
  return {
    places: [...ground.places.values()].map((place) => {
      const middle = middleOf(ground, place)
      return {
        id: place.id,
        parentId: place.parent,
        kind: place.kind,
        name: place.name,
        floor: place.floor,
        floorLabel: place.floorLabel,
        indoor: place.indoor,
        geometry: place.geometry && geometryToDegrees(projection, place.geometry),
        anchor: middle && toDegrees(projection, middle),
        openingHours: [...place.openingHours],
      }
    }),
    areas: [...ground.areas.values()].map(({ id, role, name, geometry }) => ({
      id,
      role,
      name,
      geometry: geometryToDegrees(projection, geometry),
    })),
  }
}
