import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealFile, realFiles, sharedFolder } from '../bench/real-data.ts'
import { describeOnEachDatabase } from './contract/databases.ts'
import { addOperation, type ImportBench, importBench, importPath } from './contract/import-setup.ts'

/** What we know of the files from those who gave them. */
const known: Readonly<
  Record<string, { readonly rows: number; readonly incidents: number; readonly problems: number }>
> = {
  'chicago_burglary_2016.csv': { rows: 11_701, incidents: 11_700, problems: 1 },
  'nyc_shootings_2006_2023h1.csv': { rows: 27_939, incidents: 21_903, problems: 0 },
}

let bench: ImportBench
beforeAll(() => {
  bench = importBench()
})
afterAll(() => bench.remove())

describe.skipIf(!existsSync(sharedFolder))('open data', () => {
  describeOnEachDatabase('imported twice', (database) => {
    const taken = async ({ name, planeEpsg, timeZone, crs, leaveOutBadRows }: RealFile) => {
      const operation = await addOperation(database.store, 1, { planeEpsg, timeZone })
      // The newest window is of August 2026.
      const deps = { ...bench.deps(database.store), clock: { now: () => Date.UTC(2026, 11, 1) } }
      const run = async () => {
        const imported = await importPath(deps, operation, join(sharedFolder, name), {
          mapping: crs ? { crs } : undefined,
          leaveOutBadRows,
        })
        if (!imported.ok) throw new Error(JSON.stringify(imported.problem))
        return imported.value.figures
      }
      return { operation, first: await run(), second: await run() }
    }

    test.each(realFiles)('$name: the second time nothing changes', { timeout: 120_000 }, async (file) => {
      const { first, second } = await taken(file)
      expect(first).toMatchObject(known[file.name] ?? { rows: 500, problems: 0 })
      expect(first.added).toBe(first.incidents)
      expect(second).toMatchObject({ added: 0, updated: 0, unchanged: first.incidents, placesMade: 0 })
    })

    test('shootings inside, or in a house of many homes, are at places indoors', { timeout: 120_000 }, async () => {
      const nyc = realFiles.find(({ name }) => name.startsWith('nyc'))
      const { operation } = await taken(nyc as RealFile)
      const [places, incidents] = await database.store.read(async (tx) => [
        new Map((await tx.places.listPlaces(operation.id)).map((place) => [place.id, place])),
        await tx.incidents.page(operation.id, null, 30_000),
      ])
      const indoors = incidents.filter(({ place }) => place !== null && places.get(place)?.indoor)
      // Counted in the file itself by first rows: INSIDE, or MULTI DWELL where in_out says nothing (OUTSIDE is outside).
      expect(indoors.length).toBe(5929)
    })
  })
})
