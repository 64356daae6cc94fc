import type { EpochMs, Interval } from '../time/interval.ts'
import { dayMs, hourMs, type LocalClock, wallToEpoch } from '../time/local-clock.ts'
import type { WrittenTime } from './parse-time.ts'

/** A moment and what summer time did to it. */
export interface Moment {
  readonly at: EpochMs
  readonly dst: 'plain' | 'gap' | 'ambiguous'
}

/** A written time → the moment it begins at; a date alone begins at its local midnight. */
export function momentOf(clock: LocalClock, written: WrittenTime): Moment {
  const wall = written.day * dayMs + (written.ofDay ?? 0)
  return written.offset === null ? wallToEpoch(clock, wall) : { at: wall - written.offset, dst: 'plain' }
}

/** The end of what was written: of its day when no time was given. */
function endOf(clock: LocalClock, written: WrittenTime): Moment {
  return written.ofDay === null ? wallToEpoch(clock, (written.day + 1) * dayMs) : momentOf(clock, written)
}

export interface ReadInterval extends Interval {
  /** A spring gap moved the time, or autumn's doubled hour was taken as the first. */
  readonly dst: Moment['dst']
}

/** Longer than this an interval says little; it is kept, spread over the week, and counted (methods §1). */
export const longIntervalMs = 7 * dayMs

/**
 * `[from, to)` of a row. A date alone is the whole local day; an exact time without an end is a point; an end
 * that is a date alone reaches to the end of that day. In the doubled hour of autumn the end is taken as the
 * second showing when the first would lie before the start. Refused: an end before the start.
 */
export function readInterval(
  clock: LocalClock,
  from: WrittenTime,
  to: WrittenTime | null,
): ReadInterval | 'time.end-before-start' {
  const start = momentOf(clock, from)
  const end = to ? endOf(clock, to) : from.ofDay === null ? endOf(clock, from) : start
  const later = end.dst === 'ambiguous' && end.at < start.at ? end.at + hourMs : end.at
  // A day before the start ends where the start may begin: still the wrong way round.
  if (later < start.at || (to?.ofDay === null && later === start.at)) return 'time.end-before-start'
  // The midnights of a date alone were chosen by us, not by the source: nothing to report there.
  const moved = from.ofDay !== null && start.dst !== 'plain' ? start.dst : to?.ofDay == null ? 'plain' : end.dst
  return { from: start.at, to: later, dst: moved }
}
