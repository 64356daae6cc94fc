/** Uniform on [0, 1). */
export type Random = () => number

/** 32-bit FNV-1a of a name: turns "events of this place" into a seed of its own. */
function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** sfc32 (Doty-Humphrey, PractRand; public domain): small, fast, and the same on every machine. */
function sfc32(a: number, b: number, c: number, d: number): Random {
  let [s0, s1, s2, counter] = [a | 0, b | 0, c | 0, d | 0]
  const next = () => {
    const t = (((s0 + s1) | 0) + counter) | 0
    counter = (counter + 1) | 0
    s0 = s1 ^ (s1 >>> 9)
    s1 = (s2 + (s2 << 3)) | 0
    s2 = ((s2 << 21) | (s2 >>> 11)) + t
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/**
 * A stream of its own for every purpose, so that one more event at one place changes nothing elsewhere.
 * @param seed the town's seed
 * @param purpose names the stream; equal names with equal seeds are the same stream
 */
export const stream = (seed: number, purpose: string): Random =>
  sfc32(seed, Math.floor(seed / 2 ** 32), hash32(purpose), hash32(`${purpose}#`))

/** `count` random bytes, for ids. */
export const bytesFrom = (random: Random, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, () => Math.floor(random() * 256))

/** Standard normal, by Box and Muller (1958); two uniforms a draw. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Exponential with the given mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random())

/**
 * Poisson count by multiplying uniforms (Knuth 1969); means above 30 are drawn in halves, which keeps
 * exp(−mean) away from zero. Cost grows with the mean.
 */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2)
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count++
  return count
}

/** Log-normal with the given median; `sigma` is the standard deviation of the logarithm. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(random))

/** Index drawn with probability proportional to its weight. Weights are ≥ 0 and not all 0. */
export function pickIndex(random: Random, weights: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i] as number
  let rest = random() * total
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i] as number
    if (rest < 0) return i
  }
  return weights.length - 1
}
