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

  /** A row for each count that occurs, not for each week: there are far fewer. */
  private made(): Float64Array<ArrayBuffer> {
    const { width } = this
    const { target, comparison } = this.counts
    const values = new Float64Array((target.length + weeksAtOnce) * width).fill(1, target.length * width)
    const ofTarget = this.rows(target, this.nodes.perTarget)
    const ofComparison = this.rows(comparison, this.nodes.perComparison)
    for (let week = 0; week < target.length; week++) {
      const one = ofTarget.get(target[week]!)!
      const two = ofComparison.get(comparison[week]!)!
      const at = week * width
      for (let k = 0; k < width; k++) values[at + k] = one[k] * two[k]
    }
    return values
  }

  /** From the row of one count to that of a slightly greater one by products, which cost a tenth of exponentials. */
  private rows(counts: ArrayLike<number>, perEvent: Float64Array): Map<number, Float64Array> {
    const unit = this.exponentials(1, perEvent)
    const rows = new Map<number, Float64Array>()
    let before = 0
    let row = new Float64Array(this.width).fill(1)
    for (const count of Int32Array.from(new Set(Array.from(counts))).sort()) {
      const far = count - before > 8
      row = far ? this.exponentials(count, perEvent) : row.slice()
      for (let events = far ? count : before; events < count; events++) {
        for (let k = 0; k < row.length; k++) row[k] *= unit[k]
      }
      rows.set(count, row)
      before = count
    }
    return rows
  }

  private exponentials(count: number, perEvent: Float64Array): Float64Array<ArrayBuffer> {
    const row = new Float64Array(this.width)
    const events = count / this.counts.dispersion
    for (let k = 0; k < row.length; k++) row[k] = Math.exp(events * perEvent[this.from + k])
    return row
  }
}
