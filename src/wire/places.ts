import { type Static, Type } from 'typebox'
import { areaRoles, placeKinds } from '../domain/place/place.ts'
import { literals } from './parts.ts'

/** Places and areas for the map: GeoJSON geometry in WGS 84 degrees, longitude first. */
const geometrySchema = Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Unknown()) })

export const placesSchema = Type.Object({
  places: Type.Array(
    Type.Object({
      id: Type.String(),
      parentId: Type.Union([Type.String(), Type.Null()]),
      kind: literals(placeKinds),
      name: Type.String(),
      floor: Type.Union([Type.Integer(), Type.Null()]),
      floorLabel: Type.Union([Type.String(), Type.Null()]),
      indoor: Type.Boolean(),
      geometry: Type.Union([geometrySchema, Type.Null()]),
      /** Where a label or ring is drawn; an indoor place takes its building's. */
      anchor: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
      openingHours: Type.Array(
        Type.Object({ weekday: Type.Integer(), fromMinute: Type.Integer(), toMinute: Type.Integer() }),
      ),
    }),
  ),
  areas: Type.Array(
    Type.Object({ id: Type.String(), role: literals(areaRoles), name: Type.String(), geometry: geometrySchema }),
  ),
})
export type PlacesMessage = Static<typeof placesSchema>
