import type { DayNumber } from '../domain/time/calendar.ts'
import { dayMs, type LocalClock, offsetMs } from '../domain/time/local-clock.ts'

/**
 * Index of the local ISO week of each moment, counted from the week that begins on `firstMonday`; negative before.
 * O(rows), about 40 ns each.
 */
export function weekIndexes(clock: LocalClock, at: Float64Array, firstMonday: DayNumber): Int32Array {
  const indexes = new Int32Array(at.length)
  for (let row = 0; row < at.length; row++) {
    const day = Math.floor((at[row]! + offsetMs(clock, at[row]!)) / dayMs)
    indexes[row] = Math.floor((day - firstMonday) / 7)
  }
  return indexes
}

/**
 * Incidents a series and week: `[series * weekCount + week]`. Rows outside the weeks or of series −1 are passed over.
 * @param series 0 … seriesCount − 1, or −1
 */
export function weekCounts(week: Int32Array, series: Int32Array, seriesCount: number, weekCount: number): Int32Array {
  const counts = new Int32Array(seriesCount * weekCount)
  for (let row = 0; row < week.length; row++) {
    const w = week[row]!
    if (series[row]! >= 0 && w >= 0 && w < weekCount) counts[series[row]! * weekCount + w]! += 1
  }
  return counts
}
