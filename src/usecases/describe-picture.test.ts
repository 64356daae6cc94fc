import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AreaId, type IncidentId, type PlaceId, uuidV7 } from '../domain/ids.ts'
import { crimeGroups } from '../domain/incident/crime-groups.ts'
import { incidentSources } from '../domain/incident/incident.ts'
import type { Area, Place, PlaceKind } from '../domain/place/place.ts'
import { describePicture } from './describe-picture.ts'
import type { PictureInput } from './picture/picture-input.ts'
import { type PlainIncident, toColumns } from './picture/to-columns.ts'

const zone = 'Europe/Stockholm'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
const hour = 3_600_000
const week = 168 * hour
/** A Monday. */
const start = at('2026-09-28T00:00')
const now = at('2026-11-23T08:00')

const id = <I extends PlaceId | IncidentId | AreaId>(n: number) => uuidV7<I>(n, new Uint8Array(10))

function place(n: number, over: Partial<Place> & { readonly kind?: PlaceKind } = {}): Place {
  return {
    id: id<PlaceId>(n),
    parent: null,
    kind: 'shop',
    name: `Place ${n}`,
    floor: null,
    floorLabel: null,
    indoor: false,
    geometry: { type: 'Point', coordinates: [n * 10, 0] },
    openingHours: [],
    ...over,
  }
}

let serial = 0
const incident = (where: number | null, from: number, over: Partial<PlainIncident> = {}): PlainIncident => ({
  id: id<IncidentId>(1_000_000 + serial++),
  from,
  place: where === null ? null : id<PlaceId>(where),
  group: 'theft',
  source: 'reported',
  ...over,
})
const several = (where: number, count: number, from: number, to: number, over: Partial<PlainIncident> = {}) =>
  Array.from({ length: count }, (_, i) => incident(where, from + ((i + 0.5) / count) * (to - from), over))

const picture = (incidents: readonly PlainIncident[], over: Partial<PictureInput> = {}) =>
  describePicture({
    operation: { startsOn: '2026-09-28', timeZone: zone },
    places: Array.from({ length: 30 }, (_, n) => place(n)),
    columns: toColumns(incidents),
    filter: {},
    now,
    seed: 1,
    groups: crimeGroups,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    ...over,
  })

/** A year before and eight weeks since: a square that calms down, a stairwell that takes over, and the rest. */
const moved = [
  ...several(1, 200, start - 52 * week, start),
  ...several(1, 6, start, now),
  ...several(2, 4, start - 52 * week, start),
  ...several(2, 30, start, now),
  ...Array.from({ length: 10 }, (_, k) => several(10 + k, 12, start - 52 * week, now)).flat(),
]

describe('the sentence', () => {
  it('says moved when one place clearly fell and another clearly rose', () => {
    const { sentence, ranking } = picture(moved)
    const idOf = (name: string) => ranking.find((place) => place.name === name)?.placeId
    const [downId, upId] = [idOf('Place 1'), idOf('Place 2')]
    expect(sentence).toEqual({ code: 'picture.moved', down: 'Place 1', up: 'Place 2', downId, upId })
  })
  it('does not say moved when the fall is outside the target area', () => {
    const around = (east: number): Area['geometry'] => ({
      type: 'Polygon',
      coordinates: [
        [
          [east - 5, -5],
          [east + 5, -5],
          [east + 5, 5],
          [east - 5, 5],
          [east - 5, -5],
        ],
      ],
    })
    const areas: Area[] = [{ id: id<AreaId>(1), role: 'target', name: 'T', geometry: around(20) }]
    expect(picture(moved, { areas }).sentence).toEqual({ code: 'picture.more', up: 'Place 2' })
  })
  it('makes nothing of sixty places that vary by chance', () => {
    const steady = Array.from({ length: 30 }, (_, k) => several(k, 20 + (k % 5), start - 52 * week, now)).flat()
    expect(['picture.cannot-tell', 'picture.most-at']).toContain(picture(steady).sentence.code)
  })
})

