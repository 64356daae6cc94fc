/** Quantile of an ascending sample, linear between order statistics (Hyndman & Fan 1996, type 7); at least one value. */
export function sampleQuantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!)
}
