import { describe, expect, it } from 'vitest'
import type { FourCells } from '../../src/analysis/exact-ratio.ts'
import { type RateRatio, type RateRatioOptions, rateRatio } from '../../src/analysis/rate-ratio.ts'
import { rateRatio as method } from '../../src/methods/rate-ratio.ts'
import { methodPage } from './method-page.ts'

/** Target before and after, comparison before and after; the table is matrix(c(T1, C1, T0, C0), 2) in R. */
const cells = (targetBefore: number, targetAfter: number, comparisonBefore: number, comparisonAfter: number) => ({
  targetBefore,
  targetAfter,
  comparisonBefore,
  comparisonAfter,
})
const defined = (counts: FourCells, options?: RateRatioOptions): RateRatio => {
  const answer = rateRatio(counts, options)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}
/** Equal to a share of the value. */
const near = (got: number, expected: number, relative: number) =>
  expect(Math.abs(got / expected - 1), `${got} against ${expected}`).toBeLessThan(relative)

describe('R 4.2.2, fisher.test', () => {
  // Its root finder stops at 1.2e-4: see the page.
  const table: [
    FourCells,
    confidence: number,
    estimate: number,
    low: number,
    high: number,
    less: number,
    greater: number,
  ][] = [
    [
      cells(30, 12, 60, 58),
      0.95,
      0.416033998279693,
      0.176123405667229,
      0.933052805861606,
      0.0157623443811431,
      0.994235007174707,
    ],
    [
      cells(207, 110, 308, 318),
      0.95,
      0.515047642741727,
      0.385042714210375,
      0.686707309963687,
      1.66791615871867e-6,
      0.999999164664274,
    ],
    [
      cells(3, 1, 4, 2),
      0.9,
      0.69379298297644,
      0.0173626224123001,
      13.1766924849813,
      0.666666666666667,
      0.833333333333333,
    ],
    [
      cells(900, 700, 3000, 3100),
      0.95,
      0.752721277397235,
      0.672618761728068,
      0.842156226785262,
      2.69287011682426e-7,
      0.999999799410966,
    ],
  ]
  it.each(table)('%j', (counts, confidence, estimate, low, high, less, greater) => {
    const answer = defined(counts, { confidence })
    near(answer.conditionalEstimate, estimate, 2e-4)
    near(answer.exact.low, low, 2e-4)
    near(answer.exact.high, high, 2e-4)
    near(answer.exact.p, Math.min(1, 2 * Math.min(less, greater)), 1e-9)
  })

  it('zero cells: one end open', () => {
    const none = defined(cells(8, 0, 20, 19))
    expect(none.exact.low).toBe(0)
    near(none.exact.high, 0.732728002578538, 2e-4)
    near(none.exact.p, 2 * 0.00988402264032536, 1e-9)
    const all = defined(cells(0, 5, 20, 19))
    near(all.exact.low, 0.828270273994907, 2e-4)
    expect(all.exact.high).toBe(Number.POSITIVE_INFINITY)
    near(all.exact.p, 2 * 0.0391378332387975, 1e-9)
  })
})

describe('the examples of R’s help page of fisher.test', () => {
  it('convictions of twins: printed 0.04693661, 0.003325764 to 0.363182271, and 0.001386333 to 0.578851645 at 99 %', () => {
    const twins = cells(15, 2, 3, 10)
    near(defined(twins).conditionalEstimate, 0.04693661, 2e-4)
    near(defined(twins).exact.low, 0.003325764, 3e-3)
    near(defined(twins).exact.high, 0.363182271, 2e-4)
    near(defined(twins, { confidence: 0.99 }).exact.low, 0.001386333, 0.011)
    near(defined(twins, { confidence: 0.99 }).exact.high, 0.578851645, 2e-4)
    near(defined(twins).exact.p, 2 * 0.000465180943363, 1e-9)
  })
  it('the lady tasting tea: estimate 6.408309', () => {
    near(defined(cells(1, 3, 3, 1)).conditionalEstimate, 6.408309, 1e-5)
  })
})

describe('scipy 1.10.1, nchypergeom_fisher, roots of the tails by brentq at 1e-14', () => {
  it('exact: estimate, low, high', () => {
    const table: [FourCells, number, number, number, number][] = [
      [cells(30, 12, 60, 58), 0.95, 0.41603546, 0.17612326, 0.93304832],
      [cells(207, 110, 308, 318), 0.95, 0.51505331, 0.38506671, 0.68671048],
      [cells(3, 1, 4, 2), 0.9, 0.69378966, 0.01736263, 13.17653212],
      [cells(15, 2, 3, 10), 0.95, 0.04693664, 0.00331716, 0.3631896],
      [cells(15, 2, 3, 10), 0.99, 0.04693664, 0.00137185, 0.57885186],
      [cells(1, 3, 3, 1), 0.95, 6.40831966, 0.211735595, 626.243531],
    ]
    for (const [counts, confidence, estimate, low, high] of table) {
      const answer = defined(counts, { confidence })
      near(answer.conditionalEstimate, estimate, 2e-6)
      near(answer.exact.low, low, 3e-6)
      near(answer.exact.high, high, 1e-7)
    }
  })

  it('mid-p: low, high, p', () => {
    const table: [FourCells, number, number, number, number][] = [
      [cells(30, 12, 60, 58), 0.95, 0.18857374644269395, 0.8820127258885034, 0.021527337206433073],
      [cells(207, 110, 308, 318), 0.95, 0.3888003714486573, 0.6803769597387516, 2.503251884666824e-6],
      [cells(3, 1, 4, 2), 0.9, 0.03543985976517854, 8.405507120425396, 0.8333333333333317],
    ]
    for (const [counts, confidence, low, high, p] of table) {
      const { midP } = defined(counts, { confidence })
      near(midP.low, low, 1e-10)
      near(midP.high, high, 1e-10)
      near(midP.p, p, 1e-9)
    }
  })
})

it('works the example of its page', () => {
  const text = methodPage('rate-ratio')
  const { ratio, exact, midP, inflated } = defined(method.example.counts, { dispersion: method.example.dispersion })
  const three = (value: number) => value.toFixed(3)
  expect(text).toContain(
    `ratio ${three(ratio)}. Exact ${three(exact.low)} to ${three(exact.high)}, p = ${three(exact.p)}`,
  )
  expect(text).toContain(`mid-p ${three(midP.low)} to ${three(midP.high)}, p = ${three(midP.p)}`)
  expect(text).toContain(`With φ = 1.6: ${three(inflated.low)} to ${three(inflated.high)}, p = ${three(inflated.p)}`)
  const twins = defined(cells(15, 2, 3, 10)).exact
  expect(text).toContain(`exactly α/2 at ${twins.low.toFixed(6)} and ${twins.high.toFixed(5)}`)
  expect(text).toContain(`621.9 there and at ${defined(cells(1, 3, 3, 1)).exact.high.toFixed(1)} here`)
})
