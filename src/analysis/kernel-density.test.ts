import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kernelDensity } from './kernel-density.ts'
import { exactKernelDensity } from './kernel-density-exact.ts'
import type { DensityGrid, EdgeCorrection, KernelChoice, WeightedPoints } from './kernel-grid.ts'
import type { KernelWindow } from './kernel-window.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

const grid: DensityGrid = {
  westMetres: 0,
  southMetres: 0,
  cellEastMetres: 5,
  cellNorthMetres: 4,
  columns: 60,
  rows: 50,
}
const corrections: readonly EdgeCorrection[] = ['none', 'uniform', 'jones-diggle']
const kernels = [
  { kernel: 'gaussian', bandwidthMetres: 20 },
  { kernel: 'quartic', bandwidthMetres: 55 },
] as const
/** An L with a courtyard, within the grid. */
const building: KernelWindow = {
  type: 'Polygon',
  coordinates: [
    [
      [10, 10],
      [290, 20],
      [280, 90],
      [130, 100],
      [120, 190],
      [20, 180],
    ],
    [
      [50, 50],
      [90, 50],
      [90, 90],
      [50, 90],
    ],
  ],
}

function scattered(count: number, seed: number): WeightedPoints {
  const random = randomStream(seed)
  const along = (length: number) => Float64Array.from({ length: count }, () => random.uniform() * length)
  return { eastMetres: along(300), northMetres: along(200), weights: along(3) }
}

/** So many points of no weight that the lattice is taken, however few others there are. */
function withNothing({ eastMetres, northMetres, weights }: WeightedPoints, nothing = 40_000): WeightedPoints {
  const longer = (values: Float64Array) => Float64Array.of(...values, ...new Float64Array(nothing))
  const weight = weights ?? new Float64Array(eastMetres.length).fill(1)
  return { eastMetres: longer(eastMetres), northMetres: longer(northMetres), weights: longer(weight) }
}

const only = (east: number, north: number): WeightedPoints => ({
  eastMetres: Float64Array.of(east),
  northMetres: Float64Array.of(north),
})

const greatest = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), 0)

/** Greatest difference as a share of the greatest exact density. */
function error(fast: Float64Array, exact: Float64Array): number {
  return greatest(fast.map((value, i) => Math.abs(value - exact[i]!))) / greatest(exact)
}

const perPoint = (points: WeightedPoints, choice: KernelChoice) => kernelDensity(points, grid, choice).perSquareMetre
const total = (density: Float64Array) => density.reduce((a, b) => a + b, 0) * grid.cellEastMetres * grid.cellNorthMetres

describe('the exact sum', () => {
  it('has the height of the kernel where a point lies', () => {
    const middle = 25 * grid.columns + 30
    const at = only(152.5, 102)
    const gaussian = exactKernelDensity(at, grid, { kernel: 'gaussian', bandwidthMetres: 20, edge: 'none' })
    expect(gaussian.perSquareMetre[middle]).toBeCloseTo(1 / (2 * Math.PI * 400), 14)
    expect(gaussian.perSquareMetre[middle + 4]).toBeCloseTo(Math.exp(-0.5) / (2 * Math.PI * 400), 14)
    const quartic = exactKernelDensity(at, grid, { kernel: 'quartic', bandwidthMetres: 20, edge: 'none' })
    expect(quartic.perSquareMetre[middle]).toBeCloseTo(3 / (Math.PI * 400), 14)
    expect(quartic.perSquareMetre[middle + 2]).toBeCloseTo((3 / (Math.PI * 400)) * 0.75 ** 2, 14)
    expect(quartic.perSquareMetre[middle + 4]).toBe(0)
  })

  it('divides by a quarter in the corner of a rectangle and by a half at its side', () => {
    const wide = { ...grid, westMetres: -2.5, southMetres: -2 }
    for (const kernel of kernels) {
      const window: KernelWindow = {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [300, 0],
            [300, 200],
            [0, 200],
          ],
        ],
      }
      const near = only(10, 10)
      const plain = exactKernelDensity(near, wide, { ...kernel, edge: 'none', window }).perSquareMetre
      const corrected = exactKernelDensity(near, wide, { ...kernel, edge: 'uniform', window })
      // The first cell's middle is the very corner; it may count as inside or not, and does here.
      expect(corrected.inside[0]).toBe(1)
      expect(corrected.perSquareMetre[0]! / plain[0]!).toBeCloseTo(4, 6)
      expect(corrected.perSquareMetre[grid.columns * 25]! / plain[grid.columns * 25]! || 2).toBeCloseTo(2, 5)
    }
  })
})

