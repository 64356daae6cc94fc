import { eBenjaminiHochberg } from '../analysis/e-bh.ts'
import { defineMethod } from './method.ts'
import { closed, counts, level, list, nonNegative, optional, positive } from './schema-parts.ts'

export const eBh = defineMethod({
  name: 'e-bh',
  version: 1,
  page: 'e-bh',
  question: {
    sv: 'Vilka av många ställen sticker ut, när varje har sitt eget mått på bevis?',
    en: 'Which of many places stand out, when each has an evidence of its own?',
  },
  input: closed({
    evidence: list(nonNegative(), 'of each: on average at most 1 where nothing is to be found'),
    level: optional(level('false discovery rate: the share of the chosen that may be wrong'), 0.1),
  }),
  output: closed({
    chosen: counts('indexes, rising'),
    cutOff: positive('least evidence that is chosen; with none chosen, what one alone needs'),
  }),
  example: { evidence: [0.5, 120, 3, 45, 60, 22, 1, 33, 0.1, 80], level: 0.1 },
  run: ({ evidence, level = 0.1 }) => eBenjaminiHochberg(evidence, level),
})
