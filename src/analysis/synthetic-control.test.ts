import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { type Calibration, calibratedWeights, closeness } from './calibrated-weights.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import {
  type SyntheticControl,
  type SyntheticControlInput,
  syntheticControl,
  syntheticControlWork,
} from './synthetic-control.ts'
import { Cancelled, doWhole } from './work.ts'

function defined(input: SyntheticControlInput): SyntheticControl {
  const answer = syntheticControl(input)
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}

const lossOf = ({ rows, moments, targets, total }: Calibration, weights: ArrayLike<number>) => {
  let loss = 0
  for (let j = 0; j < moments; j++) {
    let gap = targets[j] ?? 0
    for (let i = 0; i < weights.length; i++) gap -= (weights[i] ?? 0) * (rows[i * moments + j] ?? 0)
    loss += (closeness / 2) * gap * gap
  }
  for (let i = 0; i < weights.length; i++) loss += 0.5 * ((weights[i] ?? 0) - total / weights.length) ** 2
  return loss
}

const near = evenly(-2, 2)
const problem = (rows: fc.Arbitrary<number>) =>
  fc.tuple(rows, fc.integer({ min: 1, max: 4 })).chain(([count, moments]) =>
    fc.record({
      rows: fc.array(near, { minLength: count * moments, maxLength: count * moments }).map((v) => Float64Array.from(v)),
      moments: fc.constant(moments),
      targets: fc.array(near, { minLength: moments, maxLength: moments }).map((v) => Float64Array.from(v)),
      total: fc.constantFrom(1, 3),
    }),
  )

