import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceBandWeights } from './distance-band.ts'
import { MethodError } from './method-error.ts'
import {
  latticeWeights,
  listedWeights,
  requireWeights,
  rowStandardised,
  type SpatialWeights,
} from './spatial-weights.ts'

const lists = ({ start, neighbour }: SpatialWeights) =>
  Array.from({ length: start.length - 1 }, (_, i) => Array.from(neighbour.subarray(start[i], start[i + 1])))

const problem = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof MethodError) return [error.problem.fault, error.problem.argument, error.problem.index]
    throw error
  }
  return null
}

describe('a lattice', () => {
  it('has as neighbours the cells one step away, over corners too for the queen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (rows, columns) => {
        const cells = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const)
        const slow = (near: (down: number, right: number) => boolean) =>
          cells.map(([r, c]) => cells.flatMap(([s, d], j) => (near(Math.abs(r - s), Math.abs(c - d)) ? [j] : [])))
        const queen = latticeWeights(rows, columns)
        expect(lists(queen)).toEqual(slow((down, right) => Math.max(down, right) === 1))
        expect(lists(latticeWeights(rows, columns, 'rook'))).toEqual(slow((down, right) => down + right === 1))
        requireWeights('weights', queen, rows * columns)
      }),
    )
  })

  it('of one cell has no neighbours, and no lattice is empty or too great', () => {
    expect(lists(latticeWeights(1, 1))).toEqual([[]])
    expect(problem(() => latticeWeights(0, 3))).toEqual(['out-of-range', 'rows', null])
    expect(problem(() => latticeWeights(3, 4097))).toEqual(['out-of-range', 'columns', null])
    expect(problem(() => latticeWeights(2.5, 3))).toEqual(['not-whole', 'rows', null])
  })
})

describe('a distance band', () => {
  const point = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -3, max: 60 }))
  const columns = (points: readonly (readonly number[])[]) =>
    [0, 1].map((axis) => Float64Array.from(points, (p) => p[axis] ?? 0)) as [Float64Array, Float64Array]

  it('is every pair at most the radius apart, however points are spread', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0.5, max: 80, noNaN: true }),
        (points, radius) => {
          const [east, north] = columns(points)
          const slow = points.map(([x, y], i) =>
            points.flatMap(([u, v], j) => (i !== j && (x - u) ** 2 + (y - v) ** 2 <= radius * radius ? [j] : [])),
          )
          const weights = distanceBandWeights(east, north, radius)
          expect(lists(weights)).toEqual(slow)
          requireWeights('weights', weights, points.length)
        },
      ),
    )
  })

  it('does not change with the unit, and takes the radius itself and points in one place', () => {
    const [east, north] = columns([
      [0, 0],
      [3, 4],
      [3, 4],
      [400, 0],
    ])
    expect(lists(distanceBandWeights(east, north, 5))).toEqual([[1, 2], [0, 2], [0, 1], []])
    const kilometres = (metres: Float64Array) => metres.map((x) => x / 1024)
    expect(distanceBandWeights(kilometres(east), kilometres(north), 5 / 1024)).toEqual(
      distanceBandWeights(east, north, 5),
    )
  })

  it('of a lattice, with a radius of 1 and of √2, is the rook and the queen', () => {
    const [east, north] = columns(Array.from({ length: 35 }, (_, i) => [i % 7, Math.floor(i / 7)]))
    expect(distanceBandWeights(east, north, 1)).toEqual(latticeWeights(5, 7, 'rook'))
    expect(distanceBandWeights(east, north, 1.4143)).toEqual(latticeWeights(5, 7))
  })

  it('answers at once for points far apart and a radius next to nothing', () => {
    const [east, north] = columns([
      [-1e7, -1e7],
      [1e7, 1e7],
      [1e7, 1e7 - 1e-300],
    ])
    expect(lists(distanceBandWeights(east, north, 1e-300))).toEqual([[], [2], [1]])
    expect(lists(distanceBandWeights(east, north, 1e8))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ])
  })

  it('refuses what it cannot answer', () => {
    const one = Float64Array.of(1)
    expect(problem(() => distanceBandWeights(new Float64Array(0), one, 1))).toEqual(['empty', 'eastMetres', null])
    expect(problem(() => distanceBandWeights(one, new Float64Array(2), 1))).toEqual([
      'length-differs',
      'northMetres',
      null,
    ])
    expect(problem(() => distanceBandWeights(one, Float64Array.of(Number.NaN), 1))).toEqual([
      'not-finite',
      'northMetres',
      0,
    ])
    expect(problem(() => distanceBandWeights(Float64Array.of(1e8), one, 1))).toEqual(['out-of-range', 'eastMetres', 0])
    expect(problem(() => distanceBandWeights(one, one, 0))).toEqual(['not-positive', 'radiusMetres', null])
    const crowd = new Float64Array(5_500)
    expect(problem(() => distanceBandWeights(crowd, crowd, 1))).toEqual(['too-many', 'radiusMetres', null])
  })
})

