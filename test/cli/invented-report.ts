import type { FileReport } from '../../src/cli/report/file-report.ts'
import type { Picture, RankedPlace } from '../../src/domain/picture/picture.ts'

const names = [
  'Stationstorget norra',
  'Trapphus 14 B',
  'Gången',
  'Ekgården 2',
  'Skogsdungen',
  'Kiosken',
  'Skolan',
  'Parkeringen',
  'Biblioteket',
  'Garaget',
]
const weekCount = 60
const start = 52

const place = (name: string, i: number): RankedPlace => {
  const rate = 4.2 * 0.72 ** i
  const weekly = Array.from({ length: weekCount }, (_, week) => Math.round(rate * (1 + Math.sin(week * (i + 1)) * 0.6)))
  return {
    placeId: `place-${i}`,
    name,
    kind: i === 1 ? 'stairwell' : 'square',
    floor: null,
    buildingId: null,
    rank: i + 1,
    rawRank: i === 0 ? 2 : i === 1 ? 1 : i + 1,
    count: weekly.reduce((sum, count) => sum + count, 0),
    discovered: i === 2 ? 9 : 0,
    rate: { value: rate, low: rate * 0.6, high: rate * 1.5 + 0.2 },
    inTop: Math.max(0, 1 - i * 0.12),
    tiedWithNext: i < 2 || i > 5,
    harm: null,
    weekly,
    change: {
      value: i === 1 ? 2.4 : -1.2 / (i + 1),
      low: i === 1 ? 1.1 : -2.8,
      high: i === 1 ? 3.9 : 0.6 - (i === 0 ? 0.9 : 0),
    },
    periods: null,
    peak: i % 3 === 2 ? null : { weekday: 5, fromHour: 18 + (i % 4), toHour: 21 + (i % 4) },
  }
}

const weight = (i: number): number => {
  const hour = i % 24
  const weekend = i >= 96 ? 1.4 : 0.7
  return 6 * weekend * Math.exp(-((hour - 20.5) ** 2) / 14) + (i >= 120 && hour < 3 ? 4 : 0)
}

const inventedPicture: Picture = {
  cutOff: '2026-04-12T21:59:59Z',
  sentence: {
    code: 'picture.moved',
    down: 'Stationstorget norra',
    up: 'Trapphus 14 B',
    downId: 'place-0',
    upId: 'place-1',
  },
  discoveredOnlyGroups: ['narcotics'],
  totals: { incidents: 812, atPlaces: 790, withoutPlace: 22, atAreaLevel: 0, discovered: 40, sinceStart: 96 },
  overallChange: { value: -0.9, low: -3.1, high: 1.4 },
  weeks: Array.from({ length: weekCount }, (_, week) => ({
    startsOn: new Date(Date.UTC(2025, 1, 17) + week * 7 * 86_400_000).toISOString().slice(0, 10),
    isoWeek: (week % 52) + 1,
    count: Math.round(14 + 5 * Math.sin(week * 1.7)),
    discovered: week % 9 === 0 ? 2 : 0,
    sinceStart: week >= start,
    completeness: week === weekCount - 1 ? 0.7 : 1,
  })),
  compared: null,
  firstWeekSinceStart: start,
  rhythm: { weights: Array.from({ length: 168 }, (_, i) => weight(i)), counted: 760, leftOut: 52 },
  ranking: names.map(place),
  groups: [{ key: 'violence', count: 400 }],
  facets: { codes: [], kinds: [], floors: [], investigations: [], areas: [] },
  pooledKinds: true,
  provenance: {
    method: 'point-ranking',
    version: '1',
    parameters: { halfLifeWeeks: 8, topK: 5 },
    cutOff: '2026-04-12T21:59:59Z',
    timeZone: 'Europe/Stockholm',
    seed: 1,
    rowCount: 812,
    inputHash: 'ab'.repeat(32),
  },
}

/** A report about nowhere, with something of everything in it, also a place name that tries to be an element. */
export const inventedReport: FileReport = {
  version: '0.0.0-test',
  writtenAt: Date.UTC(2026, 3, 13, 6, 30),
  file: {
    name: 'månlunda <b>.csv',
    format: 'csv',
    sha256: 'cd'.repeat(32),
    bytes: 48_211,
    mapping: {
      columns: { from: 'start', to: 'slut', x: 'x', y: 'y' },
      crs: 'EPSG:3006',
      dateOrder: 'ymd',
      timeZone: 'Europe/Stockholm',
      defaultSource: 'reported',
      defaultGroup: null,
      values: { source: {}, group: {}, investigation: {}, indoor: [] },
      collapse: 'none',
      unknownCodes: 'refuse',
      snapWithinMetres: 25,
      makePlacesMetres: 25,
      marks: null,
    },
    plane: { known: 'guessed', sourceEpsg: 3006, planeEpsg: 3006 },
    period: { from: Date.UTC(2025, 1, 17), to: Date.UTC(2026, 3, 12) },
  },
  quality: {
    rows: 840,
    refusedRows: 28,
    skippedRows: 0,
    collapsedRows: 0,
    incidents: 812,
    problems: [
      {
        code: 'time.malformed',
        count: 20,
        leavesOut: true,
        examples: [{ row: 17, column: 'start', value: '31/2/24', code: 'time.malformed' }],
      },
      {
        code: 'code.unknown',
        count: 8,
        leavesOut: false,
        examples: [{ row: 40, column: 'kod', value: '15?17', code: 'code.unknown' }],
      },
    ],
    redactedCells: 3,
    droppedColumns: ['namn'],
    withoutTime: 20,
    withoutPlace: 22,
    sensitive: 4,
    overTwelveHours: 52,
    overSevenDays: 6,
    dstMoved: 1,
    sources: [
      { source: 'reported', count: 700 },
      { source: 'discovered', count: 112 },
    ],
    groups: [{ group: 'violence', count: 400 }],
    unknownCodes: [{ code: '15?17', count: 8 }],
    endedCodes: [{ code: '0307', count: 2 }],
    reportingDelay: { known: 700, medianDays: 1.5, ninetiethPercentileDays: 9 },
  },
  places: { from: 'file', named: 0, squares: 10, squareMetres: 25 },
  since: { date: '2026-02-15', firstWeek: '2026-02-16' },
  picture: inventedPicture,
  weekdays: [90, 95, 101, 99, 160, 150, 117],
  positions: new Map(
    names.map((_, i) => [
      `place-${i}`,
      {
        eastMetres: 667_600 + ((i * 97) % 300),
        northMetres: 6_568_500 + ((i * 61) % 240),
        longitude: 17.938,
        latitude: 59.222,
      },
    ]),
  ),
  seen: Array.from({ length: 300 }, (_, i) => [667_600 + ((i * 31) % 330), 6_568_480 + ((i * 53) % 280)] as const),
  target: {
    inside: { incidents: 500, change: { value: -2.1, low: -4, high: -0.3 } },
    outside: { incidents: 290, change: { value: 1.2, low: -0.4, high: 2.9 } },
  },
  inTarget: new Set(['place-0', 'place-2']),
  outline: [
    [
      [667_620, 6_568_520],
      [667_860, 6_568_520],
      [667_860, 6_568_700],
      [667_620, 6_568_700],
      [667_620, 6_568_520],
    ],
  ],
}
