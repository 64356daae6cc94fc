import { Type } from 'typebox'
import { anyTimeMonitoring } from '../analysis/any-time.ts'
import { randomStream } from '../analysis/random.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  counts,
  level,
  list,
  nonNegative,
  oneOf,
  optional,
  orNotDefined,
  orNull,
  whole,
} from './schema-parts.ts'

/** A year of 8 and 20 incidents a week, then sixteen weeks in which the target has half as many; variance 1.3 × mean. */
const random = randomStream(2026)
const weeks = (mean: number, count: number) => Array.from({ length: count }, () => random.clustered(mean, 1.3))

export const anyTime = defineMethod({
  name: 'any-time',
  version: 3,
  page: 'any-time',
  question: {
    sv: 'Har det förändrats här, jämfört med jämförelseområdet, när frågan ställs varje vecka utan slutdatum?',
    en: 'Has it changed here beside the comparison, when we ask every week and there is no end date?',
  },
  input: closed({
    targetBefore: counts('events of each week before the start; the same weeks as comparisonBefore'),
    comparisonBefore: counts(),
    targetSince: counts('events of each whole week since the start, oldest first; the same weeks as comparisonSince'),
    comparisonSince: counts(),
    alpha: optional(level('speak at evidence 1/α'), 0.05),
    shiftSd: optional(
      Type.Number({
        minimum: 0.01,
        maximum: 10,
        description: 'standard deviation of the changes of the log ratio that are looked for',
      }),
      0.7,
    ),
    dispersion: Type.Optional(
      Type.Number({ minimum: 1, maximum: 1e6, description: 'φ; from the weeks before unless given' }),
    ),
  }),
  output: orNotDefined(
    ['no-comparison-events'],
    closed({
      defined: Type.Literal(true),
      dispersion: Type.Number({ minimum: 1, description: 'φ, by which all counts were divided' }),
      evidence: list(nonNegative(), 'that the ratio has changed, each week since the start; at most 1e300'),
      ratio: list(
        orNull(nonNegative()),
        'estimate of the rate ratio, drawn towards 1 while counts are few; null is infinite',
      ),
      low: list(
        orNull(nonNegative()),
        'confidence sequence of the ratio: at 1 − α it holds the true one in all weeks at once',
      ),
      high: list(orNull(nonNegative()), 'its upper end; null is infinite'),
      spoke: orNull(
        closed(
          { week: whole(1, Number.MAX_SAFE_INTEGER), direction: oneOf(['fewer', 'more']) },
          'the first week with evidence ≥ 1/α, 1 is the first since the start; null while nothing can be said',
        ),
      ),
    }),
  ),
  example: {
    targetBefore: weeks(8, 52),
    comparisonBefore: weeks(20, 52),
    targetSince: weeks(4, 16),
    comparisonSince: weeks(20, 16),
  },
  run: ({ targetBefore, comparisonBefore, targetSince, comparisonSince, ...options }, hooks) =>
    anyTimeMonitoring({ targetBefore, comparisonBefore, targetSince, comparisonSince }, options, hooks),
})
