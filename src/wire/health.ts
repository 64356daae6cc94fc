import { Type } from 'typebox'

/** Given only when a query of the database ran just now. */
export const healthSchema = Type.Object({
  status: Type.Literal('ok'),
  version: Type.String(),
  database: Type.String(),
  migration: Type.String(),
})
