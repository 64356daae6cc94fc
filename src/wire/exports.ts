import { type Static, Type } from 'typebox'
import { pictureQuerySchema } from './picture.ts'

export type PictureQuery = Static<typeof pictureQuerySchema>

/** The picture's own filter, and for CSV whether the rows come without the remarks around them. */
export const exportQuerySchema = Type.Object(
  {
    ...pictureQuerySchema.properties,
    bare: Type.Optional(
      Type.Literal('true', { description: 'CSV: the rows alone, without cover and watermark, as programs want them' }),
    ),
  },
  { additionalProperties: false },
)
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
