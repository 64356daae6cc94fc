import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RowProblem } from '../../src/domain/import/import-record.ts'
import { problemLine } from '../../src/domain/import/problem-text.ts'
import { readPlacesFile } from '../../src/files/places-geojson.ts'
import { describeOnEachDatabase, type TestDatabase } from '../contract/databases.ts'
import { addOperation, type ImportBench, importBench, importPath } from '../contract/import-setup.ts'
import { acceptedFiles, type HostileCase, refusedFiles, refusedGround } from './cases.ts'
import { generated, writeGenerated } from './generate.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
let bench: ImportBench
beforeAll(() => {
  bench = importBench()
})
afterAll(() => bench.remove())

function pathOf(file: string): string {
  const kept = join(fixtures, file)
  if (existsSync(kept)) return kept
  const made = join(bench.folder, file)
  writeGenerated(file, made)
  return made
}

const told = (problems: readonly RowProblem[]) => problems.map(({ row, column, code }) => [row, column, code])

function expectTold(problems: readonly RowProblem[], { problems: expected, sv, en }: Partial<HostileCase>): void {
  expect(told(problems)).toEqual(expected ?? [])
  const first = problems[0]
  if (first) expect([problemLine(first, 'sv'), problemLine(first, 'en')]).toEqual([sv, en])
}

/** Pieces of the persons in the fixtures, none of which may reach the database. */
const persons = /850709|640823|701063|070-?174|svensson|lund@|erik lund|ABC ?123|DEF ?45G/i

/** Everything the database holds, as one text. */
async function everything({ db }: TestDatabase): Promise<string> {
  const tables = ['incident_versions', 'places', 'areas', 'imports', 'import_problems', 'audit_log', 'saved_mappings']
  const texts = await Promise.all(
    tables.map(async (name) => {
      const { rows } = await sql<{
        text: string | null
      }>`select string_agg(t::text, chr(10)) as text from ${sql.table(name)} t`.execute(db)
      return rows[0]?.text ?? ''
    }),
  )
  return texts.join('\n')
}

test('every fixture is in the table, and there are more than sixty', () => {
  const inTable = new Set([...refusedFiles, ...acceptedFiles, ...refusedGround].map(({ file }) => file))
  expect([...readdirSync(fixtures), ...Object.keys(generated)].filter((file) => !inTable.has(file))).toEqual([])
  expect(inTable.size).toBeGreaterThan(60)
})

describeOnEachDatabase('hostile files', (database) => {
  test.each(refusedFiles)('$file is refused, and nothing of it is kept', async ({ file, mapping, ...expected }) => {
    const operation = await addOperation(database.store, 1)
    const imported = await importPath(bench.deps(database.store), operation, pathOf(file), { mapping })
    if (imported.ok || imported.problem.code !== 'import.refused') throw new Error(`${file} was not refused`)
    expectTold(imported.problem.import.problems, expected)
    const [places, incidents, imports] = await database.store.read(async (tx) => [
      await tx.places.listPlaces(operation.id),
      await tx.incidents.count(operation.id),
      await tx.imports.list(operation.id),
    ])
    expect([places, incidents]).toEqual([[], 0])
    expect(imports.map(({ status }) => status)).toEqual(['refused'])
    expect(await everything(database)).not.toMatch(persons)
    expect(readdirSync(bench.spoolFolder)).toEqual([])
  })

  test.each(acceptedFiles)(
    '$file is taken, and again without a change',
    async ({ file, mapping, figures, ...expected }) => {
      const operation = await addOperation(database.store, 1)
      const path = pathOf(file)
      const first = await importPath(bench.deps(database.store), operation, path, { mapping })
      if (!first.ok) throw new Error(JSON.stringify(first.problem))
      expectTold(first.value.problems, expected)
      const { added, problems: _, ...rest } = first.value.figures
      expect(
        Object.fromEntries(
          Object.entries(rest).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)),
        ),
      ).toEqual(figures)
      expect(added).toBe(first.value.figures.incidents)
      const again = await importPath(bench.deps(database.store), operation, path, { mapping })
      expect(again.ok && again.value.figures).toMatchObject({ added: 0, updated: 0, unchanged: added, placesMade: 0 })
      expect(await everything(database)).not.toMatch(persons)
    },
  )
})

describe('hostile places and areas', () => {
  test.each(refusedGround)('$file is refused', async ({ file, ...expected }) => {
    const read = await readPlacesFile(pathOf(file), { planeEpsg: 3006, defaultRole: null, makeId: <I>() => 'id' as I })
    expectTold(read.ok ? [] : read.problem, expected)
  })
})
