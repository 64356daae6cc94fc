import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guessMapping } from './guess-mapping.ts'
import { headerWords } from './header-words.ts'
import { columnRoles } from './mapping.ts'

const guess = (columns: readonly string[], rows: readonly (readonly string[])[], crs: string | null = null) =>
  guessMapping({ columns, sample: rows.map((cells, i) => ({ row: i + 2, cells })), timeZone: 'Europe/Stockholm', crs })

describe('guessMapping', () => {
  it('knows the newer police layout', () => {
    const { mapping, layout, problems, droppedColumns } = guess(
      [
        'ID',
        'BROTTSKOD',
        'LATITUDE',
        'LONGITUDE',
        'GATA',
        'GATUNR',
        'KOMMUN',
        'BROTTSDATUMTID_START',
        'BROTTSDATUMTID_SLUT',
      ],
      [['1', '0355', '59.219', '17.946', 'Storgatan', '4', 'Exempelby', '2024-05-03 21:30', '']],
    )
    expect(layout).toBe('police-area-new')
    expect([problems, droppedColumns]).toEqual([[], []])
    expect(mapping.columns).toEqual({
      externalId: 'ID',
      from: 'BROTTSDATUMTID_START',
      to: 'BROTTSDATUMTID_SLUT',
      code: 'BROTTSKOD',
      x: 'LONGITUDE',
      y: 'LATITUDE',
      street: 'GATA',
      streetNumber: 'GATUNR',
    })
    expect(mapping).toMatchObject({ crs: 'EPSG:4326', dateOrder: 'ymd', defaultGroup: null, collapse: 'none' })
  })

  it('knows the older police layout, month first', () => {
    const { mapping, layout, problems } = guess(
      [
        'inskrivningsdatum',
        'näpo',
        'basområde',
        'gata',
        'brottskod',
        'antal',
        'brottsdag start',
        'brottsdag slut',
        'brottstid start',
        'brottstid slut',
      ],
      [['5/4/24', 'NORD', 'A', 'STORGATAN ', '0355', '1', '5/3/24', '5/4/24', '2330', '0015']],
    )
    expect([layout, problems, mapping.dateOrder]).toEqual(['police-area-old', [], 'mdy'])
    expect(mapping.columns).toEqual({
      fromDate: 'brottsdag start',
      fromTime: 'brottstid start',
      toDate: 'brottsdag slut',
      toTime: 'brottstid slut',
      knownAt: 'inskrivningsdatum',
      code: 'brottskod',
      street: 'gata',
      area: 'basområde',
      count: 'antal',
    })
  })

  it('knows the feed and never maps its summary', () => {
    const columns = ['id', 'datetime', 'name', 'summary', 'url', 'type', 'location.name', 'location.gps']
    const { mapping, layout, problems, droppedColumns } = guess(columns, [], 'EPSG:4326')
    expect([layout, problems, droppedColumns]).toEqual(['police-feed', [], ['summary']])
    expect(mapping.columns).toEqual({ externalId: 'id', from: 'name', knownAt: 'datetime', group: 'type' })
    expect(mapping.defaultSource).toBe('feed')
  })

  it('joins rows that share id, time and place, and no others', () => {
    const columns = ['id', 'date', 'lat', 'lon']
    const row = ['7', '2024-01-01', '59.2', '17.9']
    expect(guess(columns, [row, row]).mapping.collapse).toBe('by-external-id')
    expect(guess(columns, [row, row.with(1, '2024-01-02')]).mapping.collapse).toBe('none')
    expect(guess(columns, [row, row.with(0, '8')]).mapping.collapse).toBe('none')
  })

  it('turns x and y by what they hold, but never latitude and longitude', () => {
    const swedish = guess(['datum', 'x', 'y'], [['2024-01-01', '6568153', '668143']])
    expect(swedish.mapping).toMatchObject({ crs: 'EPSG:3006', columns: { x: 'y', y: 'x' } })
    const english = guess(['date', 'lat', 'lon'], [['2024-01-01', '17.9', '59.2']])
    expect(english.mapping).toMatchObject({ crs: 'EPSG:4326', columns: { x: 'lon', y: 'lat' } })
  })

  it('asks for what it cannot tell', () => {
    const codes = (columns: readonly string[], row: readonly string[]) =>
      guess(columns, [row]).problems.map((one) => one.code)
    expect(codes(['date', 'x_m', 'y_m'], ['2015-12-31', '350353.39', '578924.25'])).toEqual(['file.crs-needed'])
    expect(codes(['lat', 'lon'], ['59.2', '17.9'])).toEqual(['file.no-time-column'])
    expect(codes(['datum'], ['2024-01-01'])).toEqual(['file.no-place-column'])
    expect(codes(['a', 'b'], ['1', '2'])).toEqual(['file.no-time-column', 'file.no-place-column'])
  })

  it('reads one column of coordinates, latitude first', () => {
    const { mapping, problems } = guess(['tidpunkt', 'koordinater'], [['2024-01-01 10:00', '59.219, 17.946']])
    expect([mapping.crs, mapping.columns.point, problems]).toEqual(['EPSG:4326', 'koordinater', []])
  })

  it('drops persons before it looks for anything else', () => {
    const { mapping, droppedColumns } = guess(
      ['datum', 'plats', 'Målsägande', 'namn', 'id'],
      [
        ['2024-01-01', 'Torget', 'A', 'x', '19811218-9876'],
        ['2024-01-02', 'Torget', 'B', 'y', '19900101-0017'],
      ],
    )
    expect(droppedColumns).toEqual(['Målsägande', 'namn', 'id'])
    expect(mapping.columns).toEqual({ from: 'datum', place: 'plats' })
  })

  it('answers the oddest headers', () => {
    const { mapping } = guess(['', '__proto__', 'constructor', 'datum', '💥'], [['', '', '', '', '']])
    expect(mapping.columns).toEqual({ from: 'datum' })
    expect(guess([], []).problems).toHaveLength(2)
  })

  it('has words for every role, none of them twice in one role', () => {
    for (const role of columnRoles) {
      const words = headerWords[role].split('|')
      expect(new Set(words).size, role).toBe(words.length)
      expect(
        words.every((word) => /^[\p{Ll}\d]+( [\p{Ll}\d]+)*$/u.test(word)),
        role,
      ).toBe(true)
    }
  })
})

