import { feedbackWeights } from '../analysis/feedback-weight.ts'
import { defineMethod } from './method.ts'
import { closed, count, list, nonNegative, numbers, optional, probability, whole } from './schema-parts.ts'

const index = (description: string) => list(whole(0, 1e6), description)

export const feedbackWeight = defineMethod({
  name: 'feedback-weight',
  version: 2,
  page: 'feedback-weight',
  question: {
    sv: 'Hur mycket ska en händelse som polisen själv upptäckt väga, när polisen redan var mycket på platsen?',
    en: 'How much should an incident that police found themselves weigh, where police already were a lot?',
  },
  input: closed({
    placeCount: whole(1, 1e6),
    kindCount: whole(1, 1000, 'kinds of shift, such as day, evening, night'),
    presence: closed({
      from: numbers('start of each stay, ms since 1970 UTC'),
      to: numbers('its end'),
      place: index('0 … placeCount − 1'),
      kind: index('kind of shift, 0 … kindCount − 1'),
    }),
    discovered: closed({
      at: numbers('when each incident was found, ms since 1970 UTC'),
      place: index('0 … placeCount − 1'),
      kind: index('kind of shift, 0 … kindCount − 1'),
    }),
    weeks: optional(whole(1, 520, 'how far back presence counts'), 8),
  }),
  output: closed({
    weight: list(probability(), 'one a discovered incident; 0 where no presence is logged'),
    minutesHere: list(nonNegative(), 'presence at its place in that kind of shift over the weeks before'),
    minutesInAll: list(nonNegative(), 'presence at all places in that kind of shift'),
    unlogged: count('incidents without any presence in that kind of shift before them'),
  }),
  example: {
    placeCount: 3,
    kindCount: 1,
    presence: {
      from: [0, 1, 2, 3, 4, 5].map((night) => Date.UTC(2026, 10, 9 + night, 20)),
      to: [2, 3, 1, 4, 1, 1].map((hours, night) => Date.UTC(2026, 10, 9 + night, 20 + hours)),
      place: [0, 0, 1, 0, 1, 2],
      kind: [0, 0, 0, 0, 0, 0],
    },
    discovered: { at: [0, 1, 2].map(() => Date.UTC(2026, 10, 16, 1)), place: [0, 1, 2], kind: [0, 0, 0] },
  },
  run: ({ presence, discovered, ...options }) =>
    feedbackWeights(
      { ...presence, from: Float64Array.from(presence.from), to: Float64Array.from(presence.to) },
      { ...discovered, at: Float64Array.from(discovered.at) },
      options,
    ),
})
