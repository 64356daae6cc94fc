import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Geometry, Pair } from '../geo/geometry.ts'
import { type Box, isInBox, meetsBox, parseBoxes } from './box.ts'

describe('reading a bbox', () => {
  it.each([
    ['17.9,59.2,18.1,59.4', [{ west: 17.9, south: 59.2, east: 18.1, north: 59.4 }]],
    ['17.9,59.2,-10,18.1,59.4,100', [{ west: 17.9, south: 59.2, east: 18.1, north: 59.4 }]],
    ['-1e1,-.5,+10,5.', [{ west: -10, south: -0.5, east: 10, north: 5 }]],
    [
      '177,-50,-170,-20',
      [
        { west: 177, south: -50, east: 180, north: -20 },
        { west: -180, south: -50, east: -170, north: -20 },
      ],
    ],
  ])('takes %s', (text, boxes) => expect(parseBoxes(text)).toEqual(boxes))

  it.each([
    '',
    '1,2,3',
    '1,2,3,4,5',
    '1,2,3,4,5,6,7',
    'a,b,c,d',
    '1,2,3,NaN',
    '0x1,2,3,4',
    '1,2,,4',
    '1,2,3,Infinity',
    '17,60,18,59',
    '-181,0,0,1',
    '0,-91,1,1',
    '0,0,9,1,1,1',
    ' 1,2,3,4',
  ])('refuses %j', (text) => expect(parseBoxes(text)).toBeNull())
})

const box: Box = { west: 0, south: 0, east: 10, north: 10 }
const square = (x: number, y: number, size: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
})

describe('meeting a box', () => {
  it.each([
    ['a point on its edge', { type: 'Point', coordinates: [10, 5] }, true],
    ['a point beside it', { type: 'Point', coordinates: [10.01, 5] }, false],
    [
      'a line straight through it',
      {
        type: 'LineString',
        coordinates: [
          [-5, 5],
          [15, 6],
        ],
      },
      true,
    ],
    [
      'a line past its corner',
      {
        type: 'LineString',
        coordinates: [
          [-5, 6],
          [5, 16],
        ],
      },
      false,
    ],
    [
      'a line that stands still in it',
      {
        type: 'LineString',
        coordinates: [
          [5, 5],
          [5, 5],
        ],
      },
      true,
    ],
    ['an area within it', square(4, 4, 1), true],
    ['an area all round it', square(-5, -5, 30), true],
    ['an area beside it whose envelope covers it not', square(11, 0, 4), false],
    [
      'the second of several areas',
      { type: 'MultiPolygon', coordinates: [square(50, 50, 1).coordinates, square(9, 9, 4).coordinates] } as Geometry,
      true,
    ],
    [
      'the hole of an area',
      {
        type: 'Polygon',
        coordinates: [...(square(-20, -20, 60).coordinates as never[]), ...(square(-5, -5, 25).coordinates as never[])],
      } as Geometry,
      false,
    ],
  ] as [string, Geometry, boolean][])('%s', (_, geometry, meets) => expect(meetsBox(geometry, box)).toBe(meets))

  it('finds every line that has a point in the box', () => {
    const coordinate = fc.double({ min: -20, max: 30, noNaN: true })
    const pair = fc.tuple(coordinate, coordinate)
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        const along = Array.from(
          { length: 201 },
          (_, i): Pair => [a[0] + ((b[0] - a[0]) * i) / 200, a[1] + ((b[1] - a[1]) * i) / 200],
        )
        const seen = along.some((point) =>
          isInBox({ west: 1e-9, south: 1e-9, east: 10 - 1e-9, north: 10 - 1e-9 }, point),
        )
        if (seen) expect(meetsBox({ type: 'LineString', coordinates: [a, b] }, box)).toBe(true)
      }),
    )
  })
})
