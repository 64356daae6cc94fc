import { afterFailure, type FailedAttempts, waitBeforeNext } from '../domain/access/sign-in-pace.ts'
import type { EpochMs } from '../domain/time/interval.ts'

const remembered = 10_000

/**
 * Slows down guessing at one account, whoever guesses: by account, since an address says little and is
 * not looked at (S3). Kept in memory only; the oldest of ten thousand accounts are forgotten first.
 */
export class SignInPacer {
  readonly #attempts = new Map<string, FailedAttempts>()

  /** Milliseconds to wait; when 0 the attempt counts as failed until `succeeded` is called. */
  begin(email: string, now: EpochMs): number {
    const key = email.toLowerCase()
    const attempts = this.#attempts.get(key)
    const wait = waitBeforeNext(attempts, now)
    if (wait > 0) return wait
    this.#attempts.delete(key)
    this.#attempts.set(key, afterFailure(attempts, now))
    const oldest = this.#attempts.keys().next().value
    if (this.#attempts.size > remembered && oldest !== undefined) this.#attempts.delete(oldest)
    return 0
  }

  succeeded(email: string): void {
    this.#attempts.delete(email.toLowerCase())
  }
}