describe('the fast density', () => {
  it.each(kernels)(
    'is within 1e-3 of the exact sum by lattice, corrected or not, with and without a window: $kernel',
    (kernel) => {
      const points = scattered(60, 1)
      for (const edge of corrections) {
        for (const window of [undefined, building]) {
          const choice = { ...kernel, edge, window }
          const exact = exactKernelDensity(points, grid, choice)
          const fast = kernelDensity(withNothing(points), grid, choice)
          expect(fast.inside).toEqual(exact.inside)
          expect(error(fast.perSquareMetre, exact.perSquareMetre), `${edge} ${window?.type}`).toBeLessThan(1e-3)
          expect(error(perPoint(points, choice), exact.perSquareMetre)).toBeLessThan(1e-3)
        }
      }
    },
  )

  it('is within 1e-3 when the kernel is far wider than the window, so that little of it is inside', () => {
    for (const { kernel } of kernels) {
      for (const edge of corrections) {
        const choice = { kernel, edge, bandwidthMetres: 500, window: building }
        const points = scattered(30, 4)
        const exact = exactKernelDensity(points, grid, choice).perSquareMetre
        expect(error(perPoint(withNothing(points), choice), exact)).toBeLessThan(1e-3)
        expect(error(perPoint(points, choice), exact)).toBeLessThan(1e-3)
      }
    }
  })

  it('is within 1e-3 for one point alone, wherever it lies between the nodes', () => {
    const random = randomStream(5)
    for (let run = 0; run < 40; run++) {
      const at = only(random.uniform() * 300, random.uniform() * 200)
      for (const kernel of kernels) {
        const exact = exactKernelDensity(at, grid, { ...kernel, edge: 'none' }).perSquareMetre
        expect(error(perPoint(withNothing(at), { ...kernel, edge: 'none' }), exact)).toBeLessThan(6e-4)
      }
    }
  })

  it('counts points beyond the grid that reach it, and none that do not', () => {
    const beyond = only(-30, 100)
    for (const points of [beyond, withNothing(beyond)]) {
      const exact = exactKernelDensity(beyond, grid, { ...kernels[0], edge: 'none' }).perSquareMetre
      expect(error(perPoint(points, { ...kernels[0], edge: 'none' }), exact)).toBeLessThan(1e-3)
    }
    expect(greatest(perPoint(withNothing(only(-900, 100)), { ...kernels[0], edge: 'none' }))).toBe(0)
  })

  it('is never under zero, and zero where nothing is', () => {
    for (const kernel of kernels) {
      expect(perPoint(withNothing(only(5, 5)), { ...kernel, edge: 'none' }).every((value) => value >= 0)).toBe(true)
      const nothing: WeightedPoints = { eastMetres: new Float64Array(), northMetres: new Float64Array() }
      const answer = kernelDensity(nothing, grid, { ...kernel, edge: 'jones-diggle' })
      expect([greatest(answer.perSquareMetre), answer.counted, answer.leftOut]).toEqual([0, 0, 0])
    }
  })

  it('keeps the mass of the incidents in the window by Jones–Diggle, and loses some without', () => {
    for (const kernel of kernels) {
      for (const points of [scattered(50, 3), withNothing(scattered(50, 3))]) {
        const weight = points.weights!.reduce((a, b) => a + b, 0)
        const keeps = perPoint(points, { ...kernel, edge: 'jones-diggle' })
        expect(Math.abs(total(keeps) / weight - 1)).toBeLessThan(2e-3)
        expect(total(perPoint(points, { ...kernel, edge: 'none' }))).toBeLessThan(0.95 * weight)
      }
    }
  })

  it('leaves out points outside the window, and says how many', () => {
    const points: WeightedPoints = {
      eastMetres: Float64Array.of(60, 70, 200, 250, -5),
      northMetres: Float64Array.of(30, 70, 150, 50, 50),
    }
    const answer = kernelDensity(points, grid, { ...kernels[0], edge: 'none', window: building })
    expect([answer.counted, answer.leftOut]).toEqual([2, 3])
    // The middle of the courtyard and a cell east of the upper arm have no density.
    expect(answer.perSquareMetre[17 * grid.columns + 14]).toBe(0)
    expect(answer.perSquareMetre[40 * grid.columns + 40]).toBe(0)
  })
})

