import { describe, expect, it } from 'vitest'
import { fitGammaPrior } from '../../src/analysis/gamma-poisson.ts'

/** `frequencies[n]` individuals had n events; everyone was exposed for the same time. */
function sample(frequencies: readonly number[]) {
  const counts = Float64Array.from(frequencies.flatMap((many, n) => Array.from({ length: many }, () => n)))
  return { counts, exposures: new Float64Array(counts.length).fill(1) }
}

describe('published Gamma–Poisson fits', () => {
  it('car insurance claims (Efron & Hastie 2016, Computer Age Statistical Inference, §6.1, table 6.1)', () => {
    const { counts, exposures } = sample([7840, 1317, 239, 42, 14, 4, 4, 1])
    const { shape, rate, outcome } = fitGammaPrior(counts, exposures)
    expect(outcome).toBe('inside')
    // The book prints ν̂ = 0.70 and σ̂ = 0.31 (a scale: 1/b).
    expect(shape).toBeCloseTo(0.7, 2)
    expect(1 / rate).toBeCloseTo(0.31, 2)
    // Row "Gamma MLE" of the table: expected claims next year of those with 0, 1, 2, 3 claims this year.
    const printed = [0.164, 0.398, 0.633, 0.87]
    printed.forEach((value, n) => {
      expect(Math.abs((shape + n) / (rate + 1) - value)).toBeLessThan(0.005)
    })
  })

  it('red mites on apple leaves (Bliss & Fisher 1953, Biometrics 9, 176–200): k̂ = 1.02459', () => {
    const { counts, exposures } = sample([70, 38, 17, 10, 9, 3, 2, 1])
    const { shape, rate } = fitGammaPrior(counts, exposures)
    expect(shape).toBeCloseTo(1.02459, 5)
    expect(shape / rate).toBeCloseTo(172 / 150, 9)
  })
})

describe('closed forms', () => {
  it('two kinds of leaf, all counts 0 or 1, are no more uneven than chance: the boundary', () => {
    const { counts, exposures } = sample([60, 40])
    expect(fitGammaPrior(counts, exposures).outcome).toBe('boundary')
  })
  it('twice the exposure of everyone doubles the rate and leaves the shape', () => {
    const { counts, exposures } = sample([70, 38, 17, 10, 9, 3, 2, 1])
    const one = fitGammaPrior(counts, exposures)
    const two = fitGammaPrior(
      counts,
      exposures.map(() => 2),
    )
    expect(two.shape).toBeCloseTo(one.shape, 8)
    expect(two.rate).toBeCloseTo(2 * one.rate, 8)
  })
})
