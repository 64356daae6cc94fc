import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giStar } from './gi-star.ts'
import { type LocalMoranInput, localMoran, localMoranWork, quadrants } from './local-moran.ts'
import { MethodError } from './method-error.ts'
import { latticeWeights, listedWeights, rowStandardised, type SpatialWeights } from './spatial-weights.ts'

const moran = (values: readonly number[], weights: SpatialWeights, options: Partial<LocalMoranInput> = {}) =>
  localMoran({ values: Float64Array.from(values), weights, ...options })

/** Every order of `values`. */
function* orders(values: readonly number[]): Generator<number[]> {
  if (values.length === 0) yield []
  for (const [i, value] of values.entries()) for (const rest of orders(values.toSpliced(i, 1))) yield [value, ...rest]
}
const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** I of each cell, from its definition. */
function slowI(
  values: readonly number[],
  lists: readonly (readonly number[])[],
  weights: readonly (readonly number[])[],
): number[] {
  const mean = meanOf(values)
  const m2 = meanOf(values.map((x) => (x - mean) ** 2))
  return lists.map((list, i) =>
    list.reduce(
      (sum, j, k) => sum + (((values[i] ?? 0) - mean) / m2) * (weights[i]?.[k] ?? 0) * ((values[j] ?? 0) - mean),
      0,
    ),
  )
}

const cells = 6
const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: cells, maxLength: cells })
const someMap = fc
  .tuple(each(fc.nat(5)), each(each(fc.nat(2))), fc.boolean())
  .filter(([values]) => new Set(values).size > 1)
  .map(([values, near, binary]) => {
    const lists = near.map((row, i) => row.flatMap((w, j) => (w > 0 && i !== j ? [j] : [])))
    const weights = lists.map((list, i) => list.map((j) => (binary ? 1 : (near[i]?.[j] ?? 0))))
    return { values, lists, weights, made: listedWeights(lists, binary ? null : weights) }
  })

