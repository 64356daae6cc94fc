/** φ of each place, from weeks before anything was done: see `placeDispersions`. */
export interface PlaceDispersions {
  /** Of all places together, each weighted by its mean; never under 1. */
  readonly pooled: number
  /** Of each place, never under `pooled`. */
  readonly own: Float64Array
}

/**
 * How much each place's weekly counts vary beyond chance. One place alone says little: with 52 weeks its Pearson
 * dispersion has a standard error of a fifth of itself, and the places that look calmer than they are would be called risen by
 * chance. All places together (each weighted by its mean) say it well, unless they differ. So where the estimates spread more
 * than their standard error explains, by two of the standard errors of that spread, the estimate of a place above the pooled one
 * is trusted by the share that is left over (the linear empirical Bayes estimate, Efron & Morris 1973, JASA 68, 117–130), and every
 * place gets the same share of one standard error on top. Never under the pooled one: what clusters less is held to it, which
 * errs on the careful side.
 * @param counts `[place * weekCount + week]`, whole numbers ≥ 0, checked by the caller
 * @param weeksBefore the first so many of each place's weeks, at least 2
 * Cost: two passes.
 */
export function placeDispersions(
  counts: ArrayLike<number>,
  placeCount: number,
  weekCount: number,
  weeksBefore: number,
): PlaceDispersions {
  const mean = new Float64Array(placeCount)
  const estimate = new Float64Array(placeCount)
  for (let place = 0; place < placeCount; place++) {
    const at = place * weekCount
    let total = 0
    for (let week = at; week < at + weeksBefore; week++) total += counts[week]!
    mean[place] = total / weeksBefore
    let squares = 0
    for (let week = at; week < at + weeksBefore; week++) squares += (counts[week]! - mean[place]) ** 2
    estimate[place] = total > 0 ? squares / (weeksBefore - 1) / mean[place] : 1
  }
  const all = mean.reduce((sum, one) => sum + one, 0)
  if (all === 0) return { pooled: 1, own: new Float64Array(placeCount).fill(1) }
  const average = (of: (place: number) => number) => mean.reduce((sum, one, place) => sum + one * of(place), 0) / all
  const found = average((place) => estimate[place])
  const pooled = Math.max(1, found)
  // The variance of Pearson's χ² over its degrees of freedom, and how far its mean over so many places can be off.
  const noise = (2 * found * found) / (weeksBefore - 1)
  const places = all ** 2 / mean.reduce((sum, one) => sum + one * one, 0)
  const explained = noise * (1 + 2 * Math.sqrt(2 / places))
  const spread = Math.max(0, average((place) => (estimate[place] - found) ** 2) - explained)
  const trust = spread > 0 ? spread / (spread + noise) : 0
  return { pooled, own: estimate.map((one) => pooled + trust * (Math.max(0, one - pooled) + Math.sqrt(noise))) }
}
