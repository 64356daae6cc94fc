import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Disc, fanOut } from './fan-out.ts'

const overlaps = (discs: readonly Disc[]) =>
  discs.flatMap((a, i) =>
    discs.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius - 0.5),
  )
const fanned = (discs: readonly Disc[]) => {
  const shifts = fanOut(discs)
  return discs.map((disc, i) => ({ ...disc, x: disc.x + (shifts[i]?.dx ?? 0), y: disc.y + (shifts[i]?.dy ?? 0) }))
}

describe('fanOut', () => {
  it('leaves discs alone that do not touch', () => {
    const apart = [
      { x: 0, y: 0, radius: 12 },
      { x: 100, y: 0, radius: 20 },
    ]
    expect(fanOut(apart)).toEqual([
      { dx: 0, dy: 0 },
      { dx: 0, dy: 0 },
    ])
  })

  it('leaves each a square to be pressed, also when they stand at a slant', () => {
    const [first, second] = fanned([
      { x: 0, y: 0, radius: 11 },
      { x: 15, y: 16, radius: 11 },
    ])
    const between = (axis: 'x' | 'y') => Math.abs((first?.[axis] ?? 0) - (second?.[axis] ?? 0))
    expect(Math.max(between('x'), between('y'))).toBeGreaterThanOrEqual(23.9)
  })

  it('has nothing to do for none and for one', () => {
    expect(fanOut([])).toEqual([])
    expect(fanOut([{ x: 5, y: 5, radius: 9 }])).toEqual([{ dx: 0, dy: 0 }])
  })

  it('separates the floors of one stairwell, which share a spot', () => {
    const stacked = Array.from({ length: 6 }, () => ({ x: 50, y: 50, radius: 14 }))
    expect(overlaps(fanned(stacked))).toEqual([])
  })

  it('separates any dozen of discs', () => {
    const disc = record({
      x: integer({ min: 0, max: 300 }),
      y: integer({ min: 0, max: 300 }),
      radius: integer({ min: 12, max: 27 }),
    })
    assert(
      property(array(disc, { maxLength: 10 }), (discs) => {
        expect(overlaps(fanned(discs))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
