import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AreaId } from '../ids.ts'
import { brottskoder } from '../incident/brottskoder.ts'
import { crimeGroups } from '../incident/crime-groups.ts'
import { localDateText } from '../time/calendar.ts'
import { createRowChecker } from './check-row.ts'
import { guessMapping } from './guess-mapping.ts'
import { groupOfNotice } from './notice-types.ts'
import { eventDay, isSummary, parseNotice } from './police-feed.ts'

const notice = (name: string, type: string, datetime = '2023-10-01 9:33:09 +02:00') =>
  parseNotice({ id: '1', datetime, name, type })

const told = (name: string, type: string, datetime?: string) => {
  const read = notice(name, type, datetime)
  if ('code' in read) return read.code
  return [localDateText(read.happened.day), (read.happened.ofDay ?? 0) / 3_600_000, read.place]
}

describe('parseNotice', () => {
  it.each([
    [
      '01 oktober 20:01, Misshandel, grov, Kristianstad',
      'Misshandel, grov',
      ['2023-10-01', 20 + 1 / 60, 'Kristianstad'],
    ],
    ['30 september 20.30, Brand, Luleå', 'Brand', ['2023-09-30', 20.5, 'Luleå']],
    ['1 oktober 08.00, Övrigt, Västra Götalands län', 'Övrigt', ['2023-10-01', 8, 'Västra Götalands län']],
    ['01 oktober 08.00, Annan typ, Hjo', 'Brand', ['2023-10-01', 8, 'Hjo']],
    ['01 oktober, Brand, Luleå', 'Brand', 'time.malformed'],
    ['01 brumaire 08.00, Brand, Luleå', 'Brand', 'time.malformed'],
    ['31 september 08.00, Brand, Luleå', 'Brand', 'time.impossible'],
    ['01 oktober 28.00, Brand, Luleå', 'Brand', 'time.impossible'],
    ['', '', 'time.malformed'],
  ])('reads %s', (name, type, expected) => expect(told(name, type)).toEqual(expected))

  it('knows December in January and 29 February', () => {
    const january = '2024-01-01 0:12:09 +01:00'
    expect(told('31 december 23.50, Rån, Hjo', 'Rån', january)).toEqual(['2023-12-31', 23 + 50 / 60, 'Hjo'])
    expect(told('01 januari 00.05, Rån, Hjo', 'Rån', '2023-12-31 23:59:00 +01:00')).toEqual([
      '2024-01-01',
      5 / 60,
      'Hjo',
    ])
    expect(told('29 februari 10.00, Rån, Hjo', 'Rån', '2025-01-10 8:00:00 +01:00')).toEqual(['2024-02-29', 10, 'Hjo'])
  })

  it('never sets an event more than a month after its notice, nor more than a year before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 19_000, max: 22_000 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        (published, day, month) => {
          const at = eventDay(day, month, published) as number
          expect(at).toBeLessThanOrEqual(published + 31)
          expect(at).toBeGreaterThan(published - 336)
        },
      ),
    )
  })

  it('answers any headline', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        (name, type, datetime) => typeof notice(name, type, datetime) === 'object',
      ),
    )
  })
})

describe('types of notice', () => {
  it('have a group of the built-in table, sexual ones the sensitive one', () => {
    const keys = new Set<string>(crimeGroups.map(({ key }) => key))
    for (const type of ['Rån', 'MISSHANDEL', 'Våldtäkt, försök', 'Försvunnen person', 'nytt slag'])
      expect(keys).toContain(groupOfNotice(type))
    expect([groupOfNotice('Våldtäkt'), groupOfNotice('Sedlighetsbrott')]).toEqual(['sexual', 'sexual'])
    expect(groupOfNotice('constructor')).toBe('other')
  })

  it('tell prose from events', () => {
    expect(['Sammanfattning natt', 'Sammanfattning kväll och natt'].every(isSummary)).toBe(true)
    expect(isSummary('Rån')).toBe(false)
  })
})

const columns = ['id', 'datetime', 'name', 'summary', 'url', 'type', 'location.name', 'location.gps']
const now = Date.UTC(2027, 0, 1)

function checkerOf(areaName: string) {
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  } as const
  const { mapping } = guessMapping({ columns, sample: [], timeZone: 'Europe/Stockholm', crs: 'EPSG:4326' })
  return createRowChecker({
    mapping,
    columns,
    sample: [],
    operation: { planeEpsg: 3006 },
    controller: 'Exempelby',
    places: [],
    areas: [{ id: 'area' as AreaId, role: 'surroundings', name: areaName, geometry }],
    codes: brottskoder,
    now,
  })
}

describe('rows of the feed', () => {
  const cells = [
    '450816',
    '2023-10-01 22:33:09 +02:00',
    '01 oktober 21.01, Rån, Huddinge',
    'Skadad man vid torget',
    '/x',
    'Rån',
    'Huddinge',
    '59.2,17.9',
  ]

  it('get an area and never a position, and keep nothing of the prose', () => {
    const row = checkerOf('Huddinge').check({ row: 1, cells })
    expect(row).toMatchObject({
      kind: 'incident',
      incident: {
        key: 'id:450816',
        precision: 'area',
        area: 'area',
        position: null,
        place: null,
        placeToMake: null,
        source: 'feed',
        group: 'robbery',
      },
    })
    expect(JSON.stringify(row)).not.toMatch(/Skadad|torget/)
    expect(checkerOf('Nacka').check({ row: 1, cells })).toMatchObject({ incident: { precision: 'none', area: null } })
  })

  it('without a usable id are known by their content', () => {
    for (const id of ['', 'x'.repeat(300)]) {
      const row = checkerOf('x').check({ row: 1, cells: cells.with(0, id) })
      expect(row).toMatchObject({ incident: { externalId: null, key: expect.stringMatching(/^row:[0-9a-f]{32}$/) } })
    }
  })

  it('are skipped when they are prose', () => {
    expect(checkerOf('x').check({ row: 1, cells: cells.with(5, 'Sammanfattning natt') })).toEqual({ kind: 'skipped' })
  })
})

const shared = process.env.NARVARO_SHARED ?? '../shared/data'
interface RawNotice {
  readonly id: number
  readonly datetime: string
  readonly name: string
  readonly type: string
}

describe.skipIf(!existsSync(`${shared}/polisen-api-window-2023-10-01.json`))('real windows of the feed', () => {
  it.each([
    ['2023-10-01', 428],
    ['2024-06-24', 415],
    ['2026-01-20', 429],
    ['2026-08-22', 404],
  ])('%s: every notice is an event or prose', (day, events) => {
    const notices = JSON.parse(readFileSync(`${shared}/polisen-api-window-${day}.json`, 'utf8')) as RawNotice[]
    const check = checkerOf('Huddinge').check
    const rows = notices.map(({ id, datetime, name, type }, i) =>
      check({ row: i + 1, cells: [String(id), datetime, name, '', '', type, '', ''] }),
    )
    expect(rows.filter((row) => row.kind === 'problems')).toEqual([])
    expect(rows.filter((row) => row.kind === 'incident')).toHaveLength(events)
    for (const row of rows) {
      if (row.kind !== 'incident') continue
      // One notice of 2023 is dated two days ahead; the longest delay is some weeks. A wrong year would be a year.
      const days = ((row.incident.knownAt ?? 0) - row.incident.interval.from) / 86_400_000
      expect(days).toBeGreaterThan(-3)
      expect(days).toBeLessThan(60)
    }
  })
})
