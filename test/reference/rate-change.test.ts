import { describe, expect, it } from 'vitest'
import { clearChanges, probabilityOfRise, rateChange } from '../../src/analysis/rate-change.ts'

const counted = (count: number, weeks: number) => ({ count, weeks })

describe('change of a rate', () => {
  it('P(rise) is scipy.special.betainc(n1 + .5, n2 + .5, e1 / (e1 + e2)) (scipy 1.17.1)', () => {
    expect(probabilityOfRise(counted(30, 52), counted(2, 8), 1)).toBeCloseTo(0.11151233944637169, 10)
    expect(probabilityOfRise(counted(0, 104), counted(3, 8), 1)).toBeCloseTo(0.9999708307878604, 10)
    expect(probabilityOfRise(counted(100, 104), counted(8, 8), 1)).toBeCloseTo(0.5635440514238939, 10)
    expect(probabilityOfRise(counted(5, 10), counted(5, 10), 1)).toBeCloseTo(0.5, 12)
  })

  it('the interval is that of numerical convolution of the two gammas (scipy.stats.gamma, 200,000 quantiles)', () => {
    const table: [number, number, number, number, number, number][] = [
      [30, 52, 2, 8, -0.5877194718612211, 0.13584223437840795],
      [0, 104, 3, 8, 0.13041484621459215, 0.8745043998561354],
      [100, 104, 8, 8, -0.4511380937510441, 0.7743701594240675],
      [5, 10, 5, 10, -0.5435428467131269, 0.5435428065195844],
    ]
    for (const [n1, e1, n2, e2, low, high] of table) {
      const change = rateChange(counted(n1, e1), counted(n2, e2))
      const width = high - low
      expect(Math.abs((change?.low ?? 0) - low)).toBeLessThan(0.02 * width)
      expect(Math.abs((change?.high ?? 0) - high)).toBeLessThan(0.02 * width)
    }
  })
})

describe('Holm 1979, Scand. J. Statistics 6, 65–70', () => {
  it('rejects p = 0.005 and 0.01 of 0.005, 0.01, 0.03, 0.04 at 5 %', () => {
    // 0.005 ≤ 0.05/4 and 0.01 ≤ 0.05/3, but 0.03 > 0.05/2, so 0.04 is not looked at.
    const rose = [0.04, 0.01, 0.03, 0.005].map((p) => 1 - p / 2)
    expect(clearChanges(rose, 0.05)).toEqual([null, 'more', null, 'more'])
  })
})
