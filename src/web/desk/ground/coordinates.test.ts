import { describe, expect, it } from 'vitest'
import { coordinateText, geometryOf, parseCoordinates, writtenPairs } from './coordinates.ts'

describe('coordinates as text', () => {
  it('come back as they were, north first', () => {
    const text = coordinateText([
      [668_143, 6_568_153.5],
      [668_150.25, 6_568_160],
    ])
    expect(text).toBe('6568153.50 668143.00\n6568160.00 668150.25')
    expect(parseCoordinates(text)).toEqual([
      [668_143, 6_568_153.5],
      [668_150.25, 6_568_160],
    ])
  })

  it('may be written with a decimal comma, and with blank lines', () => {
    expect(parseCoordinates('6568153,5 668143,25\n\n 1;2 ')).toEqual([
      [668_143.25, 6_568_153.5],
      [2, 1],
    ])
  })

  it.each(['6568153', 'norr öst', '1 2 3', '1,2,3 4'])('say which line is none: %s', (line) => {
    expect(parseCoordinates(`1 2\n${line}`)).toEqual({ line: 2 })
  })

  it('make a point, a line or a closed area', () => {
    expect(geometryOf([], null)).toBeNull()
    expect(geometryOf([[1, 2]], null)).toEqual({ type: 'Point', coordinates: [1, 2] })
    expect(
      geometryOf(
        [
          [0, 0],
          [1, 0],
        ],
        null,
      )?.type,
    ).toBe('LineString')
    const area = geometryOf(
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      null,
    )
    expect(area).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    })
    expect(writtenPairs(area)).toHaveLength(3)
    expect(writtenPairs({ type: 'MultiPolygon', coordinates: [] })).toBeNull()
  })
})
