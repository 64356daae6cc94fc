import { requireProbability, requireWhole, requireWithin } from './check.ts'
import { exactIntervals, type FourCells, type RatioInterval } from './exact-ratio.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { normalBelow, normalQuantile } from './special.ts'

export interface RateRatioOptions {
  /** Time × area of each cell, in one unit, such as weeks: known offsets. All 1 unless given. */
  readonly exposure?: FourCells
  /** φ ≥ 1, the variance of counts ÷ their mean, from before the start. Default 1. */
  readonly dispersion?: number
  /** Of the intervals; default 0.95. */
  readonly confidence?: number
}

export interface RateRatio {
  /** (T1/T0) ÷ (C1/C0), by exposure: 0 or Infinity where a cell is empty. */
  readonly ratio: number
  /** Conditional maximum likelihood: a little nearer 1 than `ratio`. */
  readonly conditionalEstimate: number
  /** Conditional on the margins, each tail α/2 at most: covers at least as often as it says, when φ = 1. */
  readonly exact: RatioInterval
  /** The same with half of the observed table in each tail: covers as often as it says on average, when φ = 1. */
  readonly midP: RatioInterval
  /** The one to use when counts cluster. */
  readonly inflated: InflatedInterval
}

export interface InflatedInterval extends RatioInterval {
  /** An empty cell has no logarithm: then the exact interval of the counts divided by φ. */
  readonly basis: 'log-ratio' | 'exact-of-scaled-counts'
}

export type NoRateRatio = 'no-target-events' | 'no-comparison-events' | 'no-events-before' | 'no-events-after'

export const greatestCount = 1e9
const cellNames = ['targetBefore', 'targetAfter', 'comparisonBefore', 'comparisonAfter'] as const

/**
 * The rate ratio with comparison, (T1/T0)/(C1/C0): how the target changed beside how the comparison changed
 * (docs/methods/rate-ratio.md). Exact: the four counts are Poisson, the margins are sufficient for what is the same in
 * both, so the table given its margins is noncentral hypergeometric with this ratio as its odds (Cornfield 1956; Lehmann
 * & Romano, Testing Statistical Hypotheses, §4.4–4.6). Mid-p after Lancaster (1961). φ-inflated: log ratio ± z√(φ·Σ1/n).
 * An empty cell gives an interval that is open at one end, never half an event added.
 * @param counts whole numbers 0 to 1e9
 * @returns not defined where a whole row or column of the table is empty
 * @throws MethodError for counts, exposures, φ or confidence out of range
 * Cost: about 0.1 ms for counts of hundreds; grows with the square root of the counts.
 */
export function rateRatio(counts: FourCells, options: RateRatioOptions = {}): RateRatio | NotDefined<NoRateRatio> {
  const { exposure, dispersion = 1, confidence = 0.95 } = options
  checkCells(counts, exposure)
  requireWithin('dispersion', dispersion, 1, 1e6)
  requireProbability('confidence', confidence)
  const reason = emptyMargin(counts)
  if (reason) return notDefined(reason)
  const offset = exposure ? logCrossRatio(exposure) : 0
  const exact = exactIntervals(counts, offset, confidence)
  return {
    ratio: Math.exp(logCrossRatio(counts) - offset),
    ...exact,
    inflated: inflatedInterval(counts, offset, dispersion, confidence),
  }
}

function checkCells(counts: FourCells, exposure: FourCells | undefined): void {
  for (const name of cellNames) {
    requireWhole(name, counts[name], 0, greatestCount)
    if (exposure) requireWithin(`exposure.${name}`, exposure[name], 1e-9, 1e9)
  }
}

/** ln of (T1·C0) ÷ (T0·C1): −∞ or ∞ where a cell is empty. No row or column may be. */
export const logCrossRatio = (cells: FourCells) =>
  Math.log(cells.targetAfter) +
  Math.log(cells.comparisonBefore) -
  Math.log(cells.targetBefore) -
  Math.log(cells.comparisonAfter)

function emptyMargin(counts: FourCells): NoRateRatio | null {
  const { targetBefore, targetAfter, comparisonBefore, comparisonAfter } = counts
  if (targetBefore + targetAfter === 0) return 'no-target-events'
  if (comparisonBefore + comparisonAfter === 0) return 'no-comparison-events'
  if (targetBefore + comparisonBefore === 0) return 'no-events-before'
  return targetAfter + comparisonAfter === 0 ? 'no-events-after' : null
}

function inflatedInterval(counts: FourCells, offset: number, dispersion: number, confidence: number): InflatedInterval {
  const log = logCrossRatio(counts)
  if (!Number.isFinite(log)) return ofScaledCounts(counts, offset, dispersion, confidence)
  const spread = Math.sqrt(dispersion * cellNames.reduce((sum, name) => sum + 1 / counts[name], 0))
  const z = -normalQuantile((1 - confidence) / 2)
  return {
    low: Math.exp(log - offset - z * spread),
    high: Math.exp(log - offset + z * spread),
    p: 2 * normalBelow(-Math.abs(log - offset) / spread),
    basis: 'log-ratio',
  }
}

/**
 * With an empty cell: the exact interval of counts divided by φ, its far end open. Whole numbers are needed; the pair
 * of cells without the empty one is rounded down, the cell opposite the empty one up, which both widen the interval.
 * A row or column that this empties leaves one table only: from 0 to infinity, p = 1.
 */
function ofScaledCounts(counts: FourCells, offset: number, dispersion: number, confidence: number): InflatedInterval {
  const emptyAbove = counts.targetAfter === 0 || counts.comparisonBefore === 0
  const down = (count: number) => Math.floor(count / dispersion)
  const up = (count: number) => Math.ceil(count / dispersion)
  const numerator = emptyAbove ? up : down
  const denominator = emptyAbove ? down : up
  const scaled: FourCells = {
    targetAfter: numerator(counts.targetAfter),
    comparisonBefore: numerator(counts.comparisonBefore),
    targetBefore: denominator(counts.targetBefore),
    comparisonAfter: denominator(counts.comparisonAfter),
  }
  const basis = 'exact-of-scaled-counts'
  const { low, high, p } = exactIntervals(scaled, offset, confidence).exact
  return { low, high, p, basis }
}
