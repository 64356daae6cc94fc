import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kernelBandwidth } from './kernel-bandwidth.ts'

const points = (list: readonly (readonly [number, number])[], weights?: readonly number[]) => ({
  eastMetres: Float64Array.from(list, ([east]) => east),
  northMetres: Float64Array.from(list, ([, north]) => north),
  ...(weights ? { weights: Float64Array.from(weights) } : {}),
})
const place = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }))
const places = fc.array(place, { minLength: 2, maxLength: 30 }).filter((list) => new Set(list.map(String)).size > 1)

describe('the bandwidth rule', () => {
  it('is the root of the mean of the two variances, times n^(−1/6)', () => {
    fc.assert(
      fc.property(places, (list) => {
        const n = list.length
        const variance = (axis: 0 | 1) => {
          const mean = list.reduce((sum, pair) => sum + pair[axis], 0) / n
          return list.reduce((sum, pair) => sum + (pair[axis] - mean) ** 2, 0) / (n - 1)
        }
        const answer = kernelBandwidth(points(list))
        expect(answer.gaussianMetres).toBeCloseTo(Math.sqrt((variance(0) + variance(1)) / 2) * n ** (-1 / 6), 7)
        expect(answer.eastMetres).toBeCloseTo(Math.sqrt(variance(0)) * n ** (-1 / 6), 7)
        expect(answer.northMetres).toBeCloseTo(Math.sqrt(variance(1)) * n ** (-1 / 6), 7)
        expect(answer.effectivePoints).toBeCloseTo(n, 9)
      }),
    )
  })

  it('looks at both axes: turning the map by a right angle changes nothing, stretching one axis does', () => {
    fc.assert(
      fc.property(places, (list) => {
        const once = kernelBandwidth(points(list)).gaussianMetres
        const turned = kernelBandwidth(points(list.map(([east, north]) => [-north, east] as const))).gaussianMetres
        expect(turned).toBeCloseTo(once, 9)
      }),
    )
    const line = kernelBandwidth(
      points([
        [0, 0],
        [0, 10],
        [0, 20],
      ]),
    )
    expect(line.eastMetres).toBe(0)
    expect(line.gaussianMetres).toBeCloseTo(line.northMetres / Math.SQRT2, 12)
  })

  it('scales with the unit and forgets the origin and the order', () => {
    fc.assert(
      fc.property(places, (list) => {
        const once = kernelBandwidth(points(list)).gaussianMetres
        const moved = list.map(([east, north]) => [east / 1000 + 600, north / 1000 + 6000] as const).toReversed()
        expect(kernelBandwidth(points(moved)).gaussianMetres * 1000).toBeCloseTo(once, 5)
      }),
    )
  })

  it('takes equal weights for none, whatever their unit, and a weight of zero for no point', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(1e-9, 1, 1e9), (list, weight) => {
        const once = kernelBandwidth(points(list)).gaussianMetres
        const weighted = kernelBandwidth(points([...list, [9e5, 9e5]], [...list.map(() => weight), 0]))
        expect(weighted.gaussianMetres).toBeCloseTo(once, 6)
      }),
    )
  })

  it('refuses one point, one place and one weight', () => {
    expect(() => kernelBandwidth(points([]))).toThrow('eastMetres: empty')
    expect(() => kernelBandwidth(points([[1, 1]]))).toThrow('eastMetres: too few')
    expect(() =>
      kernelBandwidth(
        points([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toThrow('eastMetres: all alike')
    expect(() =>
      kernelBandwidth(
        points(
          [
            [1, 1],
            [2, 2],
          ],
          [1, 0],
        ),
      ),
    ).toThrow('weights: too few')
    expect(() =>
      kernelBandwidth(
        points(
          [
            [1, 1],
            [2, 2],
          ],
          [0, 0],
        ),
      ),
    ).toThrow('weights: not positive')
    expect(() =>
      kernelBandwidth(
        points([
          [1, 1],
          [2, Number.NaN],
        ]),
      ),
    ).toThrow('northMetres[1]: not finite')
  })
})
