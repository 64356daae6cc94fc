import { Type } from 'typebox'
import { wilsonIntervals } from '../analysis/wilson.ts'
import { confidence, events } from './effect-parts.ts'
import { defineMethod } from './method.ts'
import { closed, list, optional, orNotDefined, probability } from './schema-parts.ts'

export const wilson = defineMethod({
  name: 'wilson',
  version: 1,
  page: 'wilson',
  question: {
    sv: 'Hur stor är andelen, och hur säkert vet vi det?',
    en: 'How large is the share, and how well do we know it?',
  },
  input: closed({
    successes: Type.Array(events(), { minItems: 1, description: 'how many said yes, one for each row' }),
    trials: Type.Array(events(), { minItems: 1, description: 'of how many' }),
    confidence: optional(confidence(), 0.95),
  }),
  output: closed({
    rows: list(
      orNotDefined(['nobody-asked'], closed({ share: probability(), low: probability(), high: probability() })),
    ),
  }),
  example: { successes: [9, 12, 16, 0, 21], trials: [40, 41, 38, 0, 39] },
  run: ({ successes, trials, confidence }) => ({ rows: wilsonIntervals(successes, trials, confidence) }),
})
