import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlaceWeeks, riseEvidence } from './rise-evidence.ts'
import { beliefAfter, logLikelihood, softplus } from './share-belief.ts'

const at = (values: ArrayLike<number>, week: number) => values[week] ?? Number.NaN
const sum = (counts: ArrayLike<number>, from: number, to: number) =>
  Array.from(counts)
    .slice(from, to)
    .reduce((total, count) => total + count, 0)

/**
 * The double loop of the definition: for each week every start, both integrals by equal steps of a hundredth of the standard
 * deviation of the belief, over everything that the belief or any window could make likely. Gives the log of the evidence.
 */
function doubleLoop(place: PlaceWeeks, phi: number, shiftSd: number): number[] {
  const [a, b] = [place.targetBefore / phi + 0.5, place.comparisonBefore / phi + 0.5]
  const { mean, variance } = beliefAfter(a - 0.5, b - 0.5)
  const sd = Math.sqrt(variance)
  const low = mean - 12 * sd - 30 / a
  const step = sd / 100
  const count = Math.ceil((mean + 10 * Math.hypot(sd, shiftSd) + 30 / b - low) / step)
  const x = Array.from({ length: count }, (_, k) => low + k * step)
  const unchanged = normalised(x.map((logit) => logLikelihood(a, b, logit)))
  const risen = normalised(shiftedUp(x, step, shiftSd, [a, b]))
  return Array.from({ length: place.targetSince.length }, (_, week) => {
    const terms = [Math.log(1 / (week + 2))]
    for (let start = 0; start <= week; start++) {
      const target = sum(place.targetSince, start, week + 1) / phi
      const comparison = sum(place.comparisonSince, start, week + 1) / phi
      const counts = x.map((logit) => logLikelihood(target, comparison, logit))
      const ratio =
        logSum(counts.map((one, k) => one + at(risen, k))) - logSum(counts.map((one, k) => one + at(unchanged, k)))
      terms.push(ratio - Math.log((start + 1) * (start + 2)))
    }
    return logSum(terms)
  })
}

/** Log-density of the logit of a Beta plus a half-normal: midpoints of the shift, as many as matter. */
function shiftedUp(x: readonly number[], step: number, shiftSd: number, [a, b]: readonly [number, number]): number[] {
  const half = x.map((logit) => logLikelihood(a, b, logit - step / 2))
  const top = half.reduce((most, one) => Math.max(most, one))
  const shares = half.map((log) => Math.exp(log - top))
  // As far as numbers reach: a window of weeks far from the belief lives where the density is next to nothing.
  const from = shares.findIndex((share) => share > 1e-290)
  const to = shares.findLastIndex((share) => share > 1e-290)
  const shift = x.map((_, j) => Math.exp(-0.5 * (((j + 0.5) * step) / shiftSd) ** 2))
  return x.map((_, k) => {
    let density = 0
    for (let j = k; j >= 0 && (k < from ? j > k - 1200 : j >= from); j--) {
      if (j <= to) density += (k < from ? Math.exp(at(half, j) - at(half, k)) : at(shares, j)) * at(shift, k - j)
    }
    return Math.log(density) + (k < from ? at(half, k) - top : 0)
  })
}

function logSum(logs: readonly number[]): number {
  const top = logs.reduce((most, one) => Math.max(most, one))
  return top + Math.log(logs.reduce((total, one) => total + Math.exp(one - top), 0))
}
const normalised = (logs: readonly number[]) => {
  const total = logSum(logs)
  return logs.map((log) => log - total)
}

/** @param within of the logarithm: 3e-4 for weeks such as a town has */
function expectSame(place: PlaceWeeks, phi: number, shiftSd = 1, within = 3e-4) {
  const slow = doubleLoop(place, phi, shiftSd)
  riseEvidence(place, phi, shiftSd).forEach((value, week) => {
    expect(Math.abs(Math.log(value) - Math.min(at(slow, week), Math.log(1e300)))).toBeLessThan(within)
  })
}

const weekly = (max: number) =>
  fc.integer({ min: 1, max: 12 }).chain((weeks) =>
    fc.record({
      targetBefore: fc.nat(60),
      comparisonBefore: fc.integer({ min: 1, max: 600 }),
      targetSince: fc.array(fc.nat(max), { minLength: weeks, maxLength: weeks }),
      comparisonSince: fc.array(fc.nat(40), { minLength: weeks, maxLength: weeks }),
    }),
  )
