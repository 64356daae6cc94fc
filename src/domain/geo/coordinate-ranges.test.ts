import { describe, expect, it } from 'vitest'
import { guessCrs, positionProblem, rangeOf } from './coordinate-ranges.ts'

describe('positionProblem', () => {
  const cases = [
    ['SWEREF TM as it should be', 3006, 668_143, 6_568_153, null],
    ['north and east turned', 3006, 6_568_153, 668_143, 'position.swapped'],
    ['degrees as they should be', 4326, 17.946, 59.219, null],
    ['latitude first', 4326, 59.219, 17.946, 'position.swapped'],
    ['New York in a Swedish operation', 4326, -74, 40.7, 'position.outside'],
    ['local zone 18 00', 3011, 147_000, 6_568_000, null],
    ['local zone turned', 3011, 6_568_000, 147_000, 'position.swapped'],
    ['RT 90 turned', 3021, 6_568_000, 1_620_000, 'position.swapped'],
    ['nowhere', 3006, 0, 0, 'position.zero'],
    ['no number', 3006, Number.NaN, 1, 'position.not-finite'],
    ['endless', 3006, 1, Number.POSITIVE_INFINITY, 'position.not-finite'],
  ] as const
  it.each(cases)('%s', (_, epsg, east, north, problem) => {
    expect(positionProblem(rangeOf(epsg, true), east, north)).toBe(problem)
  })

  it('tells a latitude over 90 anywhere on earth', () => {
    expect(positionProblem(rangeOf(4326, false), 40.7, -174)).toBe('position.swapped')
    expect(positionProblem(rangeOf(4326, false), -74, 40.7)).toBeNull()
  })
})

describe('guessCrs', () => {
  const cases = [
    ['degrees in Sweden', [[17.9, 59.2]], 'EPSG:4326', false],
    ['degrees, latitude first', [[59.2, 17.9]], 'EPSG:4326', true],
    ['degrees elsewhere', [[-73.99, 40.75]], 'EPSG:4326', false],
    ['SWEREF TM', [[668_143, 6_568_153]], 'EPSG:3006', false],
    ['SWEREF TM, x north', [[6_568_153, 668_143]], 'EPSG:3006', true],
    ['RT 90, x north', [[6_568_153, 1_620_000]], 'EPSG:3021', true],
    ['a local zone must be named', [[147_000, 6_568_000]], null, false],
    ['Chicago in metres', [[350_353.39, 578_924.25]], null, false],
    ['New York in feet', [[1_013_404.6, 251_800.8]], null, false],
    ['nothing', [], null, false],
  ] as const
  it.each(cases)('%s', (_, pairs, crs, swapped) => {
    expect(guessCrs(pairs as readonly (readonly [number, number])[])).toEqual({ crs, swapped })
  })

  it('lets one pair in ten be wrong', () => {
    const pairs = Array.from({ length: 20 }, (_, i): [number, number] => (i < 2 ? [0, 1] : [668_000 + i, 6_568_000]))
    expect(guessCrs(pairs).crs).toBe('EPSG:3006')
  })
})
