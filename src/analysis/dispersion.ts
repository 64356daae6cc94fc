import { fail, requireNonNegative, requireWhole } from './check.ts'

/**
 * How much more weekly counts vary than chance alone would make them: Pearson's χ² over its degrees of freedom
 * (McCullagh & Nelder 1989, §4.5.2) with each series weighted by its mean, φ = Σ_i Σ_w (x_iw − m_i)² ÷ Σ_i m_i (W − 1),
 * so that the busy places speak, and not the many where hardly anything happens and φ is near 1 whatever is true.
 * Near repeats make it 1.5 or so; a season or a trend within the weeks raises it too, which errs on the careful
 * side. Never under 1. O(series × weeks).
 * @param counts `[series * weekCount + week]`
 * @param from first week, `to` the one after the last; fewer than two give 1
 * @throws MethodError for negative counts, counts that are no whole number of series, or weeks that are not there
 */
export function weeklyDispersion(counts: ArrayLike<number>, weekCount: number, from: number, to: number): number {
  requireWhole('weekCount', weekCount, 0, 1e6)
  requireNonNegative('counts', counts)
  for (let i = 0; i < counts.length; i++)
    if (counts[i]! > 1e9) fail('out-of-range', 'counts', 'counts of at most 1e9', i)
  if (weekCount === 0 ? counts.length > 0 : counts.length % weekCount !== 0) {
    fail('length-differs', 'counts', `a whole number of series of ${weekCount} weeks each`)
  }
  requireWhole('from', from, 0, weekCount)
  requireWhole('to', to, 0, weekCount)
  const weeks = to - from
  if (weeks < 2 || weekCount === 0) return 1
  let pearson = 0
  let freedom = 0
  for (let start = 0; start < counts.length; start += weekCount) {
    let total = 0
    let squares = 0
    for (let week = start + from; week < start + to; week++) {
      total += counts[week]!
      squares += counts[week]! * counts[week]!
    }
    if (total === 0) continue
    const mean = total / weeks
    pearson += squares - total * mean
    freedom += mean * (weeks - 1)
  }
  return freedom > 0 ? Math.max(1, pearson / freedom) : 1
}

/** How many weeks back, and with which weights, the weeks are held against each other. */
const carryWeights = [1, 2 / 3, 1 / 3]
/** Under this, the sum of the autocorrelations is what chance alone shows in a year. */
const carryFloor = 0.1
/** How much the variance of long sums grows for each unit above it: more than the 2 of theory, since a year shows too little. */
const carryGain = 4

/**
 * φ of sums over many weeks of a few series, for evidence that is gathered week by week: the largest weekly φ, times what
 * near repeats carry over the end of a week. The variance of long sums is that of weeks times 1 + 2 Σ_k ρ_k (Bartlett
 * 1946); of ρ only r₁ + ⅔ r₂ + ⅓ r₃ is taken, the mean over the series, above 0.1 and four times: a year of counts
 * tells no more (`docs/methods/calibration.md` has what it keeps and what it costs). Never under 1. O(series × weeks).
 * @param series counts by week, each series as long as one likes
 * @throws MethodError for negative counts
 */
export function gatheredDispersion(series: readonly ArrayLike<number>[]): number {
  const weekly = series.map((counts) => weeklyDispersion(counts, counts.length, 0, counts.length))
  const carried = series.reduce((sum, counts) => sum + carriedOver(counts), 0) / Math.max(1, series.length)
  return Math.max(1, ...weekly) * (1 + carryGain * Math.max(0, carried - carryFloor))
}

/** The weighted sum of the first autocorrelations; 0 where the weeks are all alike. */
function carriedOver(counts: ArrayLike<number>): number {
  const weeks = counts.length
  let total = 0
  for (let week = 0; week < weeks; week++) total += counts[week]!
  const mean = total / weeks
  let squares = 0
  let carried = 0
  for (let week = 0; week < weeks; week++) {
    const apart = counts[week]! - mean
    squares += apart * apart
    for (let lag = 1; lag <= Math.min(week, carryWeights.length); lag++)
      carried += carryWeights[lag - 1]! * apart * (counts[week - lag]! - mean)
  }
  return squares > 0 ? carried / squares : 0
}

/** The longer blocks, in weeks; the shorter ones are half as long. */
const blockWeeks = 4
/** So many blocks are needed before they say anything. */
const fewestBlocks = 6

/**
 * φ of long stretches, taken with its standard error: near repeats that follow over the end of a week, or of a month,
 * make sums over many weeks vary more than the weeks tell. Blocks of L weeks miss a part of that as 1 / L, so φ without
 * end is 2 φ₄ − φ₂, the mean of one value a block of four weeks, whose scatter gives the error. A few busy places carry
 * the value, and a town that chance shows as calm cannot know it: hence φ and its error, so that intervals err on the
 * wide side. Never under the weekly φ, and just that under 24 weeks. O(series × weeks).
 * @throws MethodError as `weeklyDispersion`
 */
export function longRunDispersion(counts: ArrayLike<number>, weekCount: number, from: number, to: number): number {
  const weekly = weeklyDispersion(counts, weekCount, from, to)
  const blocks = Math.floor((to - from) / blockWeeks)
  if (blocks < fewestBlocks) return weekly
  const first = to - blocks * blockWeeks
  const long = blockDispersions(counts, weekCount, first, to, blockWeeks)
  const short = blockDispersions(counts, weekCount, first, to, blockWeeks / 2)
  const values = long.map((value, block) => 2 * value - (short[2 * block]! + short[2 * block + 1]!) / 2)
  const mean = values.reduce((sum, value) => sum + value, 0) / blocks
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.max(weekly, mean + Math.sqrt(squares / (blocks * (blocks - 1))))
}

/** What each block says of φ: their mean is the φ of the sums over blocks. The weeks are a whole number of blocks. */
function blockDispersions(
  counts: ArrayLike<number>,
  weekCount: number,
  from: number,
  to: number,
  length: number,
): Float64Array {
  const blocks = (to - from) / length
  const squares = new Float64Array(blocks)
  let means = 0
  for (let start = from; start < counts.length; start += weekCount) {
    const sums = new Float64Array(blocks)
    for (let week = 0; week < to - from; week++) sums[Math.floor(week / length)]! += counts[start + week]!
    const mean = sums.reduce((sum, value) => sum + value, 0) / blocks
    means += mean
    for (let block = 0; block < blocks; block++) squares[block]! += (sums[block]! - mean) ** 2
  }
  return squares.map((square) => (means > 0 ? (square / means) * (blocks / (blocks - 1)) : 1))
}
