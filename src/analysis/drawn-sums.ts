/**
 * Ways to draw j = 0 … `most` values with sum s, each way of j draws weighing odds^j so that the numbers stay within
 * the range of doubles. Row j stands at `ways[j × width]`; outside `low[j] … high[j]` it is 0.
 */
export interface DrawnSums {
  readonly most: number
  readonly width: number
  readonly ways: Float64Array
  readonly low: Int32Array
  /** −1 where j cannot be drawn. */
  readonly high: Int32Array
}

/** Of an empty pool: one way to draw nothing. */
export function emptySums(most: number, width: number): DrawnSums {
  const ways = new Float64Array((most + 1) * width)
  ways[0] = 1
  const high = new Int32Array(most + 1).fill(-1)
  high[0] = 0
  return { most, width, ways, low: new Int32Array(most + 1), high }
}

export function copyInto(target: DrawnSums, source: DrawnSums): void {
  target.ways.set(source.ways)
  target.low.set(source.low)
  target.high.set(source.high)
}

/** C(count, k) odds^k for k = 0 … most: each from the one before, so that none is a difference. */
function waysToTake(count: number, most: number, odds: number): Float64Array {
  const ways = new Float64Array(Math.min(count, most) + 1)
  ways[0] = 1
  for (let k = 1; k < ways.length; k++) ways[k] = ((ways[k - 1]! * (count - k + 1)) / k) * odds
  return ways
}

/** Puts `count` more cells of one value into the pool, in place: from the last row up, a row needs only rows above it. */
export function addValue(sums: DrawnSums, value: number, count: number, odds: number): void {
  const { most, low, high } = sums
  const take = waysToTake(count, most, odds)
  for (let j = most; j > 0; j--) {
    for (let k = 1; k < take.length && k <= j; k++) {
      if (high[j - k]! < 0) continue
      addRow(sums, j, j - k, k * value, take[k]!)
      const lowest = low[j - k]! + k * value
      if (high[j]! < 0 || lowest < low[j]!) low[j] = lowest
      high[j] = Math.max(high[j]!, high[j - k]! + k * value)
    }
  }
}

/** Adds `factor` × row `from` to row `to`, moved up by `shift`. */
function addRow({ ways, width, low, high }: DrawnSums, to: number, from: number, shift: number, factor: number): void {
  const move = (to - from) * width + shift
  const end = from * width + high[from]!
  for (let s = from * width + low[from]!; s <= end; s++) ways[s + move]! += factor * ways[s]!
}

/** The row of `draws` when `count` cells of `value` are added to the pool, which itself is left alone. */
export function sumsOf(sums: DrawnSums, draws: number, value: number, count: number, odds: number): Float64Array {
  const { ways, width, low, high } = sums
  const take = waysToTake(count, draws, odds)
  const row = new Float64Array(width)
  for (let k = 0; k < take.length; k++) {
    const from = draws - k
    for (let s = low[from]!; s <= high[from]!; s++) row[s + k * value]! += take[k]! * ways[from * width + s]!
  }
  return row
}
