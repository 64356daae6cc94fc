import {
  fail,
  requireAllWithin,
  requireIndexes,
  requireLength,
  requireNonNegative,
  requireOneOf,
  requireWhole,
  requireWithin,
} from './check.ts'
import { lineShapes } from './line-kernel.ts'
import {
  type Network,
  type NetworkChoice,
  type NetworkDensity,
  type NetworkEvents,
  type NetworkPlaces,
  spreadOverNetwork,
} from './network-spread.ts'
import type { Hooks } from './work.ts'

/**
 * How many incidents there have been per metre of street about each place, by the equal-split continuous kernel of Okabe & Sugihara
 * (2012, §9.2.3): every way from the incident counts, at each junction of n segments 2/n goes on along each other segment and 2/n − 1
 * comes back. The density is continuous over junctions and its integral over the network is exactly the number of incidents (to
 * rounding, about 1e-12), also where the kernel meets a dead end. docs/methods/network-kde.md
 * @throws MethodError on unknown segments or vertices, fractions outside 0 to 1, lengths of arrays that differ, lengths and bandwidths
 *   outside their range, and `bandwidthMetres: too many` where segments are so short against the bandwidth that the ways between
 *   them are too many to follow
 * Cost: about 0.3 µs for each wave that sets out within a bandwidth, once for each end of each segment that has incidents, and 5 ns
 * for each place that a wave of an incident passes. Memory: 24 bytes a wave of one segment.
 */
export function networkDensity(
  network: Network,
  events: NetworkEvents,
  places: NetworkPlaces,
  choice: NetworkChoice,
  hooks?: Hooks,
): NetworkDensity {
  checkNetwork(network)
  checkPlaces('event', network, events)
  checkPlaces('place', network, places)
  if (events.weights) {
    requireLength('weights', events.weights, 'eventSegment', events.fraction.length)
    requireNonNegative('weights', events.weights)
    const heavy = events.weights.findIndex((weight) => weight > 1e9)
    if (heavy >= 0) fail('out-of-range', 'weights', 'numbers 0 to 1000000000', heavy)
  }
  requireOneOf('kernel', choice.kernel, Object.keys(lineShapes))
  requireWithin('bandwidthMetres', choice.bandwidthMetres, 1e-3, 1e6)
  if (choice.mostSteps !== undefined) requireWithin('mostSteps', choice.mostSteps, 1, 1e12)
  return spreadOverNetwork(network, events, places, choice, hooks)
}

/** Lengths of segments that are straight between their vertices. Throws `MethodError` on vertices that are not there or too far. */
export function straightLengths(
  eastMetres: Float64Array,
  northMetres: Float64Array,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Float64Array {
  requireLength('northMetres', northMetres, 'eastMetres', eastMetres.length)
  requireAllWithin('eastMetres', eastMetres, -1e7, 1e7)
  requireAllWithin('northMetres', northMetres, -1e7, 1e7)
  requireLength('to', to, 'from', from.length)
  requireIndexes('from', from, eastMetres.length)
  requireIndexes('to', to, eastMetres.length)
  return Float64Array.from({ length: from.length }, (_, i) =>
    Math.hypot(eastMetres[to[i]!]! - eastMetres[from[i]!]!, northMetres[to[i]!]! - northMetres[from[i]!]!),
  )
}

/** Places in the middle of equal pieces of each segment, none longer than the spacing. */
export function placesAlong(
  { lengthMetres }: Pick<Network, 'lengthMetres'>,
  spacingMetres: number,
  mostPlaces = 10_000_000,
): NetworkPlaces {
  requireWithin('spacingMetres', spacingMetres, 1e-3, 1e8)
  const pieces = Array.from(lengthMetres, (metres) => Math.max(1, Math.ceil(metres / spacingMetres)))
  const count = pieces.reduce((a, b) => a + b, 0)
  if (count > mostPlaces) fail('too-many', 'spacingMetres', `at most ${mostPlaces} places`)
  const segment = new Int32Array(count)
  const fraction = new Float64Array(count)
  let at = 0
  pieces.forEach((piece, index) => {
    for (let k = 0; k < piece; k++) {
      segment[at] = index
      fraction[at++] = (k + 0.5) / piece
    }
  })
  return { segment, fraction }
}

function checkNetwork({ vertexCount, from, to, lengthMetres }: Network): void {
  requireWhole('vertexCount', vertexCount, 1, 10_000_000)
  requireLength('from', from, 'lengthMetres', lengthMetres.length)
  requireLength('to', to, 'lengthMetres', lengthMetres.length)
  requireIndexes('from', from, vertexCount)
  requireIndexes('to', to, vertexCount)
  for (let i = 0; i < lengthMetres.length; i++) {
    const metres = lengthMetres[i]!
    if (!Number.isFinite(metres)) fail('not-finite', 'lengthMetres', 'finite numbers', i)
    if (metres < 1e-3 || metres > 1e8) fail('out-of-range', 'lengthMetres', 'numbers 0.001 to 100000000', i)
  }
}

function checkPlaces(name: 'event' | 'place', { lengthMetres }: Network, { segment, fraction }: NetworkPlaces): void {
  requireIndexes(`${name}Segment`, segment, lengthMetres.length)
  requireLength(`${name}Fraction`, fraction, `${name}Segment`, segment.length)
  for (let i = 0; i < fraction.length; i++) {
    if (!(fraction[i]! >= 0 && fraction[i]! <= 1)) fail('out-of-range', `${name}Fraction`, 'numbers 0 to 1', i)
  }
}
