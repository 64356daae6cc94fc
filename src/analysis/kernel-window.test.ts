import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import type { Pair } from '../domain/geo/geometry.ts'
import { isInWindow, type KernelWindow, massInside, rectangleWindow, windowSides } from './kernel-window.ts'
import { kernelAt, type PlanarKernel, wholeReachOf } from './planar-kernel.ts'
import { normalBelow } from './special.ts'

const mass = (window: KernelWindow, kernel: PlanarKernel, bandwidth: number, east: number, north: number) =>
  massInside(windowSides(window), kernel, bandwidth, wholeReachOf(kernel, bandwidth), east, north)

/** The slow, obvious version: the kernel summed over fine squares whose middle is inside. */
function massBySquares(window: KernelWindow, kernel: PlanarKernel, bandwidth: number, east: number, north: number) {
  const sides = windowSides(window)
  const { west, south, east: eastEnd, north: northEnd } = sides.bounds
  const count = 400
  const [width, height] = [(eastEnd - west) / count, (northEnd - south) / count]
  let sum = 0
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const [x, y] = [west + (column + 0.5) * width, south + (row + 0.5) * height]
      if (isInWindow(sides, x, y)) sum += kernelAt(kernel, bandwidth, (x - east) ** 2 + (y - north) ** 2)
    }
  }
  return sum * width * height
}

const polygon = (...rings: Pair[][]): KernelWindow => ({ type: 'Polygon', coordinates: rings })
const star: Pair[] = [
  [0, 0],
  [4, 1],
  [8, 0],
  [6, 3],
  [8, 7],
  [4, 5],
  [1, 8],
  [2, 3],
]
const hole: Pair[] = [
  [3, 2],
  [5, 2],
  [5, 4],
  [3, 4],
]
const courtyard = polygon(star, hole)
const kernels: readonly PlanarKernel[] = ['gaussian', 'quartic']
const share = evenly(-0.2, 1.2)
const bandwidths = fc.double({ min: 0.05, max: 5, noNaN: true })

describe('the mass of a kernel in a window', () => {
  it('is the product of normal probabilities in a rectangle', () => {
    fc.assert(
      fc.property(share, share, bandwidths, (u, v, sd) => {
        const [east, north] = [3 * u, 2 * v]
        const along = (at: number, length: number) => normalBelow((length - at) / sd) - normalBelow(-at / sd)
        expect(mass(rectangleWindow(0, 0, 3, 2), 'gaussian', sd, east, north)).toBeCloseTo(
          along(east, 3) * along(north, 2),
          7,
        )
      }),
    )
  })

  it('is the sum over fine squares, in a star with a courtyard', () => {
    for (const kernel of kernels) {
      for (const [east, north] of [
        [4, 3],
        [2.5, 2.5],
        [4, 1.5],
        [0.2, 0.1],
        [7, 5],
        [-0.5, 4],
      ] as const) {
        for (const bandwidth of [1.5, 3]) {
          const slow = massBySquares(courtyard, kernel, bandwidth, east, north)
          expect(mass(courtyard, kernel, bandwidth, east, north)).toBeCloseTo(slow, 2.5)
        }
      }
    }
  })

  it('does not depend on which way rings turn, where they begin or whether they are closed', () => {
    for (const kernel of kernels) {
      const once = mass(courtyard, kernel, 2, 3.3, 1.7)
      const others = [
        polygon(star.toReversed(), hole),
        polygon(star, hole.toReversed()),
        polygon([...star.slice(3), ...star.slice(0, 3)], hole),
        polygon([...star, star[0]!], hole),
      ]
      for (const other of others) expect(mass(other, kernel, 2, 3.3, 1.7)).toBeCloseTo(once, 12)
    }
  })

  it('adds up: outside the hole and inside it are the whole, and two halves are', () => {
    fc.assert(
      fc.property(share, share, bandwidths, fc.constantFrom(...kernels), (u, v, bandwidth, kernel) => {
        const [east, north] = [8 * u, 8 * v]
        const of = (window: KernelWindow) => mass(window, kernel, bandwidth, east, north)
        expect(of(courtyard) + of(polygon(hole))).toBeCloseTo(of(polygon(star)), 7)
        const halves: KernelWindow = {
          type: 'MultiPolygon',
          coordinates: [rectangleWindow(0, 0, 3, 8), rectangleWindow(3, 0, 8, 8)].map(
            ({ coordinates }) => coordinates as readonly (readonly Pair[])[],
          ),
        }
        expect(of(halves)).toBeCloseTo(of(rectangleWindow(0, 0, 8, 8)), 7)
      }),
    )
  })

  it('is a half on a side, the angle at a corner, and continuous about both', () => {
    for (const kernel of kernels) {
      const square = rectangleWindow(0, 0, 10, 10)
      const of = (east: number, north: number) => mass(square, kernel, 1, east, north)
      for (const [east, north] of [
        [5, 0],
        [5, 10],
        [0, 5],
        [10, 5],
      ] as const)
        expect(of(east, north)).toBeCloseTo(0.5, 5)
      for (const [east, north] of [
        [0, 0],
        [10, 0],
        [0, 10],
        [10, 10],
      ] as const)
        expect(of(east, north)).toBeCloseTo(0.25, 6)
      expect(of(1e-9, 1e-9)).toBeCloseTo(0.25, 6)
      expect(of(-1e-9, 5)).toBeCloseTo(0.5, 5)
      const diagonal = polygon([
        [0, 0],
        [10, 0],
        [0, 10],
      ])
      expect(mass(diagonal, kernel, 1, 5, 5)).toBeCloseTo(0.5, 5)
      expect(mass(diagonal, kernel, 1, 10, 0)).toBeCloseTo(0.125, 6)
    }
  })

  it('is 1 far inside, 0 far outside, and never beyond', () => {
    for (const kernel of kernels) {
      const square = rectangleWindow(0, 0, 100, 100)
      expect(mass(square, kernel, 1, 50, 50)).toBe(1)
      expect(mass(square, kernel, 1, 150, 50)).toBe(0)
      expect(mass(square, kernel, 1e6, 50, 50)).toBeGreaterThan(0)
    }
  })
})

describe('inside a window', () => {
  it('is by winding, holes apart', () => {
    const sides = windowSides(courtyard)
    expect(isInWindow(sides, 2.5, 2.5)).toBe(true)
    expect(isInWindow(sides, 4, 3)).toBe(false)
    expect(isInWindow(sides, 4, 0.5)).toBe(false)
    expect(isInWindow(sides, 9, 3)).toBe(false)
  })
  it('holds its own sides and corners', () => {
    const sides = windowSides(rectangleWindow(0, 0, 30, 20))
    for (const east of [0, 10, 30]) {
      for (const north of [0, 5, 20]) expect(isInWindow(sides, east, north)).toBe(true)
    }
    expect(isInWindow(sides, -1e-9, 5)).toBe(false)
    expect(isInWindow(sides, 31, 20)).toBe(false)
  })
})
