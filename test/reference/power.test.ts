import { describe, expect, it } from 'vitest'
import { type PowerInput, power } from '../../src/analysis/power.ts'
import { approximateSmallestFall } from '../../src/analysis/power-approximation.ts'
import { power as method } from '../../src/methods/power.ts'
import { methodPage } from './method-page.ts'

const thirty: PowerInput = {
  targetBefore: 30,
  comparisonBefore: null,
  afterPerBefore: 1,
  dispersion: 1,
  test: 'rate-ratio',
  alpha: 0.05,
  wanted: 0.8,
  simulations: 10_000,
  seed: 1,
}
const fall = (change: Partial<PowerInput>) => power({ ...thirty, ...change }).smallestFall

describe('known values of the design (30 a window, 5 % two-sided, 80 % power)', () => {
  it('about −60 % alone, by either test', () => {
    expect(Math.abs((fall({}) ?? 0) - 0.6)).toBeLessThan(0.02)
    expect(Math.abs((fall({ test: 'wdd' }) ?? 0) - 0.6)).toBeLessThan(0.02)
  })
  it('more than −80 % with an equally small comparison, for the WDD, and for the rate ratio when counts cluster', () => {
    expect(fall({ comparisonBefore: 30, test: 'wdd' })).toBeGreaterThan(0.8)
    expect(fall({ comparisonBefore: 30, dispersion: 1.6 })).toBeGreaterThan(0.8)
  })
})

describe('the approximation', () => {
  it('solves its equation as uniroot of R 4.2.2 does', () => {
    expect(approximateSmallestFall(thirty)).toBeCloseTo(0.6241917045, 5)
    expect(approximateSmallestFall({ ...thirty, comparisonBefore: 30 })).toBeCloseTo(0.7363469509, 5)
    expect(approximateSmallestFall({ ...thirty, test: 'wdd' })).toBeCloseTo(0.6042847357, 5)
    expect(approximateSmallestFall({ ...thirty, test: 'wdd', comparisonBefore: 30 })).toBeCloseTo(0.9005096193, 5)
  })
})

describe('the page', () => {
  const text = methodPage('power')
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? 'never' : `${(100 * share).toFixed(0)} %`

  it('has the values of its table', () => {
    const line = (change: Partial<PowerInput>) =>
      [null, 30, 300].map((comparisonBefore) => percent(fall({ ...change, comparisonBefore }))).join(' | ')
    expect(text).toContain(`| rate ratio, φ = 1 | ${line({})} |`)
    expect(text).toContain(`| rate ratio, φ = 1.6 | ${line({ dispersion: 1.6 })} |`)
    expect(text).toContain(`| WDD, φ = 1 | ${line({ test: 'wdd' })} |`)
  })

  it('works its example', () => {
    const { targetBefore, comparisonBefore, dispersion, seed } = method.example
    const answer = power({
      ...thirty,
      targetBefore,
      comparisonBefore,
      dispersion: dispersion ?? 1,
      simulations: 4000,
      seed,
    })
    expect(text).toContain(`seen with 80 % power is ${percent(answer.smallestFall)}`)
    expect(text).toContain(`At a true fall of 50 % the test says so in ${percent(answer.power[50])} of`)
  })
})
