import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportIncidents } from '../../src/usecases/export-incidents.ts'
import type { ImportDeps } from '../../src/usecases/import-incidents.ts'
import { listImports, readImportProblems } from '../../src/usecases/list-imports.ts'
import type { Store } from '../../src/usecases/ports.ts'
import { undoImport } from '../../src/usecases/undo-import.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importId, operationId, place } from './examples.ts'
import { addOperation, type ImportBench, importBench, importedAt, importPath } from './import-setup.ts'

let bench: ImportBench
beforeAll(() => {
  bench = importBench()
})
afterAll(() => bench.remove())

const header = 'id;brottskod;start;slut;lat;lon;utredning'
const row = (id: string, more: { day?: number; north?: number; state?: string; code?: string } = {}) => {
  const { day = 1, north = 59.2224, state = 'öppen', code = '0807' } = more
  const date = `2025-03-${String(day).padStart(2, '0')}`
  return `${id};${code};${date} 14:00;${date} 15:00;${north};17.938;${state}`
}
const file = (...rows: string[]) => bench.write('rows.csv', `${[header, ...rows].join('\n')}\n`)

const numbers = (figures: { added: number; updated: number; unchanged: number }) => [
  figures.added,
  figures.updated,
  figures.unchanged,
]

async function csvOf(store: Store, operation: ReturnType<typeof operationId>): Promise<string> {
  const exported = await exportIncidents({ store, clock: { now: () => importedAt } }, { operation, by: null })
  if (!exported.ok) throw new Error(exported.problem.code)
  return (await Array.fromAsync(exported.value.csv)).join('')
}

