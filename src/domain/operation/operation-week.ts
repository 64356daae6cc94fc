import type { EpochMs } from '../time/interval.ts'
import type { Operation } from './operation.ts'

/**
 * Whole weeks since the Monday on or after the start, in the operation's own time zone; null before
 * that Monday. Weeks begin on Monday (ISO 8601).
 */
export function weekNow(operation: Pick<Operation, 'startsOn' | 'timeZone'>, now: EpochMs): number | null {
  const start = Temporal.PlainDate.from(operation.startsOn)
  const firstMonday = start.add({ days: (8 - start.dayOfWeek) % 7 })
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(operation.timeZone).toPlainDate()
  const days = firstMonday.until(today, { largestUnit: 'day' }).days
  return days < 0 ? null : Math.floor(days / 7)
}
