import { Type } from 'typebox'
import { notDefined } from '../analysis/method-error.ts'
import { rateChange as changeOfRate } from '../analysis/rate-change.ts'
import { defineMethod } from './method.ts'
import { closed, number, optional, orNotDefined, probability } from './schema-parts.ts'

const window = (description: string) =>
  closed(
    {
      count: Type.Number({ minimum: 0, maximum: 1e9, description: 'incidents' }),
      weeks: Type.Number({ minimum: 0, maximum: 1e9, description: '0, or at least 1e-6' }),
    },
    description,
  )

export const rateChange = defineMethod({
  name: 'rate-change',
  version: 1,
  page: 'rate-change',
  question: {
    sv: 'Händer det färre i veckan än förut, fler, eller kan det vara slumpen?',
    en: 'Are there fewer incidents a week than before, more, or may it be chance?',
  },
  input: closed({
    before: window('the time before'),
    after: window('the time since'),
    dispersion: optional(Type.Number({ minimum: 1, maximum: 1e6, description: 'φ of the weekly counts' }), 1),
  }),
  output: orNotDefined(
    ['no-time-in-a-window'],
    closed({
      value: number('incidents a week, after minus before'),
      low: number('lower end of the 90 % interval'),
      high: number('upper end'),
      rose: probability('P(the rate rose), exact'),
    }),
  ),
  example: { before: { count: 30, weeks: 52 }, after: { count: 2, weeks: 8 } },
  run: ({ before, after, dispersion }) => changeOfRate(before, after, dispersion) ?? notDefined('no-time-in-a-window'),
})
