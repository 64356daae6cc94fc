import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type DatabaseSettings, openDatabase } from '../src/storage/open-database.ts'
import { createStore } from '../src/storage/store.ts'
import { makeOwnDatabase } from './contract/databases.ts'

/** Of each database; `NARVARO_KILL_ROUNDS=50` for the long run. */
const rounds = Number(process.env.NARVARO_KILL_ROUNDS ?? 4)
const rowsEach = 4000
const command = join(import.meta.dirname, '../src/cli/narvaro.ts')

/** A file of its own for each round; every row another square, so that places are half made too. */
function fileOf(folder: string, round: number): string {
  const path = join(folder, `round-${round}.csv`)
  const rows = Array.from({ length: rowsEach }, (_, i) => {
    const minute = String(i % 60).padStart(2, '0')
    return `R${round}-${i};2025-03-01 14:${minute};${667_000 + (i % 700) * 25};6568000`
  })
  writeFileSync(path, `id;start;x;y\n${rows.join('\n')}\n`)
  return path
}

interface Ended {
  /** True when the command said that the import is done. */
  readonly acknowledged: boolean
  readonly milliseconds: number
}

/** `narvaro import`, killed after a while unless it ends before. */
async function importAndKill(folder: string, url: string | undefined, round: number, afterMs: number): Promise<Ended> {
  const started = performance.now()
  const args = [
    command,
    'import',
    fileOf(folder, round),
    '--new-operation',
    `Runda ${round}`,
    '--starts',
    '2025-01-01',
    '--json',
  ]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NARVARO_DATA: join(folder, 'data'), NARVARO_DATABASE_URL: url ?? '' },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const gone = once(child, 'close')
  await Promise.race([gone, wait(afterMs)])
  child.kill('SIGKILL')
  await gone
  return {
    acknowledged: said.includes('"status": "done"') || said.includes('"status":"done"'),
    milliseconds: performance.now() - started,
  }
}

/** What readers see must be whole imports and nothing else; returns the rounds whose import is done. */
async function doneRounds(settings: DatabaseSettings): Promise<ReadonlySet<string>> {
  const opened = await openDatabase(settings)
  if (!opened.ok) throw new Error(opened.problem.code)
  const { db, close } = opened.value
  const seen = await createStore(db).read(async (tx) => {
    const found: string[] = []
    for (const { id, name } of await tx.operations.list()) {
      const imports = (await tx.imports.list(id)).filter(({ status }) => status === 'done')
      expect(imports.length).toBeLessThanOrEqual(1)
      expect(await tx.incidents.count(id)).toBe(imports.length * rowsEach)
      expect((await tx.places.listPlaces(id)).length).toBe(imports.length * 700)
      expect((await tx.audit.list(id, 10)).filter(({ action }) => action === 'import.create').length).toBe(
        imports.length,
      )
      if (imports.length > 0) found.push(name)
    }
    return found
  })
  await close()
  return new Set(seen)
}

async function killRounds(folder: string, url: string | undefined): Promise<void> {
  const settings: DatabaseSettings = url ? { databaseUrl: url } : { dataFolder: join(folder, 'data') }
  // The first is left alone: it shows how long one takes, and that what is expected can happen at all.
  const alone = await importAndKill(folder, url, 0, 120_000)
  expect(alone.acknowledged).toBe(true)
  const acknowledged = ['Runda 0']
  for (let round = 1; round <= rounds; round++) {
    const ended = await importAndKill(folder, url, round, Math.random() * alone.milliseconds)
    if (ended.acknowledged) acknowledged.push(`Runda ${round}`)
    const done = await doneRounds(settings)
    expect(acknowledged.filter((name) => !done.has(name))).toEqual([])
  }
  const again = await importAndKill(folder, url, rounds + 1, 120_000)
  expect(again.acknowledged).toBe(true)
  expect((await doneRounds(settings)).has(`Runda ${rounds + 1}`)).toBe(true)
}

describe(`an import killed at ${rounds} random moments is whole or not there, and the next one works`, () => {
  const cleanUp: (() => Promise<void> | void)[] = []
  afterAll(async () => {
    for (const clean of cleanUp) await clean()
  })
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'narvaro-import-kill-'))
    cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }
  const timeout = 120_000 + rounds * 20_000

  it('on PGlite', { timeout }, () => killRounds(newFolder(), undefined))

  it.skipIf(!process.env.NARVARO_DATABASE_URL)('on PostgreSQL', { timeout }, async () => {
    const { url, drop } = await makeOwnDatabase()
    cleanUp.push(drop)
    await killRounds(newFolder(), url)
  })
})
