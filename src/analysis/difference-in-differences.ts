import {
  fail,
  requireCounts,
  requireIndexes,
  requireLength,
  requirePositive,
  requireProbability,
  requireSome,
} from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { studentBelow, studentQuantile } from './special.ts'

/** Counts by place and window: any number of rows for a place, such as its weeks. */
export interface PlaceCounts {
  /** For each place: 1 in the target, 0 in the comparison. */
  readonly targetOfPlace: ArrayLike<number>
  /** For each row: index of its place. */
  readonly place: ArrayLike<number>
  /** For each row: 1 since the start, 0 before. */
  readonly after: ArrayLike<number>
  /** For each row: incidents. */
  readonly count: ArrayLike<number>
  /** For each row: time, or time × area, > 0: an offset. */
  readonly exposure: ArrayLike<number>
}

export interface DifferenceInDifferences {
  /** exp of the coefficient of target × after: the rate ratio with comparison. */
  readonly ratio: number
  readonly coefficient: number
  readonly targetPlaces: number
  readonly comparisonPlaces: number
  readonly spread: ClusteredSpread | NotDefined<NoSpread>
}

/** From place-clustered errors, by Student's t with Welch's degrees of freedom. */
export interface ClusteredSpread {
  readonly defined: true
  readonly standardError: number
  readonly degreesOfFreedom: number
  readonly t: number
  readonly p: number
  readonly low: number
  readonly high: number
  /** Fewer than 5 target or 5 comparison places: a nominal 95 % interval may cover less than 93 %. */
  readonly fewPlaces: boolean
}

/** Below this many of either kind, clustered intervals can cover less than 93 % (docs/methods/calibration.md). */
const enoughPlaces = 5

/** One place of a kind, or in one of its windows, has no spread between places; places that move in step have a spread of 0, which no one should believe. */
export type NoSpread = 'one-target-place' | 'one-comparison-place' | 'no-variation'
export type NoDifference = 'no-target-events-before' | 'no-target-events-after' | NoComparison
type NoComparison = 'no-comparison-events-before' | 'no-comparison-events-after'

const reasons: readonly NoDifference[] = [
  'no-comparison-events-before',
  'no-comparison-events-after',
  'no-target-events-before',
  'no-target-events-after',
]

/**
 * Difference in differences as a Poisson regression: ln E(count) = ln(exposure) + a + b·target + c·after + d·target·after,
 * with errors clustered on places (Liang & Zeger 1986; Cameron & Miller 2015, J. Human Resources 50, §II, §VI).
 * The model has a parameter for each of the four cells, so its fit is in closed form: each cell's rate is its events ÷ its
 * exposure, d is the log of the rate ratio, and the sandwich of d is Σ_places (Σ_cells ± residuals ÷ (events (1 − share)))²,
 * where `share` is how much of the cell's exposure is the place's own: residuals are from a fit that the place itself has
 * pulled towards it, and CR3 (Bell & McCaffrey 2002) takes that out. That is `sandwich::vcovCL(fit, cluster, type = "HC3")`
 * in R. The two kinds have cells of their own, so their variances add as in Welch's test, and so do the degrees of freedom
 * (Satterthwaite 1946). docs/methods/difference-in-differences.md
 * @returns not defined where one of the four cells has no event: d is then infinite
 * @throws MethodError for lengths that differ, places or marks unknown, counts or exposures out of range
 * Cost: O(rows).
 */
export function differenceInDifferences(
  rows: PlaceCounts,
  confidence = 0.95,
): DifferenceInDifferences | NotDefined<NoDifference> {
  checkRows(rows)
  requireProbability('confidence', confidence)
  const events = new Float64Array(4)
  const exposed = new Float64Array(4)
  for (let row = 0; row < rows.count.length; row++) {
    const cell = cellOf(rows, row)
    events[cell]! += rows.count[row]!
    exposed[cell]! += rows.exposure[row]!
  }
  for (let cell = 0; cell < 4; cell++) if (events[cell] === 0) return notDefined(reasons[cell]!)
  const logRate = (cell: number) => Math.log(events[cell]!) - Math.log(exposed[cell]!)
  const coefficient = logRate(3) - logRate(2) - logRate(1) + logRate(0)
  const [target, comparison] = placesOfEachKind(rows)
  return {
    ratio: Math.exp(coefficient),
    coefficient,
    targetPlaces: target.places,
    comparisonPlaces: comparison.places,
    spread: spreadOf(coefficient, variances(rows, events, exposed), [target, comparison], confidence),
  }
}

/** 0 comparison before, 1 comparison after, 2 target before, 3 target after. */
const cellOf = (rows: PlaceCounts, row: number) => 2 * rows.targetOfPlace[rows.place[row]!]! + rows.after[row]!

