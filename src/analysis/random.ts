import { fail } from './check.ts'
import { logGamma } from './special.ts'

/**
 * The ziggurat of Marsaglia & Tsang (2000, J. Statistical Software 5(8)) in the form of Doornik (2005): the
 * normal density covered by 128 layers of equal area; `edges` are their right ends, `inner` the share of each that
 * lies wholly under the curve. The layer comes from other bits than the position (Doornik's correction).
 */
const lastEdge = 3.442619855899
const layerArea = 9.91256303526217e-3
const edges = layers()
const inner = Float64Array.from({ length: 128 }, (_, layer) => edges[layer + 1]! / edges[layer]!)

function layers(): Float64Array {
  const x = new Float64Array(129)
  let density = Math.exp(-0.5 * lastEdge * lastEdge)
  x[0] = layerArea / density
  x[1] = lastEdge
  for (let i = 2; i < 128; i++) {
    x[i] = Math.sqrt(-2 * Math.log(layerArea / x[i - 1]! + density))
    density = Math.exp(-0.5 * x[i]! * x[i]!)
  }
  return x
}

/**
 * Seeded chance: xoshiro128** 1.1 (Blackman & Vigna 2018, https://prng.di.unimi.it/xoshiro128starstar.c),
 * period 2^128 − 1, for simulation only and never for secrets. Each place or permutation can have a stream of
 * its own, so the answer does not depend on the order, or the number of workers, in which streams are used.
 */
export class Random {
  private readonly state: Int32Array

  /** @param state four 32-bit words, not all zero */
  constructor(state: Int32Array) {
    this.state = state
  }

  /** Next 32 random bits as an unsigned integer. */
  bits(): number {
    const s = this.state
    const s1 = s[1]!
    const five = Math.imul(s1, 5)
    const result = Math.imul((five << 7) | (five >>> 25), 9)
    s[2]! ^= s[0]!
    s[3]! ^= s1
    s[1] = s1 ^ s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= s1 << 9
    s[3] = (s[3]! << 11) | (s[3]! >>> 21)
    return result >>> 0
  }

  /** Uniform on (0, 1), never 0 or 1, in steps of 2^−32. */
  uniform(): number {
    return (this.bits() + 0.5) * 2.3283064365386963e-10
  }

  /** Standard normal by the ziggurat (see `layers`): 98.8 % of draws cost one comparison. */
  normal(): number {
    const u = this.bits() * 4.656612873077393e-10 - 1
    const layer = this.bits() & 127
    return Math.abs(u) < inner[layer]! ? u * edges[layer]! : this.edgeNormal(u, layer)
  }

  /** The normal of a position in the part of a layer that the curve cuts, or when that is above the curve, another. */
  private edgeNormal(u: number, layer: number): number {
    if (layer === 0) return this.tail(u < 0)
    const x = u * edges[layer]!
    const above = Math.exp(-0.5 * (edges[layer]! ** 2 - x * x))
    const below = Math.exp(-0.5 * (edges[layer + 1]! ** 2 - x * x))
    return below + this.uniform() * (above - below) < 1 ? x : this.normal()
  }

  /** The normal beyond the lowest layer, by Marsaglia's exponential rejection (1964). */
  private tail(negative: boolean): number {
    for (;;) {
      const x = Math.log(this.uniform()) / lastEdge
      const y = Math.log(this.uniform())
      if (-2 * y >= x * x) return negative ? x - lastEdge : lastEdge - x
    }
  }

  /**
   * Gamma(shape, rate 1), shape > 0, after Marsaglia & Tsang (2000), ACM TOMS 26(3): at least 95 % of tries
   * are taken. Below shape 1 it draws Gamma(shape + 1) and multiplies by U^(1/shape), as their §6.
   * @throws MethodError on another shape
   */
  gamma(shape: number): number {
    if (!(shape > 0 && shape < Infinity)) fail('not-positive', 'shape', 'a number > 0')
    if (shape < 1) return this.gamma(shape + 1) * Math.exp(Math.log(this.uniform()) / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const t = 1 + c * x
      if (t <= 0) continue
      const v = t * t * t
      const u = this.uniform()
      const x2 = x * x
      if (u < 1 - 0.0331 * x2 * x2 || Math.log(u) < 0.5 * x2 + d * (1 - v + Math.log(v))) return d * v
    }
  }

