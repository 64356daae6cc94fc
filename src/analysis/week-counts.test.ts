import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf } from '../domain/time/calendar.ts'
import { localClock } from '../domain/time/local-clock.ts'
import { weekCounts, weekIndexes } from './week-counts.ts'

const zone = 'Europe/Stockholm'
const clock = localClock(zone)
const firstMonday = dayNumberOf('2025-12-29')

describe('counts by week', () => {
  it('put each moment in the local week that Temporal says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: Date.UTC(2025, 11, 1), max: Date.UTC(2027, 1, 1) })), (moments) => {
        const indexes = weekIndexes(clock, Float64Array.from(moments), firstMonday)
        moments.forEach((at, row) => {
          const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
          const monday = date.subtract({ days: date.dayOfWeek - 1 })
          expect(indexes[row]).toBe(
            Temporal.PlainDate.from('2025-12-29').until(monday, { largestUnit: 'days' }).days / 7,
          )
        })
      }),
    )
  })

  it('turn at local midnight in the weeks when the clock changes', () => {
    const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
    const moments = ['2026-03-29T23:59', '2026-03-30T00:00', '2026-10-25T23:59', '2026-10-26T00:00'].map(at)
    const [a, b, c, d] = weekIndexes(clock, Float64Array.from(moments), firstMonday)
    expect([(b ?? 0) - (a ?? 0), (d ?? 0) - (c ?? 0)]).toEqual([1, 1])
  })

  it('count by series, and pass over what is outside', () => {
    const counts = weekCounts(Int32Array.of(0, 0, 1, -1, 2, 1), Int32Array.of(0, 1, 1, 0, 0, -1), 2, 2)
    expect(Array.from(counts)).toEqual([1, 0, 1, 1])
    expect(weekCounts(new Int32Array(0), new Int32Array(0), 0, 5).length).toBe(0)
  })
})
