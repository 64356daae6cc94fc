import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { clearChanges, probabilityOfRise, rateChange } from './rate-change.ts'
import { gammaBelow, gammaQuantile } from './special.ts'

const window = fc.record({ count: fc.integer({ min: 0, max: 200 }), weeks: fc.integer({ min: 1, max: 120 }) })

/** The slow, obvious version: P(λ₂ − λ₁ ≤ x), averaged over a fine grid of quantiles of λ₁. */
function differenceBelow(x: number, before: { count: number; weeks: number }, after: { count: number; weeks: number }) {
  const cells = 400
  let sum = 0
  for (let i = 0; i < cells; i++) {
    const first = gammaQuantile((i + 0.5) / cells, before.count + 0.5) / before.weeks
    sum += gammaBelow(after.count + 0.5, (first + x) * after.weeks) / cells
  }
  return sum
}

describe('change of a rate', () => {
  it('has the interval that numerical integration gives', () => {
    fc.assert(
      fc.property(window, window, (before, after) => {
        const change = rateChange(before, after)
        // The saddlepoint misses a tail by at most 0.012; the grid adds 0.005.
        expect(Math.abs(differenceBelow(change?.low ?? 0, before, after) - 0.05)).toBeLessThan(0.018)
        expect(Math.abs(differenceBelow(change?.high ?? 0, before, after) - 0.95)).toBeLessThan(0.018)
        expect(change?.rose).toBeCloseTo(1 - differenceBelow(0, before, after), 1)
      }),
      { numRuns: 30 },
    )
  })

  it('turns its sign when the windows change places', () => {
    fc.assert(
      fc.property(window, window, (before, after) => {
        expect(probabilityOfRise(before, after, 1) + probabilityOfRise(after, before, 1)).toBeCloseTo(1, 9)
        expect(rateChange(before, after)?.value).toBeCloseTo(-(rateChange(after, before)?.value ?? 0), 12)
      }),
    )
  })

  it('with dispersion φ is φ times the change of counts and weeks divided by it', () => {
    fc.assert(
      fc.property(window, window, (before, after) => {
        const wide = rateChange(before, after, 2)
        const [half, later] = [before, after].map(({ count, weeks }) => ({ count: count / 2, weeks: weeks / 2 }))
        const scaled = half && later && rateChange(half, later)
        expect(wide?.low).toBeCloseTo(scaled?.low ?? Number.NaN, 9)
        expect(wide?.high).toBeCloseTo(scaled?.high ?? Number.NaN, 9)
        expect(wide?.rose).toBeCloseTo(scaled?.rose ?? Number.NaN, 12)
        expect(wide?.value).toBe(rateChange(before, after)?.value)
      }),
      { numRuns: 30 },
    )
  })

  it('is nothing without a whole week on both sides', () => {
    expect(rateChange({ count: 3, weeks: 0 }, { count: 1, weeks: 2 })).toBeNull()
    expect(rateChange({ count: 3, weeks: 2 }, { count: 0, weeks: 0 })).toBeNull()
  })

  it('holds no change where nothing ever happened', () => {
    const change = rateChange({ count: 0, weeks: 104 }, { count: 0, weeks: 8 })
    expect(change?.value).toBe(0)
    expect(change?.low).toBeLessThan(0)
    expect(change?.high).toBeGreaterThan(0)
  })

  it('covers the true change about nine times in ten, over many small places', () => {
    // Averaged over true rates that Jeffreys' prior makes likely, a 90 % posterior interval covers 90 %.
    let covered = 0
    for (let trial = 0; trial < 300; trial++) {
      const before = { count: trial % 7, weeks: 20 }
      const truth = gammaQuantile(((trial * 0.618) % 1) * 0.998 + 0.001, before.count + 0.5) / before.weeks
      const later = gammaQuantile(((trial * 0.414) % 1) * 0.998 + 0.001, (trial % 5) + 0.5) / 8
      const change = rateChange(before, { count: trial % 5, weeks: 8 })
      if (change && change.low <= later - truth && later - truth <= change.high) covered++
    }
    expect(covered / 300).toBeGreaterThan(0.85)
    expect(covered / 300).toBeLessThan(0.95)
  })
})

describe('input that is not in order', () => {
  const window = { count: 3, weeks: 8 }
  const change = (before: object, after: object = {}, dispersion = 1) =>
    rateChange({ ...window, ...before }, { ...window, ...after }, dispersion)
  it.each([
    ['before.count out-of-range', () => change({ count: -1 })],
    ['after.count not-finite', () => change({}, { count: Number.NaN })],
    ['after.weeks out-of-range', () => change({}, { weeks: 1e-9 })],
    ['before.weeks not-finite', () => change({ weeks: Number.POSITIVE_INFINITY })],
    ['dispersion out-of-range', () => change({}, {}, 0.5)],
    ['before.weeks not-positive', () => probabilityOfRise({ count: 1, weeks: 0 }, window, 1)],
    ['after.weeks not-positive', () => probabilityOfRise(window, { count: 1, weeks: 0 }, 1)],
    ['rose out-of-range', () => clearChanges([0.5, 2])],
    ['level out-of-range', () => clearChanges([0.5], 1)],
  ])('is refused: %s', (problem, call) => {
    try {
      call()
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(MethodError)
      if (error instanceof MethodError) expect(`${error.problem.argument} ${error.problem.fault}`).toBe(problem)
    }
  })
  it('is answered at its ends', () => {
    for (const ends of [
      change({ count: 1e9, weeks: 1e-6 }, { count: 0, weeks: 1e9 }),
      change({ count: 0 }, { count: 1e9 }, 1e6),
    ])
      expect(Object.values(ends ?? {}).every(Number.isFinite)).toBe(true)
  })
})

describe('which changes may be spoken of', () => {
  it('tests the clearest against level / m, the next against level / (m − 1), and stops at the first that fails', () => {
    // Two-sided tails 0.002, 0.04, 0.06, 0.2 against 0.025, 0.0333: the second fails, so do all after it.
    expect(clearChanges([0.999, 0.02, 0.97, 0.9])).toEqual(['more', null, null, null])
    // Tails 0.002 and 0.02 against 0.05 and 0.1.
    expect(clearChanges([0.01, 0.999])).toEqual(['fewer', 'more'])
  })
  it('does not count places without a change to speak of', () => {
    expect(clearChanges([null, 0.97, null])).toEqual([null, 'more', null])
    expect(clearChanges([])).toEqual([])
  })
  it('names one of two hundred unchanged places at most once in ten', () => {
    // The highest of 200 uniform values is typically near 1 − 1/200: not enough.
    const rose = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200)
    expect(clearChanges(rose).filter(Boolean)).toEqual([])
  })
})
