import { describe, expect, it } from 'vitest'
import { latestMs, requireTimes } from './check.ts'
import { MethodError } from './method-error.ts'

describe('moments', () => {
  it('are taken up to the ends of what a date can be', () => {
    expect(() => requireTimes('at', [-latestMs, 0, latestMs])).not.toThrow()
    expect(Number.isNaN(new Date(latestMs).getTime())).toBe(false)
    expect(Number.isNaN(new Date(latestMs + 1).getTime())).toBe(true)
  })
  it('are refused beyond, with the place', () => {
    for (const [at, fault] of [
      [latestMs + 1, 'out-of-range'],
      [Number.NaN, 'not-finite'],
    ] as const) {
      try {
        requireTimes('at', [0, at])
        expect.unreachable()
      } catch (error) {
        expect(error instanceof MethodError && error.problem).toMatchObject({ argument: 'at', index: 1, fault })
      }
    }
  })
})
