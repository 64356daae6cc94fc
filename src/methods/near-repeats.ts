import { Type } from 'typebox'
import { nearRepeats as nearRepeatsOf } from '../analysis/near-repeats.ts'
import { defineMethod } from './method.ts'
import { nearRepeatExample } from './near-repeats-example.ts'
import { daysApart, drawn, events, measure, rangeLevel } from './near-repeats-parts.ts'
import {
  closed,
  count,
  counts,
  flag,
  list,
  nonNegative,
  optional,
  orNull,
  probability,
  setting,
} from './schema-parts.ts'

const edges = (most: number, description: string) =>
  Type.Array(Type.Number({ minimum: 0, maximum: 1e8 }), { minItems: 2, maxItems: most, description })
const band = closed({ from: nonNegative(), to: nonNegative() })
const ratios = (description: string) => list(orNull(nonNegative()), description)

export const nearRepeats = defineMethod({
  name: 'near-repeats',
  version: 1,
  page: 'near-repeats',
  question: {
    sv: 'Följs en händelse av fler på samma plats eller i närheten, och hur nära och hur länge?',
    en: 'Is an event followed by others at the same place or near it, and how near and for how long?',
  },
  input: closed({
    ...events,
    days: daysApart,
    distanceEdgesMetres: setting(edges(33, 'rising: bands [edge, next edge)')),
    dayEdges: setting(edges(16, 'rising: bands [edge, next edge)')),
    samePlace: optional(flag('the distance 0 is a band of its own, before the others'), true),
    measure,
    ...drawn,
    level: rangeLevel,
  }),
  output: closed({
    distanceBands: list(band, 'metres; the same place is from 0 to 0'),
    dayBands: list(band),
    events: count(),
    pairs: count('n(n − 1)/2'),
    pairsByDistance: counts('a distance band'),
    pairsByDays: counts('a day band'),
    observed: counts('pairs, distance bands × day bands, row by row; so are all that follow'),
    expected: list(nonNegative(), 'pairs by distance × pairs by days ÷ all pairs'),
    variance: list(nonNegative(), 'of the count when the times are dealt out at random; exact'),
    ratio: ratios('observed ÷ expected; null where nothing is expected'),
    chanceLow: ratios('the ratio of random times lies from here'),
    chanceHigh: ratios('to here; null when the permutations are too few to say'),
    pMore: list(probability(), 'P(at least as many), each cell by itself'),
    pFewer: list(probability(), 'P(at most as many), each cell by itself'),
    pMoreInAny: list(probability(), 'P(some cell stands out as much): for the whole table together'),
  }),
  example: {
    ...nearRepeatExample(),
    distanceEdgesMetres: [0, 100, 200, 300, 400],
    dayEdges: [0, 7, 14, 21, 28],
    permutations: 999,
    seed: 1,
  },
  run: ({ eastMetres, northMetres, days, distanceEdgesMetres, dayEdges, ...options }, hooks) =>
    nearRepeatsOf(
      {
        ...options,
        eastMetres: Float64Array.from(eastMetres),
        northMetres: Float64Array.from(northMetres),
        days: Float64Array.from(days),
        distanceEdgesMetres: Float64Array.from(distanceEdgesMetres),
        dayEdges: Float64Array.from(dayEdges),
      },
      hooks,
    ),
})
