import { type LikelihoodNodes, type WeekCounts, weekFactors, weeksAtOnce } from './week-factors.ts'

/** Nodes with less than e^−20 of the highest are left out at first, and dropped when under e^−20 of the sum. */
const depth = 20
const dropShare = Math.exp(-depth)
/** When an outermost node holds more than this share of the sum, those outside it are missed: start again from the counts. */
const missShare = 1e-5
/** Sums and scales beyond these are about to leave the range of numbers; so would their ratios and products beyond twice as many digits. */
const smallest = 1e-100
const largest = 1e100

/** Two priors over the same nodes: log-weights, each log-concave along the nodes, their difference rising. */
export interface TwoPriors {
  readonly logUnchanged: Float64Array
  readonly logRisen: Float64Array
}

/**
 * How much better a risen than an unchanged share foretold the counts of windows of weeks: ratios of two prior-weighted
 * likelihood sums, of all windows that begin in week s by one pass over the weeks from s on. A week multiplies each node by one
 * factor, the same for all windows and both priors, so a window costs two products a node and week.
 * Only the nodes that matter are carried. Along the nodes the terms are log-concave (prior and likelihood are), so what
 * lies outside an outermost node that is small, and beyond the peak, is smaller still; when that node grows, or a sum
 * leaves the range of numbers, the terms are made afresh from the cumulative counts. The share of a node in the risen sum
 * against that in the unchanged one rises along the nodes, so the lowest node is judged by the unchanged sum, the highest by
 * the risen one.
 */
export class WindowRatios {
  private readonly priors: TwoPriors
  private readonly nodes: LikelihoodNodes
  private readonly counts: WeekCounts
  private readonly factors: Float64Array
  private readonly topmost: number
  /** Of the running window, at nodes `first` to `last`; the ratio of their sums is to be multiplied by `scale`. */
  private readonly unchanged: Float64Array
  private readonly risen: Float64Array
  private first = 0
  private last = 0
  private scale = 1
  private unchangedSum = 0
  private risenSum = 0
  private readonly prior: {
    readonly first: number
    readonly last: number
    readonly scale: number
    readonly unchanged: Float64Array
    readonly risen: Float64Array
  }
  /** Sums of the weeks just taken. */
  private readonly unchangedSums = new Float64Array(weeksAtOnce)
  private readonly risenSums = new Float64Array(weeksAtOnce)

  constructor(priors: TwoPriors, nodes: LikelihoodNodes, counts: WeekCounts) {
    this.priors = priors
    this.nodes = nodes
    this.counts = counts
    this.factors = weekFactors(nodes, counts)
    this.topmost = nodes.perTarget.length - 1
    this.unchanged = new Float64Array(this.topmost + 1)
    this.risen = new Float64Array(this.topmost + 1)
    this.makeTerms(0, 0)
    const { first, last, scale } = this
    this.prior = { first, last, scale, unchanged: this.unchanged.slice(), risen: this.risen.slice() }
  }

  /** Adds `weight` times the ratios of the windows that begin in week `start` to their last weeks. */
  add(start: number, weight: number, to: Float64Array): void {
    const weeks = to.length
    let week = this.begin(start, weight, to)
    let end = start + 1
    while (week < weeks) {
      if (week < end) {
        this.makeTerms(start, week + 1)
        to[week] += (this.risenSum / this.unchangedSum) * this.scale * weight
        week++
      }
      end = Math.min(week + weeksAtOnce, weeks)
      week = this.multiply(week, end, weight, to)
    }
  }

  /**
   * The first week alone, and by it fewer nodes: weeks of nodes that say nothing go down through the subnormal
   * numbers, on which processors are slow. The week after, or this one when its sums are not right.
   */
  private begin(start: number, weight: number, to: Float64Array): number {
    const { unchanged, risen, prior, factors, topmost } = this
    const { first, last } = prior
    const at = start * (topmost + 1)
    let unchangedSum = 0
    let risenSum = 0
    for (let k = first; k <= last; k++) {
      const factor = factors[at + k]
      const one = prior.unchanged[k] * factor
      const other = prior.risen[k] * factor
      unchanged[k] = one
      risen[k] = other
      unchangedSum += one
      risenSum += other
    }
    const low = first > 0 ? unchanged[first] : 0
    const high = last < topmost ? risen[last] : 0
    if (!areRight(unchangedSum, low, risenSum, high)) return start
    this.scale = prior.scale
    to[start] += (risenSum / unchangedSum) * (prior.scale * weight)
    this.keep(first, last, unchangedSum, risenSum)
    return start + 1
  }

  /** Takes weeks `week` to `end` (excluded), no more than at once, into the window; the first whose sums are not right, or `end`. */
  private multiply(week: number, end: number, weight: number, to: Float64Array): number {
    // Evidence beyond all numbers may come back within a week: each week is then made from its counts.
    if (!(this.scale > smallest && this.scale < largest)) return week
    const { unchanged, risen, first, last, factors, topmost, unchangedSums, risenSums } = this
    const width = topmost + 1
    const scale = this.scale * weight
    let low = first > 0 ? unchanged[first] : 0
    let high = last < topmost ? risen[last] : 0
    let at = week * width
    timesSix(unchanged, risen, factors, first, last, at, width, unchangedSums, risenSums)
    const count = end - week
    for (let i = 0; i < count; i++) {
      low *= factors[at + first]
      high *= factors[at + last]
      at += width
      if (!areRight(unchangedSums[i], low, risenSums[i], high)) return week + i
      to[week + i] += (risenSums[i] / unchangedSums[i]) * scale
    }
    this.keep(first, last, unchangedSums[count - 1], risenSums[count - 1])
    return end
  }

