import { Type } from 'typebox'
import { completeEnough, fewestDelays, reportingDelay, windowCompleteness } from '../analysis/completeness.ts'
import { defineMethod } from './method.ts'
import { closed, count, flag, list, number, numbers, optional, orNull, probability, whole } from './schema-parts.ts'

const day = 86_400_000
const cutOff = Date.UTC(2026, 10, 23)

export const completeness = defineMethod({
  name: 'completeness',
  version: 1,
  page: 'completeness',
  question: {
    sv: 'Hur mycket av det som hände de senaste veckorna har hunnit anmälas?',
    en: 'How much of what happened in the last weeks has been reported by now?',
  },
  input: closed({
    from: numbers('when each incident happened, ms since 1970 UTC'),
    knownAt: list(orNull(Type.Number()), 'when the source came to know of it; null where it does not say'),
    cutOff: number('the moment up to which the data speak, ms since 1970 UTC'),
    longestDays: optional(whole(1, 3660, 'longer delays are taken as never'), 84),
    windows: Type.Optional(
      list(closed({ from: number('ms since 1970 UTC'), to: number() }), 'stretches of time, such as weeks'),
    ),
  }),
  dataCutOff: 'cutOff',
  output: closed({
    shareKnown: list(probability(), 'F(d), d = 0, 1 …: share known within d + 1 days, of all known within longestDays'),
    measured: count('incidents whose delay is known and was old enough to be used'),
    isMeasured: flag(`at least ${fewestDelays} delays; else what is past is taken as known`),
    windows: list(closed({ share: probability('known at the cut-off'), isComplete: flag('at least 0.9') })),
  }),
  example: {
    from: [9, 9, 9, 3, 2].map((seen) => cutOff - seen * day),
    knownAt: [
      [9, 0],
      [9, 1],
      [9, 3],
      [3, 0],
      [2, 1],
    ].map(([seen = 0, delay = 0]) => cutOff - (seen - delay - 0.5) * day),
    cutOff,
    longestDays: 5,
  },
  run: ({ from, knownAt, cutOff, longestDays, windows = [] }) => {
    const known = Float64Array.from(knownAt, (at) => at ?? Number.NaN)
    const delay = reportingDelay(Float64Array.from(from), known, cutOff, longestDays)
    const shares = windows.map((window) => windowCompleteness(delay, window.from, window.to, cutOff))
    return {
      ...delay,
      isMeasured: delay.measured >= fewestDelays,
      windows: shares.map((share) => ({ share, isComplete: share >= completeEnough })),
    }
  },
})
