import { Type } from 'typebox'
import { fail } from '../analysis/check.ts'
import { randomStream } from '../analysis/random.ts'
import { syntheticControl as compare } from '../analysis/synthetic-control.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  count,
  counts,
  list,
  nonNegative,
  number,
  numbers,
  optional,
  orNotDefined,
  orNull,
  permutations,
  positive,
  probability,
  seed,
  whole,
} from './schema-parts.ts'

/** Forty places over twelve months, eight before; something is done at the last two, which halves what happens there. */
const exampleOutcomes = Array.from({ length: 40 }, (_, place) => {
  const random = randomStream(2026, place)
  const level = 3 + random.gamma(2) * 3
  return Array.from({ length: 12 }, (_, month) =>
    random.poisson(place >= 38 && month >= 8 ? 6 : place >= 38 ? 12 : level),
  )
})

export const syntheticControl = defineMethod({
  name: 'synthetic-control',
  version: 1,
  page: 'synthetic-control',
  question: {
    sv: 'Hur mycket hände där något gjordes, jämfört med andra platser som vägts ihop så att de liknar dem före starten?',
    en: 'How much happened where something was done, against other places weighted to be like them before the start?',
  },
  input: closed({
    outcomes: list(list(nonNegative()), 'one list a place: counts or amounts, period by period'),
    periodsBefore: whole(1, 1999, 'the first so many periods are before the start'),
    treated: counts('indexes of the places where something was done; all others are the comparison'),
    covariates: Type.Optional(list(numbers(), 'one list a place: further things to match')),
    permutations: optional(permutations(), 999),
    seed: seed(),
  }),
  output: orNotDefined(
    ['fewer-than-30-comparison-places'],
    closed({
      defined: Type.Literal(true),
      weights: list(nonNegative(), 'one a place, 0 for the treated; they add up to the number of treated places'),
      effectivePlaces: positive('(sum of weights)² ÷ sum of their squares'),
      treatedTotals: list(nonNegative(), 'one a period'),
      syntheticTotals: list(nonNegative(), 'one a period'),
      effect: number('treated less synthetic, over all periods after the start'),
      relativeEffect: orNull(number('effect ÷ synthetic; null where the synthetic total is 0')),
      misfitBefore: nonNegative('root mean square of the difference a period before the start'),
      score: number('effect ÷ √(treated + Σ weight² × outcome)'),
      p: orNull(probability('two-sided, against placebos; null with under 20 places left to compare a placebo with')),
      pFewer: orNull(probability('for fewer')),
      placebos: count(),
    }),
  ),
  example: { outcomes: exampleOutcomes, periodsBefore: 8, treated: [38, 39], permutations: 999, seed: 1 },
  run: ({ outcomes, covariates, ...input }, hooks) => {
    const periods = widthOf('outcomes', outcomes)
    if (covariates) widthOf('covariates', covariates)
    if (covariates && covariates.length !== outcomes.length) {
      fail('length-differs', 'covariates', `one list a place (${outcomes.length})`)
    }
    return compare({ ...input, outcomes: outcomes.flat(), periods, covariates: covariates?.flat() }, hooks)
  },
})

function widthOf(name: string, rows: readonly (readonly number[])[]): number {
  const width = rows[0]?.length ?? 0
  if (rows.length === 0) fail('empty', name, 'one list a place')
  const ragged = rows.findIndex((row) => row.length !== width)
  if (ragged !== -1) fail('length-differs', name, `lists of ${width}, as the first`, ragged)
  return width
}
