import { Type } from 'typebox'
import { rankPoints } from '../analysis/point-ranking.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  count,
  list,
  nonNegative,
  number,
  numbers,
  oneOf,
  orNull,
  positive,
  probability,
  seed,
  setting,
  whole,
} from './schema-parts.ts'

const week = 604_800_000
const until = Date.UTC(2026, 10, 23)
const shops = [9, 4, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0]

export const pointRanking = defineMethod({
  name: 'point-ranking',
  version: 3,
  page: 'point-ranking',
  question: {
    sv: 'Vilka platser har flest händelser i veckan nu, hur säkert är det, och vilka går inte att skilja åt?',
    en: 'Which places have the highest rate of incidents now, how sure is that, and which cannot be told apart?',
  },
  input: closed({
    at: numbers('when each incident happened, ms since 1970 UTC; none after until'),
    place: list(whole(0, 1e7), 'where, 0 … placeCount − 1'),
    group: list(whole(0, 10_000), 'of which crime group, 0 … groupCount − 1'),
    placeCount: whole(0, 1e7, 'all places that could have had one: those without shape the prior'),
    groupCount: whole(0, 10_000),
    until: number('the data cut-off, ms since 1970 UTC'),
    observedFrom: numbers('from when each place has been observed; at least a second before until'),
    halfLifeWeeks: orNull(Type.Number({ minimum: 0.1, maximum: 1e6, description: 'null: no decay' })),
    kindOfPlace: list(whole(0, 10_000), '0 … kindCount − 1, one a place'),
    kindCount: whole(0, 10_000),
    harm: setting(list(Type.Number({ minimum: 0, maximum: 1e6 }), 'one weight a group; 0 leaves a group out')),
    dispersion: Type.Number({ minimum: 1, maximum: 1e6, description: 'φ of the weekly counts' }),
    listed: whole(0, 1e7, 'how many places are listed at most'),
    topK: whole(1, 10_000, 'k of P(in the top k)'),
    draws: whole(1, 20_000, 'joint draws; 1,000 is usual'),
    seed: seed(),
  }),
  dataCutOff: 'until',
  output: closed({
    places: list(whole(0, 1e7), 'highest mean first; only places with incidents'),
    mean: list(positive(), 'harm-weighted incidents a week'),
    low: list(nonNegative(), 'lower ends of the 90 % intervals'),
    high: list(nonNegative(), 'upper ends'),
    inTop: list(probability(), 'P(among the topK highest of all places)'),
    tiedWithNext: list(whole(0, 1), '1: P(before the next) < 0.9'),
    topK: whole(0, 10_000),
    raw: list(count(), 'incidents as they are'),
    rawRank: list(whole(1, Number.MAX_SAFE_INTEGER), 'by incidents as they are; equals share a rank'),
    priors: list(
      closed({
        group: whole(0, 10_000),
        kind: whole(0, 10_000),
        places: count('of this kind'),
        origin: oneOf(['own', 'pooled', 'weak', 'none'], 'where the prior is from'),
        shape: nonNegative(),
        rate: nonNegative('in weeks'),
      }),
    ),
    scale: list(nonNegative(), 'c of each group: what multiplies decayed counts; φ is in it'),
  }),
  example: {
    at: shops.flatMap((n) => Array.from({ length: n }, (_, i) => until - ((i + 0.5) / n) * 10 * week)),
    place: shops.flatMap((n, place) => Array.from({ length: n }, () => place)),
    group: shops.flatMap((n) => Array.from({ length: n }, () => 0)),
    placeCount: 12,
    groupCount: 1,
    until,
    observedFrom: shops.map(() => until - 10 * week),
    halfLifeWeeks: null,
    kindOfPlace: shops.map(() => 0),
    kindCount: 1,
    harm: [1],
    dispersion: 1,
    listed: 200,
    topK: 3,
    draws: 1000,
    seed: 1,
  },
  run: ({ at, place, group, observedFrom, halfLifeWeeks, ...options }, hooks) =>
    rankPoints(
      { at: Float64Array.from(at), place, group },
      {
        ...options,
        confidence: 0.9,
        observedFrom: Float64Array.from(observedFrom),
        halfLifeWeeks: halfLifeWeeks ?? Number.POSITIVE_INFINITY,
      },
      hooks,
    ),
})
