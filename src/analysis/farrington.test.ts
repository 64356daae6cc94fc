import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countAtLeast, countQuantile } from './count-distribution.ts'
import { type FarringtonOptions, farringtonFlexible } from './farrington.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

/** Weekly counts with a season, from a stream of their own. */
function weekly(length: number, mean: number, dispersion: number, stream: number): number[] {
  const random = randomStream(31, stream)
  return Array.from({ length }, (_, week) =>
    random.clustered(mean * (1 + 0.4 * Math.sin((2 * Math.PI * week) / 52)), dispersion),
  )
}
const short: FarringtonOptions = { yearsBack: 3 }
const bounds = (counts: readonly number[], options: FarringtonOptions = short) =>
  farringtonFlexible(counts, options).map(({ upperBound }) => upperBound)

describe('Farrington flexible', () => {
  it('judges every week that has a whole history, and no other', () => {
    const weeks = farringtonFlexible(weekly(170, 10, 1, 0), short)
    expect([weeks[0]?.week, weeks.length]).toEqual([159, 11])
    expect(farringtonFlexible(weekly(264, 10, 1, 0)).map(({ week }) => week)).toEqual([263])
  })

  it('has as bound and p those of the negative binomial that it names', () => {
    for (const { count, expected, dispersion, upperBound, p, alarm, exceedance } of farringtonFlexible(
      weekly(200, 12, 1.6, 1),
      short,
    )) {
      expect(upperBound).toBe(countQuantile(0.95, expected ?? 0, dispersion ?? 0))
      expect(p).toBe(countAtLeast(count, expected ?? 0, dispersion ?? 0))
      expect(alarm).toBe((exceedance ?? 0) > 1)
      expect(dispersion).toBeGreaterThanOrEqual(1)
    }
  })

  it('does not look at the judged week nor at the 26 before it, nor farther back than its history', () => {
    const counts = weekly(180, 10, 1.4, 2)
    const changed = counts.map((count, week) => (week >= 179 - 26 || week < 179 - 159 ? count + 3 : count))
    expect(bounds(changed).at(-1)).toBe(bounds(counts).at(-1))
    const later = farringtonFlexible([7, 7, ...counts], short).at(-1)
    expect(later).toEqual({ ...farringtonFlexible(counts, short).at(-1), week: 181 })
  })

  it('is less raised by an outbreak in its history when great residuals weigh less', () => {
    const counts = weekly(160, 10, 1, 3)
    const struck = counts.map((count, week) => (week === 55 || week === 56 ? 60 : count))
    const expected = (series: readonly number[], reweightAbove: number) =>
      farringtonFlexible(series, { ...short, reweightAbove }).at(-1)?.expected ?? Number.NaN
    expect(expected(struck, 1e6) / expected(counts, 1e6)).toBeGreaterThan(1.1)
    expect(expected(struck, 2.58) / expected(counts, 2.58)).toBeLessThan(1.06)
  })

  it('keeps a trend with three years, and never a mean above all that was counted', () => {
    const random = randomStream(4)
    const rising = Array.from({ length: 160 }, (_, week) => random.poisson(3 * Math.exp(0.012 * week)))
    const last = (options: FarringtonOptions) => farringtonFlexible(rising, options).at(-1)
    expect(last({ yearsBack: 2 })?.trend).toBeNull()
    expect(last({ yearsBack: 3, trendLevel: 0 })?.trend).toBeNull()
    const { trend = null, expected = null } = last({ yearsBack: 3 }) ?? {}
    if (trend !== null) expect(expected).toBeLessThanOrEqual(Math.max(...rising.slice(0, 133)))
    const steep = Array.from({ length: 160 }, (_, week) => (week < 80 ? 1 : Math.round(Math.exp((week - 80) / 12))))
    expect(farringtonFlexible(steep, short).at(-1)?.trend).toBeNull()
  })

  it('keeps a trend by its p when asked: a flat series seldom, a falling one', () => {
    const flat = farringtonFlexible(weekly(200, 10, 1, 5), { ...short, trendLevel: 0.001 })
    expect(flat.filter(({ trend }) => trend !== null).length).toBe(0)
    const random = randomStream(6)
    const falling = Array.from({ length: 170 }, (_, week) => random.poisson(30 * Math.exp(-0.01 * week)))
    const kept = farringtonFlexible(falling, { ...short, trendLevel: 0.001 })
    expect(kept.every(({ trend }) => trend !== null && trend < -0.005)).toBe(true)
  })

  it('has higher bounds where the doubt about the mean counts too', () => {
    const counts = weekly(200, 20, 1.4, 7)
    const [plug, muan] = [bounds(counts), bounds(counts, { ...short, threshold: 'muan' })]
    plug.forEach((bound, i) => expect(muan[i]).toBeGreaterThanOrEqual(bound ?? 0))
    bounds(counts, { ...short, threshold: 'delta' }).forEach((bound, i) =>
      expect(Math.abs((bound ?? 0) - (plug[i] ?? 0))).toBeLessThan(2),
    )
  })

  it('says why there is no bound', () => {
    const gaps = (counts: readonly number[], options = short) =>
      farringtonFlexible(counts, options).map(({ gap }) => gap)
    expect(new Set(gaps(Array.from({ length: 170 }, () => 0)))).toEqual(new Set(['few-incidents']))
    const silent = Array.from({ length: 270 }, (_, week) => (week < 250 ? 0 : 9))
    expect(new Set(gaps(silent, {}))).toEqual(new Set(['no-fit']))
    // A shorter silence settles, at next to nothing: then anything is above it.
    expect(farringtonFlexible(silent, short).at(-1)).toMatchObject({ upperBound: 0, alarm: true, gap: null })
    const dry = weekly(165, 10, 1, 8).map((count, week) => (week > 160 ? 1 : count))
    expect(gaps(dry).at(-1)).toBe('few-incidents')
    expect(gaps(dry, { ...short, fewestIncidents: 0 }).at(-1)).toBeNull()
  })

  it('alarms in about one quiet week of twenty at α = 0.05, at φ = 1 and 1.6', () => {
    for (const phi of [1, 1.6]) {
      const weeks = Array.from({ length: 12 }, (_, stream) =>
        farringtonFlexible(weekly(312, 10, phi, 100 + stream)),
      ).flat()
      const alarms = weeks.filter(({ alarm }) => alarm).length
      // 588 weeks, 5 % and three standard errors; not under 1.5 %.
      expect(alarms / weeks.length).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / weeks.length))
      expect(alarms / weeks.length).toBeGreaterThan(0.015)
    }
  })

  it('answers odd series without NaN', () => {
    const odd = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.constantFrom(500, 1_000_000)), {
      minLength: 62,
      maxLength: 80,
    })
    const options = fc.record({
      yearsBack: fc.constantFrom(1, 3, 5),
      halfWindowWeeks: fc.nat({ max: 2 }),
      seasonGroups: fc.integer({ min: 1, max: 7 }),
      recentWeeksLeftOut: fc.nat({ max: 8 }),
      threshold: fc.constantFrom('nbPlugin' as const, 'muan' as const, 'delta' as const),
      trendLevel: fc.constantFrom(0, 0.05, 1),
      standardErrors: fc.constantFrom('quasi-poisson' as const, 'surveillance' as const),
    })
    fc.assert(
      fc.property(odd, options, (counts, chosen) => {
        let weeks: readonly object[] = []
        try {
          weeks = farringtonFlexible(counts, { ...chosen, weeksPerYear: 12 })
        } catch (error) {
          if (!(error instanceof MethodError)) throw error
        }
        for (const week of weeks) {
          expect(Object.values(week).some((value) => typeof value === 'number' && !Number.isFinite(value))).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('can be cancelled', () => {
    expect(() => farringtonFlexible(weekly(200, 10, 1, 9), short, { cancelled: () => true })).toThrow(Cancelled)
  })

  const refused = (counts: readonly number[], options: FarringtonOptions) => {
    try {
      farringtonFlexible(counts, options)
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
    }
    return 'answered'
  }
  const enough = weekly(160, 10, 1, 10)
  it.each([
    [[], {}, 'counts empty'],
    [enough.slice(1), {}, 'counts too-few'],
    [[...enough, -1], {}, 'counts negative'],
    [[...enough, Number.NaN], {}, 'counts not-finite'],
    [[...enough, 2.5], {}, 'counts not-whole'],
    [[...enough, 2e6], {}, 'counts out-of-range'],
    [enough, { alpha: 1 }, 'alpha out-of-range'],
    [enough, { yearsBack: 0 }, 'yearsBack out-of-range'],
    [enough, { halfWindowWeeks: 26 }, 'halfWindowWeeks out-of-range'],
    [enough, { seasonGroups: 47 }, 'seasonGroups out-of-range'],
    [enough, { recentWeeksLeftOut: 157 }, 'recentWeeksLeftOut out-of-range'],
    [enough, { recentWeeksLeftOut: 156 }, 'answered'],
    [enough, { recentWeeksLeftOut: 156, halfWindowWeeks: 0 }, 'yearsBack too-few'],
    [enough, { trendLevel: 2 }, 'trendLevel out-of-range'],
    [enough, { threshold: 'none' }, 'threshold unknown-reference'],
  ] as const)('refuses %# %j: %s', (counts, options, problem) => {
    expect(refused(counts, { ...short, ...options } as FarringtonOptions)).toBe(problem)
  })
})
