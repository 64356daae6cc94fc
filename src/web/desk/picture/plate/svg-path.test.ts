import { expect, it } from 'vitest'
import { pathOf } from './svg-path.ts'

const paper = { left: 0, top: 0, right: 100, bottom: 100 }
const project = ([x, y]: readonly [number, number]) => ({ x: x * 10, y: y * 10 })
const square = (from: number) => [
  [from, from],
  [from + 2, from],
  [from + 2, from + 2],
  [from, from],
]

it('draws rings closed and lines open', () => {
  expect(pathOf({ type: 'Polygon', coordinates: [square(1)] }, project, paper)).toBe(
    'M10.0 10.0L30.0 10.0L30.0 30.0L10.0 10.0Z',
  )
  expect(
    pathOf(
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
      project,
      paper,
    ),
  ).toBe('M10.0 10.0L20.0 20.0')
})

it('leaves out what is beside the paper, and points', () => {
  expect(pathOf({ type: 'MultiPolygon', coordinates: [[square(1)], [square(50)]] }, project, paper)).not.toContain(
    '500',
  )
  expect(pathOf({ type: 'Point', coordinates: [1, 1] }, project, paper)).toBe('')
})
