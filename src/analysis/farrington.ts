import {
  fail,
  requireCounts,
  requireOneOf,
  requireProbability,
  requireSome,
  requireWhole,
  requireWithin,
} from './check.ts'
import { countAtLeast, countQuantile } from './count-distribution.ts'
import { type SeasonGroups, seasonGroups } from './season-groups.ts'
import { fitSeasonTrend, predictSeasonTrend, type SeasonTrendData, type SeasonTrendFit } from './season-trend-fit.ts'
import { normalBelow, normalQuantile, studentBelow } from './special.ts'
import { checkpoint, type Hooks } from './work.ts'

/**
 * Farrington flexible: is this week's count above what its season and trend in the years before make likely?
 * Noufaily, Enki, Farrington, Garthwaite, Andrews & Charlett 2013, Statistics in Medicine 32, 1206–1222, after
 * Farrington, Andrews, Beale & Catchpole 1996, JRSS A 159, 547–563; rule for rule as R's surveillance::farringtonFlexible.
 * docs/methods/farrington.md
 */
export interface FarringtonOptions {
  /** b: years of history, 1 to 20; 5 unless given. */
  readonly yearsBack?: number
  /** w: weeks to each side of the same week in earlier years; 3 unless given. */
  readonly halfWindowWeeks?: number
  /** noPeriods: groups of the season, 1 for none; 10 unless given. */
  readonly seasonGroups?: number
  /** pastWeeksNotIncluded: newest weeks left out of the history; 26 unless given. */
  readonly recentWeeksLeftOut?: number
  /** weightsThreshold: weeks with a greater Anscombe residual weigh less; 2.58 unless given. */
  readonly reweightAbove?: number
  /** pThresholdTrend: the trend stays when its p is under this; 0 for never, 1 (Noufaily’s choice) for whatever p. 1 unless given. */
  readonly trendLevel?: number
  /** A week alarms above the 1 − α quantile; 0.05 unless given. */
  readonly alpha?: number
  /** How the quantile is made; nbPlugin unless given. */
  readonly threshold?: FarringtonThreshold
  /** Fewer incidents than this in the last four weeks (limit54): no bound. 5 unless given. */
  readonly fewestIncidents?: number
  /** 52 unless given; 12 for months. */
  readonly weeksPerYear?: number
  /** `surveillance`: the scale of standard errors as version 1.20.3 has it, to reproduce it; `quasi-poisson` unless given. */
  readonly standardErrors?: 'quasi-poisson' | 'surveillance'
}

/** `nbPlugin`: of the fitted negative binomial; `muan`: of that with its mean at its own 1 − α quantile; `delta`: normal after a 2/3 power. */
export type FarringtonThreshold = 'nbPlugin' | 'muan' | 'delta'

/** Why a week has no bound. */
export type FarringtonGap = 'few-incidents' | 'no-fit' | 'no-quantile'

export interface FarringtonWeek {
  /** Counted from 0. */
  readonly week: number
  readonly count: number
  /** Mean that the fit gives the week; null without a fit. */
  readonly expected: number | null
  /** The 1 − α quantile; null without a bound, see `gap`. */
  readonly upperBound: number | null
  /** The count is above the bound, and above what was expected, which a very skew quantile may lie under. */
  readonly alarm: boolean
  /** (count − expected) / (upperBound − expected): over 1 is an alarm. Null without a bound, or where it is the mean. */
  readonly exceedance: number | null
  /** P(a count at least this high), under the fit. */
  readonly p: number | null
  /** φ of the fit, never under 1. */
  readonly dispersion: number | null
  /** Slope of ln μ a week; null where the trend was left out. */
  readonly trend: number | null
  readonly gap: FarringtonGap | null
}

type Settings = Required<FarringtonOptions>

const usual: Settings = {
  yearsBack: 5,
  halfWindowWeeks: 3,
  seasonGroups: 10,
  recentWeeksLeftOut: 26,
  reweightAbove: 2.58,
  trendLevel: 1,
  alpha: 0.05,
  threshold: 'nbPlugin',
  fewestIncidents: 5,
  weeksPerYear: 52,
  standardErrors: 'quasi-poisson',
}

const mostCount = 1e6
/** A mean beyond this comes of a fit that knows nothing. */
const mostMean = 1e9
const recentWeeks = 4

/**
 * Every week that has a whole history: from week yearsBack × weeksPerYear + halfWindowWeeks (from 0) on.
 * @param counts a week, whole numbers ≥ 0 and at most 10⁶, without gaps, oldest first
 * @throws MethodError for other counts, fewer weeks than one history and a week, or options that leave no history
 * Cost: O(weeks × history), some 0.1 ms a week with five years.
 */
