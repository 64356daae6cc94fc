import {
  fail,
  requireFinite,
  requireLength,
  requireOneOf,
  requireRising,
  requireSome,
  requireWhole,
  requireWithin,
} from './check.ts'
import { bandCount, type DistanceBands } from './close-pairs.ts'

/** Where and when events happened, the bands to look at, and how many random orders of the times to draw. */
export interface NearRepeatsInput {
  /** Metres east of anywhere, at most 10⁷ in size; equal coordinates are the same place. */
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  /** Days since anywhen, fractions allowed, at most 10⁷ in size. Whole days are fastest, and exact at the edges. */
  readonly days: Float64Array
  /** Rising, the first ≥ 0: bands `[edge, next edge)`. */
  readonly distanceEdgesMetres: Float64Array
  readonly dayEdges: Float64Array
  /** The distance 0 is a band of its own, before the others, which then begin above it. Default true. */
  readonly samePlace?: boolean
  /** As the crow flies, or east + north as in streets at right angles. Default `straight`. */
  readonly measure?: 'straight' | 'blocks'
  readonly permutations: number
  readonly seed: number
  /** The range by chance leaves out this share, half on each side. Default 0.05. */
  readonly level?: number
}

const mostEvents = 200_000
const mostDistanceBands = 32
const mostDayBands = 15
/** Simulated counts kept, 4 bytes each, so that ranges and family-wise p-values come from the same draws. */
const mostCounts = 2e7

export const distanceBandsOf = ({
  distanceEdgesMetres,
  samePlace = true,
  measure = 'straight',
}: NearRepeatsInput): DistanceBands => ({ edges: distanceEdgesMetres, samePlace, measure })

/** @throws MethodError for input that the method refuses */
export function checkNearRepeats(input: NearRepeatsInput): void {
  checkEvents(input)
  requireOneOf('measure', input.measure ?? 'straight', ['straight', 'blocks'])
  checkEdges('distanceEdgesMetres', input.distanceEdgesMetres, mostDistanceBands)
  checkEdges('dayEdges', input.dayEdges, mostDayBands)
  const cells = bandCount(distanceBandsOf(input)) * (input.dayEdges.length - 1)
  requireWhole('permutations', input.permutations, 1, 99_999)
  if (input.permutations * cells > mostCounts) {
    fail('too-many', 'permutations', `at most ${Math.floor(mostCounts / cells)}`)
  }
  requireWhole('seed', input.seed, 0, 2 ** 32 - 1)
  if (input.level !== undefined && !(input.level > 0 && input.level < 1)) {
    fail('out-of-range', 'level', '0 < level < 1')
  }
}

function checkEvents({ eastMetres, northMetres, days }: NearRepeatsInput): void {
  requireSome('eastMetres', eastMetres, 2)
  if (eastMetres.length > mostEvents) fail('too-many', 'eastMetres', `at most ${mostEvents}`)
  requireLength('northMetres', northMetres, 'eastMetres', eastMetres.length)
  requireLength('days', days, 'eastMetres', eastMetres.length)
  requireSize('eastMetres', eastMetres)
  requireSize('northMetres', northMetres)
  requireSize('days', days)
}

/** Beyond this size a metre or a day is lost in rounding. */
function requireSize(name: string, values: Float64Array): void {
  requireFinite(name, values)
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]) > 1e7) fail('out-of-range', name, 'numbers −10⁷ to 10⁷', i)
  }
}

function checkEdges(name: string, edges: Float64Array, most: number): void {
  requireSome(name, edges, 2)
  if (edges.length - 1 > most) fail('too-many', name, `at most ${most + 1}`)
  requireRising(name, edges)
  requireWithin(`${name}[0]`, edges[0], 0, 1e8)
  requireWithin(`${name}[${edges.length - 1}]`, edges[edges.length - 1], 0, 1e8)
}
