import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatheredDispersion, longRunDispersion, weeklyDispersion } from './dispersion.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'

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

/** Sums over blocks of so many weeks; what is left over at the start is dropped. */
const sumsOf = (weeks: readonly number[], length: number) =>
  Array.from({ length: Math.floor(weeks.length / length) }, (_, block) =>
    weeks
      .slice((weeks.length % length) + block * length)
      .slice(0, length)
      .reduce((sum, count) => sum + count, 0),
  )

/** The weeks in which incidents fall, place after place, each followed by another within nine days half of the time. */
function inPairs(placeCount: number, seed: number): Float64Array {
  const random = randomStream(seed)
  const counts = new Float64Array(placeCount * 104)
  for (let place = 0; place < placeCount; place++) {
    for (let first = random.poisson(104 * 3); first > 0; first--) {
      const day = random.uniform() * 728
      const days = random.uniform() < 0.5 ? [day] : [day, day + random.uniform() * 9]
      for (const at of days.filter((d) => d < 728)) counts[place * 104 + Math.floor(at / 7)]! += 1
    }
  }
  return counts
}

describe('dispersion over long stretches', () => {
  it('is 2 φ₄ − φ₂ of the sums over blocks of weeks and its standard error over blocks, or the weekly φ where that is more', () => {
    const series = fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 31, maxLength: 31 }), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(series, fc.nat({ max: 7 }), (all, from) => {
        const kept = all.map((weeks) => weeks.slice(31 - 4 * Math.floor((31 - from) / 4)))
        // The same by series and not by block: Σ over series of the squares in one block, over all means.
        const blockValues = (length: number) => {
          const sums = kept.map((weeks) => sumsOf(weeks, length))
          const means = sums.map((blocks) => blocks.reduce((a, b) => a + b, 0) / blocks.length)
          const total = means.reduce((a, b) => a + b, 0)
          return (sums[0] ?? []).map((_, block) => {
            const squares = sums.reduce((sum, blocks, i) => sum + ((blocks[block] ?? 0) - (means[i] ?? 0)) ** 2, 0)
            return ((squares / total) * (sums[0] ?? []).length) / ((sums[0] ?? []).length - 1)
          })
        }
        const [fours, twos] = [blockValues(4), blockValues(2)]
        const values = fours.map((value, i) => 2 * value - ((twos[2 * i] ?? 0) + (twos[2 * i + 1] ?? 0)) / 2)
        const mean = values.reduce((a, b) => a + b, 0) / values.length
        const phi = (length: number) => {
          const sums = kept.map((weeks) => sumsOf(weeks, length))
          return weeklyDispersion(sums.flat(), sums[0]?.length ?? 0, 0, sums[0]?.length ?? 0)
        }
        fc.pre(Number.isFinite(mean))
        const error = Math.sqrt(
          values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1) / values.length,
        )
        const weekly = weeklyDispersion(all.flat(), 31, from, 31)
        expect(longRunDispersion(all.flat(), 31, from, 31)).toBeCloseTo(Math.max(weekly, mean + error), 9)
        // weeklyDispersion is never under 1, so the two ways to φ are compared where neither is.
        if (phi(4) > 1 && phi(2) > 1) expect(mean).toBeCloseTo(2 * phi(4) - phi(2), 9)
      }),
    )
  })

  it('finds what follows over the end of a week, which weekly counts miss a part of', () => {
    const counts = inPairs(60, 12)
    // Half alone and half in pairs: sums over many weeks have φ = (½ · 1 + ½ · 4) / 1.5.
    const truth = 2.5 / 1.5
    expect(weeklyDispersion(counts, 104, 0, 104)).toBeLessThan(truth - 0.15)
    expect(Math.abs(longRunDispersion(counts, 104, 0, 104) - truth)).toBeLessThan(0.15)
  })

  it('errs on the wide side where few places speak: mostly at least the truth, which the plain value is half of the time', () => {
    const towns = Array.from({ length: 60 }, (_, seed) => longRunDispersion(inPairs(2, seed + 1), 104, 0, 104))
    const share = towns.filter((phi) => phi >= 2.5 / 1.5).length / towns.length
    // A standard error above an unbiased value: 84 in a hundred were both normal; 60 towns leave ± 12.
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(0.97)
  })

  it('is the weekly one under 24 weeks, and speaks from 24 on', () => {
    // Four full weeks and four empty ones: sums over four weeks vary more than weeks do.
    const weeks = Array.from({ length: 24 }, (_, week) => (week % 8 < 4 ? 9 : 0))
    expect(longRunDispersion(weeks.slice(1), 23, 0, 23)).toBe(weeklyDispersion(weeks.slice(1), 23, 0, 23))
    expect(longRunDispersion(weeks, 24, 0, 24)).toBeGreaterThan(weeklyDispersion(weeks, 24, 0, 24) + 1)
  })

  it('is 1 where nothing happened, and refuses what the weekly one refuses', () => {
    expect(longRunDispersion([], 0, 0, 0)).toBe(1)
    expect(longRunDispersion(new Float64Array(60), 30, 0, 30)).toBe(1)
    expect(() => longRunDispersion([1], 1, 0, 2)).toThrow(MethodError)
  })
})

