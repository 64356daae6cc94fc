import { describe, expect, it } from 'vitest'
import { exactSumTails } from './exact-sum-tails.ts'
import { MethodError } from './method-error.ts'
import { neighbourSums } from './neighbour-sums.ts'
import { latticeWeights, listedWeights } from './spatial-weights.ts'
import { type SumTestInput, sumTestJoin, sumTestPart, sumTestPlan, sumTestUnits, sumTestWhole } from './sum-test.ts'

/** Cells whose first has `neighbours` others beside it, and none of them any. */
const oneSees = (cells: number, neighbours: number) =>
  listedWeights(
    Array.from({ length: cells }, (_, i) => (i === 0 ? Array.from({ length: neighbours }, (_, k) => k + 1) : [])),
  )
const planOf = (values: readonly number[], neighbours: number) => {
  const { inference, notExact } = sumTestPlan({
    values: Float64Array.from(values),
    weights: oneSees(values.length, neighbours),
  })
  return notExact ?? inference
}
const chain: SumTestInput = { values: Float64Array.of(4, 0, 1, 7, 2), weights: latticeWeights(1, 5) }

describe('counting instead of drawing', () => {
  it('is done up to 300 neighbours', () => {
    const values = Array.from({ length: 330 }, (_, i) => i % 3)
    expect(planOf(values, 300)).toBe('exact')
    expect(planOf(values, 301)).toBe('too-many-neighbours')
  })

  it('is done while a level of it has 2 million numbers: sums 0 … 999,999 of none or one neighbour', () => {
    expect(planOf([0, 1, 999_999], 1)).toBe('exact')
    expect(planOf([0, 1, 1_000_000], 1)).toBe('too-much-counting')
  })

  it('is done up to 2 · 10⁸ multiply-adds and 20,000 a cell', () => {
    // 100 values of one cell each, 99 drawn, 8 levels: 100 · 99 · 8 / 2 for each of the sums 0 … 4851 + the greatest.
    const upTo = (greatest: number) => Array.from({ length: 100 }, (_, i) => (i < 99 ? i : greatest))
    expect(39_600 * (4851 + 249 + 1)).toBeLessThanOrEqual(2e8 + 20_000 * 100)
    expect(39_600 * (4851 + 250 + 1)).toBeGreaterThan(2e8 + 20_000 * 100)
    expect(planOf(upTo(249), 99)).toBe('exact')
    expect(planOf(upTo(250), 99)).toBe('too-much-counting')
  })

  it('is not done where draws are asked for, and then nothing is missing', () => {
    for (const inference of ['own-draws', 'shared-draws', 'normal'] as const) {
      expect(sumTestPlan({ ...chain, inference })).toMatchObject({ inference, notExact: null, pool: null })
    }
  })
})

describe('units of the work', () => {
  it('are cells for own draws, permutations for shared ones, and else one', () => {
    expect(sumTestUnits({ ...chain, inference: 'own-draws' })).toBe(5)
    expect(sumTestUnits({ ...chain, inference: 'shared-draws' })).toBe(999)
    expect(sumTestUnits({ ...chain, inference: 'shared-draws', permutations: 7 })).toBe(7)
    expect(sumTestUnits({ ...chain, inference: 'exact' })).toBe(1)
    expect(sumTestUnits({ ...chain, inference: 'normal' })).toBe(1)
  })

  it('are 10⁹ draws a cell at most where values are drawn', () => {
    const cells = 12_501
    const values = Float64Array.from({ length: cells }, (_, i) => i % 2)
    const input = { values, weights: oneSees(cells, 12_500), inference: 'own-draws' as const }
    expect(sumTestUnits({ ...input, permutations: 80_000 })).toBe(cells)
    expect(() => sumTestUnits({ ...input, permutations: 80_001 })).toThrow(
      'permutations: too many; give fewer: at most 1e9 draws for the cell with most neighbours',
    )
    expect(() => sumTestUnits({ ...input, inference: 'shared-draws', permutations: 80_001 })).toThrow('too many')
    expect(sumTestUnits({ ...input, inference: 'normal', permutations: 80_001 })).toBe(1)
  })
})

