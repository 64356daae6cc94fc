import { describe, expect, it } from 'vitest'
import { type PhaseTest, phaseTest } from '../../src/analysis/phase-test.ts'
import { phaseTest as method } from '../../src/methods/phase-test.ts'
import { methodPage } from './method-page.ts'

function tested(counts: readonly number[], on: readonly number[]): PhaseTest {
  const answer = phaseTest(counts, on)
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}

describe('R 4.2.2', () => {
  it('ccf(y, on, lag.max = 4)', () => {
    const on = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1]
    const counts = [2, 3, 1, 2, 2, 6, 7, 5, 6, 2, 1, 3, 2, 7, 6, 8]
    const expected = [
      -0.4222960246352284, -0.5848464785622807, -0.2379604583262001, 0.2966126839699819, 0.6166862581974765,
      0.8831349404077992, 0.4792724724034735, -0.0318397796351958, -0.4088898016309355,
    ]
    const { crossCorrelation, lag } = tested(counts, on)
    expected.forEach((value, k) => expect(crossCorrelation[k]).toBeCloseTo(value, 12))
    expect(lag).toBe(1)
  })
})

describe('the worked example of docs/methods/phase-test.md', () => {
  it('has the figures of the method', () => {
    const { changes, lag, crossCorrelation, verdict } = tested(method.example.counts, method.example.on)
    const text = methodPage('phase-test')
    const [first, second, third] = changes
    expect(text).toContain(
      `next door ${first?.before.count}, ${first?.after.count}, ${second?.after.count} and ${third?.after.count} incidents`,
    )
    expect(text).toContain(`On: ${first?.ratio.toFixed(2)} times as many, adjusted p = ${first?.adjusted.toFixed(3)}`)
    expect(text).toContain(`off: ${second?.ratio.toFixed(2)}, p = ${second?.adjusted.toFixed(3)}`)
    expect(text).toContain(`on again: ${third?.ratio.toFixed(2)}, p = ${third?.adjusted.toFixed(3)}`)
    expect(text).toContain(`at a lag of ${lag} week, ${crossCorrelation[4 + lag]?.toFixed(3)}`)
    expect(text).toContain(`Verdict: ${verdict}`)
  })
})