export function farringtonFlexible(
  counts: ArrayLike<number>,
  options: FarringtonOptions = {},
  hooks?: Hooks,
): readonly FarringtonWeek[] {
  const settings = settingsOf(options)
  const first = settings.yearsBack * settings.weeksPerYear + settings.halfWindowWeeks
  const groups = seasonGroups(settings)
  requireHistory(groups)
  requireSome('counts', counts, first + 1)
  requireCounts('counts', counts)
  for (let week = 0; week < counts.length; week++) {
    if (counts[week]! > mostCount) fail('out-of-range', 'counts', 'counts of at most 1e6', week)
  }
  const weeks: FarringtonWeek[] = []
  for (let week = first; week < counts.length; week++) {
    weeks.push(judge(counts, week, groups, settings))
    if (week % 16 === 0) checkpoint(hooks, week - first, counts.length - first)
  }
  return weeks
}

function settingsOf(options: FarringtonOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const s: Settings = { ...usual, ...given }
  requireWhole('yearsBack', s.yearsBack, 1, 20)
  requireWhole('weeksPerYear', s.weeksPerYear, 4, 366)
  requireWhole('halfWindowWeeks', s.halfWindowWeeks, 0, Math.floor((s.weeksPerYear - 2) / 2))
  requireWhole('seasonGroups', s.seasonGroups, 1, s.weeksPerYear - 2 * s.halfWindowWeeks)
  requireWhole('recentWeeksLeftOut', s.recentWeeksLeftOut, 0, s.yearsBack * s.weeksPerYear)
  requireWithin('reweightAbove', s.reweightAbove, 0, 1e6)
  requireWithin('trendLevel', s.trendLevel, 0, 1)
  requireProbability('alpha', s.alpha)
  requireWhole('fewestIncidents', s.fewestIncidents, 0, mostCount)
  requireOneOf('threshold', s.threshold, ['nbPlugin', 'muan', 'delta'])
  requireOneOf('standardErrors', s.standardErrors, ['quasi-poisson', 'surveillance'])
  return s
}

/** Some weeks of the judged week's own part of the year, and more weeks than the fit has unknowns. */
function requireHistory({ offset, groupCount }: SeasonGroups): void {
  if (offset.length < groupCount + 2) {
    fail('too-few', 'yearsBack', 'more years, fewer seasonGroups or fewer recentWeeksLeftOut')
  }
}

function judge(counts: ArrayLike<number>, week: number, groups: SeasonGroups, settings: Settings): FarringtonWeek {
  const count = counts[week]!
  const history: SeasonTrendData = {
    counts: Float64Array.from(groups.offset, (offset) => counts[week + offset]!),
    group: groups.group,
    groupCount: groups.groupCount,
    time: groups.offset,
  }
  const fit = chosenFit(history, settings)
  const few = recentSum(counts, week) < settings.fewestIncidents
  const none = { week, count, upperBound: null, alarm: false, exceedance: null }
  if (fit === null) {
    return { ...none, expected: null, p: null, dispersion: null, trend: null, gap: few ? 'few-incidents' : 'no-fit' }
  }
  const dispersion = Math.max(fit.dispersion, 1)
  const { logMean, variance } = predictSeasonTrend(fit, groups.groupCount - 1, 0)
  const expected = Math.exp(logMean)
  const known = { expected, dispersion, trend: fit.hasTrend ? fit.slope : null }
  const se = Math.sqrt(variance * fit.scale)
  const limit = limitOf(count, expected, se, dispersion, settings)
  if (limit === null) return { ...none, ...known, p: null, gap: few ? 'few-incidents' : 'no-quantile' }
  const { upperBound, p } = limit
  if (few) return { ...none, ...known, p, gap: 'few-incidents' }
  const room = upperBound - expected
  return {
    week,
    count,
    ...known,
    upperBound,
    alarm: count > upperBound && count > expected,
    exceedance: room > 0 ? (count - expected) / room : null,
    p,
    gap: null,
  }
}

function recentSum(counts: ArrayLike<number>, week: number): number {
  let sum = 0
  for (let back = 0; back < recentWeeks && back <= week; back++) sum += counts[week - back]!
  return sum
}

interface ScaledFit extends SeasonTrendFit {
  /** Variances are multiples of this: φ, not held at 1, or what surveillance has in its place. */
  readonly scale: number
}

/**
 * The fit with a trend where it may stay: three years or more, significant, and the week's mean not above all that
 * was counted in the history. Else the one without, made anew with weights of its own.
 */
