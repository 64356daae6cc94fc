import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { problems } from '../../src/http/problems.ts'
import { jsonRequest, openTestServer, origin, request, type TestServer } from './harness.ts'

let server: TestServer
let cookie = ''
let members = ''
beforeAll(async () => {
  server = await openTestServer()
  const operation = await server.addOperation('Centrum')
  const administrator = await server.addMember(operation, 'administrator')
  cookie = await server.signIn(administrator)
  members = `/api/v1/operations/${operation}/members/${administrator.staff}`
})
afterAll(() => {
  expect(server.faults).toEqual([])
  return server.close()
})

const put = (body: string | Uint8Array<ArrayBuffer>, type: string | null = 'application/json') =>
  server.app(request(members, { method: 'PUT', cookie, body, headers: type ? { 'content-type': type } : {} }))
const codeOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  return [response.status, ((await response.json()) as { code: string }).code]
}
const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])

describe('a body', () => {
  it.each([
    ['', 'input.not-json'],
    ['{', 'input.not-json'],
    ['{"role":"officer"', 'input.not-json'],
    ["{'role':'officer'}", 'input.not-json'],
    ['null', 'input.malformed'],
    ['[]', 'input.malformed'],
    ['"officer"', 'input.malformed'],
    ['{}', 'input.missing-field'],
    ['{"role":7}', 'input.malformed'],
    ['{"role":"owner"}', 'input.malformed'],
    ['{"role":"officer","staff":"x"}', 'input.unknown-field'],
    ['{"role":"officer","__proto__":{"x":1}}', 'input.unknown-field'],
    ['{"role":"officer","constructor":1}', 'input.unknown-field'],
    ['['.repeat(100_000), 'input.too-deep'],
    [`{"role":${'['.repeat(33)}${']'.repeat(33)}}`, 'input.too-deep'],
    [`{"role":"${'['.repeat(40)}"}`, 'input.malformed'],
    [`{"role":"\\"${'['.repeat(40)}"}`, 'input.malformed'],
  ])('%.60s is refused as %s', async (body, code) => expect(await codeOf(await put(body))).toEqual([400, code]))

  it('must be UTF-8', async () => expect(await codeOf(await put(utf16))).toEqual([400, 'input.not-json']))

  it('names the field that is unknown', async () =>
    expect(await (await put('{"role":"officer","namn":1}')).json()).toMatchObject({ field: 'namn' }))

  it.each([
    ['text/plain'],
    ['application/xml'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-16'],
    [null],
  ])('of type %s is refused', async (type) =>
    expect(await codeOf(await put('{"role":"administrator"}', type))).toEqual([415, 'input.content-type']),
  )

  it('takes a charset of UTF-8', async () =>
    expect((await put('{"role":"administrator"}', 'application/json; charset=utf-8')).status).toBe(200))

  it('of more than 1 MB is refused, announced or not', async () => {
    const large = `{"role":"${'a'.repeat(1_000_001)}"}`
    expect(await codeOf(await put(large))).toEqual([413, 'input.too-large'])
    const piece = new TextEncoder().encode(large.slice(0, 300_000))
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(piece) })
    const sent = request(members, {
      method: 'PUT',
      cookie,
      body: endless,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit)
    expect(await codeOf(await server.app(sent))).toEqual([413, 'input.too-large'])
  })

  it('that no database can keep is refused', async () => {
    for (const email of ['a\0b@example.se', 'a\ud800@example.se'])
      expect(
        await codeOf(await server.app(jsonRequest('POST', '/api/auth/sign-in/email', { email, password: 'x' }))),
      ).toEqual([400, 'input.malformed'])
  })

  it('is not taken where none belongs', async () => {
    const response = await server.app(request('/api/auth/sign-out', { method: 'POST', cookie, body: '{"all":true}' }))
    expect(await codeOf(response)).toEqual([400, 'input.body-unexpected'])
  })
})

