import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countDistribution } from '../../src/analysis/count-distribution.ts'
import { cusumScheme, poissonCusum } from '../../src/analysis/cusum.ts'
import { cusumRunLength } from '../../src/analysis/cusum-run-length.ts'

const runLength = (h: number, k: number, mean: number, fastStart = false) =>
  cusumRunLength(
    { stepsPerUnit: 10, reference: Math.round(10 * k), direction: 'rise', fastStart },
    mean,
    Math.round(10 * h),
  )

describe('mean run length of the Poisson CUSUM', () => {
  it('is that printed for the chart of Lucas 1985 in the R package IAcsSPCR 1.2.1, ?arl: h = 6, k = 2, λ = 1.88', () => {
    // arl(h=6, k=2, lambda=1.88, shift=0): ARL 37.2, with FIR 29.19; shift=.9627 standard deviations: 5.49 and 3.33.
    expect(runLength(6, 2, 1.88)).toBeCloseTo(37.2, 1)
    expect(runLength(6, 2, 1.88, true)).toBeCloseTo(29.19, 2)
    const shifted = 1.88 + 0.9627 * Math.sqrt(1.88)
    expect(runLength(6, 2, shifted)).toBeCloseTo(5.49, 2)
    expect(runLength(6, 2, shifted, true)).toBeCloseTo(3.33, 2)
  })

  it('is surveillance 1.20.3, arlCusum(h, k, theta, distr = "poisson")', () => {
    const table = [
      [10, 3, 2.4, 548.362265528738, 513.671872451632],
      [6, 2, 1.88, 37.2032541738722, 29.1878213116601],
      [4.6, 2.9, 2, 163.801381682615, 154.225356646572],
      [4.6, 2.9, 4, 5.02683222201155, 3.44934155465952],
      [8, 14.5, 10, 1497.2633059672, 1482.13948248525],
    ] as const
    for (const [h, k, mean, arl, fast] of table) {
      expect(Math.abs(runLength(h, k, mean) / arl - 1)).toBeLessThan(1e-10)
      expect(Math.abs(runLength(h, k, mean, true) / fast - 1)).toBeLessThan(1e-10)
    }
  })

  it('finds the h of surveillance’s findH(ARL0 = 500, theta0 = 2.3, s = 1, rel.tol = 1e-6): k = 2.9, h = 9.1, ARL = 500.774', () => {
    const scheme = cusumScheme({
      inControlMean: 2.3,
      outOfControlMean: 2.3 + Math.sqrt(2.3),
      stepsPerUnit: 10,
      inControlArl: 500,
    })
    // Its findK rounds 2.996 to 2.9 to keep k off whole numbers; ours rounds to the nearest step.
    expect(scheme.referenceValue).toBe(3)
    expect(runLength(9.1, 2.9, 2.3)).toBeCloseTo(500.774340043772, 8)
    expect(runLength(9, 2.9, 2.3)).toBeLessThan(500)
  })
})

describe('docs/methods/cusum.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/cusum.md'), 'utf8')
  const counts = [2, 1, 3, 2, 2, 1, 3, 2, 6, 7, 6, 2, 1, 2, 3, 2, 1, 2, 2, 3, 1, 2, 2, 1, 2]
  const answer = poissonCusum(counts, { inControlMean: 2, outOfControlMean: 4 })

  it('prints the figures of its example', () => {
    expect(page).toContain(`k = 2 / ln 2 = ${(2 / Math.log(2)).toFixed(3)}, rounded to ${answer.referenceValue}`)
    expect(page).toContain(`h = ${answer.threshold.toFixed(1)}, which gives ${answer.inControlArl.toFixed(0)} weeks`)
    expect(page).toContain(`and ${answer.outOfControlArl.toFixed(1)} to a true one`)
    expect(page).toContain(
      `The sum is ${answer.sums[8]} after the first week with 6, ${answer.sums[9]} after the second`,
    )
    expect(Array.from(answer.alarm).flatMap((value, i) => (value === 1 ? [i + 1] : []))).toEqual([10])
    expect([answer.sums[10], answer.sums[12], answer.sums[13]]).toEqual([3.2, 0.6, 0])
  })

  it('says how often it alarms where weeks vary 1.6 times as much as chance, by the chain of negative binomial weeks', () => {
    const { first, probability } = countDistribution(2, 1.6)
    const steps = (value: number) => Math.round(value * answer.stepsPerUnit)
    const [k, h] = [steps(answer.referenceValue), steps(answer.threshold)]
    // Mean weeks from each state, by going on until they stand still.
    let weeks = new Float64Array(h)
    for (let round = 0; round < 3000; round++) {
      weeks = weeks.map((_, state) =>
        probability.reduce((sum, p, i) => {
          const next = Math.max(0, state + steps(first + i) - k)
          return next < h ? sum + p * (weeks[next] ?? 0) : sum
        }, 1),
      )
    }
    expect(weeks[0]).toBeCloseTo(101.2608942572149, 6)
    expect(page).toContain(`every ${weeks[0]?.toFixed(0)} weeks and not every ${answer.inControlArl.toFixed(0)}`)
  })

  it('says what the chart that never resets does: surveillance 1.20.3, algo.cusum(k = 2.8, h = 7, m = 2, trans = "none")', () => {
    const peerSums = [
      0, 0, 0.2, 0, 0, 0, 0.2, 0, 3.2, 7.4, 10.6, 9.8, 8, 7.2, 7.4, 6.6, 4.8, 4, 3.2, 3.4, 1.6, 0.8, 0, 0, 0,
    ]
    const peerAlarms = [10, 11, 12, 13, 14, 15]
    let sum = 0
    counts.forEach((count, week) => {
      sum = Math.max(0, sum + count - answer.referenceValue)
      expect(sum).toBeCloseTo(peerSums[week] ?? 0, 9)
    })
    expect(peerSums.flatMap((value, i) => (value >= 7 ? [i + 1] : []))).toEqual(peerAlarms)
    // Up to the first alarm the two are the same chart.
    answer.sums.slice(0, 10).forEach((value, week) => expect(value).toBeCloseTo(peerSums[week] ?? 0, 9))
  })
})
