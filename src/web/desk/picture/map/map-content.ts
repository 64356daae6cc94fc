import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { AreaRole, PlaceKind } from '../../../../domain/place/place.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'

type WirePlace = PlacesMessage['places'][number]
type Pair = readonly [number, number]

/** What lies lowest is painted first; what is not named stands on top of the ground like a house. */
const heights: Partial<Record<PlaceKind, number>> = {
  wood: 0,
  park: 0,
  courtyard: 1,
  parking: 2,
  street: 3,
  square: 4,
  passage: 5,
  cell: 5,
}
const houseHeight = 6

/** From which zoom a kind is worth a name, and which names win when they meet. What is not named has no label. */
const naming: Partial<Record<PlaceKind, readonly [fromZoom: number, order: number]>> = {
  square: [14.5, 0],
  station: [14.5, 1],
  school: [14.5, 2],
  'youth-centre': [14.5, 3],
  'public-building': [15, 3],
  wood: [14.5, 4],
  park: [14.5, 4],
  building: [15, 5],
  garage: [16.5, 6],
  parking: [16.5, 7],
  courtyard: [16.5, 7],
  passage: [16.5, 6],
  street: [15.5, 8],
  shop: [17, 9],
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const shapeOf = ({ geometry }: WirePlace) => geometry as Geometry | null

/** Places with an outline, in drawing order. */
export const groundOf = ({ places }: PlacesMessage): FeatureCollection =>
  collection(
    places.flatMap((place) => {
      const geometry = shapeOf(place)
      if (!geometry || geometry.type === 'Point') return []
      const height = heights[place.kind] ?? houseHeight
      return [{ type: 'Feature', geometry, properties: { id: place.id, kind: place.kind, height } }]
    }),
  )

/**
 * Outlines of the areas, and for each a point at its northernmost corner where its name stands.
 * @param titles what each role is called in the reader's language
 */
export const areasOf = ({ areas }: PlacesMessage, titles: Readonly<Record<AreaRole, string>>): FeatureCollection =>
  collection(
    areas.flatMap(({ role, geometry }): Feature[] => {
      const properties = { role, title: titles[role] }
      const [north] = cornersOf(geometry.coordinates).toSorted(([, a], [, b]) => b - a)
      const outline: Feature = { type: 'Feature', geometry: geometry as Geometry, properties }
      if (!north) return [outline]
      return [outline, { type: 'Feature', geometry: { type: 'Point', coordinates: [...north] }, properties }]
    }),
  )

/** Names of the ground where they are wanted; a place that carries a disc is left out, its name stands beside the disc. */
export const labelsOf = ({ places }: PlacesMessage, withDisc: ReadonlySet<string>): FeatureCollection =>
  collection(
    places.flatMap((place) => {
      const wanted = naming[place.kind]
      const geometry = shapeOf(place)
      if (!wanted || !place.anchor || !geometry || geometry.type === 'Point' || withDisc.has(place.id)) return []
      const [fromZoom, order] = wanted
      return [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [...place.anchor] },
          properties: { name: place.name, fromZoom, order },
        },
      ]
    }),
  )

export interface Bounds {
  readonly southWest: Pair
  readonly northEast: Pair
}

/** The smallest upright box around all given points, or null for none. */
export function boundsAround(points: readonly Pair[]): Bounds | null {
  if (points.length === 0) return null
  const [longitudes, latitudes] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return {
    southWest: [Math.min(...longitudes), Math.min(...latitudes)],
    northEast: [Math.max(...longitudes), Math.max(...latitudes)],
  }
}

/** Every corner of a GeoJSON geometry. */
export function cornersOf(coordinates: unknown): Pair[] {
  if (!Array.isArray(coordinates)) return []
  if (typeof coordinates[0] === 'number') return [[coordinates[0], Number(coordinates[1])]]
  return coordinates.flatMap(cornersOf)
}
