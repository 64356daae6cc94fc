import { Type } from 'typebox'
import { phaseTest as ask } from '../analysis/phase-test.ts'
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
  probability,
  whole,
} from './schema-parts.ts'

const phase = () => closed({ count: whole(0, 1e7), weeks: whole(1, 10_000) })

export const phaseTest = defineMethod({
  name: 'phase-test',
  version: 1,
  page: 'phase-test',
  question: {
    sv: 'Ökar det på grannplatsen när närvaron sätts in, och minskar det när den tas bort?',
    en: 'Does it rise next door when presence is put on, and fall when it is taken off?',
  },
  input: closed({
    counts: counts('of the place where it may have moved, a week each, at most 1000'),
    on: list(whole(0, 1), '1 for a week with presence, 0 without'),
    alpha: optional(level('chance of even one wrong change among all'), 0.05),
    mostLag: Type.Optional(whole(0, 9999, 'weeks; 4 unless given, less than the weeks there are')),
    dispersion: Type.Optional(
      Type.Number({ minimum: 1, maximum: 1e6, description: 'φ; from the weeks within phases unless given' }),
    ),
  }),
  output: orNotDefined(
    ['no-events', 'never-on-and-off'],
    closed({
      defined: Type.Literal(true),
      dispersion: Type.Number({ minimum: 1 }),
      test: oneOf(['e-test', 'inflated-score'], 'the second when φ is over 1.2'),
      changes: list(
        closed({
          week: whole(1, 9999, 'first of the new phase, from 0'),
          to: oneOf(['on', 'off']),
          before: phase(),
          after: phase(),
          ratio: orNull(nonNegative('of the rates, after ÷ before; null is infinite')),
          p: probability('two-sided'),
          adjusted: probability('after Holm, for all changes'),
        }),
      ),
      crossCorrelation: list(Type.Number({ minimum: -1.001, maximum: 1.001 }), 'lags −mostLag … mostLag weeks'),
      lag: whole(-9999, 9999, 'where it is greatest; above 0 the counts follow presence'),
      verdict: oneOf(['follows', 'contradicts', 'not-shown']),
    }),
  ),
  example: {
    counts: [2, 1, 3, 2, 1, 2, 3, 6, 7, 5, 8, 6, 5, 2, 1, 3, 1, 2, 4, 7, 6, 8, 5, 7],
    on: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  },
  run: ({ counts, on, ...options }, hooks) => ask(counts, on, options, hooks),
})