const shared = process.env.NARVARO_SHARED ?? '../shared/data'
const read = (file: string) =>
  readFileSync(`${shared}/${file}`, 'utf8')
    .split('\n', 60)
    .map((line) => line.trim().replaceAll('"', '').split(','))

describe.skipIf(!existsSync(`${shared}/nyc_shootings_2006_2023h1.csv`))('open data', () => {
  it('reads the New York file in feet, joined by incident', () => {
    const [columns = [], ...rows] = read('nyc_shootings_2006_2023h1.csv')
    const { mapping, droppedColumns } = guess(columns, rows)
    expect(droppedColumns).toEqual([])
    expect(mapping).toMatchObject({ crs: 'EPSG:2263', collapse: 'by-external-id', defaultGroup: 'lethal-violence' })
    expect(mapping.columns).toEqual({
      externalId: 'incident_key',
      fromDate: 'date',
      fromTime: 'time',
      x: 'x_ft',
      y: 'y_ft',
      indoor: 'in_out',
      indoorKind: 'location',
    })
  })

  it('asks which metres the Chicago file has', () => {
    const [columns = [], ...rows] = read('chicago_burglary_2016.csv')
    const { mapping, problems } = guess(columns, rows)
    expect(mapping.columns).toEqual({ from: 'date', x: 'x_m', y: 'y_m' })
    expect(problems.map((one) => one.code)).toEqual(['file.crs-needed'])
  })
})