describe('what must not change it', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }))
  const places = fc.array(place, { minLength: 1, maxLength: 12 })
  const pointsOf = (list: readonly (readonly [number, number])[], scale = 1, shift = 0): WeightedPoints => ({
    eastMetres: Float64Array.from(list, ([east]) => east * scale + shift),
    northMetres: Float64Array.from(list, ([, north]) => north * scale + shift),
  })
  /** Rounding may take a cell in or leave it out just where the Gaussian is cut, at 3.7e-6 of its height. */
  const near = (got: Float64Array, expected: Float64Array) => expect(error(got, expected)).toBeLessThan(1e-5)

  it('the order of rows, and writing a weight as so many rows', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...kernels), fc.constantFrom(...corrections), (list, kernel, edge) => {
        const once = perPoint(pointsOf(list), { ...kernel, edge })
        near(perPoint(pointsOf(list.toReversed()), { ...kernel, edge }), once)
        const twice = perPoint(pointsOf([...list, ...list]), { ...kernel, edge })
        const weighted = { ...pointsOf(list), weights: new Float64Array(list.length).fill(2) }
        near(perPoint(weighted, { ...kernel, edge }), twice)
      }),
      { numRuns: 20 },
    )
  })

  it('the place of the origin; and the unit, but for the square of it', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...kernels), fc.constantFrom(...corrections), (list, kernel, edge) => {
        const once = perPoint(pointsOf(list), { ...kernel, edge })
        const away = { ...grid, westMetres: 6e5, southMetres: 6e5 }
        near(kernelDensity(pointsOf(list, 1, 6e5), away, { ...kernel, edge }).perSquareMetre, once)
        const small = { ...grid, cellEastMetres: 5e-3, cellNorthMetres: 4e-3 }
        const scaled = { ...kernel, edge, bandwidthMetres: kernel.bandwidthMetres / 1000 }
        near(
          kernelDensity(pointsOf(list, 1e-3), small, scaled).perSquareMetre.map((d) => d / 1e6),
          once,
        )
      }),
      { numRuns: 20 },
    )
  })
})

