import { Type } from 'typebox'
import { fail } from '../analysis/check.ts'
import { weeklyDispersion } from '../analysis/dispersion.ts'
import { defineMethod } from './method.ts'
import { closed, list } from './schema-parts.ts'

export const dispersion = defineMethod({
  name: 'dispersion',
  version: 1,
  page: 'dispersion',
  question: {
    sv: 'Hur mycket mer än slumpen varierar antalen från vecka till vecka?',
    en: 'How much more than chance do counts vary from week to week?',
  },
  input: closed({
    series: list(
      list(Type.Number({ minimum: 0, maximum: 1e9 }), 'counts a week'),
      'one list a place, all of the same weeks; weeks before anything was changed',
    ),
  }),
  output: closed({ dispersion: Type.Number({ minimum: 1, description: 'φ: variance ÷ mean, never under 1' }) }),
  example: {
    series: [
      [2, 9, 4, 1, 4],
      [0, 0, 1, 0, 0],
    ],
  },
  run: ({ series }) => {
    const weekCount = series[0]?.length ?? 0
    series.forEach((weeks, i) => {
      if (weeks.length !== weekCount) {
        fail('length-differs', 'series', `the length of series[0] (${weekCount}), not ${weeks.length}`, i)
      }
    })
    return { dispersion: weeklyDispersion(series.flat(), weekCount, 0, weekCount) }
  },
})