describeOnEachDatabase('importing incidents', (database) => {
  const deps = (): ImportDeps => bench.deps(database.store)
  const begin = () => addOperation(database.store, 1)
  const taken = async (...args: Parameters<typeof importPath>) => {
    const imported = await importPath(...args)
    if (!imported.ok) throw new Error(JSON.stringify(imported.problem))
    return imported.value
  }

  test('the same file again changes nothing; a corrected row updates the incident it was', async () => {
    const operation = await begin()
    expect(numbers((await taken(deps(), operation, file(row('K1'), row('K2')))).figures)).toEqual([2, 0, 0])
    expect(numbers((await taken(deps(), operation, file(row('K1'), row('K2')))).figures)).toEqual([0, 0, 2])
    const corrected = file(row('K1', { state: 'nedlagd' }), row('K2'), row('K3'))
    expect(numbers((await taken(deps(), operation, corrected)).figures)).toEqual([1, 1, 1])
    expect(await csvOf(database.store, operation.id)).toContain('closed-without-result')
  })

  test('one bad row refuses the file: nothing stored, the record and its problems are', async () => {
    const operation = await begin()
    const refused = await importPath(
      deps(),
      operation,
      file(row('K1'), row('K2', { day: 31 }).replace('03-31', '02-30')),
    )
    expect(refused.ok || refused.problem.code).toBe('import.refused')
    const [record] = (await listImports(database.store, operation.id, { after: null, limit: 100 })).records
    expect(record).toMatchObject({ status: 'refused', figures: { rows: 2, problems: 1, added: 0 } })
    const problems = await readImportProblems(database.store, operation.id, record?.id ?? importId(0))
    expect(problems).toMatchObject({ value: [{ row: 3, column: 'start', code: 'time.impossible' }] })
    expect(await database.store.read((tx) => tx.incidents.count(operation.id))).toBe(0)
  })

  test('left out, the bad rows are listed and the others taken', async () => {
    const operation = await begin()
    const path = file(row('K1'), row('K2').replace('03-01', '02-30'), 'K"3', row('K4'))
    const finished = await taken(deps(), operation, path, { leaveOutBadRows: true })
    expect(finished.figures).toMatchObject({ rows: 4, incidents: 2, added: 2, problems: 2 })
    expect(finished.problems.map((problem) => [problem.row, problem.code])).toEqual([
      [3, 'time.impossible'],
      [4, 'file.quotes-broken'],
    ])
  })

  test('a file that breaks off is refused also when bad rows are left out', async () => {
    const operation = await begin()
    const broken = await importPath(deps(), operation, file(row('K1'), '"K2'), { leaveOutBadRows: true })
    expect(broken.ok || broken.problem.code).toBe('import.refused')
    expect(await database.store.read((tx) => tx.incidents.count(operation.id))).toBe(0)
  })

  test('a dry run says what an import would do, and does not', async () => {
    const operation = await begin()
    await taken(deps(), operation, file(row('K1'), row('K2')))
    const before = await csvOf(database.store, operation.id)
    const dry = await taken(
      deps(),
      operation,
      file(row('K1', { state: 'nedlagd' }), row('K2'), row('K3', { north: 59.23 })),
      { dryRun: true },
    )
    expect(numbers(dry.figures)).toEqual([1, 1, 1])
    expect(dry.figures.placesMade).toBe(1)
    expect(await csvOf(database.store, operation.id)).toBe(before)
    expect((await listImports(database.store, operation.id, { after: null, limit: 100 })).records.length).toBe(1)
    const refused = await importPath(deps(), operation, file('x'), { dryRun: true })
    expect(refused.ok).toBe(false)
    expect((await listImports(database.store, operation.id, { after: null, limit: 100 })).records.length).toBe(1)
  })

  test('rows without ids that are alike are different incidents, and the same ones again', async () => {
    const operation = await begin()
    const path = bench.write(
      'no-ids.csv',
      'start;lat;lon\n2025-03-01 14:00;59.2224;17.938\n2025-03-01 14:00;59.2224;17.938\n',
    )
    expect(numbers((await taken(deps(), operation, path)).figures)).toEqual([2, 0, 0])
    expect(numbers((await taken(deps(), operation, path)).figures)).toEqual([0, 0, 2])
  })

  test('a row that stands for several incidents is several', async () => {
    const operation = await begin()
    const path = bench.write(
      'counts.csv',
      'start;antal;lat;lon\n2025-03-01 14:00;3;59.2224;17.938\n2025-03-02 14:00;0;59.2224;17.938\n',
    )
    expect((await taken(deps(), operation, path)).figures).toMatchObject({
      rows: 2,
      incidents: 3,
      added: 3,
      skipped: 1,
    })
    expect(numbers((await taken(deps(), operation, path)).figures)).toEqual([0, 0, 3])
  })

  test('one row a victim is one incident where the mapping says so, and a quarrel where it does not', async () => {
    const operation = await begin()
    const path = file(row('K1'), row('K1', { state: 'nedlagd' }), row('K2'))
    const quarrel = await importPath(deps(), operation, path, { mapping: { collapse: 'none' } })
    expect(quarrel.ok || (quarrel.problem.code === 'import.refused' && quarrel.problem.import.problems)).toMatchObject([
      { row: 3, column: 'id', value: 'K1', code: 'id.repeated' },
    ])
    const collapsed = await taken(deps(), operation, path, { mapping: { collapse: 'by-external-id' } })
    expect(collapsed.figures).toMatchObject({ rows: 3, incidents: 2, added: 2 })
  })

  test('incidents snap to places that are there, and places are made once where none are', async () => {
    const operation = await begin()
    await database.store.transact(async (tx) => {
      await tx.places.addPlaces(operation.id, [
        place(1, { geometry: { type: 'Point', coordinates: [667_670, 6_568_511] } }),
      ])
      return { ok: true }
    })
    const path = file(row('K1'), row('K2', { north: 59.23 }), row('K3', { north: 59.23 }))
    expect((await taken(deps(), operation, path)).figures).toMatchObject({ snapped: 1, placesMade: 1 })
    expect((await database.store.read((tx) => tx.places.listPlaces(operation.id))).length).toBe(2)
  })

  test('a sensitive incident keeps no place and no position', async () => {
    const operation = await begin()
    const codes = await taken(deps(), operation, file(row('K1', { code: '0692' })))
    expect(codes.figures).toMatchObject({ sensitive: 1, withoutPlace: 1, placesMade: 0 })
    const [incident] = await database.store.read((tx) => tx.incidents.page(operation.id, null, 10))
    expect(incident).toMatchObject({ precision: 'area', place: null, position: null })
  })

  test('stopped while it writes, an import leaves nothing', async () => {
    const operation = await begin()
    const many = file(...Array.from({ length: 2100 }, (_, i) => row(`K${i}`)))
    const stop = new AbortController()
    const stopped = await importPath(deps(), operation, many, {
      signal: stop.signal,
      progress: ({ step, done }) => step === 'writing' && done > 0 && stop.abort(),
    })
    expect(stopped).toEqual({ ok: false, problem: { code: 'import.cancelled' } })
    const [count, places] = await database.store.read(async (tx) => [
      await tx.incidents.count(operation.id),
      await tx.places.listPlaces(operation.id),
    ])
    expect([count, places]).toEqual([0, []])
    expect(readdirSync(bench.spoolFolder)).toEqual([])
    expect((await taken(deps(), operation, many)).figures.added).toBe(2100)
  })

  test('undone, new incidents go and changed ones get their former self again', async () => {
    const operation = await begin()
    await taken(deps(), operation, file(row('K1')))
    const before = await csvOf(database.store, operation.id)
    const second = await taken(deps(), operation, file(row('K1', { state: 'nedlagd' }), row('K2', { north: 59.23 })))
    const command = { operation: operation.id, id: second.id, by: null }
    expect(await undoImport(deps(), command)).toEqual({ ok: true, value: { removed: 1, restored: 1 } })
    expect(await csvOf(database.store, operation.id)).toBe(before)
    expect(await undoImport(deps(), command)).toMatchObject({ problem: { code: 'import.not-done' } })
  })

  test('an import that a later one built upon cannot be undone first', async () => {
    const operation = await begin()
    const first = await taken(deps(), operation, file(row('K1')))
    await taken(deps(), operation, file(row('K1', { state: 'nedlagd' })))
    const undone = await undoImport(deps(), { operation: operation.id, id: first.id, by: null })
    expect(undone).toEqual({ ok: false, problem: { code: 'import.built-upon' } })
  })

  test('every import is in the log, refused ones too; an export as well', async () => {
    const operation = await begin()
    await taken(deps(), operation, file(row('K1')))
    await importPath(deps(), operation, file('x'))
    await csvOf(database.store, operation.id)
    const log = await database.store.read((tx) => tx.audit.list(operation.id, 10))
    expect(log.map(({ action, subject }) => [action, subject.endsWith('refused')])).toEqual([
      ['export.create', false],
      ['import.create', true],
      ['import.create', false],
    ])
  })

  test('an operation that is not there', async () => {
    const operation = await begin()
    const elsewhere = { ...operation, id: operationId(9) }
    expect(await importPath(deps(), elsewhere, file(row('K1')))).toMatchObject({
      problem: { code: 'operation.not-found' },
    })
  })

  test('the export has local time with offset, and no cell that a spreadsheet would run', async () => {
    const operation = await begin()
    await taken(deps(), operation, file(row('=1+1'), row('-cmd'), row('K3')))
    const lines = (await csvOf(database.store, operation.id)).split('\r\n')
    expect(lines.length).toBe(5)
    expect(
      lines
        .slice(1, 4)
        .map((line) => line.split(',')[1])
        .sort(),
    ).toEqual(["'-cmd", "'=1+1", 'K3'])
    expect(lines[1]).toContain('2025-03-01T14:00:00+01:00,2025-03-01T15:00:00+01:00')
  })
})
