import { type Random, randomStream } from './random.ts'
import { checkpoint, type Hooks } from './work.ts'

/** Independent posteriors of the rates of each place: Gamma(shape, rate) for each crime group. */
export interface Posteriors {
  readonly placeCount: number
  /** Groups in which anything happened, with their harm weights, > 0. */
  readonly harm: Float64Array
  /** `[group * placeCount + place]` for the groups of `harm`. */
  readonly shape: Float64Array
  readonly rate: Float64Array
}

export interface JointDraws {
  /** `[listed * draws + draw]`: the harm-weighted rate of each listed place in each draw. */
  readonly values: Float64Array
  /** The k-th highest rate of all places in each draw. */
  readonly threshold: Float64Array
}

/**
 * Draws all places together, so that "in the top k" and "before" are read off the same draws. Each place has a
 * random stream of its own. All draws of the listed places are kept; any other place only matters in the few
 * draws where it comes among the k highest, and `tailDraws` makes just those, with the exact distribution.
 * O(listed × groups × draws), some 25 ns each, plus for the others their share of the top.
 */
export function jointDraws(
  posteriors: Posteriors,
  listed: Int32Array,
  k: number,
  draws: number,
  seed: number,
  hooks?: Hooks,
): JointDraws {
  const values = new Float64Array(listed.length * draws)
  const top = new Float64Array(draws * k).fill(-1)
  for (let i = 0; i < listed.length; i++) {
    const own = values.subarray(i * draws, (i + 1) * draws)
    drawPlace(posteriors, listed[i]!, own, seed)
    for (let draw = 0; draw < draws; draw++) enterTop(top, k, draw, own[draw]!)
    checkpoint(hooks, i + 1, posteriors.placeCount)
  }
  const others = listed.length > 0 ? unlisted(posteriors.placeCount, listed) : listed
  let strata = strataOf(top, k, draws)
  others.forEach((place, i) => {
    tailDraws(posteriors, place, strata, seed, (draw, value) => enterTop(top, k, draw, value))
    // Thresholds rise as places enter: look again after 1, 2, 4, 8 … places. Old ones are only slower, not wrong.
    if ((i & (i + 1)) === 0) strata = strataOf(top, k, draws)
    checkpoint(hooks, listed.length + i + 1, posteriors.placeCount)
  })
  return { values, threshold: Float64Array.from({ length: draws }, (_, draw) => top[draw * k]!) }
}

function unlisted(placeCount: number, listed: Int32Array): Int32Array {
  const isListed = new Uint8Array(placeCount)
  for (const place of listed) isListed[place] = 1
  return Int32Array.from({ length: placeCount }, (_, place) => place).filter((place) => !isListed[place])
}

function drawPlace(posteriors: Posteriors, place: number, into: Float64Array, seed: number): void {
  const { placeCount, harm, shape, rate } = posteriors
  const random = randomStream(seed, place)
  for (let group = 0; group < harm.length; group++) {
    const cell = group * placeCount + place
    random.addGammas(shape[cell]!, harm[group]! / rate[cell]!, into)
  }
}

/** Keeps the k highest values of a draw in ascending order; the first is the threshold. */
function enterTop(top: Float64Array, k: number, draw: number, value: number): void {
  const first = draw * k
  if (!(value > top[first]!)) return
  let slot = first
  for (; slot + 1 < first + k && top[slot + 1]! < value; slot++) top[slot] = top[slot + 1]!
  top[slot] = value
}

/** Draws with a like threshold; `least` is the lowest of them. */
interface Stratum {
  readonly draws: Int32Array
  readonly least: number
}

const strataCount = 10

function strataOf(top: Float64Array, k: number, draws: number): readonly Stratum[] {
  const order = Int32Array.from({ length: draws }, (_, draw) => draw).sort((i, j) => top[i * k]! - top[j * k]! || i - j)
  const size = Math.ceil(draws / strataCount)
  return Array.from({ length: Math.ceil(draws / size) }, (_, s) => {
    const members = order.subarray(s * size, (s + 1) * size)
    return { draws: members, least: top[members[0]! * k]! }
  })
}

/**
 * Calls `found` for each draw in which the place's rate X reaches the stratum's threshold t, with X as it would
 * have been drawn. With M the moment generating function of X and any θ, B = M(θ) e^(−θt) bounds P(X ≥ t)
 * (Chernoff), and a draw from X tilted by e^(θx) that is proposed with probability B and kept, when x ≥ t, with
 * probability e^(−θ(x − t)), is kept with exactly the density of X: B f(x) e^(θx) / M · e^(−θ(x − t)) = f(x).
 * Tilting Gamma(s, r) by θ gives Gamma(s, r − θ). Proposals are reached by geometric jumps.
 */
function tailDraws(
  posteriors: Posteriors,
  place: number,
  strata: readonly Stratum[],
  seed: number,
  found: (draw: number, value: number) => void,
): void {
  const random = randomStream(seed, place)
  for (const { draws, least } of strata) {
    const theta = bestTilt(posteriors, place, least)
    const bound = theta > 0 ? Math.exp(logBound(posteriors, place, theta, least)) : 1
    const jump = bound < 1 ? 1 / Math.log1p(-bound) : 0
    let next = bound < 1 ? Math.floor(Math.log(random.uniform()) * jump) : 0
    while (next < draws.length) {
      const value = tiltedDraw(posteriors, place, theta, random)
      if (value >= least && Math.log(random.uniform()) < -theta * (value - least)) found(draws[next]!, value)
      next += bound < 1 ? 1 + Math.floor(Math.log(random.uniform()) * jump) : 1
    }
  }
}

/** The θ ≥ 0 with the least bound: where the tilted mean Σ s h / (r − θh) is t. 0 when the mean is above t already. */
function bestTilt({ placeCount, harm, shape, rate }: Posteriors, place: number, t: number): number {
  let steepest = Number.POSITIVE_INFINITY
  for (let group = 0; group < harm.length; group++) {
    steepest = Math.min(steepest, rate[group * placeCount + place]! / harm[group]!)
  }
  let low = 0
  let high = steepest
  // A bound near the best one is enough: ten halvings.
  for (let step = 0; step < 10; step++) {
    const theta = (low + high) / 2
    let mean = 0
    for (let group = 0; group < harm.length; group++) {
      const cell = group * placeCount + place
      mean += (shape[cell]! * harm[group]!) / (rate[cell]! - theta * harm[group]!)
    }
    if (mean < t) low = theta
    else high = theta
  }
  return low
}

/** ln B = ln M(θ) − θt. */
function logBound({ placeCount, harm, shape, rate }: Posteriors, place: number, theta: number, t: number): number {
  let bound = -theta * t
  for (let group = 0; group < harm.length; group++) {
    const cell = group * placeCount + place
    bound -= shape[cell]! * Math.log1p((-theta * harm[group]!) / rate[cell]!)
  }
  return bound
}

function tiltedDraw(
  { placeCount, harm, shape, rate }: Posteriors,
  place: number,
  theta: number,
  random: Random,
): number {
  let value = 0
  for (let group = 0; group < harm.length; group++) {
    const cell = group * placeCount + place
    value += (harm[group]! * random.gamma(shape[cell]!)) / (rate[cell]! - theta * harm[group]!)
  }
  return value
}
