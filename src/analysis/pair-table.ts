import type { ClosePairs } from './close-pairs.ts'
import { type TimeWindows, timeTicks, timeWindows } from './close-times.ts'
import { addAll, addAllTwice, type TimesInOrder } from './pair-bands.ts'

/**
 * Adds the close pairs to a table of distance bands × time bands (`table` from `offset`, row by row). This is the inner
 * loop of the permutation tests: per pair two or three loads and a few operations on whole numbers, 1–2 ns; no branch
 * on the data.
 */
export interface PairCounter {
  readonly codes: Int32Array
  readonly add: (pairs: ClosePairs, times: TimesInOrder, table: Int32Array, offset: number) => void
  /** Two permutations at once, in one table after the other: for less than two alone, where it can be done. */
  readonly addTwo?: (
    pairs: ClosePairs,
    first: TimesInOrder,
    second: TimesInOrder,
    table: Int32Array,
    offset: number,
  ) => void
}

/** Places in the order of times that fit in 15 bits. */
const mostPacked = 2 ** 15 - 1

export function pairCounter(days: Float64Array, edges: Float64Array): PairCounter {
  if (edges.length === 2 && edges[0] === 0) {
    const windows = timeWindows(days, edges[1])
    const add: PairCounter['add'] = (pairs, times, table, offset) => addOne(pairs, times, windows, table, offset)
    if (days.length > mostPacked) return { codes: windows.places, add }
    const packed = new Int32Array(days.length)
    const addTwo: PairCounter['addTwo'] = (pairs, first, second, table, offset) =>
      addPacked(pairs, pack(first.codes, second.codes, packed), windows, table, offset)
    return { codes: windows.places, add, addTwo }
  }
  const ticks = timeTicks(days, edges)
  const add: PairCounter['add'] = (pairs, times, table, offset) => addAll(pairs, times, ticks, edges, table, offset)
  const addTwo: PairCounter['addTwo'] = (pairs, first, second, table, offset) =>
    addAllTwice(pairs, first, second, ticks, edges, table, offset)
  return { codes: ticks.ticks, add, addTwo }
}

/** One band of time: a partner is within when its place is in the window of the event's own. */
function addOne(
  { from, to, start, partner }: ClosePairs,
  { codes }: TimesInOrder,
  { first, beyond }: TimeWindows,
  table: Int32Array,
  offset: number,
): void {
  const bands = (start.length - 1) / (to - from)
  let run = 0
  for (let i = from; i < to; i++) {
    const low = first[codes[i]]
    const high = beyond[codes[i]]
    for (let band = 0; band < bands; band++, run++) {
      const end = start[run + 1]
      let sum = 0
      for (let k = start[run]; k < end; k++) {
        const place = codes[partner[k]]
        // 1 when low ≤ place < high: then one difference is negative and the other is not.
        sum = (sum + (((place - high) ^ (place - low)) >>> 31)) | 0
      }
      table[offset + band] += sum
    }
  }
}

/** The top bit of each half of a word: a difference of halves that stays ≥ 0 leaves it set, and borrows from no other. */
const guards = 0x80008000 | 0

/** Two numbers below 2¹⁵ in the halves of a word, with the guards set. */
function pack(low: Int32Array, high: Int32Array, packed: Int32Array): Int32Array {
  for (let i = 0; i < packed.length; i++) packed[i] = (high[i] << 16) | low[i] | guards
  return packed
}

/** One band of time in two permutations: as `addOne`, in both halves of a word at once. */
function addPacked(
  { from, to, start, partner }: ClosePairs,
  packed: Int32Array,
  { first, beyond }: TimeWindows,
  table: Int32Array,
  offset: number,
): void {
  const bands = (start.length - 1) / (to - from)
  let run = 0
  for (let i = from; i < to; i++) {
    const one = packed[i] & mostPacked
    const two = (packed[i] >>> 16) & mostPacked
    const low = (first[two] << 16) | first[one]
    const high = (beyond[two] << 16) | beyond[one]
    for (let band = 0; band < bands; band++, run++) {
      const end = start[run + 1]
      let sum = 0
      for (let k = start[run]; k < end; k++) {
        const places = packed[partner[k]]
        sum = (sum + ((((places - high) ^ (places - low)) & guards) >>> 15)) | 0
      }
      table[offset + band] += sum & 0xffff
      table[offset + bands + band] += sum >>> 16
    }
  }
}
