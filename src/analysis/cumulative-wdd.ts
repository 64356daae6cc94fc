import { requireCounts, requireLength, requireSome, requireWithin } from './check.ts'

/** Counts by period, such as months: period t since the start beside the like period before it. */
export interface WddSeries {
  readonly targetBefore: ArrayLike<number>
  readonly targetAfter: ArrayLike<number>
  readonly comparisonBefore: ArrayLike<number>
  readonly comparisonAfter: ArrayLike<number>
}

export interface CumulativeWdd {
  /** The WDD of the first t + 1 periods. */
  readonly estimate: Float64Array
  /** Of each estimate on its own. */
  readonly standardError: Float64Array
}

/**
 * The WDD as it adds up, period by period: a picture of when the difference came, and no test, for looking at every
 * period of a band made for one look raises false alarms many times over. docs/methods/wdd.md
 * @param series four lists of whole counts, one length of at least 1
 * @param dispersion φ ≥ 1
 * @throws MethodError for lengths that differ, counts that are not, φ under 1
 */
export function cumulativeWdd(series: WddSeries, dispersion = 1): CumulativeWdd {
  const { targetBefore, targetAfter, comparisonBefore, comparisonAfter } = series
  requireSome('targetBefore', targetBefore)
  for (const [name, counts] of Object.entries(series)) {
    requireLength(name, counts, 'targetBefore', targetBefore.length)
    requireCounts(name, counts)
  }
  requireWithin('dispersion', dispersion, 1, 1e6)
  const periods = targetBefore.length
  const estimate = new Float64Array(periods)
  const standardError = new Float64Array(periods)
  let [sum, variance] = [0, 0]
  for (let t = 0; t < periods; t++) {
    sum += targetAfter[t]! - targetBefore[t]! - (comparisonAfter[t]! - comparisonBefore[t]!)
    variance += targetAfter[t]! + targetBefore[t]! + comparisonAfter[t]! + comparisonBefore[t]!
    estimate[t] = sum
    standardError[t] = Math.sqrt(dispersion * variance)
  }
  return { estimate, standardError }
}
