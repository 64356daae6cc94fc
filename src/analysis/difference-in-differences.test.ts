import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DifferenceInDifferences, differenceInDifferences, type PlaceCounts } from './difference-in-differences.ts'
import { MethodError } from './method-error.ts'
import { rateRatio } from './rate-ratio.ts'
import { studentQuantile } from './special.ts'

const defined = (rows: PlaceCounts, confidence?: number): DifferenceInDifferences => {
  const answer = differenceInDifferences(rows, confidence)
  if ('reason' in answer) throw new Error(answer.reason)
  return answer
}

type Matrix = number[][]
const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)))
const transpose = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0))

/** Gauss–Jordan, enough for four parameters. */
function inverse(matrix: Matrix): Matrix {
  const n = matrix.length
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    const pivot = work
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i] ?? 0) > Math.abs(work[best]?.[i] ?? 0) ? i + k : best), i)
    ;[work[i], work[pivot]] = [work[pivot] ?? [], work[i] ?? []]
    const lead = work[i]?.[i] ?? 1
    work[i] = (work[i] ?? []).map((x) => x / lead)
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const factor = work[k]?.[i] ?? 0
      work[k] = (work[k] ?? []).map((x, j) => x - factor * (work[i]?.[j] ?? 0))
    }
  }
  return work.map((row) => row.slice(n))
}

/** The slow, obvious version: Newton's iterations of the regression, then bread × meat × bread, residuals by (I − H)⁻¹ of their place. */
function regression(rows: PlaceCounts): { coefficient: number; standardError: number } {
  const count = Array.from(rows.count)
  const design = count.map((_, i) => {
    const target = rows.targetOfPlace[rows.place[i] ?? 0] ?? 0
    const after = rows.after[i] ?? 0
    return [1, target, after, target * after]
  })
  const total = count.reduce((a, b) => a + b, 0)
  const exposed = Array.from(rows.exposure).reduce((a, b) => a + b, 0)
  let beta = [[Math.log(total / exposed)], [0], [0], [0]]
  let bread: Matrix = []
  let mean: number[] = []
  for (let round = 0; round < 60; round++) {
    mean = multiply(design, beta).map(([eta], i) => (rows.exposure[i] ?? 0) * Math.exp(eta ?? 0))
    bread = inverse(
      multiply(
        transpose(design),
        design.map((row, i) => row.map((x) => x * (mean[i] ?? 0))),
      ),
    )
    const score = multiply(
      transpose(design),
      count.map((y, i) => [y - (mean[i] ?? 0)]),
    )
    const step = multiply(bread, score)
    beta = beta.map(([b], k) => [(b ?? 0) + (step[k]?.[0] ?? 0)])
  }
  const scores = [...new Set(Array.from(rows.place))].map((place) => {
    const own = count.flatMap((_, i) => (rows.place[i] === place ? [i] : []))
    const x = own.map((i) => design[i] ?? [])
    const hat = multiply(multiply(x, bread), transpose(x)).map((row, i) => row.map((h) => h * (mean[own[i] ?? 0] ?? 0)))
    const freed = inverse(hat.map((row, i) => row.map((h, j) => (i === j ? 1 : 0) - h)))
    const residuals = own.map((i) => [(count[i] ?? 0) - (mean[i] ?? 0)])
    return multiply(transpose(x), multiply(freed, residuals)).map(([sum]) => sum ?? 0)
  })
  const sandwich = multiply(multiply(bread, multiply(transpose(scores), scores)), bread)
  return { coefficient: beta[3]?.[0] ?? 0, standardError: Math.sqrt(sandwich[3]?.[3] ?? 0) }
}

/** Two to five places of each kind, one to three rows a place and window. */
const data = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .chain(([targets, others, repeats]) => {
    const places = targets + others
    const cell = fc.record({ count: fc.integer({ min: 0, max: 20 }), exposure: fc.integer({ min: 1, max: 9 }) })
    return fc.array(cell, { minLength: places * 2 * repeats, maxLength: places * 2 * repeats }).map((cells) => ({
      targetOfPlace: Array.from({ length: places }, (_, place) => (place < targets ? 1 : 0)),
      place: cells.map((_, i) => i % places),
      after: cells.map((_, i) => Math.floor(i / places) % 2),
      count: cells.map(({ count }) => count),
      exposure: cells.map(({ exposure }) => exposure),
    }))
  })
  .filter((rows) => !('reason' in differenceInDifferences(rows)))

