import { Type } from 'typebox'
import { type BackTest, backTest as testBack } from '../analysis/back-test.ts'
import { fail } from '../analysis/check.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  count,
  counts,
  level,
  list,
  nonNegative,
  number,
  numbers,
  optional,
  orNotDefined,
  orNull,
  positive,
  seed,
  setting,
  whole,
} from './schema-parts.ts'

const estimate = (description: string) =>
  closed(
    { value: number(), low: orNull(number()), high: orNull(number()) },
    `${description}; ends null under five windows`,
  )

const figures = (of: string) =>
  closed(
    {
      pai: estimate('share of events ÷ share of area'),
      peiStar: estimate('hits ÷ hits of the best choice of as many places'),
      hitsPerSquareKilometre: estimate('hits in a window on a square kilometre chosen'),
    },
    of,
  )

const scorer = Type.Union([
  closed({ kind: Type.Literal('decayed'), halfLifeDays: positive() }),
  closed({ kind: Type.Literal('prior-count'), days: orNull(positive('counted back; null for all time before')) }),
  closed({ kind: Type.Literal('own'), scores: list(numbers('one a place'), 'one list a window') }),
])

const week = 7 * 86_400_000
const monday = Date.UTC(2026, 8, 7)
/** Eight weeks of four places: 0 steady, 1 in its first half, 2 in its second, 3 seldom. */
const weekly = [
  [3, 4, 0, 0],
  [2, 5, 0, 1],
  [3, 4, 0, 0],
  [4, 3, 1, 0],
  [3, 1, 3, 0],
  [2, 0, 4, 1],
  [3, 0, 5, 0],
  [3, 1, 4, 0],
]
const exampleRows = weekly.flatMap((row, number) =>
  row.flatMap((events, place) =>
    Array.from({ length: events }, (_, i) => ({ at: monday + number * week + ((i + 0.5) / events) * week, place })),
  ),
)

export const backTest = defineMethod({
  name: 'back-test',
  version: 1,
  page: 'back-test',
  question: {
    sv: 'Hur väl hade en rangordning av platser träffat det som hände sedan, jämfört med att bara räkna?',
    en: 'How well would a ranking of places have met what happened next, beside merely counting?',
  },
  input: closed({
    at: numbers('when each event happened, ms since 1970 UTC'),
    place: counts('where: index of the place'),
    areaSquareMetres: list(positive(), 'one a place'),
    cutOffs: setting(numbers('rising, ms since 1970 UTC; at least windowDays apart')),
    windowDays: positive('length of the window after each cut-off'),
    chosen: whole(1, 100_000, 'places chosen at each cut-off'),
    scorer,
    confidence: optional(level('of the intervals'), 0.95),
    replicates: optional(whole(1, 99_999, 'bootstrap draws of windows'), 999),
    seed: seed(),
  }),
  output: orNotDefined(
    ['no-events-in-windows'],
    closed({
      defined: Type.Literal(true),
      ranking: figures('choosing by the scorer'),
      baseline: figures('choosing by the count of all events before'),
      paiDifference: estimate('PAI of the ranking less PAI of the baseline'),
      windows: list(
        closed({
          cutOff: number(),
          events: count(),
          hits: nonNegative('not whole where places tie for the last seats'),
          baselineHits: nonNegative(),
          bestHits: count(),
          picked: list(closed({ place: count(), share: nonNegative('under 1 where places tie') })),
        }),
      ),
    }),
  ),
  example: {
    at: exampleRows.map(({ at }) => at),
    place: exampleRows.map(({ place }) => place),
    areaSquareMetres: [2000, 2000, 2000, 4000],
    cutOffs: [2, 3, 4, 5, 6, 7].map((number) => monday + number * week),
    windowDays: 7,
    chosen: 1,
    scorer: { kind: 'decayed', halfLifeDays: 7 },
    seed: 1,
  },
  run: ({ scorer, confidence, replicates, seed, ...input }, hooks) => {
    const places = input.areaSquareMetres.length
    if (scorer.kind === 'own') {
      const ragged = scorer.scores.findIndex((scores) => scores.length !== places)
      if (ragged !== -1) fail('length-differs', 'scores', `lists of ${places}, one score a place`, ragged)
    }
    const flat = scorer.kind === 'own' ? { kind: scorer.kind, scores: scorer.scores.flat() } : scorer
    const answer = testBack({ ...input, scorer: flat }, { confidence, replicates, seed }, hooks)
    return answer.defined ? toldOf(answer, input.cutOffs, places) : answer
  },
})

function toldOf(
  { ranking, baseline, paiDifference, ...tallies }: BackTest,
  cutOffs: readonly number[],
  places: number,
) {
  return {
    defined: true,
    ranking,
    baseline,
    paiDifference,
    windows: cutOffs.map((cutOff, window) => ({
      cutOff,
      events: tallies.events[window],
      hits: tallies.hits[window],
      baselineHits: tallies.baselineHits[window],
      bestHits: tallies.bestHits[window],
      picked: Array.from(tallies.picked.subarray(window * places, (window + 1) * places), (share, place) => ({
        place,
        share,
      })).filter(({ share }) => share > 0),
    })),
  }
}