  /**
   * Adds `scale` × Gamma(shape, rate 1) to each entry, as if by `gamma` one after the other. The hot loop of the
   * ranking: xoshiro128** written out, its four words in variables.
   */
  addGammas(shape: number, scale: number, into: Float64Array): void {
    if (!(shape > 0 && shape < Infinity)) fail('not-positive', 'shape', 'a number > 0')
    const isSmall = shape < 1
    const d = (isSmall ? shape + 1 : shape) - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    const { state } = this
    let s0 = state[0]!
    let s1 = state[1]!
    let s2 = state[2]!
    let s3 = state[3]!
    let five = 0
    let shifted = 0
    for (let i = 0; i < into.length; i++) {
      let value = 0
      for (;;) {
        five = Math.imul(s1, 5)
        const u = (Math.imul((five << 7) | (five >>> 25), 9) >>> 0) * 4.656612873077393e-10 - 1
        shifted = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 << 11) | (s3 >>> 21)
        five = Math.imul(s1, 5)
        const layer = Math.imul((five << 7) | (five >>> 25), 9) & 127
        shifted = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 << 11) | (s3 >>> 21)
        let x = u * edges[layer]!
        if (!(Math.abs(u) < inner[layer]!)) {
          state[0] = s0
          state[1] = s1
          state[2] = s2
          state[3] = s3
          x = this.edgeNormal(u, layer)
          s0 = state[0]
          s1 = state[1]
          s2 = state[2]
          s3 = state[3]
        }
        const t = 1 + c * x
        if (t <= 0) continue
        const v = t * t * t
        five = Math.imul(s1, 5)
        const uniform = ((Math.imul((five << 7) | (five >>> 25), 9) >>> 0) + 0.5) * 2.3283064365386963e-10
        shifted = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 << 11) | (s3 >>> 21)
        const x2 = x * x
        value = d * v
        if (uniform < 1 - 0.0331 * x2 * x2 || Math.log(uniform) < 0.5 * x2 + d * (1 - v + Math.log(v))) break
      }
      if (isSmall) {
        five = Math.imul(s1, 5)
        const uniform = ((Math.imul((five << 7) | (five >>> 25), 9) >>> 0) + 0.5) * 2.3283064365386963e-10
        shifted = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 << 11) | (s3 >>> 21)
        value *= Math.exp(Math.log(uniform) / shape)
      }
      into[i]! += scale * value
    }
    state[0] = s0
    state[1] = s1
    state[2] = s2
    state[3] = s3
  }

  /** Uniform on 0 … n − 1, 1 ≤ n ≤ 2^31: the fraction's floor, so no value is favoured by more than n / 2^32. */
  below(n: number): number {
    return (this.bits() * 2.3283064365386963e-10 * n) | 0
  }

  /** Every order equally likely (Fisher–Yates, Durstenfeld 1964), in place. */
  shuffle(values: { [index: number]: number; readonly length: number }): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const held = values[i]!
      values[i] = values[j]!
      values[j] = held
    }
  }

  /**
   * Poisson, mean ≥ 0. Under 10 by inversion from zero; from there on the transformed rejection PTRS of
   * Hörmann (1993), Insurance: Mathematics and Economics 12, which takes nine tries of ten whatever the mean.
   * @throws MethodError on another mean
   */
  poisson(mean: number): number {
    if (!(mean >= 0 && mean < Infinity)) fail(mean < 0 ? 'negative' : 'not-finite', 'mean', 'a number ≥ 0')
    if (mean < 10) return this.smallPoisson(mean)
    const b = 0.931 + 2.53 * Math.sqrt(mean)
    const a = -0.059 + 0.02483 * b
    const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    const squeeze = 0.9277 - 3.6224 / (b - 2)
    for (;;) {
      const u = this.uniform() - 0.5
      const v = this.uniform()
      const us = 0.5 - Math.abs(u)
      const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
      if (us >= 0.07 && v <= squeeze) return k
      if (k < 0 || (us < 0.013 && v > us)) continue
      const accept = Math.log((v * inverseAlpha) / (a / (us * us) + b))
      if (accept <= k * Math.log(mean) - mean - logGamma(k + 1)) return k
    }
  }

  private smallPoisson(mean: number): number {
    let probability = Math.exp(-mean)
    let u = this.uniform() - probability
    let k = 0
    // The tail beyond 2^-32 cannot be reached by `u`; rounding could, so it ends there.
    while (u > 0 && k < 200) {
      k++
      probability *= mean / k
      u -= probability
    }
    return k
  }

  /**
   * Counts with this mean and variance φ × mean: Poisson for φ = 1, else negative binomial as a gamma mixture
   * of Poissons, which is what near repeats make of weekly counts.
   * @throws MethodError on a mean below 0, or numbers that are none
   */
  clustered(mean: number, dispersion: number): number {
    if (dispersion <= 1 || mean === 0) return this.poisson(mean)
    return this.poisson(this.gamma(mean / (dispersion - 1)) * (dispersion - 1))
  }
}

/**
 * A generator for stream `stream` of `seed` (32-bit integers both). Different pairs begin in different states,
 * since the first two words are a bijection of the pair; twenty steps then mix all four.
 */
export const randomStream = (seed: number, stream = 0): Random => new Random(streamState(seed, stream))

/** The four words with which `randomStream` begins, for a loop so hot that it must hold them in variables of its own. */
export function streamState(seed: number, stream: number): Int32Array {
  const own = mix(seed ^ 0x9e3779b9)
  const other = mix(stream ^ 0x243f6a88)
  const state = Int32Array.of(own, other, mix(own + Math.imul(other, 3)), mix(other ^ (own >>> 7)) | 1)
  const random = new Random(state)
  for (let i = 0; i < 20; i++) random.bits()
  return state
}

/** The 32-bit finaliser of MurmurHash3 (A. Appleby, public domain): a bijection; every input bit moves every output bit. */
function mix(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
