/**
 * Fisher's noncentral hypergeometric distribution: what is left of a 2 × 2 table of Poisson counts when its margins
 * are held fixed, weight(x) = C(rowOne, x)·C(rowTwo, columnOne − x)·ω^x (Fisher 1935; Fog 2008, Communications in
 * Statistics – Simulation and Computation 37(2), 241–257). Summed outwards from its mode by the ratio of neighbours, so nothing overflows
 * and no factorial is taken; cost O(standard deviations), with counts of 1e9 about 1e5 steps.
 */
export interface Margins {
  readonly rowOne: number
  readonly rowTwo: number
  readonly columnOne: number
}

export const leastCell = ({ rowTwo, columnOne }: Margins) => Math.max(0, columnOne - rowTwo)
export const greatestCell = ({ rowOne, columnOne }: Margins) => Math.min(rowOne, columnOne)

export interface CellTails {
  /** P(X < x), P(X = x), P(X > x). */
  readonly below: number
  readonly at: number
  readonly above: number
  /** E(X) − x, without the cancellation of subtracting. */
  readonly meanExcess: number
}

/** weight(x) ÷ weight(x − 1): falls with x, so the weights have one top. */
const growth = ({ rowOne, rowTwo, columnOne }: Margins, odds: number, x: number) =>
  ((rowOne - x + 1) * (columnOne - x + 1) * odds) / (x * (rowTwo - columnOne + x))

function mode(margins: Margins, odds: number): number {
  let low = leastCell(margins)
  let high = greatestCell(margins)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (growth(margins, odds, middle) >= 1) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The tails of the cell (row one, column one) about `x`.
 * @param logOdds ln ω, |ln ω| ≤ 500
 * @param negligible terms below this share of the greatest are left out: 1e-300 for a small p, 1e-22 in a search
 */
export function cellTails(margins: Margins, x: number, logOdds: number, negligible: number): CellTails {
  const odds = Math.exp(logOdds)
  const top = mode(margins, odds)
  const sums = new Float64Array(4)
  addTerm(sums, top - x, 1)
  const last = greatestCell(margins)
  let weight = 1
  for (let k = top + 1; k <= last && weight > negligible; k++) {
    weight *= growth(margins, odds, k)
    addTerm(sums, k - x, weight)
  }
  const first = leastCell(margins)
  weight = 1
  for (let k = top; k > first && weight > negligible; k--) {
    weight /= growth(margins, odds, k)
    addTerm(sums, k - 1 - x, weight)
  }
  const total = sums[0]! + sums[1]! + sums[2]!
  return { below: sums[0]! / total, at: sums[1]! / total, above: sums[2]! / total, meanExcess: sums[3]! / total }
}

function addTerm(sums: Float64Array, excess: number, weight: number): void {
  sums[excess < 0 ? 0 : excess > 0 ? 2 : 1]! += weight
  sums[3]! += excess * weight
}
