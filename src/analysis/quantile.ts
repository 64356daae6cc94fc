/**
 * Quantile of a sample, linear between order statistics (Hyndman & Fan 1996, type 7): the same number as from the
 * sorted sample, found by selection. Reorders `sample`; it must hold at least one value and no NaN. O(n) on average.
 */
export function quantileOf(sample: Float64Array, p: number): number {
  const position = p * (sample.length - 1)
  const below = Math.floor(position)
  const low = selected(sample, below)
  if (below === position) return low
  let above = Number.POSITIVE_INFINITY
  for (let i = below + 1; i < sample.length; i++) above = Math.min(above, sample[i]!)
  return low + (position - below) * (above - low)
}

/** The k-th smallest value, k from 0, which then stands at index k with none greater before it and none smaller after (Hoare 1961). */
function selected(sample: Float64Array, k: number): number {
  let left = 0
  let right = sample.length - 1
  while (left < right) {
    const pivot = sample[(left + right) >> 1]!
    let i = left
    let j = right
    while (i <= j) {
      while (sample[i]! < pivot) i++
      while (sample[j]! > pivot) j--
      if (i <= j) {
        const held = sample[i]!
        sample[i++] = sample[j]!
        sample[j--] = held
      }
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else break
  }
  return sample[k]!
}
