import { fail, requireFinite, requireLength, requirePositiveNumber, requireSome, requireWithin } from './check.ts'
import { mostNeighbours, type SpatialWeights } from './spatial-weights.ts'
import { checkpoint, type Hooks } from './work.ts'

/** Points sorted into squares, so that all within a radius are in the nine squares around. */
interface PointGrid {
  readonly columns: number
  readonly rows: number
  /** Of each point. */
  readonly square: Int32Array
  /** Points of square s: `order[first[s]] … order[first[s + 1] − 1]`. */
  readonly first: Int32Array
  readonly order: Int32Array
}

/**
 * Binary weights between points at most `radiusMetres` apart (the radius itself counts, and so does distance 0
 * between two points). A point without any is left alone, not given its nearest.
 * @param eastMetres, @param northMetres coordinates, |x| ≤ 1e7
 * @throws MethodError on lengths that differ, no points, a coordinate that is not finite or too great, a radius ≤ 0, or more
 *   than `mostNeighbours` in all
 * Cost: O(points + neighbours) for points spread evenly; 100,000 points with 28 neighbours each, 60 ms.
 */
export function distanceBandWeights(
  eastMetres: Float64Array,
  northMetres: Float64Array,
  radiusMetres: number,
  hooks?: Hooks,
): SpatialWeights {
  requireSome('eastMetres', eastMetres)
  requireLength('northMetres', northMetres, 'eastMetres', eastMetres.length)
  for (const [name, values] of [['eastMetres', eastMetres] as const, ['northMetres', northMetres] as const]) {
    requireFinite(name, values)
    for (let i = 0; i < values.length; i++) {
      if (Math.abs(values[i]!) > 1e7) fail('out-of-range', name, 'metres −1e7 to 1e7', i)
    }
  }
  requirePositiveNumber('radiusMetres', radiusMetres)
  requireWithin('radiusMetres', radiusMetres, 0, 1e8)
  const { start, neighbour } = closePairs(
    pointGrid(eastMetres, northMetres, radiusMetres),
    eastMetres,
    northMetres,
    radiusMetres,
    hooks,
  )
  return { start, neighbour: risingWithin(start, neighbour), weight: null, self: null }
}

/** As who is close to whom is mutual, turning the lists about keeps them, and in the order of those who name. */
function risingWithin(start: Int32Array, neighbour: Int32Array): Int32Array {
  const rising = new Int32Array(neighbour.length)
  const next = start.slice()
  for (let from = 0; from + 1 < start.length; from++) {
    for (let k = start[from]!; k < start[from + 1]!; k++) rising[next[neighbour[k]!]!++] = from
  }
  return rising
}

/** Squares at least a radius wide, and no more of them than points need. */
function pointGrid(east: Float64Array, north: Float64Array, radius: number): PointGrid {
  const [west, width] = reach(east)
  const [south, height] = reach(north)
  const size = Math.max(radius, width / 2000, height / 2000, Math.sqrt((width * height) / east.length))
  const columns = Math.floor(width / size) + 1
  const rows = Math.floor(height / size) + 1
  const square = new Int32Array(east.length)
  const first = new Int32Array(columns * rows + 1)
  for (let i = 0; i < east.length; i++) {
    const column = Math.floor((east[i]! - west) / size)
    square[i] = Math.floor((north[i]! - south) / size) * columns + column
    first[square[i]! + 1]!++
  }
  for (let s = 0; s < columns * rows; s++) first[s + 1]! += first[s]!
  const next = first.slice()
  const order = new Int32Array(east.length)
  for (let i = 0; i < east.length; i++) order[next[square[i]!]!++] = i
  return { columns, rows, square, first, order }
}

function reach(values: Float64Array): [least: number, width: number] {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!)
    greatest = Math.max(greatest, values[i]!)
  }
  return [least, greatest - least]
}

/** For each point those within the radius, in the order of their squares. */
function closePairs(
  { columns, rows, square, first, order }: PointGrid,
  east: Float64Array,
  north: Float64Array,
  radius: number,
  hooks?: Hooks,
): { start: Int32Array; neighbour: Int32Array } {
  const within = radius * radius
  const start = new Int32Array(east.length + 1)
  let neighbour = new Int32Array(8 * east.length)
  let filled = 0
  for (let from = 0; from < east.length; from++) {
    if (from % 4096 === 0) checkpoint(hooks, from, east.length)
    const row = Math.floor(square[from]! / columns)
    const column = square[from]! - row * columns
    const left = Math.max(0, column - 1)
    const right = Math.min(columns - 1, column + 1)
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      const end = first[r * columns + right + 1]!
      const begin = first[r * columns + left]!
      if (filled + end - begin > neighbour.length) neighbour = widened(neighbour, filled + end - begin)
      for (let k = begin; k < end; k++) {
        const to = order[k]!
        const dx = east[to]! - east[from]!
        const dy = north[to]! - north[from]!
        if (dx * dx + dy * dy <= within && to !== from) neighbour[filled++] = to
      }
    }
    if (filled > mostNeighbours) {
      fail('too-many', 'radiusMetres', `a radius with at most ${mostNeighbours} neighbours in all`)
    }
    start[from + 1] = filled
  }
  return { start, neighbour: neighbour.subarray(0, filled) }
}

function widened(neighbour: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(2 * neighbour.length, least))
  wider.set(neighbour)
  return wider
}