describe('an address', () => {
  it.each([
    ['GET', '/api/v1/me?x=1', 400, 'input.unknown-field'],
    ['GET', '/api/v1/operations/1', 400, 'input.malformed'],
    ['GET', '/api/v1/operations/%00', 400, 'input.malformed'],
    ['GET', '/api/v1/operations/%E0%A4%A', 400, 'input.malformed'],
    ['GET', "/api/v1/operations/' or 1=1--", 400, 'input.malformed'],
    ['GET', '/api/v1', 404, 'route.unknown'],
    ['GET', '/api/v2/me', 404, 'route.unknown'],
    ['GET', '/api/v1/me/', 404, 'route.unknown'],
    ['GET', '/API/v1/me', 404, 'route.unknown'],
    ['HEAD', '/api/v1/me', 405, 'route.method'],
    ['OPTIONS', '/api/v1/me', 405, 'route.method'],
    ['DELETE', '/api/v1/me', 405, 'route.method'],
    ['PROPFIND', '/api/v1/me', 405, 'route.method'],
    ['POST', '/healthz', 405, 'route.method'],
    ['GET', '/api/auth/sign-in/email', 405, 'route.method'],
    ['DELETE', '/', 405, 'route.method'],
    ['GET', '/no-such-file.js', 404, 'route.unknown'],
  ])('%s %s → %i %s', async (method, path, status, code) => {
    const response = await server.app(request(path, { method, cookie }))
    expect(response.status).toBe(status)
    if (method !== 'HEAD') expect(await codeOf(response)).toEqual([status, code])
    if (status === 405) expect(response.headers.get('allow')).toMatch(/^(GET|POST)/)
  })
})

describe('an answer', () => {
  it.each([
    [null, 'sv'],
    ['sv', 'sv'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,sv;q=0.8', 'en'],
    ['de, sv;q=0.5, en;q=0.4', 'sv'],
    ['de', 'sv'],
    ['*', 'sv'],
    ['en;q=0', 'sv'],
    ['en;q=abc', 'sv'],
  ])('to Accept-Language %s is in %s', async (header, language) => {
    const response = await server.app(request('/api/v1/me', { headers: header ? { 'accept-language': header } : {} }))
    expect(response.headers.get('content-language')).toBe(language)
    const message = await response.json()
    expect(message).toEqual({
      type: 'urn:narvaro:problem:session.none',
      status: 401,
      code: 'session.none',
      ...problems['session.none'][language as 'sv' | 'en'],
    })
  })

  it('has a remedy for each code in both languages', () => {
    for (const [code, { sv, en, status }] of Object.entries(problems)) {
      expect(status, code).toBeGreaterThanOrEqual(400)
      expect(sv.title, code).not.toBe(en.title)
      for (const { title, detail } of [sv, en]) expect(`${title} ${detail}`.length, code).toBeGreaterThan(30)
    }
  })

  it('is 503 when the database does not answer', async () => {
    const broken = createApp({ ...server.deps, health: () => Promise.reject(new Error('gone')) })
    expect(await codeOf(await broken(request('/healthz'), { fromThisMachine: true }))).toEqual([
      503,
      'server.not-ready',
    ])
  })

  it('is 500 without a word of what went wrong when we are at fault, and the log has it', async () => {
    const faults: unknown[] = []
    const broken = createApp({
      ...server.deps,
      sessions: {
        find: () => Promise.reject(new Error('secret detail')),
        peek: () => Promise.reject(new Error('secret detail')),
        signIn: () => Promise.reject(new Error('secret detail')),
        signOut: () => Promise.reject(new Error('secret detail')),
        changePassword: () => Promise.reject(new Error('secret detail')),
      },
      logFault: (error) => faults.push(error),
    })
    const response = await broken(new Request(`${origin}/api/v1/me`), { fromThisMachine: true })
    expect(await response.clone().text()).not.toContain('secret')
    expect(await codeOf(response)).toEqual([500, 'server.error'])
    expect(faults).toHaveLength(1)
  })
})
