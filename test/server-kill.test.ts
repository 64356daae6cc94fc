import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOwnDatabase } from './contract/databases.ts'
import { seedDatabase } from './server/seed-folder.ts'
import { type SpawnedServer, spawnServer } from './server/spawn-server.ts'

/** `NARVARO_KILL_ROUNDS=50` for the long run; the moments are random, and printed when a round fails. */
const rounds = Number(process.env.NARVARO_KILL_ROUNDS ?? 3)

const rowsOfFile = 400
/** A file whose rows are its own: `7-0`, `7-1` … so that half of it could be seen. */
const fileNumber = (n: number): string =>
  [
    'id;datum;brottskod;x;y',
    ...Array.from(
      { length: rowsOfFile },
      (_, i) => `${n}-${i};2026-03-0${1 + (i % 9)} 14:00;1201;${668000 + i};${6568000 + n}`,
    ),
  ].join('\n')

const onDatabase = (folder: string) => ({
  PGlite: async () => ({
    settings: { dataFolder: folder },
    environment: { NARVARO_DATA: folder },
    drop: async () => {},
  }),
  PostgreSQL: async () => {
    const { url, drop } = await makeOwnDatabase()
    return { settings: { databaseUrl: url }, environment: { NARVARO_DATA: folder, NARVARO_DATABASE_URL: url }, drop }
  },
})

describe.each(['PGlite', 'PostgreSQL'] as const)('the server on %s, killed while it writes', (kind) => {
  if (kind === 'PostgreSQL' && !process.env.NARVARO_DATABASE_URL)
    return it.skip('needs NARVARO_DATABASE_URL=postgres://… with the right to make databases', () => {})

  const folder = mkdtempSync(join(tmpdir(), 'narvaro-kill-'))
  let made: Awaited<ReturnType<ReturnType<typeof onDatabase>['PGlite' | 'PostgreSQL']>>
  let account: Awaited<ReturnType<typeof seedDatabase>>
  beforeAll(async () => {
    made = await onDatabase(folder)[kind]()
    account = await seedDatabase(made.settings)
  }, 120_000)
  afterAll(async () => {
    await made.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Signed in, as a function that sends. */
  async function enter(server: SpawnedServer) {
    const json = { origin: server.origin, 'content-type': 'application/json' }
    const { email, password } = account
    const signIn = { method: 'POST', headers: json, body: JSON.stringify({ email, password }) }
    const session = await fetch(`${server.origin}/api/auth/sign-in/email`, signIn)
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const base = `${server.origin}/api/v1/operations/${account.operation}`
    return (path: string, body?: string) =>
      fetch(`${base}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie, origin: server.origin, 'content-type': 'text/csv' },
        body,
      })
  }

  /** How many rows of each file there are. */
  async function rowsByFile(send: Awaited<ReturnType<typeof enter>>): Promise<Map<number, number>> {
    const sheet = (await (await send('/incidents.csv')).text()).split('\r\n')
    const lines = sheet.filter((line) => !line.startsWith('# ')).slice(1, -1)
    const files = Map.groupBy(lines, (line) => Number(line.split(',')[1]?.split('-')[0]))
    return new Map([...files].map(([file, all]) => [file, all.length]))
  }

  /** Imports one file; where another process may still be writing, a dead writer is waited for: at most a minute. */
  async function importOne(send: Awaited<ReturnType<typeof enter>>, file: number): Promise<void> {
    for (let waited = 0; ; waited++) {
      const answered = await send(`/imports?fileName=${file}.csv`, fileNumber(file))
      const text = await answered.text()
      if (kind === 'PGlite' || !text.includes('import.busy') || waited === 75)
        return expect(answered.status, text).toBe(201)
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  }

  let next = 1
  /** Sends one import after the other until the server is killed; gives those that were acknowledged. */
  async function importUntilKilled(server: SpawnedServer, send: Awaited<ReturnType<typeof enter>>, moment: number) {
    const kept: number[] = []
    const state = { killed: false }
    const killed = new Promise((resolve) => setTimeout(resolve, moment))
      .then(() => server.stop('SIGKILL'))
      .then(() => (state.killed = true))
    while (!state.killed) {
      const file = next++
      const response = await send(`/imports?fileName=${file}.csv`, fileNumber(file)).catch(() => null)
      if (response?.status === 201) kept.push(file)
    }
    await killed
    return kept
  }

  /** What must hold after a restart: all that was acknowledged, whole, and no part of anything else. */
  async function expectWhole(server: SpawnedServer, acknowledged: ReadonlySet<number>, told: string) {
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    const send = await enter(server)
    const rows = await rowsByFile(send)
    for (const file of acknowledged) expect(rows.get(file), `${told}: file ${file}`).toBe(rowsOfFile)
    for (const [file, count] of rows) expect(count, `${told}: half of file ${file}`).toBe(rowsOfFile)
    const listed = (await (await send('/imports')).json()) as { imports: { status: string }[] }
    expect(listed.imports.filter(({ status }) => status === 'done').length, told).toBe(rows.size)
    expect(readdirSync(join(folder, 'server-spool'), { recursive: true }), told).toEqual([])
    return send
  }

  it(
    `loses nothing it acknowledged and keeps no half import, ${rounds} times`,
    async () => {
      const acknowledged = new Set<number>()
      let server = await spawnServer(made.environment)
      let send = await enter(server)
      for (let round = 0; round < rounds; round++) {
        // However slow the machine, something has been acknowledged when the moment is chosen.
        const first = next++
        await importOne(send, first)
        const moment = Math.random() * 1500
        for (const file of [first, ...(await importUntilKilled(server, send, moment))]) acknowledged.add(file)
        server = await spawnServer(made.environment)
        send = await expectWhole(server, acknowledged, `round ${round}, killed after ${moment.toFixed(0)} ms`)
      }
      expect(await server.stop('SIGTERM')).toBe(0)
      console.log(`${kind}: killed ${rounds} times, ${acknowledged.size} acknowledged imports kept, 0 halves`)
    },
    60_000 + rounds * 120_000,
  )
})
