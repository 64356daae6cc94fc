import { dayNumberOf } from '../time/calendar.ts'
import type { EpochMs } from '../time/interval.ts'
import { weeksSinceStart } from '../time/week.ts'
import type { Operation } from './operation.ts'

/**
 * Whole weeks since the Monday on or after the start, in the operation's own time zone; null before
 * that Monday.
 */
export function weekNow(operation: Pick<Operation, 'startsOn' | 'timeZone'>, now: EpochMs): number | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(operation.timeZone).toPlainDate()
  const weeks = weeksSinceStart(operation.startsOn, dayNumberOf(today.toString()))
  return weeks < 0 ? null : weeks
}
