import { expect, test } from 'vitest'
import { addCoverage, bands, noCoverage } from './ranking-coverage.ts'

/**
 * Over 400 towns (bench/ranking-coverage.ts) the 90 % intervals of the first ten places hold 88 % of the true rates, those
 * of ranks 11–40 91 % and the rest 96 % (docs/decisions/0008). The bounds allow for the chance of a few towns.
 */
const atLeast = { '1–10': 0.75, '11–40': 0.84, '41–200': 0.9 } as const

test('intervals of the ranking hold the true rates of four towns as often as measured, and wider ones more', () => {
  const [coverage, wider] = [noCoverage(), noCoverage()]
  for (const seed of [1, 2, 3, 4]) {
    addCoverage(seed, 0.9, coverage)
    addCoverage(seed, 0.95, wider)
  }
  for (const band of bands) {
    const { places, held, below, above } = coverage[band]
    expect(places).toBeGreaterThanOrEqual(40)
    expect(held + below + above).toBe(places)
    expect(held / places).toBeGreaterThan(atLeast[band])
    expect(wider[band].held).toBeGreaterThanOrEqual(held)
  }
})
