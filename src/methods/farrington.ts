import { Type } from 'typebox'
import { farringtonFlexible } from '../analysis/farrington.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  count,
  flag,
  level,
  list,
  nonNegative,
  number,
  oneOf,
  optional,
  orNull,
  probability,
  whole,
} from './schema-parts.ts'

export const farrington = defineMethod({
  name: 'farrington',
  version: 1,
  page: 'farrington',
  question: {
    sv: 'Är veckans antal högre än vad årstid och trend under åren före gör troligt?',
    en: 'Is this week’s count above what season and trend in the years before make likely?',
  },
  input: closed({
    counts: list(whole(0, 1e6), 'one count a week, without gaps, oldest first; more than yearsBack × weeksPerYear'),
    yearsBack: optional(whole(1, 20, 'b'), 5),
    halfWindowWeeks: optional(whole(0, 182, 'w: weeks to each side of the same week in earlier years'), 3),
    seasonGroups: optional(whole(1, 366, 'noPeriods; 1 for no season'), 10),
    recentWeeksLeftOut: optional(whole(0, 7320, 'pastWeeksNotIncluded'), 26),
    reweightAbove: optional(Type.Number({ minimum: 0, maximum: 1e6, description: 'weightsThreshold' }), 2.58),
    trendLevel: optional(probability('pThresholdTrend: 0 for no trend, 1 for a trend whatever p'), 1),
    alpha: optional(level('alarms above the 1 − alpha quantile'), 0.05),
    threshold: optional(oneOf(['nbPlugin', 'muan', 'delta'], 'how the quantile is made'), 'nbPlugin'),
    fewestIncidents: optional(whole(0, 1e6, 'fewer in the last four weeks: no bound'), 5),
    weeksPerYear: optional(whole(4, 366, '12 for months'), 52),
    standardErrors: optional(
      oneOf(['quasi-poisson', 'surveillance'], 'surveillance: as its version 1.20.3'),
      'quasi-poisson',
    ),
  }),
  output: list(
    closed({
      week: whole(0, Number.MAX_SAFE_INTEGER, 'counted from 0'),
      count: count(),
      expected: orNull(nonNegative('mean that the fit gives the week')),
      upperBound: orNull(nonNegative('the 1 − alpha quantile; null: see gap')),
      alarm: flag(),
      exceedance: orNull(number('(count − expected) / (upperBound − expected)')),
      p: orNull(probability('of a count at least this high')),
      dispersion: orNull(Type.Number({ minimum: 1, description: 'φ of the fit' })),
      trend: orNull(number('slope of ln μ a week; null: no trend')),
      gap: orNull(oneOf(['few-incidents', 'no-fit', 'no-quantile'], 'why there is no bound')),
    }),
    'every week with a whole history',
  ),
  example: {
    counts: [
      2, 9, 2, 6, 7, 6, 9, 9, 8, 5, 7, 10, 8, 16, 9, 12, 12, 9, 14, 13, 18, 19, 21, 15, 13, 10, 15, 20, 23, 9, 15, 14,
      14, 6, 13, 8, 13, 7, 10, 10, 17, 4, 10, 2, 6, 9, 1, 3, 6, 3, 4, 2, 9, 5, 5, 6, 8, 5, 4, 7, 5, 12, 9, 7, 8, 10, 8,
      14, 12, 14, 12, 15, 14, 14, 13, 16, 14, 19, 11, 10, 8, 10, 14, 8, 12, 4, 11, 7, 4, 9, 6, 7, 4, 5, 4, 12, 22, 5, 3,
      8, 1, 4, 7, 1, 3, 4, 7, 10, 3, 4, 1, 10, 4, 5, 3, 3, 16, 11, 5, 12, 15, 10, 6, 24, 12, 22, 14, 12, 15, 15, 13, 19,
      9, 9, 15, 8, 5, 8, 12, 9, 13, 9, 6, 8, 1, 4, 9, 9, 6, 4, 4, 8, 6, 2, 0, 6, 3, 3, 4, 7, 5, 4, 13, 10, 7, 8, 9, 6,
      7, 7, 10, 11, 13, 10, 9, 18, 15, 8, 23, 23, 28, 16, 22, 32,
    ],
    yearsBack: 3,
  },
  run: ({ counts, ...options }, hooks) => farringtonFlexible(counts, options, hooks),
})
