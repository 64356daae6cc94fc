import { fail, requireIndexes, requireLength, requireWhole, requireWithin } from './check.ts'
import { type Decay, type DecayedCounts, decayedCounts, type PlacedRows } from './decayed-counts.ts'
import { fitGroupPriors, type KindPrior } from './group-priors.ts'
import { type JointDraws, jointDraws, type Posteriors } from './joint-draws.ts'
import { robustPosterior } from './robust-posterior.ts'
import { sampleQuantile } from './sample-quantile.ts'
import { gammaQuantile } from './special.ts'
import type { Hooks } from './work.ts'

/**
 * Which places have the highest harm-weighted rate now, how sure that is, and which cannot be told apart:
 * Gamma–Poisson shrinkage with time decay (methods §1, docs/methods/point-ranking.md). The ranking by raw
 * count stands beside it, since prior counts are hard to beat (Wheeler & Steenbeek 2021).
 */
export interface RankingOptions extends Decay {
  /** 0 … kindCount − 1, one entry a place. Places where nothing happened count too: they shape the prior. */
  readonly kindOfPlace: ArrayLike<number>
  readonly kindCount: number
  /** One weight a crime group; 1 unless the operation has a table with a source. 0 leaves a group out. */
  readonly harm: ArrayLike<number>
  /** φ ≥ 1 of the counts over long stretches: near repeats make them vary more than chance, so they tell less. */
  readonly dispersion: number
  /** Of the intervals: 0.9 leaves 5 % on each side. */
  readonly confidence: number
  /** How many places with incidents are listed, with interval and probability. */
  readonly listed: number
  readonly topK: number
  readonly draws: number
  readonly seed: number
}

/** Arrays are aligned: entry i is the place ranked i + 1. Rates are incidents a week. */
export interface PointRanking {
  readonly places: Int32Array
  readonly mean: Float64Array
  /** Ends of the interval: of a gamma with one crime group, from the draws with several. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** P(among the `topK` highest of all places). */
  readonly inTop: Float64Array
  /** 1 where P(this place before the next) < 0.9. The last has no next. */
  readonly tiedWithNext: Uint8Array
  /** `topK`, or the number of places with incidents where there are fewer. */
  readonly topK: number
  readonly raw: Int32Array
  /** 1 + the number of places with more incidents; equal counts share a rank. */
  readonly rawRank: Int32Array
  readonly priors: readonly KindPrior[]
  readonly scale: Float64Array
}

const certainEnough = 0.9
const mostDrawn = 5e7

/**
 * Ranks places. O(rows + places × groups × steps of the fit + drawn places × groups × draws).
 * @throws MethodError as `decayedCounts`, and for kinds that do not exist, negative harm, φ under 1, or more listed ×
 *   draws than fit in memory (5 × 10⁷); Cancelled
 */
export function rankPoints(rows: PlacedRows, options: RankingOptions, hooks?: Hooks): PointRanking {
  requireRanking(options)
  const counts = dampened(decayedCounts(rows, options), options.dispersion)
  const priors = fitGroupPriors(counts, options.kindOfPlace, options.kindCount)
  const means = posteriorMeans(posteriorsOf(counts, priors, options, conjugate))
  const posteriors = posteriorsOf(counts, priors, options, robustPosterior)
  const places = listPlaces(means, counts.raw, options.listed)
  const topK = Math.min(options.topK, places.length)
  const joint = jointDraws(posteriors, places, Math.max(1, topK), options.draws, options.seed, hooks)
  const raw = Int32Array.from(places, (place) => counts.raw[place]!)
  return {
    places,
    mean: Float64Array.from(places, (place) => means[place]!),
    ...intervals(posteriors, places, means, joint, options),
    inTop: Float64Array.from(places, (_, i) => shareAtLeast(joint, i, options.draws)),
    tiedWithNext: Uint8Array.from(places, (_, i) => (tiedWithNext(joint, i, places.length, options.draws) ? 1 : 0)),
    topK,
    raw,
    rawRank: rawRanks(counts.raw, raw),
    priors,
    scale: counts.scale,
  }
}

function requireRanking(options: RankingOptions): void {
  const { placeCount, groupCount, kindOfPlace, kindCount, harm, dispersion, confidence, listed, topK, draws, seed } =
    options
  requireWhole('placeCount', placeCount, 0, 1e7)
  requireWhole('groupCount', groupCount, 0, 10_000)
  requireWhole('kindCount', kindCount, 0, 10_000)
  requireLength('kindOfPlace', kindOfPlace, 'the places', placeCount)
  requireIndexes('kindOfPlace', kindOfPlace, kindCount)
  requireLength('harm', harm, 'the groups', groupCount)
  for (let group = 0; group < groupCount; group++) requireWithin('harm', harm[group]!, 0, 1e6)
  requireWithin('dispersion', dispersion, 1, 1e6)
  requireWithin('confidence', confidence, 0.01, 0.999)
  requireWhole('listed', listed, 0, 1e7)
  requireWhole('topK', topK, 1, 10_000)
  requireWhole('draws', draws, 1, 1e6)
  if (Math.min(listed, placeCount) * draws > mostDrawn) fail('too-many', 'draws', `listed × draws at most ${mostDrawn}`)
  if (Math.min(topK, placeCount) * draws > mostDrawn) fail('too-many', 'topK', `topK × draws at most ${mostDrawn}`)
  requireWhole('seed', seed, -(2 ** 31), 2 ** 32 - 1)
}

