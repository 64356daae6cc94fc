import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GiStarInput, giStar, giStarWork } from './gi-star.ts'
import { MethodError } from './method-error.ts'
import { latticeWeights, listedWeights, rowStandardised, type SpatialWeights } from './spatial-weights.ts'
import { Cancelled, doWhole } from './work.ts'

/** The formula over the whole matrix, the cell's weight on itself in its diagonal. */
function slowZ(values: readonly number[], matrix: readonly (readonly number[])[]): number[] {
  const n = values.length
  const mean = values.reduce((a, b) => a + b) / n
  const s = Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / n - mean * mean)
  return matrix.map((row) => {
    const total = row.reduce((a, b) => a + b)
    const squares = row.reduce((sum, w) => sum + w * w, 0)
    const lag = row.reduce((sum, w, j) => sum + w * (values[j] ?? 0), 0)
    return (lag - mean * total) / (s * Math.sqrt((n * squares - total * total) / (n - 1)))
  })
}
const matrixOf = ({ start, neighbour, weight, self }: SpatialWeights) =>
  Array.from({ length: start.length - 1 }, (_, i) => {
    const row = Array.from({ length: start.length - 1 }, (_, j) => (i === j ? (self?.[i] ?? 1) : 0))
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) row[neighbour[k] ?? 0] = weight?.[k] ?? 1
    return row
  })

const cells = 12
const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: cells, maxLength: cells })
const someValues = each(fc.nat(6)).filter((values) => new Set(values).size > 1)
/** Weighted or binary lists, with weights on itself or not. */
const someWeights = fc
  .record({ near: each(each(fc.nat(2))), binary: fc.boolean(), self: fc.option(each(fc.integer({ min: 0, max: 3 }))) })
  .map(({ near, binary, self }) => {
    const lists = near.map((row, i) => row.flatMap((w, j) => (w > 0 && i !== j ? [j] : [])))
    const weights = binary ? null : lists.map((list, i) => list.map((j) => near[i]?.[j] ?? 0))
    return listedWeights(lists, weights, self && Float64Array.from(self))
  })
const star = (values: readonly number[], weights: SpatialWeights, options: Partial<GiStarInput> = {}) =>
  giStar({ values: Float64Array.from(values), weights, ...options })

describe('z', () => {
  it('is that of the formula over the whole matrix', () => {
    fc.assert(
      fc.property(someValues, someWeights, (values, weights) => {
        const { z, sum } = star(values, weights, { inference: 'normal' })
        const matrix = matrixOf(weights)
        for (const [i, slow] of slowZ(values, matrix).entries()) {
          const row = matrix[i] ?? []
          const alike = row.every((w) => w === row[0])
          expect(z[i]).toBeCloseTo(alike ? 0 : slow, 9)
          expect(sum[i]).toBeCloseTo(
            row.reduce((s, w, j) => s + w * (values[j] ?? 0), 0),
            12,
          )
        }
      }),
    )
  })

  it('does not change when values are shifted or multiplied, nor rows of weights multiplied', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 11)
    const weights = latticeWeights(4, 5)
    const plain = star(values, weights, { inference: 'normal' })
    const moved = star(
      values.map((x) => 1e-3 * x + 5),
      weights,
      { inference: 'normal' },
    )
    moved.z.forEach((z, i) => expect(z).toBeCloseTo(plain.z[i] ?? 0, 9))
    for (const factor of [0.1, 1e-9, 1e9]) {
      const weight = new Float64Array(weights.neighbour.length).fill(factor)
      const scaled = star(
        values,
        { ...weights, weight, self: new Float64Array(20).fill(factor) },
        { inference: 'normal' },
      )
      scaled.z.forEach((z, i) => expect(z).toBeCloseTo(plain.z[i] ?? 0, 9))
    }
  })

  it('is 0 where the neighbourhood is the whole map, whatever rounding leaves of its room', () => {
    for (const cells of [100, 200, 300]) {
      const lists = Array.from({ length: cells }, (_, i) => [...Array(cells).keys()].filter((j) => j !== i))
      const weights = lists.map((list) => list.map(() => 0.1))
      const values = Array.from({ length: cells }, (_, i) => i)
      const { z } = star(values, listedWeights(lists, weights, new Float64Array(cells).fill(0.1)), {
        inference: 'normal',
      })
      expect(z.every((value) => value === 0)).toBe(true)
    }
  })

  it('and p follow the rows when these change places', () => {
    fc.assert(
      fc.property(
        someValues,
        someWeights,
        fc.shuffledSubarray([...Array(cells).keys()], { minLength: cells }),
        (values, weights, order) => {
          const matrix = matrixOf(weights)
          const rows = order.map((i) => order.map((j) => matrix[i]?.[j] ?? 0))
          const lists = rows.map((row, i) => row.flatMap((w, j) => (w > 0 && i !== j ? [j] : [])))
          const moved = listedWeights(
            lists,
            lists.map((list, i) => list.map((j) => rows[i]?.[j] ?? 0)),
            Float64Array.from(rows, (row, i) => row[i] ?? 0),
          )
          const options = { inference: weights.weight ? 'normal' : 'exact' } as const
          const before = star(values, weights, options)
          const after = star(
            order.map((i) => values[i] ?? 0),
            moved,
            options,
          )
          for (const [place, i] of order.entries()) {
            expect(after.z[place]).toBeCloseTo(before.z[i] ?? 0, 9)
            expect(after.p[place]).toBeCloseTo(before.p[i] ?? 0, 9)
          }
        },
      ),
    )
  })
})

