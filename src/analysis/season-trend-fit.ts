/**
 * A quasi-Poisson regression of weekly counts on a season (a level for each group of weeks) and, if asked, a straight
 * trend: ln μ = level[group] + slope × time, by iteratively reweighted least squares (McCullagh & Nelder 1989, §2.5),
 * started, stopped and scaled as R's glm() does it, so that the two can be held against each other. Since each week has
 * one level, the weighted least squares have a closed form: no matrix is solved.
 */
export interface SeasonTrendData {
  readonly counts: Float64Array
  /** 0 … groupCount − 1, every one of them in use. */
  readonly group: ArrayLike<number>
  readonly groupCount: number
  /** In weeks; from a zero that is near them. */
  readonly time: ArrayLike<number>
}

export interface SeasonTrendFit {
  /** Level of each group, of ln μ, at time 0. */
  readonly level: Float64Array
  /** Of ln μ a week; 0 without a trend. */
  readonly slope: number
  readonly hasTrend: boolean
  readonly fitted: Float64Array
  /** How much of its own fitted value each week makes, of the last least squares. */
  readonly leverage: Float64Array
  /** Pearson's χ² over its degrees of freedom; may be under 1. */
  readonly dispersion: number
  readonly freedom: number
  /** Of the last least squares: Σw and the weighted mean time of each group, and Σ w (t − mean)². */
  readonly groupWeight: Float64Array
  readonly groupTime: Float64Array
  readonly timeSquares: number
}

const mostSteps = 25
const smallest = 2.220446049250313e-16

/**
 * Null where the deviance has not settled within 25 steps, or a mean is beyond what numbers hold.
 * @param weights a week, ≥ 0; left out: 1
 * Cost: O(weeks) a step, some 6 steps.
 */
export function fitSeasonTrend(
  data: SeasonTrendData,
  hasTrend: boolean,
  weights?: Float64Array,
): SeasonTrendFit | null {
  const { counts, group } = data
  const length = counts.length
  const step = new LeastSquares(data, hasTrend)
  const eta = counts.map((count) => Math.log(count + 0.1))
  const fitted = counts.map((count) => count + 0.1)
  const working = new Float64Array(length)
  const response = new Float64Array(length)
  let deviance = devianceOf(counts, fitted, weights)
  for (let iteration = 0; iteration < mostSteps; iteration++) {
    for (let i = 0; i < length; i++) {
      working[i] = fitted[i]! * (weights ? weights[i]! : 1)
      response[i] = eta[i]! + (counts[i]! - fitted[i]!) / fitted[i]!
    }
    step.solve(response, working)
    for (let i = 0; i < length; i++) {
      eta[i] = step.level[group[i]!]! + step.slope * data.time[i]!
      fitted[i] = Math.max(Math.exp(eta[i]!), smallest)
    }
    const next = devianceOf(counts, fitted, weights)
    if (!Number.isFinite(next)) return null
    const settled = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8
    deviance = next
    if (settled) return step.fit(counts, fitted, working, hasTrend)
  }
  return null
}

function devianceOf(counts: Float64Array, fitted: Float64Array, weights?: Float64Array): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    const own = count > 0 ? count * Math.log(count / fitted[i]!) - (count - fitted[i]!) : fitted[i]!
    sum += weights ? weights[i]! * own : own
  }
  return 2 * sum
}

/** Weighted least squares of a level for each group and a common slope: within groups for the slope, then the levels. */
class LeastSquares {
  readonly level: Float64Array
  slope = 0
  private readonly data: SeasonTrendData
  private readonly hasTrend: boolean
  private readonly groupWeight: Float64Array
  private readonly groupTime: Float64Array
  private timeSquares = 0

  constructor(data: SeasonTrendData, hasTrend: boolean) {
    this.data = data
    this.hasTrend = hasTrend
    this.level = new Float64Array(data.groupCount)
    this.groupWeight = new Float64Array(data.groupCount)
    this.groupTime = new Float64Array(data.groupCount)
  }

  solve(response: Float64Array, weight: Float64Array): void {
    const { level, groupWeight, groupTime } = this
    const { group, time } = this.data
    level.fill(0)
    groupWeight.fill(0)
    groupTime.fill(0)
    for (let i = 0; i < response.length; i++) {
      const g = group[i]!
      groupWeight[g]! += weight[i]!
      groupTime[g]! += weight[i]! * time[i]!
      level[g]! += weight[i]! * response[i]!
    }
    for (let g = 0; g < level.length; g++) {
      groupTime[g]! /= groupWeight[g]!
      level[g]! /= groupWeight[g]!
    }
    if (!this.hasTrend) return
    let squares = 0
    let products = 0
    for (let i = 0; i < response.length; i++) {
      const apart = time[i]! - groupTime[group[i]!]!
      squares += weight[i]! * apart * apart
      products += weight[i]! * apart * (response[i]! - level[group[i]!]!)
    }
    this.timeSquares = squares
    this.slope = products / squares
    for (let g = 0; g < level.length; g++) level[g]! -= this.slope * groupTime[g]!
  }

  fit(counts: Float64Array, fitted: Float64Array, working: Float64Array, hasTrend: boolean): SeasonTrendFit {
    const { level, slope, groupWeight, groupTime, timeSquares } = this
    const { group, time, groupCount } = this.data
    const leverage = new Float64Array(counts.length)
    let used = 0
    let pearson = 0
    for (let i = 0; i < counts.length; i++) {
      const weight = working[i]!
      const g = group[i]!
      leverage[i] = weight / groupWeight[g]!
      if (hasTrend) leverage[i]! += (weight * (time[i]! - groupTime[g]!) ** 2) / timeSquares
      if (weight > 0) used++
      // With the weights of the last least squares, one step behind the fitted values, as R has it.
      pearson += weight * ((counts[i]! - fitted[i]!) / fitted[i]!) ** 2
    }
    const freedom = used - groupCount - (hasTrend ? 1 : 0)
    const dispersion = pearson / freedom
    return {
      level,
      slope,
      hasTrend,
      fitted,
      leverage,
      dispersion,
      freedom,
      groupWeight,
      groupTime,
      timeSquares,
    }
  }
}

/** ln μ for a group at a time, and its variance as a multiple of the dispersion. */
export function predictSeasonTrend(fit: SeasonTrendFit, group: number, time: number) {
  const apart = time - fit.groupTime[group]!
  const ofTrend = fit.hasTrend ? (apart * apart) / fit.timeSquares : 0
  return { logMean: fit.level[group]! + fit.slope * time, variance: 1 / fit.groupWeight[group]! + ofTrend }
}