  /** Goes on with the nodes that are not too small. */
  private keep(first: number, last: number, unchangedSum: number, risenSum: number): void {
    const { unchanged, risen } = this
    const leastUnchanged = unchangedSum * dropShare
    const leastRisen = risenSum * dropShare
    let low = first
    let high = last
    while (unchanged[low] < leastUnchanged) low++
    while (risen[high] < leastRisen) high--
    this.first = low
    this.last = high
  }

  /** The terms of weeks `start` to `end` (excluded) from their counts. */
  private makeTerms(start: number, end: number): void {
    const { topmost, unchanged, risen } = this
    const { perTarget, perComparison } = this.nodes
    const { targetSum, comparisonSum } = this.counts
    const { logUnchanged, logRisen } = this.priors
    const target = targetSum[end] - targetSum[start]
    const comparison = comparisonSum[end] - comparisonSum[start]
    const likelihood = (k: number) => target * perTarget[k] + comparison * perComparison[k]
    const heightUnchanged = (k: number) => likelihood(k) + logUnchanged[k]
    const heightRisen = (k: number) => likelihood(k) + logRisen[k]
    const peakUnchanged = firstTrue(0, topmost, (k) => heightUnchanged(k + 1) <= heightUnchanged(k))
    const peakRisen = firstTrue(0, topmost, (k) => heightRisen(k + 1) <= heightRisen(k))
    const topUnchanged = heightUnchanged(peakUnchanged)
    const topRisen = heightRisen(peakRisen)
    this.first = firstTrue(0, peakUnchanged, (k) => heightUnchanged(k) >= topUnchanged - depth)
    this.last = firstTrue(peakRisen, topmost, (k) => heightRisen(k + 1) < topRisen - depth)
    this.scale = Math.exp(topRisen - topUnchanged)
    this.unchangedSum = 0
    this.risenSum = 0
    for (let k = this.first; k <= this.last; k++) {
      unchanged[k] = Math.exp(heightUnchanged(k) - topUnchanged)
      risen[k] = Math.exp(heightRisen(k) - topRisen)
      this.unchangedSum += unchanged[k]
      this.risenSum += risen[k]
    }
  }
}

/** Whether sums are within the range of numbers and leave next to nothing out beyond the outermost nodes. */
const areRight = (unchangedSum: number, low: number, risenSum: number, high: number): boolean =>
  low <= unchangedSum * missShare &&
  high <= risenSum * missShare &&
  unchangedSum > smallest &&
  unchangedSum < largest &&
  risenSum > smallest &&
  risenSum < largest

/**
 * Six weeks in one pass over the nodes: a sixth of the loads and stores of the terms, and twelve sums, as many as the
 * registers hold, that do not wait for each other. After it the terms are those of the sixth week.
 */
function timesSix(
  unchanged: Float64Array,
  risen: Float64Array,
  factors: Float64Array,
  first: number,
  last: number,
  at: number,
  width: number,
  unchangedSums: Float64Array,
  risenSums: Float64Array,
): void {
  const at2 = at + width
  const at3 = at2 + width
  const at4 = at3 + width
  const at5 = at4 + width
  const at6 = at5 + width
  let unchanged1 = 0
  let unchanged2 = 0
  let unchanged3 = 0
  let unchanged4 = 0
  let unchanged5 = 0
  let unchanged6 = 0
  let risen1 = 0
  let risen2 = 0
  let risen3 = 0
  let risen4 = 0
  let risen5 = 0
  let risen6 = 0
  for (let k = first; k <= last; k++) {
    let one = unchanged[k]
    let other = risen[k]
    const factor1 = factors[at + k]
    unchanged1 += one *= factor1
    risen1 += other *= factor1
    const factor2 = factors[at2 + k]
    unchanged2 += one *= factor2
    risen2 += other *= factor2
    const factor3 = factors[at3 + k]
    unchanged3 += one *= factor3
    risen3 += other *= factor3
    const factor4 = factors[at4 + k]
    unchanged4 += one *= factor4
    risen4 += other *= factor4
    const factor5 = factors[at5 + k]
    unchanged5 += one *= factor5
    risen5 += other *= factor5
    const factor6 = factors[at6 + k]
    unchanged6 += one *= factor6
    risen6 += other *= factor6
    unchanged[k] = one
    risen[k] = other
  }
  unchangedSums[0] = unchanged1
  unchangedSums[1] = unchanged2
  unchangedSums[2] = unchanged3
  unchangedSums[3] = unchanged4
  unchangedSums[4] = unchanged5
  unchangedSums[5] = unchanged6
  risenSums[0] = risen1
  risenSums[1] = risen2
  risenSums[2] = risen3
  risenSums[3] = risen4
  risenSums[4] = risen5
  risenSums[5] = risen6
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
