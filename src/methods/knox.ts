import { Type } from 'typebox'
import { knox as knoxOf } from '../analysis/knox.ts'
import { defineMethod } from './method.ts'
import { nearRepeatExample } from './near-repeats-example.ts'
import { daysApart, drawn, events, measure, rangeLevel } from './near-repeats-parts.ts'
import { closed, count, nonNegative, orNull, probability } from './schema-parts.ts'

const within = (description: string) => Type.Number({ exclusiveMinimum: 0, maximum: 1e8, description })

export const knox = defineMethod({
  name: 'knox',
  version: 1,
  page: 'near-repeats',
  question: {
    sv: 'Ligger fler par av händelser nära varandra i både rum och tid än slumpen ger?',
    en: 'Are more pairs of events close both in space and in time than chance gives?',
  },
  input: closed({
    ...events,
    days: daysApart,
    withinMetres: within('close in space: nearer than this, the same place included'),
    withinDays: within('close in time: fewer days apart than this, the same moment included'),
    measure,
    ...drawn,
    level: rangeLevel,
  }),
  output: closed({
    events: count(),
    pairs: count('n(n − 1)/2'),
    closeInSpace: count('pairs, whatever their times'),
    closeInTime: count('pairs, wherever they are'),
    observed: count('pairs close in both'),
    expected: nonNegative('closeInSpace × closeInTime ÷ pairs'),
    variance: nonNegative('of the count when the times are dealt out at random; exact'),
    ratio: orNull(nonNegative('observed ÷ expected; null where nothing is expected')),
    chanceLow: orNull(nonNegative('the ratio of random times lies from here')),
    chanceHigh: orNull(nonNegative('to here; null when the permutations are too few to say')),
    pMore: probability('P(at least as many)'),
    pFewer: probability('P(at most as many)'),
    poissonMore: probability('P(at least as many) if the count were Poisson: to compare with other tools, not to use'),
  }),
  example: { ...nearRepeatExample(), withinMetres: 100, withinDays: 7, permutations: 999, seed: 1 },
  run: ({ eastMetres, northMetres, days, ...options }, hooks) =>
    knoxOf(
      {
        ...options,
        eastMetres: Float64Array.from(eastMetres),
        northMetres: Float64Array.from(northMetres),
        days: Float64Array.from(days),
      },
      hooks,
    ),
})
