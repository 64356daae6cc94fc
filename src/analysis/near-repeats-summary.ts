import { distanceBandsOf, type NearRepeatsInput } from './near-repeats-input.ts'
import { allPairs } from './pair-moments.ts'

/** `[from, to)`; the same place is from 0 to 0. */
export interface Band {
  readonly from: number
  readonly to: number
}

/** Tables are distance bands × day bands, row by row. */
export interface NearRepeats {
  readonly distanceBands: readonly Band[]
  readonly dayBands: readonly Band[]
  readonly events: number
  /** n(n − 1)/2. */
  readonly pairs: number
  readonly pairsByDistance: Float64Array
  readonly pairsByDays: Float64Array
  /** Pairs counted in each cell. */
  readonly observed: Int32Array
  /** Exact: pairs by distance × pairs by days ÷ all pairs. */
  readonly expected: Float64Array
  /** Exact, of the count under random times. */
  readonly variance: Float64Array
  /** Knox ratio, observed ÷ expected; null where nothing is expected. */
  readonly ratio: readonly (number | null)[]
  /** Within these the ratio of random times lies in all but `level` of permutations; null when those are too few. */
  readonly chanceLow: readonly (number | null)[]
  readonly chanceHigh: readonly (number | null)[]
  /** P(at least as many pairs as observed | random times), each cell by itself. */
  readonly pMore: Float64Array
  /** P(at most as many). */
  readonly pFewer: Float64Array
  /**
   * P(some cell of the table stands out as much as this one), by the greatest standardised excess of each permutation
   * (Westfall & Young 1993, single step): below α in any cell with probability at most α when times are random.
   */
  readonly pMoreInAny: Float64Array
}

interface Counted {
  readonly observed: Int32Array
  readonly expected: Float64Array
  readonly variance: Float64Array
  readonly pairsByDistance: Float64Array
  readonly pairsByDays: Float64Array
  readonly simulated: Int32Array
}

export function summary(input: NearRepeatsInput, counted: Counted): NearRepeats {
  const { observed, expected, variance, pairsByDistance, pairsByDays } = counted
  const bands = bandsOf(input.distanceEdgesMetres)
  const cells = Array.from(expected, (mean, cell) => {
    const draws = drawsOf(counted, cell)
    return { mean, count: observed[cell], draws, range: rangeOf(draws, input.level ?? 0.05) }
  })
  const share = (extreme: number) => (extreme + 1) / (input.permutations + 1)
  const over = (value: number | null, mean: number) => (value === null || mean === 0 ? null : value / mean)
  return {
    distanceBands: distanceBandsOf(input).samePlace ? [{ from: 0, to: 0 }, ...bands] : bands,
    dayBands: bandsOf(input.dayEdges),
    events: input.days.length,
    pairs: allPairs(input.days.length),
    pairsByDistance,
    pairsByDays,
    observed,
    expected,
    variance,
    ratio: cells.map(({ count, mean }) => over(count, mean)),
    chanceLow: cells.map(({ range, mean }) => over(range.low, mean)),
    chanceHigh: cells.map(({ range, mean }) => over(range.high, mean)),
    pMore: Float64Array.from(cells, ({ draws, count }) => share(draws.length - firstAtLeast(draws, count))),
    pFewer: Float64Array.from(cells, ({ draws, count }) => share(firstAtLeast(draws, count + 1))),
    pMoreInAny: familyWise(counted).map(share),
  }
}

const bandsOf = (edges: Float64Array): Band[] => Array.from(edges.subarray(1), (to, i) => ({ from: edges[i], to }))

/** The simulated counts of one cell, rising. */
function drawsOf({ simulated, expected }: Counted, cell: number): Int32Array {
  const cells = expected.length
  return Int32Array.from({ length: simulated.length / cells }, (_, draw) => simulated[draw * cells + cell]).sort()
}

/** Of rising numbers, the index of the first that is at least `value`. */
function firstAtLeast(rising: ArrayLike<number>, value: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rising[middle] >= value) high = middle
    else low = middle + 1
  }
  return low
}

/** The k-th lowest and k-th highest of B draws hold all but 2k / (B + 1) of what is still to be drawn. */
function rangeOf(draws: Int32Array, level: number): { readonly low: number | null; readonly high: number | null } {
  const k = Math.floor((level / 2) * (draws.length + 1) + 1e-9)
  return k < 1 ? { low: null, high: null } : { low: draws[k - 1], high: draws[draws.length - k] }
}

/** For each cell the number of permutations whose greatest standardised excess reaches the one observed there. */
function familyWise({ observed, expected, variance, simulated }: Counted): Float64Array {
  const cells = expected.length
  const excess = (count: number, cell: number) => (count - expected[cell]) / Math.sqrt(variance[cell])
  const greatest = new Float64Array(simulated.length / cells).fill(Number.NEGATIVE_INFINITY)
  for (let draw = 0; draw < greatest.length; draw++) {
    for (let cell = 0; cell < cells; cell++) {
      if (variance[cell] === 0) continue
      greatest[draw] = Math.max(greatest[draw], excess(simulated[draw * cells + cell], cell))
    }
  }
  greatest.sort()
  return Float64Array.from(observed, (count, cell) => {
    // A count that cannot vary never stands out.
    if (variance[cell] === 0) return greatest.length
    return greatest.length - firstAtLeast(greatest, excess(count, cell))
  })
}
