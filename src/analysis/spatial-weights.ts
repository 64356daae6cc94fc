import { fail, requireLength, requireOneOf, requireWhole } from './check.ts'

/**
 * Who is whose neighbour among cells 0 … n − 1, as compressed rows: the neighbours of cell i are
 * `neighbour[start[i]] … neighbour[start[i + 1] − 1]`, in rising order, the cell itself never among them.
 */
export interface SpatialWeights {
  /** n + 1 offsets, from 0 to `neighbour.length`. */
  readonly start: Int32Array
  readonly neighbour: Int32Array
  /** One for each entry of `neighbour`, 0 or 1e-9 to 1e9; null: every neighbour weighs 1. */
  readonly weight: Float64Array | null
  /** What each cell weighs on itself, in the same range; null where the method decides (Gi* then takes 1). */
  readonly self: Float64Array | null
}

/** More would not fit in memory beside the values, and says nothing local. */
export const mostNeighbours = 30_000_000
const leastWeight = 1e-9
const greatestWeight = 1e9
const weightRange = '0, or a number 1e-9 to 1e9'

/**
 * A lattice of `rows` × `columns` cells, row by row. Queen: up to eight neighbours, over edges and corners; rook: up
 * to four, over edges. Weights are binary.
 * @throws MethodError unless 1 ≤ rows, columns ≤ 4096
 * Cost: O(cells), 1 ms for 10,000.
 */
export function latticeWeights(rows: number, columns: number, contiguity: 'queen' | 'rook' = 'queen'): SpatialWeights {
  requireWhole('rows', rows, 1, 4096)
  requireWhole('columns', columns, 1, 4096)
  requireOneOf('contiguity', contiguity, ['queen', 'rook'])
  const cells = rows * columns
  const start = new Int32Array(cells + 1)
  const neighbour = new Int32Array(8 * cells)
  let filled = 0
  for (let cell = 0; cell < cells; cell++) {
    const row = Math.floor(cell / columns)
    const column = cell - row * columns
    for (let down = -1; down <= 1; down++) {
      if (row + down < 0 || row + down >= rows) continue
      for (let right = -1; right <= 1; right++) {
        if (column + right < 0 || column + right >= columns) continue
        const steps = Math.abs(down) + Math.abs(right)
        if (steps === 0 || (contiguity === 'rook' && steps === 2)) continue
        neighbour[filled++] = cell + down * columns + right
      }
    }
    start[cell + 1] = filled
  }
  return { start, neighbour: neighbour.slice(0, filled), weight: null, self: null }
}

/**
 * Neighbours as lists, one a cell, in any order, with the weights of the same shape where they are not all 1.
 * @throws MethodError on an index outside 0 … n − 1, a cell in its own list, a neighbour twice, a weight out of range
 */
export function listedWeights(
  neighbours: readonly (readonly number[])[],
  weights: readonly (readonly number[])[] | null = null,
  self: Float64Array | null = null,
): SpatialWeights {
  if (weights) requireLength('weights', weights as unknown as ArrayLike<number>, 'neighbours', neighbours.length)
  const start = new Int32Array(neighbours.length + 1)
  for (const [cell, list] of neighbours.entries()) {
    start[cell + 1] = start[cell]! + list.length
    const own = weights?.[cell]
    if (own && own.length !== list.length) {
      fail('length-differs', 'weights', `as many as the cell has neighbours (${list.length}), not ${own.length}`, cell)
    }
  }
  const neighbour = new Int32Array(start[neighbours.length]!)
  const weight = weights && new Float64Array(neighbour.length)
  for (const [cell, list] of neighbours.entries()) {
    const order = list.map((_, k) => k).sort((a, b) => list[a]! - list[b]!)
    for (const [place, k] of order.entries()) {
      const other = list[k]!
      if (!Number.isInteger(other)) fail('not-whole', 'neighbours', 'indexes of cells, from 0', cell)
      neighbour[start[cell]! + place] = other
      if (weight) weight[start[cell]! + place] = weights[cell]![k]!
    }
  }
  const listed = { start, neighbour, weight, self }
  requireWeights('neighbours', listed, neighbours.length)
  return listed
}

/** Each cell's weights divided by their sum (without the weight on itself), so that the lag is a mean. */
export function rowStandardised(weights: SpatialWeights): SpatialWeights {
  const { start, neighbour } = weights
  const weight = new Float64Array(neighbour.length)
  for (let cell = 0; cell + 1 < start.length; cell++) {
    const from = start[cell]!
    const to = start[cell + 1]!
    let sum = 0
    for (let k = from; k < to; k++) sum += weights.weight ? weights.weight[k]! : 1
    if (sum === 0) continue
    for (let k = from; k < to; k++) weight[k] = weights.weight ? weights.weight[k]! / sum : 1 / sum
  }
  return { ...weights, weight }
}

/**
 * That the weights are those of `cells` cells and in order, as described at `SpatialWeights`.
 * @throws MethodError naming `name`; cost: one pass
 */
export function requireWeights(name: string, weights: SpatialWeights, cells: number): void {
  const { start, neighbour, weight, self } = weights
  if (start.length !== cells + 1) fail('length-differs', name, `neighbours of ${cells} cells, not ${start.length - 1}`)
  if (start[0] !== 0 || start[cells] !== neighbour.length) {
    fail('length-differs', name, `start from 0 to the number of neighbours (${neighbour.length})`)
  }
  for (let cell = 0; cell < cells; cell++) {
    if (start[cell + 1]! < start[cell]!) fail('not-sorted', name, 'start that never falls', cell)
  }
  for (let cell = 0; cell < cells; cell++) {
    let before = -1
    for (let k = start[cell]!; k < start[cell + 1]!; k++) {
      const other = neighbour[k]!
      if (other <= before || other >= cells || other === cell) failNeighbour(name, cells, cell, other, before)
      before = other
    }
  }
  if (weight) {
    requireLength(`${name}.weight`, weight, `${name}.neighbour`, neighbour.length)
    requireWeightRange(`${name}.weight`, weight)
  }
  if (self) {
    requireLength(`${name}.self`, self, 'values', cells)
    requireWeightRange(`${name}.self`, self)
  }
}

function failNeighbour(name: string, cells: number, cell: number, other: number, before: number): never {
  if (other < 0 || other >= cells) fail('unknown-reference', name, `indexes 0 to ${cells - 1}`, cell)
  if (other === cell) fail('repeated', name, 'other cells only: its own weight is given apart', cell)
  if (other === before) fail('repeated', name, 'each neighbour once', cell)
  return fail('not-sorted', name, 'neighbours in rising order', cell)
}

function requireWeightRange(name: string, weights: Float64Array): void {
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k]!
    if (weight === 0 || (weight >= leastWeight && weight <= greatestWeight)) continue
    if (!Number.isFinite(weight)) fail('not-finite', name, weightRange, k)
    fail(weight < 0 ? 'negative' : 'out-of-range', name, weightRange, k)
  }
}
