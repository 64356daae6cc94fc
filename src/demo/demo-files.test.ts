import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyId } from '../domain/ids.ts'
import type { CheckedRow } from '../domain/import/check-row.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import type { Operation } from '../domain/operation/operation.ts'
import { openRowSource } from '../files/open-row-source.ts'
import { readPlacesFile } from '../files/places-geojson.ts'
import { checkerFor, mappingFor, mappingProblems } from '../usecases/import/prepare-import.ts'
import { demoOrganisation, offeredIncidents } from './as-incidents.ts'
import { demoTimeZone, planeEpsg } from './demo-calendar.ts'
import { incidentsCsv, placesGeojson, truthJson } from './demo-files.ts'
import { demoTown } from './events.ts'
import { fixtureNow } from './picture-fixture.ts'

const demo = demoTown({ seed: 3, now: fixtureNow })
const offered = offeredIncidents(demo)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'narvaro-demo-'))
  await writeFile(join(folder, 'places.geojson'), placesGeojson(demo))
  await writeFile(join(folder, 'incidents.csv'), incidentsCsv(demo))
})
afterAll(() => rm(folder, { recursive: true }))

async function readTown() {
  let made = 0
  const read = await readPlacesFile(join(folder, 'places.geojson'), {
    planeEpsg,
    defaultRole: null,
    makeId: <I extends AnyId>() => `made-${made++}` as I,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return read.value
}

describe('a town written as files', () => {
  test('has places that are read back as they were, to the centimetre', async () => {
    const { places, areas } = await readTown()
    expect(areas.map(({ role, name }) => [role, name])).toEqual(demo.town.areas.map(({ role, name }) => [role, name]))
    expect(places).toHaveLength(demo.town.places.length)
    for (const [i, { place }] of demo.town.places.entries()) {
      expect(places[i]).toMatchObject({ name: place.name, kind: place.kind, floor: place.floor, indoor: place.indoor })
      const [before, after] = [place.geometry, places[i]?.geometry].map((shape) =>
        ((shape?.coordinates ?? []) as unknown[]).flat(3),
      ) as [number[], number[]]
      expect(after).toHaveLength(before.length)
      for (const [n, value] of before.entries()) expect(Math.abs((after[n] as number) - value)).toBeLessThan(0.02)
    }
  })

  test('is read by the importer, columns guessed, to the very incidents that the loader offers', async () => {
    const { places, areas } = await readTown()
    const source = await openRowSource(join(folder, 'incidents.csv'))
    const operation = { planeEpsg, timeZone: demoTimeZone } as Operation
    const mapping = mappingFor(source, operation)
    expect(await mappingProblems(mapping, source, operation)).toEqual([])
    const ground = { operation, controller: demoOrganisation, places, areas, codes: brottskoder }
    const checker = checkerFor(mapping, source, ground, fixtureNow)
    const rows: CheckedRow[] = []
    for await (const row of source.rows()) if ('cells' in row) rows.push(checker.check(row))
    expect(rows).toHaveLength(offered.length)
    const nameOf = new Map(places.map(({ id, name }): [string, string] => [id, name]))
    const trueNameOf = new Map(demo.town.places.map(({ place }): [string, string] => [place.id, place.name]))
    for (const [i, row] of rows.entries()) {
      if (row.kind !== 'incident') throw new Error(`row ${i} gave ${JSON.stringify(row)}`)
      const { key, externalId, interval, knownAt, precision, code, group, source, investigation, place } = row.incident
      const expected = offered[i] as (typeof offered)[number]
      expect({ key, externalId, interval, knownAt, precision, code, group, source, investigation }).toEqual({
        key: expected.key,
        externalId: expected.externalId,
        interval: expected.interval,
        knownAt: expected.knownAt,
        precision: expected.precision,
        code: expected.code,
        group: expected.group,
        source: expected.source,
        investigation: expected.investigation,
      })
      expect(place && nameOf.get(place)).toBe(expected.place && trueNameOf.get(expected.place))
      expect(row.notes.redactedCells).toBe(0)
    }
  })

  test('has its truth beside it', () => {
    const truth = JSON.parse(truthJson(demo))
    expect(truth).toEqual(JSON.parse(JSON.stringify(demo.truth)))
    expect(truth.seed).toBe(3)
  })
})
