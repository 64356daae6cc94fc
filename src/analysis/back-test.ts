import { countsIn, dayMilliseconds, picksOf, type Scorer, scoresOf, type TimedEvents } from './back-test-picks.ts'
import {
  fail,
  requireFinite,
  requireIndexes,
  requireLength,
  requireOneOf,
  requirePositive,
  requireProbability,
  requireRising,
  requireSome,
  requireWhole,
  requireWithin,
} from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { randomStream } from './random.ts'
import { checkpoint, type Hooks } from './work.ts'

export interface BackTestInput {
  /** When each event happened, ms since 1970 UTC, in any order. */
  readonly at: ArrayLike<number>
  /** Where: index of the place. */
  readonly place: ArrayLike<number>
  readonly areaSquareMetres: ArrayLike<number>
  /** Rising, ms since 1970 UTC; what happened before one is known at it. */
  readonly cutOffs: ArrayLike<number>
  /** From each cut-off on, whole windows apart. */
  readonly windowDays: number
  /** How many places are chosen at each cut-off. */
  readonly chosen: number
  readonly scorer: Scorer
}

export interface BackTestOptions {
  /** Of the intervals; 0.95 unless given. */
  readonly confidence?: number
  /** Bootstrap replicates; 999 unless given. */
  readonly replicates?: number
  readonly seed?: number
}

