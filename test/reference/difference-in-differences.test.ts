import { describe, expect, it } from 'vitest'
import {
  type DifferenceInDifferences,
  differenceInDifferences,
  type PlaceCounts,
} from '../../src/analysis/difference-in-differences.ts'
import { differenceInDifferences as method } from '../../src/methods/difference-in-differences.ts'
import { methodPage } from './method-page.ts'

/** Eight places, two rows a window each: place, target, after, exposure (26, 26, 13, 13) and count. */
const rows: PlaceCounts = {
  targetOfPlace: [1, 0, 1, 0, 0, 1, 0, 1],
  place: Array.from({ length: 32 }, (_, row) => Math.floor(row / 4)),
  after: Array.from({ length: 32 }, (_, row) => (row % 4 < 2 ? 0 : 1)),
  exposure: Array.from({ length: 32 }, (_, row) => (row % 4 < 2 ? 26 : 13)),
  count: [12, 15, 3, 2, 20, 22, 11, 9, 7, 9, 4, 5, 30, 25, 14, 16, 5, 8, 2, 6, 18, 25, 8, 3, 11, 9, 7, 5, 14, 10, 2, 3],
}
const defined = (data: PlaceCounts): DifferenceInDifferences => {
  const answer = differenceInDifferences(data)
  if ('reason' in answer) throw new Error(answer.reason)
  return answer
}
const spreadOf = (data: PlaceCounts) => {
  const { spread } = defined(data)
  if (!spread.defined) throw new Error(spread.reason)
  return spread
}

describe('glm(count ~ target * after + offset(log(exposure)), poisson) in R 4.2.2', () => {
  it('has this coefficient, and sandwich::vcovCL(type = "HC3") this standard error', () => {
    expect(defined(rows).coefficient).toBeCloseTo(-0.6802437751143582, 8)
    expect(spreadOf(rows).standardError).toBeCloseTo(0.25041374695774, 8)
  })
  it('with the degrees of freedom of t.test() on each place’s part of the coefficient: 0.238756838 to 1.074464188, p = 0.06452912', () => {
    const { low, high, p, degreesOfFreedom } = spreadOf(rows)
    expect(degreesOfFreedom).toBeCloseTo(3.34791057172568, 10)
    expect(low).toBeCloseTo(0.2387568384324, 7)
    expect(high).toBeCloseTo(1.07446418756936, 7)
    expect(p).toBeCloseTo(0.0645291218154722, 7)
  })
})

describe('clubSandwich 0.5.8, vcovCR(fit, cluster, type = "CR3")', () => {
  it('is within what glm() leaves unfinished of its weights', () => {
    expect(spreadOf(rows).standardError).toBeCloseTo(0.250410909356239, 5)
  })
})

it('works the example of its page: the same places, a row a window', () => {
  const text = methodPage('difference-in-differences')
  const { ratio } = defined(method.example)
  const { standardError, t, p, low, high, degreesOfFreedom, fewPlaces } = spreadOf(method.example)
  const { count, place, targetOfPlace, after } = method.example
  const sum = (target: number, window: number) =>
    count.reduce(
      (total, n, row) => total + (targetOfPlace[place[row] ?? 0] === target && after[row] === window ? n : 0),
      0,
    )
  expect(text).toContain(`${sum(1, 0)} → ${sum(1, 1)} and ${sum(0, 0)} → ${sum(0, 1)}: ratio ${ratio.toFixed(3)}`)
  expect(text).toContain(
    `logarithm ${standardError.toFixed(3)}, t = ${t.toFixed(2)} with ${degreesOfFreedom.toFixed(1)} degrees`,
  )
  expect(text).toContain(`p = ${p.toFixed(3)}, interval ${low.toFixed(3)} to ${high.toFixed(3)}`)
  expect(fewPlaces).toBe(true)
  expect(standardError).toBeCloseTo(spreadOf(rows).standardError, 12)
})
