import { Type } from 'typebox'
import { aoristicRhythm } from '../analysis/aoristic.ts'
import { clockOf, timeZone } from './clock-of.ts'
import { defineMethod } from './method.ts'
import { closed, count, list, nonNegative, numbers, optional, orNull, positive } from './schema-parts.ts'

export const aoristic = defineMethod({
  name: 'aoristic',
  version: 1,
  page: 'aoristic',
  question: {
    sv: 'Vilka av veckans 168 timmar händer det, när bara ett tidsspann är känt?',
    en: 'In which of the 168 hours of the week does it happen, when only an interval is known?',
  },
  input: closed({
    from: numbers('start of each interval, ms since 1970 UTC'),
    to: list(orNull(Type.Number()), 'end of each interval; equal to its start, or null for none, for a point event'),
    timeZone: timeZone(),
    longestHours: optional(positive('longer intervals are left out and counted'), 12),
  }),
  output: closed({
    weights: list(nonNegative(), '168 sums of shares, Monday 00–01 first, local time'),
    counted: count(),
    leftOut: count(),
    spread: count(),
  }),
  example: {
    from: [Date.UTC(2026, 10, 23, 9, 55), Date.UTC(2026, 9, 24, 23, 0)],
    to: [Date.UTC(2026, 10, 23, 10, 55), Date.UTC(2026, 9, 25, 3, 0)],
    timeZone: 'Europe/Stockholm',
  },
  run: ({ from, to, timeZone, longestHours }, hooks) =>
    aoristicRhythm(
      Float64Array.from(from),
      Float64Array.from(to, (end, row) => end ?? from[row] ?? Number.NaN),
      clockOf(timeZone),
      { longestHours },
      hooks,
    ),
})
