import { describe, expect, it } from 'vitest'
import { rateChange } from '../../analysis/rate-change.ts'
import { type IncidentId, type PlaceId, uuidV7 } from '../../domain/ids.ts'
import { crimeGroups } from '../../domain/incident/crime-groups.ts'
import type { Place } from '../../domain/place/place.ts'
import { describePicture } from '../describe-picture.ts'
import type { SetHarmTable } from '../ports.ts'
import { harmChange, usualWeight, weighedByHarm } from './picture-harm.ts'
import { toColumns } from './to-columns.ts'

const id = <I extends IncidentId | PlaceId>(n: number) => uuidV7<I>(n, new Uint8Array(10))
const now = Date.UTC(2026, 10, 23, 8)
const hour = 3_600_000
const places = Array.from(
  { length: 20 },
  (_, n): Place => ({
    id: id<PlaceId>(n),
    parent: null,
    kind: 'shop',
    name: `Place ${n}`,
    floor: null,
    floorLabel: null,
    indoor: false,
    geometry: { type: 'Point', coordinates: [n * 10, 0] },
    openingHours: [],
  }),
)

/** Place 0 has 40 thefts, place 1 has 20 robberies, place 2 ten of disorder, the others a theft or two each. */
const counts: readonly (readonly [place: number, count: number, group: string])[] = [
  [0, 40, 'theft'],
  [1, 20, 'robbery'],
  [2, 10, 'order'],
  ...Array.from({ length: 12 }, (_, n) => [n + 3, 1 + (n % 2), 'theft'] as const),
]
let serial = 0
const columns = toColumns(
  counts.flatMap(([place, count, group]) =>
    Array.from({ length: count }, (_, i) => ({
      id: id<IncidentId>(serial++),
      from: now - (i + 0.5) * (2000 / count) * hour,
      place: id<PlaceId>(place),
      group,
      source: 'reported' as const,
    })),
  ),
)

const table = (weights: Record<string, number>): SetHarmTable => ({
  source: 'Beslut 2026-03-01',
  weights,
  setAt: Date.UTC(2026, 2, 1, 9),
})
const pictureWith = (harm: SetHarmTable | null) =>
  describePicture({
    operation: { startsOn: null, timeZone: 'Europe/Stockholm' },
    places,
    columns,
    filter: {},
    now,
    seed: 1,
    groups: crimeGroups,
    harm,
    sha256: () => 'hash',
  })

describe('the ranking by harm', () => {
  const byCount = pictureWith(null)

  it('is not there without a table', () => {
    expect(byCount.ranking.every(({ harm }) => harm === null)).toBe(true)
    expect(byCount.provenance.parameters).toMatchObject({ harmWeight: 1, harmSource: null, harmSetAt: null })
  })

  it('stands beside the ranking by count and leaves it as it is', () => {
    const { ranking, provenance } = pictureWith(table({ robbery: 10, order: 0 }))
    expect(ranking.map((place) => ({ ...place, harm: null }))).toEqual(byCount.ranking)
    expect(ranking.slice(0, 3).map(({ name, harm }) => [name, harm?.rank ?? null])).toEqual([
      ['Place 0', 2],
      ['Place 1', 1],
      ['Place 2', null],
    ])
    expect(provenance.parameters).toMatchObject({
      harmWeight: 'robbery 10, order 0',
      harmSource: 'Beslut 2026-03-01',
      harmSetAt: '2026-03-01T10:00:00+01:00',
    })
  })

  it('is the ranking by count, in other units, when every group weighs the same', () => {
    const { ranking } = pictureWith(table({ theft: 2, robbery: 2, order: 2 }))
    for (const { rank, rate, inTop, harm } of ranking) {
      expect(harm).toMatchObject({ rank, inTop })
      expect(harm?.value).toBeCloseTo(2 * rate.value, 10)
      expect(harm?.low).toBeCloseTo(2 * rate.low, 10)
      expect(harm?.high).toBeCloseTo(2 * rate.high, 10)
    }
  })

  it('holds its value in its interval', () => {
    const ranked = pictureWith(table({ robbery: 10 })).ranking.flatMap(({ harm }) => (harm ? [harm] : []))
    expect(ranked).toHaveLength(byCount.ranking.length)
    expect(ranked.filter(({ low, value, high }) => low > value || value > high)).toEqual([])
  })

  it('is not there when nothing weighs anything', () => {
    const { ranking } = pictureWith(table({ theft: 0, robbery: 0, order: 0 }))
    expect(ranking.map((place) => place.harm)).toEqual(ranking.map(() => null))
  })
})

describe('rows by harm', () => {
  it('puts groups that weigh the same in one class, and leaves out those of weight 0', () => {
    const all = Int32Array.from({ length: columns.rowCount }, (_, row) => row)
    const { rows, classOf, harm } = weighedByHarm(table({ theft: 3, robbery: 3, order: 0 }), columns, all)
    expect(harm).toEqual([3])
    expect(rows).toHaveLength(columns.rowCount - 10)
    expect(new Set(classOf)).toEqual(new Set([0]))
    expect(weighedByHarm(table({ robbery: 0.5 }), columns, all).harm).toEqual([0.5, 1])
  })
})

describe('the change of harm', () => {
  const weekOfRow = [0, 0, 1, 2, 3, 3, 3]
  const frame = { ofRow: (row: number) => weekOfRow[row] ?? 0, before: { from: 0, to: 2 }, since: { from: 2, to: 4 } }
  const rows = Int32Array.of(0, 1, 2, 3, 4, 5)

  it('is the change of the count where everything weighs 1', () => {
    const { value, low, high } = rateChange({ count: 3, weeks: 2 }, { count: 3, weeks: 2 }, 1.5) as never
    expect(harmChange(rows, () => 1, frame, 1.5, 1)).toEqual({
      change: { value, low, high },
      periods: { before: 1.5, since: 1.5 },
    })
  })

  it('grows in proportion with the weights', () => {
    const once = harmChange(rows, (row) => row + 1, frame, 1, 1)
    const tenfold = harmChange(rows, (row) => 10 * (row + 1), frame, 1, 1)
    expect(once.periods).toEqual({ before: 3, since: 7.5 })
    expect(tenfold.change?.value).toBeCloseTo(45)
    expect(tenfold.change?.low).toBeCloseTo(10 * (once.change?.low as number))
    expect(tenfold.change?.high).toBeCloseTo(10 * (once.change?.high as number))
  })

  it('is not there without weeks on both sides', () => {
    expect(harmChange(rows, () => 1, { ...frame, since: { from: 0, to: 0 } }, 1, 1)).toEqual({
      change: null,
      periods: null,
    })
  })

  it('takes what incidents usually weigh where a place has none', () => {
    const none = (usual: number) => harmChange(new Int32Array(), () => 1, frame, 1, usual).change
    expect(none(4)?.high).toBeCloseTo(4 * (none(1)?.high as number))
    expect(usualWeight({ rows, classOf: Uint16Array.of(0, 0, 1), harm: [1, 4] })).toBe(18 / 6)
  })
})
