import { describe, expect, it } from 'vitest'
import { kernelBandwidth } from '../../src/analysis/kernel-bandwidth.ts'
import { kernelDensity } from '../../src/analysis/kernel-density.ts'
import { exactKernelDensity } from '../../src/analysis/kernel-density-exact.ts'
import type { EdgeCorrection, WeightedPoints } from '../../src/analysis/kernel-grid.ts'
import { type KernelWindow, rectangleWindow } from '../../src/analysis/kernel-window.ts'
import { normalAbove } from '../../src/analysis/normal-tail.ts'
import { owensT } from '../../src/analysis/owens-t.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { kde, yard } from '../../src/methods/kde.ts'
import { methodPage } from './method-page.ts'

const points: WeightedPoints = {
  eastMetres: Float64Array.of(12, 20, 31, 55, 58, 60, 62, 88, 95, 97),
  northMetres: Float64Array.of(8, 40, 22, 30, 33, 29, 36, 70, 5, 66),
}
const window = rectangleWindow(0, 0, 100, 80)

/** The density at a place: that of a grid of one cell about it. */
function densityAt(
  from: WeightedPoints,
  east: number,
  north: number,
  edge: EdgeCorrection,
  within: KernelWindow = window,
  work = kernelDensity,
): number {
  const cell = {
    westMetres: east - 1,
    southMetres: north - 1,
    cellEastMetres: 2,
    cellNorthMetres: 2,
    columns: 1,
    rows: 1,
  }
  return (
    work(from, cell, { kernel: 'gaussian', bandwidthMetres: 10, edge, window: within }).perSquareMetre[0] ?? Number.NaN
  )
}

describe('spatstat.explore 3.0-6, density(X, sigma = 10, at = "points", leaveoneout = FALSE, …), window 100 × 80', () => {
  const table: Record<string, readonly number[]> = {
    none: [
      0.001696718137292869, 0.001773982445857497, 0.001972844604446995, 0.005551181795130694, 0.005914418507092302,
      0.005669305999158505, 0.005263010830486035, 0.002571657523233503, 0.001591858233047061, 0.002571506230030085,
    ],
    uniform: [
      0.002432734515953817, 0.001815395304136968, 0.002002598412668369, 0.005558706041466817, 0.005917365754920656,
      0.005680084506249634, 0.005264257709709089, 0.00345406148685312, 0.003329409178712564, 0.004527212344545483,
    ],
    'jones-diggle': [
      0.002388756517691075, 0.001816730333214317, 0.002043616207004907, 0.005558027689500547, 0.005920664034986202,
      0.005675738024193894, 0.005268046742461313, 0.003863012741389437, 0.003329072557481219, 0.004118160407293606,
    ],
  }
  const weighted = [
    0.002395827805956586, 0.003447257942098701, 0.002265053079084746, 0.008470774700277262, 0.009106307267309679,
    0.008557668070212566, 0.008078968373708788, 0.006000702701436982, 0.003329139838664136, 0.005434313777298469,
  ]

  it.each(Object.keys(table))('edge %s', (edge) => {
    table[edge]?.forEach((expected, i) => {
      const [east, north] = [points.eastMetres[i] ?? 0, points.northMetres[i] ?? 0]
      const exact = densityAt(points, east, north, edge as EdgeCorrection, window, exactKernelDensity)
      expect(Math.abs(exact / expected - 1)).toBeLessThan(1e-10)
      expect(Math.abs(densityAt(points, east, north, edge as EdgeCorrection) / expected - 1)).toBeLessThan(1e-5)
    })
  })

  it('edge jones-diggle with weights 1, 2, 1, 1, 3, 1, 1, 2, 1, 1', () => {
    const heavy = { ...points, weights: Float64Array.of(1, 2, 1, 1, 3, 1, 1, 2, 1, 1) }
    weighted.forEach((expected, i) => {
      const [east, north] = [points.eastMetres[i] ?? 0, points.northMetres[i] ?? 0]
      const exact = densityAt(heavy, east, north, 'jones-diggle', window, exactKernelDensity)
      expect(Math.abs(exact / expected - 1)).toBeLessThan(1e-10)
    })
  })

  it('bw.scott(X) for each axis', () => {
    const { eastMetres, northMetres, gaussianMetres } = kernelBandwidth(points)
    expect(eastMetres).toBeCloseTo(20.44834837867215, 10)
    expect(northMetres).toBeCloseTo(14.47538572584715, 10)
    expect(gaussianMetres).toBeCloseTo(Math.sqrt((20.44834837867215 ** 2 + 14.47538572584715 ** 2) / 2), 10)
  })
})

