import { Type } from 'typebox'
import { poissonCusum } from '../analysis/cusum.ts'
import { defineMethod } from './method.ts'
import { closed, flag, list, nonNegative, oneOf, optional, positive, whole } from './schema-parts.ts'

const mean = (description: string) => Type.Number({ minimum: 0.001, maximum: 10_000, description })

export const cusum = defineMethod({
  name: 'cusum',
  version: 1,
  page: 'cusum',
  question: {
    sv: 'Har antalet per vecka gått över till en högre, eller en lägre, nivå?',
    en: 'Have weekly counts gone over to a higher, or a lower, level?',
  },
  input: closed({
    counts: list(whole(0, 1e9), 'one count a week, oldest first'),
    inControlMean: mean('mean of a week while all is as it was'),
    outOfControlMean: mean('the mean to be found soon: above the other for a rise, below it for a fall'),
    threshold: Type.Optional(positive('h: alarms when the sum is at least this; left out: chosen for inControlArl')),
    inControlArl: optional(
      Type.Number({
        minimum: 2,
        maximum: 1e7,
        description: 'mean weeks between false alarms wanted',
      }),
      500,
    ),
    stepsPerUnit: Type.Optional(whole(1, 1000, 'sums are counted in steps of 1 / this; chosen unless given')),
    fastStart: optional(flag('begin, also after an alarm, at half the threshold'), false),
  }),
  output: closed({
    direction: oneOf(['rise', 'fall']),
    referenceValue: positive('k: what a week must exceed to add to the sum'),
    threshold: positive('h'),
    stepsPerUnit: whole(1, 1000),
    startsAt: nonNegative(),
    inControlArl: positive('mean weeks to a false alarm, for Poisson counts; 1e10 stands for that and more'),
    outOfControlArl: positive('mean weeks to the alarm at the other mean'),
    sums: list(nonNegative(), 'the sum after each week, before it is set back'),
    alarm: list(whole(0, 1), '1: the sum reached the threshold, and begins anew the week after'),
  }),
  example: {
    counts: [2, 1, 3, 2, 2, 1, 3, 2, 6, 7, 6, 2, 1, 2, 3, 2, 1, 2, 2, 3, 1, 2, 2, 1, 2],
    inControlMean: 2,
    outOfControlMean: 4,
  },
  run: ({ counts, ...design }, hooks) => poissonCusum(counts, design, hooks),
})
