/** What weights on rows should add up to. */
export interface Calibration {
  /** rows × moments, row by row; about centred and of one scale, as `synthetic-control.ts` makes them. */
  readonly rows: Float64Array
  readonly moments: number
  /** What Σ weight × row should be, moment by moment. */
  readonly targets: Float64Array
  /** What the weights add up to, exactly. */
  readonly total: number
}

/** How much a unit of squared discrepancy weighs against a unit of squared distance from equal weights. */
export const closeness = 1e6

const mostSteps = 200

/**
 * The weights ≥ 0 with a given sum that match targets best, and of those that match alike the ones nearest to equal: the one
 * minimum of
 *
 *     closeness / 2 · Σ (target − Σ weight × row)² + ½ Σ (weight − equal)²
 *
 * Linear calibration cut off at 0 (Deville & Särndal 1992, JASA 87, 376–382), with targets that need not be met. Without the
 * second part a pool of many rows has many minima, and a solver's habits would choose the answer. In the dual there is a
 * variable for each moment and one for the sum, whatever the number of rows, and a smooth convex function that is quadratic
 * in pieces: Newton's steps, each as long as it leads down, end at the exact minimum when they reach its piece.
 *
 * Cost: rows × moments² a step, some ten steps as a rule, at most 200.
 */
export function calibratedWeights({ rows, moments, targets, total }: Calibration): Float64Array {
  const count = rows.length / moments || 0
  return new Dual(rows, moments, targets, total, count).solve()
}

class Dual {
  private readonly rows: Float64Array
  private readonly moments: number
  private readonly targets: Float64Array
  private readonly total: number
  private readonly equal: number
  private readonly weights: Float64Array
  /** A multiplier for each moment, and last the one of the sum. */
  private readonly point: Float64Array

  constructor(rows: Float64Array, moments: number, targets: Float64Array, total: number, count: number) {
    this.rows = rows
    this.moments = moments
    this.targets = targets
    this.total = total
    this.equal = total / count
    this.weights = new Float64Array(count)
    this.point = new Float64Array(moments + 1)
  }

  solve(): Float64Array {
    const { weights, point } = this
    this.setWeights()
    let settled = 0
    for (let step = 0; step < mostSteps && settled < 2; step++) {
      const gradient = this.gradient()
      if (norm(gradient) <= 1e-11 * (1 + norm(this.targets) + this.total)) break
      const direction = solvePositive(this.curvature(), gradient)
      const length = this.stepAlong(direction)
      direction.forEach((d, i) => {
        point[i]! -= length * d
      })
      const before = weights.map(Math.sign)
      this.setWeights()
      // A whole step that stays on its quadratic piece ends at the minimum; one more takes the rounding off.
      if (Math.abs(length - 1) < 1e-6 && before.every((sign, i) => sign === Math.sign(weights[i]!))) settled++
    }
    const sum = weights.reduce((all, weight) => all + weight, 0)
    return sum > 0 ? weights.map((weight) => (weight * this.total) / sum) : weights.fill(this.equal)
  }

  /** What a row's weight would be without the cut at 0, or how fast it changes along a direction. */
  private reach(row: number, along: Float64Array): number {
    const { rows, moments } = this
    let sum = along[moments]!
    for (let j = 0; j < moments; j++) sum += rows[row * moments + j]! * along[j]!
    return sum
  }

  private setWeights(): void {
    for (let i = 0; i < this.weights.length; i++) this.weights[i] = Math.max(0, this.equal + this.reach(i, this.point))
  }

  /**
   * How far to go against `direction` to the least of the dual function on that line: the root of its slope, which rises in
   * straight pieces, by Newton's method between bounds.
   */
  private stepAlong(direction: Float64Array): number {
    const { moments, targets, point, weights } = this
    const from = weights.map((_, i) => this.equal + this.reach(i, point))
    const speed = weights.map((_, i) => this.reach(i, direction))
    let [slopeAtNone, bend] = [this.total * direction[moments]!, 0]
    for (let j = 0; j < moments; j++) {
      slopeAtNone += direction[j]! * (targets[j]! - point[j]! / closeness)
      bend += (direction[j]! * direction[j]!) / closeness
    }
    let [low, high, length] = [0, Number.POSITIVE_INFINITY, 1]
    for (let tries = 0; tries < 60; tries++) {
      let [slope, rise] = [slopeAtNone + bend * length, bend]
      for (let i = 0; i < from.length; i++) {
        const weight = from[i]! - length * speed[i]!
        if (weight <= 0) continue
        slope -= speed[i]! * weight
        rise += speed[i]! * speed[i]!
      }
      if (slope < 0) low = length
      else high = length
      const next = length - slope / rise
      const inside = next > low && next < high
      const tried = inside ? next : high === Number.POSITIVE_INFINITY ? 2 * length : (low + high) / 2
      if (Math.abs(tried - length) <= 1e-10 * length) break
      length = tried
    }
    return length
  }

  private gradient(): Float64Array {
    const { rows, moments, targets, weights, point } = this
    const gradient = new Float64Array(moments + 1)
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]!
      if (weight === 0) continue
      for (let j = 0; j < moments; j++) gradient[j]! += weight * rows[i * moments + j]!
      gradient[moments]! += weight
    }
    for (let j = 0; j < moments; j++) gradient[j]! += point[j]! / closeness - targets[j]!
    gradient[moments]! -= this.total
    return gradient
  }

  /** Second derivatives on the piece of the rows with weight; a trace more on the diagonal, so that it always has an inverse. */
  private curvature(): Float64Array {
    const { rows, moments, weights } = this
    const size = moments + 1
    const matrix = new Float64Array(size * size)
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] === 0) continue
      for (let j = 0; j < moments; j++) {
        const own = rows[i * moments + j]!
        for (let k = 0; k <= j; k++) matrix[j * size + k]! += own * rows[i * moments + k]!
        matrix[moments * size + j]! += own
      }
      matrix[size * size - 1]! += 1
    }
    for (let j = 0; j < moments; j++) matrix[j * size + j]! += 1 / closeness
    matrix[size * size - 1]! += 1e-9
    return matrix
  }
}

const norm = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))

/** Solves a symmetric positive system whose lower half is given (Cholesky), in place of the matrix. */
function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!
      // A pivot that rounding has eaten counts as tiny: the step along it is as long as it leads down.
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-14)) : sum / matrix[j * size + j]!
    }
  }
  const solved = right.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solved[i]! -= matrix[i * size + k]! * solved[k]!
    solved[i]! /= matrix[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solved[i]! -= matrix[k * size + i]! * solved[k]!
    solved[i]! /= matrix[i * size + i]!
  }
  return solved
}
