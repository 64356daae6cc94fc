import { degreesProjection } from '../domain/geo/projection.ts'
import { type OperationGround, readPlaces } from '../usecases/read-places.ts'
import type { PlacesMessage } from '../wire/places.ts'
import { anchorsOf, geometryInDegrees, pairInDegrees } from './degrees.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'

/** The ground that the map draws: no incident is in it. */
export const placeRoutes = (deps: AppDeps): HandlersOf<'places'> => ({
  places: async ({ operation }) => answer(placesMessage(await readPlaces(deps.store, operation))),
})

export function placesMessage({ planeEpsg, places, areas }: OperationGround): PlacesMessage {
  const projection = degreesProjection(planeEpsg)
  const anchorOf = anchorsOf(places)
  return {
    places: places.map((place) => {
      const anchor = anchorOf(place)
      return {
        id: place.id,
        parentId: place.parent,
        kind: place.kind,
        name: place.name,
        floor: place.floor,
        floorLabel: place.floorLabel,
        indoor: place.indoor,
        geometry: place.geometry && geometryInDegrees(projection, place.geometry),
        anchor: anchor && pairInDegrees(projection, anchor),
        openingHours: [...place.openingHours],
      }
    }),
    areas: areas.map(({ id, role, name, geometry }) => ({
      id,
      role,
      name,
      geometry: geometryInDegrees(projection, geometry),
    })),
  }
}
