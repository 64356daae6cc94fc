import { describe, expect, it } from 'vitest'
import type { Geometry, Pair } from '../geo/geometry.ts'
import type { AreaId, PlaceId } from '../ids.ts'
import { brottskoder } from '../incident/brottskoder.ts'
import type { Area, Place } from '../place/place.ts'
import { type CheckedRow, createRowChecker, type RowCheckerInput } from './check-row.ts'
import { collapseRows } from './collapse.ts'
import { guessMapping } from './guess-mapping.ts'
import { madePlace } from './made-place.ts'
import type { Mapping } from './mapping.ts'

const columns = [
  'ID',
  'BROTTSKOD',
  'LATITUDE',
  'LONGITUDE',
  'GATA',
  'GATUNR',
  'KOMMUN',
  'BROTTSDATUMTID_START',
  'BROTTSDATUMTID_SLUT',
]
const good = [
  'A1',
  '0355',
  '59,219',
  '17,946',
  'Stationsvägen',
  '4',
  'Exempelby',
  '2024-05-03 21:30:00',
  '2024-05-03 22:00:00',
]
const now = Date.UTC(2026, 0, 1)

const square = (east: number, north: number, side: number): Geometry & { type: 'Polygon' } => {
  const ring: Pair[] = [
    [east, north],
    [east + side, north],
    [east + side, north + side],
    [east, north + side],
    [east, north],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}
const areas: Area[] = [
  { id: 'target' as AreaId, role: 'target', name: 'Målområdet', geometry: square(668_000, 6_568_000, 400) },
]
const building: Place = {
  id: 'house' as PlaceId,
  parent: null,
  kind: 'building',
  name: 'Lindvägen 3',
  floor: null,
  floorLabel: null,
  indoor: true,
  geometry: square(668_140, 6_568_150, 10),
  openingHours: [],
}

interface Options extends Partial<Omit<RowCheckerInput, 'mapping'>> {
  readonly mapping?: Partial<Mapping>
}

function checker(header: readonly string[], sample: readonly (readonly string[])[], options: Options = {}) {
  const rows = sample.map((cells, i) => ({ row: i + 2, cells }))
  const guess = guessMapping({ columns: header, sample: rows, timeZone: 'Europe/Stockholm', crs: null })
  return createRowChecker({
    columns: header,
    sample: rows,
    operation: { planeEpsg: 3006 },
    controller: 'Exempelby kommun',
    places: [],
    areas,
    codes: brottskoder,
    now,
    ...options,
    mapping: { ...guess.mapping, ...options.mapping },
  })
}

const replaced = (changes: Readonly<Record<string, string>>) => good.map((cell, i) => changes[columns[i] ?? ''] ?? cell)

function check(changes: Readonly<Record<string, string>> = {}, options: Options = {}): CheckedRow {
  return checker(columns, [good], options).check({ row: 7, cells: replaced(changes) })
}

function incidentOf(row: CheckedRow) {
  if (row.kind !== 'incident') throw new Error(JSON.stringify(row))
  return row
}

describe('a row of the newer police layout', () => {
  it('becomes an incident with time, place, group and marks', () => {
    const { incident, notes, times } = incidentOf(check())
    expect(times).toBe(1)
    expect(incident).toMatchObject({
      key: 'id:A1',
      externalId: 'A1',
      interval: { from: Date.UTC(2024, 4, 3, 19, 30), to: Date.UTC(2024, 4, 3, 20) },
      precision: 'place',
      place: null,
      placeToMake: { kind: 'cell', name: 'E 668125 N 6568150 (25 m)', indoor: false },
      area: 'target',
      code: '0355',
      group: 'violence',
      source: 'reported',
      marks: { regime: 'brottsdatalagen', controller: 'Polismyndigheten', purpose: 'prevent-crime', sourceGrade: 'X4' },
    })
    expect(incident.position?.eastMetres).toBeCloseTo(668_143.21, 1)
    expect(notes).toEqual({
      sensitive: false,
      snapped: false,
      withoutPlace: false,
      longInterval: false,
      dstMoved: false,
      redactedCells: 0,
      warnings: [],
    })
  })

  it.each([
    [{ BROTTSDATUMTID_START: '' }, 'time.missing', 'BROTTSDATUMTID_START'],
    [{ BROTTSDATUMTID_START: 'i går' }, 'time.malformed', 'BROTTSDATUMTID_START'],
    [{ BROTTSDATUMTID_START: '2024-02-30 10:00' }, 'time.impossible', 'BROTTSDATUMTID_START'],
    [{ BROTTSDATUMTID_SLUT: '2024-05-03 20:00' }, 'time.end-before-start', 'BROTTSDATUMTID_SLUT'],
    [{ BROTTSDATUMTID_START: '2042-05-03 21:30', BROTTSDATUMTID_SLUT: '' }, 'time.future', 'BROTTSDATUMTID_START'],
    [{ BROTTSDATUMTID_SLUT: '2042-05-03 21:30' }, 'time.future', 'BROTTSDATUMTID_SLUT'],
    [{ LATITUDE: 'norr' }, 'position.malformed', 'LATITUDE'],
    [{ LATITUDE: '' }, 'position.malformed', 'LATITUDE'],
    [{ LONGITUDE: 'NaN' }, 'position.not-finite', 'LONGITUDE'],
    [{ LATITUDE: '0', LONGITUDE: '0' }, 'position.zero', 'LONGITUDE'],
    [{ LATITUDE: '17.946', LONGITUDE: '59.219' }, 'position.swapped', 'LONGITUDE'],
    [{ LATITUDE: '40.7', LONGITUDE: '-74' }, 'position.outside', 'LONGITUDE'],
    [{ BROTTSKOD: 'mord?!' }, 'code.malformed', 'BROTTSKOD'],
    [{ ID: 'x'.repeat(101) }, 'id.too-long', 'ID'],
  ])('is refused when %j', (changes, code, column) => {
    const row = check(changes)
    expect(row.kind).toBe('problems')
    if (row.kind === 'problems')
      expect(row.problems.map((one) => [one.row, one.column, one.code])).toEqual([[7, column, code]])
  })

  it('tells all that is wrong at once', () => {
    const row = check({ BROTTSDATUMTID_START: 'x', LATITUDE: 'y', BROTTSKOD: '???' })
    expect(row.kind === 'problems' && row.problems.map((one) => one.code)).toEqual([
      'time.malformed',
      'code.malformed',
      'position.malformed',
    ])
  })

  it('reads empty fields in every way that systems write them', () => {
    for (const empty of ['', '  ', 'NULL', '(null)', 'N/A', '-']) {
      const { incident } = incidentOf(
        check({ LATITUDE: empty, LONGITUDE: empty, GATA: empty, GATUNR: empty, BROTTSDATUMTID_SLUT: empty }),
      )
      expect(incident).toMatchObject({ precision: 'none', place: null, placeToMake: null, area: null })
      expect(incident.interval.from).toBe(incident.interval.to)
    }
  })
})

describe('places of rows', () => {
  it('snap to a known place and keep the distance', () => {
    const { incident, notes } = incidentOf(check({}, { places: [building] }))
    expect(incident).toMatchObject({ place: 'house', placeToMake: null, snapMetres: 0 })
    expect(notes.snapped).toBe(true)
  })

  it('are found by address before distance', () => {
    const { incident } = incidentOf(
      check({ GATA: 'LINDVÄGEN', GATUNR: '3', LATITUDE: '59.2200' }, { places: [building] }),
    )
    expect(incident.place).toBe('house')
    expect(incident.snapMetres).toBeGreaterThan(90)
  })

  it('are found again by the next import', () => {
    const made = incidentOf(check()).incident.placeToMake
    if (!made) throw new Error('no place was made')
    const places = [madePlace(made, 'cell' as PlaceId), building]
    expect(incidentOf(check({}, { places: [places[0] as Place] })).incident).toMatchObject({
      place: 'cell',
      placeToMake: null,
    })
  })

  it('are made of a street name when there are no coordinates, and left out when nothing is to be made', () => {
    const noPoint = { LATITUDE: '', LONGITUDE: '' }
    expect(incidentOf(check(noPoint)).incident.placeToMake).toMatchObject({
      kind: 'building',
      name: 'Stationsvägen 4',
      geometry: null,
    })
    const left = incidentOf(check(noPoint, { mapping: { makePlacesMetres: null } }))
    expect(left.incident).toMatchObject({ precision: 'none', placeToMake: null })
    expect(left.notes.warnings.map((one) => one.code)).toEqual(['place.unknown'])
    const kept = incidentOf(check({}, { mapping: { makePlacesMetres: null } }))
    expect(kept.incident).toMatchObject({ precision: 'coordinates', placeToMake: null })
  })

  it('are indoors where the file says so', () => {
    const header = [...columns, 'in_out', 'location', 'floor']
    const one = checker(header, [[...good, 'INSIDE', '', '']])
    const placed = (more: readonly string[]) =>
      incidentOf(one.check({ row: 2, cells: [...good, ...more] })).incident.placeToMake
    expect(placed(['INSIDE', '', ''])).toMatchObject({ indoor: true, name: 'E 668125 N 6568150 (25 m, inomhus)' })
    expect(placed(['', 'MULTI DWELL - APT BUILD', '2 tr'])).toMatchObject({
      indoor: true,
      floor: 2,
      floorLabel: '2 tr',
    })
    expect(placed(['OUTSIDE', 'MULTI DWELL - APT BUILD', ''])).toMatchObject({ indoor: false, floor: null })
  })
})

describe('sensitive rows', () => {
  const sensitive = { BROTTSKOD: '9642' }

  it('lose place and position and keep the area', () => {
    const { incident, notes } = incidentOf(check(sensitive, { places: [building] }))
    expect(incident).toMatchObject({
      precision: 'area',
      place: null,
      placeToMake: null,
      position: null,
      snapMetres: null,
      area: 'target',
      group: 'sexual',
    })
    expect(notes).toMatchObject({ sensitive: true, withoutPlace: true, snapped: false })
    expect(JSON.stringify(incident)).not.toMatch(/6681|65681|Stationsvägen|Lindvägen/)
  })

  it('have a key that does not tell where', () => {
    const noId = { ...sensitive, ID: '' }
    const key = incidentOf(check(noId)).incident.key
    expect(incidentOf(check({ ...noId, GATA: 'Annan gata', LATITUDE: '59.3' })).incident.key).toBe(key)
    expect(incidentOf(check({ ...noId, BROTTSDATUMTID_START: '2024-05-03 20:30' })).incident.key).not.toBe(key)
    expect(incidentOf(check({ ID: '', GATA: 'Annan gata' })).incident.key).not.toBe(
      incidentOf(check({ ID: '' })).incident.key,
    )
  })

  it('are so by their code, whatever a group column says', () => {
    const header = [...columns, 'grupp']
    const one = checker(header, [[...good, 'Våld']])
    const cells = [...replaced(sensitive), 'Våld']
    expect(incidentOf(one.check({ row: 2, cells })).incident).toMatchObject({ precision: 'area', group: 'violence' })
  })

  it('stay at area level when nobody knows the code, or are refused', () => {
    const unknown = incidentOf(check({ BROTTSKOD: '9999' }))
    expect(unknown.incident).toMatchObject({ precision: 'area', group: 'unknown', code: '9999', position: null })
    expect(unknown.notes.warnings.map((one) => one.code)).toEqual(['code.unknown'])
    const refused = check({ BROTTSKOD: '9999' }, { mapping: { unknownCodes: 'refuse' } })
    expect(refused.kind === 'problems' && refused.problems[0]?.code).toBe('code.unknown')
  })

  it('are what a person says an unknown code is, and as sensitive as that', () => {
    const { mapping } = guessMapping({ columns, sample: [], timeZone: 'Europe/Stockholm', crs: null })
    const told = (code: Readonly<Record<string, string>>) => ({ mapping: { values: { ...mapping.values, code } } })
    const theft = incidentOf(check({ BROTTSKOD: 'x-1' }, told({ 'X-1': 'theft' })))
    expect(theft.incident).toMatchObject({ group: 'theft', code: null })
    expect(theft.incident.precision).not.toBe('area')
    expect(theft.notes.warnings).toEqual([])
    const sexual = incidentOf(check({ BROTTSKOD: '9999' }, told({ '9999': 'sexual' })))
    expect(sexual.incident).toMatchObject({ precision: 'area', group: 'sexual', code: '9999', position: null })
    // A group that no table has says nothing, and a code that a table has is what the table says.
    const nowhere = incidentOf(check({ BROTTSKOD: '9999' }, told({ '9999': 'no such group' })))
    expect(nowhere.incident).toMatchObject({ precision: 'area', group: 'unknown' })
    const known = incidentOf(check(sensitive, told({ '9642': 'theft' })))
    expect(known.incident).toMatchObject({ precision: 'area', group: 'sexual' })
  })
})

describe('problems of rows that are or may be sensitive', () => {
  const header = [...columns, 'punkt', 'våning', 'inne']
  const mapping = guessMapping({
    columns: header,
    sample: [{ row: 2, cells: [...good, '', '', ''] }],
    timeZone: 'Europe/Stockholm',
    crs: null,
  }).mapping
  const roles = { ...mapping.columns, point: 'punkt', floor: 'våning', indoor: 'inne' }
  const problemsOf = (changes: Readonly<Record<string, string>>, more: Partial<Mapping> = {}) => {
    const cells = header.map((name, i) => changes[name] ?? good[i] ?? '')
    const one = checker(header, [[...good, '', '', '']], { mapping: { columns: roles, ...more } })
    const row = one.check({ row: 7, cells })
    if (row.kind !== 'problems') throw new Error(JSON.stringify(row))
    return row.problems
  }
  const noXy = { LATITUDE: '', LONGITUDE: '' }

  const placeFaults: [Readonly<Record<string, string>>, string, string, string][] = [
    [{ LATITUDE: '659x0000' }, 'position.malformed', 'LATITUDE', '659x0000'],
    [{ LONGITUDE: 'Storgatan' }, 'position.malformed', 'LONGITUDE', 'Storgatan'],
    [{ LONGITUDE: 'NaN' }, 'position.not-finite', 'LONGITUDE', 'NaN'],
    [{ LATITUDE: '99999999', LONGITUDE: '66' }, 'position.outside', 'LONGITUDE', '66, 99999999'],
    [{ LATITUDE: '17.946', LONGITUDE: '59.219' }, 'position.swapped', 'LONGITUDE', '59.219, 17.946'],
    [{ ...noXy, punkt: 'Torget 4' }, 'position.malformed', 'punkt', 'Torget 4'],
    [{ våning: 'hos grannen' }, 'floor.malformed', 'våning', 'hos grannen'],
  ]

  it.each(placeFaults)('never quote a cell that says where: %j', (changes, code, column, value) => {
    const told = { row: 7, column, code }
    expect(problemsOf(changes), 'an ordinary code').toEqual([{ ...told, value }])
    for (const hidden of ['0428', '9642']) {
      expect(problemsOf({ ...changes, BROTTSKOD: hidden }), hidden).toEqual([{ ...told, value: null }])
    }
    expect(problemsOf({ ...changes, BROTTSKOD: '9999' })).toEqual([{ ...told, value: null }])
    for (const [field, unread] of Object.entries({ BROTTSKOD: 'mord?!', BROTTSDATUMTID_START: 'i går' })) {
      expect(problemsOf({ ...changes, [field]: unread }), unread).toContainEqual({ ...told, value: null })
    }
    const refused = problemsOf({ ...changes, BROTTSKOD: '9999' }, { unknownCodes: 'refuse' })
    expect(refused).toContainEqual({ ...told, value: null })
    const byGroup = problemsOf({ ...changes, BROTTSKOD: '' }, { defaultGroup: 'sexual' })
    expect(byGroup).toEqual([{ ...told, value: null }])
  })

  it('still quote a bad date, and then nothing of the place', () => {
    const problems = problemsOf({ BROTTSKOD: '0428', BROTTSDATUMTID_START: 'i går', LATITUDE: '659x0000' })
    expect(problems.map(({ code, value }) => [code, value])).toEqual([
      ['time.malformed', 'i går'],
      ['position.malformed', null],
    ])
    expect(JSON.stringify(problems)).not.toMatch(/659|17[.,]946|Stationsvägen|Exempelby/)
  })

  it.each(['place', 'street', 'streetNumber', 'area', 'indoorKind', 'indoor'] as const)(
    'never quote a column that is also %s',
    (role) => {
      const columnsOf = { ...roles, [role]: 'inne', count: 'inne' }
      const value = (code: string) =>
        problemsOf({ BROTTSKOD: code, inne: 'Torget' }, { columns: columnsOf }).map((one) => one.value)
      expect(value('0355')).toEqual(['Torget'])
      expect(value('0428')).toEqual([null])
    },
  )
})

describe('codes', () => {
  it('are read without their leading zero and told when they had ended', () => {
    expect(incidentOf(check({ BROTTSKOD: '355' })).incident.code).toBe('0355')
    const ended = incidentOf(check({ BROTTSKOD: '0840' }))
    expect(ended.incident.group).toBe('theft')
    expect(ended.notes.warnings).toEqual([{ row: 7, column: 'BROTTSKOD', value: '0840', code: 'code.ended' }])
  })
})

describe('personal data', () => {
  const number = '811218-9876'

  it('never become an id, a place, a key or a message', () => {
    const everywhere = columns.filter((name) => !name.startsWith('BROTTSDATUMTID'))
    for (const column of everywhere) {
      const row = check({ [column]: number })
      expect(JSON.stringify(row), column).not.toContain('9876')
      expect(
        row.kind === 'incident' ? row.notes.redactedCells : row.kind === 'problems' && row.redactedCells,
        column,
      ).toBe(1)
    }
    expect(JSON.stringify(check({ BROTTSDATUMTID_START: number }))).not.toContain('9876')
  })

  it('in an id leave a key that does not depend on them', () => {
    const first = incidentOf(check({ ID: number })).incident
    expect(first.externalId).toBeNull()
    expect(incidentOf(check({ ID: '811228-9874' })).incident.key).toBe(first.key)
  })

  it('are cut out of a place name', () => {
    const { incident } = incidentOf(check({ LATITUDE: '', LONGITUDE: '', GATA: `Stationsvägen ${number}`, GATUNR: '' }))
    expect(incident.placeToMake?.name).toBe('Stationsvägen')
    expect(
      incidentOf(check({ LATITUDE: '', LONGITUDE: '', GATA: 'Anna Andersson', GATUNR: '' })).incident.placeToMake,
    ).toBeNull()
  })

  it('drop whole columns, mapped or not', () => {
    const header = [...columns, 'Målsägande', 'plats']
    const rows = ['Anna Berg', 'Erik Holm', 'Omar Lind'].map((name) => good.concat(name, name))
    const one = checker(header, rows)
    expect(one.droppedColumns).toEqual(['Målsägande', 'plats'])
    expect(JSON.stringify(one.check({ row: 2, cells: rows[0] as string[] }))).not.toContain('Anna')
  })
})

describe('times', () => {
  it('are counted when summer time moved them or they last for days', () => {
    const gap = incidentOf(check({ BROTTSDATUMTID_START: '2024-03-31 02:30', BROTTSDATUMTID_SLUT: '' }))
    expect(gap.notes).toMatchObject({ dstMoved: true, warnings: [{ code: 'time.in-dst-gap' }] })
    expect(incidentOf(check({ BROTTSDATUMTID_SLUT: '2024-05-12 10:00' })).notes.longInterval).toBe(true)
  })
})

describe('the older police layout', () => {
  const header = [
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
  ]
  const sample = [
    ['5/4/24', 'NORD', 'Målområdet  ', 'STORGATAN  ', '0355', '1', '5/3/24', '5/4/24', '2330', '0015'],
    ['5/14/24', 'NORD', 'NULL', 'NULL', '0840', '2', '5/13/24', 'NULL', '0000', 'NULL'],
  ]
  const one = checker(header, sample)

  it('is read with month first, times as four digits, NULL as nothing', () => {
    const { incident } = incidentOf(one.check({ row: 2, cells: sample[0] as string[] }))
    expect(incident).toMatchObject({
      interval: { from: Date.UTC(2024, 4, 3, 21, 30), to: Date.UTC(2024, 4, 3, 22, 15) },
      knownAt: Date.UTC(2024, 4, 4, 22),
      area: 'target',
      placeToMake: { kind: 'street', name: 'STORGATAN' },
    })
  })

  it('counts the row as often as it says', () => {
    const row = incidentOf(one.check({ row: 3, cells: sample[1] as string[] }))
    expect(row.times).toBe(2)
    expect(row.incident).toMatchObject({
      precision: 'none',
      interval: { from: Date.UTC(2024, 4, 12, 22), to: Date.UTC(2024, 4, 12, 22) },
    })
    expect(one.check({ row: 3, cells: (sample[1] as string[]).with(5, '0') }).kind).toBe('skipped')
    const wrong = one.check({ row: 3, cells: (sample[1] as string[]).with(5, '1,5') })
    expect(wrong.kind === 'problems' && wrong.problems[0]?.code).toBe('count.malformed')
  })
})

describe('collapseRows', () => {
  const incident = (changes: Readonly<Record<string, string>>) => incidentOf(check(changes)).incident

  it('spans both and keeps the first place', () => {
    const joined = collapseRows(incident({}), incident({ LATITUDE: '59.3', BROTTSDATUMTID_SLUT: '2024-05-03 23:00' }))
    expect(joined.placeToMake?.name).toBe('E 668125 N 6568150 (25 m)')
    expect(joined.interval.to).toBe(Date.UTC(2024, 4, 3, 21))
  })

  it('never lets another row bring a dropped place back', () => {
    const [open, closed] = [incident({}), incident({ BROTTSKOD: '9642' })]
    for (const joined of [collapseRows(open, closed), collapseRows(closed, open)]) {
      expect(joined).toMatchObject({ precision: 'area', placeToMake: null, position: null, group: 'sexual' })
    }
  })
})
