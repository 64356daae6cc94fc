import { describe, expect, it } from 'vitest'
import { cumulativeWdd } from '../../src/analysis/cumulative-wdd.ts'
import { type Wdd, type WddAreas, type WddOptions, wdd } from '../../src/analysis/wdd.ts'
import { wddHarm } from '../../src/analysis/wdd-harm.ts'
import { wdd as method } from '../../src/methods/wdd.ts'
import { methodPage } from './method-page.ts'

const pair = (before: number, after: number) => ({ before, after })
const defined = (areas: WddAreas, options?: WddOptions): Wdd => {
  const answer = wdd(areas, options)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}
const paper: WddAreas = {
  target: pair(207, 110),
  comparison: pair(308, 318),
  displacement: pair(178, 157),
  displacementComparison: pair(150, 140),
}

describe('Wheeler & Ratcliffe 2018, Crime Science 7:11', () => {
  it('the example of the paper, as ptools pins it ("Est & Variance Paper"): −118, √1568, z −2.98, −196 to −40', () => {
    const { total } = defined(paper)
    expect(total.estimate).toBe(-118)
    expect(total.standardError).toBeCloseTo(Math.sqrt(1568), 12)
    expect(total.z).toBeCloseTo(-2.98, 2)
    expect(Math.round(total.low)).toBe(-196)
    expect(Math.round(total.high)).toBe(-40)
  })

  it('20 → 10 beside 20 → 20 (README of ptools): −10 (8.366600), z −1.195229, 90 % −23.761833 to 3.761833', () => {
    const { local, total } = defined({ target: pair(20, 10), comparison: pair(20, 20) }, { confidence: 0.9 })
    expect(local.estimate).toBe(-10)
    expect(total.standardError).toBeCloseTo(8.3666, 6)
    expect(total.z).toBeCloseTo(-1.195229, 6)
    expect(total.low).toBeCloseTo(-23.761833, 6)
    expect(total.high).toBeCloseTo(3.761833, 6)
    // R 4.2.2: 2 * pnorm(-10 / sqrt(70))
    expect(total.p).toBeCloseTo(0.231997723629, 10)
  })
})

describe('Wheeler’s notes, as the tests of ptools pin them', () => {
  it('time weights (9 January 2021): 80 → 20 beside 100 → 50 over 2 and 1: −20 and √115', () => {
    const { total } = defined(
      { target: pair(80, 20), comparison: pair(100, 50) },
      { timeWeights: { before: 2, after: 1 } },
    )
    expect(total.estimate).toBe(-20 + 0)
    expect(total.standardError).toBeCloseTo(Math.sqrt(115), 12)
  })

  it('area weights (23 February 2021): 1.2, 0.9, 1.5, 1.6', () => {
    const { total } = defined(paper, {
      areaWeights: { target: 1.2, comparison: 0.9, displacement: 1.5, displacementComparison: 1.6 },
    })
    expect(total.estimate).toBeCloseTo(-99.69444444, 8)
    expect(total.standardError).toBeCloseTo(35.4280755, 7)
    expect(total.z).toBeCloseTo(-2.813995483, 8)
    expect(total.low).toBeCloseTo(-169.1321965, 6)
    expect(total.high).toBeCloseTo(-30.25669241, 6)
  })

  it('harm (19 November 2020): five crimes with weights 3, 2, 5, 7, 10', () => {
    const crimes: [target: [number, number], comparison: [number, number]][] = [
      [
        [130, 74],
        [133, 91],
      ],
      [
        [327, 202],
        [388, 305],
      ],
      [
        [398, 190],
        [148, 97],
      ],
      [
        [144, 92],
        [86, 64],
      ],
      [
        [183, 96],
        [94, 67],
      ],
    ]
    const groups = crimes.map(([target, comparison]) => {
      const { local } = defined({ target: pair(...target), comparison: pair(...comparison) })
      return local
    })
    const harm = wddHarm(groups, [3, 2, 5, 7, 10])
    expect(harm).toMatchObject({
      estimate: expect.closeTo(-1721, 8),
      standardError: expect.closeTo(304.10360077, 7),
      z: expect.closeTo(-5.65925558, 7),
      low: expect.closeTo(-2317.03210507, 6),
      high: expect.closeTo(-1124.96789493, 6),
    })
  })
})

describe('the page', () => {
  const text = methodPage('wdd')

  it('works its example', () => {
    const answer = defined(method.example.groups[0] ?? paper)
    const { total, levelRatio, rateRatio } = answer
    expect(text).toContain(`= ${total.estimate}, standard error √1568 = ${total.standardError.toFixed(1)}`)
    expect(text).toContain(`z = ${total.z.toFixed(2)}, p = ${total.p.toFixed(3)}`)
    expect(text).toContain(`interval ${total.low.toFixed(0)} to ${total.high.toFixed(0)}`)
    expect(text).toContain(
      `differ by ${levelRatio.counts.toFixed(2)} ×: shown as counts. Rate ratio ${rateRatio?.toFixed(3)}`,
    )
    expect(answer).toMatchObject({ shown: 'as-counts', disagreesInSign: false })
    const wide = defined(paper, { dispersion: 1.6 }).total
    expect(text).toContain(
      `standard error is ${wide.standardError.toFixed(1)} and the interval ${wide.low.toFixed(0)} to ${wide.high.toFixed(0)}`,
    )
  })

  it('adds up its six periods', () => {
    const { series } = method.example
    if (!series) throw new Error('the example has no series')
    const { estimate } = cumulativeWdd(series)
    expect(text).toContain(`add up to ${Array.from(estimate).join(', ')}`)
  })

  it('tells of an area with 10 and one with 100 that both fell by a third or so', () => {
    expect(defined({ target: pair(10, 7), comparison: pair(100, 70) }).local.estimate).toBe(27)
    expect(text).toContain('got worse by 27')
  })
})
