import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eTest } from './e-test.ts'
import { type PhaseTest, type PhaseTestOptions, phaseTest } from './phase-test.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

function tested(counts: readonly number[], on: readonly number[], options?: PhaseTestOptions): PhaseTest {
  const answer = phaseTest(counts, on, options)
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}
const phases = (...lengths: number[]) => lengths.flatMap((length, i) => Array.from({ length }, () => i % 2))
const follow = [2, 3, 1, 2, 8, 9, 7, 8, 2, 1, 2, 3, 9, 7, 8, 8]
const on = phases(4, 4, 4, 4)

describe('the phase test', () => {
  it('sees what rises after on and falls after off, each time', () => {
    const { verdict, changes, lag, test, dispersion } = tested(follow, on)
    expect([verdict, lag, test, dispersion]).toEqual(['follows', 0, 'e-test', 1])
    expect(changes.map(({ week, to }) => [week, to])).toEqual([
      [4, 'on'],
      [8, 'off'],
      [12, 'on'],
    ])
    expect(changes[0]).toMatchObject({ before: { count: 8, weeks: 4 }, after: { count: 32, weeks: 4 }, ratio: 4 })
    const alone = eTest({ count: 32, exposure: 4 }, { count: 8, exposure: 4 })
    expect('p' in alone && alone.p).toBe(changes[0]?.p)
  })
  it('is contradicted by a clear change the other way, and shows nothing of steady counts', () => {
    expect(tested(follow.toReversed(), phases(4, 4, 4, 4)).verdict).toBe('contradicts')
    expect(
      tested(
        follow.map(() => 5),
        on,
      ).verdict,
    ).toBe('not-shown')
  })
  it('does not follow when one off goes with a rise, however little', () => {
    const counts = [...follow.slice(0, 12), ...follow.slice(12), 9, 8, 8, 8]
    expect(tested(counts, phases(4, 4, 4, 4, 4)).verdict).toBe('not-shown')
  })
  it('finds the lag of counts that come later than presence, or before it', () => {
    const late = [2, 1, ...follow.slice(0, 14)]
    expect(tested(late, on).lag).toBe(2)
    const early = [...follow.slice(1), 2]
    expect(tested(early, on).lag).toBe(-1)
  })
  it('corrects for all changes: adjusted p are Holm’s of the p', () => {
    const { changes } = tested(follow, on)
    const rising = changes.map(({ p }) => p).toSorted((a, b) => a - b)
    const least = changes.find(({ p }) => p === rising[0])
    expect(least?.adjusted).toBeCloseTo(Math.min(1, 3 * (rising[0] ?? 1)), 12)
  })
  it('over φ = 1.2 takes a score whose variance is φ times the binomial one', () => {
    const { test, changes } = tested(follow, on, { dispersion: 4 })
    expect(test).toBe('inflated-score')
    // 32 of 40 where 20 are expected, variance 4 · 40 / 4: z = 12 / √40 = 1.897, p = 0.0578.
    expect(changes[0]?.p).toBeCloseTo(0.0578, 4)
    const clustered = tested([0, 0, 9, 0, 9, 20, 1, 18, 0, 0, 0, 9, 12, 30, 0, 8], on)
    expect(clustered.dispersion).toBeGreaterThan(1.2)
    expect(clustered.test).toBe('inflated-score')
  })
  it('is wrong about steady counts at most as often as promised, clustered or not', () => {
    for (const phi of [1, 1.6]) {
      let spoken = 0
      for (let run = 0; run < 600; run++) {
        const random = randomStream(run, 4)
        const counts = Array.from({ length: 32 }, () => random.clustered(4, phi))
        if (tested(counts, phases(8, 8, 8, 8)).verdict !== 'not-shown') spoken++
      }
      expect(spoken / 600).toBeLessThan(0.05 + 3 * Math.sqrt(0.0475 / 600))
    }
  })
  it('mirrors itself when time runs backwards: on becomes off, the lag turns about', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }), (counts) => {
        fc.pre(counts.some((count) => count > 0))
        const forward = tested(counts, phases(4, 4, 4))
        const backward = tested(counts.toReversed(), phases(4, 4, 4))
        expect(backward.changes.map(({ p }) => p).toReversed()).toEqual(forward.changes.map(({ p }) => p))
        backward.crossCorrelation
          .toReversed()
          .forEach((value, k) => expect(value).toBeCloseTo(forward.crossCorrelation[k] ?? 9, 12))
      }),
      { numRuns: 40 },
    )
  })
})

describe('many phases', () => {
  it('are told of, and can be stopped', () => {
    const flags = Array.from({ length: 200 }, (_, week) => week % 2)
    const counts = flags.map(() => 3)
    const told: number[] = []
    phaseTest(counts, flags, {}, { progress: (done, total) => told.push(done / total) })
    expect(told).toEqual([0, 64, 128, 192].map((change) => change / 199))
    expect(() => phaseTest(counts, flags, {}, { cancelled: () => true })).toThrow(Cancelled)
  })
})

describe('lopsided and empty', () => {
  it('is not defined without events, or unless presence was put on and taken off', () => {
    expect(phaseTest([0, 0, 0], [0, 1, 0])).toEqual({ defined: false, reason: 'no-events' })
    expect(phaseTest([1, 2, 3], [0, 1, 1])).toEqual({ defined: false, reason: 'never-on-and-off' })
    expect(phaseTest([1, 2, 3], [1, 1, 1])).toEqual({ defined: false, reason: 'never-on-and-off' })
  })
  it('takes phases of one week, and pairs of phases without any event', () => {
    const { changes, crossCorrelation } = tested([0, 0, 5], [0, 1, 0], { mostLag: 2 })
    expect(changes.map(({ ratio, p }) => [ratio, p])[0]).toEqual([1, 1])
    expect(changes[1]?.ratio).toBe(Number.POSITIVE_INFINITY)
    expect(crossCorrelation).toHaveLength(5)
    expect(tested([0, 0, 5], [0, 1, 0], { dispersion: 3 }).changes[0]?.p).toBe(1)
    const alike = tested([4, 4, 4], [0, 1, 0])
    expect([...alike.crossCorrelation]).toEqual([0, 0, 0, 0, 0])
    expect(alike.lag).toBe(0)
  })
  it.each<[readonly number[], readonly number[], PhaseTestOptions, string]>([
    [[1, 2], [0, 1], {}, 'counts: too few'],
    [[1, 2, 3], [0, 1], {}, 'on: length differs'],
    [[1, 2, 3], [0, 1, 2], {}, 'on[2]: out of range'],
    [[1, 2, -3], [0, 1, 0], {}, 'counts[2]: negative'],
    [[1, 2, 1001], [0, 1, 0], {}, 'counts[2]: out of range'],
    [[1, 2, Number.NaN], [0, 1, 0], {}, 'counts[2]: not finite'],
    [[1, 2, 3], [0, 1, 0], { alpha: 1 }, 'alpha'],
    [[1, 2, 3], [0, 1, 0], { mostLag: 3 }, 'mostLag'],
    [[1, 2, 3], [0, 1, 0], { dispersion: 0 }, 'dispersion'],
  ])('refuses %j, %j, %j', (counts, flags, options, message) => {
    expect(() => phaseTest(counts, flags, options)).toThrow(message)
  })
})