describe('incidents that police found themselves', () => {
  const found = [
    // Ends before the last reported one: the data cut-off is of all incidents.
    ...several(1, 300, start, start + 6 * week, { source: 'discovered', group: 'narcotics' }),
    ...several(5, 40, start - 10 * week, start + 6 * week, { source: 'discovered', group: 'theft' }),
  ]
  it('change no rank, interval, weekly line, change, rhythm or sentence', () => {
    const without = picture(moved)
    const withFound = picture([...moved, ...found])
    const bare = ({ ranking }: typeof without) => ranking.map((ranked) => ({ ...ranked, discovered: 0 }))
    expect(bare(withFound)).toEqual(bare(without))
    expect(withFound.sentence).toEqual(without.sentence)
    expect(withFound.overallChange).toEqual(without.overallChange)
    expect(withFound.rhythm).toEqual(without.rhythm)
    expect(withFound.weeks.map(({ count }) => count)).toEqual(without.weeks.map(({ count }) => count))
    expect(withFound.totals.sinceStart).toBe(without.totals.sinceStart)
  })
  it('are columns of their own', () => {
    const { ranking, totals, weeks } = picture([...moved, ...found])
    expect(ranking.find(({ name }) => name === 'Place 1')?.discovered).toBe(300)
    expect(totals.discovered).toBe(340)
    expect(weeks.reduce((sum, { discovered }) => sum + discovered, 0)).toBe(340)
  })
  it('name the groups that hardly anyone else reports, over 80 %', () => {
    const mixed = [
      ...several(1, 8, start, now, { source: 'discovered', group: 'traffic' }),
      ...several(1, 2, start, now, { group: 'traffic' }),
    ]
    expect(picture([...moved, ...found, ...mixed]).discoveredOnlyGroups).toEqual(['narcotics'])
    const more = several(1, 1, start, now, { source: 'discovered', group: 'traffic' })
    expect(picture([...moved, ...found, ...mixed, ...more]).discoveredOnlyGroups).toEqual(['narcotics', 'traffic'])
  })
})

describe('what is known for an area at most', () => {
  it('is counted and not ranked: sensitive groups, unknown codes, public notices', () => {
    const { totals, ranking } = picture([
      ...moved,
      incident(null, start, { group: 'sexual' }),
      incident(null, start, { group: 'unknown' }),
      incident(null, start, { source: 'feed' }),
      incident(null, start),
    ])
    expect(totals).toMatchObject({
      incidents: moved.length + 4,
      atPlaces: moved.length,
      withoutPlace: 1,
      atAreaLevel: 3,
    })
    expect(ranking.reduce((sum, { count }) => sum + count, 0)).toBe(moved.length)
  })
  it('loses a place that an import should not have left it', () => {
    const { ranking, totals } = picture([...moved, ...several(25, 50, start, now, { group: 'relation' })])
    expect(ranking.some(({ name }) => name === 'Place 25')).toBe(false)
    expect(totals.atAreaLevel).toBe(50)
  })
  it('public notices count by week only when there is nothing else', () => {
    const notices = Array.from({ length: 9 }, () => incident(null, start, { source: 'feed' }))
    const counted = ({ weeks }: ReturnType<typeof picture>) => weeks.reduce((sum, { count }) => sum + count, 0)
    expect(counted(picture(notices))).toBe(9)
    expect(counted(picture([...notices, ...moved]))).toBe(moved.length)
  })
})

