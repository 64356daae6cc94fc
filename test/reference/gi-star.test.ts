import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { distanceBandWeights } from '../../src/analysis/distance-band.ts'
import { exactSumTails } from '../../src/analysis/exact-sum-tails.ts'
import { giStar } from '../../src/analysis/gi-star.ts'
import { neighbourSums } from '../../src/analysis/neighbour-sums.ts'
import { sharedDraws } from '../../src/analysis/shared-sums.ts'
import { latticeWeights, listedWeights } from '../../src/analysis/spatial-weights.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { giStar as method } from '../../src/methods/gi-star.ts'
import { africanConflict, africanNeighbours, benchLattice, reflectance } from './spatial-examples.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/methods/gi-star.md'), 'utf8')
const lattice = benchLattice()

describe('z of Gi*', () => {
  it('of six points with radius 15 is that of the documentation of esda (G_Local, transform="B", star=True)', () => {
    const weights = distanceBandWeights(
      Float64Array.of(10, 20, 40, 15, 30, 30),
      Float64Array.of(10, 10, 10, 20, 20, 30),
      15,
    )
    const { z } = giStar({ values: Float64Array.of(2, 3, 3.2, 5, 8, 7), weights, permutations: 9 })
    const printed = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    printed.forEach((value, i) => expect(z[i]).toBeCloseTo(value, 8))
  })

  it('of Getis and Ord’s pixels is that of spdep 1.2-7, localG(xyz$val, nb2listw(include.self(dnearneigh(xycoords, 0, d)), style = "B"))', () => {
    const east = Float64Array.from(reflectance, (_, i) => 30 * (i % 16))
    const north = Float64Array.from(reflectance, (_, i) => 30 * Math.floor(i / 16))
    const table: [radius: number, first: number, paper: number, last: number][] = [
      [30, -2.229709558488, 1.450779807387, 0.429147270821],
      [60, -3.05142479209, 1.90055888287, 1.03307045815],
      [90, -4.12355889864, 2.09693874647, 1.59561863304],
      [120, -5.15130467383, 1.98190685195, 2.66075287581],
      [150, -6.18579087113, 1.30669844418, 4.80837147133],
    ]
    for (const [radius, first, paper, last] of table) {
      const { z } = giStar({
        values: Float64Array.from(reflectance),
        weights: distanceBandWeights(east, north, radius),
      })
      expect(z[0]).toBeCloseTo(first, 9)
      expect(z[119]).toBeCloseTo(paper, 9)
      expect(z[255]).toBeCloseTo(last, 9)
    }
  })

  it('of the African conflicts is that of spdep 1.2-7, localG(afcon$totcon, nb2listw(include.self(paper.nb), style = "B"))', () => {
    const { z } = giStar({ values: Float64Array.from(africanConflict), weights: listedWeights(africanNeighbours) })
    const peer = [
      0.57910138795, -0.36307938253, 0.021916057783, 2.5527216878, 4.4213363655, -0.60496775436, -1.6989339102,
      -1.0487700263, 0.46259184594, 4.0392523457, 2.6272002719, -1.4632191074, -1.7508549204, -1.1726167243,
      -0.98383592063, -1.1332851893, -1.4488800517, -1.3013967891, 1.1831627306, -1.1026932731, -0.99053007914,
      1.1734976314, -1.4171245438, -0.87032622522, -1.0405361698, 2.0227043195, 3.5030189638, 3.3360085149,
      -0.20253005181, -0.7893585673, 1.0984359164, 1.4572077572, 0.77417083877, 1.2345072805, 0.75273284815,
      0.21195282917, -0.28761678697, -0.19956472137, 0.040903958423, -0.86814953847, -0.65938416906, -0.29841468683,
    ]
    peer.forEach((value, i) => expect(z[i]).toBeCloseTo(value, 8))
  })
})

describe('exact p', () => {
  it('is Fisher’s hypergeometric tail where all values are 0 or 1: the tea of Fisher 1935, The Design of Experiments, § 5', () => {
    // The lady is given eight cups, four with the milk first; all four of the cell's neighbours have it: 1 way in C(8, 4) = 70.
    const values = Float64Array.of(0, 1, 1, 1, 1, 0, 0, 0, 0)
    const { p, spot } = giStar({
      values,
      weights: listedWeights([[1, 2, 3, 4], [], [], [], [], [], [], [], []]),
      correction: 'none',
    })
    expect(p[0]).toBeCloseTo(2 / 70, 14)
    expect(spot[0]).toBe(1)
  })
})

