import { localMoran as localMoranOf, quadrants } from '../analysis/local-moran.ts'
import { rowStandardised } from '../analysis/spatial-weights.ts'
import { inferences, notExactReasons } from '../analysis/sum-test.ts'
import { defineMethod } from './method.ts'
import { cellValues, inferenceParts, neighbourhood, weightsOf } from './neighbourhood.ts'
import { closed, count, flag, list, nonNegative, number, oneOf, optional, orNull, probability } from './schema-parts.ts'
import { townSquares } from './town-squares.ts'

export const localMoran = defineMethod({
  name: 'local-moran',
  version: 1,
  page: 'local-moran',
  question: {
    sv: 'Vilka rutor liknar sina grannar mer än slumpen ger, och vilka sticker ut från dem?',
    en: 'Which cells are like their neighbours beyond chance, and which stand out from them?',
  },
  input: closed({
    values: cellValues(),
    neighbourhood: neighbourhood(),
    rowStandardised: optional(flag('the mean of the neighbours, not their sum'), true),
    moments: optional(
      oneOf(['conditional', 'total'], 'mean and variance with the cell kept, or with all values moved'),
      'conditional',
    ),
    ...inferenceParts(),
  }),
  output: closed({
    i: list(number(), 'local Moran’s I'),
    expected: list(number()),
    variance: list(nonNegative()),
    z: list(number(), '0 where the variance is'),
    p: list(probability(), 'two-sided'),
    adjusted: list(probability(), 'p after the correction'),
    quadrant: list(oneOf(quadrants), 'the cell, then its neighbours, against the mean'),
    clear: list(flag(), 'at the level after the correction'),
    clearCount: count(),
    inference: oneOf(inferences, 'what was done'),
    notExact: orNull(oneOf(notExactReasons, 'why exact inference gave way to own draws')),
  }),
  example: {
    values: townSquares.values,
    neighbourhood: { lattice: 'queen', rows: townSquares.rows, columns: townSquares.columns },
  },
  run: ({ values, neighbourhood: asked, rowStandardised: means = true, ...options }, hooks) => {
    const given = weightsOf(asked, values.length)
    const weights = means ? rowStandardised(given) : given
    const found = localMoranOf({ ...options, values: Float64Array.from(values), weights }, hooks)
    return {
      ...found,
      quadrant: Array.from(found.quadrant, (place) => quadrants[place]),
      clear: Array.from(found.clear, (one) => one === 1),
    }
  },
})
