import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selfCrossing } from './crossing.ts'
import { boundingBox, distanceMetres } from './distance.ts'
import type { Geometry, Pair } from './geometry.ts'
import { areaSquareMetres, centroid, closeRing, contains } from './polygon.ts'

type Polygon = Extract<Geometry, { type: 'Polygon' }>
const at = (eastMetres: number, northMetres: number) => ({ eastMetres, northMetres })
const box = (east: number, north: number, side: number): Pair[] => [
  [east, north],
  [east + side, north],
  [east + side, north + side],
  [east, north + side],
  [east, north],
]
const withHole: Polygon = { type: 'Polygon', coordinates: [box(668_000, 6_568_000, 100), box(668_040, 6_568_040, 20)] }

describe('polygons', () => {
  it('know inside from outside and from a hole', () => {
    expect(contains(withHole, at(668_010, 6_568_010))).toBe(true)
    expect(contains(withHole, at(668_050, 6_568_050))).toBe(false)
    expect(contains(withHole, at(668_101, 6_568_050))).toBe(false)
  })

  it('have an area and a centre, whichever way a ring turns', () => {
    const turned: Polygon = { type: 'Polygon', coordinates: withHole.coordinates.map((ring) => ring.toReversed()) }
    for (const polygon of [withHole, turned]) {
      expect(areaSquareMetres(polygon)).toBeCloseTo(9600, 6)
      expect(centroid(polygon).eastMetres).toBeCloseTo(668_050, 6)
      expect(centroid(polygon).northMetres).toBeCloseTo(6_568_050, 6)
    }
    const two: Geometry = { type: 'MultiPolygon', coordinates: [[box(0, 0, 10)], [box(100, 0, 10)]] }
    expect(areaSquareMetres(two)).toBeCloseTo(200, 9)
    expect(centroid(two)).toEqual(at(55, 5))
  })

  it('survive having no area', () => {
    const flat: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [3, 1],
          [1, 1],
        ],
      ],
    }
    expect(areaSquareMetres(flat)).toBe(0)
    expect(centroid(flat).northMetres).toBe(1)
    expect(
      centroid({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [10, 0],
          [10, 10],
        ],
      }),
    ).toEqual(at(7.5, 2.5))
  })

  it('are measured to', () => {
    expect(distanceMetres(withHole, at(668_010, 6_568_010))).toBe(0)
    expect(distanceMetres(withHole, at(668_050, 6_568_050))).toBeCloseTo(10, 9)
    expect(distanceMetres(withHole, at(668_130, 6_568_140))).toBeCloseTo(50, 9)
    expect(distanceMetres({ type: 'Point', coordinates: [3, 4] }, at(0, 0))).toBe(5)
    expect(
      distanceMetres(
        {
          type: 'LineString',
          coordinates: [
            [0, 5],
            [10, 5],
          ],
        },
        at(4, 0),
      ),
    ).toBe(5)
    expect(boundingBox(withHole)).toEqual([668_000, 6_568_000, 668_100, 6_568_100])
  })

  it('are closed once', () => {
    const open: Pair[] = [
      [0, 0],
      [1, 0],
      [1, 1],
    ]
    expect(closeRing(open)).toHaveLength(4)
    expect(closeRing(closeRing(open))).toHaveLength(4)
  })
})

/** Every pair of segments that are no neighbours, tried one by one. */
function crossesSlowly(ring: readonly Pair[]): boolean {
  const segments = ring.slice(1).map((end, i) => [ring[i] as Pair, end] as const)
  const side = (a: Pair, b: Pair, c: Pair) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  return segments.some(([a, b], i) =>
    segments.some(([c, d], j) => {
      const areNeighbours = Math.abs(i - j) <= 1 || Math.abs(i - j) === segments.length - 1
      return !areNeighbours && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }),
  )
}

describe('selfCrossing', () => {
  it('finds where a bow tie crosses', () => {
    expect(
      selfCrossing([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
        [0, 0],
      ]),
    ).toEqual([5, 5])
  })

  it('finds a corner that touches and a spike that runs back', () => {
    expect(
      selfCrossing([
        [0, 0],
        [10, 0],
        [10, 10],
        [5, 0],
        [0, 10],
        [0, 0],
      ]),
    ).toEqual([5, 0])
    expect(
      selfCrossing([
        [0, 0],
        [10, 0],
        [4, 0],
        [4, 8],
        [0, 0],
      ]),
    ).not.toBeNull()
  })

  it('leaves simple rings alone, repeated corners too', () => {
    expect(selfCrossing(box(0, 0, 10))).toBeNull()
    expect(
      selfCrossing([
        [0, 0],
        [10, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ]),
    ).toBeNull()
    expect(selfCrossing([])).toBeNull()
  })

  it('agrees with trying every pair', () => {
    const coordinate = fc.double({ min: 0, max: 100, noNaN: true })
    const corners = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(corners, (open) => {
        const ring = closeRing(open)
        if (crossesSlowly(ring)) expect(selfCrossing(ring)).not.toBeNull()
      }),
      { numRuns: 300 },
    )
    const star = Array.from({ length: 2000 }, (_, i): Pair => {
      const angle = (i / 2000) * 2 * Math.PI
      return [Math.cos(angle) * (100 + (i % 7)), Math.sin(angle) * (100 + (i % 7))]
    })
    expect(selfCrossing(closeRing(star))).toBeNull()
  })
})
