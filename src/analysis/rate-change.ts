import { fail, requireProbability, requireWithin } from './check.ts'
import { adjustedP } from './false-discovery.ts'
import { differenceQuantile } from './gamma-difference.ts'
import { betaBelow } from './special.ts'

/** Incidents counted over a time: the two windows of a comparison may be of different length. */
export interface CountedWindow {
  readonly count: number
  readonly weeks: number
}

/** Incidents a week, after minus before, with the ends of its 90 % interval. */
export interface RateChange {
  readonly value: number
  readonly low: number
  readonly high: number
  /** P(the rate rose), exact. */
  readonly rose: number
}

const tail = 0.05
const mostCounted = 1e9

/**
 * How the weekly rate changed between two windows. Each rate has the posterior Gamma(n + ½, weeks) of a Poisson
 * count under Jeffreys' prior, independent of the other; the interval is of their difference, by saddlepoint,
 * P(rose) in closed form: λ₁E₁ / (λ₁E₁ + λ₂E₂) is a Beta (docs/methods/rate-change.md).
 * For a sum over places give the summed counts: summed posteriors would add half an incident for every place.
 * @param dispersion φ ≥ 1, how much more than Poisson counts these vary: counts and weeks are divided by it
 * @returns null without a time on both sides
 * @throws MethodError for counts or weeks that are negative, not finite or over 10⁹, weeks under 10⁻⁶ but not 0, φ
 *   under 1 or over 10⁶
 */
export function rateChange(before: CountedWindow, after: CountedWindow, dispersion = 1): RateChange | null {
  requireWindows(before, after, dispersion)
  if (!(before.weeks > 0 && after.weeks > 0)) return null
  const [was, is] = [belief(before, dispersion), belief(after, dispersion)]
  return {
    value: after.count / after.weeks - before.count / before.weeks,
    low: differenceQuantile(is, was, tail, -1),
    high: differenceQuantile(is, was, tail, 1),
    rose: probabilityOfRise(before, after, dispersion),
  }
}

/** Counts and weeks divided by φ leave the rate and widen what is believed of it. */
const belief = ({ count, weeks }: CountedWindow, dispersion: number) => ({
  shape: count / dispersion + 0.5,
  rate: weeks / dispersion,
})

function requireWindows(before: CountedWindow, after: CountedWindow, dispersion: number): void {
  requireWindow('before', before)
  requireWindow('after', after)
  requireWithin('dispersion', dispersion, 1, 1e6)
}

function requireWindow(name: string, { count, weeks }: CountedWindow): void {
  requireWithin(`${name}.count`, count, 0, mostCounted)
  requireWithin(`${name}.weeks`, weeks, 0, mostCounted)
  if (weeks > 0 && weeks < 1e-6) fail('out-of-range', `${name}.weeks`, '0, or a number 1e-6 to 1e9')
}

/**
 * P(λ₂ > λ₁). With G₁ = λ₁E₁ ~ Gamma(n₁ + ½) and G₂ likewise, λ₂ > λ₁ is G₁ / (G₁ + G₂) < E₁ / (E₁ + E₂),
 * and that share is Beta(n₁ + ½, n₂ + ½). Both windows must be longer than nothing.
 * @throws MethodError as `rateChange`, and for weeks that are 0
 */
export function probabilityOfRise(before: CountedWindow, after: CountedWindow, dispersion: number): number {
  requireWindows(before, after, dispersion)
  if (before.weeks === 0) fail('not-positive', 'before.weeks', 'a number > 0')
  if (after.weeks === 0) fail('not-positive', 'after.weeks', 'a number > 0')
  const share = before.weeks / (before.weeks + after.weeks)
  return betaBelow(share, before.count / dispersion + 0.5, after.count / dispersion + 0.5)
}

export type Direction = 'fewer' | 'more' | null

/**
 * Which of many changes may be spoken of: those that stay after Holm's correction for looking at them all, at
 * 10 % for the whole list (Holm 1979), two-sided. A 90 % interval alone would call one place in ten changed.
 * @param rose P(rose) of each, 0 to 1, as `rateChange` gives it; null where there is no change to speak of
 * @throws MethodError for another p, or a level outside (0, 1)
 */
export function clearChanges(rose: readonly (number | null)[], level = 0.1): readonly Direction[] {
  requireProbability('level', level)
  rose.forEach((p, i) => {
    if (p !== null && !(p >= 0 && p <= 1)) fail('out-of-range', 'rose', 'numbers 0 to 1, or null', i)
  })
  const looked = rose.flatMap((p, i) => (p === null ? [] : [{ i, p }]))
  const directions: Direction[] = rose.map(() => null)
  if (looked.length === 0) return directions
  const adjusted = adjustedP(
    Float64Array.from(looked, ({ p }) => 2 * Math.min(p, 1 - p)),
    'holm',
  )
  for (const [place, { i, p }] of looked.entries()) {
    if (adjusted[place]! <= level) directions[i] = p > 0.5 ? 'more' : 'fewer'
  }
  return directions
}
