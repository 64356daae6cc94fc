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

/** Weeks are taken into windows so many at a time; rows of ones stand beyond the last week. */
export const weeksAtOnce = 8

/** What the counts of each week multiply the likelihood by, at the stretch of nodes that anyone has asked for. */
export class WeekFactors {
  /** `[week * width + node − from]`, once `make` was called. */
  values: Float64Array = new Float64Array(0)
  from = 0
  width = 0
  readonly nodes: LikelihoodNodes
  readonly counts: WeekCounts
  private first = Number.POSITIVE_INFINITY
  private last = Number.NEGATIVE_INFINITY

  constructor(nodes: LikelihoodNodes, counts: WeekCounts) {
    this.nodes = nodes
    this.counts = counts
  }

  /** Asks for nodes `first` to `last`. */
  ask(first: number, last: number): void {
    this.first = Math.min(first, this.first)
    this.last = Math.max(last, this.last)
  }

  /** Sees to it that `values` covers all that was asked for. */
  make(): void {
    if (this.from === this.first && this.from + this.width > this.last) return
    this.from = this.first
    this.width = this.last - this.first + 1
    this.values = this.made()
  }

  private made(): Float64Array<ArrayBuffer> {
    const { target, comparison } = this.counts
    const values = new Float64Array((target.length + weeksAtOnce) * this.width).fill(1)
    this.multiply(values, target, this.nodes.perTarget)
    this.multiply(values, comparison, this.nodes.perComparison)
    return values
  }

  /**
   * By a row of exponentials for each week; or, where counts lie closer together than there are weeks, by a row for each
   * count from the least to the greatest, each made from the one before by products, which cost a tenth of exponentials.
   */
  private multiply(values: Float64Array, counts: ArrayLike<number>, perEvent: Float64Array): void {
    const { width } = this
    let least = counts[0]!
    let most = least
    for (let week = 1; week < counts.length; week++) {
      least = Math.min(least, counts[week]!)
      most = Math.max(most, counts[week]!)
    }
    if (most - least > counts.length) {
      for (let week = 0; week < counts.length; week++) {
        multiplyRow(values, week * width, this.exponentials(counts[week]!, perEvent), 0, width)
      }
      return
    }
    const rows = new Float64Array((most - least + 1) * width)
    rows.set(this.exponentials(least, perEvent))
    const unit = this.exponentials(1, perEvent)
    for (let at = width; at < rows.length; at += width) {
      for (let k = 0; k < width; k++) rows[at + k] = rows[at - width + k] * unit[k]
    }
    for (let week = 0; week < counts.length; week++) {
      multiplyRow(values, week * width, rows, (counts[week]! - least) * width, width)
    }
  }

  private exponentials(count: number, perEvent: Float64Array): Float64Array {
    const row = new Float64Array(this.width)
    const events = count / this.counts.dispersion
    for (let k = 0; k < row.length; k++) row[k] = Math.exp(events * perEvent[this.from + k])
    return row
  }
}

function multiplyRow(values: Float64Array, at: number, rows: Float64Array, from: number, width: number): void {
  for (let k = 0; k < width; k++) values[at + k] *= rows[from + k]
}
