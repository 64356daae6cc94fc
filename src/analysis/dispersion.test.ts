import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weeklyDispersion } from './dispersion.ts'

describe('dispersion of weekly counts', () => {
  it('is Pearson’s χ² over its degrees of freedom, written out', () => {
    const series = fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 9, maxLength: 9 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(series, fc.nat({ max: 3 }), fc.integer({ min: 5, max: 9 }), (all, from, to) => {
        const used = all.map((weeks) => weeks.slice(from, to)).filter((weeks) => weeks.some((x) => x > 0))
        const mean = (weeks: readonly number[]) => weeks.reduce((a, b) => a + b, 0) / weeks.length
        const pearson = used.reduce(
          (sum, weeks) => sum + weeks.reduce((s, x) => s + (x - mean(weeks)) ** 2 / mean(weeks), 0),
          0,
        )
        const expected = used.length > 0 ? Math.max(1, pearson / (used.length * (to - from - 1))) : 1
        expect(weeklyDispersion(Int32Array.from(all.flat()), 9, from, to)).toBeCloseTo(expected, 9)
      }),
    )
  })

  it('worked by hand for 2, 9, 4, 1, 4', () => {
    // Mean 4: (4 + 25 + 0 + 9 + 0) / 4 = 9.5, over 4 degrees of freedom.
    expect(weeklyDispersion([2, 9, 4, 1, 4], 5, 0, 5)).toBeCloseTo(9.5 / 4, 12)
  })

  it('is 1 for even counts, for a single week, for nothing at all', () => {
    expect(weeklyDispersion([3, 3, 3, 3], 4, 0, 4)).toBe(1)
    expect(weeklyDispersion([3, 9, 1, 0], 4, 1, 2)).toBe(1)
    expect(weeklyDispersion([0, 0, 0, 0], 4, 0, 4)).toBe(1)
    expect(weeklyDispersion([], 4, 0, 4)).toBe(1)
    expect(weeklyDispersion([], 0, 0, 0)).toBe(1)
  })
})
