import { type TSchema, Type } from 'typebox'

/** Parts that the schemas of methods share. Every object is closed; every text in `description` says unit and shape. */
export const closed = <P extends Record<string, TSchema>>(properties: P, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) })

const described = (description?: string) => (description ? { description } : {})

/** May be left out; then `unlessGiven` is in force, which stands in the schema as its default. */
export const optional = <T extends TSchema>(schema: T, unlessGiven: string | number | boolean) =>
  Type.Optional(Object.assign(schema, { default: unlessGiven }))
/** A list that says how the method works, such as edges of bands, not what it works on. */
export const setting = <T extends TSchema>(schema: T): T => Object.assign(schema, { setting: true })

/** A finite number (JSON has no other). */
export const number = (description?: string) => Type.Number(described(description))
export const positive = (description?: string) => Type.Number({ exclusiveMinimum: 0, ...described(description) })
export const nonNegative = (description?: string) => Type.Number({ minimum: 0, ...described(description) })
export const probability = (description?: string) => Type.Number({ minimum: 0, maximum: 1, ...described(description) })
export const level = (description?: string) =>
  Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, ...described(description) })
export const whole = (minimum: number, maximum: number, description?: string) =>
  Type.Integer({ minimum, maximum, ...described(description) })
export const count = (description?: string) =>
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, ...described(description) })
export const flag = (description?: string) => Type.Boolean(described(description))
export const list = <Item extends TSchema>(item: Item, description?: string) => Type.Array(item, described(description))
export const numbers = (description?: string) => list(Type.Number(), description)
export const counts = (description?: string) => list(count(), description)
/** Null stands for what does not exist: an open end of an interval, a figure that is not defined. */
export const orNull = <Item extends TSchema>(item: Item) => Type.Union([item, Type.Null()])
export const oneOf = <const Values extends readonly string[]>(values: Values, description?: string) =>
  Type.Enum([...values] as unknown as { [K in Values[number]]: K }, described(description))
export const seed = () => whole(0, 2 ** 32 - 1, 'of all chance in the method: the same seed gives the same answer')
export const permutations = (most = 99_999) => whole(1, most, 'random permutations; p is never below 1 / (this + 1)')
/** `{defined: false, reason}` or what the method gives when it is defined. */
export const orNotDefined = <const Reasons extends readonly string[], T extends TSchema>(
  reasons: Reasons,
  whenDefined: T,
) => Type.Union([whenDefined, closed({ defined: Type.Literal(false), reason: oneOf(reasons) })])