describe('p', () => {
  /** Two-sided, by every order of the other cells' values: the distribution the exact one stands for. */
  const everyOrder = (values: readonly number[], lists: readonly (readonly number[])[]) =>
    lists.map((list, cell) => {
      const others = values.toSpliced(cell, 1)
      const observed = list.reduce((sum, j) => sum + (values[j] ?? 0), 0)
      let [all, below, above] = [0, 0, 0]
      const place = (left: readonly number[], draws: number, sum: number): void => {
        if (draws === 0) {
          all++
          if (sum <= observed) below++
          if (sum >= observed) above++
        } else left.forEach((x, k) => place(left.toSpliced(k, 1), draws - 1, sum + x))
      }
      place(others, list.length, 0)
      return Math.min(1, (2 * Math.min(below, above)) / all)
    })

  it('is exact for counts: that of every order of the other cells, the cell itself kept', () => {
    const small = fc.tuple(
      fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }).filter((v) => new Set(v).size > 1),
      fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 6, maxLength: 6 }),
    )
    fc.assert(
      fc.property(small, ([values, near]) => {
        const lists = near.map((row, i) => row.flatMap((yes, j) => (yes && i !== j ? [j] : [])))
        const { p, inference } = star(values, listedWeights(lists))
        expect(inference).toBe('exact')
        everyOrder(values, lists).forEach((slow, i) => expect(p[i]).toBeCloseTo(slow, 12))
      }),
      { numRuns: 60 },
    )
  })

  it('by simulation comes near the exact one, in both schemes, with no floor but its own', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i % 7) + (i % 10 < 2 && i < 30 ? 9 : 0))
    const weights = latticeWeights(10, 10)
    const exact = star(values, weights)
    for (const inference of ['own-draws', 'shared-draws'] as const) {
      const drawn = star(values, weights, { inference, permutations: 9999, seed: 5 })
      expect(drawn.inference).toBe(inference)
      for (const [i, p] of drawn.p.entries()) {
        const right = exact.p[i] ?? 0
        // Twice a tail of standard error √(q (1 − q) / R), q = p / 2; five of them and the 1 of (M + 1).
        expect(Math.abs(p - right)).toBeLessThan(5 * 2 * Math.sqrt(((right / 2) * (1 - right / 2)) / 9999) + 4e-4)
        expect(p).toBeGreaterThanOrEqual(2 / 10_000)
      }
    }
    expect(Math.min(...exact.p)).toBeLessThan(2 / 10_000)
  })

  it('counts ties in both tails: a cell that sees only zeros among many zeros is not cold', () => {
    // Nine in ten are 0: three zeros around a zero are what chance gives three times in four.
    const values = Array.from({ length: 40 }, (_, i) => (i % 10 === 9 ? 5 : 0))
    for (const inference of ['exact', 'own-draws', 'shared-draws'] as const) {
      const { p } = star(values, latticeWeights(1, 40), { inference, level: 0.2, correction: 'none' })
      expect(p[4]).toBe(1)
    }
  })

  it('is 1 where no draw can change the sum', () => {
    const values = [4, 0, 1, 7]
    const weights = listedWeights([[], [0, 2, 3], [0], [1]])
    for (const inference of ['exact', 'own-draws', 'shared-draws'] as const) {
      const { p, z } = star(values, weights, { inference })
      expect([p[0], p[1]]).toEqual([1, 1])
      expect(z[1]).toBe(0)
    }
    expect(star(values, weights, { inference: 'normal' }).p[1]).toBe(1)
  })

  it('goes back to draws, and says why, where counting does not apply', () => {
    const why = (values: readonly number[], weights: SpatialWeights) => {
      const { inference, notExact } = star(values, weights, { permutations: 9 })
      return [inference, notExact]
    }
    expect(why([1, 2.5, 3], latticeWeights(1, 3))).toEqual(['own-draws', 'values-not-whole'])
    const unequal = listedWeights([[1, 2], [0], [0]], [[1, 2], [1], [1]])
    expect(why([1, 2, 3], unequal)).toEqual(['own-draws', 'weights-not-equal'])
    const many = Array.from({ length: 330 }, (_, i) => i % 3)
    const wide = listedWeights(
      many.map((_, i) => Array.from({ length: i === 0 ? 301 : 1 }, (_, k) => (i + k + 1) % 330)),
    )
    expect(why(many, wide)).toEqual(['own-draws', 'too-many-neighbours'])
    const spread = Array.from({ length: 40 }, (_, i) => (i * 7_919_333) % 40_000_003)
    expect(why(spread, latticeWeights(5, 8))).toEqual(['own-draws', 'too-much-counting'])
    expect(why([1, 2, 3], rowStandardised(latticeWeights(1, 3)))).toEqual(['exact', null])
  })
})

