import { dayMs } from '../domain/time/local-clock.ts'
import { fail, latestMs, requireLength, requireTimes, requireWhole, requireWithin } from './check.ts'

/**
 * How much of what happened on a day is known after d days, from the delay between an incident and the source
 * knowing of it. Late reports of recent days are still missing, so a plain histogram of delays is too short;
 * the reverse-time hazard P(delay = d | delay ≤ d) is not (Lagakos, Barraj & De Gruttola 1988, Biometrika 75,
 * 515–523; Kalbfleisch & Lawless 1989, JASA 84, 360–372). docs/methods/completeness.md
 */
export interface ReportingDelay {
  /** F(d): share known within d + 1 days, d = 0 … ; relative to all that are ever known within its length. */
  readonly shareKnown: Float64Array
  /** Incidents whose delay is known and was old enough to be used. */
  readonly measured: number
}

/** With fewer delays than this the curve is noise: the share is then taken as 1 once the time has passed. */
export const fewestDelays = 30

/**
 * @param from when incidents happened, epoch ms
 * @param knownAt when the source came to know, epoch ms; NaN where it does not say
 * @param longestDays delays beyond this are taken as never: 84 days holds all but a few late reports; 1 to 3,660
 * @throws MethodError for times that are none, or lists of different length
 * Cost: O(rows + days).
 */
export function reportingDelay(
  from: Float64Array,
  knownAt: Float64Array,
  cutOff: number,
  longestDays = 84,
): ReportingDelay {
  requireTimes('from', from)
  requireLength('knownAt', knownAt, 'from', from.length)
  for (let row = 0; row < knownAt.length; row++) {
    if (Math.abs(knownAt[row]!) > latestMs) fail('out-of-range', 'knownAt', 'ms since 1970 within ±8.64 × 10¹⁵', row)
  }
  requireWithin('cutOff', cutOff, -latestMs, latestMs)
  requireWhole('longestDays', longestDays, 1, 3660)
  const atDelay = new Float64Array(longestDays)
  // Incidents that were seen for d full days or more count among those at risk at delay d.
  const entered = new Float64Array(longestDays)
  const left = new Float64Array(longestDays + 1)
  let measured = 0
  for (let row = 0; row < from.length; row++) {
    const delay = Math.max(0, Math.floor((knownAt[row]! - from[row]!) / dayMs))
    const seenDays = Math.min(longestDays, Math.floor((cutOff - from[row]!) / dayMs))
    if (!(delay < seenDays)) continue
    atDelay[delay]! += 1
    entered[delay]! += 1
    left[seenDays]! += 1
    measured++
  }
  return { shareKnown: productOfSurvivors(atDelay, entered, left), measured }
}

/** F(d) = Π_{s > d} (1 − g(s)), g(s) = delays of s ÷ delays of at most s among those seen longer than s. */
function productOfSurvivors(atDelay: Float64Array, entered: Float64Array, left: Float64Array): Float64Array {
  const days = atDelay.length
  const atRisk = new Float64Array(days)
  let inside = 0
  for (let day = 0; day < days; day++) {
    inside += entered[day]! - left[day]!
    atRisk[day] = inside
  }
  const share = new Float64Array(days).fill(1)
  for (let day = days - 1; day > 0; day--) {
    const hazard = atRisk[day]! > 0 ? atDelay[day]! / atRisk[day]! : 0
    share[day - 1] = share[day]! * (1 - hazard)
  }
  return share
}

/** Share of the incidents of a moment that is known when `ageDays` have passed: linear within a day, 0 before it. */
export function shareKnownAt({ shareKnown, measured }: ReportingDelay, ageDays: number): number {
  if (!(ageDays > 0)) return 0
  if (measured < fewestDelays || ageDays >= shareKnown.length) return 1
  const day = Math.floor(ageDays)
  const before = day > 0 ? shareKnown[day - 1]! : 0
  return before + (ageDays - day) * (shareKnown[day]! - before)
}

/** Steps of a window at which the share is read: six hours in a week. */
const steps = 28

/**
 * Share of the incidents of `[from, to)` that is known at the cut-off; what has not happened yet is not known.
 * A week under 0.9 is incomplete: hatched and not tested.
 * @throws MethodError for times that are none, or a window that ends before it starts
 */
export function windowCompleteness(delay: ReportingDelay, from: number, to: number, cutOff: number): number {
  requireWithin('from', from, -latestMs, latestMs)
  requireWithin('to', to, -latestMs, latestMs)
  requireWithin('cutOff', cutOff, -latestMs, latestMs)
  if (to < from) fail('end-before-start', 'to', 'an end that is not before its start')
  let sum = 0
  for (let step = 0; step < steps; step++) {
    const at = from + ((step + 0.5) / steps) * (to - from)
    sum += shareKnownAt(delay, (cutOff - at) / dayMs)
  }
  return sum / steps
}

export const completeEnough = 0.9
