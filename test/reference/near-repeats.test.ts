import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../bench/real-data.ts'
import { knox, poissonAtLeast } from '../../src/analysis/knox.ts'
import { nearRepeats } from '../../src/analysis/near-repeats.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { knox as knoxMethod } from '../../src/methods/knox.ts'
import { nearRepeats as nearRepeatsMethod } from '../../src/methods/near-repeats.ts'

const chicago = join(sharedFolder, 'chicago_burglary_2016.csv')

describe('R package NearRepeat 0.1.1, vignette "NearRepeat" of 2020-10-08', () => {
  it.skipIf(!existsSync(chicago))('burglaries in Chicago before February 2016: the printed table and ratios', () => {
    const rows = readFileSync(chicago, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .filter(([, , date = '']) => date < '2016-02-01')
    const { observed, ratio, variance, expected, pMore } = nearRepeats({
      eastMetres: Float64Array.from(rows, ([east]) => Number(east)),
      northMetres: Float64Array.from(rows, ([, north]) => Number(north)),
      days: Float64Array.from(rows, ([, , date = '']) => Date.parse(date) / 86_400_000),
      distanceEdgesMetres: Float64Array.of(0, 0.1, 200, 400, 600),
      dayEdges: Float64Array.of(0, 7, 14, 21),
      samePlace: false,
      measure: 'blocks',
      permutations: 999,
      seed: 1,
    })
    expect(Array.from(observed)).toEqual([28, 5, 5, 141, 69, 27, 186, 140, 100, 237, 192, 128])
    const printed = [
      1.8027842, 0.4043552, 0.6128082, 1.4121203, 0.8621871, 0.5170609, 1.014407, 0.9499294, 1.0511474, 0.9754211,
      0.9806536, 1.0071754,
    ]
    // Theirs divide by the mean of 999 simulations, which has this standard error; ours by the exact mean.
    printed.forEach((value, cell) => {
      const mean = expected[cell] ?? 0
      const error = Math.sqrt((variance[cell] ?? 0) / 999) / mean
      expect(Math.abs((ratio[cell] ?? 0) / value - 1)).toBeLessThan(3.3 * error)
    })
    const printedP = [0.001, 1, 0.943, 0.001, 0.929, 1, 0.435, 0.785, 0.312, 0.696, 0.635, 0.479]
    // Both are drawn, 999 times each.
    printedP.forEach((p, cell) => {
      expect(Math.abs((pMore[cell] ?? 2) - p)).toBeLessThan(0.002 + 3.3 * Math.sqrt((2 * p * (1 - p)) / 999))
    })
  })
})

/** The data of NearRepeat's vignette "NearRepeat_breaks": R, set.seed(10), as its code samples them. */
const breaks = {
  eastMetres: Float64Array.of(55, 45, 50, 80, 60, 40, 35, 95, 75, 75, 50, 35, 50, 10, 65, 40, 70, 35, 30, 35),
  northMetres: Float64Array.of(90, 90, 65, 25, 5, 35, 90, 20, 90, 95, 90, 55, 75, 5, 50, 50, 70, 65, 5, 45),
  days: Float64Array.of(1, 2, 3, 3, 4, 5, 7, 8, 10, 10, 10, 14, 14, 15, 15, 16, 16, 16, 17, 19),
}

describe('values computed with R 4.2.2', () => {
  it('table(cut(dist(xy, "manhattan"), c(0,1,20,40,60), right = FALSE), cut(dist(time), 0:4, right = FALSE))', () => {
    const { observed } = nearRepeats({
      ...breaks,
      distanceEdgesMetres: Float64Array.of(0, 1, 20, 40, 60),
      dayEdges: Float64Array.of(0, 1, 2, 3, 4),
      samePlace: false,
      measure: 'blocks',
      permutations: 1,
      seed: 1,
    })
    expect(Array.from(observed)).toEqual([0, 0, 0, 0, 1, 1, 2, 2, 4, 4, 5, 1, 2, 5, 4, 3])
  })

  it('surveillance 1.20.3, knox(dt, ds, eps.t = 3, eps.s = 30, simulate.p.value = FALSE)', () => {
    // They count ≤ 3 and ≤ 30: the next whole day, and a metre more where none lies between.
    const result = knox({ ...breaks, withinMetres: 30.1, withinDays: 4, permutations: 9999, seed: 1 })
    expect([result.observed, result.closeInTime, result.closeInSpace, result.pairs]).toEqual([21, 59, 57, 190])
    expect(result.expected).toBeCloseTo(17.7, 12)
    // What they print as p is P(X > 21); ppois(20, 17.7, lower.tail = FALSE) is P(X ≥ 21).
    expect(poissonAtLeast(22, 17.7)).toBeCloseTo(0.1808792994127315, 12)
    expect(result.poissonMore).toBeCloseTo(0.245755, 6)
    // 20,000 shuffles of times gave mean 17.7065 and variance 8.033159: s.e. 0.02 and about 0.08.
    expect(Math.abs(result.variance - 8.033159)).toBeLessThan(0.27)
    expect(Math.abs(result.variance - 8.571572)).toBeGreaterThan(0.27)
  })
})

describe('P(X > n) is not the p-value of n pairs', () => {
  it('Burkitt’s lymphoma as pointpats prints it: 13 pairs, 10.1438161 expected, p_poisson 0.14624558197140414', () => {
    // Its observed table: 13, 3416, 39, 14110 of 188 cases.
    const mean = ((13 + 3416) * (13 + 39)) / ((188 * 187) / 2)
    expect(mean).toBeCloseTo(10.1438161, 7)
    expect(poissonAtLeast(14, mean)).toBeCloseTo(0.14624558197140414, 12)
    expect(poissonAtLeast(13, mean)).toBeCloseTo(0.22226667388877835, 12)
  })

  it('a test with it at 5 % is false in more than 5 % of tables; with P(X ≥ n) in at most 5 %', () => {
    const falseAlarms = (mean: number, p: (count: number) => number) => {
      let least = 0
      while (p(least) > 0.05) least++
      return poissonAtLeast(least, mean)
    }
    const burkitt = 10.143816133803618
    expect(falseAlarms(burkitt, (n) => poissonAtLeast(n + 1, burkitt))).toBeCloseTo(0.054, 3)
    expect(falseAlarms(3, (n) => poissonAtLeast(n + 1, 3))).toBeCloseTo(0.084, 3)
    for (let mean = 0.25; mean < 40; mean += 0.25) {
      expect(falseAlarms(mean, (n) => poissonAtLeast(n + 1, mean))).toBeGreaterThan(0.05)
      expect(falseAlarms(mean, (n) => poissonAtLeast(n, mean))).toBeLessThanOrEqual(0.05)
    }
  })

  it('no pairs at all would have a p below 1, though nothing can be less', () => {
    expect(poissonAtLeast(0 + 1, 0.5)).toBeLessThan(0.4)
    expect(poissonAtLeast(0, 0.5)).toBe(1)
  })
})

describe('the worked example of docs/methods/near-repeats.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/near-repeats.md'), 'utf8').replace(
    /\s+/g,
    ' ',
  )
  const resultOf = (name: string, input: unknown) => {
    const called = callMethod(name, input)
    return called.ok ? (called.value.result as Record<string, number & number[]>) : {}
  }
  it('is what the methods compute', () => {
    const all = resultOf('near-repeats', nearRepeatsMethod.example)
    expect(page).toContain(`Of ${all.events} events make ${all.pairs?.toLocaleString('en')} pairs`)
    expect(page).toContain(`${all.pairsByDistance?.[0]} at the same place and ${all.pairsByDays?.[0]} less than a week`)
    expect(page).toContain(`= ${all.expected?.[0]?.toFixed(2)} pairs are expected to be both, ${all.observed?.[0]} are`)
    expect(page).toContain(
      `ratio is ${all.ratio?.[0]?.toFixed(2)}, p = ${all.pMore?.[0]} by itself and ${all.pMoreInAny?.[0]} for the whole table of ${all.observed?.length} cells`,
    )
    expect(page).toContain(`p = ${all.pMore?.[17]} by itself, and ${all.pMoreInAny?.[17]} for the table`)
    const one = resultOf('knox', knoxMethod.example)
    expect(page).toContain(
      `${one.observed} pairs where ${one.expected?.toFixed(2)} are expected, ratio ${one.ratio?.toFixed(2)}, range by chance ${one.chanceLow?.toFixed(2)}–${one.chanceHigh?.toFixed(2)}, p = ${one.pMore}`,
    )
  })
})
