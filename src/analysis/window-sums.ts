import { type WeekFactors, weeksAtOnce } from './week-factors.ts'

/** Nodes with less than e^−20 of the highest are left out at first, and dropped when under e^−20 of the sum. */
const depth = 20
const dropShare = Math.exp(-depth)
/** When an outermost node holds more than this share of the sum, those outside it are missed: start again from the counts. */
const missShare = 1e-5

interface Terms {
  readonly first: number
  readonly last: number
  /** Log of what the terms are to be multiplied by. */
  readonly scale: number
  readonly terms: Float64Array
}

/**
 * Prior-weighted likelihood sums of windows of weeks: of all that begin in week s, by one pass over the weeks from s on.
 * A week multiplies each node by one factor, the same for all windows, so a window costs one product a node and week.
 * Only the nodes that matter are carried. Along the nodes the terms are log-concave (prior and likelihood are), so what
 * lies outside an outermost node that is small, and beyond the peak, is smaller still; when that node grows, or the sum
 * leaves the range of numbers, the terms are made afresh from the cumulative counts.
 */
export class WindowSums {
  /** After `sweep(s)`, of weeks s … t: the value is `sum[t] · e^scale[t]`. `sum` has room for eight weeks more. */
  readonly sum: Float64Array
  readonly scale: Float64Array
  private readonly factors: WeekFactors
  private readonly logPrior: Float64Array
  private readonly prior: Terms
  /** Of the running window, at nodes `first` to `last`, to be multiplied by e^`termScale`. */
  private readonly terms: Float64Array
  private first = 0
  private last = 0
  private termScale = 0

  /** @param logPrior log of the prior weight of each of the factors' nodes; log-concave along them */
  constructor(logPrior: Float64Array, factors: WeekFactors) {
    const weeks = factors.counts.target.length
    this.logPrior = logPrior
    this.factors = factors
    this.sum = new Float64Array(weeks + weeksAtOnce)
    this.scale = new Float64Array(weeks)
    this.terms = new Float64Array(logPrior.length)
    this.makeTerms(0, 0)
    this.prior = {
      first: this.first,
      last: this.last,
      scale: this.termScale,
      terms: this.terms.slice(),
    }
  }

  /** Fills `sum` and `scale` for the windows that begin in week `start`. */
  sweep(start: number): void {
    this.factors.make()
    this.scale.fill(this.prior.scale, start)
    let week = this.begin(start)
    let end = start + 1
    while (week < this.scale.length) {
      if (week < end) {
        this.sum[week] = this.makeTerms(start, week + 1)
        this.scale.fill(this.termScale, week)
        this.factors.make()
        week++
      }
      end = Math.min(week + weeksAtOnce, this.scale.length)
      week = this.multiply(week, end)
    }
  }

  /**
   * The first week alone, and by it fewer nodes: eight weeks of nodes that say nothing go down through the subnormal
   * numbers, on which processors are slow. The week after, or this one when its sum is not right.
   */
  private begin(start: number): number {
    const { terms, prior } = this
    const { first, last } = prior
    const { values, from, width } = this.factors
    const at = start * width - from
    let sum = 0
    for (let k = first; k <= last; k++) {
      const term = prior.terms[k] * values[at + k]
      terms[k] = term
      sum += term
    }
    this.sum[start] = sum
    const low = first > 0 ? terms[first] : 0
    const high = last < terms.length - 1 ? terms[last] : 0
    const most = sum * missShare
    if (!(low <= most && high <= most && most > 1e-200 && most < 1e200)) return start
    this.keep(first, last, sum)
    return start + 1
  }

  /** Takes weeks `week` to `end` (excluded), at most eight, into the window; the first whose sum is not right, or `end`. */
  private multiply(week: number, end: number): number {
    const { terms, first, last, sum } = this
    const { values, from, width } = this.factors
    let low = first > 0 ? terms[first] : 0
    let high = last < terms.length - 1 ? terms[last] : 0
    let at = week * width - from
    timesEight(terms, values, first, last, at, width, sum, week)
    for (let k = week; k < end; k++) {
      low *= values[at + first]
      high *= values[at + last]
      at += width
      const most = sum[k] * missShare
      if (!(low <= most && high <= most && most > 1e-200 && most < 1e200)) return k
    }
    this.keep(first, last, sum[end - 1])
    return end
  }

  /** Goes on with the nodes that are not too small. */
  private keep(first: number, last: number, sum: number): void {
    const { terms } = this
    const least = sum * dropShare
    let low = first
    let high = last
    while (terms[low] < least) low++
    while (terms[high] < least) high--
    this.first = low
    this.last = high
  }

  /** The terms of weeks `start` to `end` (excluded) from their counts; gives their sum. */
  private makeTerms(start: number, end: number): number {
    const { logPrior } = this
    const { perTarget, perComparison } = this.factors.nodes
    const { targetSum, comparisonSum } = this.factors.counts
    const target = targetSum[end] - targetSum[start]
    const comparison = comparisonSum[end] - comparisonSum[start]
    const height = (k: number) => target * perTarget[k] + comparison * perComparison[k] + logPrior[k]
    const topmost = logPrior.length - 1
    const peak = firstTrue(0, topmost, (k) => height(k + 1) <= height(k))
    const top = height(peak)
    this.first = firstTrue(0, peak, (k) => height(k) >= top - depth)
    this.last = firstTrue(peak, topmost, (k) => height(k + 1) < top - depth)
    this.termScale = top
    this.factors.ask(this.first, this.last)
    let sum = 0
    for (let k = this.first; k <= this.last; k++) {
      const term = Math.exp(height(k) - top)
      this.terms[k] = term
      sum += term
    }
    return sum
  }
}

/**
 * Eight weeks in one pass over the nodes: an eighth of the loads and stores of the terms, and eight sums that do not wait
 * for each other. After it `terms` are those of the eighth week.
 */
function timesEight(
  terms: Float64Array,
  factors: Float64Array,
  first: number,
  last: number,
  at: number,
  width: number,
  sums: Float64Array,
  week: number,
): void {
  const at2 = at + width
  const at3 = at2 + width
  const at4 = at3 + width
  const at5 = at4 + width
  const at6 = at5 + width
  const at7 = at6 + width
  const at8 = at7 + width
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let sum4 = 0
  let sum5 = 0
  let sum6 = 0
  let sum7 = 0
  let sum8 = 0
  for (let k = first; k <= last; k++) {
    const term1 = terms[k] * factors[at + k]
    const term2 = term1 * factors[at2 + k]
    const term3 = term2 * factors[at3 + k]
    const term4 = term3 * factors[at4 + k]
    const term5 = term4 * factors[at5 + k]
    const term6 = term5 * factors[at6 + k]
    const term7 = term6 * factors[at7 + k]
    const term8 = term7 * factors[at8 + k]
    terms[k] = term8
    sum1 += term1
    sum2 += term2
    sum3 += term3
    sum4 += term4
    sum5 += term5
    sum6 += term6
    sum7 += term7
    sum8 += term8
  }
  sums[week] = sum1
  sums[week + 1] = sum2
  sums[week + 2] = sum3
  sums[week + 3] = sum4
  sums[week + 4] = sum5
  sums[week + 5] = sum6
  sums[week + 6] = sum7
  sums[week + 7] = sum8
}

/** The first of low … high at which `holds` (false, then true) is true; high when none before it is. */
function firstTrue(low: number, high: number, holds: (k: number) => boolean): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