describe('difference in differences', () => {
  it('is the Poisson regression with clustered errors, by the slow way', () => {
    fc.assert(
      fc.property(data, (rows) => {
        const { coefficient, ratio, spread } = defined(rows)
        const slow = regression(rows)
        expect(coefficient).toBeCloseTo(slow.coefficient, 7)
        expect(ratio).toBeCloseTo(Math.exp(slow.coefficient), 6)
        if (spread.defined) expect(spread.standardError).toBeCloseTo(slow.standardError, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('has the rate ratio of the four sums as its estimate', () => {
    fc.assert(
      fc.property(data, (rows) => {
        const sums = (values: ArrayLike<number>) => {
          const cell = [0, 0, 0, 0]
          Array.from(values).forEach((value, i) => {
            const k = 2 * (rows.targetOfPlace[rows.place[i] ?? 0] ?? 0) + (rows.after[i] ?? 0)
            cell[k] = (cell[k] ?? 0) + value
          })
          const [comparisonBefore = 0, comparisonAfter = 0, targetBefore = 0, targetAfter = 0] = cell
          return { targetBefore, targetAfter, comparisonBefore, comparisonAfter }
        }
        const answer = rateRatio(sums(rows.count), { exposure: sums(rows.exposure) })
        expect(answer).toMatchObject({ ratio: expect.closeTo(defined(rows).ratio, 9) })
      }),
    )
  })

  it('does not depend on the order of rows, nor on rows of one place and window being summed first', () => {
    fc.assert(
      fc.property(data, (rows) => {
        const { spread, coefficient } = defined(rows)
        const order = Array.from(rows.count, (_, i) => i).reverse()
        const pick = (values: ArrayLike<number>) => order.map((i) => values[i] ?? 0)
        const turned = defined({
          targetOfPlace: rows.targetOfPlace,
          place: pick(rows.place),
          after: pick(rows.after),
          count: pick(rows.count),
          exposure: pick(rows.exposure),
        })
        expect(turned.coefficient).toBeCloseTo(coefficient, 10)
        const places = rows.targetOfPlace.length
        const summed = (values: ArrayLike<number>) => {
          const sums = Array.from({ length: 2 * places }, () => 0)
          Array.from(values).forEach((value, i) => {
            const k = (rows.after[i] ?? 0) * places + (rows.place[i] ?? 0)
            sums[k] = (sums[k] ?? 0) + value
          })
          return sums
        }
        const short = defined({
          targetOfPlace: rows.targetOfPlace,
          place: Array.from({ length: 2 * places }, (_, k) => k % places),
          after: Array.from({ length: 2 * places }, (_, k) => Math.floor(k / places)),
          count: summed(rows.count),
          exposure: summed(rows.exposure),
        })
        if (!spread.defined) return
        expect(turned.spread).toMatchObject({ standardError: expect.closeTo(spread.standardError, 10) })
        expect(short.spread).toMatchObject({ standardError: expect.closeTo(spread.standardError, 10) })
      }),
    )
  })

  const small: PlaceCounts = {
    targetOfPlace: [1, 1, 0, 0],
    place: [0, 0, 1, 1, 2, 2, 3, 3],
    after: [0, 1, 0, 1, 0, 1, 0, 1],
    count: [10, 4, 20, 9, 15, 16, 12, 10],
    exposure: [2, 1, 2, 1, 2, 1, 2, 1],
  }

  it('gives an interval by Student’s t with Welch’s degrees, and says when places are few', () => {
    const { spread, coefficient, ratio, targetPlaces, comparisonPlaces } = defined(small)
    expect([targetPlaces, comparisonPlaces]).toEqual([2, 2])
    expect(ratio).toBeCloseTo(13 / 30 / (26 / 27), 12)
    if (!spread.defined) throw new Error(spread.reason)
    // Equal exposures: each place moves d by ± its share of the after less its share of the before, times two.
    const [ofTarget, ofComparison] = [2 * (2 * (9 / 13 - 20 / 30)) ** 2 * 0.25 * 4, 2 * (16 / 26 - 15 / 27) ** 2 * 4]
    const variance = 2 * (2 * (9 / 13 - 20 / 30)) ** 2 + 2 * (2 * (16 / 26 - 15 / 27)) ** 2
    expect(spread.standardError).toBeCloseTo(Math.sqrt(variance), 12)
    expect(spread.degreesOfFreedom).toBeCloseTo(variance ** 2 / (ofTarget ** 2 + ofComparison ** 2), 10)
    const reach = -studentQuantile(0.025, spread.degreesOfFreedom) * spread.standardError
    expect(Math.log(spread.high)).toBeCloseTo(coefficient + reach, 10)
    expect(Math.log(spread.low)).toBeCloseTo(coefficient - reach, 10)
    expect(spread.t).toBeCloseTo(coefficient / spread.standardError, 12)
    expect(spread.p > 0.05).toBe(spread.high > 1)
    expect(spread.fewPlaces).toBe(true)
    const wide = defined(small, 0.99).spread
    expect(wide.defined && wide.high > spread.high).toBe(true)
  })

  it('does not call places few from five of each kind on', () => {
    const many = (targets: number, others: number) => {
      const places = targets + others
      return defined({
        targetOfPlace: Array.from({ length: places }, (_, i) => (i < targets ? 1 : 0)),
        place: Array.from({ length: 2 * places }, (_, i) => i % places),
        after: Array.from({ length: 2 * places }, (_, i) => (i < places ? 0 : 1)),
        count: Array.from({ length: 2 * places }, (_, i) => 3 + (i % 7)),
        exposure: Array.from({ length: 2 * places }, () => 1),
      }).spread
    }
    expect(many(5, 5)).toMatchObject({ fewPlaces: false })
    expect(many(4, 40)).toMatchObject({ fewPlaces: true })
    expect(many(40, 4)).toMatchObject({ fewPlaces: true })
  })

  it('has an estimate and no spread from one place of a kind, counting only places that have rows', () => {
    const one = defined({ ...small, targetOfPlace: [1, 0, 0, 0] })
    expect(one.ratio).toBeGreaterThan(0)
    expect(one.spread).toEqual({ defined: false, reason: 'one-target-place' })
    expect(defined({ ...small, targetOfPlace: [1, 1, 1, 0] }).spread).toEqual({
      defined: false,
      reason: 'one-comparison-place',
    })
    const unseen = defined({ ...small, targetOfPlace: [1, 0, 0, 0, 1] })
    expect(unseen.targetPlaces).toBe(1)
    expect(unseen.spread.defined).toBe(false)
  })

  it('has no spread where one of the windows has one place of a kind, and one where places come and go', () => {
    const places = { ...small, targetOfPlace: [1, 1, 0, 0, 1], place: [0, 0, 1, 4, 2, 2, 3, 3] }
    expect(defined(places)).toMatchObject({ targetPlaces: 3, spread: { defined: true } })
    expect(defined({ ...small, after: [0, 1, 0, 0, 0, 1, 0, 1] }).spread).toEqual({
      defined: false,
      reason: 'one-target-place',
    })
  })

  it('has no spread where all places move in step', () => {
    const alike = defined({ ...small, count: [10, 4, 20, 8, 15, 12, 15, 12], exposure: [1, 1, 2, 2, 1, 1, 1, 1] })
    expect(alike.spread).toEqual({ defined: false, reason: 'no-variation' })
  })

  it.each([
    [[0, 4, 0, 9, 15, 16, 12, 10], 'no-target-events-before'],
    [[10, 0, 20, 0, 15, 16, 12, 10], 'no-target-events-after'],
    [[10, 4, 20, 9, 0, 16, 0, 10], 'no-comparison-events-before'],
    [[10, 4, 20, 9, 15, 0, 12, 0], 'no-comparison-events-after'],
  ])('%j: %s', (count, reason) => {
    expect(differenceInDifferences({ ...small, count })).toEqual({ defined: false, reason })
  })

  it.each([
    ['count', { count: [] }],
    ['targetOfPlace', { targetOfPlace: [] }],
    ['targetOfPlace', { targetOfPlace: [1, 2, 0, 0] }],
    ['place', { place: [0, 0, 1, 1, 2, 2, 3, 4] }],
    ['place', { place: [0] }],
    ['after', { after: [0, 1, 0, 1, 0, 1, 0, 2] }],
    ['exposure', { exposure: [2, 1, 2, 1, 2, 1, 2, 0] }],
    ['exposure', { exposure: [2, 1, 2, 1, 2, 1, 2, 1e10] }],
    ['count', { count: [10, 4, 20, 9, 15, 16, 12, 1e9 + 1] }],
    ['count', { count: [10, 4, 20, 9, 15, 16, 12, 0.5] }],
  ])('%s is named when it is wrong: %j', (argument, change) => {
    const call = () => differenceInDifferences({ ...small, ...change })
    expect(call).toThrow(MethodError)
    expect(call).toThrow(new RegExp(`^${argument}(\\[\\d+\\])?:`))
  })

  it('names a confidence that is none', () => {
    expect(() => differenceInDifferences(small, 1)).toThrow('confidence:')
  })
})
