import type { TSchema } from 'typebox'
import type { RouteName, routes } from './routes.ts'
import type { RouteSchemas } from './schemas.ts'

/** What is described: some routes with the schemas that the server reads them with, and what refusals there are. */
export interface DescribedApi {
  readonly title: string
  readonly description: string
  readonly version: string
  /** Where the paths begin: an origin, or more of an address. */
  readonly server: string
  /** Left off the beginning of each path, since `server` has it. */
  readonly base?: string
  readonly routes: Readonly<Partial<Record<RouteName, (typeof routes)[RouteName]>>>
  readonly schemas: Readonly<Partial<Record<RouteName, RouteSchemas>>>
  readonly summaries: Readonly<Partial<Record<RouteName, string>>>
  readonly problemSchema: TSchema
  /** Code → status. */
  readonly problems: Readonly<Record<string, { readonly status: number }>>
}

type Json = Readonly<Record<string, unknown>>

/** The schema as JSON: what TypeBox knows besides is not of JSON Schema, and its tuples are of an older draft. */
const plain = (schema: TSchema): Json =>
  JSON.parse(JSON.stringify(schema), (_, value: unknown) => (isOldTuple(value) ? tupleOf(value) : value)) as Json

const isOldTuple = (value: unknown): value is { readonly items: readonly unknown[] } =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)

function tupleOf({ items, ...rest }: { readonly items: readonly unknown[] }): Json {
  const { additionalItems: _, ...others } = rest as Record<string, unknown>
  return { ...others, prefixItems: items, items: false, minItems: items.length }
}

/** The whole API as an OpenAPI 3.1 document, from the tables that the server itself runs by. */
export function openApi(api: DescribedApi): Json {
  const names = Object.keys(api.routes) as RouteName[]
  const paths: Record<string, Record<string, unknown>> = {}
  for (const name of names) {
    const route = api.routes[name]
    const schemas = api.schemas[name]
    if (!route || !schemas) continue
    const path = templateOf(route.path.slice(api.base?.length ?? 0)) || '/'
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(api, name, route, schemas) }
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: api.title,
      version: api.version,
      description: api.description,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: api.server }],
    tags: [...new Set(names.map((name) => tagOf(api.routes[name]?.path ?? '')))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: { ...plain(api.problemSchema), description: codesIn(api) } },
      responses: {
        Problem: {
          description: 'A refusal in the language of Accept-Language (sv or en).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'narvaro.session_token' },
        token: { type: 'http', scheme: 'bearer', description: 'nvr_…, made under Tools, API; reads only' },
        tokenAsPassword: { type: 'http', scheme: 'basic', description: 'user "token", the token as password' },
      },
    },
  }
}

const codesIn = ({ problems }: DescribedApi): string =>
  `Codes: ${Object.entries(problems)
    .map(([code, { status }]) => `${code} (${status})`)
    .join(', ')}`

/** `:operationId` as `{operationId}`. */
const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** The feature a path belongs to: its first word after the operation. */
export function tagOf(path: string): string {
  const words = path
    .replace(/^\/api\/(v1|auth)\//, '')
    .split('/')
    .filter((word) => !word.startsWith(':'))
  const [first = '', second] = words
  return (
    (first === 'operations' ? (second ?? 'operation') : path.startsWith('/api/auth/') ? 'session' : first).replace(
      /\.\w+$/,
      '',
    ) || 'server'
  )
}

type Route = (typeof routes)[RouteName]

function operationOf(api: DescribedApi, name: RouteName, route: Route, schemas: RouteSchemas): Json {
  const summary = api.summaries[name]
  return {
    operationId: name,
    tags: [tagOf(route.path)],
    ...(summary === undefined ? {} : { summary }),
    ...(route.action === null ? {} : { description: `Needs the right ${route.action}.`, 'x-action': route.action }),
    security: route.needsSession ? securityOf(route) : [],
    parameters: [...pathParameters(route.path), ...queryParameters(schemas.query)],
    ...(schemas.body === undefined ? {} : { requestBody: bodyOf(schemas.body) }),
    responses: { ...answersOf(schemas), default: { $ref: '#/components/responses/Problem' } },
  }
}

const securityOf = ({ method, action }: Route): readonly Json[] =>
  method === 'GET' && action !== null ? [{ session: [] }, { token: [] }, { tokenAsPassword: [] }] : [{ session: [] }]

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }))

function queryParameters(query: TSchema | undefined): readonly Json[] {
  if (!query) return []
  const { properties = {}, required = [] } = plain(query) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(typeof schema.description === 'string' ? { description: schema.description } : {}),
  }))
}

const bodyOf = (body: TSchema | 'file'): Json => ({
  required: true,
  content:
    body === 'file'
      ? { 'application/octet-stream': { schema: { contentMediaType: 'application/octet-stream' } } }
      : { 'application/json': { schema: plain(body) } },
})

function answersOf({ answer, type = 'application/json' }: RouteSchemas): Json {
  if (answer === 'nothing') return { 204: { description: 'Done; nothing to tell.' } }
  if (typeof answer === 'string')
    return { 200: { description: 'A file.', content: { [answer]: { schema: { type: 'string' } } } } }
  return {
    '2XX': {
      description: 'The answer.',
      headers: { ETag: { description: 'Of a GET; send it as If-None-Match.', schema: { type: 'string' } } },
      content: { [type]: { schema: plain(answer) } },
    },
  }
}
