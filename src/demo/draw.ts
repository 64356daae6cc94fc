import { type Random, randomStream } from '../analysis/random.ts'

/** 32-bit FNV-1a of a name: turns "events of this place" into a stream of its own. */
function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * A stream of its own for every purpose, so that one more event at one place changes nothing elsewhere.
 * @param seed the town's seed, a 32-bit integer
 * @param purpose names the stream; equal names with equal seeds are the same stream
 */
export const stream = (seed: number, purpose: string): Random => randomStream(seed, hash32(purpose))

/** `count` random bytes, for ids. */
export const bytesFrom = (random: Random, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, () => random.bits() >>> 24)

/** Exponential with the given mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(random.uniform())

/**
 * Poisson count by multiplying uniforms (Knuth 1969); means above 30 are drawn in halves, which keeps
 * exp(−mean) away from zero. Cost grows with the mean.
 */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2)
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count++
  return count
}

/** Log-normal with the given median; `sigma` is the standard deviation of the logarithm. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * random.normal())

/** Index drawn with probability proportional to its weight. Weights are ≥ 0 and not all 0. */
export function pickIndex(random: Random, weights: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i] as number
  let rest = random.uniform() * total
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i] as number
    if (rest < 0) return i
  }
  return weights.length - 1
}
