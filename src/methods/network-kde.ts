import { Type } from 'typebox'
import { networkDensity, placesAlong, straightLengths } from '../analysis/network-density.ts'
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
  positive,
  probability,
} from './schema-parts.ts'

export const networkKde = defineMethod({
  name: 'network-kde',
  version: 1,
  page: 'network-kde',
  question: {
    sv: 'Hur tätt har det hänt längs gatorna, mätt den väg man går?',
    en: 'How densely has it happened along the streets, measured the way one walks?',
  },
  input: closed({
    eastMetres: numbers('of each vertex, metres east'),
    northMetres: numbers('metres north'),
    from: list(count(), 'of each segment: its first vertex, from 0'),
    to: list(count(), 'its second vertex'),
    lengthMetres: Type.Optional(list(positive(), 'of each segment; straight between its vertices unless given')),
    eventSegment: list(count(), 'of each incident: the segment, from 0'),
    eventFraction: list(probability(), 'share of the length of the segment from its first vertex'),
    weights: Type.Optional(list(nonNegative(), 'of each incident; 1 unless given')),
    kernel: optional(oneOf(['quartic', 'epanechnikov', 'gaussian']), 'quartic'),
    bandwidthMetres: positive('walking distance beyond which an incident counts for nothing; 1 mm to 1,000 km'),
    spacingMetres: positive('densities are given in the middle of pieces no longer than this'),
  }),
  output: closed({
    segment: list(count(), 'of each place'),
    fraction: list(probability(), 'share of the length from the first vertex'),
    perMetre: list(number(), 'density there'),
    onSegment: list(number(), 'of each segment: the integral of the density'),
    total: number('of all segments: the weight of the incidents'),
  }),
  /** A square with a street out of each corner but one, a lane across and a dead end; seven incidents. */
  example: {
    eastMetres: [0, 100, 100, 0, 200, 100, -80, 50, 50, 0],
    northMetres: [0, 0, 100, 100, 0, 190, 100, 0, 100, -60],
    from: [0, 7, 1, 2, 8, 3, 7, 1, 2, 3, 0],
    to: [7, 1, 2, 8, 3, 0, 8, 4, 5, 6, 9],
    eventSegment: [1, 1, 1, 6, 7, 5, 8],
    eventFraction: [0.4, 0.6, 0.9, 0.2, 0.1, 0.5, 0.9],
    bandwidthMetres: 80,
    spacingMetres: 10,
  },
  run: (input, hooks) => {
    const { from, to, eventSegment, eventFraction, weights, kernel = 'quartic', bandwidthMetres } = input
    const [eastMetres, northMetres] = [Float64Array.from(input.eastMetres), Float64Array.from(input.northMetres)]
    const straight = straightLengths(eastMetres, northMetres, from, to)
    const lengthMetres = input.lengthMetres ? Float64Array.from(input.lengthMetres) : straight
    const network = { vertexCount: Math.max(1, eastMetres.length), from, to, lengthMetres }
    const places = placesAlong(network, input.spacingMetres, mostPlaces)
    const events = { segment: eventSegment, fraction: Float64Array.from(eventFraction) }
    const { perMetre, onSegment } = networkDensity(
      network,
      weights ? { ...events, weights: Float64Array.from(weights) } : events,
      places,
      { kernel, bandwidthMetres },
      hooks,
    )
    return { ...places, perMetre, onSegment, total: onSegment.reduce((a, b) => a + b, 0) }
  },
})

/** As many as can be written as JSON at once. */
const mostPlaces = 200_000
