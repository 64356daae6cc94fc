import { fail, requireLength, requireOneOf, requireSome, requireWhole, requireWithin } from './check.ts'

/** Where and on which day events happened, which cylinders to look at, and how many random orders of the days to draw. */
export interface PermutationScanInput {
  /** Metres east of anywhere, at most 10⁷ in size; equal coordinates are the same place. */
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  /** Whole days since anywhen (or whole weeks, if all that is said in days is meant in weeks). */
  readonly days: Float64Array
  /** The greatest radius of a circle. */
  readonly radiusMetres: number
  /** No circle may hold more than this share of all events. Default 0.5. */
  readonly largestShare?: number
  /** The longest time from the first to the last day of a cylinder, both counted. */
  readonly longestDays: number
  /** Cylinders that reach to the last day (is there something now?), or any (was there ever something?). Default `now`. */
  readonly when?: 'now' | 'ever'
  /** The last day of the study, for `now`; the last day with an event unless given. */
  readonly lastDay?: number
  /** Cylinders with fewer events are passed over. Default 2. */
  readonly fewestEvents?: number
  /** The most clusters to report. Default 5. */
  readonly mostClusters?: number
  readonly permutations: number
  readonly seed: number
}

const mostEvents = 100_000

/** @throws MethodError for input that the method refuses */
export function checkScan(input: PermutationScanInput): void {
  const { eastMetres, northMetres, days } = input
  requireSome('eastMetres', eastMetres, 2)
  if (eastMetres.length > mostEvents) fail('too-many', 'eastMetres', `at most ${mostEvents}`)
  requireLength('northMetres', northMetres, 'eastMetres', eastMetres.length)
  requireLength('days', days, 'eastMetres', eastMetres.length)
  for (let i = 0; i < days.length; i++) {
    checkSize('eastMetres', eastMetres[i], i)
    checkSize('northMetres', northMetres[i], i)
    checkSize('days', days[i], i)
    if (!Number.isInteger(days[i])) fail('not-whole', 'days', 'whole numbers', i)
  }
  requireWithin('radiusMetres', input.radiusMetres, 0, 1e8)
  requireOneOf('when', input.when ?? 'now', ['now', 'ever'])
  requireWhole('longestDays', input.longestDays, 1, 1e8)
  requireWhole('permutations', input.permutations, 1, 99_999)
  requireWhole('seed', input.seed, 0, 2 ** 32 - 1)
  if (input.largestShare !== undefined && !(input.largestShare > 0 && input.largestShare < 1)) {
    fail('out-of-range', 'largestShare', '0 < largestShare < 1')
  }
  if (input.fewestEvents !== undefined) requireWhole('fewestEvents', input.fewestEvents, 1, mostEvents)
  if (input.mostClusters !== undefined) requireWhole('mostClusters', input.mostClusters, 1, 1000)
  checkLastDay(input)
}

function checkSize(name: string, value: number, index: number): void {
  if (!Number.isFinite(value)) fail('not-finite', name, 'finite numbers', index)
  if (Math.abs(value) > 1e7) fail('out-of-range', name, 'numbers −10⁷ to 10⁷', index)
}

function checkLastDay({ lastDay, days }: PermutationScanInput): void {
  if (lastDay === undefined) return
  const last = days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  requireWhole('lastDay', lastDay, last, 1e7)
}
