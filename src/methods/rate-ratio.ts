import { Type } from 'typebox'
import { rateRatio as rateRatioOf } from '../analysis/rate-ratio.ts'
import { confidence, dispersion, events, fourCells, ratioInterval, size } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import { closed, nonNegative, oneOf, optional, orNotDefined, orNull, probability } from './schema-parts.ts'

export const rateRatio = defineMethod({
  name: 'rate-ratio',
  version: 1,
  page: 'rate-ratio',
  question: {
    sv: 'Hur förändrades takten här jämfört med hur den förändrades på jämförelseplatsen?',
    en: 'How did the rate change here, beside how it changed in the comparison area?',
  },
  input: closed({
    counts: fourCells(events(), 'incidents'),
    exposure: Type.Optional(fourCells(size(), 'time × area of each cell, in any one unit; 1 unless given')),
    dispersion: optional(dispersion(), 1),
    confidence: optional(confidence(), 0.95),
  }),
  output: orNotDefined(
    ['no-target-events', 'no-comparison-events', 'no-events-before', 'no-events-after'],
    closed({
      ratio: orNull(nonNegative('(T1/T0) ÷ (C1/C0); null is infinite')),
      conditionalEstimate: orNull(nonNegative('conditional maximum likelihood; null is infinite')),
      exact: ratioInterval('conditional on the margins; for counts that do not cluster'),
      midP: ratioInterval('the same with half of the observed table in each tail'),
      inflated: closed(
        {
          low: nonNegative(),
          high: orNull(nonNegative()),
          p: probability(),
          basis: oneOf(['log-ratio', 'exact-of-scaled-counts'], 'the second where a cell is empty'),
        },
        'for counts that cluster',
      ),
    }),
  ),
  example: {
    counts: { targetBefore: 30, targetAfter: 12, comparisonBefore: 60, comparisonAfter: 58 },
    dispersion: 1.6,
  },
  run: ({ counts, ...options }) => rateRatioOf(counts, options),
})