/**
 * Weeks that jump against what was before, with hardly a comparison. The worst of 160 was 0.0013, of which all but 0.0003 is the
 * double loop's own error, which halving its steps divides by four.
 */
const withinAtExtremes = 0.003
const constant = (length: number, value: number) => Array.from({ length }, () => value)

describe('evidence of a rise', () => {
  it('is that of the double loop', () => {
    fc.assert(
      fc.property(weekly(6), fc.constantFrom(1, 1.6), fc.constantFrom(1, 0.5), (place, phi, shiftSd) =>
        expectSame(place, phi, shiftSd, withinAtExtremes),
      ),
      { numRuns: 6 },
    )
  })

  it('is that of the double loop when the share jumps far and back, so that terms must be made afresh', () => {
    const targets = [...constant(10, 0), ...constant(3, 300), ...constant(10, 1), ...constant(3, 0)]
    expectSame({ targetBefore: 20, comparisonBefore: 900, targetSince: targets, comparisonSince: constant(26, 20) }, 1)
  })

  it('is that of the double loop for busy places, which a step of the small ones would miss', () => {
    const place = {
      targetBefore: 2000,
      comparisonBefore: 9000,
      targetSince: [39, 42, 50, 80, 2],
      comparisonSince: [170, 180, 175, 160, 190],
    }
    expectSame(place, 1.2)
  })

  it('is that of the double loop without a target event before, or with hardly a comparison', () => {
    expectSame(
      { targetBefore: 0, comparisonBefore: 300, targetSince: [0, 1, 0, 4, 9, 3], comparisonSince: constant(6, 6) },
      1,
    )
    expectSame(
      { targetBefore: 3, comparisonBefore: 1, targetSince: [2, 0, 8, 9, 9, 9], comparisonSince: [0, 0, 1, 0, 0, 0] },
      1,
    )
  })

  it('weeks without events change nothing but the weights', () => {
    const evidence = riseEvidence(
      { targetBefore: 9, comparisonBefore: 90, targetSince: constant(8, 0), comparisonSince: constant(8, 0) },
      1,
      1,
    )
    for (const value of evidence) expect(value).toBeCloseTo(1, 6)
  })

  it('does not know the weeks to come', () => {
    fc.assert(
      fc.property(weekly(6), (place) => {
        const until = Math.ceil(place.targetSince.length / 2)
        const earlier = {
          ...place,
          targetSince: place.targetSince.slice(0, until),
          comparisonSince: place.comparisonSince.slice(0, until),
        }
        const all = riseEvidence(place, 1, 1)
        // Each of the two is summed over nodes of its own.
        riseEvidence(earlier, 1, 1).forEach((value, week) =>
          expect(Math.abs(value / at(all, week) - 1)).toBeLessThan(withinAtExtremes),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('grows with a rise that comes late, as it does with one at the start, later', () => {
    const moved = [...constant(39, 1), ...constant(12, 5)]
    const evidence = riseEvidence(
      { targetBefore: 52, comparisonBefore: 2000, targetSince: moved, comparisonSince: constant(51, 40) },
      1,
      1,
    )
    expect(at(evidence, 38)).toBeLessThan(1)
    expect(at(evidence, 50)).toBeGreaterThan(1e4)
  })

  it('is a number from next to nothing to 1e300 at the limits of what is taken', () => {
    for (const [target, comparison] of [
      [100_000, 0],
      [0, 100_000],
      [100_000, 100_000],
    ] as const) {
      for (const before of [
        [0, 1],
        [5_200_000, 5_200_000],
        [5_200_000, 1],
      ] as const) {
        const weeks = { targetSince: [target, 0, target], comparisonSince: [comparison, comparison, 0] }
        const evidence = riseEvidence({ targetBefore: before[0], comparisonBefore: before[1], ...weeks }, 1, 1)
        for (const value of evidence) expect(value > 0 && value <= 1e300).toBe(true)
      }
    }
  })

  it('softplus and the log-likelihood agree', () => {
    expect(logLikelihood(3, 7, -1.2)).toBeCloseTo(3 * -1.2 - 10 * softplus(-1.2), 12)
  })
})