describe('spots', () => {
  it('are hot above, cold below, under the false discovery rate, and none without a pattern', () => {
    const block = Array.from({ length: 400 }, (_, i) => {
      const [row, column] = [Math.floor(i / 20), i % 20]
      if (row < 5 && column < 5) return 9
      return row > 13 && column > 13 ? 0 : 3 + ((row * 7 + column * 3) % 3)
    })
    const { spot, hot, cold, adjusted, p } = star(block, latticeWeights(20, 20))
    expect(spot[21]).toBe(1)
    expect(spot[378]).toBe(-1)
    expect([hot, cold]).toEqual([spot.filter((s) => s > 0).length, spot.filter((s) => s < 0).length])
    spot.forEach((s, i) => expect(s !== 0).toBe((adjusted[i] ?? 1) <= 0.05))
    adjusted.forEach((q, i) => expect(q).toBeGreaterThanOrEqual(p[i] ?? 0))
    const strict = star(block, latticeWeights(20, 20), { correction: 'bonferroni' })
    expect(strict.hot).toBeGreaterThan(0)
    expect(strict.hot + strict.cold).toBeLessThan(hot + cold)
    const normal = star(block, latticeWeights(20, 20), { inference: 'normal' })
    expect([normal.spot[21], normal.spot[378]]).toEqual([1, -1])
    const checkered = Array.from({ length: 36 }, (_, i) => (Math.floor(i / 6) + i) % 2)
    expect(star(checkered, latticeWeights(6, 6))).toMatchObject({ hot: 0, cold: 0 })
  })

  it('are by chance alone found in at most one map of twenty', () => {
    // Under no pattern any discovery is a false one, so the false discovery rate is the share of maps with one.
    let maps = 0
    for (let map = 0; map < 200; map++) {
      const values = Float64Array.from({ length: 100 }, (_, i) => i % 5)
      // A fixed shuffle per map: multiples of a prime with a quadratic part.
      const order = Array.from(
        { length: 100 },
        (_, i) => ((i * (2 * map + 7919) + i * i * (map + 13)) * 2654435761) % 4294967296,
      )
      const places = [...order.keys()].sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
      const { hot, cold } = giStar({
        values: values.map((_, i) => values[places[i] ?? 0] ?? 0),
        weights: latticeWeights(10, 10),
      })
      if (hot + cold > 0) maps++
    }
    expect(maps).toBeLessThanOrEqual(10 + 9)
  })
})

