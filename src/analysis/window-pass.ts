/** Nodes with less than e^−20 of the highest are left out at first, and dropped when under e^−20 of the sum. */
export const depth = 20
/** The unchanged sum's upper end, which moves up with the weeks, is kept further out: e^−26. */
export const betweenDepth = 26
const dropShare = Math.exp(-depth)
const betweenShare = Math.exp(-betweenDepth)
/** When an outermost node holds more than this share of the sum, those outside it are missed: start again from the counts. */
const missShare = 1e-5
/** Sums and ratios beyond these are about to leave the range of numbers; so would their products beyond twice as many digits. */
const smallest = 1e-100
const largest = 1e100
/** So many weeks are taken before nodes are dropped; rows of ones stand beyond the last week. */
export const weeksAtOnce = 6

/** Where things stand in the room of a pass, in numbers from its beginning; `stride` numbers a row of nodes. */
export const roomOf = (stride: number, weeks: number) => ({
  /** Terms of the risen sum. */
  terms: 0,
  prior: stride,
  /** Of each node, by what a term of the risen sum is multiplied to be that of the unchanged sum. */
  toUnchanged: 2 * stride,
  /** Of each week, where weighted ratios are added up. */
  evidence: 3 * stride,
  /** `[week * stride + node]`, by what a week multiplies each node. */
  factors: 3 * stride + weeks,
  length: 3 * stride + weeks + (weeks + weeksAtOnce) * stride,
})

/**
 * Takes week after week into a window, at the nodes from `first` to `last` (the unchanged sum: to `middle`), an even number
 * each, until the sums are not right. Only the nodes that matter are carried: see `WindowRatios`.
 */
export interface WindowPass {
  /** @returns the room, laid out by `roomOf`; what stood in it is lost, and so is a room had before. */
  layout(stride: number, weeks: number, topmost: number): Float64Array
  /** Goes on with the terms in the room, at these nodes. */
  resume(first: number, middle: number, last: number, ratio: number): void
  /** The terms in the room and their nodes are those of the prior. */
  keepPrior(): void
  /** Takes the weeks from `start` on into a window that begins there; the first whose sums are not right, or how many weeks there are. */
  begin(start: number, weight: number): number
  /** Goes on from `week`; the first whose sums are not right, or how many weeks there are. */
  advance(week: number, weight: number): number
}

/** The pass as plain numbers. What `simdPass` does is this in the same order, so that both give the same bits. */
export class PlainPass implements WindowPass {
  private room = new Float64Array(0)
  private at = roomOf(0, 0)
  private stride = 0
  private weeks = 0
  private topmost = 0
  private nodes = { first: 0, middle: 0, last: 0 }
  private prior = this.nodes
  private ratio = 1

  layout(stride: number, weeks: number, topmost: number): Float64Array {
    this.at = roomOf(stride, weeks)
    this.room = new Float64Array(this.at.length)
    this.stride = stride
    this.weeks = weeks
    this.topmost = topmost
    return this.room
  }

  resume(first: number, middle: number, last: number, ratio: number): void {
    this.nodes = { first, middle, last }
    this.ratio = ratio
  }

  keepPrior(): void {
    this.room.copyWithin(this.at.prior, 0, this.stride)
    this.prior = { ...this.nodes }
  }

  /**
   * The first week alone, and by it fewer nodes: weeks of nodes that say nothing go down through the subnormal
   * numbers, on which processors are slow.
   */
  begin(start: number, weight: number): number {
    this.nodes = { ...this.prior }
    this.room.copyWithin(0, this.at.prior, this.at.prior + this.stride)
    return this.isTaken(start, weight, true) ? this.advance(start + 1, weight) : start
  }

  advance(from: number, weight: number): number {
    for (let week = from; week < this.weeks; week++) {
      // Evidence beyond all numbers may come back within a week: each week is then made from its counts.
      if (!(this.ratio > smallest && this.ratio < largest)) return week
      if (!this.isTaken(week, weight, (week + 1 - from) % weeksAtOnce === 0)) return week
    }
    return this.weeks
  }

  private isTaken(week: number, weight: number, dropsAfter: boolean): boolean {
    const { room, at, topmost, nodes } = this
    const { first, middle, last } = nodes
    const factors = at.factors + week * this.stride
    const unchanged = [0, 0]
    const risen = [0, 0]
    for (let k = first; k <= last; k++) {
      const lane = (k - first) % 2
      room[k] *= room[factors + k]
      risen[lane] += room[k]
      if (k <= middle) unchanged[lane] += this.unchangedTerm(k)
    }
    const unchangedSum = unchanged[0] + unchanged[1]
    const risenSum = risen[0] + risen[1]
    const low = first > 0 ? this.unchangedTerm(first) : 0
    const between = middle < last ? this.unchangedTerm(middle) : 0
    const high = last < topmost ? room[last] : 0
    const ratio = risenSum / unchangedSum
    this.ratio = ratio
    const isRight =
      low + between <= unchangedSum * missShare &&
      high <= risenSum * missShare &&
      risenSum > smallest &&
      risenSum < largest &&
      ratio > smallest &&
      ratio < largest
    if (!isRight) return false
    room[at.evidence + week] += ratio * weight
    if (dropsAfter) this.drop(unchangedSum, risenSum)
    return true
  }

  /** Goes on with the nodes that are not too small. */
  private drop(unchangedSum: number, risenSum: number): void {
    const { room, nodes } = this
    const leastUnchanged = unchangedSum * dropShare
    const leastRisen = risenSum * dropShare
    const leastBetween = unchangedSum * betweenShare
    while (this.unchangedTerm(nodes.first + 1) < leastUnchanged) nodes.first += 2
    while (room[nodes.last - 1] < leastRisen) nodes.last -= 2
    nodes.middle = Math.min(nodes.middle, nodes.last)
    while (nodes.middle < nodes.last && this.unchangedTerm(nodes.middle) >= leastBetween) nodes.middle += 2
    while (nodes.middle > nodes.first + 1 && this.unchangedTerm(nodes.middle - 1) < leastBetween) nodes.middle -= 2
  }

  private unchangedTerm(node: number): number {
    return this.room[node] * this.room[this.at.toUnchanged + node]
  }
}
