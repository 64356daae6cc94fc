import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestServer, request, type TestServer } from './harness.ts'

let [plain, https] = [] as unknown as [TestServer, TestServer]
beforeAll(async () => {
  plain = await openTestServer({
    clientFile: async () => new Response('<!doctype html>', { headers: { 'cache-control': 'no-cache' } }),
  })
  https = await openTestServer({ publicUrl: new URL('https://narvaro.example.se') })
})
afterAll(async () => {
  await plain.close()
  await https.close()
})

/** What every answer must carry (trust.md S25): remove or weaken one and its line here fails. */
const always: Record<string, string> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
const policy: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
}

const answers = {
  'a healthy answer': () => plain.app(request('/healthz')),
  'a page': () => plain.app(request('/')),
  'a refusal': () => plain.app(request('/api/v1/me')),
  'an unknown address': () => plain.app(request('/api/nowhere')),
  'a wrong method': () => plain.app(request('/api/v1/me', { method: 'DELETE' })),
  'an answer over https': () => https.app(request('/healthz')),
}

describe.each(Object.entries(answers))('%s', (_, ask) => {
  it.each(Object.entries(always))('carries %s: %s', async (name, value) =>
    expect((await ask()).headers.get(name)).toBe(value),
  )
  it('has a policy that lets nothing in from elsewhere, and nothing inline', async () => {
    const directives = ((await ask()).headers.get('content-security-policy') ?? '').split('; ')
    const found = Object.fromEntries(directives.map((text) => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]))
    expect(found).toEqual(policy)
  })
  it('tells nothing of the programme behind', async () => {
    const { headers } = await ask()
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) expect(headers.has(name)).toBe(false)
  })
})

describe('caching', () => {
  it('keeps data out of every cache', async () => {
    for (const ask of [answers['a healthy answer'], answers['a refusal'], answers['an unknown address']])
      expect((await ask()).headers.get('cache-control')).toBe('no-store')
  })
  it('lets a page say for itself', async () =>
    expect((await answers['a page']()).headers.get('cache-control')).toBe('no-cache'))
})

describe('https', () => {
  it('is insisted on for a year where it is the address, and only there', async () => {
    expect((await answers['an answer over https']()).headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect((await answers['a healthy answer']()).headers.has('strict-transport-security')).toBe(false)
  })
  it('makes the cookie secure', async () => {
    const person = await https.addPerson()
    const response = await https.app(
      new Request('https://narvaro.example.se/api/auth/sign-in/email', {
        method: 'POST',
        headers: { origin: 'https://narvaro.example.se', 'content-type': 'application/json' },
        body: JSON.stringify({ email: person.email, password: person.password }),
      }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-narvaro\.session_token=.*; Secure/)
  })
})