describe('bad and extreme input', () => {
  const choice: KernelChoice = { kernel: 'gaussian', bandwidthMetres: 20, edge: 'none' }
  const refused = (work: () => unknown, argument: string, fault: string) => {
    try {
      work()
    } catch (error) {
      expect(error).toBeInstanceOf(MethodError)
      expect((error as MethodError).problem).toMatchObject({ argument, fault })
      return
    }
    throw new Error(`not refused: ${argument} ${fault}`)
  }
  const ring = (...coordinates: [number, number][]): KernelChoice => ({
    ...choice,
    window: { type: 'Polygon', coordinates: [coordinates] },
  })

  it('is refused by name', () => {
    refused(() => kernelDensity(only(Number.NaN, 0), grid, choice), 'eastMetres', 'not-finite')
    refused(() => kernelDensity(only(0, Infinity), grid, choice), 'northMetres', 'not-finite')
    refused(() => kernelDensity(only(2e7, 0), grid, choice), 'eastMetres', 'out-of-range')
    refused(
      () => kernelDensity({ ...only(0, 0), northMetres: new Float64Array(2) }, grid, choice),
      'northMetres',
      'length-differs',
    )
    refused(() => kernelDensity({ ...only(0, 0), weights: Float64Array.of(-1) }, grid, choice), 'weights', 'negative')
    refused(
      () => kernelDensity({ ...only(0, 0), weights: Float64Array.of(1, 1) }, grid, choice),
      'weights',
      'length-differs',
    )
    refused(
      () => kernelDensity({ ...only(0, 0), weights: Float64Array.of(2e9) }, grid, choice),
      'weights',
      'out-of-range',
    )
    refused(() => kernelDensity(only(0, 0), { ...grid, columns: 0 }, choice), 'columns', 'out-of-range')
    refused(() => kernelDensity(only(0, 0), { ...grid, rows: 1.5 }, choice), 'rows', 'not-whole')
    refused(() => kernelDensity(only(0, 0), { ...grid, rows: 4097, columns: 4096 }, choice), 'rows', 'too-many')
    refused(
      () => kernelDensity(only(0, 0), { ...grid, cellNorthMetres: 1e6 }, choice),
      'cellNorthMetres',
      'out-of-range',
    )
    refused(() => kernelDensity(only(0, 0), { ...grid, cellEastMetres: 0 }, choice), 'cellEastMetres', 'out-of-range')
    refused(() => kernelDensity(only(0, 0), grid, { ...choice, bandwidthMetres: 0 }), 'bandwidthMetres', 'out-of-range')
    refused(() => kernelDensity(only(0, 0), grid, ring([0, 0], [9, 0])), 'window', 'not-positive')
    refused(() => kernelDensity(only(0, 0), grid, ring([0, 0], [9, 9], [9, 0], [0, 5])), 'window', 'out-of-range')
    refused(() => kernelDensity(only(0, 0), grid, ring([0, 0], [9, Number.NaN], [9, 0])), 'window', 'not-finite')
    refused(() => kernelDensity(only(0, 0), grid, ring([0, 0], [9e7, 9], [9, 0])), 'window', 'out-of-range')
  })

  it('gives finite numbers at once for the least and the greatest that is allowed', () => {
    for (const bandwidthMetres of [1e-3, 1, 1e6]) {
      for (const cell of [1e-3, 1, 1e5]) {
        for (const edge of corrections) {
          for (const { kernel } of kernels) {
            const extreme = { ...grid, cellEastMetres: cell, cellNorthMetres: cell }
            const points = { ...scattered(40, 9), weights: new Float64Array(40).fill(1e9) }
            const { perSquareMetre } = kernelDensity(points, extreme, { kernel, edge, bandwidthMetres })
            expect(perSquareMetre.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
          }
        }
      }
    }
  })

  it('keeps its head when all points lie in one place, at a corner of the window', () => {
    const corner = { eastMetres: new Float64Array(50), northMetres: new Float64Array(50) }
    for (const kernel of kernels) {
      const density = perPoint(corner, { ...kernel, edge: 'jones-diggle' })
      expect(total(density)).toBeCloseTo(50, 0)
    }
  })
})

describe('long work', () => {
  it('tells how far it is, and ends when nobody waits', () => {
    for (const points of [scattered(50, 1), withNothing(scattered(50, 1))]) {
      for (const kernel of kernels) {
        let told = 0
        kernelDensity(points, grid, { ...kernel, edge: 'uniform' }, { progress: () => told++ })
        expect(told).toBeGreaterThan(2)
        expect(() => kernelDensity(points, grid, { ...kernel, edge: 'uniform' }, { cancelled: () => true })).toThrow(
          Cancelled,
        )
        expect(() => exactKernelDensity(points, grid, { ...kernel, edge: 'none' }, { cancelled: () => true })).toThrow(
          Cancelled,
        )
      }
    }
  })
})
