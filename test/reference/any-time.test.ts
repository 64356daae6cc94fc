import { describe, expect, it } from 'vitest'
import { anyTimeMonitoring } from '../../src/analysis/any-time.ts'
import { methodPage } from './method-page.ts'

/** One look at these cumulative counts. */
function look(targetBefore: number, comparisonBefore: number, target: number, comparison: number, dispersion: number) {
  const answer = anyTimeMonitoring(
    {
      targetBefore: [targetBefore, 0],
      comparisonBefore: [comparisonBefore, 0],
      targetSince: [target],
      comparisonSince: [comparison],
    },
    { dispersion },
  )
  if (!answer.defined) throw new Error(answer.reason)
  return [answer.evidence, answer.low, answer.high].map((values) => values[0] ?? Number.NaN)
}

describe('scipy 1.10.1: integrate.quad of both integrals to 1e-12, optimize.brentq of E(r) = 20', () => {
  it.each([
    [416, 1040, 24, 120, 1, 33.68054693968984, 0.23389489261047602, 0.9663086474371808],
    [416, 1040, 24, 120, 1.6, 6.189554014128468, 0.19192574461038253, 1.1157700539548416],
    [26, 1040, 18, 100, 1, 40542.17477414065, 1.9215805614513422, 22.23726088887161],
    [100, 100, 150, 100, 2.5, 0.8571176905453024, 0.6377118584134819, 3.5818130309694807],
    [5200, 9000, 2600, 4600, 1.3, 0.060186334416773665, 0.8681884760354497, 1.101453363375321],
  ])('%d and %d before, %d and %d since, φ = %d', (t0, c0, t, c, phi, evidence, low, high) => {
    const got = look(t0, c0, t, c, phi)
    ;[evidence, low, high].forEach((expected, i) =>
      expect(Math.abs((got[i] ?? Number.NaN) / expected - 1)).toBeLessThan(1e-9),
    )
  })
})

describe('the worked example of docs/methods/any-time.md', () => {
  it('has the figures of the method', () => {
    const text = methodPage('any-time')
    const [evidence, low, high] = look(416, 1040, 24, 120, 1)
    expect(text).toContain(
      `E = ${evidence?.toFixed(1)}, the ratio lies within ${low?.toFixed(3)} to ${high?.toFixed(3)}`,
    )
    const [less, lower, higher] = look(416, 1040, 24, 120, 1.6)
    expect(text).toContain(`E = ${less?.toFixed(1)} and ${lower?.toFixed(3)} to ${higher?.toFixed(3)}`)
  })
})
