import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import readXlsxFile, { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import { exportChoice, incidentQuery, rankingQuery } from '../../src/web/desk/export/export-query.ts'
import { words as exportWords } from '../../src/web/desk/export/export-words.ts'
import { choiceInWords } from '../../src/web/desk/export/told-choice.ts'
import { words as filterWords } from '../../src/web/desk/picture/filter-words.ts'
import { filterKeys, parseSearch } from '../../src/web/desk/search.ts'
import { formatsFor } from '../../src/web/ui/format.ts'
import { sv as messages } from '../../src/web/ui/messages/sv.ts'
import { exportQuerySchema, rankingQuerySchema } from '../../src/wire/exports.ts'
import { databases, openTestServer, request, type TestServer } from './harness.ts'

const now = Date.UTC(2026, 3, 14, 6)
const ogrinfo = ['/usr/bin/ogrinfo', '/usr/local/bin/ogrinfo', '/opt/homebrew/bin/ogrinfo'].find(existsSync)
const filter = 'groups=violence&sources=reported&from=2026-02-16&to=2026-03-30'

describe.each(databases)('exports on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let cookie = ''
  let folder = ''
  beforeAll(async () => {
    server = await openTestServer({ clock: { now: () => now } }, open)
    const loaded = await loadDemo(server.store, { seed: 1, now })
    if (!loaded.ok) throw new Error('the demo was not loaded')
    operation = loaded.value.operation
    cookie = await server.signIn(await server.addMember(operation, 'analyst'))
    folder = mkdtempSync(join(tmpdir(), 'narvaro-export-'))
  }, 120_000)
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const take = (path: string) => server.app(request(`/api/v1/operations/${operation}/${path}`, { cookie }))
  const text = async (path: string) => (await take(path)).text()
  const remarksIn = (csv: string) =>
    Object.fromEntries(
      csv
        .split('\r\n')
        .filter((line) => line.startsWith('# '))
        .map((line) => [line.slice(2, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    )
  const rowsIn = (csv: string) => csv.split('\r\n').filter((line) => line !== '' && !line.startsWith('# '))
  const saved = async (path: string) => {
    const response = await take(path)
    expect(response.status).toBe(200)
    const file = join(folder, path.replace(/\?.*/, '').replaceAll('/', '-'))
    writeFileSync(file, new Uint8Array(await response.arrayBuffer()))
    return file
  }

  it('covers a CSV with who, when, what and through which filter, and counts, hashes and marks it below', async () => {
    const csv = await text(`incidents.csv?${filter}`)
    const rows = rowsIn(csv)
    expect(remarksIn(csv)).toMatchObject({
      'operation id': operation,
      content: 'incidents',
      'exported by': 'analyst',
      'exported at': '2026-04-14T08:00:00+02:00',
      filter: 'groups=violence sources=reported from=2026-02-16 to=2026-03-30',
      'time zone': 'Europe/Stockholm',
      rows: String(rows.length - 1),
      'sha256 of the rows': expect.stringMatching(/^[0-9a-f]{64}$/),
      watermark: expect.stringMatching(/^[0-9a-f]{64}$/),
      secrecy: expect.stringContaining('35 kap. 1 §'),
    })
    expect(csv).not.toMatch(/@example\.se|Person \d/)
    expect(rows.length).toBeGreaterThan(10)
  })

  it('holds what the filter lets through and nothing else', async () => {
    const [header = '', ...rows] = rowsIn(await text(`incidents.csv?bare=true&${filter}`))
    const at = (line: string, name: string) => line.split(',')[header.split(',').indexOf(name)] ?? ''
    for (const row of rows) {
      expect([at(row, 'group'), at(row, 'source')]).toEqual(['violence', 'reported'])
      expect(at(row, 'from') >= '2026-02-16' && at(row, 'from') < '2026-04-06').toBe(true)
    }
    const stored = await server.store.read((tx) => tx.incidents.page(operation, null, 100_000))
    const [from, to] = [Date.parse('2026-02-16T00:00:00+01:00'), Date.parse('2026-04-06T00:00:00+02:00')]
    const expected = stored.filter(
      (one) =>
        one.group === 'violence' && one.source === 'reported' && one.interval.from >= from && one.interval.from < to,
    )
    expect(rows.length).toBe(expected.length)
  })

  it('takes a place with what lies within it', async () => {
    const places = await server.store.read((tx) => tx.places.listPlaces(operation))
    const building = places.find(({ id, kind }) => kind === 'building' && places.some(({ parent }) => parent === id))
    const inside = new Set([
      building?.id,
      ...places.filter(({ parent }) => parent === building?.id).map(({ id }) => id),
    ])
    const floors = places.filter(({ parent }) => parent !== null && inside.has(parent)).map(({ id }) => id)
    const known = new Set([...inside, ...floors])
    const rows = rowsIn(await text(`incidents.csv?bare=true&place=${building?.id}`)).slice(1)
    expect(rows.length).toBeGreaterThan(0)
    const stored = await server.store.read((tx) => tx.incidents.page(operation, null, 100_000))
    expect(rows.length).toBe(stored.filter(({ place }) => place !== null && known.has(place)).length)
  })

  it('is made through every part of the filter that the desk has, says so on the page and logs it with the rows', async () => {
    const ground = await server.store.read(async (tx) => ({
      place: (await tx.places.listPlaces(operation))[0]?.id ?? '',
      area: (await tx.places.listAreas(operation))[0]?.id ?? '',
    }))
    const chosen: Readonly<Record<(typeof filterKeys)[number] | 'place' | 'compare', string>> = {
      groups: 'violence',
      sources: 'reported',
      from: '2026-02-16',
      to: '2026-03-30',
      codes: '0355,0365',
      areas: ground.area,
      kinds: 'square,stairwell',
      floors: '-1,2',
      investigations: 'open,unknown',
      hours: '114-120,138',
      place: ground.place,
      compare: '2025-10-06..2025-12-28,2026-02-16..2026-03-29',
    }
    const search = parseSearch({ ...chosen, tab: 'points' })
    const everything = exportChoice(search, true)
    expect(Object.keys(everything).toSorted()).toEqual([...filterKeys, 'place', 'compare'].toSorted())
    expect(Object.keys({ ...incidentQuery(everything), bare: '' }).toSorted()).toEqual(
      Object.keys(exportQuerySchema.properties).toSorted(),
    )
    expect(Object.keys({ ...rankingQuery(everything), bare: '' }).toSorted()).toEqual(
      Object.keys(rankingQuerySchema.properties).toSorted(),
    )
    expect(exportChoice(search, false)).not.toHaveProperty('place')
    const naming = {
      say: exportWords.sv,
      filterWords: filterWords.sv,
      messages,
      format: formatsFor('sv-SE'),
      ground: undefined,
    }
    const told = choiceInWords(everything, naming)
    expect(told.map(({ key }) => key).toSorted()).toEqual(Object.keys(chosen).toSorted())
    expect(told.find(({ key }) => key === 'hours')?.value).toBe('fre 18–00, lör 00–01 och lör 18–19')
    for (const [path, query] of [
      ['incidents.csv', incidentQuery(everything)],
      ['ranking.csv', rankingQuery(everything)],
    ] as const) {
      const csv = await text(`${path}?${new URLSearchParams(query)}`)
      const cover = remarksIn(csv).filter ?? ''
      expect(cover.split(' ').toSorted()).toEqual(
        Object.entries(query)
          .map(([key, value]) => `${key}=${value}`)
          .toSorted(),
      )
      const what = path.replace('.csv', '')
      const logged = (await server.auditOf(operation)).find(({ subject }) => subject.startsWith(`${what}, `))
      expect(logged).toMatchObject({
        action: 'export.create',
        subject: `${what}, ${rowsIn(csv).length - 1} rows, filter: ${cover}`,
      })
    }
  })

  it('refuses the same as the picture does', async () => {
    for (const query of ['groups=A', 'sources=rumour', 'from=2026-02-30', 'colour=red', 'bare=yes'])
      for (const path of ['incidents.csv', 'incidents.geojson', 'incidents.xlsx', 'ranking.csv', 'ranking.xlsx'])
        expect([path, query, (await take(`${path}?${query}`)).status]).toEqual([path, query, 400])
  })

  it('hashes the same rows alike in every kind of file, and marks with a key of this server', async () => {
    const csv = remarksIn(await text(`incidents.csv?${filter}`))
    const geojson = JSON.parse(await text(`incidents.geojson?${filter}`)) as { provenance: Record<string, string> }
    expect(geojson.provenance).toEqual(csv)
    const again = remarksIn(await text(`incidents.csv?${filter}`))
    expect(again).toEqual(csv)
    const other = await text('incidents.csv')
    expect(remarksIn(other).watermark).not.toBe(csv.watermark)
  })

  it('draws GeoJSON in degrees and a sensitive group nowhere', async () => {
    const { features } = JSON.parse(await text('incidents.geojson')) as {
      features: {
        geometry: { coordinates: number[] } | null
        properties: { precision: string; placeId: string | null }
      }[]
    }
    const drawn = features.filter(({ geometry }) => geometry)
    expect(drawn.length).toBeGreaterThan(1000)
    for (const { geometry } of drawn) {
      const [longitude = 0, latitude = 0] = geometry?.coordinates ?? []
      expect(longitude > 10 && longitude < 25 && latitude > 55 && latitude < 70).toBe(true)
    }
    for (const { geometry, properties } of features) if (properties.precision === 'area') expect(geometry).toBeNull()
  })

  it('makes a workbook with a cover that spreadsheet readers open', async () => {
    const file = await saved(`incidents.xlsx?${filter}`)
    const sheets = await readXlsxFile(file)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Om – About', 'Data'])
    const cover = Object.fromEntries(
      (await readSheet(file, 'Om – About')).map(([name, value]) => [String(name), value]),
    )
    const rows = await readSheet(file, 'Data')
    const csv = await text(`incidents.csv?${filter}`)
    expect(rows[0]).toEqual(rowsIn(csv)[0]?.split(','))
    expect(rows.length).toBe(rowsIn(csv).length)
    expect(cover).toMatchObject({ ...remarksIn(csv), simulated: expect.anything() })
  })

  it('exports the ranking of the picture with its method', async () => {
    const csv = await text(`ranking.csv?${filter}`)
    const picture = (await (await take(`picture?${filter}`)).json()) as {
      ranking: { name: string }[]
      provenance: { inputHash: string }
    }
    const rows = rowsIn(csv).slice(1)
    expect(rows.map((row) => row.split(',')[3])).toEqual(picture.ranking.map(({ name }) => name))
    expect(remarksIn(csv)).toMatchObject({ content: 'ranking', 'hash of the input': picture.provenance.inputHash })
    const file = await saved(`ranking.xlsx?${filter}`)
    expect((await readSheet(file, 'Data')).length).toBe(rows.length + 1)
  })

  it.skipIf(!ogrinfo)(
    ogrinfo ? 'GDAL reads the workbook and the GeoJSON' : 'GDAL: ogrinfo is not installed (apt-get install gdal-bin)',
    async () => {
      const count = rowsIn(await text(`incidents.csv?${filter}`)).length - 1
      const summary = async (file: string, layer: string) =>
        (await promisify(execFile)(ogrinfo ?? '', ['-ro', '-so', '-oo', 'HEADERS=FORCE', file, layer])).stdout
      expect(await summary(await saved(`incidents.xlsx?${filter}`), 'Data')).toContain(`Feature Count: ${count}`)
      const geojson = await saved(`incidents.geojson?${filter}`)
      const { stdout } = await promisify(execFile)(ogrinfo ?? '', ['-ro', '-so', '-al', geojson])
      expect(stdout).toContain(`Feature Count: ${count}`)
    },
  )
})
