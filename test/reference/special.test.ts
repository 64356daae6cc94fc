import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaBelow, digamma, gammaAbove, gammaBelow, gammaQuantile, logGamma } from '../../src/analysis/special.ts'

/** Equal to a relative error. */
const near = (got: number, expected: number, relative = 1e-10) =>
  expect(Math.abs(got - expected), `${got} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected) + 1e-15,
  )

describe('values computed with scipy 1.17.1', () => {
  it('scipy.special.gammaln(x)', () => {
    near(logGamma(0.001), 6.907178885383853)
    near(logGamma(0.5), 0.5723649429247)
    near(logGamma(1.5), -0.12078223763524526)
    near(logGamma(10.25), 13.368023671476045)
    near(logGamma(1000.5), 5908.674175848678)
    expect(logGamma(1)).toBeCloseTo(0, 13)
  })

  it('scipy.special.digamma(x)', () => {
    near(digamma(0.001), -1000.5755719318103)
    near(digamma(0.5), -1.9635100260214235)
    near(digamma(1), -0.5772156649015329)
    near(digamma(1.5), 0.03648997397857652)
    near(digamma(10.25), 2.277704790686724)
    near(digamma(1000.5), 6.907755320648796)
  })

  it('scipy.special.gammainc(a, x)', () => {
    near(gammaBelow(0.5, 0.1), 0.34527915398142317)
    near(gammaBelow(3, 2.5), 0.45618688411667035)
    near(gammaBelow(10, 12), 0.7576078383294875)
    near(gammaBelow(100, 90), 0.15822098918643007)
    near(gammaBelow(10_000, 10_100), 0.8413487504471796, 1e-9)
    near(gammaBelow(0.01, 1e-5), 0.8963367982671969)
  })

  it('scipy.special.gammaincinv(a, p)', () => {
    const table: [a: number, p: number, x: number][] = [
      [0.5, 0.05, 0.001966070000009761],
      [0.5, 0.95, 1.920729410347062],
      [1, 0.05, 0.05129329438755053],
      [2.5, 0.05, 0.5727381130308846],
      [2.5, 0.95, 5.535248846758176],
      [10, 0.05, 5.425405697091295],
      [10, 0.95, 15.705216422115459],
      [0.05, 0.05, 5.573875481878824e-27],
      [0.05, 0.5, 5.573878440746256e-7],
      [0.05, 0.95, 0.2659323024258409],
      [100, 0.05, 84.13927721831419],
      [100, 0.95, 116.99713444616246],
      [10_000, 0.05, 9836.085110855192],
      [10_000, 0.95, 10165.051911966126],
    ]
    for (const [a, p, x] of table) near(gammaQuantile(p, a), x, 1e-7)
  })

  it('scipy.special.betainc(a, b, x)', () => {
    near(betaBelow(0.3, 0.5, 0.5), 0.36901011956554536)
    near(betaBelow(0.4, 2, 3), 0.5248)
    near(betaBelow(0.9, 30.5, 4.5), 0.6592566456121383)
    near(betaBelow(0.93, 500.5, 20.5), 0.0011914466878125908, 1e-9)
    near(betaBelow(0.01, 0.5, 24.5), 0.5149425687245734)
  })
})

describe('the chi-squared table in every textbook (Pearson & Hartley, table 8)', () => {
  it('is twice the gamma quantile of half the degrees of freedom', () => {
    expect(2 * gammaQuantile(0.95, 0.5)).toBeCloseTo(3.841, 3)
    expect(2 * gammaQuantile(0.95, 5)).toBeCloseTo(18.307, 3)
    expect(2 * gammaQuantile(0.05, 5)).toBeCloseTo(3.94, 3)
    expect(2 * gammaQuantile(0.95, 50)).toBeCloseTo(124.342, 3)
  })
})

describe('identities', () => {
  const shape = fc.double({ min: 0.02, max: 3000, noNaN: true })
  it('the quantile undoes the distribution function', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, p) => {
        expect(gammaBelow(a, gammaQuantile(p, a))).toBeCloseTo(p, 8)
      }),
    )
  })
  it('the quantile is found where the start is already as near as numbers can be', () => {
    for (let a = 1000; a < 3000; a += 0.5) {
      const p = 0.5029384705637902
      expect(Math.abs(gammaBelow(a, gammaQuantile(p, a)) - p)).toBeLessThan(1e-8)
    }
  })
  it('the two tails make one', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0.01, max: 3, noNaN: true }), (a, times) => {
        expect(gammaBelow(a, a * times) + gammaAbove(a, a * times)).toBeCloseTo(1, 12)
      }),
    )
  })
  it('a Beta turned round is the other tail', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        expect(betaBelow(x, a, b) + betaBelow(1 - x, b, a)).toBeCloseTo(1, 9)
      }),
    )
  })
  it('ψ and ln Γ step as they must', () => {
    fc.assert(
      fc.property(shape, (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 8)
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 8)
      }),
    )
  })
  it('gives the ends at the ends', () => {
    expect(gammaBelow(2, 0)).toBe(0)
    expect(gammaAbove(2, 0)).toBe(1)
    expect(betaBelow(0, 2, 3)).toBe(0)
    expect(betaBelow(1, 2, 3)).toBe(1)
  })
})