describe.runIf(lattice !== null)('ties that are dropped, on the lattice of 100 × 100 counts', () => {
  it('invent spots: 3,506 where 2,845 is exact', () => {
    const sums = neighbourSums(lattice ?? new Float64Array(0), latticeWeights(100, 100))
    if (!sums.whole) throw new Error('counts')
    const { lower, upper } = exactSumTails(sums, sums.whole)
    const spots = (p: (cell: number) => number) => lower.filter((_, cell) => p(cell) <= 0.05).length
    // The smaller tail at 5 %, as the packages tell it: one-sided after a look at the side.
    expect(spots((cell) => Math.min(lower[cell] ?? 1, upper[cell] ?? 1))).toBe(2845)
    // P(X < x) for the lower tail, as 1 − P(X ≥ x).
    const below = (cell: number) => 1 - (upper[cell] ?? 1)
    expect(spots((cell) => Math.min(below(cell), upper[cell] ?? 1))).toBe(3506)
    expect([spots((cell) => lower[cell] ?? 1), spots(below)]).toEqual([1399, 2060])
    for (const count of ['2,845', '3,506', '1,399', '2,060']) expect(page).toContain(count)
  })

  it('and with shared draws the count swings with the seed, in both ways of counting', () => {
    const sums = neighbourSums(lattice ?? new Float64Array(0), latticeWeights(100, 100))
    const [right, dropped] = [0, 1, 2, 3, 4, 5, 6, 7].reduce<[number[], number[]]>(
      ([kept, lost], seed) => {
        const { atMost, atLeast } = sharedDraws(sums, 999, seed, 0, 999)
        const found = (lower: (cell: number) => number) =>
          atLeast.filter((above, cell) => (Math.min(above, lower(cell)) + 1) / 1000 <= 0.05).length
        return [
          [...kept, found((cell) => atMost[cell] ?? 0)],
          [...lost, found((cell) => 999 - (atLeast[cell] ?? 0))],
        ]
      },
      [[], []],
    )
    const shown = (count: number) => count.toLocaleString('en')
    expect(page).toContain(`from ${shown(Math.min(...right))} to ${shown(Math.max(...right))}`)
    expect(page).toContain(`from ${shown(Math.min(...dropped))} to ${shown(Math.max(...dropped))}`)
  })

  it('leaves 900 spots at a false discovery rate of 5 %', () => {
    const { hot, cold } = giStar({ values: lattice ?? new Float64Array(0), weights: latticeWeights(100, 100) })
    expect([hot, cold]).toEqual([791, 109])
    expect(page).toContain('791 hot and 109 cold')
  })
})

describe('docs/methods/gi-star.md', () => {
  const told = (options: object = {}) => {
    const called = callMethod('gi-star', { ...method.example, ...options })
    if (!called.ok) throw new Error(called.problem.code)
    return called.value.result as {
      sum: number[]
      z: number[]
      p: number[]
      adjusted: number[]
      spot: string[]
      hot: number
      cold: number
    }
  }
  it('prints the figures of its example', () => {
    const { sum, z, p, adjusted, spot, hot, cold } = told()
    const [corner, square] = [22, 67]
    expect(page).toContain(
      `sum ${sum[corner]}, z = ${z[corner]?.toFixed(2)}, p = ${(1e8 * (p[corner] ?? 0)).toFixed(1)} × 10⁻⁸`,
    )
    expect(page).toContain(`${hot} hot squares and ${cold} cold`)
    expect(spot[square]).toBe('cold')
    expect(page).toContain(
      `z = −${Math.abs(z[square] ?? 0).toFixed(2)}, p = ${(1e7 * (p[square] ?? 0)).toFixed(1)} × 10⁻⁷`,
    )
    expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(hot + cold)
    const strict = told({ correction: 'bonferroni' })
    expect(page).toContain(`Bonferroni leaves ${strict.hot + strict.cold}`)
    const drawn = told({ correction: 'bonferroni', inference: 'own-draws' })
    expect([drawn.hot + drawn.cold, Math.min(...drawn.p)]).toEqual([0, 0.002])
    expect(page).toContain('With 999 draws no p is below 0.002, so Bonferroni leaves none')
    const normal = told({ inference: 'normal' })
    expect(page).toContain(`The normal distribution finds ${normal.hot} hot and ${normal.cold} cold`)
  })
})
