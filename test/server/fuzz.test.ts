import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../src/domain/access/policy.ts'
import { routes } from '../../src/wire/routes.ts'
import { crewOf, openTestServer, origin, request, type TestServer } from './harness.ts'

/** Requests a run; `NARVARO_FUZZ_REQUESTS=100000` for a night. */
const count = Number(process.env.NARVARO_FUZZ_REQUESTS ?? 3000)

let server: TestServer
let operation = ''
let other = ''
let crew: Record<Role, string>
beforeAll(async () => {
  server = await openTestServer()
  operation = await server.addOperation('Centrum')
  other = await server.addOperation('Elsewhere')
  crew = await crewOf(server, operation as never)
}, 180_000)
afterAll(() => server.close())

const hostile = fc.constantFrom(
  '',
  '\0',
  '%00',
  '../../etc/passwd',
  "' or 1=1--",
  '{{7*7}}',
  '<script>',
  '\u202e',
  '\ud800',
  '１２',
  '9'.repeat(400),
  '-1',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  '2026-02-30',
  '2026-02-16',
  'reported',
  'administrator',
)
const text = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const id = fc.oneof({ weight: 4, arbitrary: fc.constant('OWN') }, fc.constant('OTHER'), fc.uuid(), text)

const knownPath = fc.record({
  route: fc.constantFrom(...Object.values(routes)),
  ids: fc.array(id, { minLength: 2, maxLength: 2 }),
})
const query = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom(
        'fileName',
        'dryRun',
        'mapping',
        'leaveOutBadRows',
        'groups',
        'sources',
        'from',
        'to',
        'place',
        'limit',
        'format',
        'bbox',
        'datetime',
        'after',
        'f',
      ),
      text,
    ),
    fc.oneof(
      text,
      fc.constantFrom(
        'true',
        '10',
        'csv',
        'x.csv',
        'violence',
        'reported,observed',
        '17,59,-18,60',
        '../2026-03-01T00:00:00Z',
      ),
    ),
  ),
  { maxLength: 4 },
)
const json = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc.record({ role: fc.oneof(text, fc.constant(null), fc.constant('officer')) }).map((value) => JSON.stringify(value)),
  fc.record({ scopes: fc.array(text), days: fc.integer() }).map((value) => JSON.stringify(value)),
  fc.record({ email: text, password: text }).map((value) => JSON.stringify(value)),
  fc.nat(2000).map((depth) => '['.repeat(depth)),
)
const body = fc.oneof(
  fc.constant(undefined),
  json.map((value) => new TextEncoder().encode(value)),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(fc.array(text, { maxLength: 5 }), { maxLength: 6 })
    .map((rows) => new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n'))),
)
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/csv',
      'application/json; charset=utf-8',
      'text/plain',
      'multipart/form-data',
      '',
    ),
    'accept-language': fc.constantFrom('sv', 'en', ';;,,q=', 'x'.repeat(3000)),
    'accept-encoding': fc.constantFrom('br', '*', 'gzip;q=nan'),
    'content-length': fc.constantFrom('0', '-1', 'many', '999999999999'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', ''),
    origin: fc.constantFrom(origin, 'null', 'https://evil.example'),
    authorization: fc.constantFrom(
      'Bearer nvr_',
      `Bearer nvr_${'a'.repeat(43)}`,
      'Basic dG9rZW46',
      'Basic %%%',
      'Bearer',
    ),
    cookie: fc.constantFrom('narvaro.session_token=x', 'narvaro.session_token=%', '=;=', 'a'.repeat(5000)),
  },
  { requiredKeys: [] },
)

const asked = fc.record({
  place: fc.oneof({ weight: 5, arbitrary: knownPath }, { weight: 1, arbitrary: fc.webPath() }),
  method: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'QUERY'),
  ),
  who: fc.constantFrom<Role | null>('administrator', 'commander', 'analyst', 'auditor', 'partner', null),
  // Most routes take no query: without one the body is reached.
  query: fc.oneof(fc.constant<[string, string][]>([]), query),
  body,
  headers,
})

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function requestOf({ place, method, who, query, body, headers }: Asked): Request {
  const ids = typeof place === 'string' ? [] : [...place.ids]
  const named = new Map([
    ['OWN', operation],
    ['OTHER', other],
  ])
  const path =
    typeof place === 'string'
      ? place
      : place.route.path.replace(/:\w+/g, () => {
          const next = ids.shift() ?? ''
          return encode(named.get(next) ?? next)
        })
  const verb = method ?? (typeof place === 'string' ? 'GET' : place.route.method)
  const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  const sent = verb === 'GET' || verb === 'HEAD' ? undefined : (body as BodyInit | undefined)
  return request(`${path}${search ? `?${search}` : ''}`, {
    method: verb,
    body: sent,
    headers,
    cookie: who && !headers.cookie ? crew[who] : undefined,
  })
}

type BodyInit = Uint8Array<ArrayBuffer>
const encode = (value: string) => encodeURIComponent(value.toWellFormed())

/** A stream has no end: it is let go. */
async function contentOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text()
  await response.body?.cancel()
  return ''
}

it(`answers ${count} requests of any kind without a fault of its own`, async () => {
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(asked, async (one) => {
      const response = await server.app(requestOf(one))
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const content = await contentOf(response)
      expect(response.status, content).toBeLessThan(500)
      // Of another operation nothing is ever told but that there is none.
      if (typeof one.place !== 'string' && one.place.ids[0] === 'OTHER' && one.place.route.action && response.ok)
        throw new Error('read across operations')
      if (response.status >= 400 && one.method !== 'HEAD')
        expect(JSON.parse(content)).toMatchObject({ status: response.status })
    }),
    { numRuns: count },
  )
  expect(server.faults).toEqual([])
  // The requests are not all turned away at the door: every kind of answer occurs.
  for (const status of [200, 400, 401, 403, 404, 405, 415])
    expect([status, statuses.has(status)]).toEqual([status, true])
}, 600_000)
