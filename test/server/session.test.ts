import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { cookieOf, jsonRequest, openTestServer, type Person, request, type TestServer } from './harness.ts'

let server: TestServer
let anna: Person
beforeAll(async () => {
  server = await openTestServer()
  anna = await server.addPerson()
})
afterAll(() => server.close())
afterEach(() => void vi.useRealTimers())

const trySignIn = (body: unknown, headers: Record<string, string> = {}) => {
  const sent = jsonRequest('POST', '/api/auth/sign-in/email', body)
  for (const [name, value] of Object.entries(headers)) sent.headers.set(name, value)
  return server.app(sent)
}
const me = (cookie: string) => server.app(request('/api/v1/me', { cookie }))
/** Moves the clock, and only the clock: promises and the database go on as they are. */
const clockAt = (ms: number) => vi.useFakeTimers({ now: ms, toFake: ['Date'] })
const minutes = (count: number) => count * 60_000

describe('signing in', () => {
  it('opens a session in a cookie that scripts cannot read and other sites cannot send', async () => {
    const response = await trySignIn({ email: anna.email.toUpperCase(), password: anna.password })
    expect(response.status).toBe(200)
    const [line = ''] = response.headers.getSetCookie()
    expect(line).toMatch(/^narvaro\.session_token=/)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Strict/i)
    expect(line).toMatch(/; Max-Age=900/)
    const message = await response.text()
    expect(JSON.parse(message)).toMatchObject({ user: { id: anna.staff, email: anna.email } })
    const token = decodeURIComponent(line.split('=')[1] ?? '').split('.')[0] ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect(message).not.toContain(token)
    expect((await me(cookieOf(response))).status).toBe(200)
  })

  it('answers the same to a wrong password, an unknown account and a disabled one', async () => {
    const gone = await server.addPerson()
    await server.accounts.disable(gone.staff)
    const answers = await Promise.all(
      [
        { email: anna.email, password: 'not the password' },
        { email: 'nobody@example.se', password: 'not the password' },
        { email: 'no address at all', password: 'not the password' },
        gone,
      ].map(({ email, password }) => trySignIn({ email, password })),
    )
    expect(answers.map((response) => response.status)).toEqual([401, 401, 401, 401])
    const texts = await Promise.all(answers.map((response) => response.text()))
    expect(new Set(texts).size).toBe(1)
    expect(new Set(answers.map((response) => JSON.stringify([...response.headers].sort()))).size).toBe(1)
  })

  it('lets nobody sign up, and has no other route of the library', async () => {
    for (const path of [
      'sign-up/email',
      'reset-password',
      'update-user',
      'list-sessions',
      'ok',
      'change-password',
      'error',
    ]) {
      const response = await server.app(jsonRequest('POST', `/api/auth/${path}`, {}))
      expect([path, response.status]).toEqual([path, 404])
    }
  })

  it('cannot be asked for a longer session', async () => {
    const response = await trySignIn({ email: anna.email, password: anna.password, rememberMe: false })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'input.unknown-field', field: 'rememberMe' })
  })

  it('is refused from another machine without https, and from another site', async () => {
    const far = new Request('http://192.168.1.20:4242/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        origin: 'http://192.168.1.20:4242',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email: anna.email, password: anna.password }),
    })
    expect((await server.app(far)).status).toBe(403)
    far.headers.delete('origin')
    const again = new Request(far.url, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ email: anna.email, password: anna.password }),
    })
    expect(await (await server.app(again)).json()).toMatchObject({ code: 'sign-in.needs-https' })
    // The same words with a false Host, from another machine's socket.
    const lying = new Request('http://localhost/api/auth/sign-in/email', {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ email: anna.email, password: anna.password }),
    })
    const refused = await server.app(lying, { fromThisMachine: false })
    expect(await refused.json()).toMatchObject({ code: 'sign-in.needs-https' })
    const crossSite = await trySignIn(anna, { origin: 'https://evil.example' })
    expect(await crossSite.json()).toMatchObject({ code: 'request.cross-site' })
  })

  it('slows guessing at one account down, and that account only', async () => {
    const target = await server.addPerson()
    const other = await server.addPerson()
    // Hashing takes its time, also on a busy machine: here the clock stands still meanwhile.
    const start = Date.now()
    clockAt(start)
    const guess = () => trySignIn({ email: target.email, password: 'wrong guess' })
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await guess()).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const slowed = await trySignIn({ email: target.email, password: target.password })
    expect(slowed.status).toBe(429)
    expect(slowed.headers.get('retry-after')).toBe('1')
    expect((await trySignIn({ email: other.email, password: other.password })).status).toBe(200)
    clockAt(start + 1000)
    expect((await trySignIn({ email: target.email, password: target.password })).status).toBe(200)
    expect((await guess()).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends after fifteen minutes without activity, and goes on as long as there is some', async () => {
    const start = Date.now()
    const cookie = await server.signIn(anna)
    for (const elapsed of [14, 28, 42, 56]) {
      clockAt(start + minutes(elapsed))
      const response = await me(cookie)
      expect([elapsed, response.status]).toEqual([elapsed, 200])
      expect(response.headers.getSetCookie()[0]).toContain('Max-Age=900')
    }
    clockAt(start + minutes(56 + 15.1))
    expect((await me(cookie)).status).toBe(401)
    clockAt(start + minutes(57))
    expect((await me(cookie)).status).toBe(401)
  })

  it('ends at once at sign-out, for everybody who holds the cookie', async () => {
    const cookie = await server.signIn(anna)
    const out = await server.app(request('/api/auth/sign-out', { method: 'POST', cookie }))
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect((await me(cookie)).status).toBe(401)
    expect(await (await server.app(request('/api/auth/get-session', { cookie }))).json()).toBeNull()
  })

  it('ends at once when the account is disabled or gets a new password', async () => {
    const person = await server.addPerson()
    const cookie = await server.signIn(person)
    await server.accounts.disable(person.staff)
    expect((await me(cookie)).status).toBe(401)
    await server.accounts.setPassword(person.staff, 'a new long password')
    const again = await server.signIn({ email: person.email, password: 'a new long password' })
    expect((await me(again)).status).toBe(200)
    await server.accounts.setPassword(person.staff, 'another long password')
    expect((await me(again)).status).toBe(401)
  })

  it('cannot be made up', async () => {
    const cookie = await server.signIn(anna)
    const [name = '', value = ''] = cookie.split('=')
    for (const forged of [`${name}=x`, `${name}=${value.slice(0, -6)}AAAAA%3D`, `${name}=`, 'a=b', `${name}=%E0%A4%A`])
      expect((await me(forged)).status).toBe(401)
    expect((await server.app(request('/api/v1/me'))).status).toBe(401)
  })

  it('keeps no address and no device', async () => {
    await trySignIn(anna, {
      'user-agent': 'Canary/7.7',
      'x-forwarded-for': '203.0.113.77',
      'x-real-ip': '203.0.113.77',
    })
    const rows = JSON.stringify([
      await server.db
        .selectFrom('session' as never)
        .selectAll()
        .execute(),
      await server.db.selectFrom('audit_log').selectAll().execute(),
    ])
    expect(rows).not.toMatch(/Canary|203\.0\.113/)
  })
})
