import { Type } from 'typebox'
import { cumulativeWdd } from '../analysis/cumulative-wdd.ts'
import { type Estimate, wdd as wddOf } from '../analysis/wdd.ts'
import { wddHarm } from '../analysis/wdd-harm.ts'
import { beforeAfter, confidence, dispersion, events, size } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  flag,
  list,
  nonNegative,
  number,
  oneOf,
  optional,
  orNotDefined,
  orNull,
  probability,
} from './schema-parts.ts'

const estimate = { estimate: number(), standardError: nonNegative() }
const tested = closed({ ...estimate, z: number(), p: probability(), low: number(), high: number() })

const group = closed({
  target: beforeAfter(events(), 'incidents where the operation is'),
  comparison: beforeAfter(events(), 'incidents where it is not'),
  displacement: Type.Optional(
    beforeAfter(events(), 'where incidents may move to; with displacementComparison or not at all'),
  ),
  displacementComparison: Type.Optional(beforeAfter(events())),
  dispersion: optional(dispersion(), 1),
  harm: optional(Type.Number({ minimum: 0, maximum: 1e9, description: 'weight of the group in harm' }), 1),
})

const series = closed(
  {
    targetBefore: list(events()),
    targetAfter: list(events()),
    comparisonBefore: list(events()),
    comparisonAfter: list(events()),
    dispersion: optional(dispersion(), 1),
  },
  'counts by period, each since the start beside the like period before; lists of one length',
)

const nothing: Estimate = { estimate: 0, standardError: 0 }

export const wdd = defineMethod({
  name: 'wdd',
  version: 1,
  page: 'wdd',
  question: {
    sv: 'Hur många färre händelser blev det än på jämförelseplatsen, även om en del flyttade?',
    en: 'How many fewer incidents were there than in the comparison area, also counting those that moved?',
  },
  input: closed({
    groups: Type.Array(group, { minItems: 1, description: 'one for each group of crime' }),
    timeWeights: Type.Optional(beforeAfter(size(), 'length of the windows, in any one unit')),
    areaWeights: Type.Optional(
      closed(
        {
          target: size(),
          comparison: size(),
          displacement: Type.Optional(size()),
          displacementComparison: Type.Optional(size()),
        },
        'size of the areas, in any one unit',
      ),
    ),
    confidence: optional(confidence(), 0.95),
    series: Type.Optional(series),
  }),
  output: closed({
    groups: list(
      orNotDefined(
        ['no-events'],
        closed({
          local: closed(estimate),
          displacement: orNull(closed(estimate)),
          total: tested,
          levelRatio: closed({ counts: orNull(nonNegative()), weighted: orNull(nonNegative()) }),
          shown: oneOf(['as-counts', 'after-weights', 'not-at-all'], 'whether the levels before allow it to be shown'),
          rateRatio: orNull(nonNegative()),
          disagreesInSign: orNull(flag('the number and the rate beside the comparison point different ways')),
        }),
      ),
    ),
    harm: orNotDefined(['no-events'], tested),
    cumulative: orNull(
      closed({ estimate: list(number()), standardError: list(nonNegative()) }, 'descriptive: a picture, no test'),
    ),
  }),
  example: {
    groups: [
      {
        target: { before: 207, after: 110 },
        comparison: { before: 308, after: 318 },
        displacement: { before: 178, after: 157 },
        displacementComparison: { before: 150, after: 140 },
      },
    ],
    series: {
      targetBefore: [18, 17, 16, 19, 15, 17],
      targetAfter: [19, 12, 9, 8, 10, 7],
      comparisonBefore: [21, 19, 20, 22, 18, 20],
      comparisonAfter: [20, 21, 19, 18, 20, 21],
    },
  },
  run: ({ groups, timeWeights, areaWeights, confidence, series }) => {
    const answers = groups.map(({ target, comparison, displacement, displacementComparison, dispersion }) =>
      wddOf(
        { target, comparison, displacement, displacementComparison },
        { timeWeights, areaWeights, dispersion, confidence },
      ),
    )
    const totals = answers.map((answer) => ('total' in answer ? answer.total : nothing))
    const harm = groups.map(({ harm = 1 }) => harm)
    const { dispersion, ...counts } = series ?? {}
    return {
      groups: answers,
      harm: wddHarm(totals, harm, confidence),
      cumulative: series ? cumulativeWdd(counts as typeof series, dispersion) : null,
    }
  },
})
