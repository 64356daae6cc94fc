import { describe, expect, it } from 'vitest'
import { placeNames } from './name-boxes.ts'

const paper = { left: 0, top: 0, right: 200, bottom: 100 }
const wish = (x: number, y: number, text = 'Torget') => ({ text, at: { x, y }, beside: 10, size: 10 })

describe('names on paper', () => {
  it('stand to the right of their spot, or to the left where the paper ends', () => {
    const [middle, edge] = placeNames([wish(60, 20), wish(190, 80)], [], paper)
    expect(middle?.x).toBe(74)
    expect(edge?.x).toBeLessThan(190 - 14)
  })

  it('keep out of what is taken and of each other', () => {
    const placed = placeNames([wish(60, 50), wish(60, 52), wish(60, 54), wish(60, 56), wish(60, 58)], [], paper)
    expect(placed).toHaveLength(4)
    expect(new Set(placed.map(({ x, y }) => `${Math.sign(x - 60 + 17)} ${y}`)).size).toBe(4)
    const right = { left: 70, top: 0, right: 200, bottom: 100 }
    expect(placeNames([wish(60, 50)], [right], paper)[0]?.x).toBeLessThan(60)
  })

  it('are left out where there is no room', () =>
    expect(placeNames([{ ...wish(60, 50, 'A name that is longer than the paper'), beside: null }], [], paper)).toEqual(
      [],
    ))
})
