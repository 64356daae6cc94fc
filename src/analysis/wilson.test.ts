import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { normalQuantile } from './special.ts'
import { type ShareInterval, wilsonInterval, wilsonIntervals } from './wilson.ts'

const defined = (yes: number, asked: number, confidence?: number): ShareInterval => {
  const answer = wilsonInterval(yes, asked, confidence)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}

const answers = fc
  .integer({ min: 1, max: 500 })
  .chain((asked) => fc.tuple(fc.integer({ min: 0, max: asked }), fc.constant(asked)))

describe('Wilson’s interval', () => {
  it('ends at the shares that the score test would just not reject', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(0.5, 0.9, 0.95, 0.999), ([yes, asked], confidence) => {
        const { low, high, share } = defined(yes, asked, confidence)
        const z = normalQuantile((1 + confidence) / 2)
        for (const end of [low, high]) {
          if (end === 0 || end === 1) continue
          expect(Math.abs(share - end) / Math.sqrt((end * (1 - end)) / asked)).toBeCloseTo(z, 8)
        }
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('turns round when yes and no change places', () => {
    fc.assert(
      fc.property(answers, ([yes, asked]) => {
        const [one, other] = [defined(yes, asked), defined(asked - yes, asked)]
        expect(one.low).toBeCloseTo(1 - other.high, 12)
        expect(one.high).toBeCloseTo(1 - other.low, 12)
      }),
    )
  })

  it('is exactly 0 or 1 at the ends, and has some width there', () => {
    for (const asked of [1, 3, 20, 999_999_937]) {
      expect(defined(0, asked).low).toBe(0)
      expect(defined(asked, asked).high).toBe(1)
      expect(defined(0, asked).high).toBeGreaterThan(0)
      expect(defined(asked, asked).low).toBeLessThan(1)
    }
  })

  it('narrows with the square root of those asked', () => {
    const width = (asked: number) => defined(asked / 2, asked).high - defined(asked / 2, asked).low
    expect(width(1000) / width(4000)).toBeCloseTo(2, 2)
  })

  it('is not there when nobody was asked', () => {
    expect(wilsonInterval(0, 0)).toEqual({ defined: false, reason: 'nobody-asked' })
    const rows = wilsonIntervals([3, 0], [10, 0])
    expect(rows).toEqual([defined(3, 10), { defined: false, reason: 'nobody-asked' }])
    expect(wilsonIntervals(Int32Array.of(3), Int32Array.of(10), 0.8)).toEqual([defined(3, 10, 0.8)])
  })

  it.each([
    ['successes', () => wilsonInterval(11, 10)],
    ['successes', () => wilsonInterval(-1, 10)],
    ['trials', () => wilsonInterval(1, Number.POSITIVE_INFINITY)],
    ['trials', () => wilsonInterval(1, 2.5)],
    ['confidence', () => wilsonInterval(1, 2, 1)],
    ['trials', () => wilsonIntervals([], [])],
    ['successes', () => wilsonIntervals([1, 2], [3])],
  ])('%s is named when it is wrong', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(`${argument}:`)
  })
})
