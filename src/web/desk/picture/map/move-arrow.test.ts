import { describe, expect, it } from 'vitest'
import { arrowPath } from './move-arrow.ts'

const numbersOf = (path: string) => path.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []

describe('arrowPath', () => {
  it('runs from left to right whichever way the move goes, so that its words stand upright', () => {
    const [west, east] = [
      { x: 0, y: 0, radius: 10 },
      { x: 300, y: 50, radius: 20 },
    ]
    for (const [from, to, isForward] of [
      [west, east, true],
      [east, west, false],
    ] as const) {
      const drawn = arrowPath(from, to)
      const [startX = 0, , , , endX = 0] = numbersOf(drawn?.path ?? '')
      expect(drawn?.isForward).toBe(isForward)
      expect(startX).toBeLessThan(endX)
    }
  })

  it('stops short of both discs', () => {
    const drawn = arrowPath({ x: 0, y: 0, radius: 10 }, { x: 200, y: 0, radius: 20 })
    const [startX = 0, startY = 0, , , endX = 0, endY = 0] = numbersOf(drawn?.path ?? '')
    expect(Math.hypot(startX, startY)).toBeCloseTo(16, 0)
    expect(Math.hypot(200 - endX, endY)).toBeCloseTo(26, 0)
  })

  it('is left out between neighbours', () =>
    expect(arrowPath({ x: 0, y: 0, radius: 20 }, { x: 60, y: 0, radius: 20 })).toBeNull())
})