describe('time', () => {
  it('ends where the data do, not at now', () => {
    const stale = several(1, 20, start - 20 * week, start - 2 * week)
    const { cutOff, weeks } = picture(stale)
    expect(at(cutOff.slice(0, 19))).toBeLessThan(start - 2 * week)
    expect(weeks.at(-1)?.startsOn).toBe('2026-09-07')
  })
  it('keeps cut-off and weeks whatever the group filter', () => {
    const rows = [...moved, ...several(3, 5, start - 30 * week, start - 20 * week, { group: 'robbery' })]
    const all = picture(rows)
    const robbery = picture(rows, { filter: { groups: ['robbery'] } })
    expect(robbery.cutOff).toBe(all.cutOff)
    expect(robbery.weeks.map(({ startsOn }) => startsOn)).toEqual(all.weeks.map(({ startsOn }) => startsOn))
    expect(robbery.totals.incidents).toBe(5)
  })
  it('takes only rows between the filter’s moments, and none from after now', () => {
    const rows = several(1, 10, start, start + 10 * week)
    expect(picture(rows, { filter: { from: start + 2 * week, to: start + 4 * week } }).totals.incidents).toBe(2)
    expect(picture(rows).totals.incidents).toBe(8)
  })
  it('has no change before a whole week has passed since the start', () => {
    const rows = several(1, 100, start - 20 * week, start + week - hour)
    const early = picture(rows, { now: start + week - hour })
    expect([early.overallChange, early.ranking[0]?.change]).toEqual([null, null])
    expect(early.firstWeekSinceStart).toBe(20)
    const { overallChange } = picture([...rows, incident(1, start + week + hour)], { now: start + week + hour })
    expect(overallChange?.value).toBeCloseTo(0, 0)
  })
  it('compares whole weeks on both sides of a start in mid-week', () => {
    const { provenance, weeks, firstWeekSinceStart } = picture(several(1, 200, start - 10 * week, now), {
      operation: { startsOn: '2026-09-30', timeZone: zone },
    })
    // Ten whole weeks before, the part week of the 30th in neither, then 5 October to 16 November: the last is whole.
    expect(provenance.parameters.weeksBefore).toBe(10)
    expect(weeks[firstWeekSinceStart ?? 0]?.startsOn).toBe('2026-10-05')
    expect(provenance.parameters.weeksSince).toBe(7)
    expect(weeks.filter(({ sinceStart }) => sinceStart).length).toBe(8)
  })
  it('compares nothing without a start', () => {
    const { overallChange, firstWeekSinceStart, totals, sentence } = picture(moved, {
      operation: { startsOn: null, timeZone: zone },
    })
    expect([overallChange, firstWeekSinceStart, totals.sinceStart]).toEqual([null, null, 0])
    expect(sentence.code).not.toBe('picture.moved')
  })
  it('marks weeks whose reports have not all come, and leaves them out of the change', () => {
    const late = several(1, 400, start - 30 * week, now).map(({ from }) =>
      incident(1, from, { knownAt: from + 5 * 24 * hour }),
    )
    const { weeks, provenance } = picture(late.filter(({ from }) => from + 5 * 24 * hour <= now))
    const completeness = (monday: string) => weeks.find(({ startsOn }) => startsOn === monday)?.completeness
    expect(completeness('2026-11-16')).toBeLessThan(0.9)
    expect(completeness('2026-11-02')).toBe(1)
    expect(provenance.parameters.weeksSince).toBe(7)
  })
})

describe('the tree of places', () => {
  const tree = [
    place(0, { kind: 'centre', name: 'Centrum' }),
    place(1, { kind: 'building', name: 'Huset', parent: id<PlaceId>(0) }),
    place(2, { kind: 'stairwell', name: 'Huset A', parent: id<PlaceId>(1) }),
    place(3, { kind: 'floor', name: 'Huset A, 2 tr', parent: id<PlaceId>(2), geometry: null, floor: 2 }),
    place(4, { kind: 'building', name: 'Biblioteket' }),
  ]
  const ranked = (where: number) => picture(several(where, 5, start, now), { places: tree })
  it('gives a floor its building', () => {
    const [floor] = ranked(3).ranking
    expect(floor).toMatchObject({ name: 'Huset A, 2 tr', floor: 2, buildingId: id(1), count: 5 })
  })
  it('does not rank what only holds others, until it has incidents of its own', () => {
    expect(ranked(3).provenance.parameters.placesRanked).toBe(3)
    const own = ranked(1)
    expect(own.provenance.parameters.placesRanked).toBe(4)
    expect(own.ranking[0]).toMatchObject({ name: 'Huset', buildingId: null })
  })
  it('leaves comparison areas out of everything, and says how many rows', () => {
    const around: Area['geometry'] = {
      type: 'Polygon',
      coordinates: [
        [
          [5, -5],
          [35, -5],
          [35, 5],
          [5, 5],
          [5, -5],
        ],
      ],
    }
    const areas: Area[] = [{ id: id<AreaId>(9), role: 'comparison', name: 'J', geometry: around }]
    const rows = [...several(3, 5, start, now), ...several(4, 7, start, now)]
    const { totals, ranking, provenance } = picture(rows, { places: tree, areas })
    expect(totals.incidents).toBe(7)
    expect(ranking.map(({ name }) => name)).toEqual(['Biblioteket'])
    expect(provenance.parameters.rowsInComparisonAreas).toBe(5)
  })
  it('throws on a place that the operation does not have: that is a bug', () => {
    expect(() => picture(several(77, 1, start, now))).toThrow('does not have')
  })
})

