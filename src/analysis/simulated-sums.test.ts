import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbourSums } from './neighbour-sums.ts'
import { type Random, randomStream } from './random.ts'
import { sharedDraws } from './shared-sums.ts'
import { ownDraws } from './simulated-sums.ts'
import { listedWeights } from './spatial-weights.ts'
import { Cancelled } from './work.ts'

interface Map {
  readonly values: readonly number[]
  readonly lists: readonly (readonly number[])[]
  readonly weights: readonly (readonly number[])[] | null
}

/** Counts, counts too far apart to tally, or halves; with weights of 1 or not. */
const someMap = fc.integer({ min: 2, max: 12 }).chain((cells) => {
  const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: cells, maxLength: cells })
  return fc
    .record({
      values: fc.oneof(each(fc.nat(4)), each(fc.nat(1e9)), each(fc.nat(9).map((k) => k / 4))),
      near: each(each(fc.boolean())),
      weighed: fc.boolean(),
    })
    .map(({ values, near, weighed }): Map => {
      const lists = near.map((row, i) => row.flatMap((yes, j) => (yes && i !== j ? [j] : [])))
      return { values, lists, weights: weighed ? lists.map((list, i) => list.map((j) => ((i + j) % 3) + 0.5)) : null }
    })
})
const sumsOf = ({ values, lists, weights }: Map) =>
  neighbourSums(Float64Array.from(values), listedWeights(lists, weights))

/** The first `draws` of a partial Fisher–Yates over `pool`. */
function drawn(pool: readonly number[], draws: number, random: Random): number[] {
  const left = [...pool]
  return Array.from({ length: draws }, (_, k) => {
    const j = k + random.below(pool.length - k)
    const taken = left[j] ?? Number.NaN
    left[j] = left[k] ?? Number.NaN
    left[k] = taken
    return taken
  })
}

const weighedSum = (weights: readonly number[] | undefined, values: readonly number[]) =>
  values.reduce((sum, value, k) => sum + (weights?.[k] ?? 1) * value, 0)

/** Sums within rounding are ties, and a tie is in both tails. */
function tallied(observed: number, simulated: readonly number[]) {
  const tie = (s: number) => Math.abs(s - observed) <= 1e-13 * (1 + Math.abs(observed))
  return [
    simulated.filter((s) => s <= observed || tie(s)).length,
    simulated.filter((s) => s >= observed || tie(s)).length,
  ]
}

const permutations = 40

describe('own draws', () => {
  it('are those of the obvious version, one stream a cell', () => {
    fc.assert(
      fc.property(someMap, fc.nat(), (map, seed) => {
        const { atMost, atLeast } = ownDraws(sumsOf(map), permutations, seed, 0, map.values.length)
        for (const [cell, list] of map.lists.entries()) {
          // The last cell's value stands where the cell's own stood.
          const pool = map.values.with(cell, map.values.at(-1) ?? 0).slice(0, -1)
          const random = randomStream(seed, cell)
          const simulated = Array.from({ length: permutations }, () =>
            weighedSum(map.weights?.[cell], drawn(pool, list.length, random)),
          )
          const observed = weighedSum(
            map.weights?.[cell],
            list.map((j) => map.values[j] ?? 0),
          )
          expect([atMost[cell], atLeast[cell]]).toEqual(tallied(observed, simulated))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are the same however cells are shared out', () => {
    fc.assert(
      fc.property(someMap, fc.nat(12), (map, at) => {
        const sums = sumsOf(map)
        const cut = Math.min(at, sums.cells)
        const all = ownDraws(sums, permutations, 7, 0, sums.cells)
        const parts = [ownDraws(sums, permutations, 7, 0, cut), ownDraws(sums, permutations, 7, cut, sums.cells)]
        expect(parts.map(({ from }) => from)).toEqual([0, cut])
        expect(parts.flatMap(({ atMost }) => Array.from(atMost))).toEqual(Array.from(all.atMost))
        expect(parts.flatMap(({ atLeast }) => Array.from(atLeast))).toEqual(Array.from(all.atLeast))
      }),
    )
  })

  it('end when nobody waits', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => i)
    const lists = Array.from(values, (_, i) => Array.from({ length: 300 }, (_, k) => (i + k + 1) % 400))
    const sums = neighbourSums(values, listedWeights(lists))
    const told: number[] = []
    const hooks = { progress: (done: number) => void told.push(done), cancelled: () => told.length === 2 }
    expect(() => ownDraws(sums, 999, 1, 0, 400, hooks)).toThrow(Cancelled)
    expect(told).toEqual([4, 8])
  })
})

describe('shared draws', () => {
  it('are those of the obvious version, one stream a permutation, whether sums are tallied or not', () => {
    fc.assert(
      fc.property(someMap, fc.nat(), (map, seed) => {
        const sums = sumsOf(map)
        const { atMost, atLeast } = sharedDraws(sums, permutations, seed, 0, permutations)
        const places = Array.from({ length: permutations }, (_, r) =>
          drawn([...map.values.keys()].slice(0, -1), sums.mostDrawn, randomStream(seed, r)),
        )
        for (const [cell, list] of map.lists.entries()) {
          const others = map.values.toSpliced(cell, 1)
          const simulated = places.map((drawnPlaces) =>
            weighedSum(
              map.weights?.[cell],
              drawnPlaces.slice(0, list.length).map((place) => others[place] ?? 0),
            ),
          )
          const observed = weighedSum(
            map.weights?.[cell],
            list.map((j) => map.values[j] ?? 0),
          )
          expect([atMost[cell], atLeast[cell]]).toEqual(tallied(observed, simulated))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('add up to the same however permutations are shared out', () => {
    fc.assert(
      fc.property(someMap, fc.nat(permutations), (map, cut) => {
        const sums = sumsOf(map)
        const all = sharedDraws(sums, permutations, 7, 0, permutations)
        const [first, second] = [
          sharedDraws(sums, permutations, 7, 0, cut),
          sharedDraws(sums, permutations, 7, cut, permutations),
        ]
        expect(first.atMost.map((count, cell) => count + (second.atMost[cell] ?? 0))).toEqual(all.atMost)
        expect(first.atLeast.map((count, cell) => count + (second.atLeast[cell] ?? 0))).toEqual(all.atLeast)
      }),
    )
  })

  it('end when nobody waits', () => {
    const values = Float64Array.from({ length: 300 }, (_, i) => i / 2)
    const lists = Array.from(values, (_, i) => Array.from({ length: 200 }, (_, k) => (i + k + 1) % 300))
    const sums = neighbourSums(values, listedWeights(lists))
    expect(() => sharedDraws(sums, 999, 1, 0, 999, { cancelled: () => true })).toThrow(Cancelled)
  })
})
