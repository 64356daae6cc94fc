import { Type } from 'typebox'
import { power as powerOf } from '../analysis/power.ts'
import { dispersion } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import { closed, level, list, oneOf, optional, orNull, probability, seed, whole } from './schema-parts.ts'

const expected = (description: string) => Type.Number({ minimum: 1e-6, maximum: 1e6, description })

export const power = defineMethod({
  name: 'power',
  version: 1,
  page: 'power',
  question: {
    sv: 'Hur stor måste minskningen vara för att alls synas här?',
    en: 'How great must the fall be to be seen here at all?',
  },
  input: closed({
    targetBefore: expected('incidents expected in the target in the window before'),
    comparisonBefore: orNull(expected('the same in the comparison; null where there is none')),
    afterPerBefore: optional(
      Type.Number({ minimum: 1e-3, maximum: 1e3, description: 'length since the start ÷ before' }),
      1,
    ),
    dispersion: optional(dispersion(100), 1),
    test: optional(oneOf(['rate-ratio', 'wdd'], 'the test that will be used'), 'rate-ratio'),
    alpha: optional(level('two-sided'), 0.05),
    wanted: optional(level('how often the fall must be seen'), 0.8),
    simulations: optional(whole(1, 10_000, 'simulated operations'), 4_000),
    seed: seed(),
  }),
  output: closed({
    smallestFall: orNull(probability('share of incidents that must go; null: not even a fall to nothing is seen')),
    approximation: orNull(probability('the same by the normal approximation')),
    power: list(probability(), 'for falls of 0, 1, … 100 %: how often the test says that there are fewer'),
  }),
  example: { targetBefore: 30, comparisonBefore: 30, dispersion: 1.6, seed: 1 },
  run: (
    {
      afterPerBefore = 1,
      dispersion = 1,
      test = 'rate-ratio',
      alpha = 0.05,
      wanted = 0.8,
      simulations = 4000,
      ...rest
    },
    hooks,
  ) => powerOf({ ...rest, afterPerBefore, dispersion, test, alpha, wanted, simulations }, hooks),
})
