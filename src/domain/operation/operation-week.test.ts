import { expect, it } from 'vitest'
import { weekNow } from './operation-week.ts'

const timeZone = 'Europe/Stockholm'
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds

it.each([
  ['2026-02-16', '2026-02-15T22:59:59Z', null],
  ['2026-02-16', '2026-02-15T23:00:00Z', 0],
  ['2026-02-16', '2026-02-22T22:59:59Z', 0],
  ['2026-02-16', '2026-02-22T23:00:00Z', 1],
  ['2026-02-17', '2026-02-22T12:00:00Z', null],
  ['2026-02-17', '2026-02-23T12:00:00Z', 0],
  ['2026-02-22', '2026-03-30T12:00:00Z', 5],
  // Over the spring change a week is 167 hours and still one week.
  ['2026-03-23', '2026-03-29T22:00:00Z', 1],
])('an operation from %s is at %s in week %s', (startsOn, now, week) => {
  expect(weekNow({ startsOn, timeZone }, at(now))).toBe(week)
})
