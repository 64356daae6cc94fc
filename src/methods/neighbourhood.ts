import { type Static, Type } from 'typebox'
import { fail } from '../analysis/check.ts'
import { distanceBandWeights } from '../analysis/distance-band.ts'
import { corrections } from '../analysis/false-discovery.ts'
import { latticeWeights, listedWeights, type SpatialWeights } from '../analysis/spatial-weights.ts'
import { inferences } from '../analysis/sum-test.ts'
import {
  closed,
  level,
  list,
  nonNegative,
  oneOf,
  optional,
  permutations,
  positive,
  seed,
  whole,
} from './schema-parts.ts'

/** What methods that compare a cell with its neighbours ask alike. */
const place = () => Type.Number({ minimum: -1e7, maximum: 1e7 })

export const cellValues = () =>
  list(Type.Number({ minimum: -1e9, maximum: 1e9 }), 'one for each cell, such as its count; at least 3, not all alike')

export const neighbourhood = () =>
  Type.Union(
    [
      closed({
        lattice: oneOf(['queen', 'rook'], 'neighbours over edges and corners, or over edges only'),
        rows: whole(1, 4096),
        columns: whole(1, 4096, 'values go row by row'),
      }),
      closed({
        eastMetres: list(place()),
        northMetres: list(place()),
        radiusMetres: positive('cells at most this far apart are neighbours'),
      }),
      closed({
        lists: list(
          list(whole(0, 2 ** 31 - 1)),
          'for each cell the indexes of its neighbours, from 0, itself not among them',
        ),
        weights: Type.Optional(list(list(nonNegative()), 'in the shape of lists; all 1 unless given')),
      }),
    ],
    { description: 'who is whose neighbour' },
  )

export const inferenceParts = () => ({
  inference: Type.Optional(
    oneOf(
      inferences,
      'exact by counting where that is possible, by own or shared draws, or by the normal distribution',
    ),
  ),
  permutations: Type.Optional(permutations()),
  seed: Type.Optional(seed()),
  level: optional(level('α after the correction'), 0.05),
  correction: optional(oneOf(corrections, 'for asking at every cell'), 'benjamini-hochberg'),
})

/** @throws MethodError when the neighbourhood is not that of `cells` cells, before anything great is made */
export function weightsOf(asked: Static<ReturnType<typeof neighbourhood>>, cells: number): SpatialWeights {
  if ('lattice' in asked) {
    const { lattice, rows, columns } = asked
    if (rows * columns !== cells) fail('length-differs', 'values', `rows × columns (${rows * columns}), not ${cells}`)
    return latticeWeights(rows, columns, lattice)
  }
  if ('lists' in asked) return listedWeights(asked.lists, asked.weights ?? null)
  return distanceBandWeights(
    Float64Array.from(asked.eastMetres),
    Float64Array.from(asked.northMetres),
    asked.radiusMetres,
  )
}