describe('shared out', () => {
  it('gives the same bytes for any division, in every way of inference', () => {
    const input = (inference: GiStarInput['inference'], seed: number): GiStarInput => ({
      values: Float64Array.from({ length: 30 }, (_, i) => (i * i) % 13),
      weights: latticeWeights(5, 6),
      permutations: 50,
      inference,
      seed,
    })
    const ways = fc.constantFrom('exact', 'own-draws', 'shared-draws', 'normal' as const)
    fc.assert(
      fc.property(ways, fc.nat(), fc.array(fc.nat(60), { maxLength: 4 }), (inference, seed, at) => {
        const one = input(inference, seed)
        const units = giStarWork.units(one)
        const cuts = [0, ...at.map((cut) => Math.min(cut, units)).sort((a, b) => a - b), units]
        const parts = cuts.slice(1).flatMap((to, k) => {
          const from = cuts[k] ?? 0
          return from < to ? [giStarWork.part(one, from, to)] : []
        })
        const whole = giStar(one)
        expect(giStarWork.join(one, parts)).toEqual(whole)
        expect(doWhole(giStarWork, one)).toEqual(whole)
      }),
    )
    expect(giStarWork.units(input('own-draws', 1))).toBe(30)
    expect(giStarWork.units(input('shared-draws', 1))).toBe(50)
    expect(giStarWork.units(input('exact', 1))).toBe(1)
  })

  it('ends when nobody waits', () => {
    const values = [1, 2, 3, 4]
    expect(() =>
      giStar({ values: Float64Array.from(values), weights: latticeWeights(2, 2) }, { cancelled: () => true }),
    ).toThrow(Cancelled)
  })
})

describe('bad input', () => {
  const problem = (input: Partial<GiStarInput>) => {
    try {
      giStar({ values: Float64Array.of(1, 2, 3), weights: latticeWeights(1, 3), ...input })
    } catch (error) {
      if (error instanceof MethodError) return [error.problem.fault, error.problem.argument, error.problem.index]
      throw error
    }
    return null
  }
  it('is named', () => {
    expect(problem({})).toBeNull()
    expect(problem({ values: new Float64Array(0) })).toEqual(['empty', 'values', null])
    expect(problem({ values: Float64Array.of(1, 2) })).toEqual(['too-few', 'values', null])
    expect(problem({ values: Float64Array.of(1, Number.NaN, 2) })).toEqual(['not-finite', 'values', 1])
    expect(problem({ values: Float64Array.of(1, 2, -2e9) })).toEqual(['out-of-range', 'values', 2])
    expect(problem({ values: Float64Array.of(0.1, 0.1, 0.1) })).toEqual(['all-alike', 'values', null])
    expect(problem({ weights: latticeWeights(2, 2) })).toEqual(['length-differs', 'weights', null])
    expect(problem({ permutations: 0 })).toEqual(['out-of-range', 'permutations', null])
    expect(problem({ permutations: 9.5 })).toEqual(['not-whole', 'permutations', null])
    expect(problem({ seed: -1 })).toEqual(['out-of-range', 'seed', null])
    for (const level of [0, 1]) {
      expect(problem({ level })).toEqual(['out-of-range', 'level', null])
      const input = { values: Float64Array.of(1, 2, 3), weights: latticeWeights(1, 3), level }
      expect(() => giStarWork.units(input)).toThrow('level: out of range; give 0 < level < 1')
    }
  })

  it('that is merely extreme gives finite answers', () => {
    const extreme = fc.constantFrom(0, 5e-324, 1e-300, 1e-10, 0.1, 1, 1e9, -1e9, 1e9 - 1)
    const ways = fc.constantFrom('exact', 'own-draws', 'shared-draws', 'normal' as const)
    fc.assert(
      fc.property(fc.array(extreme, { minLength: 3, maxLength: 9 }), ways, (values, inference) => {
        fc.pre(new Set(values).size > 1)
        const { z, p, adjusted, sum } = star(values, latticeWeights(1, values.length), { inference, permutations: 19 })
        for (const list of [z, p, adjusted, sum]) expect(list.every((x) => Number.isFinite(x))).toBe(true)
      }),
    )
  })
})
