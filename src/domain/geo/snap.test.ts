import { describe, expect, it } from 'vitest'
import type { PlaceId } from '../ids.ts'
import type { Place, PlaceKind } from '../place/place.ts'
import type { Geometry, Pair } from './geometry.ts'
import { createSnapper, type SnapQuery } from './snap.ts'

const box = (east: number, north: number, side: number): Geometry => {
  const ring: Pair[] = [
    [east, north],
    [east + side, north],
    [east + side, north + side],
    [east, north + side],
    [east, north],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

function place(name: string, kind: PlaceKind, geometry: Geometry | null, more: Partial<Place> = {}): Place {
  const indoor = ['building', 'stairwell', 'floor'].includes(kind)
  const id = name as PlaceId
  return { id, parent: null, kind, name, floor: null, floorLabel: null, indoor, geometry, openingHours: [], ...more }
}

const under = (parent: string, floor: number | null = null): Partial<Place> => ({ parent: parent as PlaceId, floor })
const places = [
  place('Centrum', 'centre', box(0, 0, 200)),
  place('Torget', 'square', box(50, 50, 50), under('Centrum')),
  place('Lindvägen 3', 'building', box(120, 50, 20), under('Centrum')),
  place('Uppgång A', 'stairwell', null, under('Lindvägen 3')),
  place('A plan 1', 'floor', null, under('Uppgång A', 1)),
  place('A plan 2', 'floor', null, under('Uppgång A', 2)),
  place('Uppgång B', 'stairwell', null, under('Lindvägen 3')),
  place('B plan 2', 'floor', null, under('Uppgång B', 2)),
  place('Storgatan', 'street', {
    type: 'LineString',
    coordinates: [
      [0, 5000],
      [100, 5000],
    ],
  }),
  place('E 0 N 300 (25 m)', 'cell', box(0, 300, 25)),
]
const snap = createSnapper(places, 30)
const query = (east: number | null, north: number, more: Partial<SnapQuery> = {}): SnapQuery => ({
  point: east === null ? null : { eastMetres: east, northMetres: north },
  names: [],
  floor: null,
  indoor: null,
  ...more,
})
const found = (q: SnapQuery) => snap(q)?.place.name ?? null

describe('createSnapper', () => {
  it('takes the nearest place, and of those that hold the point the deepest', () => {
    expect(found(query(60, 60))).toBe('Torget')
    expect(found(query(10, 10))).toBe('Centrum')
    expect(snap(query(220, 100))).toMatchObject({ place: { name: 'Centrum' }, metres: 20 })
    expect(found(query(240, 100))).toBeNull()
  })

  it('keeps indoors and outdoors apart', () => {
    expect(found(query(125, 55, { indoor: true }))).toBe('Lindvägen 3')
    expect(found(query(125, 55, { indoor: false }))).toBe('Centrum')
    expect(found(query(110, 55, { indoor: true }))).toBe('Lindvägen 3')
    expect(found(query(220, 100, { indoor: true }))).toBeNull()
  })

  it('lets a name win over distance, in any spelling, and keeps the distance', () => {
    const match = snap(query(60, 60, { names: ['LINDVÄGEN  3'] }))
    expect(match).toMatchObject({ place: { name: 'Lindvägen 3' }, metres: 60 })
    expect(found(query(null, 0, { names: ['okänd', 'Lindvägen 3, 141 52 Huddinge'] }))).toBe('Lindvägen 3')
    expect(found(query(null, 0, { names: ['lindv. 3'] }))).toBe('Lindvägen 3')
    expect(snap(query(null, 0, { names: ['Torget'] }))?.metres).toBeNull()
  })

  it('does not believe in a street of the same name far away', () => {
    expect(found(query(60, 60, { names: ['Storgatan'] }))).toBe('Torget')
  })

  it('picks the floor where only one fits', () => {
    expect(found(query(null, 0, { names: ['Lindvägen 3'], floor: 1 }))).toBe('A plan 1')
    expect(found(query(null, 0, { names: ['Lindvägen 3'], floor: 2 }))).toBe('Lindvägen 3')
    expect(found(query(null, 0, { names: ['Uppgång B'], floor: 2 }))).toBe('B plan 2')
    expect(found(query(125, 55, { indoor: true, floor: 1 }))).toBe('A plan 1')
    expect(found(query(null, 0, { names: ['Torget'], floor: 2 }))).toBe('Torget')
  })

  it('never snaps to squares that were made from coordinates', () => {
    expect(found(query(10, 310))).toBeNull()
  })

  it('works without places', () => {
    expect(createSnapper([], 50)(query(1, 1, { names: ['Torget'] }))).toBeNull()
  })
})
