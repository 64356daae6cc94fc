import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveBasemap } from '../../src/cli/serve-basemap.ts'
import { invariant } from '../../src/domain/result.ts'
import type { ServedBasemap } from '../../src/http/deps.ts'
import { openTestServer, request, type TestServer } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'narvaro-basemap-'))
const path = join(folder, 'town.pmtiles')
const content = new Uint8Array(1000).map((_, i) => i % 251)
content.set(new TextEncoder().encode('PMTiles'))
content[7] = 3
content[99] = 1
const tiles: ServedBasemap = {
  kind: 'raster',
  url: 'https://tiles.example.se/{z}/{x}/{y}.png',
  origin: 'https://tiles.example.se',
  credit: '© Town',
  file: null,
}

let [file, elsewhere, none] = [] as unknown as [TestServer, TestServer, TestServer]
let cookie = ''
beforeAll(async () => {
  writeFileSync(path, content)
  writeFileSync(join(folder, 'secret'), 'not for anybody')
  const basemap = await serveBasemap({ source: { from: 'file', path }, credit: '© Town' })
  invariant(basemap.ok, 'the fixture is a PMTiles file')
  file = await openTestServer({ basemap: basemap.value })
  elsewhere = await openTestServer({ basemap: tiles })
  none = await openTestServer()
  cookie = await file.signIn(await file.addPerson())
})
afterAll(async () => {
  for (const server of [file, elsewhere, none]) await server?.close()
  rmSync(folder, { recursive: true })
})

const address = '/api/v1/basemap/tiles'
const ranged = (range: string) => file.app(request(address, { headers: { cookie, range } }))

describe('a base map from a file', () => {
  it.each([
    ['bytes=0-126', 0, 126],
    ['bytes=990-', 990, 999],
    ['bytes=-5', 995, 999],
    ['bytes=900-5000', 900, 999],
    ['bytes=-5000', 0, 999],
  ])('gives %s and no more', async (range, first, last) => {
    const answer = await ranged(range)
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/1000`)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(content.slice(first, last + 1))
  })

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('has nothing at %s', async (range) => {
    const answer = await ranged(range)
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */1000'])
  })

  it.each(['bytes=9-1', 'bytes=0-1,5-6', 'rows=0-1', 'bytes=-'])('is whole when asked for %s', async (range) => {
    const answer = await ranged(range)
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 1000])
  })

  it('is for those who are signed in', async () => expect((await file.app(request(address))).status).toBe(401))

  it.each(['/../secret', '/..%2fsecret', '/secret', '%2f..%2fsecret'])(
    'has no way to what lies beside: %s',
    async (way) => expect((await file.app(request(address + way, { headers: { cookie } }))).status).toBe(404),
  )

  it('does not tell where on the server it lies', async () =>
    expect(await (await file.app(request('/api/v1/basemap', { headers: { cookie } }))).json()).toEqual({
      basemap: { kind: 'vector', url: null, credit: '© Town' },
    }))
})

describe('the policy', () => {
  const connections = async ({ app }: TestServer) =>
    /connect-src ([^;]*)/.exec((await app(request('/'))).headers.get('content-security-policy') ?? '')?.[1]

  it('opens for the origin of the tiles, for connections only', async () => {
    expect(await connections(elsewhere)).toBe("'self' https://tiles.example.se")
    const policy = (await elsewhere.app(request('/'))).headers.get('content-security-policy') ?? ''
    expect(policy.split('https://tiles.example.se')).toHaveLength(2)
  })

  it('opens for nothing without tiles from elsewhere', async () => {
    expect(await connections(file)).toBe("'self'")
    expect(await connections(none)).toBe("'self'")
  })
})

it.each([
  ['secret', 'basemap-not-pmtiles'],
  ['nowhere.pmtiles', 'basemap-unreadable'],
])('stops the start at %s', async (name, code) => {
  const path = join(folder, name)
  expect(await serveBasemap({ source: { from: 'file', path }, credit: '© Town' })).toEqual({
    ok: false,
    problem: { code, path },
  })
})

it('is none where nobody set one', async () => {
  const visitor = await none.signIn(await none.addPerson())
  const headers = { cookie: visitor }
  expect(await (await none.app(request('/api/v1/basemap', { headers }))).json()).toEqual({ basemap: null })
  expect((await none.app(request(address, { headers }))).status).toBe(404)
})