describe('the peak of a place', () => {
  it('needs eight incidents whose hour is known', () => {
    const fridays = (n: number) => Array.from({ length: n }, (_, k) => incident(1, at('2026-10-02T22:30') + k * week))
    const vague = several(1, 5, start, now).map(({ from }) => incident(1, from, { to: from + 30 * hour }))
    expect(picture([...fridays(7), ...vague]).ranking[0]?.peak).toBeNull()
    // 25 October has the clock back, which must not move Friday evening.
    const later = picture(
      Array.from({ length: 8 }, (_, k) =>
        incident(1, at(`2026-${['10-02', '10-09', '10-16', '10-23', '10-30', '11-06', '11-13', '11-20'][k]}T22:30`)),
      ),
    )
    expect(later.ranking[0]?.peak).toEqual({ weekday: 5, fromHour: 20, toHour: 23 })
  })
})

describe('the same input gives the same bytes', () => {
  it('again, and whatever the order of rows', () => {
    expect(JSON.stringify(picture(moved))).toBe(JSON.stringify(picture(moved)))
    expect(JSON.stringify(picture(moved.toReversed()))).toBe(JSON.stringify(picture(moved)))
  })
  it('with a hash that any row changes, but not how a database numbers its places', () => {
    const hash = (rows: readonly PlainIncident[]) => picture(rows).provenance.inputHash
    const [first, ...rest] = moved
    expect(first && hash([{ ...first, from: first.from + 1 }, ...rest])).not.toBe(hash(moved))
    expect(hash(rest)).not.toBe(hash(moved))
    const columns = toColumns(moved)
    const turned = {
      ...columns,
      places: columns.places.toReversed(),
      place: columns.place.map((index) => (index < 0 ? -1 : columns.places.length - 1 - index)),
    }
    expect(picture([], { columns: turned }).provenance.inputHash).toBe(hash(moved))
  })
})

describe('any rows', () => {
  const row = fc.record({
    where: fc.oneof(fc.constant(null), fc.nat({ max: 29 })),
    from: fc.integer({ min: start - 20 * week, max: now + week }),
    length: fc.constantFrom(0, hour, 30 * hour),
    group: fc.constantFrom('theft', 'robbery', 'sexual', 'unknown'),
    source: fc.constantFrom(...incidentSources),
  })
  it('are counted once, wherever they go', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const { totals, ranking, rhythm, weeks, groups } = picture(
          rows.map(({ where, from, length, group, source }) =>
            incident(where, from, { to: from + length, group, source }),
          ),
        )
        expect(totals.atPlaces + totals.withoutPlace + totals.atAreaLevel).toBe(totals.incidents)
        expect(totals.incidents).toBe(rows.filter(({ from }) => from <= now).length)
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(totals.incidents)
        const counted = weeks.reduce((sum, { count }) => sum + count, 0)
        expect(rhythm.counted + rhythm.leftOut).toBe(counted)
        expect(ranking.map(({ rank }) => rank)).toEqual(ranking.map((_, i) => i + 1))
        for (const { rate, count, weekly } of ranking) {
          expect(rate.low).toBeLessThanOrEqual(rate.value)
          expect(rate.high).toBeGreaterThanOrEqual(rate.value)
          expect(weekly.reduce((sum, n) => sum + n, 0)).toBe(count)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('or none', () => {
    const { sentence, ranking, weeks, totals } = picture([])
    expect(sentence).toEqual({ code: 'picture.nothing-yet' })
    expect([ranking.length, totals.incidents, weeks.length]).toEqual([0, 0, 2])
    expect(picture([], { places: [] }).ranking).toEqual([])
  })
})
