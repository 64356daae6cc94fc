import { Type } from 'typebox'
import { wdq as wdqOf } from '../analysis/wdq.ts'
import { beforeAfter, events } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import { closed, number, oneOf, orNotDefined } from './schema-parts.ts'

export const wdq = defineMethod({
  name: 'wdq',
  version: 1,
  page: 'wdq',
  question: {
    sv: 'Flyttade det som försvann till området runt om, eller fick även det del av vinsten?',
    en: 'Did what went away move to the surroundings, or did they gain too?',
  },
  input: closed({
    target: beforeAfter(events(), 'incidents where the operation is'),
    displacement: beforeAfter(events(), 'incidents in the belt around it'),
    comparison: beforeAfter(events(), 'incidents elsewhere'),
  }),
  output: orNotDefined(
    ['no-comparison-events', 'target-did-not-fall'],
    closed({
      quotient: number('negative: some moved; positive: the belt gained too'),
      success: Type.Number({
        exclusiveMaximum: 0,
        description: 'the denominator: fall of the target beside the comparison',
      }),
      belt: number('the numerator: change of the belt beside the comparison'),
      reading: oneOf([
        'displacement-above-benefit',
        'displacement-below-benefit',
        'no-movement',
        'diffusion-below-benefit',
        'diffusion-above-benefit',
      ]),
    }),
  ),
  example: {
    target: { before: 100, after: 50 },
    displacement: { before: 100, after: 110 },
    comparison: { before: 100, after: 100 },
  },
  run: wdqOf,
})
