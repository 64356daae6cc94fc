import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { narvaro } from './remembering-terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'narvaro-analyse-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Two squares in SWEREF 99 TM; one has three times the incidents of the other, all on Friday evenings. */
const row = (i: number): string => {
  const day = 3 + 7 * (i % 40)
  const date = new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10)
  const [east, north] = i % 4 === 0 ? [668_201, 6_568_101] : [668_001, 6_568_001]
  return `${date} 21:15;${date} 21:45;${east};${north};${i % 10 === 9 ? 'upptäckt' : 'anmäld'};5010`
}
const header = 'start;slut;x;y;källa;brottskod'
const good = [header, ...Array.from({ length: 160 }, (_, i) => row(i))].join('\n')
const target = JSON.stringify({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'EPSG:3006' } },
  features: [
    {
      type: 'Feature',
      properties: { name: 'Torget' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [667_950, 6_567_950],
            [668_050, 6_567_950],
            [668_050, 6_568_050],
            [667_950, 6_568_050],
            [667_950, 6_567_950],
          ],
        ],
      },
    },
  ],
})

interface Document {
  readonly schema: string
  readonly file: { readonly plane: unknown; readonly sha256: string; readonly mapping: { columns: unknown } }
  readonly quality: {
    readonly rows: number
    readonly incidents: number
    readonly refusedRows: number
    readonly problems: { code: string; count: number; leavesOut: boolean; examples: { row: number }[] }[]
    readonly unknownCodes: { code: string }[]
    readonly droppedColumns: string[]
    readonly redactedCells: number
    readonly collapsedRows: number
  }
  readonly places: {
    readonly from: string
    readonly squares?: number
    readonly named?: number
    readonly squareMetres?: number
    readonly why?: string
  }
  readonly target: { inside: { incidents: number; change: unknown }; outside: { incidents: number } } | null
  readonly weekdays: number[]
  readonly picture: {
    readonly ranking: {
      name: string
      rank: number
      count: number
      discovered: number
      inTarget: boolean | null
      position: { eastMetres: number; longitude: number | null } | null
      rate: { low: number; value: number; high: number }
    }[]
    readonly rhythm: { readonly weights: number[]; readonly counted: number }
    readonly overallChange: unknown
  }
}

async function analysed(path: string, ...options: string[]): Promise<Document> {
  const ran = await narvaro(['analyse', path, '--json', '--now', '2025-11-01', ...options])
  expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' })
  return ran.json() as unknown as Document
}

describe('analyse of a good file', () => {
  const path = file('good.csv', good)

  it('ranks squares of 25 m where the file names no places, found by police apart', async () => {
    const { schema, picture, places, quality } = await analysed(path)
    expect(schema).toBe('narvaro.analyse/1')
    expect(quality).toMatchObject({ rows: 160, incidents: 160, refusedRows: 0 })
    expect(places).toEqual({ from: 'file', named: 0, squares: 2, squareMetres: 25 })
    expect(picture.ranking.map(({ rank, count, discovered }) => [rank, count, discovered])).toEqual([
      [1, 104, 16],
      [2, 40, 0],
    ])
    const [first] = picture.ranking
    expect(first?.rate.low).toBeLessThan(first?.rate.value ?? 0)
    expect(first?.position?.eastMetres).toBe(668_012.5)
    expect(first?.position?.longitude).toBeCloseTo(17.945, 2)
  })

  it('puts the hours where they were, in local time', async () => {
    const { rhythm } = (await analysed(path)).picture
    expect(rhythm.weights).toHaveLength(168)
    expect(rhythm.weights[4 * 24 + 21]).toBeCloseTo(rhythm.counted, 6)
  })

  it('splits by the target area and compares with the time before a date', async () => {
    const { target: split, picture } = await analysed(
      path,
      '--target',
      file('t.geojson', target),
      '--since',
      '2025-06-02',
    )
    expect(split?.inside).toMatchObject({ incidents: 104 })
    expect(split?.outside).toMatchObject({ incidents: 40 })
    expect(split?.inside.change).toMatchObject({ low: expect.any(Number), high: expect.any(Number) })
    expect(picture.overallChange).not.toBeNull()
    expect(picture.ranking.map(({ inTarget }) => inTarget)).toEqual([true, false])
  })

  it('says the same bytes twice', async () => {
    const once = await narvaro(['analyse', path, '--json', '--now', '2025-11-01'])
    const again = await narvaro(['analyse', path, '--json', '--now', '2025-11-01'])
    expect(again.out).toBe(once.out)
  })

  it('writes one HTML file, for its owner', async () => {
    const html = join(folder, 'report.html')
    const { code, err } = await narvaro(['analyse', path, '--html', html], { language: 'sv' })
    expect({ code, err }).toEqual({ code: 0, err: `Rapporten finns i ${html}.\n` })
    expect(readFileSync(html, 'utf8')).toContain('<h1>Mest händer vid E 668000 N 6568000.</h1>')
  })

  it('takes larger squares when asked', async () => {
    expect((await analysed(path, '--cell', '500')).places).toMatchObject({ squareMetres: 500 })
  })
})

