/** The parts of JSON Schema that the methods' schemas use. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'integer' | 'number' | 'boolean' | 'string' | 'null'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
}

/** A schema as others read it: no symbols, no hidden marks. */
export const plainSchema = (schema: unknown): Schema => JSON.parse(JSON.stringify(schema)) as Schema

/** Fields that an input may be without. */
export const optionalFields = ({ properties = {}, required = [] }: Schema): string[] =>
  Object.keys(properties).filter((key) => !required.includes(key))

/** How far a whole number can go. */
export const lowEnd = ({ minimum, exclusiveMinimum }: Schema): number =>
  minimum ?? (exclusiveMinimum === undefined ? -Number.MAX_SAFE_INTEGER : exclusiveMinimum + 1)

export const highEnd = ({ maximum, exclusiveMaximum }: Schema): number =>
  maximum ?? (exclusiveMaximum === undefined ? Number.MAX_SAFE_INTEGER : exclusiveMaximum - 1)

const repeats = /permutation|replicate|draw|simulation|resample|placebo|iteration|run/i

/**
 * The greatest that a lone whole number may be in a fuzzed call: repetitions at most 19 and sizes at most 40, so that every
 * call is small; counts and seeds, whose range is open or great, as they please.
 */
export function tamed(name: string, schema: Schema): number {
  const [low, high] = [lowEnd(schema), highEnd(schema)]
  if (repeats.test(name)) return Math.min(high, Math.max(low, 19))
  return high > 1e6 ? high : Math.min(high, Math.max(low, 40))
}

/** The branch of a union that a value most looks like. */
export function branchFor(schema: Schema, value: unknown): Schema {
  const branches = schema.anyOf ?? []
  const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
  const fits = ({ type, properties }: Schema) =>
    (type === 'integer' ? 'number' : type) === kind &&
    (kind !== 'object' || Object.keys(value as object).every((key) => properties?.[key] !== undefined))
  return branches.find(fits) ?? branches[0] ?? schema
}
