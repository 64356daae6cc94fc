import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains } from '../../domain/geo/polygon.ts'
import { isoPolygons } from './iso-rings.ts'

const gridOf = (rows: readonly (readonly number[])[]) => ({
  values: Float64Array.from(rows.flat()),
  columns: rows[0]?.length ?? 0,
  rows: rows.length,
})

describe('isoPolygons', () => {
  it('goes round one high cell, cut by proportion', () => {
    const [only, ...others] = isoPolygons(
      gridOf([
        [0, 0, 0],
        [0, 4, 0],
        [0, 0, 0],
      ]),
      1,
    )
    expect(others).toEqual([])
    expect(only).toHaveLength(1)
    expect(only?.[0]).toHaveLength(5)
    expect(only?.[0]).toContainEqual([1.75, 1])
  })

  it('leaves a hole where it is low in the middle, and land in the hole', () => {
    const ring = [1, 1, 1, 1, 1]
    const polygons = isoPolygons(gridOf([ring, [1, 0, 0, 0, 1], [1, 0, 9, 0, 1], [1, 0, 0, 0, 1], ring]), 0.5)
    expect(polygons.map((rings) => rings.length).sort()).toEqual([1, 2])
  })

  it('closes along the edge of the grid', () => {
    const polygons = isoPolygons(
      gridOf([
        [3, 3],
        [3, 3],
      ]),
      1,
    )
    expect(polygons).toHaveLength(1)
    expect(polygons[0]?.[0]?.at(0)).toEqual(polygons[0]?.[0]?.at(-1))
  })

  it('holds exactly the cells that are high enough', () => {
    const cell = fc.integer({ min: 0, max: 9 })
    const grids = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
      .chain(([columns, rows]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      )
    fc.assert(
      fc.property(grids, fc.integer({ min: 0, max: 8 }), (rows, under) => {
        const threshold = under + 0.5
        const polygons = isoPolygons(gridOf(rows), threshold)
        const coordinates = polygons.map((rings) => rings.map((ring) => [...ring]))
        for (const [y, row] of rows.entries())
          for (const [x, value] of row.entries())
            expect(contains({ type: 'MultiPolygon', coordinates }, { eastMetres: x, northMetres: y })).toBe(
              value >= threshold,
            )
      }),
      { numRuns: 300 },
    )
  })
})
