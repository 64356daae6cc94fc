import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { adjustedP, type Correction, corrections, falseDiscovery } from './false-discovery.ts'
import { MethodError } from './method-error.ts'

/** Ties and the ends of the range on purpose. */
const pValues = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((k) => k / 20),
    evenly(0, 1),
  ),
  {
    minLength: 1,
    maxLength: 25,
  },
)
const upTo = (p: readonly number[], value: number) => p.filter((other) => other <= value).length

/** The definitions, each p against all others. */
const slow: Record<Correction, (p: readonly number[], own: number) => number> = {
  none: (_, own) => own,
  bonferroni: (p, own) => Math.min(1, own * p.length),
  holm: (p, own) =>
    Math.min(
      1,
      Math.max(...p.filter((other) => other <= own).map((o) => o * (p.length - p.filter((x) => x < o).length))),
    ),
  'benjamini-hochberg': (p, own) =>
    Math.min(1, ...p.filter((other) => other >= own).map((other) => (other * p.length) / upTo(p, other))),
  'benjamini-yekutieli': (p, own) => {
    const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0)
    return Math.min(1, ...p.filter((other) => other >= own).map((o) => (o * p.length * harmonic) / upTo(p, o)))
  },
}

describe('adjusted p-values', () => {
  for (const correction of corrections) {
    it(`are those of the definition of ${correction}, for every p against all others`, () => {
      fc.assert(
        fc.property(pValues, (p) => {
          adjustedP(Float64Array.from(p), correction).forEach((value, i) =>
            expect(value).toBeCloseTo(slow[correction](p, p[i] ?? 0), 12),
          )
        }),
      )
    })
  }

  it('never fall below their p, nor rise above 1, keep its order and do not depend on the order of rows', () => {
    fc.assert(
      fc.property(pValues, fc.constantFrom(...corrections), (p, correction) => {
        const adjusted = adjustedP(Float64Array.from(p), correction)
        for (let i = 0; i < p.length; i++) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p[i] ?? 0)
          expect(adjusted[i]).toBeLessThanOrEqual(1)
          for (let j = 0; j < p.length; j++) {
            if ((p[i] ?? 0) <= (p[j] ?? 0)) expect(adjusted[i] ?? 0).toBeLessThanOrEqual(adjusted[j] ?? 0)
          }
        }
        expect(adjustedP(Float64Array.from(p.toReversed()), correction)).toEqual(adjusted.toReversed())
      }),
    )
  })

  it('leave one question as it is', () => {
    for (const correction of corrections)
      expect(adjustedP(Float64Array.of(0.03), correction)).toEqual(Float64Array.of(0.03))
  })
})

describe('what is rejected', () => {
  it('is by the step-up rule: all up to the last p at or under its rank’s share of the level', () => {
    fc.assert(
      fc.property(pValues, fc.constantFrom(0.01, 0.05, 0.1, 0.3), (p, level) => {
        // A hair's breadth from equality, rounding decides: that is no disagreement.
        fc.pre(p.every((x) => p.every((_, k) => Math.abs((x * p.length) / (k + 1) - level) > 1e-12)))
        const last = Math.max(-1, ...p.filter((x) => x <= (level * upTo(p, x)) / p.length))
        const { rejected, rejectedCount, threshold } = falseDiscovery(Float64Array.from(p), level)
        expect(Array.from(rejected)).toEqual(p.map((x) => (x <= last ? 1 : 0)))
        expect(rejectedCount).toBe(p.filter((x) => x <= last).length)
        expect(threshold).toBe(last < 0 ? null : last)
      }),
    )
  })

  it('takes a p at the level itself', () => {
    expect(falseDiscovery(Float64Array.of(0.05, 0.05)).rejectedCount).toBe(2)
    expect(falseDiscovery(Float64Array.of(0.05, 0.06)).rejectedCount).toBe(0)
    expect(falseDiscovery(Float64Array.of(0, 1)).threshold).toBe(0)
  })
})

describe('bad input', () => {
  const problem = (p: number[], level?: number) => {
    try {
      falseDiscovery(Float64Array.from(p), level)
    } catch (error) {
      if (error instanceof MethodError) return [error.problem.fault, error.problem.argument, error.problem.index]
    }
    return null
  }
  it('is named', () => {
    expect(problem([])).toEqual(['empty', 'p', null])
    expect(problem([0.1, 1.1])).toEqual(['out-of-range', 'p', 1])
    expect(problem([-0.1])).toEqual(['out-of-range', 'p', 0])
    expect(problem([0.5, Number.NaN])).toEqual(['not-finite', 'p', 1])
    for (const level of [0, 1, Number.NaN]) expect(problem([0.5], level)).toEqual(['out-of-range', 'level', null])
  })
})