describe('φ of what is gathered week by week', () => {
  it('is the larger weekly one where weeks are as good as independent, never under 1', () => {
    // Variance 2.9 times the mean in one, each high week beside a low one; none in the other.
    const varied = [1, 7, 2, 6, 0, 8]
    const steady = [5, 5, 5, 5, 5, 5]
    expect(gatheredDispersion([varied, steady])).toBeCloseTo((9 + 9 + 4 + 4 + 16 + 16) / 5 / 4, 12)
    expect(gatheredDispersion([steady, varied])).toBe(gatheredDispersion([varied, steady]))
    expect(gatheredDispersion([steady, steady])).toBe(1)
    expect(gatheredDispersion([[0, 0, 0]])).toBe(1)
    expect(gatheredDispersion([])).toBe(1)
  })

  it('grows when the same weeks come in stretches', () => {
    // 2 above the mean of 4 for four weeks, then 2 below: each pair of weeks counts + 1 or − 1 of 8.
    const stretches = [6, 6, 6, 6, 2, 2, 2, 2]
    const [r1, r2, r3] = [(3 - 1 + 3) / 8, (2 - 2 + 2) / 8, (1 - 3 + 1) / 8]
    const weekly = (8 * 4) / 4 / 7
    expect(gatheredDispersion([stretches])).toBeCloseTo(
      Math.max(1, weekly) * (1 + 4 * (r1 + (2 / 3) * r2 + r3 / 3 - 0.1)),
      12,
    )
  })

  it('is the definition on any counts', () => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const autocorrelation = (values: readonly number[], lag: number) => {
      const m = mean(values)
      const squares = values.map((value) => (value - m) ** 2).reduce((sum, value) => sum + value, 0)
      const pairs = values.slice(lag).map((value, i) => (value - m) * ((values[i] ?? Number.NaN) - m))
      return squares === 0 ? 0 : pairs.reduce((sum, value) => sum + value, 0) / squares
    }
    const weeks = fc.array(fc.nat(20), { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(fc.array(weeks, { minLength: 1, maxLength: 3 }), (series) => {
        const weekly = Math.max(...series.map((counts) => weeklyDispersion(counts, counts.length, 0, counts.length)))
        const carried = mean(
          series.map(
            (counts) =>
              autocorrelation(counts, 1) + (2 / 3) * autocorrelation(counts, 2) + autocorrelation(counts, 3) / 3,
          ),
        )
        expect(gatheredDispersion(series)).toBeCloseTo(weekly * (1 + 4 * Math.max(0, carried - 0.1)), 9)
      }),
    )
  })
})
