import { expect, test } from 'vitest'
import { addCoverage, bands, noCoverage } from './ranking-coverage.ts'

/**
 * The nominal share is 90 %. Over 50 towns (bench/ranking-coverage.ts) the first ten places have 52 %, ranks 11–40
 * 76 % and the rest 84 %: kinds of fewer than ten places share one prior with hundreds of quiet floors, each crime
 * group is shrunk as if a place that is bad in one were not likely bad in all, and near repeats make counts vary
 * 1.6 times as much as the model allows. These bounds keep it from getting worse, and say what is not yet true.
 */
const atLeast = { '1–10': 0.35, '11–40': 0.65, '41–200': 0.78 } as const

test('intervals of the ranking hold the true rates of two towns as often as they did', () => {
  const coverage = noCoverage()
  for (const seed of [1, 2]) addCoverage(seed, coverage)
  for (const band of bands) {
    const { places, held } = coverage[band]
    expect(places).toBeGreaterThanOrEqual(20)
    expect(held / places).toBeGreaterThan(atLeast[band])
  }
})
