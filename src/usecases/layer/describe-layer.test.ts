import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Precision } from '../../domain/feature/precision.ts'
import { type AreaId, type IncidentId, type PlaceId, uuidV7 } from '../../domain/ids.ts'
import { crimeGroups } from '../../domain/incident/crime-groups.ts'
import { type CellSize, type LayerKind, layerKinds } from '../../domain/layer/layer.ts'
import type { Area, Place } from '../../domain/place/place.ts'
import { indexPicture } from '../picture/picture-index.ts'
import { type PlainIncident, toColumns } from '../picture/to-columns.ts'
import { describeLayer } from './describe-layer.ts'
import { rowPositions } from './layer-input.ts'

const id = <I extends IncidentId | PlaceId | AreaId>(n: number) => uuidV7<I>(n, new Uint8Array(10))
const now = Date.UTC(2026, 10, 23, 8)
const hour = 3_600_000

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as const,
  ],
})

/** Nine yards of 40 × 40 m, 100 m apart. */
const places = Array.from(
  { length: 9 },
  (_, n): Place => ({
    id: id<PlaceId>(n),
    parent: null,
    kind: 'courtyard',
    name: `Yard ${n}`,
    floor: null,
    floorLabel: null,
    indoor: false,
    geometry: square((n % 3) * 100, Math.floor(n / 3) * 100, 40),
    openingHours: [],
  }),
)
const area: Area = { id: id<AreaId>(90), role: 'target', name: 'Centre', geometry: square(-50, -50, 400) }

interface Happened {
  readonly place: number | null
  readonly own?: readonly [number, number]
  readonly group?: string
  readonly source?: PlainIncident['source']
  readonly inArea?: boolean
}

function layerOf(
  happened: readonly Happened[],
  kind: LayerKind,
  cleared: Precision = 'exact',
  cellMetres: CellSize = 40,
) {
  const ids = happened.map((_, n) => id<IncidentId>(1000 + n))
  const columns = toColumns(
    happened.map(({ place, group = 'theft', source = 'reported' }, n) => ({
      id: ids[n] as IncidentId,
      from: now - (n + 1) * hour,
      place: place === null ? null : id<PlaceId>(place),
      group,
      source,
    })),
  )
  const at = (axis: 0 | 1) => Float64Array.from(happened, ({ own }) => own?.[axis] ?? Number.NaN)
  const positions = rowPositions(columns, {
    ids,
    eastMetres: at(0),
    northMetres: at(1),
    snapMetres: new Float64Array(happened.length).fill(Number.NaN),
    areas: happened.map(({ inArea }) => (inArea ? area.id : null)),
  })
  const ground = { places, areas: [area], now, sha256: () => 'hash' }
  return describeLayer({
    ...ground,
    index: indexPicture({
      ...ground,
      operation: { startsOn: null, timeZone: 'Europe/Stockholm' },
      columns,
      groups: crimeGroups,
    }),
    positions,
    filter: {},
    kind,
    cellMetres,
    cleared,
  })
}

const times = (count: number, one: Happened) => Array.from({ length: count }, () => one)

describe('incidents by cell', () => {
  it('lie at their own coordinates for who is cleared, and at their place for others', () => {
    const far = times(6, { place: 0, own: [320, 320] })
    const nearest = (cleared: Precision) => layerOf(far, 'incidents', cleared).cells[0]
    expect(
      Math.hypot((nearest('exact')?.eastMetres ?? 0) - 320, (nearest('exact')?.northMetres ?? 0) - 320),
    ).toBeLessThan(24)
    expect(
      Math.hypot((nearest('place')?.eastMetres ?? 0) - 20, (nearest('place')?.northMetres ?? 0) - 20),
    ).toBeLessThan(24)
    expect(layerOf(far, 'incidents', 'area').cells).toEqual([])
  })

  it('carry a ring as wide as the place, where that is wider than the cell', () => {
    expect(layerOf(times(6, { place: 0 }), 'incidents', 'exact', 20).cells).toMatchObject([
      { count: 6, reachMetres: 23 },
    ])
    expect(layerOf(times(6, { place: 0 }), 'incidents').cells).toMatchObject([{ reachMetres: null }])
    expect(layerOf(times(6, { place: 0, own: [20, 20] }), 'incidents').cells).toMatchObject([{ reachMetres: null }])
  })

  it('are counted by area when nothing nearer is known, a sensitive group always', () => {
    const { cells, areas, drawn, undrawn } = layerOf(
      [
        ...times(2, { place: null, inArea: true }),
        { place: 1, own: [120, 20], group: 'sexual', inArea: true },
        { place: null },
      ],
      'incidents',
    )
    expect(cells).toEqual([])
    expect(areas).toMatchObject([{ name: 'Centre', count: 3 }])
    expect([drawn, undrawn]).toEqual([0, 4])
  })

  it('keep apart what police found', () => {
    const both = [...times(3, { place: 0 }), ...times(7, { place: 4, source: 'discovered' })]
    expect(layerOf(both, 'incidents').cells).toMatchObject([{ count: 3 }])
    expect(layerOf(both, 'found').cells).toMatchObject([{ count: 7 }])
  })
})

describe('hot and cold spots', () => {
  it('are found where neighbours are busy too, over cells where something could be recorded', () => {
    const around = [...times(30, { place: 0 }), ...times(30, { place: 0, own: [60, 20] }), { place: 8 }]
    const { cells, note, provenance } = layerOf(around, 'hot-spots')
    expect(note).toBeNull()
    expect(provenance).toMatchObject({
      method: 'gi-star',
      parameters: { cellsCompared: cells.length, inference: 'exact' },
    })
    expect(cells.length).toBeGreaterThanOrEqual(9)
    expect(cells.every(({ p }) => p !== null && p > 0 && p <= 1)).toBe(true)
  })

  it('are not judged on nothing, or where all cells are alike', () => {
    expect(layerOf([], 'hot-spots').note).toBe('nothing')
    expect(
      layerOf(
        places.map((_, place) => ({ place })),
        'hot-spots',
      ).note,
    ).toBe('too-little')
  })
})

describe('density', () => {
  it('is highest where most happened, in bands that lie within each other', () => {
    const { bands, note } = layerOf([...times(60, { place: 0 }), ...times(20, { place: 8 })], 'density')
    expect(note).toBeNull()
    expect(bands).toHaveLength(5)
    const sizes = bands.map(({ areaSquareMetres }) => areaSquareMetres)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    const top = bands.at(-1)?.polygons ?? []
    expect(top).toHaveLength(1)
    for (const [east, north] of top[0]?.[0] ?? []) expect(Math.hypot(east - 20, north - 20)).toBeLessThan(60)
  })

  it('is no hill of a handful', () => expect(layerOf(times(19, { place: 0 }), 'density').note).toBe('too-little'))
})

it('shows nobody a small number who is not cleared for it, in no layer', () => {
  const one = fc.record({ place: fc.option(fc.nat(8)), inArea: fc.boolean() })
  const kinds = fc.constantFrom(...layerKinds)
  const roles = fc.constantFrom<Precision[]>('place', 'area')
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), kinds, roles, (happened, kind, cleared) => {
      const { cells, areas, drawn, undrawn } = layerOf(happened, kind, cleared)
      const told = [...cells, ...areas].map(({ count }) => count)
      for (const count of [...told, drawn, undrawn]) expect(count === null || count % 5 === 0).toBe(true)
      for (const { count, reachMetres, p } of cells)
        expect([p, count === null && reachMetres !== null]).toEqual([null, false])
    }),
    { numRuns: 60 },
  )
})
