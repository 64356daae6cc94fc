import { weeksAtOnce } from './window-pass.ts'

/** Counts of each week, and the same divided by φ and summed up to each week ([0] = 0). */
export interface WeekCounts {
  readonly target: ArrayLike<number>
  readonly comparison: ArrayLike<number>
  readonly targetSum: Float64Array
  readonly comparisonSum: Float64Array
  readonly dispersion: number
}

/**
 * Equally spaced values of a parameter: what one target event, and one comparison event, adds to the log-likelihood at
 * each, relative to one reference value, so that the logs stay small where nothing has changed.
 */
export interface LikelihoodNodes {
  readonly perTarget: Float64Array
  readonly perComparison: Float64Array
}

/** Sets what the counts of each week multiply the likelihood by, `[week * stride + node]`; ones beyond nodes and weeks. */
export function setWeekFactors(
  factors: Float64Array,
  stride: number,
  { perTarget, perComparison }: LikelihoodNodes,
  counts: WeekCounts,
): void {
  const weeks = counts.target.length
  const width = perTarget.length
  const target = weekRows(counts.target, perTarget, counts.dispersion)
  const comparison = weekRows(counts.comparison, perComparison, counts.dispersion)
  for (let week = 0; week < weeks; week++) {
    const at = week * stride
    multiplyRows(factors, at, width, target.rows, target.at(week), comparison.rows, comparison.at(week))
    for (let k = width; k < stride; k++) factors[at + k] = 1
  }
  factors.fill(1, weeks * stride, (weeks + weeksAtOnce) * stride)
}

function multiplyRows(
  product: Float64Array,
  at: number,
  width: number,
  rows: Float64Array,
  from: number,
  others: Float64Array,
  otherFrom: number,
): void {
  for (let k = 0; k < width; k++) product[at + k] = rows[from + k] * others[otherFrom + k]
}

/**
 * What one count of each week multiplies by, a row of nodes from `at(week)` on. A row of exponentials for each week; or,
 * where counts lie closer together than there are weeks, a row for each count from the least to the greatest, each made from
 * the one before by products, which cost a tenth of exponentials.
 */
function weekRows(counts: ArrayLike<number>, perEvent: Float64Array, dispersion: number) {
  const width = perEvent.length
  const weeks = counts.length
  let least = counts[0]!
  let most = least
  for (let week = 1; week < weeks; week++) {
    least = Math.min(least, counts[week]!)
    most = Math.max(most, counts[week]!)
  }
  if (most - least > weeks) {
    const rows = new Float64Array(weeks * width)
    for (let week = 0; week < weeks; week++) setExponentials(rows, week * width, counts[week]! / dispersion, perEvent)
    return { rows, at: (week: number) => week * width }
  }
  const rows = new Float64Array((most - least + 1) * width)
  setExponentials(rows, 0, least / dispersion, perEvent)
  const unit = new Float64Array(width)
  setExponentials(unit, 0, 1 / dispersion, perEvent)
  for (let at = width; at < rows.length; at += width) {
    multiplyRows(rows, at, width, rows, at - width, unit, 0)
  }
  return { rows, at: (week: number) => (counts[week]! - least) * width }
}

function setExponentials(row: Float64Array, at: number, events: number, perEvent: Float64Array): void {
  for (let k = 0; k < perEvent.length; k++) row[at + k] = Math.exp(events * perEvent[k])
}
