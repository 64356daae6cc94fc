import {
  hourMs,
  hoursOfWeek,
  type LocalClock,
  minuteOfWeek,
  nextTransition,
  offsetMs,
} from '../domain/time/local-clock.ts'
import {
  fail,
  latestMs,
  requireIndexes,
  requireLength,
  requireNonNegative,
  requireWhole,
  requireWithin,
} from './check.ts'
import { checkpoint, type Hooks } from './work.ts'

/**
 * Aoristic weights: how likely each of the 168 local hours of the week is, when incidents are known only as
 * intervals. An incident's share in an hour is the minutes of its interval in that hour divided by the minutes
 * of its interval (Ratcliffe 2002, J. Quant. Criminology 18(1), 23–43), counted by elapsed time, so the hour
 * that autumn shows twice gets both its parts and the hour that spring skips gets none. docs/methods/aoristic.md
 */
export interface AoristicRhythm {
  /** 168 sums of shares, Monday 00–01 first, local time. Their sum is `counted`. */
  readonly weights: Float64Array
  readonly counted: number
  /** Intervals longer than the limit: they say nothing about the hour. */
  readonly leftOut: number
  /** Intervals longer than seven days that were spread evenly over the week. 0 when a limit leaves them out. */
  readonly spread: number
}

export interface AoristicOptions {
  /** Longer intervals are left out and counted; Infinity keeps them all. Default 12 hours. */
  readonly longestHours?: number
  /** Rows to take, by index; left out: all. */
  readonly rows?: ArrayLike<number>
}

/** Some milliseconds. */
const rowsBetweenHooks = 1 << 14

/**
 * @param from start of each interval, epoch ms
 * @param to end of each interval, epoch ms; equal to `from` for a point event
 * @throws MethodError when an end lies before its start, a time is none, or lengths, rows or options are not in order; Cancelled
 * Cost: O(rows × hours of an interval), about 0.1 µs a point event.
 */
export function aoristicRhythm(
  from: Float64Array,
  to: Float64Array,
  clock: LocalClock,
  options: AoristicOptions = {},
  hooks?: Hooks,
): AoristicRhythm {
  const { longestHours = 12, rows } = options
  requireLength('to', to, 'from', from.length)
  if (rows) requireIndexes('rows', rows, from.length)
  if (!(longestHours > 0)) fail('not-positive', 'longestHours', 'a number > 0')
  const weights = new Float64Array(hoursOfWeek)
  const longest = longestHours * hourMs
  const week = hoursOfWeek * hourMs
  const count = rows ? rows.length : from.length
  const addShare = (hour: number, share: number) => {
    weights[hour]! += share
  }
  let leftOut = 0
  let spread = 0
  for (let k = 0; k < count; k++) {
    if (k % rowsBetweenHooks === 0) checkpoint(hooks, k, count)
    const row = rows ? rows[k]! : k
    const start = from[row]!
    const length = to[row]! - start
    if (!(length >= 0 && start >= -latestMs && to[row]! <= latestMs)) refuseInterval(from, to, row)
    if (length > longest) leftOut++
    else if (length > week) spread++
    else if (length === 0) weights[hourOfWeek(clock, start)]! += 1
    else walkShares(clock, start, to[row]!, addShare)
  }
  if (spread > 0) for (let hour = 0; hour < hoursOfWeek; hour++) weights[hour]! += spread / hoursOfWeek
  return { weights, counted: count - leftOut, leftOut, spread }
}

function refuseInterval(from: Float64Array, to: Float64Array, row: number): never {
  for (const [name, at] of [
    ['from', from[row]!],
    ['to', to[row]!],
  ] as const) {
    if (!Number.isFinite(at)) fail('not-finite', name, 'finite numbers', row)
    if (Math.abs(at) > latestMs) fail('out-of-range', name, 'ms since 1970 within ±8.64 × 10¹⁵', row)
  }
  return fail('end-before-start', 'to', 'ends that are not before their starts', row)
}

/** 0–167, Monday 00–01 first, local time. */
export const hourOfWeek = (clock: LocalClock, at: number): number => Math.floor(minuteOfWeek(clock, at) / 60)

