import { type Static, Type } from 'typebox'
import { type CollectionId, collectionIds } from '../domain/feature/collections.ts'
import { filterQuerySchema } from './picture.ts'

/** OGC API – Features – Part 1: Core (17-069r4). */

export const conformanceClasses = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
] as const
export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const openApiType = 'application/vnd.oai.openapi+json;version=3.1'
export const geoJsonType = 'application/geo+json'

export const usualFeatures = 100
/** More than this is not refused but cut to it (requirement 22 C). */
export const mostFeatures = 10_000

const linkSchema = Type.Object({
  href: Type.String(),
  rel: Type.String(),
  type: Type.String(),
  title: Type.Optional(Type.String()),
})
const links = Type.Array(linkSchema)
export type LinkMessage = Static<typeof linkSchema>

/** A description of the API is itself described no further than its version. */
export const openApiSchema = Type.Object({ openapi: Type.String() })

/** Every resource can also be asked for as JSON by name, which is what it is anyway. */
const asJson = Type.Optional(Type.Literal('json'))
export const formatQuerySchema = Type.Object({ f: asJson }, { additionalProperties: false })

export const itemsQuerySchema = Type.Object(
  {
    bbox: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'west,south,east,north in degrees; west of more than east crosses the antimeridian',
      }),
    ),
    datetime: Type.Optional(
      Type.String({ maxLength: 80, description: 'a moment of RFC 3339, or two with / between; .. is open' }),
    ),
    limit: Type.Optional(
      Type.String({
        pattern: '^0*[1-9][0-9]{0,8}$',
        description: `1 to ${mostFeatures}; ${usualFeatures} when left out`,
      }),
    ),
    after: Type.Optional(Type.String({ maxLength: 100, description: 'from the link to the next page' })),
    f: asJson,
  },
  { additionalProperties: false },
)

/** Incidents are also chosen by the words of a picture's filter, which name the same incidents here. */
export const incidentItemsQuerySchema = Type.Object(
  { ...itemsQuerySchema.properties, ...filterQuerySchema.properties },
  { additionalProperties: false },
)

export const landingSchema = Type.Object({ title: Type.String(), description: Type.String(), links })
export const conformanceSchema = Type.Object({ conformsTo: Type.Array(Type.String()) })

export const collectionSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  itemType: Type.Literal('feature'),
  crs: Type.Array(Type.String()),
  extent: Type.Optional(
    Type.Object({ spatial: Type.Object({ bbox: Type.Array(Type.Array(Type.Number())), crs: Type.String() }) }),
  ),
  links,
})
export type CollectionMessage = Static<typeof collectionSchema>
export const collectionsSchema = Type.Object({ links, collections: Type.Array(collectionSchema) })

const geometrySchema = Type.Union([
  Type.Object({
    type: Type.Enum(['Point', 'LineString', 'Polygon', 'MultiPolygon']),
    coordinates: Type.Array(Type.Unknown()),
  }),
  Type.Null(),
])
const properties = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]))
const feature = { type: Type.Literal('Feature'), id: Type.String(), geometry: geometrySchema, properties }

export const featureSchema = Type.Object({ ...feature, links })
export const featureCollectionSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  timeStamp: Type.String(),
  /** Left out with a bbox, where counting would be reading everything. */
  numberMatched: Type.Optional(Type.Integer()),
  numberReturned: Type.Integer(),
  features: Type.Array(Type.Object(feature)),
  links,
})

const format = { query: formatQuerySchema }
const ofCollection = { ...format, answer: collectionSchema }
const ofItems = { query: itemsQuerySchema, answer: featureCollectionSchema, type: geoJsonType }
const ofIncidents = { ...ofItems, query: incidentItemsQuerySchema }
const ofItem = { ...format, answer: featureSchema, type: geoJsonType }
type CollectionSchemas = { readonly [C in CollectionId as `${C}Collection`]: typeof ofCollection } & {
  readonly [C in CollectionId as `${C}Items`]: C extends 'incidents' ? typeof ofIncidents : typeof ofItems
} & { readonly [C in CollectionId as `${C}Item`]: typeof ofItem }

export const featureSchemas = {
  features: { ...format, answer: landingSchema },
  featuresConformance: { ...format, answer: conformanceSchema },
  featuresApi: { ...format, answer: openApiSchema, type: openApiType },
  featuresCollections: { ...format, answer: collectionsSchema },
  ...(Object.fromEntries(
    collectionIds.flatMap((id) => [
      [`${id}Collection`, ofCollection],
      [`${id}Items`, id === 'incidents' ? ofIncidents : ofItems],
      [`${id}Item`, ofItem],
    ]),
  ) as CollectionSchemas),
}
