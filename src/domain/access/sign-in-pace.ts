import type { EpochMs } from '../time/interval.ts'

/** What is remembered of failed sign-ins to one account; nothing about who tried. */
export interface FailedAttempts {
  readonly count: number
  readonly last: EpochMs
}

/** A person mistypes; a guesser goes on. So many attempts are free. */
const freeAttempts = 5
const longestWaitMs = 60_000
const forgetAfterMs = 15 * 60_000

/**
 * Milliseconds until the account may be tried again: 0 for the first five failures, then 1, 2, 4 … 60
 * seconds. The cap keeps a guesser from locking the owner out for longer than a minute.
 */
export function waitBeforeNext(attempts: FailedAttempts | undefined, now: EpochMs): number {
  if (!attempts || now - attempts.last >= forgetAfterMs || attempts.count < freeAttempts) return 0
  const pause = Math.min(longestWaitMs, 1000 * 2 ** (attempts.count - freeAttempts))
  return Math.max(0, attempts.last + pause - now)
}

/** The record after one more failure; failures older than fifteen minutes are forgotten. */
export function afterFailure(attempts: FailedAttempts | undefined, now: EpochMs): FailedAttempts {
  const remembered = attempts && now - attempts.last < forgetAfterMs ? attempts.count : 0
  return { count: remembered + 1, last: now }
}
