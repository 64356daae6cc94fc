import { loadCrs } from '../../domain/geo/crs.ts'
import type { Geometry, Pair } from '../../domain/geo/geometry.ts'
import { centroid } from '../../domain/geo/polygon.ts'
import { degreesProjection, type Projection } from '../../domain/geo/projection.ts'
import type { AreaId, OperationId, PlaceId } from '../../domain/ids.ts'
import { brottskoder } from '../../domain/incident/brottskoder.ts'
import type { Area, Place } from '../../domain/place/place.ts'
import { invariant } from '../../domain/result.ts'
import { type LocalClock, localClock } from '../../domain/time/local-clock.ts'
import type { Store } from '../ports.ts'

/** What features stand on: the operation's places and areas, and how to get them into degrees. */
export interface FeatureGround {
  readonly projection: Projection
  readonly clock: LocalClock
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  readonly placeById: ReadonlyMap<PlaceId, Place>
  readonly areaById: ReadonlyMap<AreaId, Area>
  /** Crime groups whose incidents are known for an area at most. */
  readonly sensitive: ReadonlySet<string>
}

/** Of one moment. */
export async function readFeatureGround(store: Store, id: OperationId): Promise<FeatureGround> {
  const { operation, places, areas, codes } = await store.read(async (tx) => ({
    operation: await tx.operations.find(id),
    places: await tx.places.listPlaces(id),
    areas: await tx.places.listAreas(id),
    codes: (await tx.codes.current(id)) ?? brottskoder,
  }))
  invariant(operation, 'a member was let into an operation that does not exist')
  await loadCrs(operation.planeEpsg)
  const sensitive = codes.groups.filter(({ sensitivity }) => sensitivity !== 'none').map(({ key }) => key)
  return {
    projection: degreesProjection(operation.planeEpsg),
    clock: localClock(operation.timeZone),
    places,
    areas,
    placeById: new Map(places.map((place) => [place.id, place])),
    areaById: new Map(areas.map((area) => [area.id, area])),
    sensitive: new Set(sensitive),
  }
}

/** A ten millionth of a degree is a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

export function inDegrees({ projection }: FeatureGround, [east, north]: Pair): Pair {
  const [longitude, latitude] = projection.fromPlane(east, north)
  return [rounded(longitude), rounded(latitude)]
}

type Nested = Pair | readonly Nested[]

/** The same geometry in degrees, longitude first. */
export function geometryInDegrees(ground: FeatureGround, { type, coordinates }: Geometry): Geometry {
  const convert = (nested: Nested): Nested =>
    isPair(nested) ? inDegrees(ground, nested) : nested.map((inner) => convert(inner))
  return { type, coordinates: convert(coordinates) } as Geometry
}

const isPair = (nested: Nested): nested is Pair => typeof nested[0] === 'number'

/** The place's own geometry; a stairwell without one stands where its building stands, as a point. */
export function placeGeometry(ground: FeatureGround, place: Place): Geometry | null {
  if (place.geometry) return geometryInDegrees(ground, place.geometry)
  const anchor = placeAnchor(ground, place)
  return anchor && { type: 'Point', coordinates: anchor }
}

/** The middle of a place in degrees, or of the nearest place above it that has a geometry. */
export function placeAnchor(ground: FeatureGround, place: Place): Pair | null {
  let current: Place | undefined = place
  for (let depth = 0; current && depth <= ground.places.length; depth++) {
    if (current.geometry) {
      const { eastMetres, northMetres } = centroid(current.geometry)
      return inDegrees(ground, [eastMetres, northMetres])
    }
    current = current.parent === null ? undefined : ground.placeById.get(current.parent)
  }
  return null
}
