import { type LikelihoodNodes, setWeekFactors, type WeekCounts } from './week-factors.ts'
import { betweenDepth, depth, roomOf, type WindowPass } from './window-pass.ts'
import { windowPass } from './window-pass-simd.ts'

/** Two priors over the same nodes: log-weights that sum to 1, each log-concave along the nodes, their difference rising. */
export interface TwoPriors {
  readonly logUnchanged: Float64Array
  readonly logRisen: Float64Array
}

/**
 * How much better a risen than an unchanged share foretold the counts of windows of weeks: ratios of two prior-weighted
 * likelihood sums, of all windows that begin in week s by one pass over the weeks from s on. A week multiplies each node by one
 * factor, the same for all windows and both priors; what is carried is the terms of the risen sum, and those of the
 * unchanged one are these times the ratio of the priors.
 * Only the nodes that matter are carried. Along the nodes the terms are log-concave (prior and likelihood are), so what
 * lies outside an outermost node that is small, and beyond the peak, is smaller still; when that node grows, or a sum
 * leaves the range of numbers, the terms are made afresh from the cumulative counts. The share of a node in the risen sum
 * against that in the unchanged one rises along the nodes, so the lowest node is judged by the unchanged sum, the highest by
 * the risen one, and the unchanged sum ends before it.
 */
export class WindowRatios {
  private readonly pass: WindowPass
  private priors!: TwoPriors
  private nodes!: LikelihoodNodes
  private counts!: WeekCounts
  private topmost = 0
  private room!: Float64Array

  constructor(pass = windowPass()) {
    this.pass = pass
  }

  /**
   * Of each week the ratios of all windows that end in it, each times the weight of the week it begins in. One of these
   * serves place after place in the room that it has.
   */
  summed(priors: TwoPriors, nodes: LikelihoodNodes, counts: WeekCounts, weightOf: (start: number) => number) {
    const width = nodes.perTarget.length
    const weeks = counts.target.length
    // One more, at which nothing is: nodes are taken two at a time.
    const stride = width + 1
    const at = roomOf(stride, weeks)
    this.priors = priors
    this.nodes = nodes
    this.counts = counts
    this.topmost = width - 1
    this.room = this.pass.layout(stride, weeks, this.topmost)
    setWeekFactors(this.room.subarray(at.factors), stride, nodes, counts)
    for (let k = 0; k < width; k++) {
      this.room[at.toUnchanged + k] = Math.exp(priors.logUnchanged[k] - priors.logRisen[k])
    }
    this.makeTerms(0, 0)
    this.pass.keepPrior()
    for (let start = 0; start < weeks; start++) {
      const weight = weightOf(start)
      let week = this.pass.begin(start, weight)
      while (week < weeks) {
        this.room[at.evidence + week] += this.makeTerms(start, week + 1) * weight
        week = this.pass.advance(week + 1, weight)
      }
    }
    return this.room.slice(at.evidence, at.evidence + weeks)
  }

  /** The terms of weeks `start` to `end` (excluded) from their counts, to go on with; their ratio. */
  private makeTerms(start: number, end: number): number {
    const { topmost, room } = this
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
    const first = firstTrue(0, peakUnchanged, (k) => heightUnchanged(k) >= topUnchanged - depth)
    const evenFrom = (k: number) => k + ((k - first + 1) % 2)
    const last = evenFrom(firstTrue(peakRisen, topmost, (k) => heightRisen(k + 1) < topRisen - depth))
    const middle = evenFrom(
      firstTrue(peakUnchanged, topmost, (k) => heightUnchanged(k + 1) < topUnchanged - betweenDepth),
    )
    let unchangedSum = 0
    let risenSum = 0
    for (let k = first; k <= last; k++) {
      room[k] = k > topmost ? 0 : Math.exp(heightRisen(k) - topRisen)
      risenSum += room[k]
      if (k <= topmost) unchangedSum += Math.exp(heightUnchanged(k) - topUnchanged)
    }
    const ratio = (risenSum / unchangedSum) * Math.exp(topRisen - topUnchanged)
    this.pass.resume(first, Math.min(middle, last), last, ratio)
    return ratio
  }
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
