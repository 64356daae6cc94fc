import { Type } from 'typebox'
import { ears as earsDays } from '../analysis/ears.ts'
import { defineMethod } from './method.ts'
import { closed, level, list, nonNegative, number, numbers, oneOf, optional, orNull, whole } from './schema-parts.ts'

export const ears = defineMethod({
  name: 'ears',
  version: 1,
  page: 'ears',
  question: {
    sv: 'Ligger dagens antal långt över de närmaste dagarna före?',
    en: 'Is today’s count far above the days just before it?',
  },
  input: closed({
    counts: list(whole(0, 1e9), 'one count a day, without gaps, oldest first; C1 needs 8, C2 10, C3 12 of them'),
    method: oneOf(['C1', 'C2', 'C3'], 'C1: the seven days before; C2: with two days between; C3: C2 over three days'),
    alpha: Type.Optional(level('0.001 for C1 and C2, 0.025 for C3, unless given')),
    baselineDays: optional(whole(3, 366, 'days in the baseline'), 7),
    leastSd: optional(
      Type.Number({
        minimum: 0,
        maximum: 1e9,
        description: 'the baseline’s spread is never taken as less',
      }),
      0,
    ),
  }),
  output: closed({
    firstDay: whole(3, Number.MAX_SAFE_INTEGER, 'the first day with an answer, counted from 0'),
    limit: number('z with Φ(z) = 1 − alpha: the statistic alarms from here on'),
    statistic: list(orNull(number()), 'a day; null is infinite: the baseline does not vary and today differs from it'),
    expected: list(nonNegative(), 'mean of the baseline'),
    sd: list(nonNegative(), 'standard deviation of the baseline'),
    upperBound: list(nonNegative(), 'as documented: Ȳ + S·z, for C3 Ȳ + S·(z − what the two days before add)'),
    alarmFrom: numbers('the count from which the day alarms; 0: whatever happens today'),
    alarm: list(whole(0, 1), '1: the statistic is at least the limit'),
  }),
  example: { counts: [2, 4, 3, 1, 5, 2, 3, 4, 2, 3, 6, 8, 9, 3, 2], method: 'C3' as const },
  run: ({ counts, ...options }) => earsDays(counts, options),
})
