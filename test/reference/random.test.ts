import { describe, expect, it } from 'vitest'
import { MethodError } from '../../src/analysis/method-error.ts'
import { Random, randomStream } from '../../src/analysis/random.ts'
import { betaBelow, gammaAbove, gammaBelow } from '../../src/analysis/special.ts'

describe('xoshiro128**', () => {
  it('gives the sequence of the reference code from state 1, 2, 3, 4 (test vector of the rand_xoshiro crate)', () => {
    const random = new Random(Int32Array.of(1, 2, 3, 4))
    expect(Array.from({ length: 10 }, () => random.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  it('agrees with a BigInt transcription of the C code for a long run', () => {
    const mask = 0xffffffffn
    const rotl = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask
    const s: [bigint, bigint, bigint, bigint] = [0xdeadbeefn, 0x12345678n, 0x9abcdef0n, 0x0badf00dn]
    const random = new Random(Int32Array.of(0xdeadbeef, 0x12345678, 0x9abcdef0, 0x0badf00d))
    for (let i = 0; i < 2000; i++) {
      const expected = (rotl((s[1] * 5n) & mask, 7n) * 9n) & mask
      const t = (s[1] << 9n) & mask
      s[2] ^= s[0]
      s[3] ^= s[1]
      s[1] ^= s[2]
      s[0] ^= s[3]
      s[2] ^= t
      s[3] = rotl(s[3], 11n)
      expect(random.bits()).toBe(Number(expected))
    }
  })

  it('repeats for the same seed and stream, and differs for another', () => {
    const first = (seed: number, stream: number) => randomStream(seed, stream).bits()
    expect(first(7, 3)).toBe(first(7, 3))
    const seen = new Set<number>()
    for (let seed = 0; seed < 50; seed++) for (let stream = 0; stream < 50; stream++) seen.add(first(seed, stream))
    expect(seen.size).toBe(2500)
  })
})

/**
 * Kolmogorov's distance of a sample from a distribution function; 1.95/√n is its 99.9 % point
 * (Smirnov 1948). The seeds are fixed, so this either holds for ever or never.
 */
function farthest(sample: Float64Array, below: (x: number) => number): number {
  const sorted = sample.sort()
  return sorted.reduce((worst, x, i) => {
    const f = below(x)
    return Math.max(worst, Math.abs(f - i / sorted.length), Math.abs(f - (i + 1) / sorted.length))
  }, 0)
}

describe('draws have the distribution they claim', () => {
  const count = 20_000
  for (const shape of [0.02, 0.3, 0.5, 1, 1.7, 6.5, 80]) {
    it(`Gamma(${shape})`, () => {
      const random = randomStream(42, shape * 100)
      const sample = Float64Array.from({ length: count }, () => random.gamma(shape))
      expect(farthest(sample, (x) => gammaBelow(shape, x))).toBeLessThan(1.95 / Math.sqrt(count))
    })
  }

  it('gammas added in one loop are those drawn one after the other, and leave the stream where they would', () => {
    for (const shape of [0.02, 0.7, 1, 1.7, 80]) {
      const [together, single] = [randomStream(3, 5), randomStream(3, 5)]
      const sums = new Float64Array(count).fill(1)
      together.addGammas(shape, 2.5, sums)
      expect(sums).toEqual(Float64Array.from({ length: count }, () => 1 + 2.5 * single.gamma(shape)))
      expect(together.bits()).toBe(single.bits())
    }
  })

  it('normal, through its square: χ² with one degree of freedom', () => {
    const random = randomStream(1)
    const sample = Float64Array.from({ length: count }, () => random.normal())
    expect(
      farthest(
        sample.map((z) => z * z),
        (x) => gammaBelow(0.5, x / 2),
      ),
    ).toBeLessThan(1.95 / Math.sqrt(count))
    expect(Math.abs(sample.reduce((a, b) => a + b) / Math.sqrt(count))).toBeLessThan(3.3)
  })

  it('normal in the tails, which the ziggurat draws apart: counts beyond 3 and beyond its lowest layer', () => {
    const random = randomStream(2)
    const draws = Float64Array.from({ length: 1_000_000 }, () => random.normal())
    for (const edge of [3, 3.442619855899, 4]) {
      const expected = draws.length * gammaAbove(0.5, (edge * edge) / 2)
      const beyond = draws.filter((z) => Math.abs(z) > edge)
      expect(Math.abs(beyond.length - expected)).toBeLessThan(3.3 * Math.sqrt(expected))
      expect(Math.abs(beyond.filter((z) => z > 0).length - expected / 2)).toBeLessThan(3.3 * Math.sqrt(expected / 2))
    }
  })

  it('uniform over many streams, one draw each', () => {
    const sample = Float64Array.from({ length: count }, (_, stream) => randomStream(9, stream).uniform())
    expect(farthest(sample, (x) => x)).toBeLessThan(1.95 / Math.sqrt(count))
  })

  it('X / (X + Y) of two gammas is a Beta', () => {
    const random = randomStream(5)
    const sample = Float64Array.from({ length: count }, () => {
      const x = random.gamma(2.5)
      return x / (x + random.gamma(0.8))
    })
    expect(farthest(sample, (x) => betaBelow(x, 2.5, 0.8))).toBeLessThan(1.95 / Math.sqrt(count))
  })
})

describe('draws of what is no distribution', () => {
  it.each([
    ['gamma', (random: Random) => random.gamma(0)],
    ['gamma', (random: Random) => random.gamma(Number.NaN)],
    ['many gammas', (random: Random) => random.addGammas(Number.NaN, 1, new Float64Array(2))],
    ['Poisson', (random: Random) => random.poisson(-1)],
    ['Poisson', (random: Random) => random.poisson(Number.NaN)],
    ['clustered', (random: Random) => random.clustered(3, Number.NaN)],
    ['clustered', (random: Random) => random.clustered(Number.POSITIVE_INFINITY, 2)],
  ])('are refused, not tried for ever: %s', (_, draw) => {
    expect(() => draw(randomStream(1))).toThrow(MethodError)
  })
})
