import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weeklyDispersion } from './dispersion.ts'
import { MethodError } from './method-error.ts'

describe('dispersion of weekly counts', () => {
  it('is Pearson’s χ² over its degrees of freedom, each series weighted by its mean, written out', () => {
    const series = fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 9, maxLength: 9 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(series, fc.nat({ max: 3 }), fc.integer({ min: 5, max: 9 }), (all, from, to) => {
        const used = all.map((weeks) => weeks.slice(from, to)).filter((weeks) => weeks.some((x) => x > 0))
        const mean = (weeks: readonly number[]) => weeks.reduce((a, b) => a + b, 0) / weeks.length
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
        const pearson = sum(
          used.map((weeks) => mean(weeks) * sum(weeks.map((x) => (x - mean(weeks)) ** 2 / mean(weeks)))),
        )
        const freedom = sum(used.map((weeks) => mean(weeks) * (to - from - 1)))
        const expected = used.length > 0 ? Math.max(1, pearson / freedom) : 1
        expect(weeklyDispersion(Int32Array.from(all.flat()), 9, from, to)).toBeCloseTo(expected, 9)
      }),
    )
  })

  it('worked by hand for 2, 9, 4, 1, 4', () => {
    // Mean 4: (4 + 25 + 0 + 9 + 0) / 4 = 9.5, over 4 degrees of freedom.
    expect(weeklyDispersion([2, 9, 4, 1, 4], 5, 0, 5)).toBeCloseTo(9.5 / 4, 12)
  })

  it('lets a busy place speak louder than a quiet one', () => {
    // Busy: mean 4, Σ(x − m)² = 38. Quiet: mean 1/5, Σ(x − m)² = 0.8. (38 + 0.8) / (4 · 4 + 0.2 · 4).
    expect(weeklyDispersion([2, 9, 4, 1, 4, 0, 0, 1, 0, 0], 5, 0, 5)).toBeCloseTo(38.8 / 16.8, 12)
  })

  it('refuses series that do not fit the weeks, weeks that are not there and counts that are none', () => {
    const refusal = (counts: readonly number[], weekCount: number, from: number, to: number) => {
      try {
        weeklyDispersion(counts, weekCount, from, to)
      } catch (error) {
        if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
      }
      return 'answered'
    }
    expect(refusal([1, 2, 3], 2, 0, 2)).toBe('counts length-differs')
    expect(refusal([1], 0, 0, 0)).toBe('counts length-differs')
    expect(refusal([1, 2], 2, 0, 3)).toBe('to out-of-range')
    expect(refusal([1, 2], 2, -1, 2)).toBe('from out-of-range')
    expect(refusal([1, -2], 2, 0, 2)).toBe('counts negative')
    expect(refusal([1, Number.NaN], 2, 0, 2)).toBe('counts not-finite')
    expect(refusal([1, 1e300], 2, 0, 2)).toBe('counts out-of-range')
    expect(refusal([0, 1e9], 2, 0, 2)).toBe('answered')
  })

  it('is 1 for even counts, for a single week, for nothing at all', () => {
    expect(weeklyDispersion([3, 3, 3, 3], 4, 0, 4)).toBe(1)
    expect(weeklyDispersion([3, 9, 1, 0], 4, 1, 2)).toBe(1)
    expect(weeklyDispersion([0, 0, 0, 0], 4, 0, 4)).toBe(1)
    expect(weeklyDispersion([], 4, 0, 4)).toBe(1)
    expect(weeklyDispersion([], 0, 0, 0)).toBe(1)
  })
})
