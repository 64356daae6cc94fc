import { Type } from 'typebox'
import { afterId, limit, next } from './page.ts'
import { filterQuerySchema } from './picture.ts'

const text = Type.Union([Type.String(), Type.Null()])

/** Incidents as far as the reader is cleared, a page at a time; the same as OGC features, in degrees. */
export const incidentsSchema = Type.Object({
  incidents: Type.Array(
    Type.Object({
      id: Type.String(),
      from: text,
      to: text,
      group: text,
      code: text,
      source: text,
      investigation: text,
      precision: text,
      placeId: text,
      place: text,
      placeKind: text,
      indoor: Type.Union([Type.Boolean(), Type.Null()]),
      floor: Type.Union([Type.Integer(), Type.Null()]),
      areaId: text,
      area: text,
      position: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
    }),
  ),
  next,
})

/** The picture's own filter and a page. */
export const incidentsQuerySchema = Type.Object(
  { ...filterQuerySchema.properties, limit, after: afterId },
  { additionalProperties: false },
)
