import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactSumTails, valuePool } from './exact-sum-tails.ts'
import { type NeighbourSums, neighbourSums, type WholeSums } from './neighbour-sums.ts'
import { latticeWeights, listedWeights, type SpatialWeights } from './spatial-weights.ts'

/** Random lists of neighbours: some cells without, some with all others. */
export const someLists = (cells: number) =>
  fc
    .array(fc.array(fc.boolean(), { minLength: cells, maxLength: cells }), { minLength: cells, maxLength: cells })
    .map((near) => near.map((row, i) => row.flatMap((yes, j) => (yes && i !== j ? [j] : []))))

const whole = (sums: NeighbourSums): WholeSums => {
  if (!sums.whole) throw new Error(`not whole: ${sums.notWhole}`)
  return sums.whole
}
const tailsOf = (values: readonly number[], weights: SpatialWeights) => {
  const sums = neighbourSums(Float64Array.from(values), weights)
  return exactSumTails(sums, whole(sums))
}

/** Every choice of `draws` among `pool`. */
function* choices(pool: readonly number[], draws: number, from = 0): Generator<number> {
  if (draws === 0) yield 0
  else
    for (let i = from; i <= pool.length - draws; i++)
      for (const rest of choices(pool, draws - 1, i + 1)) yield (pool[i] ?? 0) + rest
}

function enumerated(values: readonly number[], lists: readonly (readonly number[])[]) {
  return lists.map((list, cell) => {
    const observed = list.reduce((sum, j) => sum + (values[j] ?? 0), 0)
    const sums = [...choices(values.toSpliced(cell, 1), list.length)]
    return {
      lower: sums.filter((s) => s <= observed).length / sums.length,
      upper: sums.filter((s) => s >= observed).length / sums.length,
    }
  })
}

/** Ways to draw by BigInt: exact to the last digit, however many. */
function counted(pool: readonly number[], draws: number): bigint[] {
  const width = pool.reduce((sum, value) => sum + value, 0) + 1
  const ways = Array.from({ length: draws + 1 }, () => Array.from({ length: width }, () => 0n))
  ;(ways[0] as bigint[])[0] = 1n
  for (const value of pool) {
    for (let j = draws; j > 0; j--) {
      const row = ways[j] as bigint[]
      for (let s = value; s < width; s++) row[s] = (row[s] ?? 0n) + (ways[j - 1]?.[s - value] ?? 0n)
    }
  }
  return ways[draws] as bigint[]
}
const ratio = (part: bigint, all: bigint) => Number((part * 10n ** 60n) / all) / 1e60

