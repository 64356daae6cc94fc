import { requireOneOf, requireProbability } from './check.ts'
import { type Correction, falseDiscovery } from './false-discovery.ts'
import { scaledDeviations } from './scaled-deviations.ts'
import type { SpatialWeights } from './spatial-weights.ts'
import { normalBelow } from './special.ts'
import {
  type Inference,
  type NotExact,
  type SumTestInput,
  type SumTestPart,
  sumTestJoin,
  sumTestPart,
  sumTestUnits,
  sumTestWhole,
} from './sum-test.ts'
import { type Divisible, type Hooks } from './work.ts'

/** A cell against its neighbours: high or low, then theirs. `none` where it or they are exactly at the mean. */
export type Quadrant = 'none' | 'high-high' | 'low-low' | 'high-low' | 'low-high'
/** The number in `LocalMoran.quadrant` is the place in this list. */
export const quadrants = ['none', 'high-high', 'low-low', 'high-low', 'low-high'] as const satisfies readonly Quadrant[]

/**
 * What the mean and variance of `z` are taken over: `conditional`, all orders of the other cells' values (Sokal, Oden &
 * Thomson 1998, eq. A7–A8), or `total`, all orders of all values (their eq. A3–A4).
 */
export type MoranMoments = 'conditional' | 'total'

export interface LocalMoranInput extends SumTestInput {
  /** α for calling a cell clear, after the correction. Default 0.05. */
  readonly level?: number
  /** Default `benjamini-hochberg` (Caldas de Castro & Singer 2006). */
  readonly correction?: Correction
  /** Default `conditional`. */
  readonly moments?: MoranMoments
}

/** One entry a cell in every array. */
export interface LocalMoran {
  /** I_i = (x_i − x̄) Σ_j w_ij (x_j − x̄) / m₂, m₂ the variance with divisor n. */
  readonly i: Float64Array
  readonly expected: Float64Array
  readonly variance: Float64Array
  /** (I − expected) / √variance; 0 where the variance is. */
  readonly z: Float64Array
  /** Two-sided. 1 where no draw can change I: a cell at the mean, without neighbours, or with all other cells. */
  readonly p: Float64Array
  readonly adjusted: Float64Array
  /** Place in `quadrants`. */
  readonly quadrant: Uint8Array
  /** 1 where adjusted ≤ level. */
  readonly clear: Uint8Array
  readonly clearCount: number
  readonly inference: Inference
  readonly notExact: NotExact | null
}

/** Local Moran shared out among threads: by cells for own draws, by permutations for shared ones. */
export const localMoranWork: Divisible<LocalMoranInput, SumTestPart, LocalMoran> = {
  units: (input) => {
    checkChoices(input)
    return sumTestUnits(input)
  },
  part: sumTestPart,
  join: joined,
}

/**
 * Clusters and outliers: local Moran's I (Anselin 1995, Geographical Analysis 27(2), 93–115, eq. 12). Weights on itself
 * are left out, as he defines w_ii = 0. With the cell's own value kept, I is a multiple of the sum of its neighbours,
 * so p is the two-sided p of that sum: exact by default (`exactSumTails`). docs/methods/local-moran.md
 * @throws MethodError on fewer than 3 cells, values not finite, beyond ±1e9 or all alike, weights that do not fit, a level outside (0, 1)
 * Cost: as `giStar`.
 */
export function localMoran(input: LocalMoranInput, hooks?: Hooks): LocalMoran {
  checkChoices(input)
  return sumTestWhole(input, joined, hooks)
}

function checkChoices({ level = 0.05, moments = 'conditional' }: LocalMoranInput): void {
  requireProbability('level', level)
  requireOneOf('moments', moments, ['conditional', 'total'])
}

function joined(input: LocalMoranInput, parts: readonly SumTestPart[]): LocalMoran {
  const { level = 0.05, correction = 'benjamini-hochberg', moments = 'conditional' } = input
  const test = sumTestJoin(input, parts)
  const { deviation, spread } = scaledDeviations(input.values)
  const { i, expected, variance, z, quadrant } = moran(deviation, spread * spread, input.weights, moments)
  const p =
    test.inference === 'normal'
      ? z.map((value) => Math.min(1, 2 * normalBelow(-Math.abs(value))))
      : test.p.map((value, cell) => (deviation[cell] === 0 ? 1 : value))
  const { adjusted, rejected, rejectedCount } = falseDiscovery(p, level, correction)
  return {
    i,
    expected,
    variance,
    z,
    p,
    adjusted,
    quadrant,
    clear: rejected,
    clearCount: rejectedCount,
    inference: test.inference,
    notExact: test.notExact,
  }
}

type Statistics = Pick<LocalMoran, 'i' | 'expected' | 'variance' | 'z' | 'quadrant'>

/** @param m2 mean square of the deviations */
function moran(deviation: Float64Array, m2: number, weights: SpatialWeights, moments: MoranMoments): Statistics {
  const { start, neighbour, weight } = weights
  const n = deviation.length
  const each = () => new Float64Array(n)
  const found = { i: each(), expected: each(), variance: each(), z: each(), quadrant: new Uint8Array(n) }
  const momentsOf = moments === 'total' ? totalMoments(deviation, m2) : conditionalMoments(n, m2)
  for (let cell = 0; cell < n; cell++) {
    let total = 0
    let squares = 0
    let lag = 0
    for (let k = start[cell]!; k < start[cell + 1]!; k++) {
      const w = weight ? weight[k]! : 1
      total += w
      squares += w * w
      lag += w * deviation[neighbour[k]!]!
    }
    const own = deviation[cell]!
    // Terms that cancel leave rounding behind: that is a lag at the mean.
    if (Math.abs(lag) <= 1e-12 * total) lag = 0
    const [expected, variance] = momentsOf(own, total, squares)
    found.i[cell] = (own * lag) / m2
    found.expected[cell] = expected
    found.variance[cell] = variance
    found.z[cell] = variance > 0 ? (found.i[cell]! - expected) / Math.sqrt(variance) : 0
    found.quadrant[cell] = quadrantOf(own, lag)
  }
  return found
}

/** Place in `quadrants`. */
function quadrantOf(own: number, lag: number): number {
  if (own === 0 || lag === 0) return 0
  if (own > 0) return lag > 0 ? 1 : 3
  return lag > 0 ? 4 : 2
}

/** Of a cell's deviation, the sum of its weights and that of their squares. */
type Moments = (own: number, total: number, squares: number) => [expected: number, variance: number]

const conditionalMoments =
  (n: number, m2: number): Moments =>
  (own, total, squares) => {
    const square = own * own
    const room = positivePart(squares - (total * total) / (n - 1), squares)
    const rest = positivePart(m2 - square / (n - 1), m2)
    return [(-square * total) / ((n - 1) * m2), (square / (m2 * m2)) * (n / (n - 2)) * room * rest]
  }

function totalMoments(deviation: Float64Array, m2: number): Moments {
  const n = deviation.length
  const kurtosis = deviation.reduce((sum, value) => sum + value ** 4, 0) / n / (m2 * m2)
  const alone = (n - kurtosis) / (n - 1)
  const paired = (2 * kurtosis - n) / ((n - 1) * (n - 2))
  return (_own, total, squares) => {
    const expected = -total / (n - 1)
    const variance = alone * squares + paired * (total * total - squares) - expected * expected
    return [expected, positivePart(variance, alone * squares + expected * expected)]
  }
}

/** A difference that cannot be negative, without what rounding leaves of 0. */
const positivePart = (difference: number, scale: number) => (difference > 1e-12 * scale ? difference : 0)
