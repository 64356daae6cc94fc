export interface ScaledDeviations {
  /** Value less mean, in units of the greatest deviation, so that no square over- or underflows. Exactly 0 at the mean. */
  readonly deviation: Float64Array
  /** What a deviation of 1 is. */
  readonly unit: number
  /** Root mean square of `deviation`, divisor n. */
  readonly spread: number
}

/** @param values finite, not all alike. Cost: three passes. */
export function scaledDeviations(values: Float64Array): ScaledDeviations {
  const n = values.length
  // From the first value, so that counts stay whole and a great common part does not drown what differs.
  const first = values[0]!
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]! - first
  const mean = sum / n
  const deviation = values.map((value) => value - first - mean)
  const unit = deviation.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let squares = 0
  for (let i = 0; i < n; i++) {
    deviation[i]! /= unit
    // What rounding of the mean leaves of a value at the mean.
    if (Math.abs(deviation[i]!) < 1e-14) deviation[i] = 0
    squares += deviation[i]! ** 2
  }
  return { deviation, unit, spread: Math.sqrt(squares / n) }
}
