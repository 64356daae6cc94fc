/** A Poisson distribution over the counts that matter, with both tails summed from their far ends: exact when tiny. */
export class PoissonTails {
  /** The count of entry 0. */
  readonly from: number
  /** The greatest count that matters. */
  readonly last: number
  readonly probability: Float64Array
  private readonly below: Float64Array
  private readonly above: Float64Array

  /** @param weights relative probabilities of `from`, `from` + 1, …: all but a negligible part of the distribution */
  constructor(from: number, weights: Float64Array) {
    const count = weights.length
    const below = new Float64Array(count)
    const above = new Float64Array(count)
    for (let i = 0, sum = 0; i < count; i++) below[i] = sum += weights[i]!
    for (let i = count - 1, sum = 0; i >= 0; i--) above[i] = sum += weights[i]!
    const total = below[count - 1]!
    for (let i = 0; i < count; i++) {
      below[i]! /= total
      above[i]! /= total
    }
    this.from = from
    this.last = from + count - 1
    this.probability = weights.map((weight) => weight / total)
    this.below = below
    this.above = above
  }

  /** P(X ≤ k). */
  upTo(k: number): number {
    const i = k - this.from
    return i < 0 ? 0 : i < this.below.length ? this.below[i]! : 1
  }

  /** P(X ≥ k). */
  atLeast(k: number): number {
    const i = k - this.from
    return i < 0 ? 1 : i < this.above.length ? this.above[i]! : 0
  }
}

/**
 * By the ratio of neighbours from the mode outwards, then scaled to sum to one: no factorial, so counts of 1e7 lose no
 * digits. Terms under 1e-300 of the greatest are left out. O(√mean).
 * @param mean > 0, at most 1e9
 */
export function poissonTails(mean: number): PoissonTails {
  const mode = Math.floor(mean)
  const upwards = [1]
  for (let k = mode + 1, weight = 1; weight > 1e-300; k++) upwards.push((weight *= mean / k))
  const downwards: number[] = []
  for (let k = mode, weight = 1; k > 0 && weight > 1e-300; k--) downwards.push((weight *= k / mean))
  const weights = new Float64Array(downwards.length + upwards.length)
  weights.set(downwards.reverse())
  weights.set(upwards, downwards.length)
  return new PoissonTails(mode - downwards.length, weights)
}
