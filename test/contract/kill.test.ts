import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type DatabaseSettings, openDatabase } from '../../src/storage/open-database.ts'
import { makeOwnDatabase } from './databases.ts'

/** On both databases together; `NARVARO_KILL_ROUNDS=50` for the long run. */
const rounds = Number(process.env.NARVARO_KILL_ROUNDS ?? 8)
const onPostgresql = Boolean(process.env.NARVARO_DATABASE_URL)
const roundsEach = Math.ceil(rounds / 2)

interface Found {
  readonly imports: number
  readonly incidents: number
  readonly half: number
  readonly logged: number
}

/** Starts a writer, lets it work (or not even start) and kills it at a moment that nobody chose. */
async function writeAndKill(
  settings: DatabaseSettings,
  whileStarting: boolean,
): Promise<{ found: Found | null; acknowledged: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-writer.ts'), JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let found: Found | null = null
  let acknowledged = 0
  const gone = once(child, 'exit')
  const begun = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { found?: Found; written?: number }
      if (said.found) found = said.found
      if (said.written) acknowledged = said.written
      if (said.written) resolve()
    })
  })
  await Promise.race([whileStarting ? wait(Math.random() * 1500) : begun, gone])
  if (!whileStarting) await wait(Math.random() * 400)
  child.kill('SIGKILL')
  const [, signal] = (await gone) as [number | null, string | null]
  // A writer that ended by itself has failed to open, or to write.
  expect(signal).toBe('SIGKILL')
  return { found, acknowledged }
}

async function killRepeatedly(settings: DatabaseSettings): Promise<number> {
  let kept = 0
  for (let round = 0; round < roundsEach; round++) {
    // One in four, and the first, dies while it starts: making files, opening, sweeping, migrating.
    const { found, acknowledged } = await writeAndKill(settings, round % 4 === 0)
    if (found) {
      expect(found.imports).toBeGreaterThanOrEqual(kept)
      expect(found).toEqual({ imports: found.imports, incidents: found.imports * 15, half: 0, logged: found.imports })
    }
    kept = Math.max(kept, found?.imports ?? 0, acknowledged)
  }
  expect(kept).toBeGreaterThan(0)
  return kept
}

async function expectKept(settings: DatabaseSettings, imports: number): Promise<void> {
  const opened = await openDatabase(settings)
  if (!opened.ok) throw new Error(opened.problem.code)
  const { db, close } = opened.value
  const stored = await db.selectFrom('imports').select('id').where('status', '=', 'done').execute()
  await close()
  expect(stored.length).toBeGreaterThanOrEqual(imports)
}

describe('a writer killed at any moment loses nothing it acknowledged and leaves nothing half done', () => {
  const cleanUp: (() => Promise<void> | void)[] = []
  afterAll(async () => {
    for (const clean of cleanUp) await clean()
  })

  it(`on PGlite, ${roundsEach} times, and its folder is free at once`, { timeout: 600_000 }, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'narvaro-kill-'))
    cleanUp.push(() => rmSync(dataFolder, { recursive: true, force: true }))
    await expectKept({ dataFolder }, await killRepeatedly({ dataFolder }))
  })

  it.skipIf(!onPostgresql)(`on PostgreSQL, ${roundsEach} times`, { timeout: 600_000 }, async () => {
    const { url, drop } = await makeOwnDatabase()
    cleanUp.push(drop)
    await expectKept({ databaseUrl: url }, await killRepeatedly({ databaseUrl: url }))
  })
})
