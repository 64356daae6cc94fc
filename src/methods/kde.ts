import { Type } from 'typebox'
import { kernelDensity } from '../analysis/kernel-density.ts'
import type { Pair } from '../domain/geo/geometry.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  count,
  list,
  nonNegative,
  number,
  numbers,
  oneOf,
  optional,
  orNull,
  positive,
  whole,
} from './schema-parts.ts'

/** Sixteen thefts in a yard of 100 × 80 m with a house in one corner; one more was outside. */
export const yard = {
  eastMetres: [12, 20, 31, 55, 58, 60, 62, 57, 64, 36, 41, 8, 88, 25, 15, 97, 90],
  northMetres: [8, 40, 22, 30, 33, 29, 36, 27, 31, 60, 66, 72, 12, 34, 76, 4, 70],
}

const ring = () => list(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), 'corners [east, north] in metres')

export const kde = defineMethod({
  name: 'kde',
  version: 1,
  page: 'kde',
  question: {
    sv: 'Hur tätt har det hänt kring varje plats på kartan?',
    en: 'How densely has it happened about each place on the map?',
  },
  input: closed({
    eastMetres: numbers('of each incident, metres east'),
    northMetres: numbers('metres north'),
    weights: Type.Optional(list(nonNegative(), 'of each incident; 1 unless given')),
    kernel: oneOf(['gaussian', 'quartic']),
    bandwidthMetres: positive('standard deviation of the Gaussian, radius of the quartic; 1 mm to 1,000 km'),
    edge: optional(
      oneOf(['none', 'uniform', 'jones-diggle'], 'what is done about the kernel outside the window'),
      'none',
    ),
    window: Type.Optional(
      list(
        ring(),
        'polygon where incidents can be seen, then its holes; the grid unless given and edges are corrected',
      ),
    ),
    westMetres: number('western edge of the grid'),
    southMetres: number('southern edge'),
    cellEastMetres: positive('width of a cell'),
    cellNorthMetres: positive('height of a cell'),
    columns: whole(1, 512),
    rows: whole(1, 512),
  }),
  output: closed({
    perSquareMetre: list(orNull(nonNegative()), 'row by row from the south-west; null outside the window'),
    total: nonNegative('of the cells inside: density times area'),
    counted: count('incidents that count'),
    leftOut: count('incidents outside the window'),
  }),
  example: {
    ...yard,
    kernel: 'gaussian',
    bandwidthMetres: 10,
    edge: 'jones-diggle',
    window: [
      [
        [0, 0],
        [100, 0],
        [100, 50],
        [70, 50],
        [70, 80],
        [0, 80],
      ],
    ],
    westMetres: 0,
    southMetres: 0,
    cellEastMetres: 5,
    cellNorthMetres: 5,
    columns: 20,
    rows: 16,
  },
  run: (input, hooks) => {
    const { kernel, bandwidthMetres, edge = 'none', window, weights } = input
    const coordinates = window as readonly (readonly Pair[])[] | undefined
    const { perSquareMetre, inside, counted, leftOut } = kernelDensity(
      {
        eastMetres: Float64Array.from(input.eastMetres),
        northMetres: Float64Array.from(input.northMetres),
        ...(weights ? { weights: Float64Array.from(weights) } : {}),
      },
      input,
      { kernel, bandwidthMetres, edge, ...(coordinates ? { window: { type: 'Polygon', coordinates } } : {}) },
      hooks,
    )
    return {
      perSquareMetre: Array.from(perSquareMetre, (density, cell) => (inside[cell] === 1 ? density : null)),
      total: perSquareMetre.reduce((a, b) => a + b, 0) * input.cellEastMetres * input.cellNorthMetres,
      counted,
      leftOut,
    }
  },
})