/** The counts as if φ times fewer had been seen over a φ times shorter time: the same rates, told less surely. */
const dampened = (counts: DecayedCounts, dispersion: number): DecayedCounts => ({
  ...counts,
  scale: counts.scale.map((scale) => scale / dispersion),
})

const conjugate: typeof robustPosterior = ({ shape, rate }, count, exposure) => ({
  shape: shape + count,
  rate: rate + exposure,
})

/**
 * Posterior of each place and each group in which anything happened: (a + c·y, b + c·e), whose mean is the rate shown, or
 * the one for which the prior is not the whole truth, from which intervals, P(in the top k) and ties are read.
 */
function posteriorsOf(
  counts: DecayedCounts,
  priors: readonly KindPrior[],
  options: RankingOptions,
  update: typeof robustPosterior,
): Posteriors {
  const { placeCount, groupCount, kindOfPlace, kindCount, harm } = options
  const active = Array.from({ length: groupCount }, (_, group) => group).filter(
    (group) => counts.scale[group]! > 0 && harm[group]! > 0,
  )
  const shape = new Float64Array(active.length * placeCount)
  const rate = new Float64Array(active.length * placeCount)
  active.forEach((group, position) => {
    const c = counts.scale[group]!
    for (let place = 0; place < placeCount; place++) {
      const prior = priors[group * kindCount + kindOfPlace[place]!]!
      const posterior = update(prior, c * counts.decayed[group * placeCount + place]!, c * counts.exposure[place]!)
      shape[position * placeCount + place] = posterior.shape
      rate[position * placeCount + place] = posterior.rate
    }
  })
  return { placeCount, harm: Float64Array.from(active, (group) => harm[group]!), shape, rate }
}

function posteriorMeans({ placeCount, harm, shape, rate }: Posteriors): Float64Array {
  const means = new Float64Array(placeCount)
  for (let group = 0; group < harm.length; group++) {
    for (let place = 0; place < placeCount; place++) {
      const cell = group * placeCount + place
      means[place]! += (harm[group]! * shape[cell]!) / rate[cell]!
    }
  }
  return means
}

/** Places with incidents by mean, highest first; equal means by raw count, then in the order given. */
function listPlaces(means: Float64Array, raw: Int32Array, listed: number): Int32Array {
  const candidates: number[] = []
  for (let place = 0; place < raw.length; place++) if (raw[place]! > 0 && means[place]! > 0) candidates.push(place)
  candidates.sort((i, j) => means[j]! - means[i]! || raw[j]! - raw[i]! || i - j)
  return Int32Array.from(candidates.slice(0, listed))
}

/** Ends of the intervals; where the mean shown, which trusts the prior wholly, lies outside, up to it. */
function intervals(
  posteriors: Posteriors,
  places: Int32Array,
  means: Float64Array,
  joint: JointDraws,
  { confidence, draws }: RankingOptions,
) {
  const tail = (1 - confidence) / 2
  const low = new Float64Array(places.length)
  const high = new Float64Array(places.length)
  places.forEach((place, i) => {
    if (posteriors.harm.length === 1) {
      const scale = posteriors.harm[0]! / posteriors.rate[place]!
      low[i] = scale * gammaQuantile(tail, posteriors.shape[place]!)
      high[i] = scale * gammaQuantile(1 - tail, posteriors.shape[place]!)
    } else {
      const sorted = joint.values.slice(i * draws, (i + 1) * draws).sort()
      low[i] = sampleQuantile(sorted, tail)
      high[i] = sampleQuantile(sorted, 1 - tail)
    }
    low[i] = Math.min(low[i]!, means[place]!)
    high[i] = Math.max(high[i]!, means[place]!)
  })
  return { low, high }
}

function shareAtLeast({ values, threshold }: JointDraws, i: number, draws: number): number {
  let hits = 0
  for (let draw = 0; draw < draws; draw++) if (values[i * draws + draw]! >= threshold[draw]!) hits++
  return hits / draws
}

function tiedWithNext({ values }: JointDraws, i: number, length: number, draws: number): boolean {
  if (i + 1 >= length) return false
  let before = 0
  for (let draw = 0; draw < draws; draw++) if (values[i * draws + draw]! > values[(i + 1) * draws + draw]!) before++
  return before < certainEnough * draws
}

function rawRanks(all: Int32Array, listed: Int32Array): Int32Array {
  const sorted = all.slice().sort()
  return listed.map((count) => 1 + sorted.length - firstAbove(sorted, count))
}

/** Index of the first entry of an ascending array that is greater than `value`. */
function firstAbove(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
