import { type TSchema, Type } from 'typebox'
import { hash128, hashHex } from '../domain/import/content-hash.ts'
import type { Method } from './method.ts'
import { closed, count, number, orNull, whole } from './schema-parts.ts'

type Fields = Readonly<Record<string, unknown>>

/** What an answer says of how it came about (methods.md §0), so that it can be made again: the same bytes from the same input. */
export interface Provenance {
  readonly method: string
  readonly version: number
  /** Of the input as JSON, 32 hexadecimal digits. */
  readonly inputHash: string
  /** Every field of the input but its lists of data: as given, or by default; seed and time zone are among them. */
  readonly parameters: Fields
  /** How long each list of data is, by its name (`presence.from` inside a field). */
  readonly rows: Readonly<Record<string, number>>
  /** ms since 1970 UTC; null where the input names none. */
  readonly dataCutOff: number | null
}

/** The schema of what `callMethod` gives; the result has a schema for each method. */
export const answerSchema = closed({
  method: Type.String(),
  version: whole(1, 1e6, 'raised whenever the same input would give another answer'),
  inputHash: Type.String({ pattern: '^[0-9a-f]{32}$', description: 'of the input as JSON' }),
  parameters: Type.Record(Type.String(), Type.Unknown(), {
    description: 'every field of the input but its lists of data, as given or by default: options, seed, time zone',
  }),
  rows: Type.Record(Type.String(), count(), { description: 'how long each list of data in the input is' }),
  dataCutOff: orNull(number('up to when the data speak, ms since 1970 UTC; null where the input names none')),
  result: Type.Unknown({ description: 'as `output`' }),
})

/** The input with the defaults that its schema names in place of what was left out: what the method is run with. */
export function inForce(method: Method, input: Fields): Fields {
  const defaults = Object.entries(fieldsOf(method)).filter(
    ([name, { default: unlessGiven }]) => unlessGiven !== undefined && input[name] === undefined,
  )
  return { ...input, ...Object.fromEntries(defaults.map(([name, field]) => [name, field.default])) }
}

/** @param filled the input with its defaults (`inForce`); the hash is of `input`, as it was given */
export function provenanceOf(method: Method, input: Fields, filled: Fields): Provenance {
  const parameters: Record<string, unknown> = {}
  const rows: Record<string, number> = {}
  for (const [name, field] of Object.entries(fieldsOf(method))) {
    const value = filled[name]
    if (value === undefined) continue
    const kept = field.setting ? value : withoutLists(name, value, rows)
    if (kept !== undefined) parameters[name] = kept
  }
  return {
    method: method.name,
    version: method.version,
    inputHash: hashHex(hash128(JSON.stringify(input))),
    parameters,
    rows,
    dataCutOff: method.dataCutOff === undefined ? null : (filled[method.dataCutOff] as number),
  }
}

const fieldsOf = ({ input }: Method) =>
  (input as unknown as { properties: Record<string, TSchema & { default?: unknown; setting?: true }> }).properties

/** A value without its lists, whose lengths go into `rows`; undefined when nothing is left. */
function withoutLists(name: string, value: unknown, rows: Record<string, number>): unknown {
  if (Array.isArray(value)) {
    rows[name] = value.length
    return undefined
  }
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value)
    .map(([key, part]) => [key, withoutLists(`${name}.${key}`, part, rows)] as const)
    .filter(([, part]) => part !== undefined)
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
