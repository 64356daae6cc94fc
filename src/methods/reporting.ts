import { Type } from 'typebox'
import { reporting as reportingOf } from '../analysis/reporting.ts'
import { beforeAfter, confidence, dispersion, events, size } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  flag,
  nonNegative,
  number,
  optional,
  orNotDefined,
  orNull,
  probability,
  seed,
  whole,
} from './schema-parts.ts'

const survey = () =>
  closed({
    share: Type.Number({ minimum: 1e-6, maximum: 1, description: 'of those asked who would report' }),
    asked: Type.Number({
      minimum: 1,
      maximum: 1e9,
      description: 'answers, or the effective number of a weighted survey',
    }),
  })

/** A null end is beyond every number. */
const range = { low: number(), high: orNull(number()) }

export const reporting = defineMethod({
  name: 'reporting',
  version: 1,
  page: 'reporting',
  question: {
    sv: 'Har våldet ökat, eller anmäls mer av det?',
    en: 'Is there more violence, or is more of it reported?',
  },
  input: closed({
    reported: beforeAfter(events(), 'incidents that were reported'),
    exposure: Type.Optional(beforeAfter(size(), 'length of the windows; 1 and 1 unless given')),
    willingness: orNull(closed({ before: survey(), after: survey() }, 'null where nobody was asked')),
    dispersion: optional(dispersion(), 1),
    confidence: optional(confidence(), 0.95),
    draws: optional(whole(100, 99_999, 'of the simulation'), 4_000),
    seed: seed(),
  }),
  output: orNotDefined(
    ['no-reports-before', 'no-reports-after'],
    closed({
      reportedChange: nonNegative('reports since ÷ reports before, by length'),
      tippingPoint: closed(
        {
          rise: number('−1 and up: if willingness rose by more than this share, violence has fallen'),
          ...range,
          share: orNull(nonNegative('of those who would report now, at which nothing has changed')),
          reachable: orNull(flag('false where that share is above 1')),
        },
        'needs no survey',
      ),
      adjusted: orNull(
        closed({
          trueRate: beforeAfter(nonNegative(), 'reported or not, per unit of length'),
          change: nonNegative('of the true rate'),
          logVariance: closed({ counts: nonNegative(), survey: nonNegative() }),
          delta: closed(range),
          simulated: closed({ ...range, fell: probability('share of draws in which violence fell') }),
        }),
      ),
    }),
  ),
  example: {
    reported: { before: 60, after: 75 },
    willingness: { before: { share: 0.4, asked: 300 }, after: { share: 0.55, asked: 250 } },
    seed: 1,
  },
  run: reportingOf,
})