describe('exact tails of a sum drawn without replacement', () => {
  it('are those of trying every choice', () => {
    const map = fc
      .integer({ min: 3, max: 9 })
      .chain((cells) =>
        fc.tuple(
          fc.array(fc.oneof(fc.nat(3), fc.integer({ min: -9, max: 40 })), { minLength: cells, maxLength: cells }),
          someLists(cells),
        ),
      )
    fc.assert(
      fc.property(map, ([values, lists]) => {
        const { lower, upper } = tailsOf(values, listedWeights(lists))
        for (const [cell, slow] of enumerated(values, lists).entries()) {
          expect(lower[cell]).toBeCloseTo(slow.lower, 12)
          expect(upper[cell]).toBeCloseTo(slow.upper, 12)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are those of counting with BigInt, far out in the tails too, to 12 digits', () => {
    // 60 cells, the first 25 of which see the 24 other great values: as far out as a sum can be.
    const values = Array.from({ length: 60 }, (_, i) => (i < 25 ? 5 + (i % 4) : i % 3))
    const great = Array.from({ length: 25 }, (_, i) => i)
    const lists = values.map((_, i) => (i < 25 ? great.filter((j) => j !== i) : i < 40 ? [i + 1, i + 2, i + 5] : []))
    const { lower, upper } = tailsOf(values, listedWeights(lists))
    let smallest = 1
    for (const cell of [0, 7, 24, 26, 33, 39, 45]) {
      const list = lists[cell] ?? []
      const observed = list.reduce((sum, j) => sum + (values[j] ?? 0), 0)
      const ways = counted(values.toSpliced(cell, 1), list.length)
      const all = ways.reduce((sum, w) => sum + w, 0n)
      const below = ratio(
        ways.slice(0, observed + 1).reduce((sum, w) => sum + w, 0n),
        all,
      )
      const above = ratio(
        ways.slice(observed).reduce((sum, w) => sum + w, 0n),
        all,
      )
      expect(Math.abs((lower[cell] ?? 0) / below - 1)).toBeLessThan(1e-12)
      expect(Math.abs((upper[cell] ?? 0) / above - 1)).toBeLessThan(1e-12)
      smallest = Math.min(smallest, above)
    }
    expect(smallest).toBeLessThan(1e-15)
  })

  it('stay in range with 300 neighbours among 601 cells, and are never 0', () => {
    // Of 600 others 300 are 1: all of them drawn has the chance 1 / C(600, 300), about 7.4e-180.
    const values = Array.from({ length: 601 }, (_, i) => (i >= 1 && i <= 300 ? 1 : 0))
    const lists = values.map((_, i) => (i === 0 ? Array.from({ length: 300 }, (_, k) => k + 1) : []))
    const { lower, upper } = tailsOf(values, listedWeights(lists))
    let choose = 1n
    for (let k = 1n; k <= 300n; k++) choose = (choose * (300n + k)) / k
    expect((upper[0] ?? 0) * Number(choose)).toBeCloseTo(1, 9)
    expect(lower[0]).toBe(1)
  })

  it('tell no chance smaller than a double holds', () => {
    // Of 9,999 others the 300 great ones: 1 / C(9999, 300) is 1e-585.
    const values = Array.from({ length: 10_000 }, (_, i) => (i >= 1 && i <= 300 ? 1 : 0))
    const lists = values.map((_, i) => (i === 0 ? Array.from({ length: 300 }, (_, k) => k + 1) : []))
    expect(tailsOf(values, listedWeights(lists)).upper[0]).toBe(2.2250738585072014e-308)
  })

  it('do not change when counts are shifted or multiplied, nor with the factor of a cell’s weights', () => {
    const values = Array.from({ length: 24 }, (_, i) => (i * i) % 7)
    const lattice = latticeWeights(4, 6)
    const plain = tailsOf(values, lattice)
    expect(
      tailsOf(
        values.map((x) => 1_000 * x - 500),
        lattice,
      ),
    ).toEqual(plain)
    const factor = new Float64Array(lattice.neighbour.length)
    for (let i = 0; i < 24; i++) factor.fill(0.1 + i, lattice.start[i], lattice.start[i + 1])
    expect(tailsOf(values, { ...lattice, weight: factor })).toEqual(plain)
  })

  it('are found for values few and far between as for many', () => {
    const values = [0, 100_003, 7, 0, 25_000, 99_999, 12]
    const lists = [[1, 2], [0, 4], [5], [1, 5, 6], [], [0, 1, 2, 3, 4, 6], [4, 5]]
    const { lower, upper } = tailsOf(values, listedWeights(lists))
    for (const [cell, slow] of enumerated(values, lists).entries()) {
      expect(lower[cell]).toBeCloseTo(slow.lower, 12)
      expect(upper[cell]).toBeCloseTo(slow.upper, 12)
    }
  })

  it('are 1 where there is nothing to draw, or nothing to choose', () => {
    const { lower, upper } = tailsOf([1, 2, 3], listedWeights([[], [0, 2], [0]]))
    expect([lower[0], upper[0], lower[1], upper[1]]).toEqual([1, 1, 1, 1])
  })

  it('are found anew for neighbours of weight 0 left out', () => {
    const values = [3, 1, 4, 1, 5]
    const zeroed = listedWeights([[1, 2], [2, 3, 4], [], [0], [0, 1, 2, 3]], [[0, 2], [1, 0, 1], [], [0], [3, 3, 0, 3]])
    expect(tailsOf(values, zeroed)).toEqual(tailsOf(values, listedWeights([[2], [2, 4], [], [], [0, 1, 3]])))
  })
})

describe('the values of all cells, by which the counting is laid out', () => {
  it('are each different one, falling, with its cells, the greatest sum and the work', () => {
    // Two drawn at most. Less 1, in units of 3: 4, 0, 0, 2, 0, 1, 4.
    const sums = neighbourSums(
      Float64Array.of(13, 1, 1, 7, 1, 4, 13),
      listedWeights([[1, 2], [0], [0], [], [], [3, 4], [0]]),
    )
    const pool = valuePool(sums, whole(sums))
    expect([Array.from(pool.value), Array.from(pool.count)]).toEqual([
      [4, 2, 1, 0],
      [2, 1, 1, 3],
    ])
    expect(Array.from(pool.valueOf)).toEqual([0, 3, 3, 1, 3, 2, 0])
    // 4 + 4 at most; 2 + 1 + 1 + 2 cells that can be drawn, two times each, on 3 levels, half of the sums each.
    expect([pool.width, pool.work]).toEqual([9, (12 * 3 * 9) / 2])
  })

  it('and so when the greatest sum is of several values', () => {
    const sums = neighbourSums(Float64Array.of(9, 5, 5, 2, 0, 0), listedWeights([[1, 2, 3, 4], [], [], [], [], []]))
    expect(valuePool(sums, whole(sums)).width).toBe(9 + 5 + 5 + 2 + 1)
    const all = neighbourSums(Float64Array.of(9, 5, 0), listedWeights([[1, 2], [], []]))
    expect(valuePool(all, whole(all)).width).toBe(9 + 5 + 1)
  })

  it('are told one by one as they are done', () => {
    const sums = neighbourSums(Float64Array.of(3, 0, 1, 1, 2), latticeWeights(1, 5))
    const told: string[] = []
    exactSumTails(sums, whole(sums), valuePool(sums, whole(sums)), {
      progress: (done, total) => told.push(`${done} of ${total}`),
    })
    expect(told).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4'])
  })
})

describe('what is not whole', () => {
  const why = (values: number[], weights = latticeWeights(1, values.length)) =>
    neighbourSums(Float64Array.from(values), weights).notWhole
  it('is said', () => {
    expect(why([1, 2, 3])).toBeNull()
    expect(why([1, 2.5, 3])).toBe('values-not-whole')
    expect(why([1, 2, 3], listedWeights([[1, 2], [], []], [[1, 2], [], []]))).toBe('weights-not-equal')
    // 1e9 + 1 has nothing in common with 2: two neighbours can reach 2e9 + 2, within 32 bits; three cannot.
    expect(why([0, 1e9 + 1, 2, 5], listedWeights([[1, 2, 3], [], [], []]))).toBe('sums-too-large')
  })
})