describe('analyse of a file that is not so good', () => {
  it('counts bad rows and goes on', async () => {
    const bad = [
      '2025-02-31 10:00;;668001;6568001;anmäld;5010',
      ';;668001;6568001;anmäld;5010',
      '2025-03-01 10:00;;NaN;1;anmäld;5010',
    ]
    const { quality } = await analysed(file('bad.csv', [good, ...bad].join('\n')))
    expect(quality).toMatchObject({ rows: 163, incidents: 160, refusedRows: 3 })
    expect(
      quality.problems
        .filter(({ leavesOut }) => leavesOut)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['position.not-finite', 'time.impossible', 'time.missing'])
    expect(quality.problems.find(({ code }) => code === 'time.impossible')?.examples[0]?.row).toBe(162)
  })

  it('shows what is wrong when no row can be read, and ends with 1', async () => {
    const path = file('hopeless.csv', `${header}\n2025-02-31;;1;1;anmäld;5010\nnågon gång;;1;1;anmäld;5010\n`)
    const ran = await narvaro(['analyse', path, '--now', '2025-11-01'])
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('the file has no incident that can be read')
    expect(ran.out).toContain('row 3')
  })

  it('shows no person: the column is not read, the number in another is cut out', async () => {
    const rows = good
      .split('\n')
      .map((line, i) => (i === 0 ? `${line};namn;plats` : `${line};Anna Andersson;Torget 19121212-1212`))
    const ran = await narvaro(['analyse', file('person.csv', rows.join('\n')), '--json', '--now', '2025-11-01'])
    expect(ran.code).toBe(0)
    expect(ran.out).not.toMatch(/Andersson|19121212|1212-?1212/)
    expect((ran.json() as unknown as Document).quality.droppedColumns).toContain('namn')
  })

  it('ranks by name where the file has names, and puts each in the middle of its incidents', async () => {
    const named = good
      .split('\n')
      .map((line, i) => `${line};${i === 0 ? 'plats' : i % 4 === 1 ? 'Gångtunneln' : 'Norra torget'}`)
    const { picture, places } = await analysed(file('named.csv', named.join('\n')))
    expect(places).toMatchObject({ named: 2, squares: 0 })
    expect(picture.ranking.map(({ name }) => name)).toEqual(['Norra torget', 'Gångtunneln'])
    expect(picture.ranking[0]?.position?.eastMetres).toBeCloseTo(668_001, 3)
  })

  it('counts an id once: the same row again is dropped, another row of that id is a problem', async () => {
    const lines = ['id;start;x;y', 'A1;2025-03-01 10:00;668001;6568001', 'A2;2025-03-02 10:00;668001;6568001']
    const again = [...lines, 'A1;2025-03-01 10:00;668001;6568001', 'A2;2025-03-02 11:00;668001;6568001']
    const { quality } = await analysed(file('ids.csv', again.join('\n')))
    expect(quality).toMatchObject({ rows: 4, incidents: 2, collapsedRows: 1, refusedRows: 1 })
    expect(quality.problems).toMatchObject([{ code: 'id.repeated', examples: [{ row: 5 }] }])
  })

  it('names unknown codes', async () => {
    const { quality } = await analysed(file('codes.csv', good.replaceAll('5010', '7777')))
    expect(quality.unknownCodes).toEqual([{ code: '7777', count: 160 }])
  })

  it('shows weekdays where no hour is known', async () => {
    const dates = [
      'datum;x;y',
      ...Array.from({ length: 30 }, (_, i) => `2025-03-${String((i % 28) + 1).padStart(2, '0')};668001;6568001`),
    ]
    const path = file('dates.csv', dates.join('\n'))
    expect((await analysed(path)).weekdays.reduce((sum, count) => sum + count, 0)).toBe(30)
    expect((await narvaro(['analyse', path], { language: 'sv' })).out).toContain('Inga timmar kan visas')
  })

  it('takes metres of an unnamed plane as they are, and says so', async () => {
    const plain = [
      'x_m,y_m,date',
      ...Array.from({ length: 20 }, (_, i) => `${350_000 + i},578924.25,2016-01-0${(i % 9) + 1}`),
    ]
    const path = file('unnamed.csv', plain.join('\n'))
    expect((await analysed(path)).file.plane).toEqual({ known: 'unnamed' })
    expect((await narvaro(['analyse', path])).out).toContain('metres in an unnamed plane')
    const { code, err } = await narvaro(['analyse', path, '--target', file('t2.geojson', target)])
    expect(code).toBe(1)
    expect(err).toContain('Give it with --crs')
  })

  it('says why there is no ranking of public notices', async () => {
    const notice = (i: number) => ({
      id: i,
      datetime: '2026-01-20 22:34:43 +01:00',
      name: `20 januari 19.57, Rån, Månlunda`,
      summary: 'Någonting',
      url: '/aktuellt/',
      type: 'Rån',
      location: { name: 'Månlunda län', gps: '59.033635,16.75189' },
    })
    const path = file('feed.json', JSON.stringify([1, 2, 3].map(notice)))
    const ran = await narvaro(['analyse', path, '--json', '--now', '2026-01-25'])
    expect((ran.json() as unknown as Document).places).toEqual({ from: 'none', why: 'no-positions' })
    expect((await narvaro(['analyse', path])).out).toContain('no place can be ranked')
  })
})

