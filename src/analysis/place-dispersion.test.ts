import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weeklyDispersion } from './dispersion.ts'
import { placeDispersions } from './place-dispersion.ts'
import { randomStream } from './random.ts'

const weeks = 52
function town(seed: number, dispersions: readonly number[], places = 200): number[] {
  const random = randomStream(seed)
  return Array.from({ length: places }, (_, place) => {
    const mean = 0.5 + 3 * random.uniform()
    return Array.from({ length: weeks }, () => random.clustered(mean, dispersions[place % dispersions.length] ?? 1))
  }).flat()
}
const of = (counts: ArrayLike<number>) => placeDispersions(counts, counts.length / weeks, weeks, weeks)
const mean = (values: ArrayLike<number>, from = 0, step = 1) => {
  const chosen = Array.from(values).filter((_, i) => i % step === from)
  return chosen.reduce((sum, one) => sum + one, 0) / chosen.length
}

describe('the dispersion of places', () => {
  it('pooled is that of all places together', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 40, maxLength: 40 }), (counts) => {
        expect(placeDispersions(counts, 4, 10, 10).pooled).toBeCloseTo(weeklyDispersion(counts, 10, 0, 10), 10)
        expect(placeDispersions(counts, 4, 10, 7).pooled).toBeCloseTo(weeklyDispersion(counts, 10, 0, 7), 10)
      }),
    )
  })
  it('is the pooled one for all where places do not differ', () => {
    for (const phi of [1, 2]) {
      const { pooled, own } = of(town(4, [phi]))
      expect(Math.abs(pooled - phi)).toBeLessThan(0.1)
      expect(mean(own) - pooled).toBeLessThan(0.1)
    }
  })
  it('goes up, and only up, towards a place of its own where places differ', () => {
    const { pooled, own } = of(town(5, [1, 4]))
    expect(mean(own, 1, 2)).toBeGreaterThan(3.5)
    expect(mean(own, 0, 2)).toBeLessThan(pooled + 0.6)
    for (const one of own) expect(one).toBeGreaterThanOrEqual(pooled)
  })
  it('is the same for places in another order', () => {
    const counts = town(6, [1, 4], 6)
    const turned = [3, 0, 5, 1, 4, 2].flatMap((place) => counts.slice(place * weeks, (place + 1) * weeks))
    const [one, other] = [of(counts).own, of(turned).own]
    expect(other[0]).toBeCloseTo(one[3] ?? Number.NaN, 12)
    expect(other[5]).toBeCloseTo(one[2] ?? Number.NaN, 12)
  })
  it('is 1 without events, for steady counts, and its own for one place alone', () => {
    expect(placeDispersions(new Int32Array(20), 2, 10, 10)).toEqual({ pooled: 1, own: Float64Array.of(1, 1) })
    expect(placeDispersions(new Int32Array(20).fill(3), 2, 10, 10)).toEqual({ pooled: 1, own: Float64Array.of(1, 1) })
    const alone = [1, 7, 2, 6, 0, 8]
    expect(placeDispersions(alone, 1, 6, 6).own[0]).toBeCloseTo((9 + 9 + 4 + 4 + 16 + 16) / 5 / 4, 12)
  })
  it('takes places without events among others', () => {
    const { own } = placeDispersions([0, 0, 0, 0, 1, 9, 2, 8], 2, 4, 4)
    expect(own.every((one) => one >= 1 && Number.isFinite(one))).toBe(true)
  })
})