describe('p and side', () => {
  it('are twice the smaller tail, and the side it is on', () => {
    const sums = neighbourSums(chain.values, chain.weights)
    if (!sums.whole) throw new Error('counts')
    const { lower, upper } = exactSumTails(sums, sums.whole)
    const { p, side, inference } = sumTestWhole(chain, sumTestJoin)
    expect(inference).toBe('exact')
    // Cell 1 sees 4 and 1 of the others' 4, 1, 7, 2: of six sums 3, 5, 6, 8, 9, 11 two are at most 5.
    expect([lower[1], upper[1], p[1], side[1]]).toEqual([
      expect.closeTo(2 / 6, 14),
      expect.closeTo(5 / 6, 14),
      expect.closeTo(4 / 6, 14),
      -1,
    ])
    // Cell 2 sees 0 and 7 of 4, 0, 7, 2: of 2, 4, 6, 7, 9, 11 three are at least 7, four at most.
    expect([p[2], side[2]]).toEqual([1, 1])
    // Cell 4 sees 7, the greatest of four.
    expect([p[4], side[4]]).toEqual([expect.closeTo(2 / 4, 14), 1])
  })

  it('of draws count the observed sum among them', () => {
    const drawn = { ...chain, inference: 'own-draws', permutations: 5 } as const
    const { p, side } = sumTestWhole(drawn, sumTestJoin)
    const { atMost, atLeast } = sumTestPart(drawn, 0, 5).found as { atMost: Int32Array; atLeast: Int32Array }
    const tails = Array.from(atMost, (low, cell): [number, number] => [(low + 1) / 6, ((atLeast[cell] ?? 0) + 1) / 6])
    expect(Array.from(p)).toEqual(tails.map(([low, high]) => Math.min(1, 2 * Math.min(low, high))))
    expect(Array.from(side)).toEqual(tails.map(([low, high]) => Math.sign(low - high)))
    expect(Math.min(...p)).toBeLessThan(1)
  })

  it('are 1 and 0 under the normal distribution, which the method itself asks', () => {
    const { p, side, inference, notExact } = sumTestWhole({ ...chain, inference: 'normal' }, sumTestJoin)
    expect([Array.from(p), Array.from(side)]).toEqual([
      [1, 1, 1, 1, 1],
      [0, 0, 0, 0, 0],
    ])
    expect([inference, notExact]).toEqual(['normal', null])
  })
})

describe('what cannot be tested', () => {
  const refused = (changes: Partial<SumTestInput>) => {
    try {
      sumTestUnits({ ...chain, ...changes })
    } catch (error) {
      if (error instanceof MethodError) return error.message
      throw error
    }
    return null
  }
  it('is told with what to give instead', () => {
    expect(refused({ values: Float64Array.of(1, 2) })).toBe('values: too few; give at least 3, not 2')
    expect(refused({ values: Float64Array.of(1, 2, 3, 4, 1e9 + 1) })).toBe(
      'values[4]: out of range; give numbers −1e9 to 1e9',
    )
    expect(refused({ values: Float64Array.of(1, 2, 3, -1e9, 1e9) })).toBeNull()
    expect(refused({ values: new Float64Array(5).fill(3) })).toBe(
      'values: all alike; give at least two different values',
    )
    expect(refused({ values: Float64Array.of(3, 3, 3, 3, 2) })).toBeNull()
    expect(refused({ permutations: 100_000 })).toBe('permutations: out of range; give a whole number 1 to 99999')
    expect(refused({ permutations: 99_999, seed: 2 ** 32 - 1 })).toBeNull()
    expect(refused({ seed: 2 ** 32 })).toBe('seed: out of range; give a whole number 0 to 4294967295')
    expect(refused({ weights: latticeWeights(1, 4) })).toContain('weights: length differs')
  })
})
