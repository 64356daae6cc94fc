import { corrections, falseDiscovery as falseDiscoveryOf } from '../analysis/false-discovery.ts'
import { defineMethod } from './method.ts'
import { closed, count, flag, level, list, oneOf, optional, orNull, probability } from './schema-parts.ts'

export const falseDiscovery = defineMethod({
  name: 'false-discovery',
  version: 1,
  page: 'false-discovery',
  question: {
    sv: 'Vilka av många resultat går att lita på, när många frågor har ställts på en gång?',
    en: 'Which of many results can be trusted, when many questions were asked at once?',
  },
  input: closed({
    p: list(probability(), 'p-values, at least one'),
    level: optional(level('α: the share of false ones among those rejected, or the chance of any'), 0.05),
    correction: optional(oneOf(corrections), 'benjamini-hochberg'),
  }),
  output: closed({
    adjusted: list(probability(), 'the lowest level at which the p would be rejected'),
    rejected: list(flag()),
    rejectedCount: count(),
    threshold: orNull(probability('the greatest p that is rejected')),
  }),
  example: {
    p: [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ],
  },
  run: ({ p, level: alpha, correction }) => {
    const { rejected, ...found } = falseDiscoveryOf(Float64Array.from(p), alpha, correction)
    return { ...found, rejected: Array.from(rejected, (one) => one === 1) }
  },
})
