import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/cli/listen.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { may, type Role, roles } from '../../src/domain/access/policy.ts'
import { collectionIds, collections } from '../../src/domain/feature/collections.ts'
import type { OperationId, PointId } from '../../src/domain/ids.ts'
import { brottskoder } from '../../src/domain/incident/brottskoder.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { lineageOf } from '../../src/domain/point/lineage.ts'
import { crewOf, databases, jsonRequest, openTestServer, request, type TestServer } from './harness.ts'

interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
}
interface FeatureMessage {
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] } | null
  readonly properties: Readonly<Record<string, unknown>>
}
interface Page {
  readonly features: readonly FeatureMessage[]
  readonly numberMatched?: number
  readonly numberReturned: number
  readonly timeStamp: string
  readonly links: readonly Link[]
}

const now = Date.UTC(2026, 3, 14, 6)
const ogrinfo = ['/usr/bin/ogrinfo', '/usr/local/bin/ogrinfo', '/opt/homebrew/bin/ogrinfo'].find(existsSync)
const sensitiveGroups = ['relation', 'sexual', 'honour', 'children']

/**
 * Requirements and recommendations are named by their number in OGC 17-069r4 (Features – Part 1: Core, 1.0.1):
 * `R19` is Requirement 19.
 */
describe.each(databases)('features on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let crew: Record<Role, string>
  let stored: readonly Incident[]
  beforeAll(async () => {
    server = await openTestServer({ clock: { now: () => now } }, open)
    const loaded = await loadDemo(server.store, { seed: 1, now })
    if (!loaded.ok) throw new Error('the demo was not loaded')
    operation = loaded.value.operation
    crew = await crewOf(server, operation)
    stored = await server.store.read((tx) => tx.incidents.page(operation, null, 100_000))
  }, 180_000)
  afterAll(() => server.close())

  const ask = (path: string, role: Role = 'commander') =>
    server.app(request(`/api/v1/operations/${operation}/ogc${path}`, { cookie: crew[role] }))
  const json = async <T>(path: string, role: Role = 'commander'): Promise<T> => {
    const response = await ask(path, role)
    expect([path, response.status]).toEqual([path, 200])
    return (await response.json()) as T
  }
  const page = (id: string, query: string, role?: Role) => json<Page>(`/collections/${id}/items?${query}`, role)
  /** Follows `next` to the end. */
  const all = async (id: string, query: string, role: Role = 'commander'): Promise<FeatureMessage[]> => {
    const features: FeatureMessage[] = []
    let path: string | undefined = `/collections/${id}/items?${query}`
    while (path !== undefined) {
      const one: Page = await json<Page>(path, role)
      features.push(...one.features)
      path = one.links.find(({ rel }) => rel === 'next')?.href.split('/ogc')[1]
    }
    return features
  }

  describe('what leads to the data', () => {
    it('R1–R2: a landing page with links to description, conformance and collections', async () => {
      const { links } = await json<{ links: Link[] }>('')
      expect(links.map(({ rel }) => rel)).toEqual(expect.arrayContaining(['service-desc', 'conformance', 'data']))
      for (const { href } of links) expect((await ask(href.split('/ogc')[1] ?? '')).status).toBe(200)
    })

    it('R3–R4: the description is OpenAPI and names every path of the collections', async () => {
      const document = await json<{ openapi: string; paths: object }>('/api')
      expect(document.openapi).toBe('3.1.0')
      for (const id of collectionIds) expect(Object.keys(document.paths)).toContain(`/collections/${id}/items`)
      const described = (await json<{ paths: Record<string, { get: { parameters: { name: string }[] } }> }>('/api'))
        .paths
      const namesOf = (id: string) => described[`/collections/${id}/items`]?.get.parameters.map(({ name }) => name)
      expect(namesOf('incidents')).toEqual(expect.arrayContaining(['bbox', 'groups', 'kinds', 'sources', 'hours']))
      expect(namesOf('places')).not.toContain('groups')
    })

    it('R5–R6: what it conforms to', async () => {
      const { conformsTo } = await json<{ conformsTo: string[] }>('/conformance')
      expect(conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core')
      expect(conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson')
    })

    it('R11–R19: every collection, in the list as by itself, in CRS84, with its extent and the way to its items', async () => {
      const { collections: listed } = await json<{ collections: { id: string; links: Link[] }[] }>('/collections')
      expect(listed.map(({ id }) => id)).toEqual(collectionIds)
      for (const one of listed) {
        expect(await json(`/collections/${one.id}`)).toEqual(one)
        expect(one).toMatchObject({
          crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
          extent: {
            spatial: { bbox: [[expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)]] },
          },
        })
        expect(one.links.find(({ rel }) => rel === 'items')).toMatchObject({ type: 'application/geo+json' })
      }
    })
  })

  describe('asking for features', () => {
    it.each([
      'colour=red',
      'bbox=1,2,3',
      'bbox=a,b,c,d',
      'bbox=17,60,18,59',
      'bbox=',
      'datetime=yesterday',
      'datetime=2026-02-30T00:00:00Z',
      'limit=0',
      'limit=-1',
      'limit=ten',
      'after=nowhere',
      'f=xml',
      'bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3006',
      'limit=1&limit=2',
    ])('R7–R8, R28–R31: 400 for %s', async (query) => {
      const response = await ask(`/collections/incidents/items?${query}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ field: query.split('=')[0] })
    })

    it('R20–R22: limit, a hundred when left out, and the most there is rather than a refusal beyond', async () => {
      expect((await page('incidents', '')).features).toHaveLength(100)
      expect((await page('incidents', 'limit=7')).features).toHaveLength(7)
      expect((await page('places', 'limit=99999999')).features.length).toBeGreaterThan(10)
    })

    it('R27–R32: self, next, counts and time', async () => {
      const first = await page('incidents', 'limit=5')
      expect(first.links.map(({ rel }) => rel)).toEqual(['self', 'collection', 'next'])
      expect(first.numberReturned).toBe(5)
      expect(first.numberMatched).toBe(stored.length)
      expect(first.timeStamp).toBe(new Date(now).toISOString())
      const response = await ask('/collections/places/items')
      expect(response.headers.get('content-type')).toBe('application/geo+json')
    })

    it('pages through everything once, also while more is added', async () => {
      const ids = (await all('incidents', 'limit=1000')).map(({ id }) => id)
      expect(ids).toEqual(stored.map(({ id }) => id))
    })

    it('R23–R24: a box has what lies in it and what has no geometry, and nothing else', async () => {
      const [west, south, east, north] = [18.0, 59.2, 18.1, 59.3]
      const everything = await all('incidents', 'limit=10000')
      const [middle] = everything.flatMap(({ geometry }) =>
        geometry ? [geometry.coordinates as [number, number]] : [],
      )
      const [x, y] = middle ?? [0, 0]
      const boxes = [
        [west, south, east, north],
        [x - 0.0005, y - 0.0005, x + 0.0005, y + 0.0005],
        [x, y, x, y],
        [-180, -90, 180, 90],
      ]
      for (const [w = 0, s = 0, e = 0, n = 0] of boxes) {
        const isIn = ({ geometry }: FeatureMessage) => {
          const [lon = 0, lat = 0] = (geometry?.coordinates ?? []) as number[]
          return geometry === null || (lon >= w && lon <= e && lat >= s && lat <= n)
        }
        const found = await all('incidents', `limit=500&bbox=${[w, s, e, n]}`)
        expect(found.map(({ id }) => id)).toEqual(everything.filter(isIn).map(({ id }) => id))
      }
      const withHeights = await all('incidents', `limit=500&bbox=${[x, y, -10, x, y, 10]}`)
      expect(withHeights).toEqual(await all('incidents', `limit=500&bbox=${[x, y, x, y]}`))
    })

    it('R24: a box across the antimeridian', async () => {
      const places = await all('places', 'limit=10000')
      // From 170° east all the way round to Stockholm, and the narrow other way.
      expect(await all('places', 'limit=10000&bbox=170,-80,30,80')).toEqual(places)
      const away = await all('places', 'limit=10000&bbox=170,-80,-170,80')
      expect(away).toEqual(places.filter(({ geometry }) => geometry === null))
    })

    it('R25–R26: a moment and a span; places are of every time', async () => {
      const span = '2026-03-02T00:00:00Z/2026-03-08T23:59:59Z'
      const [from, to] = span.split('/').map(Date.parse) as [number, number]
      const expected = stored.filter(({ interval }) => interval.to >= from && interval.from <= to)
      expect(expected.length).toBeGreaterThan(5)
      const found = await all('incidents', `limit=300&datetime=${span}`)
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
      expect((await page('incidents', `datetime=${span}&limit=1`)).numberMatched).toBe(expected.length)
      expect((await all('incidents', `limit=5000&datetime=../${span.split('/')[0]}`)).length).toBeGreaterThan(100)
      expect(await all('places', `datetime=${span}&limit=1000`)).toEqual(await all('places', 'limit=1000'))
    })

    it('points: every one that was ever confirmed, where it stands, and those that were open at a time', async () => {
      const { points } = lineageOf(await server.store.read((tx) => tx.points.decisions(operation)))
      const found = await all('points', 'limit=2')
      expect(found.map(({ id }) => id)).toEqual([...points.keys()].toSorted())
      expect(found.length).toBeGreaterThan(2)
      const places = new Map((await all('places', 'limit=10000')).map((place) => [place.id, place]))
      for (const { id, geometry, properties } of found) {
        const point = points.get(id as PointId)
        const place = places.get(String(properties.placeId))
        expect(geometry).toEqual(place?.geometry)
        expect(properties).toMatchObject({
          placeId: point?.stays.at(-1)?.place,
          place: place?.properties.name,
          state: point?.state,
          openedOn: point?.openedOn,
          closedOn: point?.closedOn ?? null,
          moves: (point?.stays.length ?? 0) - 1,
        })
      }
      const isOpenOn = (day: string) => (id: string) => {
        const point = points.get(id as PointId)
        return point !== undefined && point.openedOn <= day && (point.closedOn === null || point.closedOn >= day)
      }
      for (const day of ['2026-02-20', '2026-03-10', '2026-04-10', '2025-01-01']) {
        const open = (await all('points', `datetime=${day}T12:00:00Z`)).map(({ id }) => id)
        expect([day, open]).toEqual([day, [...points.keys()].toSorted().filter(isOpenOn(day))])
      }
    })

    it.each([
      ['groups=theft,robbery', ({ group }) => ['theft', 'robbery'].includes(group)],
      ['sources=discovered', ({ source }) => source === 'discovered'],
      ['investigations=unknown', ({ investigation }) => investigation === null],
      ['groups=theft&sources=reported', ({ group, source }) => group === 'theft' && source === 'reported'],
    ] as [string, (incident: Incident) => boolean][])('the filter of a picture: %s', async (words, passes) => {
      const expected = stored.filter(passes).map(({ id }) => id)
      expect(expected.length).toBeGreaterThan(0)
      expect(expected.length).toBeLessThan(stored.length)
      expect((await all('incidents', `limit=90&${words}`)).map(({ id }) => id)).toEqual(expected)
      expect((await page('incidents', `limit=1&${words}`)).numberMatched).toBe(expected.length)
    })

    it('the filter of a picture by place and by hour finds the rows that an export has', async () => {
      const exported = async (words: string) => {
        const url = `/api/v1/operations/${operation}/incidents.geojson?${words}`
        const file = await (await server.app(request(url, { cookie: crew.commander }))).json()
        return (file as { features: readonly unknown[] }).features.length
      }
      for (const words of ['kinds=stairwell', 'hours=114-119,138', 'kinds=shop,square&hours=96-167&groups=theft']) {
        const { length } = await all('incidents', `limit=1000&${words}`)
        expect([words, length]).toEqual([words, await exported(words)])
        expect(length).toBeGreaterThan(0)
      }
      expect(
        (await page('incidents', 'limit=3&kinds=shop')).features.map(({ properties }) => properties.placeKind),
      ).toEqual(['shop', 'shop', 'shop'])
    })

    it.each(['kinds=castle', 'hours=168', 'sources=rumour', 'floors=x', 'from=2026-02-30', 'areas=here'])(
      'a filter that means nothing is refused and says where: %s',
      async (words) => {
        const response = await ask(`/collections/incidents/items?${words}`)
        expect([response.status, await response.json()]).toMatchObject([400, { field: words.split('=')[0] }])
        expect((await ask(`/collections/places/items?${words}`)).status).toBe(400)
      },
    )

    it('R33–R34: one feature by its id, as it is on its page', async () => {
      for (const id of collectionIds) {
        const { features } = await page(id, 'limit=3')
        for (const feature of features) {
          const one = await json<FeatureMessage & { links: Link[] }>(`/collections/${id}/items/${feature.id}`)
          expect(one).toMatchObject(feature)
          expect(one.links.map(({ rel }) => rel)).toEqual(['self', 'collection'])
        }
      }
      const missing = await ask('/collections/places/items/01890000-0000-7000-8000-000000000001')
      expect([missing.status, await missing.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'feature.not-found' }),
      ])
      expect((await ask('/collections/nothing/items')).status).toBe(404)
    })

    it('answers 304 to who has it already, whatever the time', async () => {
      const path = `/api/v1/operations/${operation}/ogc/collections/areas/items`
      const first = await server.app(request(path, { cookie: crew.commander }))
      const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
      const again = await server.app(request(path, { cookie: crew.commander, headers }))
      expect([again.status, await again.text()]).toEqual([304, ''])
    })
  })

  describe('what each role is cleared for', () => {
    it.each(roles)('%s', async (role) => {
      const { collections: listed } = await json<{ collections: { id: string }[] }>('/collections', role)
      const readable = collectionIds.filter((id) => may(role, collections[id].action))
      expect(listed.map(({ id }) => id)).toEqual(readable)
      for (const id of collectionIds)
        expect((await ask(`/collections/${id}/items`, role)).status).toBe(readable.includes(id) ? 200 : 403)
    })

    it('shows nobody a point of a sensitive group', async () => {
      const codes = await server.store.read((tx) => tx.codes.current(operation))
      const guarded = (codes ?? brottskoder).groups
        .filter(({ sensitivity }) => sensitiveGroups.includes(sensitivity))
        .map(({ key }) => key)
      for (const role of ['commander', 'analyst', 'officer'] as const) {
        const incidents = await all('incidents', 'limit=10000', role)
        const sensitive = incidents.filter(({ properties }) => guarded.includes(String(properties.group)))
        expect(sensitive.length).toBeGreaterThan(0)
        for (const { geometry, properties } of sensitive)
          expect([geometry, properties.placeId, properties.place]).toEqual([null, null, null])
      }
    })

    it('shows an officer places and never coordinates of their own', async () => {
      const exact = new Map(stored.map((incident) => [incident.id as string, incident]))
      const anchors = new Set<string>()
      for (const { geometry, properties, id } of await all('incidents', 'limit=10000', 'officer')) {
        expect(Boolean(geometry)).toBe(exact.get(id)?.place !== null)
        expect(properties.precision).not.toBe('coordinates')
        if (geometry) anchors.add(JSON.stringify(geometry.coordinates))
      }
      // One point a place, not one an incident.
      expect(anchors.size).toBeLessThanOrEqual(new Set(stored.map(({ place }) => place)).size)
    })
  })

  describe('with a token', () => {
    const makeToken = async (role: Role, scopes: readonly string[]) => {
      const made = await server.app(
        jsonRequest('POST', `/api/v1/operations/${operation}/tokens`, { scopes, days: 30 }, crew[role]),
      )
      expect(made.status).toBe(201)
      return (await made.json()) as { secret: string; token: { id: string } }
    }

    it.skipIf(!ogrinfo)(
      ogrinfo
        ? 'GDAL reads every collection, a box and page by page'
        : 'GDAL: ogrinfo is not installed (apt-get install gdal-bin)',
      async () => {
        const { secret } = await makeToken('commander', ['operation.read', 'place.read', 'point.read', 'picture.read'])
        const listening = await listen(server.app, '127.0.0.1', 0)
        if (!listening.ok) throw new Error('no free port')
        const source = `OAPIF:http://127.0.0.1:${listening.value.port}/api/v1/operations/${operation}/ogc`
        const gdal = async (credentials: string[], ...rest: string[]) => {
          const { stdout } = await promisify(execFile)(ogrinfo ?? '', [...credentials, '-ro', source, ...rest], {
            maxBuffer: 1e9,
            env: { ...process.env, no_proxy: '*', NO_PROXY: '*' },
          })
          return stdout
        }
        const basic = ['--config', 'GDAL_HTTP_USERPWD', `token:${secret}`, '--config', 'GDAL_HTTP_AUTH', 'BASIC']
        const bearer = ['--config', 'GDAL_HTTP_HEADERS', `Authorization: Bearer ${secret}`]
        const featuresIn = (text: string) => text.split('\n').filter((line) => line.startsWith('OGRFeature(')).length
        try {
          const listed = await gdal(basic)
          for (const id of collectionIds) expect(listed).toContain(id)
          for (const id of collectionIds) {
            const expected = await all(id, 'limit=10000')
            expect([id, featuresIn(await gdal(basic, id, '-oo', 'PAGE_SIZE=700'))]).toEqual([id, expected.length])
          }
          const expected = (await all('incidents', 'limit=10000&bbox=18.02,59.2,18.05,59.3')).filter(
            ({ geometry }) => geometry,
          )
          const boxed = await gdal(bearer, 'incidents', '-spat', '18.02', '59.2', '18.05', '59.3')
          expect(featuresIn(boxed)).toBe(expected.length)
        } finally {
          await listening.value.close()
        }
      },
      120_000,
    )
  })
})
