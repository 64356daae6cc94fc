import { addValue, copyInto, type DrawnSums, emptySums, sumsOf } from './drawn-sums.ts'
import type { NeighbourSums, WholeSums } from './neighbour-sums.ts'
import { checkpoint, type Hooks } from './work.ts'

/** P(X ≤ x) and P(X ≥ x) of each cell's observed sum x. */
export interface SumTails {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** With more draws a cell, the numbers of ways leave the range of doubles (2^600 with 300). */
export const mostExactDraws = 300
/** The least p that is told: a smaller one would fall below the range of doubles, and none is 0. */
const leastTail = 2.2250738585072014e-308

/** The values of all cells, by which the counting is laid out. */
export interface ValuePool {
  /** Different values, falling, and how many cells have each. */
  readonly value: Int32Array
  readonly count: Int32Array
  /** Which value each cell has. */
  readonly valueOf: Int32Array
  /** One more than the greatest sum of as many values as any cell has neighbours. */
  readonly width: number
  /**
   * Multiply-adds of the counting, near enough to choose by: each value joins the sums of the others once for
   * every level of halving.
   */
  readonly work: number
}

export function valuePool(sums: NeighbourSums, whole: WholeSums): ValuePool {
  const { value, valueOf } = differentValues(whole)
  const count = new Int32Array(value.length)
  for (let cell = 0; cell < valueOf.length; cell++) count[valueOf[cell]!]!++
  const most = sums.mostDrawn
  const width = greatestSum(value, count, most) + 1
  const levels = Math.ceil(Math.log2(value.length)) + 1
  let joins = 0
  for (const many of count) joins += Math.min(many, most) * most
  return { value, count, valueOf, width, work: (joins * levels * width) / 2 }
}

/** By marking where the values are few for their number, else by a map. */
function differentValues({ values, greatest }: WholeSums): Pick<ValuePool, 'value' | 'valueOf'> {
  if (greatest > 4 * values.length + 1000) {
    const value = Int32Array.from(new Set(values)).sort().reverse()
    const place = new Map<number, number>()
    for (const [u, v] of value.entries()) place.set(v, u)
    return { value, valueOf: values.map((v) => place.get(v)!) }
  }
  const place = new Int32Array(greatest + 1)
  for (let cell = 0; cell < values.length; cell++) place[values[cell]!] = 1
  const value: number[] = []
  for (let v = greatest; v >= 0; v--) if (place[v] === 1) place[v] = value.push(v) - 1
  return { value: Int32Array.from(value), valueOf: values.map((v) => place[v]!) }
}

/**
 * The exact conditional permutation distribution: for a cell of value v with m neighbours, of the sum of m values
 * drawn without replacement from the n − 1 other cells. Counting: with c_u cells of value u in the pool, the
 * ways to draw m with sum s are the coefficient of t^m x^s in Π_u (1 + t x^u)^c_u, the multivariate hypergeometric
 * law; all terms are ≥ 0, so both tails keep their relative precision, about 1e-13, however far out.
 *
 * The pool differs from cell to cell only by its own value, so there is one distribution a value and number of neighbours.
 * The pools "all but v" are found by halving the values again and again, each half joined to all that is outside it.
 *
 * @param whole sums of `mostExactDraws` draws at most
 * Cost: `ValuePool.work`; 100 × 100 cells with counts up to 19 and eight neighbours, 3 ms.
 */
export function exactSumTails(
  sums: NeighbourSums,
  whole: WholeSums,
  pool = valuePool(sums, whole),
  hooks?: Hooks,
): SumTails {
  const { value, count, width } = pool
  const most = sums.mostDrawn
  // Any ratio gives the same answer; this one keeps the numbers in range, since about `most` are drawn.
  const odds = oddsOf(most, sums.cells - 1)
  const cells = cellsByValue(pool, sums)
  const tails = { lower: new Float64Array(sums.cells), upper: new Float64Array(sums.cells) }
  const cost = Float64Array.from(count, (many) => Math.min(many, most) + 1)
  const kept: DrawnSums[] = []
  let done = 0

  const halve = (from: number, to: number, outside: DrawnSums, depth: number): void => {
    if (to - from === 1) {
      tellTails(from, outside)
      checkpoint(hooks, ++done, value.length)
      return
    }
    kept[depth] ??= emptySums(most, width)
    const middle = evenSplit(cost, from, to)
    for (const [first, last, otherFirst, otherLast] of [
      [from, middle, middle, to],
      [middle, to, from, middle],
    ] as const) {
      const wider = kept[depth]
      copyInto(wider, outside)
      for (let u = otherFirst; u < otherLast; u++) addValue(wider, value[u]!, count[u]!, odds)
      halve(first, last, wider, depth + 1)
    }
  }

  /** The cells of value `u`, in the order of their number of neighbours. */
  const tellTails = (u: number, others: DrawnSums): void => {
    let draws = -1
    let told: Cumulated = { below: new Float64Array(0), above: new Float64Array(0) }
    for (let k = cells.first[u]!; k < cells.first[u + 1]!; k++) {
      const cell = cells.order[k]!
      if (sums.drawn[cell] !== draws) {
        draws = sums.drawn[cell]!
        told = cumulated(sumsOf(others, draws, value[u]!, count[u]! - 1, odds))
      }
      tails.lower[cell] = told.below[whole.observed[cell]!]!
      tails.upper[cell] = told.above[whole.observed[cell]!]!
    }
  }

  halve(0, value.length, emptySums(most, width), 0)
  return tails
}

/** Of `draws` values without replacement: the greatest first. */
function greatestSum(value: Int32Array, count: Int32Array, draws: number): number {
  let sum = 0
  let left = draws
  for (let u = 0; u < value.length && left > 0; u++) {
    const taken = Math.min(left, count[u]!)
    sum += taken * value[u]!
    left -= taken
  }
  return sum
}

function oddsOf(most: number, pool: number): number {
  const share = Math.min(0.5, Math.max(most, 1) / pool)
  return share / (1 - share)
}

/** Cells sorted by value, then by their number of neighbours. */
function cellsByValue(
  { value, count, valueOf }: ValuePool,
  sums: NeighbourSums,
): { first: Int32Array; order: Int32Array } {
  const first = new Int32Array(value.length + 1)
  for (let u = 0; u < value.length; u++) first[u + 1] = first[u]! + count[u]!
  const byDraws = countingOrder(sums.drawn, sums.mostDrawn)
  const next = first.slice()
  const order = new Int32Array(sums.cells)
  for (const cell of byDraws) order[next[valueOf[cell]!]!++] = cell
  return { first, order }
}

function countingOrder(keys: Int32Array, greatest: number): Int32Array {
  const next = new Int32Array(greatest + 2)
  for (let i = 0; i < keys.length; i++) next[keys[i]! + 1]!++
  for (let key = 0; key <= greatest; key++) next[key + 1]! += next[key]!
  const order = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) order[next[keys[i]!]!++] = i
  return order
}

/** Where the cost before and after is most alike, with at least one value on each side. */
function evenSplit(cost: Float64Array, from: number, to: number): number {
  let total = 0
  for (let u = from; u < to; u++) total += cost[u]!
  let before = cost[from]!
  let middle = from + 1
  while (middle < to - 1 && before + cost[middle]! / 2 < total / 2) before += cost[middle++]!
  return middle
}

interface Cumulated {
  readonly below: Float64Array
  readonly above: Float64Array
}

/** Each tail is added from its own far end, so that a small one is not the rest of a large one. */
function cumulated(ways: Float64Array): Cumulated {
  const below = new Float64Array(ways.length)
  const above = new Float64Array(ways.length)
  let sum = 0
  for (let s = 0; s < ways.length; s++) {
    sum += ways[s]!
    below[s] = sum
  }
  let rest = 0
  for (let s = ways.length - 1; s >= 0; s--) {
    rest += ways[s]!
    above[s] = Math.max(leastTail, Math.min(1, rest / sum))
    below[s] = Math.max(leastTail, Math.min(1, below[s]! / sum))
  }
  return { below, above }
}
