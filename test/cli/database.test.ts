import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '../../src/storage/folder-lock.ts'
import { narvaro } from './remembering-terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'narvaro-cli-'))
const environment = { NARVARO_DATA: join(folder, 'data') }
const town = join(folder, 'town')
const incidents = join(folder, 'few.csv')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...argv: string[]) => narvaro(argv, { environment })
const text = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const mappingOfPerson = {
  columns: {},
  crs: null,
  dateOrder: 'ymd',
  timeZone: 'Europe/Stockholm',
  defaultSource: 'reported',
  defaultGroup: null,
  values: { source: {}, group: {}, investigation: {}, indoor: [] },
  collapse: 'none',
  unknownCodes: 'refuse',
  snapWithinMetres: 50,
  makePlacesMetres: null,
  marks: { regime: 'gdpr', controller: 'a@b.se', purpose: 'prevent-crime', sourceGrade: 'A1' },
}
const codeTable = {
  name: 'Egen',
  version: '2026-01-01',
  source: 'Påhittad',
  groups: [{ key: 'order', name: { sv: 'Ordning', en: 'Disorder' }, sensitivity: 'none' }],
  codes: [{ code: '9001', group: 'order', sensitivity: 'none', validFrom: null, validTo: null }],
}

/** One folder for all: a new embedded database takes seconds. The tests build on each other in this order. */
describe('with a database and without a server', { timeout: 90_000 }, () => {
  beforeAll(async () => {
    const made = await run('demo', '--seed', '3', '--weeks', '2', '--now', '2026-11-20', '--out', town, '--json')
    expect(made.json()).toMatchObject({ seed: 3, weeks: 2, incidents: expect.any(Number) })
    const lines = readFileSync(join(town, 'incidents.csv'), 'utf8').split('\r\n')
    writeFileSync(incidents, lines.slice(0, 400).join('\r\n'))
  })

  it('demo writes the same town twice, for its owner alone', async () => {
    const again = join(folder, 'again')
    await run('demo', '--seed', '3', '--weeks', '2', '--now', '2026-11-20', '--out', again)
    for (const name of ['incidents.csv', 'places.geojson', 'target.geojson', 'truth.json']) {
      expect(readFileSync(join(again, name), 'utf8'), name).toBe(readFileSync(join(town, name), 'utf8'))
    }
    expect(statSync(join(town, 'incidents.csv')).mode & 0o777).toBe(0o600)
  })

  it('migrate makes the tables once', async () => {
    const first = await run('migrate', '--json')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.json()).toMatchObject({
      database: { kind: 'pglite' },
      applied: expect.arrayContaining(['0001-operations']),
    })
    expect((await run('migrate')).out).toContain('already up to date')
  })

  it('says who has the folder when another process has it', async () => {
    const lock = lockFolder(environment.NARVARO_DATA)
    if (!lock.ok) throw new Error('the folder should be free')
    try {
      const english = await run('migrate', '--json')
      expect(english.code).toBe(1)
      expect(english.json()).toMatchObject({
        problem: { code: 'storage.locked', holder: expect.stringContaining('process') },
      })
      const swedish = await narvaro(['import', incidents], { environment, language: 'sv' })
      expect(swedish).toMatchObject({ code: 1, out: '' })
      expect(swedish.err).toMatch(/används redan av process \d+.*Inget har ändrats/)
    } finally {
      lock.value.release()
    }
  })

  it('import into nothing says how to make an operation', async () => {
    const { code, err } = await run('import', incidents)
    expect(code).toBe(1)
    expect(err).toContain('--new-operation')
  })

  it('import makes an operation, its places first', async () => {
    const made = await run(
      'import',
      join(town, 'places.geojson'),
      '--places',
      '--new-operation',
      'Månlunda',
      '--starts',
      '2026-11-02',
      '--json',
    )
    expect(made.err).toContain('The operation Månlunda now exists')
    expect(made.code).toBe(0)
    expect(made.json()).toMatchObject({ areas: 3, known: 0 })
    const again = await run('import', join(town, 'places.geojson'), '--places', '--json')
    expect(again.json()).toMatchObject({ places: 0, areas: 0 })
  })

  it('import rehearses without keeping anything', async () => {
    const dry = await run('import', incidents, '--dry-run')
    expect(dry.code).toBe(0)
    expect(dry.out).toContain('Rehearsal, nothing was saved')
    expect((await run('export', '--out', join(folder, 'none.csv'), '--json')).json()).toMatchObject({
      provenance: { incidents: 0 },
    })
  })

  it('import takes the file once: the second time changes nothing', async () => {
    const first = (await run('import', incidents, '--save-mapping', 'town', '--json')).json() as ImportDocument
    expect(first.import).toMatchObject({ status: 'done', by: null, format: 'csv' })
    expect(first.import.figures.added).toBe(first.import.figures.incidents)
    const second = await run('import', incidents, '--operation', 'månlunda', '--mapping', 'town', '--json')
    expect((second.json() as ImportDocument).import.figures).toMatchObject({ added: 0, updated: 0 })
  })

  it('import refuses a bad row with its remedy in a file, and can leave it out', async () => {
    const bad = text(
      'bad.csv',
      'id;start;x;y;brottskod\nA1;2026-11-03 10:00;800000;6510000;5010\nA2;2026-02-31;800000;6510000;5010\n',
    )
    const errors = join(folder, 'fel.csv')
    const refused = await narvaro(['import', bad, '--errors', errors], { environment, language: 'sv' })
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('nekades, inget av den sparades')
    expect(refused.err).toContain('Rad 3')
    expect(readFileSync(errors, 'utf8')).toMatch(
      /^row,column,value,code,åtgärd\r\n3,start,2026-02-31,time\.impossible,/,
    )
    const left = await run('import', bad, '--leave-out-bad-rows', '--json')
    expect(left.code).toBe(0)
    expect((left.json() as ImportDocument).import.figures).toMatchObject({ rows: 2, added: 1 })
  })

  it('import refuses unknown names and files in words', async () => {
    const file = incidents
    const cases: readonly (readonly [string[], RegExp])[] = [
      [[file, '--operation', 'Ingenstans'], /No operation is named Ingenstans\. There are: Månlunda/],
      [[file, '--mapping', 'unsaved'], /no saved mapping named unsaved/],
      [[file, '--mapping', join(folder, 'none.json')], /does not exist/],
      [[join(folder, 'missing.csv')], /does not exist/],
      [[file, '--new-operation', 'Månlunda', '--starts', '2026-11-02'], /already an operation named Månlunda/],
      [[text('t.json', '{"name":"x"}'), '--code-table'], /not a table of crime codes/],
      [[text('h.json', '{"source":"Beslut","weights":{"arson":2}}'), '--harm-table'], /gives a weight to arson/],
      [[text('h2.json', '{"weights":{"robbery":2}}'), '--harm-table'], /does not say where the weights come from/],
      [[text('h3.json', '{"source":'), '--harm-table'], /not a harm table that can be read \(wrong at: JSON\)/],
      [[text('h4.json', '{"source":"Beslut","weights":{"robbery":-1}}'), '--harm-table'], /weight of robbery/],
      [[text('h5.json', '{"source":"a@b.se","weights":{"robbery":2}}'), '--harm-table'], /e-mail address in source/],
      [[text('t2.json', JSON.stringify({ ...codeTable, source: 'a@b.se' })), '--code-table'], /address in source/],
      [[file, '--mapping', text('m.json', JSON.stringify(mappingOfPerson))], /address in marks\.controller/],
      [[file, '--save-mapping', 'Ring 070-174 06 05'], /name in --save-mapping holds a personal number/],
      [[text('p.geojson', '{"type":"FeatureCollection","features":[]}'), '--places'], /was not imported/],
    ]
    for (const [argv, sentence] of cases) {
      const ran = await run('import', ...argv)
      expect(ran.code, argv.join(' ')).toBe(1)
      expect(ran.err).toMatch(sentence)
    }
  })

  it('import takes the operation’s own codes', async () => {
    const table = text('codes.json', JSON.stringify(codeTable))
    expect((await run('import', table, '--code-table', '--json')).json()).toMatchObject({ name: 'Egen', codes: 1 })
    const repeated = await run('import', table, '--code-table')
    expect(repeated.code).toBe(1)
    expect(repeated.err).toContain('already there')
  })

  it('import takes the operation’s own harm weights', async () => {
    const table = text('harm.json', JSON.stringify({ source: 'Beslut 2026-03-01', weights: { order: 2 } }))
    expect((await run('import', table, '--harm-table', '--json')).json()).toMatchObject({
      version: 1,
      weights: { order: 2 },
    })
    expect((await run('import', table, '--harm-table')).out).toContain('version 2')
    expect((await run('import', table, '--harm-table', '--code-table')).code).toBe(2)
  })

  it('export gives every row, to a file or to the screen', async () => {
    const out = join(folder, 'export.csv')
    const { provenance } = (await run('export', '--out', out, '--json')).json() as { provenance: { incidents: number } }
    const lines = readFileSync(out, 'utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(provenance.incidents + 1)
    const screen = await run('export', '--operation', 'Månlunda')
    expect(screen).toMatchObject({ code: 0, err: '' })
    expect(screen.out.trimEnd().split('\r\n')[0]).toBe(lines[0])
    expect((await run('export', '--out', join(folder, 'no', 'where.csv'))).err).toMatch(
      /could not be written \(ENOENT\)/,
    )
  })

  it('demo makes another town in the database, once', async () => {
    const made = await run('demo', '--seed', '9', '--weeks', '1', '--now', '2026-11-20', '--json')
    expect(made.json()).toMatchObject({
      name: 'Månlunda centrum 9',
      operation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const again = await run('demo', '--seed', '9', '--weeks', '1', '--now', '2026-11-20')
    expect(again.code).toBe(1)
    expect(again.err).toContain('already an operation named Månlunda centrum 9')
    expect((await run('export')).err).toContain('There are: ')
  })

  it('user adds, lists, moves and closes accounts', async () => {
    const added = await run(
      'user',
      'add',
      'Anna@Example.se',
      '--name',
      'Anna',
      '--role',
      'analyst',
      '--operation',
      'Månlunda',
      '--json',
    )
    expect(added.json()).toMatchObject({
      account: { email: 'anna@example.se' },
      password: expect.stringMatching(/^(\w{5}-){3}\w{5}$/),
    })
    expect((await run('user', 'list')).out).toMatch(/anna@example\.se +Anna +analyst \(Månlunda\)/)
    expect((await run('user', 'role', 'anna@example.se', 'commander', '--operation', 'Månlunda')).out).toContain(
      'is now commander in Månlunda',
    )
    expect((await run('user', 'reset-password', 'anna@example.se')).out).toContain('It is shown only now')
    expect((await run('user', 'disable', 'anna@example.se')).out).toContain('is closed')
    expect((await run('user', 'add', 'nobody')).err).toContain('is not an e-mail address')
    const missing = await run('user', 'reset-password', 'none@example.se', '--json')
    expect(missing.code).toBe(1)
    expect(missing.json()).toMatchObject({ problem: { code: 'user.not-found' } })
  })

  it('leaves no spooled rows behind', () => {
    const spool = join(environment.NARVARO_DATA, 'spool')
    expect(existsSync(spool) ? readdirSync(spool) : []).toEqual([])
  })
})

interface ImportDocument extends Record<string, unknown> {
  readonly import: { readonly status: string; readonly figures: Record<string, number> }
}

it('refuses bad settings before anything is opened', async () => {
  const { code, err } = await narvaro(['migrate'], { environment: { NARVARO_DATABASE_URL: 'mysql://x' } })
  expect(code).toBe(1)
  expect(err).toContain('NARVARO_DATABASE_URL')
})

it('says when PostgreSQL does not answer, without its password', async () => {
  const { code, err } = await narvaro(['migrate'], {
    environment: { NARVARO_DATABASE_URL: 'postgres://a:hemligt@127.0.0.1:1/x' },
  })
  expect(code).toBe(1)
  expect(err).toContain('ECONNREFUSED')
  expect(err).not.toContain('hemligt')
})
