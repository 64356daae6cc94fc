import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from './cells.ts'

const coordinate = fc.oneof(
  // Whole millimetres: what a coordinate can say.
  fc.integer({ min: -2_000_000_000, max: 7_700_000_000 }).map((millimetres) => millimetres / 1000),
  fc.integer({ min: -200, max: 200 }).map((k) => k * 25),
)
const positions = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 })
const cells = (pairs: readonly (readonly [number, number])[], size = 25) =>
  cellsOf(
    Float64Array.from(pairs, ([east]) => east),
    Float64Array.from(pairs, ([, north]) => north),
    size,
  )

describe('cells', () => {
  it('hold their rows, one square for each pair of whole steps', () => {
    fc.assert(
      fc.property(positions, (pairs) => {
        const { cellOfRow, east, north } = cells(pairs)
        const names = pairs.map(([e, n]) => `${Math.floor(e / 25)}/${Math.floor(n / 25)}`)
        expect(east.length).toBe(new Set(names).size)
        pairs.forEach(([e, n], row) => {
          const cell = cellOfRow[row] ?? -1
          expect(`${(east[cell] ?? Number.NaN) / 25}/${(north[cell] ?? Number.NaN) / 25}`).toBe(names[row])
          expect(e).toBeGreaterThanOrEqual(east[cell] ?? Number.NaN)
          expect(n).toBeLessThan((north[cell] ?? Number.NaN) + 25)
        })
      }),
    )
  })

  it('are the same squares whatever the order of rows', () => {
    fc.assert(
      fc.property(positions, (pairs) => {
        const one = cells(pairs)
        const other = cells(pairs.toReversed())
        expect(other.east).toEqual(one.east)
        expect(other.north).toEqual(one.north)
        expect(Array.from(other.cellOfRow).toReversed()).toEqual(Array.from(one.cellOfRow))
      }),
    )
  })

  it('leave out what has no position, and what is not on this earth', () => {
    expect(
      Array.from(
        cells([
          [Number.NaN, 1],
          [1, Number.POSITIVE_INFINITY],
          [1e15, 1],
          [3, 4],
        ]).cellOfRow,
      ),
    ).toEqual([-1, -1, -1, 0])
    expect(cells([]).east.length).toBe(0)
  })

  it('need a size', () => {
    expect(() => cells([[1, 1]], 0)).toThrow('size')
    expect(() => cells([[1, 1]], Number.NaN)).toThrow('size')
  })
})
