import { Type } from 'typebox'
import { giStar as giStarOf } from '../analysis/gi-star.ts'
import { inferences, notExactReasons } from '../analysis/sum-test.ts'
import { defineMethod } from './method.ts'
import { cellValues, inferenceParts, neighbourhood, weightsOf } from './neighbourhood.ts'
import { closed, count, list, nonNegative, number, oneOf, orNull, probability } from './schema-parts.ts'
import { townSquares } from './town-squares.ts'

const spots = ['cold', 'neither', 'hot'] as const

export const giStar = defineMethod({
  name: 'gi-star',
  version: 1,
  page: 'gi-star',
  question: {
    sv: 'Var är det fler eller färre än slumpen ger, när varje ruta räknas ihop med sina grannar?',
    en: 'Where is there more, or less, than chance gives, when each cell is counted with its neighbours?',
  },
  input: closed({
    values: cellValues(),
    neighbourhood: neighbourhood(),
    selfWeights: Type.Optional(list(nonNegative(), 'what each cell weighs on itself; 1 unless given')),
    ...inferenceParts(),
  }),
  output: closed({
    sum: list(number(), 'of each cell and its neighbours, weighted'),
    z: list(number(), 'Ord and Getis’s Gi*, standardised; 0 where the neighbourhood is the whole map'),
    p: list(probability(), 'two-sided'),
    adjusted: list(probability(), 'p after the correction'),
    spot: list(oneOf(spots), 'at the level after the correction'),
    hot: count(),
    cold: count(),
    inference: oneOf(inferences, 'what was done'),
    notExact: orNull(oneOf(notExactReasons, 'why exact inference gave way to own draws')),
  }),
  example: {
    values: townSquares.values,
    neighbourhood: { lattice: 'queen', rows: townSquares.rows, columns: townSquares.columns },
  },
  run: ({ values, neighbourhood: asked, selfWeights, ...options }, hooks) => {
    const weights = weightsOf(asked, values.length)
    const self = selfWeights ? Float64Array.from(selfWeights) : null
    const { spot, ...found } = giStarOf(
      { ...options, values: Float64Array.from(values), weights: { ...weights, self } },
      hooks,
    )
    return { ...found, spot: Array.from(spot, (sign) => spots[sign + 1]) }
  },
})
