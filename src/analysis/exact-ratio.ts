import { cellTails, greatestCell, leastCell, type Margins } from './noncentral-hypergeometric.ts'
import { risingRoot } from './root.ts'

/** Counts of the four cells, or anything else that each cell has, such as its exposure. */
export interface FourCells {
  readonly targetBefore: number
  readonly targetAfter: number
  readonly comparisonBefore: number
  readonly comparisonAfter: number
}

/** An interval of a ratio: `low` may be 0 and `high` Infinity. */
export interface RatioInterval {
  readonly low: number
  readonly high: number
  /** Of the ratio 1: twice the smaller tail, at most 1, so that it agrees with the interval. */
  readonly p: number
}

export interface ExactIntervals {
  readonly conditionalEstimate: number
  readonly exact: RatioInterval
  readonly midP: RatioInterval
}

const greatestLogOdds = 500
const negligible = 1e-22

/**
 * Exact and mid-p intervals of the ratio of a table with no empty row or column, and its conditional estimate.
 * @param offset ln of the ratio that equal rates would give, from exposures
 */
export function exactIntervals(counts: FourCells, offset: number, confidence: number): ExactIntervals {
  const { targetBefore, targetAfter: x, comparisonBefore, comparisonAfter } = counts
  const margins: Margins = {
    rowOne: targetBefore + x,
    rowTwo: comparisonBefore + comparisonAfter,
    columnOne: x + comparisonAfter,
  }
  const search = new Search(margins, x, (1 - confidence) / 2)
  const interval = (share: number): RatioInterval => ({
    low: Math.exp(search.lowLogOdds(share) - offset),
    high: Math.exp(search.highLogOdds(share) - offset),
    p: twoSided(margins, x, offset, share),
  })
  return {
    conditionalEstimate: Math.exp(search.likeliestLogOdds() - offset),
    exact: interval(1),
    midP: interval(0.5),
  }
}

/** @param share of the observed table's probability that each tail counts: 1 exact, ½ mid-p */
function twoSided(margins: Margins, x: number, offset: number, share: number): number {
  const { below, at, above } = cellTails(margins, x, offset, 1e-300)
  return Math.min(1, 2 * Math.min(below + share * at, above + share * at))
}

/** The logarithms of odds at which the observed cell is just unlikely enough. */
class Search {
  private readonly margins: Margins
  private readonly x: number
  private readonly tail: number
  private readonly start: number
  private readonly step: number

  constructor(margins: Margins, x: number, tail: number) {
    const { rowOne, rowTwo, columnOne } = margins
    this.margins = margins
    this.x = x
    this.tail = Math.log(tail)
    // Half an event added only to find a place to begin: the roots do not depend on it.
    const cells = [x, rowOne - x, columnOne - x, rowTwo - columnOne + x].map((count) => count + 0.5)
    this.start = Math.log(((cells[0]! / cells[1]!) * cells[3]!) / cells[2]!)
    this.step = 2 * Math.sqrt(cells.reduce((sum, cell) => sum + 1 / cell, 0))
  }

  likeliestLogOdds(): number {
    if (this.x === leastCell(this.margins)) return Number.NEGATIVE_INFINITY
    if (this.x === greatestCell(this.margins)) return Number.POSITIVE_INFINITY
    return this.root((logOdds) => cellTails(this.margins, this.x, logOdds, negligible).meanExcess, 0)
  }

  lowLogOdds(share: number): number {
    if (this.x === leastCell(this.margins)) return Number.NEGATIVE_INFINITY
    return this.root((logOdds) => {
      const { at, above } = cellTails(this.margins, this.x, logOdds, negligible)
      return logOf(above + share * at) - this.tail
    }, -1)
  }

  highLogOdds(share: number): number {
    if (this.x === greatestCell(this.margins)) return Number.POSITIVE_INFINITY
    return this.root((logOdds) => {
      const { at, below } = cellTails(this.margins, this.x, logOdds, negligible)
      return this.tail - logOf(below + share * at)
    }, 1)
  }

  private root(rising: (logOdds: number) => number, side: -1 | 0 | 1): number {
    return risingRoot(rising, this.start + side * this.step, this.step, greatestLogOdds)
  }
}

/** Finite also where a tail is below every number. */
const logOf = (probability: number) => Math.log(Math.max(probability, 1e-300))
