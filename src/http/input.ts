import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { type AnyId, parseId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { RouteSchemas } from '../wire/schemas.ts'
import { parseJsonBody, refuseBody } from './body.ts'
import type { Call } from './handlers.ts'
import type { HttpProblem } from './problems.ts'

/** What comes from outside is met here, once: bytes and text become a typed message or a refusal that names the field. */
export type Parsed<T> = Result<T, HttpProblem>

/** A closed schema, compiled; the result parses values that came as a whole (a body, a query). */
function parserOf<S extends TSchema>(schema: S): (value: unknown) => Parsed<Static<S>> {
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

/** What a request says, read by its route's schemas; see `CallFor` for the types. */
export interface Input {
  readonly query: unknown
  readonly body: unknown
}
export type InputReader = (call: Call) => Promise<Parsed<Input>>

/** Reads a route's query and body by its schemas; what it does not take must not be there. */
export function inputReader(of: RouteSchemas): InputReader {
  const parseQuery = of.query ? parserOf(of.query) : refuseQuery
  const parseBody = typeof of.body === 'object' ? parserOf(of.body) : null
  return async ({ url, request }) => {
    const query = queryOf(url)
    if (!query.ok) return query
    const parsed = parseQuery(query.value)
    if (!parsed.ok) return parsed
    if (of.body === 'file') return done({ query: parsed.value, body: undefined })
    const body = parseBody ? await parseJsonBody(request, parseBody) : await noBody(request)
    return body.ok ? done({ query: parsed.value, body: body.value }) : body
  }
}

const refuseQuery = (query: object): Parsed<undefined> => {
  const [field] = Object.keys(query)
  return field === undefined ? done(undefined) : refuse({ code: 'input.unknown-field', field })
}

async function noBody(request: Request): Promise<Parsed<undefined>> {
  const unexpected = await refuseBody(request)
  return unexpected ? refuse(unexpected) : done(undefined)
}

/** An id of the path, such as `importId`. */
export function pathId<I extends AnyId>(params: Readonly<Record<string, string>>, name: string): Parsed<I> {
  const parsed = parseId<I>(params[name])
  return parsed.ok ? parsed : refuse({ code: 'input.malformed', field: name })
}
