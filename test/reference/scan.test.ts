import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { excessLogRatio } from '../../src/analysis/excess-log-ratio.ts'
import { permutationScan } from '../../src/analysis/permutation-scan.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { scan } from '../../src/methods/scan.ts'

describe('the likelihood ratio of Kulldorff et al. 2005', () => {
  it('as the test of R scanstatistics writes it out (tests/testthat/test_scan_pb_perm.R): c log(c/b) + (N − c) log((N − c)/(N − b)) if c > b', () => {
    // Its cases: N = 24 and (count, expected) of nine zones and durations; only 21 where 12 are expected stands out.
    const cases = [
      [1, 2],
      [0, 1],
      [1, 3],
      [3, 6],
      [1, 6],
      [4, 12],
      [3, 12],
      [24, 24],
    ] as const
    for (const [count, expected] of cases) expect(excessLogRatio(count, expected, 24)).toBe(0)
    expect(excessLogRatio(21, 12, 24)).toBeCloseTo(21 * Math.log(21 / 12) + 3 * Math.log(3 / 12), 12)
  })

  it('is log(N^N / …) by hand for one event of two where half of one is expected', () => {
    expect(excessLogRatio(1, 0.5, 2)).toBeCloseTo(Math.log((1 / 0.5) * (1 / 1.5)), 14)
    expect(excessLogRatio(2, 1, 2)).toBeCloseTo(Math.log(4), 14)
  })
})

describe('a table worked by hand', () => {
  it('the counts of the same test as events: two places, three days, 24 events; most of the second place’s on one day', () => {
    // Day (rows, most recent last) × place: 0 20 / 2 1 / 1 0 turned so that the twenty are today.
    const table = [
      [0, 1, 0],
      [1, 2, 1],
      [2, 0, 20],
    ] as const
    const rows = table.flatMap(([day, first, second]) =>
      Array.from({ length: first + second }, (_, k) => [k < first ? 0 : 1000, day] as const),
    )
    const result = permutationScan({
      eastMetres: Float64Array.from(rows, ([east]) => east),
      northMetres: new Float64Array(rows.length),
      days: Float64Array.from(rows, ([, day]) => day),
      radiusMetres: 0,
      largestShare: 0.9,
      longestDays: 2,
      permutations: 19,
      seed: 1,
    })
    if (!('clusters' in result)) throw new Error(result.reason)
    // The second place holds 21 of 24, today 20 of 24: 20 where 17.5 are expected, 20 log(20/17.5) + 4 log(4/6.5).
    expect(result.clusters.map(({ observed, expected, fromDay }) => [observed, expected, fromDay])).toEqual([
      [20, 17.5, 2],
    ])
    expect(result.clusters[0]?.logLikelihoodRatio).toBeCloseTo(20 * Math.log(20 / 17.5) + 4 * Math.log(4 / 6.5), 12)
  })
})

describe('the worked example of docs/methods/scan.md', () => {
  it('is what the method computes', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/methods/scan.md'), 'utf8').replace(/\s+/g, ' ')
    const called = callMethod('scan', scan.example)
    const result = called.ok ? (called.value.result as ReturnType<typeof permutationScan>) : null
    if (!result || !('clusters' in result)) throw new Error('the example has clusters')
    const [best, second] = result.clusters
    expect(page).toContain(`make ${result.cylinders.toLocaleString('en')} cylinders`)
    expect(page).toContain(
      `around (${best?.centreEastMetres}, ${best?.centreNorthMetres}), radius ${best?.radiusMetres.toFixed(0)} m, days ${best?.fromDay}–${best?.toDay}: ${best?.observed} events where ${best?.expected.toFixed(2)} are expected, log ratio ${best?.logLikelihoodRatio.toFixed(2)}, p = ${best?.p}`,
    )
    expect(page).toContain(
      `${second?.observed} where ${second?.expected.toFixed(2)} are expected, and p = ${second?.p}`,
    )
  })
})
