import { localDateText } from './calendar.ts'
import type { EpochMs } from './interval.ts'
import { dayMs, type LocalClock, minuteMs, offsetMs } from './local-clock.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** ISO 8601 in the clock's local time with its offset, to the second: `2025-03-30T03:00:00+02:00`. */
export function offsetText(clock: LocalClock, at: EpochMs): string {
  const offset = offsetMs(clock, at)
  const local = at + offset
  const day = Math.floor(local / dayMs)
  const seconds = Math.floor((local - day * dayMs) / 1000)
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const minutes = Math.round(Math.abs(offset) / minuteMs)
  return `${localDateText(day)}T${time}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
