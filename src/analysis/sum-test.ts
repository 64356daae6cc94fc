import { fail, requireFinite, requireOneOf, requireSome, requireWhole } from './check.ts'
import { exactSumTails, mostExactDraws, type SumTails, type ValuePool, valuePool } from './exact-sum-tails.ts'
import { type NeighbourSums, type NotWhole, neighbourSums } from './neighbour-sums.ts'
import { sharedDraws } from './shared-sums.ts'
import { ownDraws, type TailCounts } from './simulated-sums.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import type { Hooks } from './work.ts'

/**
 * How a neighbourhood's sum is judged. `exact`: by counting, for whole values and weights equal within each cell (else own draws,
 * and the answer says why); `own-draws`, `shared-draws`: by simulation; `normal`: by the method's z.
 */
export type Inference = 'exact' | 'own-draws' | 'shared-draws' | 'normal'
export const inferences = ['exact', 'own-draws', 'shared-draws', 'normal'] as const

/** Why exact inference was not possible and own draws were taken. */
export type NotExact = NotWhole | 'too-many-neighbours' | 'too-much-counting'
export const notExactReasons = [
  'weights-not-equal',
  'values-not-whole',
  'sums-too-large',
  'too-many-neighbours',
  'too-much-counting',
] as const satisfies readonly NotExact[]

export interface SumTestInput {
  /** One a cell, |value| ≤ 1e9. */
  readonly values: Float64Array
  readonly weights: SpatialWeights
  /** Default `exact`. */
  readonly inference?: Inference
  /** Default 999; 1 to 99,999. */
  readonly permutations?: number
  /** Default 0. */
  readonly seed?: number
}

export interface SumTest {
  /** Two-sided: min(1, 2 · min(P(X ≤ x), P(X ≥ x))). All 1 under `normal`, which has its own. */
  readonly p: Float64Array
  /** 1 where the upper tail is the smaller (more than chance), −1 where the lower is, 0 where they are equal. */
  readonly side: Int8Array
  /** What was done. */
  readonly inference: Inference
  readonly notExact: NotExact | null
}

/** A stretch of the work, with what was done. */
export interface SumTestPart {
  readonly inference: Inference
  readonly notExact: NotExact | null
  /** Null under `normal`. */
  readonly found: TailCounts | SumTails | null
}

/** What every stretch needs; made once when the work is done in one place. */
export interface SumTestPlan {
  readonly sums: NeighbourSums
  readonly pool: ValuePool | null
  readonly inference: Inference
  readonly notExact: NotExact | null
}

/**
 * That the input can be answered: three cells or more, not all alike.
 * @throws MethodError otherwise
 */
export function requireSumTest(input: SumTestInput): void {
  const { values, weights, inference = 'exact', permutations = 999, seed = 0 } = input
  requireOneOf('inference', inference, inferences)
  requireSome('values', values, 3)
  requireFinite('values', values)
  let alike = true
  for (let cell = 0; cell < values.length; cell++) {
    if (Math.abs(values[cell]!) > 1e9) fail('out-of-range', 'values', 'numbers −1e9 to 1e9', cell)
    alike &&= values[cell] === values[0]
  }
  if (alike) fail('all-alike', 'values', 'at least two different values')
  requireWeights('weights', weights, values.length)
  requireWhole('permutations', permutations, 1, 99_999)
  requireWhole('seed', seed, 0, 2 ** 32 - 1)
}

/** What can be done of what was asked; checks nothing. */
export function sumTestPlan({ values, weights, inference = 'exact' }: SumTestInput): SumTestPlan {
  const sums = neighbourSums(values, weights)
  if (inference !== 'exact') return { sums, pool: null, inference, notExact: null }
  const { whole } = sums
  const few = sums.mostDrawn <= mostExactDraws
  const pool = whole && few ? valuePool(sums, whole) : null
  const notExact = whole === null ? sums.notWhole : pool === null ? 'too-many-neighbours' : tooMuch(sums, pool)
  return { sums, pool, inference: notExact ? 'own-draws' : 'exact', notExact }
}

/** More than about a second of counting at 100,000 cells, where the draws would take a quarter of a minute; or 16 MB a level. */
const tooMuch = ({ cells, mostDrawn }: NeighbourSums, { work, width }: ValuePool): NotExact | null =>
  work > 2e8 + 20_000 * cells || (mostDrawn + 1) * width > 2e6 ? 'too-much-counting' : null

/** Units of the work: cells for own draws, permutations for shared ones, else one. Checks the input. */
export function sumTestUnits(input: SumTestInput): number {
  requireSumTest(input)
  return plannedUnits(input, sumTestPlan(input))
}

function plannedUnits({ permutations = 999 }: SumTestInput, { sums, inference }: SumTestPlan): number {
  if (inference === 'exact' || inference === 'normal') return 1
  if (sums.mostDrawn * permutations > 1e9) {
    fail('too-many', 'permutations', 'fewer: at most 1e9 draws for the cell with most neighbours')
  }
  return inference === 'own-draws' ? sums.cells : permutations
}

export function sumTestPart(
  input: SumTestInput,
  from: number,
  to: number,
  hooks?: Hooks,
  plan = sumTestPlan(input),
): SumTestPart {
  const { sums, inference, notExact, pool } = plan
  const { permutations = 999, seed = 0 } = input
  const told = (found: SumTestPart['found']) => ({ inference, notExact, found })
  if (inference === 'own-draws') return told(ownDraws(sums, permutations, seed, from, to, hooks))
  if (inference === 'shared-draws') return told(sharedDraws(sums, permutations, seed, from, to, hooks))
  return told(pool && sums.whole ? exactSumTails(sums, sums.whole, pool, hooks) : null)
}

export function sumTestJoin(input: SumTestInput, parts: readonly SumTestPart[]): SumTest {
  const [{ inference, notExact } = { inference: 'normal' as const, notExact: null }] = parts
  const { lower, upper } = tailsOf(input, parts)
  const p = new Float64Array(lower.length)
  const side = new Int8Array(lower.length)
  for (let cell = 0; cell < p.length; cell++) {
    p[cell] = Math.min(1, 2 * Math.min(lower[cell]!, upper[cell]!))
    side[cell] = Math.sign(lower[cell]! - upper[cell]!)
  }
  return { p, side, inference, notExact }
}

function tailsOf({ values, permutations = 999 }: SumTestInput, parts: readonly SumTestPart[]): SumTails {
  const lower = new Float64Array(values.length)
  const upper = new Float64Array(values.length)
  for (const { found } of parts) {
    if (found === null) return { lower: lower.fill(1), upper: upper.fill(1) }
    if ('lower' in found) return found
    for (let i = 0; i < found.atMost.length; i++) {
      lower[found.from + i]! += found.atMost[i]!
      upper[found.from + i]! += found.atLeast[i]!
    }
  }
  for (let cell = 0; cell < lower.length; cell++) {
    lower[cell] = (lower[cell]! + 1) / (permutations + 1)
    upper[cell] = (upper[cell]! + 1) / (permutations + 1)
  }
  return { lower, upper }
}

/** All of it here, on this thread, as `doWhole`, but laid out only once. */
export function sumTestWhole<Input extends SumTestInput, Result>(
  input: Input,
  join: (input: Input, parts: readonly SumTestPart[]) => Result,
  hooks?: Hooks,
): Result {
  requireSumTest(input)
  const plan = sumTestPlan(input)
  return join(input, [sumTestPart(input, 0, plannedUnits(input, plan), hooks, plan)])
}