describe('local Moran', () => {
  it('has the value, mean and variance of all orders: of the other cells, or of all', () => {
    fc.assert(
      fc.property(someMap, ({ values, lists, weights, made }) => {
        const observed = slowI(values, lists, weights)
        const all = [...orders(values)].map((order) => slowI(order, lists, weights))
        const total = moran(values, made, { moments: 'total', inference: 'normal' })
        const conditional = moran(values, made, { inference: 'normal' })
        for (let cell = 0; cell < cells; cell++) {
          expect(total.i[cell]).toBeCloseTo(observed[cell] ?? 0, 9)
          const every = all.map((i) => i[cell] ?? 0)
          expect(total.expected[cell]).toBeCloseTo(meanOf(every), 9)
          expect(total.variance[cell]).toBeCloseTo(meanOf(every.map((i) => i * i)) - meanOf(every) ** 2, 8)
          const kept = [...orders(values.toSpliced(cell, 1))].map(
            (rest) => slowI(rest.toSpliced(cell, 0, values[cell] ?? 0), lists, weights)[cell] ?? 0,
          )
          expect(conditional.expected[cell]).toBeCloseTo(meanOf(kept), 9)
          expect(conditional.variance[cell]).toBeCloseTo(meanOf(kept.map((i) => i * i)) - meanOf(kept) ** 2, 8)
          const z = (observed[cell] ?? 0) - (conditional.expected[cell] ?? 0)
          const variance = conditional.variance[cell] ?? 0
          expect(conditional.z[cell]).toBeCloseTo(variance > 0 ? z / Math.sqrt(variance) : 0, 6)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('has the exact two-sided p of all orders of the other cells, also for row-standardised weights', () => {
    fc.assert(
      fc.property(someMap, ({ values, lists }) => {
        const means = lists.map((list) => list.map(() => 1 / list.length))
        const observed = slowI(values, lists, means)
        const { p, inference } = moran(values, rowStandardised(listedWeights(lists)))
        expect(inference).toBe('exact')
        for (let cell = 0; cell < cells; cell++) {
          const kept = [...orders(values.toSpliced(cell, 1))].map(
            (rest) => slowI(rest.toSpliced(cell, 0, values[cell] ?? 0), lists, means)[cell] ?? 0,
          )
          const own = observed[cell] ?? 0
          const below = kept.filter((i) => i <= own + 1e-9).length
          const above = kept.filter((i) => i >= own - 1e-9).length
          expect(p[cell]).toBeCloseTo(Math.min(1, (2 * Math.min(below, above)) / kept.length), 9)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has p of Gi* wherever the cell is not at the mean: both judge the sum of the neighbours', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i * i * 3) % 11)
    const weights = latticeWeights(10, 10)
    for (const inference of ['exact', 'own-draws', 'shared-draws'] as const) {
      expect(localMoran({ values, weights, inference }).p).toEqual(giStar({ values, weights, inference }).p)
    }
  })

  it('is 1 in p, and in no quadrant, at the mean itself', () => {
    for (const inference of ['exact', 'own-draws', 'shared-draws'] as const) {
      // The middle cell is 2.2, the mean is 2.2 but for rounding.
      const { i, p, quadrant } = moran([1.1, 1.1, 2.2, 3.3, 3.3], latticeWeights(1, 5), { inference })
      expect([i[2], p[2], quadrant[2]]).toEqual([0, 1, 0])
    }
  })

  it('names the quadrant by the cell and its neighbours, against the mean', () => {
    const values = [9, 9, 9, 0, 0, 0, 9, 0, 0, 0, 9, 9, 0, 9, 9]
    const { quadrant } = moran(values, latticeWeights(1, 15), { inference: 'normal' })
    const named = Array.from(quadrant, (place) => quadrants[place])
    expect([named[1], named[4], named[6], named[12]]).toEqual(['high-high', 'low-low', 'high-low', 'low-high'])
    const alone = moran([1, 2, 9], listedWeights([[], [2], [1]]), { inference: 'normal' })
    expect(quadrants[alone.quadrant[0] ?? 9]).toBe('none')
    // Both neighbours of the first together lie at the mean.
    expect(moran([0, 1, 3, 4], listedWeights([[1, 2], [], [], []])).quadrant[0]).toBe(0)
  })

  it('does not change when values are shifted or multiplied', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 11)
    const plain = moran(values, latticeWeights(4, 5))
    const moved = moran(
      values.map((x) => 30 * x - 7),
      latticeWeights(4, 5),
    )
    for (const key of ['i', 'expected', 'variance', 'z', 'p'] as const) {
      moved[key].forEach((value, i) => expect(value).toBeCloseTo(plain[key][i] ?? 0, 9))
    }
    expect(moved.quadrant).toEqual(plain.quadrant)
  })

  it('says what is clear after the correction, and how many', () => {
    const values = Array.from({ length: 144 }, (_, i) => (i % 12 < 4 && i < 48 ? 8 : (i * 5) % 3))
    const { clear, clearCount, adjusted } = moran(values, latticeWeights(12, 12))
    expect(clearCount).toBeGreaterThan(0)
    expect(clear.reduce((sum, one) => sum + one, 0)).toBe(clearCount)
    clear.forEach((one, i) => expect(one === 1).toBe((adjusted[i] ?? 1) <= 0.05))
    expect(moran(values, latticeWeights(12, 12), { correction: 'none' }).clearCount).toBeGreaterThan(clearCount)
    expect(moran(values, latticeWeights(12, 12), { level: 1e-9 }).clearCount).toBeLessThan(clearCount)
  })

  it('gives the same bytes however it is shared out', () => {
    const input: LocalMoranInput = {
      values: Float64Array.from({ length: 30 }, (_, i) => (i * i) % 13),
      weights: latticeWeights(5, 6),
      permutations: 50,
      inference: 'own-draws',
    }
    const parts = [0, 7, 19].map((from, k) => localMoranWork.part(input, from, [7, 19, 30][k] ?? 0))
    expect(localMoranWork.units(input)).toBe(30)
    expect(localMoranWork.join(input, parts)).toEqual(localMoran(input))
  })

  it('gives finite answers for what is merely extreme, and names what is wrong', () => {
    const extreme = fc.constantFrom(0, 5e-324, 1e-300, 0.1, 1, 1e9, -1e9, 1e9 - 1)
    fc.assert(
      fc.property(
        fc.array(extreme, { minLength: 3, maxLength: 7 }),
        fc.constantFrom('total', 'conditional' as const),
        (values, moments) => {
          fc.pre(new Set(values).size > 1)
          const found = moran(values, latticeWeights(1, values.length), { moments, permutations: 19 })
          for (const key of ['i', 'expected', 'variance', 'z', 'p', 'adjusted'] as const) {
            expect(found[key].every((x) => Number.isFinite(x))).toBe(true)
          }
          expect(found.variance.every((v) => v >= 0)).toBe(true)
        },
      ),
    )
    expect(() => moran([1, 2], latticeWeights(1, 2))).toThrow(MethodError)
    expect(() => moran([1, 2, 3], latticeWeights(1, 3), { level: 1 })).toThrow('level')
    expect(() => localMoranWork.units({ values: Float64Array.of(2, 2, 2), weights: latticeWeights(1, 3) })).toThrow(
      'all alike',
    )
  })
})
