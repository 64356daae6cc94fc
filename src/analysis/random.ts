/**
 * Seeded chance: xoshiro128** 1.1 (Blackman & Vigna 2018, https://prng.di.unimi.it/xoshiro128starstar.c),
 * period 2^128 − 1, for simulation only and never for secrets. Each place or permutation can have a stream of
 * its own, so the answer does not depend on the order, or the number of workers, in which streams are used.
 */
export class Random {
  private readonly state: Int32Array
  private spareNormal = Number.NaN

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

  /** Standard normal by Marsaglia's polar method: two at a time, one kept. */
  normal(): number {
    const spare = this.spareNormal
    if (spare === spare) {
      this.spareNormal = Number.NaN
      return spare
    }
    let u = 0
    let v = 0
    let s = 0
    do {
      u = this.bits() * 4.656612873077393e-10 - 1
      v = this.bits() * 4.656612873077393e-10 - 1
      s = u * u + v * v
    } while (s >= 1 || s === 0)
    const scale = Math.sqrt((-2 * Math.log(s)) / s)
    this.spareNormal = v * scale
    return u * scale
  }

  /**
   * Gamma(shape, rate 1), shape > 0, after Marsaglia & Tsang (2000), ACM TOMS 26(3): at least 95 % of tries
   * are taken. Below shape 1 it draws Gamma(shape + 1) and multiplies by U^(1/shape), as their §6.
   */
  gamma(shape: number): number {
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
}

/**
 * A generator for stream `stream` of `seed` (32-bit integers both). Different pairs begin in different states,
 * since the first two words are a bijection of the pair; twenty steps then mix all four.
 */
export function randomStream(seed: number, stream = 0): Random {
  const own = mix(seed ^ 0x9e3779b9)
  const other = mix(stream ^ 0x243f6a88)
  const state = Int32Array.of(own, other, mix(own + Math.imul(other, 3)), mix(other ^ (own >>> 7)) | 1)
  const random = new Random(state)
  for (let i = 0; i < 20; i++) random.bits()
  return random
}

/** The 32-bit finaliser of MurmurHash3 (A. Appleby, public domain): a bijection; every input bit moves every output bit. */
function mix(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
