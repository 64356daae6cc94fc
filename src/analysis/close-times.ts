/**
 * How far apart in time the events of a pair are, as a band `[a, b)` of rising edges in days: counted for all pairs at
 * once (the margins of the table), and looked up for one pair by a table of ticks (the inner loop of permutations).
 */

/** The band of this many days apart; the number of bands when it is in none. */
export function timeBandOf(edges: Float64Array, apart: number): number {
  const count = edges.length - 1
  if (!(apart >= edges[0])) return count
  let band = 0
  while (band < count && apart >= edges[band + 1]) band++
  return band
}

/** Pairs in each band of time among all pairs, and how many partners each event has in it. */
export interface TimeMargins {
  /** Band → pairs. */
  readonly pairs: Float64Array
  /** Band × event, in the order of `days`. */
  readonly degrees: Int32Array
}

/** Cost: O(n log n + n · bands): each edge is a pointer that walks the sorted times once. */
export function timeMargins(days: Float64Array, edges: Float64Array): TimeMargins {
  const n = days.length
  const count = edges.length - 1
  const order = Int32Array.from(days, (_, i) => i).sort((a, b) => days[a] - days[b])
  const pairs = new Float64Array(count)
  const degrees = new Int32Array(count * n)
  // For each event the first later one at least `edge` after it, for this edge and the one before.
  let from = firstAfter(days, order, edges[0])
  for (let band = 0; band < count; band++) {
    const to = firstAfter(days, order, edges[band + 1])
    // +1 where a run of partners begins, −1 after it ends: the sum over runs gives the earlier partners.
    const change = new Int32Array(n + 1)
    for (let k = 0; k < n; k++) {
      const later = to[k] - from[k]
      pairs[band] += later
      degrees[band * n + order[k]] += later
      change[from[k]]++
      change[to[k]]--
    }
    let earlier = 0
    for (let k = 0; k < n; k++) {
      earlier += change[k]
      degrees[band * n + order[k]] += earlier
    }
    from = to
  }
  return { pairs, degrees }
}

function firstAfter(days: Float64Array, order: Int32Array, edge: number): Int32Array {
  const n = order.length
  const first = new Int32Array(n)
  let at = 0
  for (let k = 0; k < n; k++) {
    at = Math.max(at, k + 1)
    while (at < n && days[order[at]] - days[order[k]] < edge) at++
    first[k] = at
  }
  return first
}

/** Most ticks in a table: 2 × 8,192 words of 4 bytes stay in a processor's second cache. */
const mostTicks = 8192

/**
 * Time in whole ticks, so that the band of a pair is one look-up by the difference of its ticks. Whole days whose
 * span fits are their own ticks and every look-up is exact; else a difference of ticks that an edge may cut is marked,
 * and the caller compares the days themselves.
 *
 * A look-up gives a packed word: 1 in the field of the band, so that adding words counts up to `most` pairs of each
 * band in one register; the field above them counts the marked pairs.
 */
export interface TimeTicks {
  /** The tick of each event, in the order of `days`. */
  readonly ticks: Int32Array
  /** Difference of ticks + `middle` → packed word. */
  readonly words: Int32Array
  readonly middle: number
  /** Bits of a field. */
  readonly bits: number
  /** Words that can be added before a field is full. */
  readonly most: number
  readonly marked: number
}

/** @param edges at most 16 of them: fields are then at least two bits wide */
export function timeTicks(days: Float64Array, edges: Float64Array): TimeTicks {
  const count = edges.length - 1
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let i = 0; i < days.length; i++) {
    first = Math.min(first, days[i])
    last = Math.max(last, days[i])
  }
  const span = last - first
  const whole = span < mostTicks && days.every((day) => Number.isInteger(day))
  const size = whole ? span + 1 : mostTicks
  const width = whole ? 1 : Math.max(span / (mostTicks - 1), Number.MIN_VALUE)
  const ticks = Int32Array.from(days, (day) => Math.floor((day - first) / width))
  const bits = Math.floor(32 / (count + 1))
  const marked = 1 << (bits * count)
  const words = new Int32Array(2 * size + 1)
  // Two events d ticks apart are more than d − 1 and less than d + 1 widths apart; a hair more for rounding.
  const play = whole ? 0 : 1.001
  for (let d = 0; d <= size; d++) {
    const low = timeBandOf(edges, Math.max(0, (d - play) * width))
    const high = timeBandOf(edges, (d + play) * width)
    words[size + d] = low !== high ? marked : low === count ? 0 : 1 << (bits * low)
    words[size - d] = words[size + d]
  }
  return { ticks, words, middle: size, bits, most: 2 ** bits - 1, marked }
}

/**
 * For one band from 0: every event's place in the order of times, and the places that lie within reach of it. Comparing
 * whole numbers is exact for any times, and needs no table.
 */
export interface TimeWindows {
  /** Event → place in the order of times. */
  readonly places: Int32Array
  /** Place → the first place within reach, and the first beyond it. */
  readonly first: Int32Array
  readonly beyond: Int32Array
}

export function timeWindows(days: Float64Array, reach: number): TimeWindows {
  const order = Int32Array.from(days, (_, i) => i).sort((a, b) => days[a] - days[b])
  const places = new Int32Array(order.length)
  for (let place = 0; place < order.length; place++) places[order[place]] = place
  const beyond = firstAfter(days, order, reach)
  const first = new Int32Array(order.length)
  let at = 0
  for (let place = 0; place < order.length; place++) {
    while (beyond[at] <= place) at++
    first[place] = at
  }
  return { places, first, beyond }
}
