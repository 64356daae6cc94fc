import type { ClosePairs } from './close-pairs.ts'
import { type TimeTicks, timeBandOf } from './close-times.ts'

/** The times of one permutation, in the order of the events that `ClosePairs` speaks of. */
export interface TimesInOrder {
  /** What `pairCounter` makes of the days. */
  readonly codes: Int32Array
  readonly days: Float64Array
}

/** Several bands of time: a look-up by the difference of ticks. */
export function addAll(
  pairs: ClosePairs,
  times: TimesInOrder,
  ticked: TimeTicks,
  edges: Float64Array,
  table: Int32Array,
  offset: number,
): void {
  const { from, to, start, partner } = pairs
  const { codes } = times
  const { words, middle, bits, most } = ticked
  const timeBands = edges.length - 1
  const distanceBands = (start.length - 1) / (to - from)
  let run = 0
  for (let i = from; i < to; i++) {
    const shift = (middle - codes[i]) | 0
    for (let band = 0; band < distanceBands; band++, run++) {
      const row = offset + band * timeBands
      const end = start[run + 1]
      let k = start[run]
      while (k < end) {
        const begin = k
        const stop = Math.min(end, k + most)
        let sum = 0
        for (; k < stop; k++) sum = (sum + words[codes[partner[k]] + shift]) | 0
        for (let time = 0; time < timeBands; time++) table[row + time] += (sum >>> (bits * time)) & most
        if (sum >>> (bits * timeBands) > 0) addMarked(partner, begin, stop, i, times, ticked, edges, table, row)
      }
    }
  }
}

/** As `addAll` in two permutations: a pair is fetched once. */
export function addAllTwice(
  pairs: ClosePairs,
  first: TimesInOrder,
  second: TimesInOrder,
  ticked: TimeTicks,
  edges: Float64Array,
  table: Int32Array,
  offset: number,
): void {
  const { from, to, start, partner } = pairs
  const one = first.codes
  const two = second.codes
  const { words, middle, bits, most } = ticked
  const timeBands = edges.length - 1
  const distanceBands = (start.length - 1) / (to - from)
  const cells = timeBands * distanceBands
  let run = 0
  for (let i = from; i < to; i++) {
    const shiftOne = (middle - one[i]) | 0
    const shiftTwo = (middle - two[i]) | 0
    for (let band = 0; band < distanceBands; band++, run++) {
      const row = offset + band * timeBands
      const end = start[run + 1]
      let k = start[run]
      while (k < end) {
        const begin = k
        const stop = Math.min(end, k + most)
        let sumOne = 0
        let sumTwo = 0
        for (; k < stop; k++) {
          const j = partner[k]
          sumOne = (sumOne + words[one[j] + shiftOne]) | 0
          sumTwo = (sumTwo + words[two[j] + shiftTwo]) | 0
        }
        for (let time = 0; time < timeBands; time++) {
          table[row + time] += (sumOne >>> (bits * time)) & most
          table[row + cells + time] += (sumTwo >>> (bits * time)) & most
        }
        if (sumOne >>> (bits * timeBands) > 0) addMarked(partner, begin, stop, i, first, ticked, edges, table, row)
        if (sumTwo >>> (bits * timeBands) > 0)
          addMarked(partner, begin, stop, i, second, ticked, edges, table, row + cells)
      }
    }
  }
}

/** The pairs of one run whose ticks do not settle the band: the days themselves do. */
function addMarked(
  partner: Int32Array,
  begin: number,
  stop: number,
  i: number,
  { codes, days }: TimesInOrder,
  { words, middle, marked }: TimeTicks,
  edges: Float64Array,
  table: Int32Array,
  row: number,
): void {
  for (let k = begin; k < stop; k++) {
    const j = partner[k]
    if (words[codes[j] - codes[i] + middle] !== marked) continue
    const band = timeBandOf(edges, Math.abs(days[i] - days[j]))
    if (band < edges.length - 1) table[row + band]++
  }
}
