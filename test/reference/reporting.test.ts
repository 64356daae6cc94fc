import { expect, it } from 'vitest'
import { type Reporting, reporting } from '../../src/analysis/reporting.ts'
import { reporting as method } from '../../src/methods/reporting.ts'
import { methodPage } from './method-page.ts'

const defined = (): Reporting => {
  const answer = reporting(method.example)
  if ('reason' in answer) throw new Error(answer.reason)
  return answer
}

it('the delta method by R 4.2.2: deriv(~log(r1) - log(p1) - log(r0) + log(p0)), gradient, variances r and p(1 − p)/n', () => {
  const { adjusted } = defined()
  expect(adjusted?.change).toBeCloseTo(0.909090909091, 11)
  expect((adjusted?.logVariance.counts ?? 0) + (adjusted?.logVariance.survey ?? 0)).toBeCloseTo(0.0382727272727, 12)
  expect(adjusted?.delta.low).toBeCloseTo(0.619559770241, 10)
  expect(adjusted?.delta.high).toBeCloseTo(1.33392502336, 10)
})

it('works the example of its page', () => {
  const text = methodPage('reporting')
  const { reportedChange, tippingPoint, adjusted } = defined()
  if (!adjusted) throw new Error('nothing was adjusted')
  const percent = (share: number) => (100 * share).toFixed(0)
  expect(text).toContain(`60 reports, then 75: ${percent(reportedChange - 1)} % more`)
  expect(text).toContain(`rose by more than ${percent(tippingPoint.rise)} %, violence has fallen`)
  expect(text).toContain(`(chance in the counts: ${percent(tippingPoint.low)} to ${percent(tippingPoint.high)} %)`)
  const { trueRate, change, delta, simulated } = adjusted
  const two = (value: number) => value.toFixed(2)
  expect(text).toContain(
    `True ${trueRate.before.toFixed(0)} → ${trueRate.after.toFixed(0)}, change ${two(change)}: ${percent(1 - change)} % fewer`,
  )
  expect(text).toContain(
    `interval ${two(delta.low)} to ${two(delta.high)} (simulated ${two(simulated.low)} to ${two(simulated.high)})`,
  )
  expect(text).toContain(`violence fell in ${percent(simulated.fell)} % of draws`)
})