/** A figure over all windows; the ends are null with fewer than five windows. */
export interface Estimate {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

export interface HitFigures {
  /** Prediction accuracy index: share of the events ÷ share of the area. */
  readonly pai: Estimate
  /** Hits ÷ hits of the best choice of as many places, made with hindsight. */
  readonly peiStar: Estimate
  /** Hits in a window on a square kilometre chosen. */
  readonly hitsPerSquareKilometre: Estimate
}

export interface BackTest {
  readonly defined: true
  readonly ranking: HitFigures
  /** The same for choosing by the count of all events before: hard to beat. */
  readonly baseline: HitFigures
  /** PAI of the ranking less PAI of the baseline, in the same windows. */
  readonly paiDifference: Estimate
  /** One entry a window. Hits need not be whole where places tie for the last seats. */
  readonly events: Float64Array
  readonly hits: Float64Array
  readonly baselineHits: Float64Array
  readonly bestHits: Float64Array
  /** Share with which a place is chosen, window by window: 1, 0, or between them where places tie. */
  readonly picked: Float64Array
  readonly baselinePicked: Float64Array
}

const leastWindows = 5
const latest = 8.64e15

/**
 * How a ranking of places would have done: at each cut-off the best places by what happened before it, against what happened
 * in the window after it; always beside the choice by prior counts. Figures pool the windows (PAI: Chainey, Tompson & Uhlig
 * 2008, Security Journal 21, 4–28; PEI*: White, Hunt & Green 2023, Security Journal); intervals resample whole
 * windows, seeded. It tells of the past: it is no forecast.
 *
 * @throws MethodError
 * Cost: one pass of the events a window, and windows × replicates.
 */
export function backTest(
  input: BackTestInput,
  options: BackTestOptions = {},
  hooks?: Hooks,
): BackTest | NotDefined<'no-events-in-windows'> {
  const { confidence = 0.95, replicates = 999, seed = 0 } = options
  check(input)
  requireProbability('confidence', confidence)
  requireWhole('replicates', replicates, 1, 99_999)
  requireWhole('seed', seed, 0, 2 ** 32 - 1)
  const tallies = tally(input, byTime(input), hooks)
  if (tallies.events.every((count) => count === 0)) return notDefined('no-events-in-windows')
  const whole = figuresOf(tallies, null)
  const drawn = resampled(tallies, replicates, seed, hooks)
  const enough = input.cutOffs.length >= leastWindows
  const estimate = (figure: number): Estimate => {
    const ends = enough
      ? interval(
          drawn.map((figures) => figures[figure]!),
          confidence,
        )
      : null
    return { value: whole[figure]!, low: ends ? ends[0] : null, high: ends ? ends[1] : null }
  }
  const figuresFrom = (first: number): HitFigures => ({
    pai: estimate(first),
    peiStar: estimate(first + 1),
    hitsPerSquareKilometre: estimate(first + 2),
  })
  const { events, hits, baselineHits, bestHits, picked, baselinePicked } = tallies
  return {
    defined: true,
    ranking: figuresFrom(0),
    baseline: figuresFrom(3),
    paiDifference: estimate(6),
    events,
    hits,
    baselineHits,
    bestHits,
    picked,
    baselinePicked,
  }
}

function check(input: BackTestInput): void {
  const { at, place, areaSquareMetres, cutOffs, windowDays, chosen, scorer } = input
  requireWithinAll('at', at)
  requireLength('place', place, 'at', at.length)
  requireSome('areaSquareMetres', areaSquareMetres)
  requirePositive('areaSquareMetres', areaSquareMetres)
  for (let i = 0; i < areaSquareMetres.length; i++) {
    const area = areaSquareMetres[i]!
    if (area < 1e-6 || area > 1e12) fail('out-of-range', 'areaSquareMetres', 'areas of 0.000001 to 10¹² m²', i)
  }
  requireIndexes('place', place, areaSquareMetres.length)
  requireSome('cutOffs', cutOffs)
  requireWithinAll('cutOffs', cutOffs)
  requireRising('cutOffs', cutOffs)
  requireWithin('windowDays', windowDays, 0.001, 36_600)
  for (let i = 1; i < cutOffs.length; i++) {
    if (cutOffs[i]! - cutOffs[i - 1]! < windowDays * dayMilliseconds) {
      fail('out-of-range', 'cutOffs', `cut-offs at least windowDays (${windowDays}) apart`, i)
    }
  }
  requireWhole('chosen', chosen, 1, areaSquareMetres.length)
  checkScorer(scorer, areaSquareMetres.length * cutOffs.length)
}

function requireWithinAll(name: string, times: ArrayLike<number>): void {
  requireFinite(name, times)
  for (let i = 0; i < times.length; i++) {
    if (Math.abs(times[i]!) > latest) fail('out-of-range', name, 'ms since 1970 within ±8.64 × 10¹⁵', i)
  }
}

function checkScorer(scorer: Scorer, length: number): void {
  requireOneOf('scorer.kind', scorer.kind, ['decayed', 'prior-count', 'own'])
  if (scorer.kind === 'decayed') requireWithin('halfLifeDays', scorer.halfLifeDays, 0.01, 1e6)
  else if (scorer.kind === 'prior-count') requireWithin('days', scorer.days ?? 1, 0.01, 1e6)
  else {
    requireLength('scores', scorer.scores, 'windows × places', length)
    requireFinite('scores', scorer.scores)
  }
}

function byTime({ at, place }: BackTestInput): TimedEvents {
  const order = Uint32Array.from({ length: at.length }, (_, i) => i)
  // Of the same moment by place, so that the order of rows cannot show in a sum.
  order.sort((a, b) => at[a]! - at[b]! || place[a]! - place[b]!)
  return { at: Float64Array.from(order, (i) => at[i]!), place: Int32Array.from(order, (i) => place[i]!) }
}

/** One entry a window, and picks window by window. */
interface Tallies {
  readonly events: Float64Array
  readonly hits: Float64Array
  readonly baselineHits: Float64Array
  readonly bestHits: Float64Array
  readonly area: Float64Array
  readonly baselineArea: Float64Array
  readonly picked: Float64Array
  readonly baselinePicked: Float64Array
  readonly wholeArea: number
}

function tally(input: BackTestInput, events: TimedEvents, hooks: Hooks | undefined): Tallies {
  const { areaSquareMetres, cutOffs, windowDays, chosen, scorer } = input
  const [places, windows] = [areaSquareMetres.length, cutOffs.length]
  const areas = Float64Array.from(areaSquareMetres)
  const column = () => new Float64Array(windows)
  const tallies: Tallies = {
    events: column(),
    hits: column(),
    baselineHits: column(),
    bestHits: column(),
    area: column(),
    baselineArea: column(),
    picked: new Float64Array(windows * places),
    baselinePicked: new Float64Array(windows * places),
    wholeArea: areas.reduce((sum, area) => sum + area, 0),
  }
  // Three passes over the windows, and as many again for the intervals.
  const done = (pass: number, window: number) => checkpoint(hooks, pass * windows + window, 6 * windows)
  const scores = scoresOf(scorer, events, places, cutOffs, (window) => done(0, window))
  const prior = scoresOf({ kind: 'prior-count', days: null }, events, places, cutOffs, (window) => done(1, window))
  for (let window = 0; window < windows; window++) {
    done(2, window)
    const after = countsIn(events, places, cutOffs[window]!, cutOffs[window]! + windowDays * dayMilliseconds)
    const own = (all: Float64Array) => all.subarray(window * places, (window + 1) * places)
    own(tallies.picked).set(picksOf(own(scores), chosen))
    own(tallies.baselinePicked).set(picksOf(own(prior), chosen))
    tallies.events[window] = after.reduce((sum, count) => sum + count, 0)
    tallies.hits[window] = dot(own(tallies.picked), after)
    tallies.area[window] = dot(own(tallies.picked), areas)
    tallies.baselineHits[window] = dot(own(tallies.baselinePicked), after)
    tallies.baselineArea[window] = dot(own(tallies.baselinePicked), areas)
    tallies.bestHits[window] = dot(picksOf(after, chosen), after)
  }
  return tallies
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** PAI, PEI*, hits a km² of the ranking, then of the baseline, then the difference of PAI: over the windows drawn, or all. */
function figuresOf(tallies: Tallies, drawn: Int32Array | null): Float64Array {
  const windows = tallies.events.length
  let [events, hits, baselineHits, bestHits, area, baselineArea] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < windows; i++) {
    const window = drawn ? drawn[i]! : i
    events += tallies.events[window]!
    hits += tallies.hits[window]!
    baselineHits += tallies.baselineHits[window]!
    bestHits += tallies.bestHits[window]!
    area += tallies.area[window]!
    baselineArea += tallies.baselineArea[window]!
  }
  const pai = (some: number, on: number) => some / events / (on / windows / tallies.wholeArea)
  const ranking = [pai(hits, area), hits / bestHits, hits / (area / 1e6)]
  const baseline = [pai(baselineHits, baselineArea), baselineHits / bestHits, baselineHits / (baselineArea / 1e6)]
  return Float64Array.of(...ranking, ...baseline, ranking[0]! - baseline[0]!)
}

/** Figures of windows drawn anew with replacement; draws without any event have no PAI and are left out. */
function resampled(tallies: Tallies, replicates: number, seed: number, hooks: Hooks | undefined): Float64Array[] {
  const windows = tallies.events.length
  const drawn = new Int32Array(windows)
  const figures: Float64Array[] = []
  for (let replicate = 0; replicate < replicates; replicate++) {
    if (replicate % 256 === 0) checkpoint(hooks, replicates + replicate, 2 * replicates)
    const random = randomStream(seed, replicate)
    let events = 0
    for (let i = 0; i < windows; i++) {
      drawn[i] = random.below(windows)
      events += tallies.events[drawn[i]!]!
    }
    if (events > 0) figures.push(figuresOf(tallies, drawn))
  }
  return figures
}

/** Percentiles of the draws (Efron & Tibshirani 1993, ch. 13), between order statistics. */
function interval(draws: readonly number[], confidence: number): readonly [number, number] | null {
  if (draws.length === 0) return null
  const sorted = Float64Array.from(draws).sort()
  const at = (share: number) => {
    const position = Math.min(sorted.length - 1, Math.max(0, share * (sorted.length + 1) - 1))
    const below = Math.floor(position)
    const above = Math.min(sorted.length - 1, below + 1)
    return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!)
  }
  return [at((1 - confidence) / 2), at((1 + confidence) / 2)]
}
