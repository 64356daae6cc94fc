import { Type } from 'typebox'
import { permutationScan } from '../analysis/permutation-scan.ts'
import { randomStream } from '../analysis/random.ts'
import { defineMethod } from './method.ts'
import { drawn, events } from './near-repeats-parts.ts'
import {
  closed,
  count,
  list,
  nonNegative,
  number,
  oneOf,
  optional,
  orNotDefined,
  probability,
  whole,
} from './schema-parts.ts'

const day = () => whole(-1e7, 1e7)

/** 150 events at the crossings of a town of 1.2 × 1.2 km over 60 days, and seven more in one corner in the last five. */
function example() {
  const random = randomStream(2026)
  const crossing = () => random.below(25) * 50
  const spread = Array.from({ length: 150 }, () => ({ east: crossing(), north: crossing(), day: random.below(60) }))
  const corner = Array.from({ length: 7 }, () => ({
    east: 900 + random.below(3) * 50,
    north: 300 + random.below(3) * 50,
    day: 55 + random.below(5),
  }))
  const all = [...spread, ...corner]
  return {
    eastMetres: all.map(({ east }) => east),
    northMetres: all.map(({ north }) => north),
    days: all.map(({ day }) => day),
  }
}

export const scan = defineMethod({
  name: 'scan',
  version: 1,
  page: 'scan',
  question: {
    sv: 'Har något nytt börjat någonstans, utan att vi vet var vi ska leta?',
    en: 'Has something new begun somewhere, when we do not know where to look?',
  },
  input: closed({
    ...events,
    days: list(day(), 'whole days since anywhen, one for each event'),
    radiusMetres: Type.Number({ minimum: 0, maximum: 1e8, description: 'the greatest radius of a circle' }),
    largestShare: optional(
      Type.Number({
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        description: 'no circle may hold more than this share of all events',
      }),
      0.5,
    ),
    longestDays: whole(1, 1e8, 'the longest stretch, first and last day counted'),
    when: optional(oneOf(['now', 'ever'], 'stretches that reach to the last day, or any stretch'), 'now'),
    lastDay: Type.Optional(whole(-1e7, 1e7, 'the last day of the study; the last day with an event unless given')),
    fewestEvents: optional(whole(1, 100_000, 'cylinders with fewer are passed over'), 2),
    mostClusters: optional(whole(1, 1000, 'the most clusters to report'), 5),
    ...drawn,
  }),
  output: orNotDefined(
    ['no-circle', 'no-window'],
    closed({
      events: count(),
      places: count('distinct'),
      cylinders: count('circles × stretches of days that were looked at'),
      clusters: list(
        closed({
          centreEastMetres: number(),
          centreNorthMetres: number(),
          radiusMetres: nonNegative('0 is one place'),
          places: count('distinct, in the circle'),
          fromDay: day(),
          toDay: day(),
          observed: count(),
          expected: nonNegative('events of the circle × events of the days ÷ all events'),
          ratio: nonNegative('observed ÷ expected'),
          logLikelihoodRatio: nonNegative(),
          p: probability('P(the best of all cylinders is at least as good | random days)'),
        }),
        'best first; the circles of two have no place in common',
      ),
    }),
  ),
  example: { ...example(), radiusMetres: 250, longestDays: 14, permutations: 999, seed: 1 },
  run: ({ eastMetres, northMetres, days, ...options }, hooks) =>
    permutationScan(
      {
        ...options,
        eastMetres: Float64Array.from(eastMetres),
        northMetres: Float64Array.from(northMetres),
        days: Float64Array.from(days),
      },
      hooks,
    ),
})
