import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DidNotStart, type SpawnedServer, spawnServer } from './spawn-server.ts'

let folder = ''
let server: SpawnedServer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'narvaro-server-'))
  server = await spawnServer({ NARVARO_DATA: folder })
}, 120_000)
afterAll(async () => {
  await server?.stop('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const commander = () => server.demoSignIns?.find(({ role }) => role === 'commander') ?? { email: '', password: '' }

interface Sent {
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** One of this machine's own addresses, 127.0.0.0/8. */
  readonly localAddress?: string
}
/** A plain request whose address and headers we choose, which `fetch` would not let us. */
const send = ({ method = 'GET', path, headers = {}, body, localAddress = '127.0.0.1' }: Sent) =>
  new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.origin)
      const outgoing = request({ hostname, port, method, path, headers, localAddress, agent: false }, (incoming) => {
        let text = ''
        incoming.setEncoding('utf8').on('data', (piece) => (text += piece))
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    },
  )

const signIn = ({ email, password }: { email: string; password: string }, more: Partial<Sent> = {}) =>
  send({
    method: 'POST',
    path: '/api/auth/sign-in/email',
    body: JSON.stringify({ email, password }),
    ...more,
    headers: { origin: server.origin, 'content-type': 'application/json', ...more.headers },
  })
const cookieOf = (headers: Record<string, string | string[] | undefined>) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')

const bytesOfFolder = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))

describe('the first start', () => {
  it('serves, with an invented town and a sign-in for each role', async () => {
    const health = await send({ path: '/healthz' })
    expect(health.status).toBe(200)
    expect(JSON.parse(health.text)).toMatchObject({ status: 'ok', database: 'pglite' })
    expect(server.demoSignIns).toHaveLength(7)
    expect(statSync(join(folder, 'demo-sign-ins.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    const { status, headers } = await signIn(commander())
    expect(status).toBe(200)
    const me = await send({ path: '/api/v1/me', headers: { cookie: cookieOf(headers) } })
    expect(JSON.parse(me.text)).toMatchObject({ operations: [{ simulated: true, role: 'commander' }] })
  })
})

describe('who signs in from where', () => {
  const times = 25
  const addresses = Array.from({ length: times }, (_, i) => `127.77.${100 + i}.${200 - i}`)

  it('is written nowhere', async () => {
    for (const [i, localAddress] of addresses.entries()) {
      const canary = {
        'user-agent': `CanaryAgent/${i}`,
        referer: `http://canary-referrer-${i}.example/`,
        'x-forwarded-for': `198.51.100.${i}`,
        forwarded: `for=198.51.100.${i}`,
        'accept-language': 'canary-tongue',
      }
      const account = i % 2 === 0 ? commander() : { email: `nobody${i}@example.se`, password: 'wrong' }
      const answered = await signIn(account, { localAddress, headers: canary })
      expect(answered.status).toBe(i % 2 === 0 ? 200 : 401)
      const cookie = cookieOf(answered.headers)
      for (const path of ['/api/v1/me', '/api/nowhere', '/'])
        await send({ path, localAddress, headers: { ...canary, cookie } })
      if (i % 4 === 0)
        await send({
          method: 'POST',
          path: '/api/auth/sign-out',
          localAddress,
          headers: { ...canary, cookie, origin: server.origin },
        })
    }
    // In the files while it runs (the write-ahead log too), and once more when all has been written out.
    const running = bytesOfFolder()
    expect(await server.stop('SIGTERM')).toBe(0)
    const everything = [...running, ...bytesOfFolder(), server.output()].join('\n')
    // The search finds what is there: the address of an account, and the title of its holder.
    expect(everything).toContain('commander@demo.narvaro.invalid')
    const traces = /CanaryAgent|canary-referrer|canary-tongue|198\.51\.100\.|127\.77\.|nobody\d+@example/
    expect(everything.match(traces)?.[0]).toBeUndefined()
  }, 60_000)
})

describe('the next start', () => {
  it('goes on where it was, prints the sign-ins again, and lets nobody else at the folder', async () => {
    const before = server.demoSignIns
    server = await spawnServer({ NARVARO_DATA: folder })
    expect(server.demoSignIns).toEqual(before)
    expect((await signIn(commander())).status).toBe(200)
    const second = await spawnServer({ NARVARO_DATA: folder }).catch((error: unknown) => error)
    expect(second).toBeInstanceOf(DidNotStart)
    expect(String(second)).toContain('storage.locked')
    const taken = await spawnServer({
      NARVARO_DATA: join(folder, 'other'),
      NARVARO_PORT: new URL(server.origin).port,
    }).catch(String)
    expect(taken).toContain('NARVARO_PORT=4243')
  }, 60_000)

  it('finishes a request under way before it stops', async () => {
    const { headers } = await signIn(commander())
    const cookie = cookieOf(headers)
    const { operations } = JSON.parse((await send({ path: '/api/v1/me', headers: { cookie } })).text)
    const path = `/api/v1/operations/${operations[0].id}/incidents.csv`
    const download = send({ path, headers: { cookie } })
    // Described on another thread, which is ended only when it has answered.
    const picture = send({ path: `/api/v1/operations/${operations[0].id}/picture`, headers: { cookie } })
    const slowly = signIn(commander())
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await server.stop('SIGTERM')).toBe(0)
    expect((await slowly).status).toBe(200)
    const drawn = await picture
    expect(drawn.status).toBe(200)
    expect(JSON.parse(drawn.text).ranking.length).toBeGreaterThan(10)
    const { status, text } = await download
    expect(status).toBe(200)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.split('\r\n').length).toBeGreaterThan(1000)
  }, 60_000)

  it('does not listen where others reach it, as long as there are demo accounts', async () => {
    const open = await spawnServer({ NARVARO_DATA: folder, NARVARO_HOST: '0.0.0.0' }).catch(String)
    expect(open).toContain('narvaro user disable')
  }, 60_000)
})
