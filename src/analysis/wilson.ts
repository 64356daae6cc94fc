import { requireLength, requireProbability, requireSome, requireWhole } from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { normalQuantile } from './special.ts'

/** A share of those asked, with its interval. */
export interface ShareInterval {
  readonly share: number
  readonly low: number
  readonly high: number
}

/**
 * Wilson's score interval of a share (Wilson 1927, JASA 22, 209–212): the shares that a test at 1 − confidence would
 * not reject. Within 0 and 1 always, and of some width even when nobody or everybody said yes. docs/methods/wilson.md
 * @param successes whole number 0 to `trials`
 * @param trials whole number 0 to 1e9; none: not defined
 * @param confidence 0 < confidence < 1
 * @throws MethodError for numbers out of range
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  confidence = 0.95,
): ShareInterval | NotDefined<'nobody-asked'> {
  requireWhole('trials', trials, 0, 1e9)
  requireWhole('successes', successes, 0, trials)
  requireProbability('confidence', confidence)
  if (trials === 0) return notDefined('nobody-asked')
  const z = -normalQuantile((1 - confidence) / 2)
  const failures = trials - successes
  const half = z * Math.sqrt((successes * failures) / trials + (z * z) / 4)
  const scale = trials + z * z
  return {
    share: successes / trials,
    // At the ends the two terms are equal, and their rounded difference is not quite 0.
    low: successes === 0 ? 0 : (successes + (z * z) / 2 - half) / scale,
    high: failures === 0 ? 1 : (successes + (z * z) / 2 + half) / scale,
  }
}

/** One interval for each row, such as a month. Lists of the same length, at least one row. */
export function wilsonIntervals(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
  confidence = 0.95,
): (ShareInterval | NotDefined<'nobody-asked'>)[] {
  requireSome('trials', trials)
  requireLength('successes', successes, 'trials', trials.length)
  return Array.from(trials, (asked, row) => wilsonInterval(successes[row]!, asked, confidence))
}
