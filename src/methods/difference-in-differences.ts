import { Type } from 'typebox'
import { differenceInDifferences as differenceOf } from '../analysis/difference-in-differences.ts'
import { confidence, events, size } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  flag,
  list,
  nonNegative,
  number,
  optional,
  orNotDefined,
  orNull,
  positive,
  probability,
  whole,
} from './schema-parts.ts'

const mark = () => whole(0, 1)

export const differenceInDifferences = defineMethod({
  name: 'difference-in-differences',
  version: 2,
  page: 'difference-in-differences',
  question: {
    sv: 'Förändrades målplatserna annorlunda än jämförelseplatserna, när platser får skilja sig åt?',
    en: 'Did the target places change otherwise than the comparison places, when places may differ?',
  },
  input: closed({
    targetOfPlace: list(mark(), 'for each place: 1 in the target, 0 in the comparison'),
    place: list(whole(0, 1e6), 'for each row: index of its place'),
    after: list(mark(), 'for each row: 1 since the start, 0 before'),
    count: list(events(), 'for each row: incidents'),
    exposure: list(size(), 'for each row: time, or time × area'),
    confidence: optional(confidence(), 0.95),
  }),
  output: orNotDefined(
    ['no-comparison-events-before', 'no-comparison-events-after', 'no-target-events-before', 'no-target-events-after'],
    closed({
      ratio: positive('exp of the coefficient: the rate ratio with comparison'),
      coefficient: number('of target × after, on the log scale'),
      targetPlaces: whole(0, 1e6),
      comparisonPlaces: whole(0, 1e6),
      spread: orNotDefined(
        ['one-target-place', 'one-comparison-place', 'no-variation'],
        closed(
          {
            defined: Type.Literal(true),
            standardError: positive('of the coefficient, clustered on places (CR3)'),
            degreesOfFreedom: positive('Welch’s: at least those of the kind with fewer places'),
            t: number(),
            p: probability('two-sided, of no difference'),
            low: nonNegative(),
            high: orNull(nonNegative()),
            fewPlaces: flag('fewer than 5 of either kind: the interval may be too narrow'),
          },
          'from errors clustered on places',
        ),
      ),
    }),
  ),
  example: {
    targetOfPlace: [1, 0, 1, 0, 0, 1, 0, 1],
    place: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7],
    after: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
    count: [27, 5, 42, 20, 16, 9, 55, 30, 13, 8, 43, 11, 20, 12, 24, 5],
    exposure: [52, 26, 52, 26, 52, 26, 52, 26, 52, 26, 52, 26, 52, 26, 52, 26],
  },
  run: ({ confidence, ...rows }) => differenceOf(rows, confidence),
})
