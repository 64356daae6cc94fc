import { describe, expect, it } from 'vitest'
import { type ETestOptions, eTest } from '../../src/analysis/e-test.ts'
import { eTest as method } from '../../src/methods/e-test.ts'
import { methodPage } from './method-page.ts'

function pOf(x: number, n: number, y: number, m: number, options?: ETestOptions): number {
  const answer = eTest({ count: x, exposure: n }, { count: y, exposure: m }, options)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer.p
}

describe('Krishnamoorthy & Thomson 2004, J. Statistical Planning and Inference 119, 23–35', () => {
  it('dodder seeds, 0 against 3: 0.0884 (as the tests of ptools and the help of scipy have it)', () => {
    expect(pOf(0, 1, 3, 1)).toBeCloseTo(0.0884, 4)
    // scipy's help: poisson_means_test(0, 100, 3, 100) gives 0.08837900929018157; it leaves out 1e-10 of the tails.
    expect(pOf(0, 100, 3, 100)).toBeCloseTo(0.08837900929018157, 9)
  })
  it('6 against 2: 0.1749', () => {
    expect(pOf(6, 1, 2, 1)).toBeCloseTo(0.1749, 4)
    expect(pOf(2, 1, 6, 1)).toBeCloseTo(0.1749, 4)
  })
})

describe('statsmodels 0.13.5, test_poisson_2indep', () => {
  // bench inputs rate_pairs.csv; method = "etest-wald" and "etest". Both stop at 1e-13 of the tail.
  const pairs: [number, number, number, number, unpooled: number, pooled: number][] = [
    [0, 1, 5, 1, 0.01975605229088316, 0.01975605229088316],
    [3, 1, 9, 1, 0.08684401156475342, 0.08684401156475342],
    [12, 52, 7, 52, 0.26646054557163046, 0.26646054557163046],
    [15, 52, 41, 104, 0.2796457563370044, 0.3033590867569741],
    [60, 51477.5, 30, 54308.7, 0.000643144612489779, 0.0005672617581627942],
    [1, 10, 0, 10, 0.4860554614185044, 0.4860554614185044],
    [25, 12, 14, 12, 0.08113872438509806, 0.08113872438509806],
    [100, 52, 70, 52, 0.021366519436407334, 0.021366519436407334],
    [8, 4, 2, 4, 0.05956000473205709, 0.05956000473205709],
    [200, 365, 240, 365, 0.0565770438981537, 0.0565770438981537],
    [5, 28, 30, 365, 0.2910552774492553, 0.08923471919465434],
    [17, 7, 40, 28, 0.11944720713263207, 0.0656553456848429],
    [2, 1, 2, 1, 1, 1],
    [44, 91, 100, 273, 0.15333579338386655, 0.12520808121653845],
    [900, 364, 1000, 364, 0.021778786573186656, 0.021778786573186656],
    [33, 100, 12, 50, 0.326123978740624, 0.3500601643445684],
    [6, 13, 19, 13, 0.008725177247231692, 0.008725177247231692],
    [1, 1, 8, 2, 0.1124668530020941, 0.17525717632101748],
    [3000, 365, 2800, 365, 0.008634513446208818, 0.008634513446208818],
  ]
  it.each(pairs)('%d in %d against %d in %d', (x, n, y, m, unpooled, pooled) => {
    expect(pOf(x, n, y, m)).toBeCloseTo(unpooled, 9)
    expect(pOf(x, n, y, m, { variance: 'pooled' })).toBeCloseTo(pooled, 9)
  })
})

describe('every pair of counts in 40-digit decimals, ties by exact fractions', () => {
  it.each([
    [33, 100, 12, 50, 0.3261239787406221],
    [1, 1, 8, 2, 0.11246685300209411],
    [15, 52, 41, 104, 0.2796457563370018],
    [44, 91, 100, 273, 0.15333579338392567],
    [5, 28, 30, 365, 0.2910552774492556],
    [120, 1, 30, 1, 3.275962977217562e-14],
  ])('%d in %d against %d in %d', (x, n, y, m, p) => {
    expect(pOf(x, n, y, m) / p).toBeCloseTo(1, 10)
  })
})

it('works the example of its page', () => {
  const text = methodPage('e-test')
  const { first, second } = method.example
  const p = pOf(first.count, first.exposure, second.count, second.exposure)
  expect(text).toContain(`6 against 2 over equal lengths: p = ${p.toFixed(3)}`)
  expect(text).toContain(`0 against 3: p = ${pOf(0, 1, 3, 1).toFixed(3)}`)
  expect(text).toContain(`exact arithmetic gives ${pOf(33, 100, 12, 50).toFixed(4)}`)
  const pooled = pOf(5, 28, 30, 365, { variance: 'pooled' })
  expect(text).toContain(`${pooled.toFixed(3)} and not ${pOf(5, 28, 30, 365).toFixed(3)}`)
})
