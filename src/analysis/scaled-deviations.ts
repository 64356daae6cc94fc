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
  const deviation = new Float64Array(n)
  let unit = 0
  for (let i = 0; i < n; i++) {
    deviation[i] = values[i]! - first - mean
    unit = Math.max(unit, Math.abs(deviation[i]!))
  }
  let squares = 0
  for (let i = 0; i < n; i++) {
    const away = deviation[i]! / unit
    // What rounding of the mean leaves of a value at the mean.
    deviation[i] = Math.abs(away) < 1e-14 ? 0 : away
    squares += away * away
  }
  return { deviation, unit, spread: Math.sqrt(squares / n) }
}