describe('lists', () => {
  it('are put in order with their weights', () => {
    const weights = listedWeights([[2, 1], [0], []], [[0.5, 2], [1], []])
    expect(lists(weights)).toEqual([[1, 2], [0], []])
    expect(weights.weight).toEqual(Float64Array.of(2, 0.5, 1))
  })

  it('are refused when they do not name other cells once, or weigh out of range', () => {
    expect(problem(() => listedWeights([[1], [1]]))).toEqual(['repeated', 'neighbours', 1])
    expect(problem(() => listedWeights([[1, 1], [0]]))).toEqual(['repeated', 'neighbours', 0])
    expect(problem(() => listedWeights([[2], []]))).toEqual(['unknown-reference', 'neighbours', 0])
    expect(problem(() => listedWeights([[], [-1]]))).toEqual(['unknown-reference', 'neighbours', 1])
    expect(problem(() => listedWeights([[0.5], []]))).toEqual(['not-whole', 'neighbours', 0])
    expect(problem(() => listedWeights([[1], [0]], [[1]]))).toEqual(['length-differs', 'weights', null])
    expect(problem(() => listedWeights([[1], [0]], [[1], []]))).toEqual(['length-differs', 'weights', 1])
    const weighing = (w: number) => problem(() => listedWeights([[1], [0]], [[1], [w]]))
    expect(weighing(-1)).toEqual(['negative', 'neighbours.weight', 1])
    expect(weighing(Number.NaN)).toEqual(['not-finite', 'neighbours.weight', 1])
    expect(weighing(1e-10)).toEqual(['out-of-range', 'neighbours.weight', 1])
    expect(weighing(1e10)).toEqual(['out-of-range', 'neighbours.weight', 1])
    expect(weighing(0)).toBeNull()
    expect(problem(() => listedWeights([[1], [0]], null, Float64Array.of(1)))).toEqual([
      'length-differs',
      'neighbours.self',
      null,
    ])
  })

  it('in compressed rows are checked as such', () => {
    const good = latticeWeights(1, 3)
    const withStart = (start: number[]) =>
      problem(() => requireWeights('weights', { ...good, start: Int32Array.from(start) }, 3))
    expect(withStart([0, 1, 3])).toEqual(['length-differs', 'weights', null])
    expect(withStart([0, 1, 3, 3])).toEqual(['length-differs', 'weights', null])
    expect(withStart([0, 3, 1, 4])).toEqual(['not-sorted', 'weights', 1])
    const unsorted = { ...good, neighbour: Int32Array.of(1, 2, 0, 1) }
    expect(problem(() => requireWeights('weights', unsorted, 3))).toEqual(['not-sorted', 'weights', 1])
  })
})

describe('row-standardised weights', () => {
  it('sum to 1 in each cell that has neighbours', () => {
    const { weight, start } = rowStandardised(listedWeights([[1, 2], [0], [], [0, 1, 2]], [[1, 3], [5], [], [0, 0, 0]]))
    expect(weight).toEqual(Float64Array.of(0.25, 0.75, 1, 0, 0, 0))
    expect(start).toEqual(Int32Array.of(0, 2, 3, 3, 6))
    expect(rowStandardised(latticeWeights(1, 3)).weight).toEqual(Float64Array.of(1, 0.5, 0.5, 1))
  })
})
