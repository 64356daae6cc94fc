import { type Static, Type } from 'typebox'
import { filterQuerySchema, pictureQuerySchema } from './picture.ts'

export type PictureQuery = Static<typeof pictureQuerySchema>

/** The picture's own filter, and for CSV whether the rows come without the remarks around them. */
const bare = Type.Optional(
  Type.Literal('true', { description: 'CSV: the rows alone, without cover and watermark, as programs want them' }),
)
export const exportQuerySchema = Type.Object({ ...filterQuerySchema.properties, bare }, { additionalProperties: false })

/** A ranking has changes, which lie between the periods of its picture. */
export const rankingQuerySchema = Type.Object(
  { ...pictureQuerySchema.properties, bare },
  { additionalProperties: false },
)
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