function chosenFit(history: SeasonTrendData, settings: Settings): ScaledFit | null {
  const { yearsBack, trendLevel } = settings
  if (trendLevel === 0) return reweighted(history, false, settings)
  const fit = reweighted(history, true, settings)
  if (fit === null || !fit.hasTrend) return fit
  const expected = Math.exp(predictSeasonTrend(fit, history.groupCount - 1, 0).logMean)
  const highest = history.counts.reduce((most, count) => Math.max(most, count), 0)
  // Stays whatever p at level 1; a p of exactly 1 belongs to a slope of exactly 0.
  const stays = yearsBack >= 3 && trendP(fit) < trendLevel && expected <= highest
  return stays ? fit : reweighted(history, false, settings)
}

/** Two-sided p of the slope: Student's t, as R's summary.glm has it for a dispersion that is estimated. */
function trendP({ slope, timeSquares, scale, freedom }: ScaledFit): number {
  const error = Math.sqrt(scale / timeSquares)
  if (!(error > 0)) return slope === 0 ? 1 : 0
  return 2 * studentBelow(-Math.abs(slope / error), freedom)
}

/** Fits, lets weeks with great residuals weigh less, and fits again; without a trend where one does not settle. */
function reweighted(history: SeasonTrendData, wantsTrend: boolean, settings: Settings): ScaledFit | null {
  let hasTrend = wantsTrend
  let plain = fitSeasonTrend(history, hasTrend)
  if (plain === null && hasTrend) {
    hasTrend = false
    plain = fitSeasonTrend(history, false)
  }
  if (plain === null) return null
  const weights = anscombeWeights(history.counts, plain, settings.reweightAbove)
  const fit = fitSeasonTrend(history, hasTrend, weights)
  if (fit === null) return null
  const scale = settings.standardErrors === 'surveillance' ? peerScale(history.counts, fit, weights) : fit.dispersion
  return { ...fit, scale }
}

/**
 * Weights of Farrington 1996, §3.6: 1 up to the threshold, s^−2 beyond, times what makes them sum to the number of
 * weeks. s = 1.5 (y^⅔ μ^−⅙ − μ^½) / √(φ (1 − h)).
 */
function anscombeWeights(counts: Float64Array, fit: SeasonTrendFit, threshold: number): Float64Array {
  const dispersion = Math.max(fit.dispersion, 1)
  const weights = new Float64Array(counts.length)
  let total = 0
  for (let i = 0; i < counts.length; i++) {
    const mean = fit.fitted[i]!
    const raw = 1.5 * (Math.cbrt(counts[i]! ** 2) * mean ** (-1 / 6) - Math.sqrt(mean))
    // A week that makes all of its own fit has leverage 1 and no residual.
    const spread = Math.sqrt(dispersion * Math.max(1 - fit.leverage[i]!, 1e-12))
    const residual = raw / spread
    weights[i] = residual > threshold ? residual ** -2 : 1
    total += weights[i]!
  }
  return weights.map((weight) => (weight * counts.length) / total)
}

/**
 * What version 1.20.3 uses for φ in standard errors: it puts the weights of reweighting in the place of the working
 * weights before R works out the dispersion, and so divides it by about the mean count. It is here to reproduce it only.
 */
function peerScale(counts: Float64Array, fit: SeasonTrendFit, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    sum += weights[i]! * ((counts[i]! - fit.fitted[i]!) / fit.fitted[i]!) ** 2
  }
  return sum / fit.freedom
}

/** The 1 − α quantile, and P(a count at least this high). Null where the mean is beyond what a count can be. */
function limitOf(
  count: number,
  expected: number,
  se: number,
  dispersion: number,
  { threshold, alpha }: Settings,
): { readonly upperBound: number; readonly p: number } | null {
  // Not 1 − α, which is 1 for a very small α.
  const z = -normalQuantile(Math.max(alpha, 1e-300))
  if (threshold === 'delta') {
    // se is that of ln μ: that of μ is μ times as much.
    const variance = dispersion + (se * expected) ** 2 / expected
    const spread = Math.sqrt((4 / 9) * Math.cbrt(expected) * variance)
    const centre = Math.cbrt(expected) ** 2
    const top = centre + z * spread
    const p = normalBelow((centre - Math.cbrt(count) ** 2) / spread)
    const upperBound = Math.max(0, top) ** 1.5
    return upperBound <= mostMean ? { upperBound, p } : null
  }
  const mean = threshold === 'muan' ? expected * Math.exp(z * se) : expected
  if (!(mean <= mostMean)) return null
  return { upperBound: countQuantile(1 - alpha, mean, dispersion), p: countAtLeast(count, mean, dispersion) }
}
