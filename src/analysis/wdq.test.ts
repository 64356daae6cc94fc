import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { type Wdq, wdq } from './wdq.ts'

const areas = (t0: number, t1: number, d0: number, d1: number, c0: number, c1: number) => ({
  target: { before: t0, after: t1 },
  displacement: { before: d0, after: d1 },
  comparison: { before: c0, after: c1 },
})
const defined = (...counts: Parameters<typeof areas>): Wdq => {
  const answer = wdq(areas(...counts))
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}

describe('the weighted displacement quotient', () => {
  it.each<[counts: Parameters<typeof areas>, quotient: number, reading: Wdq['reading']]>([
    [[100, 50, 100, 175, 100, 100], -1.5, 'displacement-above-benefit'],
    [[100, 50, 100, 150, 100, 100], -1, 'displacement-below-benefit'],
    [[100, 50, 100, 110, 100, 100], -0.2, 'displacement-below-benefit'],
    [[100, 50, 100, 100, 100, 100], 0, 'no-movement'],
    [[100, 50, 100, 75, 100, 100], 0.5, 'diffusion-below-benefit'],
    [[100, 50, 100, 50, 100, 100], 1, 'diffusion-below-benefit'],
    [[100, 50, 100, 20, 100, 100], 1.6, 'diffusion-above-benefit'],
  ])('%j is %d: %s', (counts, quotient, reading) => {
    const answer = defined(...counts)
    expect(answer.quotient).toBeCloseTo(quotient, 12)
    expect(answer.reading).toBe(reading)
    expect(Object.is(answer.quotient, -0)).toBe(false)
  })

  it('is the plain formula wherever its denominator is below 0, and not defined elsewhere', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(count, count, count, count, count, count, (t0, t1, d0, d1, c0, c1) => {
        const answer = wdq(areas(t0, t1, d0, d1, c0, c1))
        if (c0 === 0 || c1 === 0) expect(answer).toEqual({ defined: false, reason: 'no-comparison-events' })
        else if (t1 * c0 >= t0 * c1) expect(answer).toEqual({ defined: false, reason: 'target-did-not-fall' })
        else {
          expect(answer).toMatchObject({ success: expect.closeTo(t1 / c1 - t0 / c0, 10) })
          expect(answer).toMatchObject({ belt: expect.closeTo(d1 / c1 - d0 / c0, 10) })
          expect(defined(t0, t1, d0, d1, c0, c1).quotient).toBeCloseTo((d1 / c1 - d0 / c0) / (t1 / c1 - t0 / c0), 9)
        }
      }),
    )
  })

  it('does not take a rounded difference for a fall: 3/49 against 9/147', () => {
    expect(wdq(areas(9, 3, 1, 1, 147, 49))).toEqual({ defined: false, reason: 'target-did-not-fall' })
    expect(defined(100, 50, 3, 9, 49, 147).reading).toBe('no-movement')
  })

  it.each([
    ['target.after', () => wdq(areas(1, -1, 1, 1, 1, 1))],
    ['displacement.before', () => wdq(areas(1, 1, Number.NaN, 1, 1, 1))],
    ['comparison.after', () => wdq(areas(1, 1, 1, 1, 1, 0.5))],
  ])('%s is named when it is wrong', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(`${argument}:`)
  })
})
