import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexAt, hexCorners, hexMiddle, hexSteps } from './hexagons.ts'

const metre = fc.double({ min: -1e6, max: 7e6, noNaN: true })
const size = fc.integer({ min: 1, max: 3000 })

describe('hexagons', () => {
  it('hold a point whose middle is nearest to theirs', () => {
    fc.assert(
      fc.property(metre, metre, size, (eastMetres, northMetres, metres) => {
        const cell = hexAt({ eastMetres, northMetres }, metres)
        const away = ({ q, r }: { q: number; r: number }) => {
          const middle = hexMiddle({ q, r }, metres)
          return Math.hypot(middle.eastMetres - eastMetres, middle.northMetres - northMetres)
        }
        const own = away(cell)
        expect(own).toBeLessThanOrEqual(metres / Math.sqrt(3) + 1e-6)
        for (const step of hexSteps)
          expect(away({ q: cell.q + step.q, r: cell.r + step.r })).toBeGreaterThan(own - 1e-6)
      }),
    )
  })

  it('lie as far apart as they are told, and give back their own middle', () => {
    const middle = hexMiddle({ q: 7, r: -3 }, 40)
    expect(hexAt(middle, 40)).toEqual({ q: 7, r: -3 })
    for (const { q, r } of hexSteps) {
      const other = hexMiddle({ q: 7 + q, r: -3 + r }, 40)
      expect(Math.hypot(other.eastMetres - middle.eastMetres, other.northMetres - middle.northMetres)).toBeCloseTo(40)
    }
  })

  it('fill the plane: six sides of an area of √3/2 · width²', () => {
    const corners = hexCorners(40)
    const doubled = corners.reduce((sum, { eastMetres: x, northMetres: y }, i) => {
      const next = corners[(i + 1) % 6]
      return sum + x * (next?.northMetres ?? 0) - y * (next?.eastMetres ?? 0)
    }, 0)
    expect(doubled / 2).toBeCloseTo((Math.sqrt(3) / 2) * 40 ** 2)
  })
})
