import { closePairsOf, countClosePairs, stretchesOf } from './close-pairs.ts'
import { type TimeMargins, timeMargins } from './close-times.ts'
import { checkNearRepeats, distanceBandsOf, type NearRepeatsInput } from './near-repeats-input.ts'
import { type NearRepeats, summary } from './near-repeats-summary.ts'
import type { TimesInOrder } from './pair-bands.ts'
import { expectedPairs, type Graph, varianceOfPairs } from './pair-moments.ts'
import { pairCounter } from './pair-table.ts'
import { randomStream } from './random.ts'
import { checkpoint, type Divisible, doWhole, type Hooks } from './work.ts'

/** Pairs held at a time (32 MB): the rest is found again for each stretch, so memory does not grow with the town. */
const heldPairs = 2 ** 23
/** Pairs between two checkpoints: a few milliseconds. */
const pairsPerCheckpoint = 2 ** 21

/** What some of the permutations gave, with what is the same for all of them. Tables are distance × days, row by row. */
export interface NearRepeatsPart {
  readonly observed: Int32Array
  readonly expected: Float64Array
  readonly variance: Float64Array
  readonly pairsByDistance: Float64Array
  readonly pairsByDays: Float64Array
  /** Permutation × table. */
  readonly simulated: Int32Array
}

/**
 * Near repeats over permutations: `part` is the whole cost, and `join` sorts and counts. Works in a browser's worker as
 * it does in Node.
 */
export const nearRepeatsWork: Divisible<NearRepeatsInput, NearRepeatsPart, NearRepeats> = {
  units: (input) => {
    checkNearRepeats(input)
    return input.permutations
  },
  part: countPermutations,
  join: (input, parts) => {
    const simulated = new Int32Array(parts.reduce((length, part) => length + part.simulated.length, 0))
    let at = 0
    for (const part of parts) {
      simulated.set(part.simulated, at)
      at += part.simulated.length
    }
    return summary(input, { ...parts[0], simulated })
  },
}

/**
 * Near repeats (Knox 1964 by bands): is an event followed by others near it and soon after, more than the places and
 * the times alone would make likely? Counts the pairs of events in every band of distance × band of time in one pass
 * over the close pairs, and again with the times dealt out to the places at random. Expectation and variance are exact
 * (`pair-moments.ts`); p-values are (number at least as extreme + 1) / (permutations + 1). docs/methods/near-repeats.md
 *
 * The answer depends on the set of events, not on the order of rows.
 * @throws MethodError for bad input
 * Cost: the close pairs × permutations × about 1.5 ns; memory 32 MB beyond the answer however many pairs.
 */
export const nearRepeats = (input: NearRepeatsInput, hooks?: Hooks): NearRepeats =>
  doWhole(nearRepeatsWork, input, hooks)

function countPermutations(input: NearRepeatsInput, from: number, to: number, hooks?: Hooks): NearRepeatsPart {
  const events = inOwnOrder(input)
  const bands = distanceBandsOf(input)
  const edges = input.dayEdges
  const counted = countClosePairs(events, bands)
  const days = Float64Array.from(counted.grid.order, (i) => events.days[i])
  const { codes, add, addTwo } = pairCounter(days, edges)
  const margins = timeMargins(days, edges)
  const cells = counted.pairs.length * (edges.length - 1)
  const observed = new Int32Array(cells)
  const simulated = new Int32Array((to - from) * cells)
  const stretches = stretchesOf(counted, heldPairs)
  const deal = dealer({ codes, days })
  const dealAnother = dealer({ codes, days })
  let sinceCheckpoint = 0
  stretches.forEach(([first, last], stretch) => {
    const pairs = closePairsOf(counted, bands, first, last)
    add(pairs, { codes, days }, observed, 0)
    for (let done = 0; done < to - from; ) {
      const times = deal(input.seed, from + done)
      const two = addTwo !== undefined && done + 1 < to - from
      if (two) addTwo(pairs, times, dealAnother(input.seed, from + done + 1), simulated, done * cells)
      else add(pairs, times, simulated, done * cells)
      const dealt = two ? 2 : 1
      done += dealt
      sinceCheckpoint += dealt * (pairs.partner.length + days.length)
      if (sinceCheckpoint < pairsPerCheckpoint) continue
      sinceCheckpoint = 0
      checkpoint(hooks, stretch * (to - from) + done, stretches.length * (to - from))
    }
  })
  const { pairs: pairsByDistance, degrees } = counted
  return { observed, ...moments({ pairs: pairsByDistance, degrees }, margins), simulated }
}

/** By place, then by time: the same events in another order of rows are the same input, and draw the same permutations. */
function inOwnOrder({ eastMetres, northMetres, days }: NearRepeatsInput) {
  const order = Int32Array.from(days, (_, i) => i).sort(
    (a, b) => eastMetres[a] - eastMetres[b] || northMetres[a] - northMetres[b] || days[a] - days[b],
  )
  const ordered = (values: Float64Array) => Float64Array.from(order, (i) => values[i])
  return { eastMetres: ordered(eastMetres), northMetres: ordered(northMetres), days: ordered(days) }
}

/** Deals the times out to the events at random; what it gives is overwritten by the next deal. */
function dealer({ codes, days }: TimesInOrder): (seed: number, permutation: number) => TimesInOrder {
  const order = new Int32Array(days.length)
  const dealt = { codes: new Int32Array(days.length), days: new Float64Array(days.length) }
  return (seed, permutation) => {
    for (let i = 0; i < order.length; i++) order[i] = i
    randomStream(seed, permutation).shuffle(order)
    for (let i = 0; i < order.length; i++) {
      dealt.codes[i] = codes[order[i]]
      dealt.days[i] = days[order[i]]
    }
    return dealt
  }
}

/** Both sides of the table alike: pairs by band, and degrees by band × event. */
function moments(space: TimeMargins, time: TimeMargins) {
  const n = space.degrees.length / space.pairs.length
  const graphs = ({ pairs, degrees }: TimeMargins): Graph[] =>
    Array.from(pairs, (count, band) => ({ pairs: count, degrees: degrees.subarray(band * n, (band + 1) * n) }))
  const rows = graphs(space)
  const columns = graphs(time)
  const table = (cell: (row: Graph, column: Graph) => number) =>
    Float64Array.from(rows.flatMap((row) => columns.map((column) => cell(row, column))))
  return {
    expected: table((row, column) => expectedPairs(row, column, n)),
    variance: table((row, column) => varianceOfPairs(row, column, n)),
    pairsByDistance: space.pairs,
    pairsByDays: time.pairs,
  }
}
