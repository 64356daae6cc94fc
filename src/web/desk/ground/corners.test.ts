import { describe, expect, it } from 'vitest'
import type { Geometry } from '../../../domain/geo/geometry.ts'
import { insertedCorner, linesOf, movedCorner, removedCorner } from './corners.ts'

const area: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ],
  ],
}
const two: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    area.coordinates,
    [
      [
        [9, 9],
        [9, 8],
        [8, 8],
        [9, 9],
      ],
    ],
  ],
}

describe('corners', () => {
  it('move with the ring closed, the first one too', () => {
    expect(movedCorner(area, 0, 0, [1, 1]).coordinates).toEqual([
      [
        [1, 1],
        [4, 0],
        [4, 4],
        [1, 1],
      ],
    ])
  })
  it('of another part leave the first as it is', () => {
    expect(linesOf(movedCorner(two, 1, 1, [7, 7]))[1]?.pairs[1]).toEqual([7, 7])
    expect(linesOf(movedCorner(two, 1, 1, [7, 7]))[0]?.pairs).toEqual(area.coordinates[0])
  })
  it('come and go between others, and leave a shape', () => {
    const more = insertedCorner(area, 0, 2, [0, 4])
    expect(linesOf(more)[0]?.pairs).toHaveLength(5)
    expect(removedCorner(more, 0, 3)).toEqual(area)
    expect(removedCorner(area, 0, 0)).toBeNull()
    expect(
      removedCorner(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        },
        0,
        0,
      ),
    ).toBeNull()
  })
  it('of a point are the point', () => {
    expect(movedCorner({ type: 'Point', coordinates: [0, 0] }, 0, 0, [2, 3])).toEqual({
      type: 'Point',
      coordinates: [2, 3],
    })
  })
})
