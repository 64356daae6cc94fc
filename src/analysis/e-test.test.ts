import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedRate, type ETestOptions, eTest } from './e-test.ts'
import { MethodError } from './method-error.ts'
import { poissonTails } from './poisson-tails.ts'
import { gammaAbove, gammaBelow } from './special.ts'

const rate = (count: number, exposure = 1): CountedRate => ({ count, exposure })
const pOf = (first: CountedRate, second: CountedRate, options?: ETestOptions): number => {
  const answer = eTest(first, second, options)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer.p
}

/** The slow, obvious version: every pair of counts; the comparison in whole numbers, so that ties are ties. */
function everyPair(x: number, n: number, y: number, m: number, pooled: boolean): number {
  const poisson = (mean: number) => {
    const probabilities = [Math.exp(-mean)]
    for (let k = 1; k < 120; k++) probabilities.push(((probabilities[k - 1] ?? 0) * mean) / k)
    return probabilities
  }
  const parts = (a: number, b: number): [bigint, bigint] => {
    const difference = BigInt(a * m - b * n)
    return [difference * difference, BigInt(pooled ? a + b : a * m * m + b * n * n)]
  }
  const [seen, seenVariance] = parts(x, y)
  const first = poisson(((x + y) * n) / (n + m))
  const second = poisson(((x + y) * m) / (n + m))
  let sum = 0
  for (let a = 0; a < 120; a++) {
    for (let b = 0; b < 120; b++) {
      const [square, variance] = parts(a, b)
      // a²/v ≥ s²/w without division; two zeros differ by nothing.
      const extreme = variance === 0n ? seen === 0n : square * seenVariance >= seen * variance
      if (extreme) sum += (first[a] ?? 0) * (second[b] ?? 0)
    }
  }
  return sum
}

const count = fc.integer({ min: 0, max: 14 })
const exposure = fc.integer({ min: 1, max: 7 })

describe('the E-test', () => {
  it('is that of every pair of counts, ties and unequal exposures included', () => {
    fc.assert(
      fc.property(count, exposure, count, exposure, fc.boolean(), (x, n, y, m, pooled) => {
        fc.pre(x + y > 0)
        const p = pOf(rate(x, n), rate(y, m), { variance: pooled ? 'pooled' : 'unpooled' })
        expect(p).toBeCloseTo(everyPair(x, n, y, m, pooled), 11)
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on order, nor on the unit of exposure', () => {
    fc.assert(
      fc.property(count, exposure, count, exposure, fc.constantFrom(1e-3, 7, 365.25), (x, n, y, m, unit) => {
        fc.pre(x + y > 0)
        const p = pOf(rate(x, n), rate(y, m))
        expect(pOf(rate(y, m), rate(x, n))).toBeCloseTo(p, 11)
        expect(pOf(rate(x, n * unit), rate(y, m * unit))).toBeCloseTo(p, 11)
      }),
    )
  })

  it('pools or not, it is the same for equal exposures', () => {
    fc.assert(
      fc.property(count, count, (x, y) => {
        fc.pre(x + y > 0)
        expect(pOf(rate(x), rate(y), { variance: 'pooled' })).toBeCloseTo(pOf(rate(x), rate(y)), 12)
      }),
    )
  })

  it('gives 1 for equal rates and falls as they part', () => {
    expect(pOf(rate(6, 3), rate(2, 1))).toBe(1)
    expect(pOf(rate(2), rate(2))).toBe(1)
    const falling = [10, 8, 6, 4, 2, 0].map((second) => pOf(rate(10), rate(second)))
    expect(falling.toSorted((a, b) => b - a)).toEqual(falling)
  })

  it('tells the ratio of the rates, infinite over none', () => {
    expect(eTest(rate(10, 2), rate(5, 4))).toMatchObject({ ratio: 4 })
    expect(eTest(rate(3), rate(0))).toMatchObject({ ratio: Number.POSITIVE_INFINITY })
  })

  it('keeps the relative size of a tiny p, and answers for ten million', () => {
    // Every pair in 40-digit decimals, ties by exact fractions.
    expect(pOf(rate(120), rate(30)) / 3.275962977217562e-14).toBeCloseTo(1, 10)
    expect(pOf(rate(240, 2), rate(30)) / 1.3207860816691436e-17).toBeCloseTo(1, 10)
    // Difference of 2 standard errors: 2Φ(−2) = 0.0455.
    expect(pOf(rate(1e7), rate(1e7 - 8944))).toBeCloseTo(0.0455, 4)
    for (const pair of [
      [rate(1e7, 1e-9), rate(0, 1e9)],
      [rate(0, 1e-9), rate(1e7, 1e9)],
      [rate(3, 1e9), rate(1, 1e-9)],
    ] as const) {
      expect(pOf(...pair)).toBeGreaterThanOrEqual(0)
      expect(pOf(...pair)).toBeLessThanOrEqual(1)
    }
  })

  it('is not used without events, nor when counts cluster', () => {
    expect(eTest(rate(0), rate(0))).toEqual({ defined: false, reason: 'no-events' })
    expect(eTest(rate(8), rate(2), { dispersion: 1.21 })).toEqual({ defined: false, reason: 'counts-cluster' })
    expect(eTest(rate(8), rate(2), { dispersion: 1.2 })).toHaveProperty('p')
  })

  it.each([
    ['first.count', () => eTest(rate(-1), rate(2))],
    ['second.count', () => eTest(rate(1), rate(2.5))],
    ['second.count', () => eTest(rate(1), rate(1e7 + 1))],
    ['first.exposure', () => eTest(rate(1, 0), rate(2))],
    ['second.exposure', () => eTest(rate(1), rate(2, Number.NaN))],
    ['dispersion', () => eTest(rate(1), rate(2), { dispersion: 0.5 })],
  ])('%s is named when it is wrong', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(`${argument}:`)
  })
})

describe('Poisson tails', () => {
  it('are those of the incomplete gamma function', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 300, noNaN: true }), fc.integer({ min: 0, max: 400 }), (mean, k) => {
        const tails = poissonTails(mean)
        expect(tails.upTo(k)).toBeCloseTo(gammaAbove(k + 1, mean), 11)
        expect(tails.atLeast(k)).toBeCloseTo(k === 0 ? 1 : gammaBelow(k, mean), 11)
      }),
    )
    expect(poissonTails(4).upTo(-1)).toBe(0)
    expect(poissonTails(4).atLeast(-1)).toBe(1)
    expect(poissonTails(4).upTo(10_000)).toBe(1)
    expect(poissonTails(4).atLeast(10_000)).toBe(0)
  })
})
