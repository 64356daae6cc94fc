import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitSeasonTrend, predictSeasonTrend, type SeasonTrendData } from './season-trend-fit.ts'

/** Solves a x = b by Gaussian elimination with pivoting, and gives the inverse of a too. */
function solve(a: readonly (readonly number[])[], b: readonly number[]) {
  const size = b.length
  const rows = a.map((row, i) =>
    row.concat(
      b[i] ?? 0,
      row.map((_, j) => (i === j ? 1 : 0)),
    ),
  )
  for (let column = 0; column < size; column++) {
    const best = rows.findIndex(
      (row, i) =>
        i >= column && rows.every((other, j) => j < column || Math.abs(row[column]!) >= Math.abs(other[column]!)),
    )
    ;[rows[column], rows[best]] = [rows[best]!, rows[column]!]
    const pivot = rows[column]!.map((value) => value / rows[column]![column]!)
    rows.forEach((row, i) => {
      rows[i] = i === column ? pivot : row.map((value, j) => value - row[column]! * pivot[j]!)
    })
  }
  return { x: rows.map((row) => row[size]!), inverse: rows.map((row) => row.slice(size + 1)) }
}

/** The slow, obvious version: the design matrix written out, and normal equations, far past where the fast one stops. */
function slowFit(data: SeasonTrendData, hasTrend: boolean, weights: readonly number[]) {
  const design = Array.from(data.counts, (_, i) => [
    ...Array.from({ length: data.groupCount }, (_, g) => (data.group[i] === g ? 1 : 0)),
    ...(hasTrend ? [data.time[i]!] : []),
  ])
  const width = design[0]!.length
  let mean = Array.from(data.counts, (count) => count + 0.1)
  let answer = { x: [] as number[], inverse: [] as number[][] }
  for (let iteration = 0; iteration < 60; iteration++) {
    const w = mean.map((m, i) => m * weights[i]!)
    const z = mean.map((m, i) => Math.log(m) + (data.counts[i]! - m) / m)
    const normal = Array.from({ length: width }, (_, j) =>
      Array.from({ length: width }, (_, k) => design.reduce((sum, row, i) => sum + w[i]! * row[j]! * row[k]!, 0)),
    )
    const right = Array.from({ length: width }, (_, j) =>
      design.reduce((sum, row, i) => sum + w[i]! * row[j]! * z[i]!, 0),
    )
    answer = solve(normal, right)
    mean = design.map((row) => Math.exp(row.reduce((sum, value, j) => sum + value * answer.x[j]!, 0)))
  }
  const pearson = mean.reduce((sum, m, i) => sum + (weights[i]! * (data.counts[i]! - m) ** 2) / m, 0)
  const leverage = design.map((row, i) => {
    const spread = row.reduce((sum, a, j) => sum + a * row.reduce((s, b, k) => s + b * answer.inverse[j]![k]!, 0), 0)
    return weights[i]! * mean[i]! * spread
  })
  return { ...answer, mean, leverage, dispersion: pearson / (mean.length - width) }
}

const weeks = fc.array(
  fc.record({
    count: fc.integer({ min: 0, max: 30 }),
    group: fc.nat({ max: 2 }),
    weight: fc.double({ min: 0.2, max: 2, noNaN: true }),
  }),
  { minLength: 8, maxLength: 25 },
)

describe('quasi-Poisson season and trend', () => {
  it('is the fit by design matrix and normal equations', () => {
    fc.assert(
      fc.property(weeks, fc.boolean(), fc.boolean(), (sample, hasTrend, isWeighted) => {
        // Groups without an incident have no finite level.
        fc.pre([0, 1, 2].every((g) => sample.filter(({ group, count }) => group === g && count > 0).length >= 2))
        const data = {
          counts: Float64Array.from(sample, ({ count }) => count),
          group: sample.map(({ group }) => group),
          groupCount: 3,
          time: sample.map((_, i) => i - sample.length - 5),
        }
        const weights = sample.map(({ weight }) => (isWeighted ? weight : 1))
        const fit = fitSeasonTrend(data, hasTrend, isWeighted ? Float64Array.from(weights) : undefined)
        const slow = slowFit(data, hasTrend, weights)
        fc.pre(fit !== null && slow.mean.every(Number.isFinite))
        if (fit === null) return
        fit.level.forEach((level, g) => expect(level).toBeCloseTo(slow.x[g]!, 3))
        expect(fit.slope).toBeCloseTo(hasTrend ? slow.x[3]! : 0, 4)
        fit.leverage.forEach((leverage, i) => expect(leverage).toBeCloseTo(slow.leverage[i]!, 3))
        expect(Math.abs(fit.dispersion / slow.dispersion - 1)).toBeLessThan(1e-3)
        const { variance } = predictSeasonTrend(fit, 1, 0)
        expect(Math.abs(variance / slow.inverse[1]![1]! - 1)).toBeLessThan(1e-3)
      }),
    )
  })

  it('gives each group its mean where there is no trend', () => {
    const counts = Float64Array.of(1, 3, 0, 8, 10, 9)
    const fit = fitSeasonTrend({ counts, group: [0, 0, 0, 1, 1, 1], groupCount: 2, time: [0, 1, 2, 3, 4, 5] }, false)
    expect(Math.exp(fit?.level[0] ?? 0)).toBeCloseTo(4 / 3, 5)
    expect(Math.exp(fit?.level[1] ?? 0)).toBeCloseTo(9, 5)
    // χ² = (1/9 + 25/9 + 16/9) / (4/3) + (1 + 1 + 0) / 9 over 4 degrees of freedom.
    expect(fit?.dispersion).toBeCloseTo((42 / 9 / (4 / 3) + 2 / 9) / 4, 5)
  })

  it('has a group without incidents at almost nothing, and no answer where there are none at all', () => {
    const time = [0, 1, 2, 3, 4, 5]
    const half = fitSeasonTrend(
      { counts: Float64Array.of(0, 0, 0, 8, 10, 9), group: [0, 0, 0, 1, 1, 1], groupCount: 2, time },
      false,
    )
    expect(Math.exp(half?.level[0] ?? 0)).toBeLessThan(1e-6)
    const counts = new Float64Array(400)
    expect(
      fitSeasonTrend({ counts, group: new Uint8Array(400), groupCount: 1, time: counts.map((_, i) => i) }, true),
    ).toBeNull()
  })
})
