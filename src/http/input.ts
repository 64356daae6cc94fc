import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { type AnyId, parseId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { HttpProblem } from './problems.ts'

/** What comes from outside is met here, once: bytes and text become a typed message or a refusal that names the field. */
export type Parsed<T> = Result<T, HttpProblem>

/** A closed schema, compiled; the result parses values that came as a whole (a body, a query). */
export function parserOf<S extends TSchema>(schema: S): (value: unknown) => Parsed<Static<S>> {
  const validator = Compile(schema)
  return (value) => {
    if (!validator.Check(value)) return refuse(firstProblem(validator.Errors(value)))
    const field = unstorableField(value)
    return field === null ? done(value as Static<S>) : refuse({ code: 'input.malformed', field })
  }
}

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: object
}

function firstProblem(errors: readonly SchemaError[]): HttpProblem {
  const unknown = errors.flatMap((error) => namesIn(error, 'additionalProperties'))[0]
  if (unknown !== undefined) return { code: 'input.unknown-field', field: unknown }
  const missing = errors.flatMap((error) => namesIn(error, 'requiredProperties'))[0]
  if (missing !== undefined) return { code: 'input.missing-field', field: missing }
  return { code: 'input.malformed', field: errors[0]?.instancePath.split('/')[1] ?? '' }
}

const namesIn = (error: SchemaError, key: string): readonly string[] =>
  Object.entries(error.params).flatMap(([name, value]) => (name === key && Array.isArray(value) ? value : []))

/** No database takes a NUL in a text, and half a surrogate pair is no character. */
function unstorableField(value: unknown): string | null {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const wrong = fields.find(
    ([name, held]) => typeof held === 'string' && (held.includes('\0') || !held.isWellFormed() || name.includes('\0')),
  )
  return wrong?.[0] ?? null
}

/** The query as one object of texts; a name that stands twice is refused. */
function queryOf(url: URL): Parsed<Readonly<Record<string, string>>> {
  const names = [...url.searchParams.keys()]
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) return refuse({ code: 'input.repeated-field', field: repeated })
  return done(Object.fromEntries(url.searchParams))
}

/** Parses a query against a closed schema. */
export function parseQuery<T>(url: URL, parse: (value: unknown) => Parsed<T>): Parsed<T> {
  const query = queryOf(url)
  return query.ok ? parse(query.value) : query
}

/** An id of the path, such as `importId`. */
export function pathId<I extends AnyId>(params: Readonly<Record<string, string>>, name: string): Parsed<I> {
  const parsed = parseId<I>(params[name])
  return parsed.ok ? parsed : refuse({ code: 'input.malformed', field: name })
}
