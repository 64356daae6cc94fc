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
 * in pieces: Newton's steps, cut short where they do not descend, end at the exact minimum when they reach its piece.
 *
 * Cost: rows × moments² a step, ten to forty steps as a rule, at most 200.
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
  private point: Float64Array

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
    let value = this.valueAt(this.point)
    for (let step = 0; step < mostSteps; step++) {
      const gradient = this.gradient()
      if (norm(gradient) <= 1e-11 * (1 + norm(this.targets) + this.total)) break
      const direction = solvePositive(this.curvature(), gradient)
      const slope = gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0)
      let [length, moved] = [1, false]
      for (; length > 1e-12; length /= 2) {
        const tried = this.point.map((x, i) => x - length * direction[i]!)
        const triedValue = this.valueAt(tried)
        if (triedValue > value - 1e-4 * length * slope) continue
        this.point = tried
        moved = triedValue < value
        value = triedValue
        break
      }
      // Rounding is all that is left.
      if (!moved) break
    }
    this.valueAt(this.point)
    const sum = this.weights.reduce((all, weight) => all + weight, 0)
    return sum > 0 ? this.weights.map((weight) => (weight * this.total) / sum) : this.weights.fill(this.equal)
  }

  /** The dual function, and with it the weights that belong to a point. */
  private valueAt(point: Float64Array): number {
    const { rows, moments, targets, weights } = this
    let value = -this.total * point[moments]!
    for (let j = 0; j < moments; j++) value += (point[j]! * point[j]!) / (2 * closeness) - targets[j]! * point[j]!
    for (let i = 0; i < weights.length; i++) {
      let weight = this.equal + point[moments]!
      for (let j = 0; j < moments; j++) weight += rows[i * moments + j]! * point[j]!
      weights[i] = Math.max(0, weight)
      value += 0.5 * weights[i]! * weights[i]!
    }
    return value
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
      // A pivot that rounding has eaten counts as tiny: the step along it is cut short by the descent test.
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
