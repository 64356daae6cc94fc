import { describe, expect, it } from 'vitest'
import { type Wdq, type WdqAreas, wdq } from '../../src/analysis/wdq.ts'
import { wdq as method } from '../../src/methods/wdq.ts'
import { methodPage } from './method-page.ts'

const pair = (before: number, after: number) => ({ before, after })
const defined = (areas: WdqAreas): Wdq => {
  const answer = wdq(areas)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}
const level = pair(100, 100)
const halved = pair(100, 50)

describe('the weighted displacement quotient', () => {
  it('is −1 where target 100 → 50, belt 100 → 150, control 100 → 100 (R package streetlamp, test-spillover.R)', () => {
    const answer = defined({ target: halved, displacement: pair(100, 150), comparison: level })
    expect(answer.quotient).toBe(-1)
    expect(answer.success).toBe(-0.5)
    expect(answer.belt).toBe(0.5)
  })

  it('is 0.5, a diffusion of benefit, where the belt falls by a quarter (the same file)', () => {
    const answer = defined({ target: halved, displacement: pair(100, 75), comparison: level })
    expect(answer.quotient).toBe(0.5)
    expect(answer.reading).toBe('diffusion-below-benefit')
  })

  it('reads as appendix C of Guerette 2009, POP Tool Guide 10', () => {
    const reading = (belt: number) =>
      defined({ target: halved, displacement: pair(100, belt), comparison: level }).reading
    expect(reading(40)).toBe('diffusion-above-benefit') // above +1: greater than the response effect
    expect(reading(90)).toBe('diffusion-below-benefit') // above 0: diffusion
    expect(reading(100)).toBe('no-movement') // 0: no effect
    expect(reading(120)).toBe('displacement-below-benefit') // 0 to −1: still some benefit
    expect(reading(160)).toBe('displacement-above-benefit') // below −1: erased by displacement
  })

  it('has the sign of its success measure from appendix C: only a negative one is a success', () => {
    expect(wdq({ target: pair(50, 100), displacement: level, comparison: level })).toEqual({
      defined: false,
      reason: 'target-did-not-fall',
    })
  })

  it('works the example of its page', () => {
    const { quotient, success, belt, reading } = defined(method.example)
    expect(methodPage('wdq')).toContain(
      `numerator ${belt}, denominator ${success}, WDQ = ${quotient}: a fifth of what was won moved`,
    )
    expect(reading).toBe('displacement-below-benefit')
  })
})