describe('what cannot be analysed is refused with 1, in both languages', () => {
  const cases: readonly (readonly [string, () => string[], string, RegExp, RegExp])[] = [
    ['no such file', () => [join(folder, 'none.csv')], 'file.not-found', /does not exist/, /finns inte/],
    ['an empty file', () => [file('empty.csv', '')], 'file.empty', /could not be read/, /Filen är tom/],
    ['only a header', () => [file('header.csv', `${header}\n`)], 'file.header-only', /only/i, /bara en rubrikrad/],
    [
      'no time',
      () => [file('timeless.csv', 'x;y\n1;2\n')],
      'file.no-time-column',
      /could not be read/,
      /när händelsen/,
    ],
    ['no table', () => [file('some.pdf', '%PDF-1.7\n')], 'file.unknown-format', /could not be read/, /känns inte igen/],
    [
      'an unknown coordinate system',
      () => [file('crs.csv', good), '--crs', 'EPSG:99999'],
      'file.crs-unknown',
      /EPSG:99999/,
      /okänt/,
    ],
    [
      'a mapping that is none',
      () => [file('m.csv', good), '--mapping', file('m.json', '{"columns":{}}')],
      'mapping.malformed',
      /mapping\.missing-field/,
      /kolumnbeskrivning/,
    ],
    [
      'a target that is none',
      () => [file('g.csv', good), '--target', file('g.geojson', '{"type":"FeatureCollection","features":[]}')],
      'geojson.malformed',
      /not GeoJSON with an area/,
      /ingen GeoJSON/,
    ],
  ]
  it.each(cases)('%s', async (_, argv, problem, english, swedish) => {
    const inEnglish = await narvaro(['analyse', ...argv(), '--json'])
    const inSwedish = await narvaro(['analyse', ...argv()], { language: 'sv' })
    expect(inEnglish.code).toBe(1)
    expect(inEnglish.json()).toMatchObject({ problem: { code: problem, message: expect.stringMatching(english) } })
    expect(inSwedish).toMatchObject({ code: 1, out: '', err: expect.stringMatching(swedish) })
  })
})

describe.skipIf(!existsSync(join(process.env.NARVARO_SHARED ?? '../shared/data', 'chicago_burglary_2016.csv')))(
  'real files',
  () => {
    const real = (name: string): string => join(process.env.NARVARO_SHARED ?? '../shared/data', name)

    it('reads a year of burglaries and every shooting once', async () => {
      expect((await analysed(real('chicago_burglary_2016.csv'))).quality).toMatchObject({
        rows: 11_701,
        incidents: 11_700,
      })
      const shootings = await analysed(
        real('nyc_shootings_2006_2023h1.csv'),
        '--crs',
        'EPSG:2263',
        '--time-zone',
        'America/New_York',
      )
      expect(shootings.quality).toMatchObject({ rows: 27_939, incidents: 21_903, collapsedRows: 6036 })
      expect(shootings.file.plane).toEqual({ known: 'told', sourceEpsg: 2263, planeEpsg: 32_618 })
    })
  },
)
