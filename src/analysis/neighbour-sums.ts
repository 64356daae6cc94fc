import type { SpatialWeights } from './spatial-weights.ts'

/**
 * What the tests of a cell's neighbourhood compare: the weighted sum of its neighbours' values against the sums of as
 * many values drawn without replacement from all other cells, its own value kept out (conditional permutation).
 */
export interface NeighbourSums {
  readonly cells: number
  /** Neighbours of weight > 0: how many values are drawn for the cell. */
  readonly drawn: Int32Array
  readonly mostDrawn: number
  readonly values: Float64Array
  readonly rows: WeightRows
  /** Counts and equal weights within each cell: whole sums, compared exactly. Else null. */
  readonly whole: WholeSums | null
  /** Why there are no whole sums; null when there are. */
  readonly notWhole: NotWhole | null
}

export type NotWhole = 'weights-not-equal' | 'values-not-whole' | 'sums-too-large'

/** Values less their minimum, in units of their greatest common divisor: the least sums that rank alike. */
export interface WholeSums {
  readonly values: Int32Array
  readonly greatest: number
  readonly observed: Int32Array
}

/** Neighbours of weight > 0, as in `SpatialWeights`. */
export interface WeightRows {
  readonly start: Int32Array
  readonly neighbour: Int32Array
  /** Null when each cell's weights are equal: the factor does not change the order of sums. */
  readonly weight: Float64Array | null
}

export interface WeightedSums {
  readonly observed: Float64Array
  /** Sums nearer than this are equal but for rounding, so that ties count on both sides. */
  readonly tolerance: Float64Array
}

/** @param values checked: finite; @param weights checked against their number. Cost: one pass over cells and neighbours. */
export function neighbourSums(values: Float64Array, weights: SpatialWeights): NeighbourSums {
  const cells = values.length
  const { start, neighbour, weight } = positiveOnly(weights)
  const drawn = new Int32Array(cells)
  let mostDrawn = 0
  for (let cell = 0; cell < cells; cell++) {
    drawn[cell] = start[cell + 1]! - start[cell]!
    mostDrawn = Math.max(mostDrawn, drawn[cell]!)
  }
  const unequal = weight !== null && !equalWithinCells(start, weight) ? weight : null
  const whole = unequal ? 'weights-not-equal' : wholeSums(values, start, neighbour, mostDrawn)
  const common = { cells, drawn, mostDrawn, values, rows: { start, neighbour, weight: unequal } }
  return typeof whole === 'string' ? { ...common, whole: null, notWhole: whole } : { ...common, whole, notWhole: null }
}

/** Without neighbours of weight 0, which add nothing to any sum. */
function positiveOnly({ start, neighbour, weight }: WeightRows): WeightRows {
  if (!weight?.includes(0)) return { start, neighbour, weight }
  const kept = { start: new Int32Array(start.length), neighbour: neighbour.slice(), weight: weight.slice() }
  let filled = 0
  for (let cell = 0; cell + 1 < start.length; cell++) {
    for (let k = start[cell]!; k < start[cell + 1]!; k++) {
      if (weight[k] === 0) continue
      kept.neighbour[filled] = neighbour[k]!
      kept.weight[filled++] = weight[k]!
    }
    kept.start[cell + 1] = filled
  }
  return { ...kept, neighbour: kept.neighbour.subarray(0, filled), weight: kept.weight.subarray(0, filled) }
}

function equalWithinCells(start: Int32Array, weight: Float64Array): boolean {
  for (let cell = 0; cell + 1 < start.length; cell++) {
    for (let k = start[cell]! + 1; k < start[cell + 1]!; k++) if (weight[k] !== weight[start[cell]!]) return false
  }
  return true
}

/** The sums as they are given, for what is not whole. */
export function weightedSums({ values, rows }: NeighbourSums): WeightedSums {
  const { start, neighbour, weight } = rows
  const observed = new Float64Array(values.length)
  const tolerance = new Float64Array(values.length)
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let cell = 0; cell < values.length; cell++) {
    let sum = 0
    let total = 0
    for (let k = start[cell]!; k < start[cell + 1]!; k++) {
      const own = weight ? weight[k]! : 1
      sum += own * values[neighbour[k]!]!
      total += own
    }
    observed[cell] = sum
    // Adding m terms in another order moves the sum by at most m ε Σ w |x| either way.
    tolerance[cell] = 2 * (start[cell + 1]! - start[cell]!) * Number.EPSILON * total * greatest
  }
  return { observed, tolerance }
}

function wholeSums(
  values: Float64Array,
  start: Int32Array,
  neighbour: Int32Array,
  mostDrawn: number,
): WholeSums | NotWhole {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let cell = 0; cell < values.length; cell++) {
    if (!Number.isSafeInteger(values[cell])) return 'values-not-whole'
    least = Math.min(least, values[cell]!)
    most = Math.max(most, values[cell]!)
  }
  let unit = 0
  for (let cell = 0; cell < values.length && unit !== 1; cell++) unit = commonDivisor(values[cell]! - least, unit)
  const greatest = unit === 0 ? 0 : (most - least) / unit
  if (greatest * Math.max(1, mostDrawn) >= 2 ** 31) return 'sums-too-large'
  const reduced = new Int32Array(values.length)
  for (let cell = 0; cell < values.length; cell++) reduced[cell] = unit === 0 ? 0 : (values[cell]! - least) / unit
  const observed = new Int32Array(values.length)
  for (let cell = 0; cell < values.length; cell++) {
    let sum = 0
    for (let k = start[cell]!; k < start[cell + 1]!; k++) sum += reduced[neighbour[k]!]!
    observed[cell] = sum
  }
  return { values: reduced, greatest, observed }
}

/** Euclid's; numbers ≥ 0, 0 divides nothing. */
function commonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b]
  return a
}
