import { describe, expect, it } from 'vitest'
import type { PresencePlan } from '../../src/analysis/plan.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { plan } from '../../src/methods/plan.ts'
import { methodPage } from './method-page.ts'

describe('the example of the page', () => {
  const answer = callMethod('plan', plan.example)
  if (!answer.ok) throw new Error('refused')
  const { visits, reasons, value, bound, gap } = answer.value.result as PresencePlan

  it('goes round three times', () => {
    expect(visits.map(({ point }) => point)).toEqual([0, 1, 2, 0, 1, 2, 0])
    expect(methodPage('plan')).toContain('The plan makes seven visits')
  })

  it('is worth what the page says', () => {
    const told = `value ${value.toFixed(3)}, bound ${bound?.toFixed(3)}, gap ${(100 * (gap ?? 0)).toFixed(1)} %`
    expect(methodPage('plan')).toContain(told)
    expect(methodPage('plan')).toContain(`Without the second visit to the square ${reasons[3]?.lost.toFixed(3)}`)
  })
})