/** Walks the interval from one local full hour, or change of the clock, to the next. */
function walkShares(clock: LocalClock, from: number, to: number, found: (hour: number, share: number) => void): void {
  const length = to - from
  let at = from
  let offset = offsetMs(clock, at)
  let change = nextTransition(clock, at)
  while (at < to) {
    const fullHour = (Math.floor((at + offset) / hourMs) + 1) * hourMs - offset
    const next = Math.min(fullHour, change, to)
    found(hourOfWeek(clock, at), (next - at) / length)
    at = next
    if (at === change) {
      offset = offsetMs(clock, at)
      change = nextTransition(clock, at)
    }
  }
}

/** The shares of each row, kept so that sums over other rows need no clock: those of row i are `start[i]` to `start[i + 1]`. */
export interface AoristicShares {
  readonly start: Uint32Array
  /** 0–167. The hour that autumn shows twice may come twice. */
  readonly hour: Uint8Array
  readonly share: Float64Array
}

/**
 * Every row's shares, none for an interval longer than `longestHours`; `rhythmOfShares` sums them to the same bits as
 * `aoristicRhythm`. For many rhythms of the same rows.
 * @param longestHours above 0, at most 168
 * @throws MethodError as `aoristicRhythm`
 * Cost: O(rows × hours of an interval), 9 bytes a share.
 */
export function aoristicShares(
  from: Float64Array,
  to: Float64Array,
  clock: LocalClock,
  longestHours = 12,
  hooks?: Hooks,
): AoristicShares {
  requireLength('to', to, 'from', from.length)
  if (!(longestHours > 0)) fail('not-positive', 'longestHours', 'a number > 0')
  requireWithin('longestHours', longestHours, 0, hoursOfWeek)
  const start = new Uint32Array(from.length + 1)
  const hours: number[] = []
  const shares: number[] = []
  const keep = (hour: number, share: number) => {
    hours.push(hour)
    shares.push(share)
  }
  for (let row = 0; row < from.length; row++) {
    if (row % rowsBetweenHooks === 0) checkpoint(hooks, row, from.length)
    const length = to[row]! - from[row]!
    if (!(length >= 0 && from[row]! >= -latestMs && to[row]! <= latestMs)) refuseInterval(from, to, row)
    if (length === 0) keep(hourOfWeek(clock, from[row]!), 1)
    else if (length <= longestHours * hourMs) walkShares(clock, from[row]!, to[row]!, keep)
    start[row + 1] = hours.length
  }
  return { start, hour: Uint8Array.from(hours), share: Float64Array.from(shares) }
}

/** The rhythm of some rows, as `aoristicRhythm` gives it. `spread` is 0: long intervals have no shares. O(shares). */
export function rhythmOfShares({ start, hour, share }: AoristicShares, rows: ArrayLike<number>): AoristicRhythm {
  requireIndexes('rows', rows, start.length - 1)
  const weights = new Float64Array(hoursOfWeek)
  let leftOut = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    if (start[row] === start[row + 1]) leftOut++
    for (let i = start[row]!; i < start[row + 1]!; i++) weights[hour[i]!]! += share[i]!
  }
  return { weights, counted: rows.length - leftOut, leftOut, spread: 0 }
}

/** A stretch of hours within the week: `weekday` 1–7 is where it begins, `toHour` 1–24, past midnight it is the next day's. */
export interface PeakStretch {
  readonly weekday: number
  readonly fromHour: number
  readonly toHour: number
}

/**
 * The stretch of `hours` with the most weight, the first of equals; the week is a circle. Null without weight.
 * @param weights 168, as `aoristicRhythm` gives them
 * @param hours 1 to 24
 */
export function busiestStretch(weights: Float64Array, hours = 3): PeakStretch | null {
  requireLength('weights', weights, 'a week', hoursOfWeek)
  requireNonNegative('weights', weights)
  requireWhole('hours', hours, 1, 24)
  let best = 0
  let bestStart = -1
  for (let start = 0; start < hoursOfWeek; start++) {
    let sum = 0
    for (let k = 0; k < hours; k++) sum += weights[(start + k) % hoursOfWeek]!
    // Sums of the same shares in another order differ in the last bits: that is a tie.
    if (sum > best + 1e-9) {
      best = sum
      bestStart = start
    }
  }
  if (bestStart < 0) return null
  const fromHour = bestStart % 24
  const end = fromHour + hours
  return { weekday: Math.floor(bestStart / 24) + 1, fromHour, toHour: end > 24 ? end - 24 : end }
}
