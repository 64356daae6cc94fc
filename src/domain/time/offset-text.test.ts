import { expect, test } from 'vitest'
import { localClock } from './local-clock.ts'
import { offsetText } from './offset-text.ts'

test.each([
  ['Europe/Stockholm', '2025-03-30T00:59:59Z', '2025-03-30T01:59:59+01:00'],
  ['Europe/Stockholm', '2025-03-30T01:00:00Z', '2025-03-30T03:00:00+02:00'],
  ['Europe/Stockholm', '2025-10-26T00:30:00Z', '2025-10-26T02:30:00+02:00'],
  ['Europe/Stockholm', '2025-10-26T01:30:00Z', '2025-10-26T02:30:00+01:00'],
  ['America/New_York', '2025-01-01T00:00:00Z', '2024-12-31T19:00:00-05:00'],
  ['Asia/Kolkata', '2025-01-01T00:00:00Z', '2025-01-01T05:30:00+05:30'],
])('in %s %s is %s', (zone, utc, local) => {
  expect(offsetText(localClock(zone), Date.parse(utc))).toBe(local)
  expect(Date.parse(local)).toBe(Date.parse(utc))
})
