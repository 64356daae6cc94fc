import { describe, expect, it } from 'vitest'
import { riseEvidence } from '../../src/analysis/rise-evidence.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { displacementWatch } from '../../src/methods/displacement-watch.ts'
import { methodPage } from './method-page.ts'

describe('scipy 1.10.1: special.betaln, and integrate.quad within integrate.quad over the shift', () => {
  it.each([
    [26, 1040, 4, 20, 1, 9.098798586183934],
    [52, 1040, 0, 20, 1, 0.7179199798264327],
    [0, 300, 2, 6, 1, 5.145902723957907],
    [26, 2080, 7, 40, 1.6, 36.38306181277279],
    [400, 400, 30, 10, 1.2, 14.623058881496746],
  ])('%d and %d before, %d and %d in the first week, φ = %d', (t0, c0, target, comparison, phi, expected) => {
    const place = { targetBefore: t0, comparisonBefore: c0, targetSince: [target], comparisonSince: [comparison] }
    expect(Math.abs((riseEvidence(place, phi, 1)[0] ?? Number.NaN) / expected - 1)).toBeLessThan(3e-5)
  })
})

describe('the worked example of docs/methods/displacement-watch.md', () => {
  it('has the figures of the method', () => {
    const called = callMethod('displacement-watch', displacementWatch.example)
    if (!called.ok) throw new Error(called.problem.code)
    const { proposals, cutOff } = called.value.result as {
      proposals: readonly { place: number; week: number; evidence: number; origin: { place: number; metres: number } }[]
      cutOff: readonly number[]
    }
    const [proposal] = proposals
    expect(proposals).toHaveLength(1)
    const text = methodPage('displacement-watch')
    expect(text).toContain(
      `In week ${proposal?.week} the evidence of place ${proposal?.place} is ${proposal?.evidence.toFixed(0)};`,
    )
    expect(text).toContain(`one place alone needs 12/0.1 = ${cutOff[(proposal?.week ?? 0) - 1]}`)
    expect(text).toContain(
      `with place ${proposal?.origin.place}, ${proposal?.origin.metres} m away, as its likely origin`,
    )
  })
})
