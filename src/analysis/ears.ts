import {
  fail,
  requireCounts,
  requireOneOf,
  requireProbability,
  requireSome,
  requireWhole,
  requireWithin,
} from './check.ts'
import { normalQuantile } from './special.ts'

/**
 * The early aberration reporting system: is today's count far above the days just before it? For series too short for
 * a season or a trend. C1, C2 and C3 of Hutwagner, Thompson, Seeman & Treadwell 2003, J. Urban Health 80(2) suppl. 1,
 * i89–i96; formulas as in Fricker, Hegler & Dunfee 2008, Statistics in Medicine 27, 3407–3429, and as documented by R's
 * surveillance::earsC. docs/methods/ears.md
 */
export type EarsMethod = 'C1' | 'C2' | 'C3'

export interface EarsOptions {
  readonly method: EarsMethod
  /** Share of false alarms aimed at, for counts that were normal: 0.001 for C1 and C2 and 0.025 for C3 unless given. */
  readonly alpha?: number
  /** Days in the baseline, 3 to 366; 7 unless given. */
  readonly baselineDays?: number
  /** The baseline's standard deviation is never taken as less; 0 unless given. 0.5 or 1 is advised for sparse counts. */
  readonly leastSd?: number
}

/** Arrays are aligned: entry i is day `firstDay + i`. */
export interface EarsDays {
  /** The first day, counted from 0, that has a whole baseline before it. */
  readonly firstDay: number
  /** z with Φ(z) = 1 − α: the statistic alarms from here on. */
  readonly limit: number
  /** C1, C2 or C3. ±Infinity where the baseline does not vary and today's count differs from it. */
  readonly statistic: Float64Array
  /** Mean of the baseline. */
  readonly expected: Float64Array
  /** Standard deviation of the baseline, divisor n − 1, or `leastSd` where that is more. */
  readonly sd: Float64Array
  /** As documented: Ȳ + S·z, and for C3 Ȳ + S·(z − what the two days before add). Never under 0. */
  readonly upperBound: Float64Array
  /**
   * The count from which the statistic alarms (above which, for a baseline that does not vary); for C3 it lies S above
   * `upperBound`, since today adds only what C2 has beyond 1. 0: the two days before suffice, whatever happens today.
   */
  readonly alarmFrom: Float64Array
  /** 1 where the statistic is at least `limit`. */
  readonly alarm: Uint8Array
}

/** Days between the baseline and today. */
const gapDays: Record<EarsMethod, number> = { C1: 0, C2: 2, C3: 2 }
/** C3 looks at C2 of two days before, too. */
const daysSummed: Record<EarsMethod, number> = { C1: 1, C2: 1, C3: 3 }
const usualAlpha: Record<EarsMethod, number> = { C1: 0.001, C2: 0.001, C3: 0.025 }
const mostCount = 1e9

/**
 * Each day's count against the days before it.
 *
 *     C1(t) = (Y(t) − Ȳ) / S over t−7 … t−1;  C2(t): the same over t−9 … t−3;  C3(t) = Σ max(0, C2(i) − 1) over t−2 … t
 *
 * A baseline that does not vary has S = 0: the statistic is then the limit for S → 0, which is −∞, 0 or +∞ as the count is
 * under, at or over the mean. So any count over it alarms; `leastSd` prevents that.
 * @param counts one whole number ≥ 0 (at most 10⁹) a day, without gaps, oldest first
 * @throws MethodError for other counts, fewer days than a baseline, its gap and one day need, or options out of range
 * Cost: O(days × baseline), about 20 ns a day and baseline day.
 */
export function ears(counts: ArrayLike<number>, options: EarsOptions): EarsDays {
  const { method, baselineDays = 7, leastSd = 0 } = options
  requireOneOf('method', method, Object.keys(gapDays))
  const alpha = options.alpha ?? usualAlpha[method]
  requireProbability('alpha', alpha)
  requireWhole('baselineDays', baselineDays, 3, 366)
  requireWithin('leastSd', leastSd, 0, mostCount)
  const first = baselineDays + gapDays[method]
  requireSome('counts', counts, first + daysSummed[method])
  requireCounts('counts', counts)
  for (let day = 0; day < counts.length; day++) {
    if (counts[day]! > mostCount) fail('out-of-range', 'counts', 'counts of at most 1e9', day)
  }
  const days = shewhart(counts, first, baselineDays, leastSd)
  // Not 1 − α, which is 1 for a very small α; beyond 1e-300 rounding ends.
  const limit = -normalQuantile(Math.max(alpha, 1e-300))
  return method === 'C3' ? summed(days, first, limit) : single(days, first, limit)
}

interface Shewhart {
  readonly statistic: Float64Array
  readonly expected: Float64Array
  readonly sd: Float64Array
}

/** C1 or C2 of every day from `first` on; the baseline begins `first` days before each. */
function shewhart(counts: ArrayLike<number>, first: number, baselineDays: number, leastSd: number): Shewhart {
  const length = counts.length - first
  const [statistic, expected, sd] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)]
  for (let i = 0; i < length; i++) {
    let sum = 0
    for (let day = i; day < i + baselineDays; day++) sum += counts[day]!
    const mean = sum / baselineDays
    let squares = 0
    for (let day = i; day < i + baselineDays; day++) squares += (counts[day]! - mean) ** 2
    expected[i] = mean
    sd[i] = Math.max(Math.sqrt(squares / (baselineDays - 1)), leastSd)
    const above = counts[i + first]! - mean
    statistic[i] = above === 0 ? 0 : above / sd[i]!
  }
  return { statistic, expected, sd }
}

function single({ statistic, expected, sd }: Shewhart, first: number, limit: number): EarsDays {
  const upperBound = expected.map((mean, i) => Math.max(0, mean + limit * sd[i]!))
  const alarm = Uint8Array.from(statistic, (value, i) => (isAlarm(value, limit, sd[i]!) ? 1 : 0))
  return { firstDay: first, limit, statistic, expected, sd, upperBound, alarmFrom: upperBound.slice(), alarm }
}

/** Without spread only a count above the mean alarms, not one at it, even where α > ½ makes the limit negative. */
const isAlarm = (value: number, limit: number, sd: number): boolean => (sd > 0 ? value >= limit : value > 0)

function summed(days: Shewhart, first: number, limit: number): EarsDays {
  const length = days.statistic.length - 2
  const excess = days.statistic.map((value) => Math.max(0, value - 1))
  const [expected, sd] = [days.expected.subarray(2), days.sd.subarray(2)]
  const statistic = new Float64Array(length)
  const upperBound = new Float64Array(length)
  const alarmFrom = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    const before = excess[i]! + excess[i + 1]!
    statistic[i] = before + excess[i + 2]!
    const room = limit - before
    // 0 × ∞: without spread today, and an infinite sum from the days before, the bound is 0.
    upperBound[i] = room > Number.NEGATIVE_INFINITY ? Math.max(0, expected[i]! + sd[i]! * room) : 0
    alarmFrom[i] = room > 0 ? expected[i]! + sd[i]! * (1 + room) : 0
  }
  const alarm = Uint8Array.from(statistic, (value) => (value >= limit ? 1 : 0))
  return {
    firstDay: first + 2,
    limit,
    statistic,
    expected: expected.slice(),
    sd: sd.slice(),
    upperBound,
    alarmFrom,
    alarm,
  }
}