describe('calibrated weights', () => {
  it('of three rows lose no more than the best of a grid', () => {
    fc.assert(
      fc.property(problem(fc.constant(3)), (one) => {
        const ours = lossOf(one, calibratedWeights(one))
        const steps = 30
        for (let a = 0; a <= steps; a++) {
          for (let b = 0; a + b <= steps; b++) {
            const tried = [a, b, steps - a - b].map((share) => (share / steps) * one.total)
            expect(ours).toBeLessThanOrEqual(lossOf(one, tried) * (1 + 1e-9) + 1e-9)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('fulfil what a minimum fulfils (Karush–Kuhn–Tucker): one price for all that have weight, none lower', () => {
    fc.assert(
      fc.property(problem(fc.integer({ min: 1, max: 30 })), (one) => {
        const { rows, moments, targets, total } = one
        const weights = calibratedWeights(one)
        const equal = total / weights.length
        expect(weights.every((weight) => weight >= 0)).toBe(true)
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 9)
        const gap = Array.from(targets, (target, j) =>
          weights.reduce((left, weight, i) => left - weight * (rows[i * moments + j] ?? 0), target),
        )
        const price = Array.from(weights, (weight, i) =>
          gap.reduce((sum, one, j) => sum - closeness * one * (rows[i * moments + j] ?? 0), weight - equal),
        )
        const least = Math.min(...price)
        // A weight is what is left of terms as great as closeness × gap: some 1e-9 of it is rounding where the gap is 1. A price is
        // closeness times what that does to the gaps: in 100,000 problems up to 2e-8 of closeness × gap.
        const rounding = 0.01 + 1e-7 * closeness * Math.max(...gap.map(Math.abs))
        weights.forEach((weight, i) => {
          if (weight > 1e-7) expect((price[i] ?? 0) - least).toBeLessThan(rounding)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('are equal where nothing asks for other weights', () => {
    const rows = new Float64Array(8)
    expect(Array.from(calibratedWeights({ rows, moments: 1, targets: Float64Array.of(0), total: 2 }))).toEqual(
      Array(8).fill(0.25),
    )
  })
})

/** Places of two kinds with counts of a steady level; the last `treated` of them fall by `fall` after the start. */
function town(seed: number, places: number, treated: number, fall: number): SyntheticControlInput {
  const random = randomStream(seed, 1)
  const [periods, periodsBefore] = [16, 12]
  const outcomes = Array.from({ length: places }, (_, place) => {
    const level = 2 + random.gamma(2) * 3
    return Array.from({ length: periods }, (_, period) => {
      const isChanged = place >= places - treated && period >= periodsBefore
      return random.poisson(level * (1 + 0.3 * Math.sin(period)) * (isChanged ? 1 - fall : 1))
    })
  }).flat()
  const last = Array.from({ length: treated }, (_, i) => places - 1 - i)
  return { outcomes, periods, periodsBefore, treated: last, permutations: 99, seed }
}

describe('a synthetic control', () => {
  it('of a place made of others finds them, and the change put on it (constructed, answer known)', () => {
    const base = town(4, 40, 1, 0)
    const outcomes = Array.from(base.outcomes)
    for (let period = 0; period < 16; period++) {
      const twin = ((outcomes[period] ?? 0) + (outcomes[16 + period] ?? 0)) / 2
      outcomes[39 * 16 + period] = twin + (period >= 12 ? 10 : 0)
    }
    const { effect, misfitBefore, syntheticTotals } = defined({ ...base, outcomes, treated: [39] })
    expect(misfitBefore).toBeLessThan(1e-4)
    // 39 places match twelve periods in many ways; all of them agree before the start, and the nearest to equal is taken.
    expect(effect).toBeCloseTo(
      outcomes.slice(39 * 16 + 12).reduce((a, b) => a + b, 0) - syntheticTotals.slice(12).reduce((a, b) => a + b, 0),
      9,
    )
    const exact = defined({ ...base, outcomes: outcomes.map((v, i) => (i % 16 < 12 ? v : 5)), treated: [39] })
    expect(exact.effect).toBeCloseTo(0, 9)
  })

  it('does not change with unit or order of places, and covariates of any unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 4 }), (seed, treated) => {
        const input = { ...town(seed, 36 + treated, treated, 0.3), permutations: 5 }
        const covariates = Array.from({ length: 36 + treated }, (_, i) => (i * 37) % 11)
        const one = defined({ ...input, covariates })
        const scaled = defined({
          ...input,
          outcomes: Array.from(input.outcomes, (v) => v * 1000),
          covariates: covariates.map((v) => v / 1000 + 5),
        })
        expect(scaled.effect / 1000).toBeCloseTo(one.effect, 4)
        expect(scaled.relativeEffect).toBeCloseTo(one.relativeEffect ?? 0, 6)
        const places = 36 + treated
        const turned = defined({
          ...input,
          covariates: covariates.toReversed(),
          outcomes: Array.from({ length: places }, (_, i) =>
            Array.from(input.outcomes).slice((places - 1 - i) * 16, (places - i) * 16),
          ).flat(),
          treated: Array.from(input.treated, (place) => places - 1 - place),
        })
        expect(turned.effect).toBeCloseTo(one.effect, 4)
        expect(turned.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(treated, 9)
      }),
      { numRuns: 8 },
    )
  })

  it('weighs no treated place, and gives the same bytes in any parts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 18 }), { maxLength: 4 }), (cuts) => {
        const input = { ...town(9, 50, 3, 0.2), permutations: 19 }
        const ends = [0, ...cuts.toSorted((a, b) => a - b), 19]
        const parts = ends.slice(1).map((to, i) => syntheticControlWork.part(input, ends[i] ?? 0, to))
        const whole = doWhole(syntheticControlWork, input)
        expect(syntheticControlWork.join(input, parts)).toEqual(whole)
        if (!whole.defined) throw new Error(whole.reason)
        for (const place of Array.from(input.treated)) expect(whole.weights[place]).toBe(0)
      }),
      { numRuns: 4 },
    )
  })

  it('gives small p about as often as it should where nothing was done, and almost always after a halving', () => {
    let [alarms, found] = [0, 0]
    for (let seed = 1; seed <= 20; seed++) {
      if ((defined({ ...town(seed, 48, 4, 0), permutations: 19 }).p ?? 1) <= 0.1) alarms++
      if ((defined({ ...town(seed, 48, 4, 0.5), permutations: 19 }).pFewer ?? 1) <= 0.05) found++
    }
    expect(alarms).toBeLessThanOrEqual(4)
    expect(found).toBeGreaterThanOrEqual(18)
  })

  it('has p never under 1 / (R + 1), and none with too few places left', () => {
    const strong = defined(town(3, 60, 4, 0.95))
    expect([strong.pFewer, strong.p, strong.placebos]).toEqual([0.01, 0.02, 99])
    const crowded = defined(town(3, 52, 20, 0.5))
    expect([crowded.p, crowded.pFewer, crowded.placebos]).toEqual([null, null, 0])
  })

  it('of places where nothing ever happens is nothing', () => {
    const input = { ...town(1, 40, 1, 0), outcomes: Array(640).fill(0), permutations: 19 }
    expect(defined(input)).toMatchObject({ effect: 0, relativeEffect: null, score: 0, p: 1, misfitBefore: 0 })
  })

  it('with fewer than 30 to compare with is not defined', () => {
    expect(syntheticControl(town(1, 30, 1, 0))).toEqual({ defined: false, reason: 'fewer-than-30-comparison-places' })
    const just = syntheticControl(town(1, 31, 1, 0))
    expect(just.defined && [just.placebos > 0, just.p !== null]).toEqual([true, true])
  })
})

describe('what cannot be compared', () => {
  const good = town(1, 40, 1, 0)
  it.each<[string, Partial<SyntheticControlInput>]>([
    ['periods out-of-range', { periods: 1 }],
    ['periodsBefore out-of-range', { periodsBefore: 16 }],
    ['outcomes empty', { outcomes: [] }],
    ['outcomes length-differs', { outcomes: [1] }],
    ['outcomes negative', { outcomes: Array(640).fill(-1) }],
    ['outcomes not-finite', { outcomes: Array(640).fill(Number.NaN) }],
    ['outcomes out-of-range', { outcomes: Array(640).fill(1e300) }],
    ['treated empty', { treated: [] }],
    ['treated unknown-reference', { treated: [40] }],
    ['treated repeated', { treated: [1, 1] }],
    ['covariates length-differs', { covariates: [1] }],
    ['covariates not-finite', { covariates: Array(40).fill(Number.NaN) }],
    ['covariates out-of-range', { covariates: Array(40).fill(-1e300) }],
    ['periodsBefore too-many', { covariates: Array(40 * 400).fill(1) }],
    ['permutations out-of-range', { permutations: 0 }],
    ['seed not-whole', { seed: 0.5 }],
  ])('%s', (expected, wrong) => {
    const problems: string[] = []
    try {
      syntheticControl({ ...good, ...wrong })
    } catch (error) {
      if (!(error instanceof MethodError)) throw error
      problems.push(`${error.problem.argument} ${error.problem.fault}`)
    }
    expect(problems).toEqual([expected])
  })

  it('or nobody waits for any more, is left', () => {
    expect(() => syntheticControl(good, { cancelled: () => true })).toThrow(Cancelled)
  })
})