/**
 * How far each place moves the coefficient: its residuals in a cell ÷ the cell's events, had the place not been there to
 * pull the fit towards it, signed as the cell is in d.
 */
function influences(rows: PlaceCounts, events: Float64Array, exposed: Float64Array): Float64Array {
  const moves = new Float64Array(rows.targetOfPlace.length)
  // `[place * 2 + after]`: a place is of one kind, so it has two cells.
  const own = new Float64Array(2 * moves.length)
  for (let row = 0; row < rows.count.length; row++) own[2 * rows.place[row]! + rows.after[row]!]! += rows.exposure[row]!
  for (let row = 0; row < rows.count.length; row++) {
    const cell = cellOf(rows, row)
    const sign = cell === 3 || cell === 0 ? 1 : -1
    const residual = rows.count[row]! - (events[cell]! * rows.exposure[row]!) / exposed[cell]!
    const share = own[2 * rows.place[row]! + rows.after[row]!]! / exposed[cell]!
    moves[rows.place[row]!]! += (sign * residual) / events[cell]! / (1 - share)
  }
  return moves
}

/** What target and comparison places each add to the variance of the coefficient: their cells are apart. */
function variances(
  rows: PlaceCounts,
  events: Float64Array,
  exposed: Float64Array,
): [target: number, comparison: number] {
  let [target, comparison] = [0, 0]
  influences(rows, events, exposed).forEach((move, place) => {
    if (rows.targetOfPlace[place] === 1) target += move * move
    else comparison += move * move
  })
  return [target, comparison]
}

function spreadOf(
  coefficient: number,
  [ofTarget, ofComparison]: readonly [number, number],
  [ofTargets, ofComparisons]: readonly [PlaceTally, PlaceTally],
  confidence: number,
): ClusteredSpread | NotDefined<NoSpread> {
  if (ofTargets.leastOfWindow < 2) return notDefined('one-target-place')
  if (ofComparisons.leastOfWindow < 2) return notDefined('one-comparison-place')
  const variance = ofTarget + ofComparison
  // Residuals that should be 0 are a few units in the last place.
  if (variance < 1e-26 * (ofTargets.places + ofComparisons.places)) return notDefined('no-variation')
  const standardError = Math.sqrt(variance)
  const [target, comparison] = [ofTarget / variance, ofComparison / variance]
  const degreesOfFreedom =
    1 / ((target * target) / (ofTargets.places - 1) + (comparison * comparison) / (ofComparisons.places - 1))
  const t = coefficient / standardError
  const reach = -studentQuantile((1 - confidence) / 2, degreesOfFreedom) * standardError
  return {
    defined: true,
    standardError,
    degreesOfFreedom,
    t,
    p: 2 * studentBelow(-Math.abs(t), degreesOfFreedom),
    low: Math.exp(coefficient - reach),
    high: Math.exp(coefficient + reach),
    fewPlaces: Math.min(ofTargets.places, ofComparisons.places) < enoughPlaces,
  }
}

interface PlaceTally {
  /** Places that have rows. */
  readonly places: number
  /** Those of the window that has fewest. */
  readonly leastOfWindow: number
}

function placesOfEachKind(rows: PlaceCounts): [target: PlaceTally, comparison: PlaceTally] {
  const seen = new Uint8Array(rows.targetOfPlace.length)
  for (let row = 0; row < rows.place.length; row++) seen[rows.place[row]!]! |= 1 << rows.after[row]!
  const tally = (target: number): PlaceTally => {
    const windows = seen.filter((windows, place) => windows > 0 && rows.targetOfPlace[place] === target)
    const withWindow = (bit: number) => windows.filter((windows) => (windows & bit) > 0).length
    return { places: windows.length, leastOfWindow: Math.min(withWindow(1), withWindow(2)) }
  }
  return [tally(1), tally(0)]
}

function checkRows(rows: PlaceCounts): void {
  const { targetOfPlace, place, after, count, exposure } = rows
  requireSome('count', count)
  requireSome('targetOfPlace', targetOfPlace)
  for (const [name, column] of Object.entries({ place, after, exposure })) {
    requireLength(name, column, 'count', count.length)
  }
  requireIndexes('targetOfPlace', targetOfPlace, 2)
  requireIndexes('place', place, targetOfPlace.length)
  requireIndexes('after', after, 2)
  requireCounts('count', count)
  requirePositive('exposure', exposure)
  for (let row = 0; row < count.length; row++) {
    if (count[row]! > 1e9) fail('out-of-range', 'count', 'whole numbers 0 to 1e9', row)
    if (exposure[row]! < 1e-9 || exposure[row]! > 1e9) fail('out-of-range', 'exposure', 'numbers 1e-9 to 1e9', row)
  }
}
