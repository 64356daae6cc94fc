import { type TSchema, Type } from 'typebox'

/** One of a closed list of texts. */
export const literals = <T extends readonly string[]>(values: T) =>
  Type.Enum([...values] as unknown as { [K in T[number]]: K })

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
