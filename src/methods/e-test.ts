import { eTest as eTestOf } from '../analysis/e-test.ts'
import { dispersion, size } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import { closed, nonNegative, oneOf, optional, orNotDefined, orNull, probability, whole } from './schema-parts.ts'

const rate = () => closed({ count: whole(0, 1e7, 'incidents'), exposure: size('time × area') })

export const eTest = defineMethod({
  name: 'e-test',
  version: 1,
  page: 'e-test',
  question: {
    sv: 'Kan två antal komma av samma takt?',
    en: 'Can two counts come of the same rate?',
  },
  input: closed({
    first: rate(),
    second: rate(),
    dispersion: optional(dispersion(), 1),
    variance: optional(oneOf(['unpooled', 'pooled'], 'of the difference, as in the paper'), 'unpooled'),
  }),
  output: orNotDefined(
    ['no-events', 'counts-cluster'],
    closed({
      ratio: orNull(nonNegative('first rate ÷ second; null is infinite')),
      p: probability('two-sided'),
    }),
  ),
  example: { first: { count: 6, exposure: 1 }, second: { count: 2, exposure: 1 } },
  run: ({ first, second, ...options }) => eTestOf(first, second, options),
})
