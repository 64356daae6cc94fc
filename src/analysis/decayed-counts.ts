import { dayMs } from '../domain/time/local-clock.ts'
import { fail, latestMs, requireIndexes, requireLength, requireTimes, requireWhole, requireWithin } from './check.ts'

/** One row an incident that may be ranked: when, where and of which crime group. */
export interface PlacedRows {
  /** Epoch ms. */
  readonly at: Float64Array
  /** 0 … placeCount − 1 */
  readonly place: ArrayLike<number>
  /** 0 … groupCount − 1 */
  readonly group: ArrayLike<number>
}

export interface Decay {
  readonly placeCount: number
  readonly groupCount: number
  /** The data cut-off: ages are counted back from here. Epoch ms. */
  readonly until: number
  /** From when each place has been observed. Epoch ms, before `until`. */
  readonly observedFrom: Float64Array
  /** An incident of this age weighs one half. Infinity: no decay. */
  readonly halfLifeWeeks: number
}

export interface DecayedCounts {
  /** y, group by group: `[group * placeCount + place]`. */
  readonly decayed: Float64Array
  /** Incidents as they are, one entry a place. */
  readonly raw: Int32Array
  /** e = ∫ w in weeks, one entry a place. */
  readonly exposure: Float64Array
  /**
   * c = Σw / Σw², one entry a group, 0 without incidents. Multiplied by c, decayed count and exposure have the
   * mean and variance of a Poisson count: c·y is the number of incidents the decayed count is worth.
   */
  readonly scale: Float64Array
}

const weekMs = 7 * dayMs
const mostCells = 5e7
const leastObservedMs = 1000

/** A group whose incidents weigh less than this together is one in which nothing happened. */
const leastWeight = 1e-9

/**
 * Decayed counts y = Σ w(age), w = 2^(−age / half-life), and what they were exposed to. O(rows + places × groups).
 * @throws MethodError for rows outside the time their place was observed, places or groups that do not exist, places
 *   observed for no time at all, or a half-life under 0.1 week
 */
export function decayedCounts(rows: PlacedRows, decay: Decay): DecayedCounts {
  requireDecay(rows, decay)
  const { placeCount, groupCount, until, observedFrom, halfLifeWeeks } = decay
  const decayed = new Float64Array(placeCount * groupCount)
  const raw = new Int32Array(placeCount)
  const weightSum = new Float64Array(groupCount)
  const squareSum = new Float64Array(groupCount)
  const rate = Math.LN2 / (halfLifeWeeks * weekMs)
  for (let row = 0; row < rows.at.length; row++) {
    const place = rows.place[row]!
    const group = rows.group[row]!
    const age = until - rows.at[row]!
    if (!(age >= 0 && rows.at[row]! >= observedFrom[place]!)) {
      fail('out-of-range', 'at', 'moments from observedFrom of the place to until', row)
    }
    const weight = Math.exp(-rate * age)
    decayed[group * placeCount + place]! += weight
    raw[place]!++
    weightSum[group]! += weight
    squareSum[group]! += weight * weight
  }
  const exposure = observedFrom.map((from) => decayedWeeks((until - from) / weekMs, halfLifeWeeks))
  return { decayed, raw, exposure, scale: weightSum.map((sum, g) => (sum > leastWeight ? sum / squareSum[g]! : 0)) }
}

/** ∫ 2^(−t / h) dt over `weeks` back from now: what so many weeks are worth. */
export function decayedWeeks(weeks: number, halfLifeWeeks: number): number {
  if (halfLifeWeeks === Number.POSITIVE_INFINITY) return weeks
  return (-halfLifeWeeks / Math.LN2) * Math.expm1((-Math.LN2 * weeks) / halfLifeWeeks)
}

function requireDecay(rows: PlacedRows, { placeCount, groupCount, until, observedFrom, halfLifeWeeks }: Decay): void {
  requireWhole('placeCount', placeCount, 0, 1e7)
  requireWhole('groupCount', groupCount, 0, 10_000)
  if (placeCount * groupCount > mostCells)
    fail('too-many', 'groupCount', `placeCount × groupCount at most ${mostCells}`)
  requireTimes('at', rows.at)
  requireLength('place', rows.place, 'at', rows.at.length)
  requireIndexes('place', rows.place, placeCount)
  requireLength('group', rows.group, 'at', rows.at.length)
  requireIndexes('group', rows.group, groupCount)
  requireWithin('until', until, -latestMs, latestMs)
  requireTimes('observedFrom', observedFrom)
  requireLength('observedFrom', observedFrom, 'the places', placeCount)
  for (let place = 0; place < placeCount; place++) {
    if (!(until - observedFrom[place]! >= leastObservedMs)) {
      fail('out-of-range', 'observedFrom', 'moments at least a second before until', place)
    }
  }
  if (halfLifeWeeks !== Number.POSITIVE_INFINITY) requireWithin('halfLifeWeeks', halfLifeWeeks, 0.1, 1e6)
}
