import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countAtLeast, countQuantile } from '../../src/analysis/count-distribution.ts'
import { type FarringtonOptions, farringtonFlexible } from '../../src/analysis/farrington.ts'
import { farrington } from '../../src/methods/farrington.ts'
import { salmonellaAgona } from './salmonella-agona.ts'

/**
 * R 4.2.2, surveillance 1.20.3: farringtonFlexible(sts(x, frequency = 52), list(noPeriods = 10, b = 3, w = 3,
 * weightsThreshold = 2.58, pastWeeksNotIncluded = 26, pThresholdTrend = 1, thresholdMethod = "nbPlugin", alpha = 0.05)),
 * the settings of `con.noufaily` in its vignette monitoringCounts, and what each test changes in them.
 */
const bounds = (counts: readonly number[], options: FarringtonOptions) =>
  farringtonFlexible(counts, options).map(({ upperBound }) => upperBound)
const alarms = (counts: readonly number[], options: FarringtonOptions) =>
  farringtonFlexible(counts, options).flatMap(({ alarm }, i) => (alarm ? [i + 1] : []))
const example: readonly number[] = farrington.example.counts
const b3 = { yearsBack: 3 }
const asPeer = { ...b3, standardErrors: 'surveillance' } as const

describe('bounds of surveillance::farringtonFlexible', () => {
  it('nbPlugin, on the example of the page, with φ, mean, trend and p', () => {
    expect(bounds(example, b3)).toEqual([
      9, 10, 10, 10, 10, 10, 11, 13, 13, 14, 15, 15, 16, 16, 16, 20, 20, 20, 20, 21, 20, 21, 19, 19, 19,
    ])
    const weeks = farringtonFlexible(example, b3)
    const at = (i: number) => weeks[i] ?? weeks[0]
    expect(at(19)?.dispersion).toBeCloseTo(1.3943986702677, 11)
    expect(at(24)?.dispersion).toBeCloseTo(1.4372226901631, 11)
    expect(at(19)?.expected).toBeCloseTo(13.47298353564, 9)
    expect(at(24)?.expected).toBeCloseTo(11.5294071170315, 9)
    expect(at(19)?.p).toBeCloseTo(2.79194344934146e-2, 11)
    expect(at(24)?.p).toBeCloseTo(5.79994867898988e-5, 13)
    expect(at(19)?.trend).toBeCloseTo(-0.00140408291574614, 10)
    expect(at(24)?.trend).toBeCloseTo(-0.00157994987613616, 10)
  })

  it('delta and muan (alpha = 0.01), with the standard errors of the package', () => {
    const delta = [
      9.52921307797882, 10.0334496978537, 10.1369504224015, 10.5371993690063, 10.0840683353194, 10.2469160781197,
      11.385357848084, 12.7909264449136, 12.915836873227, 14.0756755285222, 15.0732738751337, 15.6736539655828,
      15.9489406195911, 15.9516572723721, 16.4712275522085, 19.9782237663261, 20.4151051841646, 20.0909190671653,
      20.5516635087599, 21.2660447870891, 20.6317007124497, 20.7917709288475, 19.5708275235544, 19.2917922735406,
      18.9044404153186,
    ]
    bounds(example, { ...asPeer, threshold: 'delta' }).forEach((bound, i) =>
      expect(bound).toBeCloseTo(delta[i] ?? 0, 9),
    )
    const muan = [13, 13, 14, 14, 13, 14, 15, 17, 17, 18, 20, 20, 20, 21, 21, 25, 26, 25, 26, 27, 26, 26, 25, 25, 24]
    expect(bounds(example, { ...asPeer, threshold: 'muan', alpha: 0.01 })).toEqual(muan)
  })

  it('salmonella.agona, b = 5: 49 weeks', () => {
    expect(bounds(salmonellaAgona, {})).toEqual([
      4,
      4,
      4,
      4,
      4,
      4,
      null,
      4,
      null,
      4,
      4,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      5,
      5,
      6,
      6,
      6,
      6,
      7,
      7,
      8,
      8,
      8,
      8,
      9,
      8,
      9,
      9,
      8,
      8,
      8,
      7,
      7,
      7,
      7,
      6,
      6,
      5,
      5,
      5,
      5,
      5,
      5,
    ])
    expect(alarms(salmonellaAgona, {})).toEqual([1, 21])
  })

  it('salmonella.agona, b = 3, alpha = 0.01: 153 weeks, NA where four weeks have fewer than five cases', () => {
    const peer = [
      9,
      null,
      null,
      null,
      null,
      9,
      9,
      9,
      8,
      null,
      null,
      null,
      7,
      6,
      7,
      8,
      null,
      null,
      9,
      9,
      10,
      9,
      11,
      11,
      10,
      11,
      10,
      12,
      11,
      11,
      10,
      9,
      10,
      10,
      9,
      9,
      8,
      8,
      9,
      8,
      8,
      7,
      7,
      6,
      null,
      null,
      null,
      null,
      null,
      null,
      4,
      4,
      4,
      4,
      4,
      null,
      null,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      null,
      null,
      null,
      null,
      null,
      5,
      6,
      6,
      6,
      6,
      null,
      7,
      8,
      8,
      8,
      7,
      7,
      8,
      8,
      8,
      8,
      8,
      8,
      8,
      8,
      7,
      7,
      7,
      6,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      6,
      6,
      null,
      6,
      null,
      6,
      6,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      8,
      8,
      8,
      9,
      9,
      10,
      10,
      10,
      11,
      12,
      12,
      14,
      15,
      15,
      15,
      15,
      16,
      15,
      14,
      12,
      11,
      12,
      11,
      10,
      9,
      9,
      9,
      9,
      9,
      10,
      11,
    ]
    expect(bounds(salmonellaAgona, { ...b3, alpha: 0.01 })).toEqual(peer)
    expect(alarms(salmonellaAgona, { ...b3, alpha: 0.01 })).toEqual([98, 103, 104, 105])
  })

  it('the same with pThresholdTrend = 0.05, and with the package’s own standard errors: a trend in 106 weeks', () => {
    const peer = [
      9,
      null,
      null,
      null,
      null,
      8,
      9,
      8,
      8,
      null,
      null,
      null,
      7,
      6,
      8,
      9,
      null,
      null,
      10,
      10,
      10,
      9,
      12,
      11,
      10,
      11,
      10,
      12,
      11,
      11,
      10,
      9,
      10,
      10,
      9,
      9,
      8,
      8,
      9,
      8,
      8,
      7,
      7,
      6,
      null,
      null,
      null,
      null,
      null,
      null,
      4,
      4,
      4,
      4,
      4,
      null,
      null,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      4,
      null,
      null,
      null,
      null,
      null,
      5,
      6,
      6,
      6,
      6,
      null,
      7,
      8,
      8,
      8,
      7,
      7,
      8,
      8,
      8,
      8,
      8,
      8,
      8,
      9,
      7,
      7,
      7,
      7,
      6,
      6,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      5,
      6,
      6,
      null,
      6,
      null,
      6,
      5,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      8,
      8,
      8,
      9,
      9,
      10,
      10,
      10,
      11,
      12,
      12,
      14,
      15,
      15,
      15,
      15,
      16,
      15,
      14,
      12,
      11,
      12,
      11,
      10,
      9,
      9,
      9,
      9,
      9,
      10,
      11,
    ]
    const asked = { ...asPeer, alpha: 0.01, trendLevel: 0.05 }
    expect(bounds(salmonellaAgona, asked)).toEqual(peer)
    const trends = (options: FarringtonOptions) =>
      farringtonFlexible(salmonellaAgona, options).filter(({ trend }) => trend !== null).length
    expect(trends(asked)).toBe(106)
    expect(trends({ ...asked, standardErrors: 'quasi-poisson' })).toBe(85)
  })
})

describe('scipy 1.10.1', () => {
  it('poisson.sf and nbinom.sf(count − 1, mean / (φ − 1), 1 / φ), and their ppf', () => {
    expect(countAtLeast(50, 20, 1) / 1.2458926079719434e-8).toBeCloseTo(1, 10)
    expect(countQuantile(0.95, 20, 1)).toBe(28)
    expect(countAtLeast(40, 20, 1.6)).toBeCloseTo(0.0015668430256257707, 12)
    expect(countQuantile(0.995, 20, 1.6)).toBe(37)
    expect(countQuantile(0.95, 100, 1e4)).toBe(34)
  })
})

describe('docs/methods/farrington.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/farrington.md'), 'utf8')
  it('prints the figures of its example', () => {
    const weeks = farringtonFlexible(example, b3)
    const first = weeks.find(({ week }) => week === 178)
    expect(page).toContain(
      `expected ${first?.expected?.toFixed(2)}, φ = ${first?.dispersion?.toFixed(2)}, bound ${first?.upperBound}, p = ${first?.p?.toFixed(3)}`,
    )
    expect(alarms(example, b3)).toEqual([4, 20, 21, 22, 24, 25])
    expect(page).toContain('85 weeks')
    expect(page).toContain('106')
  })
})
