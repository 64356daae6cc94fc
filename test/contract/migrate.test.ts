import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentMigration, type Migration, migrate, readMigrations } from '../../src/storage/migrate.ts'
import { type Database, isTooOld, openDatabase } from '../../src/storage/open-database.ts'
import { makeOwnDatabase } from './databases.ts'

const steps = (...texts: readonly string[]): readonly Migration[] =>
  texts.map((text, i) => ({ number: i + 1, name: `000${i + 1}-step`, text, checksum: text }))

/** Databases of their own, unmigrated: migrations cannot be tried inside a transaction that rolls back. */
const kinds: readonly [
  string,
  () => Promise<{ settings: Parameters<typeof openDatabase>[0]; drop(): Promise<void> }>,
][] = [
  [
    'PGlite',
    async () => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'narvaro-migrate-'))
      return { settings: { dataFolder }, drop: async () => rmSync(dataFolder, { recursive: true, force: true }) }
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const { url, drop } = await makeOwnDatabase()
      return { settings: { databaseUrl: url }, drop }
    },
  ],
]

describe.each(kinds)('migrations on %s', (kind, make) => {
  const isThere = kind === 'PGlite' || Boolean(process.env.NARVARO_DATABASE_URL)
  describe.skipIf(!isThere)('one after the other', () => {
    let made: Awaited<ReturnType<typeof make>>
    let database: Database
    beforeAll(async () => {
      made = await make()
      const opened = await openDatabase(made.settings)
      if (!opened.ok) throw new Error(opened.problem.code)
      database = opened.value
    })
    afterAll(async () => {
      await database.close()
      await made.drop()
    })

    const two = steps('create table one (n integer)', 'create table two (n integer); insert into two values (2)')

    it('begin with nothing', async () => expect(await currentMigration(database.db)).toBeNull())

    it('are applied in order and once, also by two who start together', async () => {
      const [a, b] = await Promise.all([migrate(database.db, two), migrate(database.db, two)])
      expect([a, b]).toMatchObject([{ value: { current: '0002-step' } }, { value: { current: '0002-step' } }])
      const applied = [a, b].flatMap((report) => (report.ok ? report.value.applied : []))
      expect(applied.sort()).toEqual(['0001-step', '0002-step'])
      const { rows } = await sql`select n from two`.execute(database.db)
      expect(rows).toEqual([{ n: 2 }])
      expect(await currentMigration(database.db)).toBe('0002-step')
    })

    it('are refused when one that was applied has been edited', async () => {
      const edited = steps('create table one (n bigint)', two[1]?.text ?? '')
      expect(await migrate(database.db, edited)).toEqual({
        ok: false,
        problem: { code: 'storage.migration-edited', migration: '0001-step' },
      })
    })

    it('are refused when the database is newer than the programme', async () => {
      expect(await migrate(database.db, two.slice(0, 1))).toEqual({
        ok: false,
        problem: { code: 'storage.newer', migration: '0002-step' },
      })
    })

    it('leave nothing of one that fails, and go on when it is mended', async () => {
      const broken = [...two, ...steps('', '', 'create table three (n integer); select 1 / 0').slice(2)]
      await expect(migrate(database.db, broken)).rejects.toMatchObject({ code: '22012' })
      expect(await currentMigration(database.db)).toBe('0002-step')
      const mended = [...two, ...steps('', '', 'create table three (n integer)').slice(2)]
      expect(await migrate(database.db, mended)).toMatchObject({ value: { applied: ['0003-step'] } })
    })

    it('run in UTC and keep days as texts, whatever the machine', async () => {
      const { rows } = await sql`
        select current_setting('TimeZone') as zone, date '2026-03-29' as day, 9007199254740991::bigint as count,
          timestamptz '2026-03-29T02:30:00+02:00' as at`.execute(database.db)
      const at = new Date(Date.UTC(2026, 2, 29, 0, 30))
      expect(rows).toEqual([{ zone: 'UTC', day: '2026-03-29', count: 9_007_199_254_740_991, at }])
      await expect(sql`select 9007199254740993::bigint as count`.execute(database.db)).rejects.toThrow('does not fit')
    })
  })
})

it('the files are numbered without a gap', () => {
  const migrations = readMigrations()
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1))
  expect(migrations.length).toBeGreaterThan(3)
})

it('an address where nobody answers is refused without telling its password', async () => {
  const opened = await openDatabase({ databaseUrl: 'postgres://who:hemligt@127.0.0.1:1/none' })
  expect(opened).toMatchObject({ ok: false, problem: { code: 'storage.unreachable' } })
  expect(JSON.stringify(opened)).not.toContain('hemligt')
})

it.each([
  ['14.19', true],
  ['9.6.24', true],
  ['15.0', false],
  ['18.6', false],
  ['19beta1', false],
])('version %s of PostgreSQL is too old: %s', (version, expected) => expect(isTooOld(version)).toBe(expected))
