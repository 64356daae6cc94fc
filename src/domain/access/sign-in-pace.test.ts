import { describe, expect, it } from 'vitest'
import { afterFailure, type FailedAttempts, waitBeforeNext } from './sign-in-pace.ts'

const fail = (times: number, at = 0): FailedAttempts | undefined => {
  let attempts: FailedAttempts | undefined
  for (let i = 0; i < times; i++) attempts = afterFailure(attempts, at)
  return attempts
}

describe('the pace of failed sign-ins', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1000],
    [6, 2000],
    [10, 32_000],
    [11, 60_000],
    [500, 60_000],
  ])('after %i failures waits %i ms', (failures, wait) => expect(waitBeforeNext(fail(failures), 0)).toBe(wait))

  it('counts the wait down', () => {
    expect(waitBeforeNext(fail(6), 1500)).toBe(500)
    expect(waitBeforeNext(fail(6), 2000)).toBe(0)
  })

  it('forgets after fifteen minutes', () => {
    expect(waitBeforeNext(fail(20), 15 * 60_000)).toBe(0)
    expect(afterFailure(fail(20), 15 * 60_000).count).toBe(1)
  })
})