describe('the quartic’s radius for a Gaussian’s standard deviation', () => {
  it('is what the integrals of the two kernels ask: (R(K) / μ₂²)^(1/6), each by summing over rings', () => {
    const asked = (height: (r: number) => number, reach: number) => {
      let [roughness, spread] = [0, 0]
      const step = reach / 20_000
      for (let r = step / 2; r < reach; r += step) {
        const ring = 2 * Math.PI * r * step
        roughness += height(r) ** 2 * ring
        spread += 0.5 * r * r * height(r) * ring
      }
      return (roughness / spread ** 2) ** (1 / 6)
    }
    const quartic = asked((r) => (3 / Math.PI) * (1 - r * r) ** 2, 1)
    const gaussian = asked((r) => Math.exp((-r * r) / 2) / (2 * Math.PI), 12)
    const { quarticMetres, gaussianMetres } = kernelBandwidth(points)
    expect(quarticMetres / gaussianMetres).toBeCloseTo(quartic / gaussian, 6)
  })
})

describe('Owen’s T', () => {
  it('T(2.5, 0.75) = 0.002987 in Owen’s tables, 0.002986697 in the help of the R package PowerTOST', () => {
    expect(owensT(2.5, 0.75)).toBeCloseTo(0.002986697, 9)
    expect(owensT(2.5, -0.75)).toBeCloseTo(-0.002986697, 9)
  })

  it('is scipy.special.owens_t(h, a) (scipy 1.10.1)', () => {
    const table: readonly (readonly [number, number, number])[] = [
      [0.5, 0.5, 0.06448860284750374],
      [1, 2, 0.07846818699308411],
      [0, 3, 0.19879180882521663],
      [3, 0.2, 0.00032935196937246535],
      [0.25, 40, 0.20064683715853815],
      [6.5, 1, 2.0080002918489178e-11],
    ]
    for (const [h, a, expected] of table) {
      expect(Math.abs(owensT(h, a) - expected)).toBeLessThan(1e-13)
      expect(owensT(-h, a)).toBe(owensT(h, a))
    }
    expect(owensT(0, 1)).toBeCloseTo(1 / 8, 13)
  })

  it('takes normal tails that are those of scipy.stats.norm.sf', () => {
    const table: readonly (readonly [number, number])[] = [
      [0, 0.5],
      [1, 0.15865525393145707],
      [3, 0.0013498980316300933],
      [6.5, 4.016000583859118e-11],
      [8, 6.22096057427174e-16],
    ]
    for (const [z, expected] of table) expect(Math.abs(normalAbove(z) / expected - 1)).toBeLessThan(1e-7)
    expect(normalAbove(40)).toBe(0)
  })
})

describe('docs/methods/kde.md', () => {
  const page = methodPage('kde')
  const inYard = (edge: EdgeCorrection) => {
    const called = callMethod('kde', { ...kde.example, edge })
    if (!called.ok) throw new Error(called.problem.code)
    return called.value.result as { perSquareMetre: number[]; total: number; counted: number; leftOut: number }
  }

  it('prints the figures of its example', () => {
    const three = (['none', 'uniform', 'jones-diggle'] as const).map(inYard)
    expect(three.map(({ counted, leftOut }) => [counted, leftOut])).toEqual([
      [16, 1],
      [16, 1],
      [16, 1],
    ])
    const [none = '', uniform = '', diggle = ''] = three.map(({ total }) => total.toFixed(2))
    expect(page).toContain(`the cells sum to ${none} incidents; uniform ${uniform}; Jones–Diggle ${diggle}`)
    const cell = (east: number, north: number) =>
      three.map(({ perSquareMetre }) => ((perSquareMetre[(north - 0.5) * 20 + east - 0.5] ?? 0) * 1000).toFixed(2))
    const [a, b, c] = cell(57.5 / 5, 32.5 / 5)
    expect(page).toContain(`(57.5, 32.5): ${a}, ${b} and ${c} per 1,000 m²`)
    const [d, e, f] = cell(97.5 / 5, 2.5 / 5)
    expect(page).toContain(`(97.5, 2.5) it matters more: ${d}, ${e} and ${f}`)
  })

  it('prints what an incident in the corner counts for, and the bandwidth', () => {
    const coordinates = kde.example.window as unknown as [number, number][][]
    const alone = { eastMetres: Float64Array.of(97), northMetres: Float64Array.of(4) }
    const height = densityAt(alone, 97, 4, 'jones-diggle', { type: 'Polygon', coordinates })
    expect(page).toContain(`counts for ${(height * 200 * Math.PI).toFixed(2)} under`)
    const rule = kernelBandwidth({
      eastMetres: Float64Array.from(yard.eastMetres),
      northMetres: Float64Array.from(yard.northMetres),
    })
    expect(page).toContain(`gives ${rule.gaussianMetres.toFixed(1)} m for all seventeen`)
    expect(page).toContain(
      `(${rule.eastMetres.toFixed(1)} m from the axis east alone, ${rule.northMetres.toFixed(1)} m from north alone)`,
    )
    expect(page).toContain(`a quartic of ${rule.quarticMetres.toFixed(1)} m`)
  })
})
