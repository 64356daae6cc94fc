import { type Box, meetsBoxes } from '../domain/feature/box.ts'
import type { CollectionId } from '../domain/feature/collections.ts'
import type { Precision } from '../domain/feature/precision.ts'
import type { TimeSpan } from '../domain/feature/time-span.ts'
import type { Pair } from '../domain/geo/geometry.ts'
import type { IncidentId, OperationId } from '../domain/ids.ts'
import type { Area, Place } from '../domain/place/place.ts'
import type { Feature } from './feature/feature.ts'
import { type FeatureGround, geometryInDegrees, placeGeometry, readFeatureGround } from './feature/ground.ts'
import { incidentFeature } from './feature/incident-feature.ts'
import { readIncidentFeatures } from './feature/incident-page.ts'
import { pointFeatures } from './feature/point-features.ts'
import type { IncidentFilter, Store } from './ports.ts'

export interface FeatureQuery {
  readonly operation: OperationId
  /** What the reader may know of where an incident happened. */
  readonly cleared: Precision
  /** Null: everywhere. Several across the antimeridian. */
  readonly boxes: readonly Box[] | null
  readonly during: TimeSpan | null
  /** Which incidents; other collections take no notice of it. */
  readonly filter: IncidentFilter
  /** The last feature of the page before. */
  readonly after: string | null
  readonly limit: number
}

export interface FeaturePage {
  readonly features: readonly Feature[]
  /** Where the next page begins after; null when this is the last. */
  readonly next: string | null
  /** How many there are in all; null where counting would be reading them all. */
  readonly matched: number | null
}

type Ask = Pick<FeatureQuery, 'operation' | 'cleared'>

interface Reader {
  page(store: Store, query: FeatureQuery): Promise<FeaturePage>
  find(store: Store, ask: Ask, id: string): Promise<Feature | null>
}

/** One reader a collection. */
const readers: Record<CollectionId, Reader> = {
  places: listReader(groundFeatures((ground) => ground.places.map((place) => placeFeature(ground, place)))),
  areas: listReader(groundFeatures((ground) => ground.areas.map((area) => areaFeature(ground, area)))),
  points: listReader(pointFeatures),
  incidents: {
    page: readIncidentFeatures,
    find: async (store, { operation, cleared }, id) => {
      const found = await store.read((tx) => tx.incidents.find(operation, id as IncidentId))
      return found && incidentFeature(await readFeatureGround(store, operation), found, cleared)
    },
  },
}

/** One page of a collection, ordered by id, so that what is added meanwhile moves nothing. */
export const readFeatures = (store: Store, collection: CollectionId, query: FeatureQuery): Promise<FeaturePage> =>
  readers[collection].page(store, query)

export const findFeature = (store: Store, collection: CollectionId, ask: Ask, id: string): Promise<Feature | null> =>
  readers[collection].find(store, ask, id)

/** All features of a collection that is small enough to be read whole, of the time asked for. */
type ReadAll = (store: Store, operation: OperationId, during: TimeSpan | null) => Promise<readonly Feature[]>

function listReader(all: ReadAll): Reader {
  return {
    page: async (store, { operation, boxes, during, after, limit }) => {
      const features = (await all(store, operation, during)).filter(({ geometry }) => meetsBoxes(geometry, boxes))
      const rest = after === null ? features : features.filter(({ id }) => id > after)
      const page = rest.slice(0, limit)
      return { features: page, next: rest.length > limit ? (page.at(-1)?.id ?? null) : null, matched: features.length }
    },
    find: async (store, { operation }, id) =>
      (await all(store, operation, null)).find((each) => each.id === id) ?? null,
  }
}

/** Ground stands still in time: any moment finds it (17-069r4, requirement 26 C). */
function groundFeatures(featuresOf: (ground: FeatureGround) => readonly Feature[]): ReadAll {
  return async (store, operation) => featuresOf(await readFeatureGround(store, operation))
}

const placeFeature = (ground: FeatureGround, place: Place): Feature => ({
  id: place.id,
  geometry: placeGeometry(ground, place),
  properties: {
    name: place.name,
    kind: place.kind,
    parentId: place.parent,
    indoor: place.indoor,
    floor: place.floor,
    floorLabel: place.floorLabel,
  },
})

const areaFeature = (ground: FeatureGround, { id, geometry, name, role }: Area): Feature => ({
  id,
  geometry: geometryInDegrees(ground, geometry),
  properties: { name, role },
})

/** West, south, east, north of all the ground in degrees; null without any. */
export async function featureExtent(store: Store, operation: OperationId): Promise<readonly number[] | null> {
  const ground = await readFeatureGround(store, operation)
  const pairs = [...ground.places, ...ground.areas].flatMap(({ geometry }) =>
    geometry ? pairsOf(geometryInDegrees(ground, geometry).coordinates) : [],
  )
  if (pairs.length === 0) return null
  const ends = (axis: 0 | 1) =>
    pairs.reduce(([least, most], pair) => [Math.min(least, pair[axis]), Math.max(most, pair[axis])] as const, [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ] as const)
  const [[west, east], [south, north]] = [ends(0), ends(1)]
  return [west, south, east, north]
}

type Nested = Pair | readonly Nested[]
const pairsOf = (nested: Nested): readonly Pair[] =>
  typeof nested[0] === 'number' ? [nested as Pair] : (nested as readonly Nested[]).flatMap(pairsOf)
