import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CusumDesign, cusumScheme, poissonCusum } from './cusum.ts'
import { cusumRunLength, longestArl, mostStates, type SteppedCusum, thresholdFor } from './cusum-run-length.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import { logGamma } from './special.ts'
import { Cancelled } from './work.ts'

/** The slow, obvious version of Brook & Evans: the whole matrix, by Gaussian elimination. */
function denseRunLength(cusum: SteppedCusum, mean: number, threshold: number): number {
  const { stepsPerUnit, reference, direction, fastStart } = cusum
  const matrix = Array.from({ length: threshold }, () => Array.from({ length: threshold }, () => 0))
  const pmf = (x: number) => Math.exp(x * Math.log(mean) - mean - logGamma(x + 1))
  for (let i = 0; i < threshold; i++) {
    for (let x = 0; x < mean + 20 * Math.sqrt(mean) + 60; x++) {
      const moved = x * stepsPerUnit - reference
      const j = Math.max(0, direction === 'rise' ? i + moved : i - moved)
      if (j < threshold) (matrix[i] as number[])[j] = (matrix[i]?.[j] ?? 0) + pmf(x)
    }
  }
  const rows = matrix.map((row, i) => row.map((p, j) => (i === j ? 1 : 0) - p).concat(1))
  for (let pivot = 0; pivot < threshold; pivot++) {
    for (let row = 0; row < threshold; row++) {
      const factor = row === pivot ? 0 : (rows[row]?.[pivot] ?? 0) / (rows[pivot]?.[pivot] ?? 1)
      if (factor === 0) continue
      for (let j = pivot; j <= threshold; j++)
        (rows[row] as number[])[j] = (rows[row]?.[j] ?? 0) - factor * (rows[pivot]?.[j] ?? 0)
    }
  }
  const start = fastStart ? threshold >> 1 : 0
  return (rows[start]?.[threshold] ?? Number.NaN) / (rows[start]?.[start] ?? Number.NaN)
}

const stepped = fc.record({
  stepsPerUnit: fc.integer({ min: 1, max: 6 }),
  reference: fc.integer({ min: 1, max: 30 }),
  direction: fc.constantFrom('rise' as const, 'fall' as const),
  fastStart: fc.boolean(),
})

describe('run length of the CUSUM', () => {
  it('is that of the whole Markov chain', () => {
    fc.assert(
      fc.property(
        stepped,
        fc.double({ min: 0.05, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (cusum, mean, threshold) => {
          const slow = denseRunLength(cusum, mean, threshold)
          fc.pre(slow > 0 && slow < 1e7)
          const fast = cusumRunLength(cusum, mean, threshold)
          expect(Math.abs(fast / slow - 1)).toBeLessThan(1e-15 * Math.max(1e6, slow * 100))
        },
      ),
    )
  })

  it('is what thousands of simulated charts give', () => {
    const random = randomStream(17)
    const { referenceValue, threshold, inControlArl } = cusumScheme({
      inControlMean: 2,
      outOfControlMean: 4,
      inControlArl: 50,
    })
    const runs = 4000
    let weeks = 0
    for (let run = 0; run < runs; run++) {
      for (let sum = 0; sum < threshold - 1e-9; weeks++) sum = Math.max(0, sum + random.poisson(2) - referenceValue)
    }
    // Run lengths are nearly geometric: their standard deviation is near their mean.
    expect(Math.abs(weeks / runs / inControlArl - 1)).toBeLessThan(3.3 / Math.sqrt(runs))
  })

  it('rises with the threshold, and the threshold found is the least that is enough', () => {
    fc.assert(
      fc.property(
        stepped,
        fc.double({ min: 0.3, max: 6, noNaN: true }),
        fc.integer({ min: 2, max: 5000 }),
        (cusum, mean, wanted) => {
          // With a reference on the wrong side of the mean no threshold up to 3,000 steps is worth waiting for.
          const drift = mean * cusum.stepsPerUnit - cusum.reference
          fc.pre(cusum.direction === 'rise' ? drift < -0.3 : drift > 0.3)
          const { threshold, arl } = thresholdFor(cusum, mean, wanted)
          expect(arl).toBeGreaterThanOrEqual(wanted)
          if (threshold > 1 && !cusum.fastStart) expect(cusumRunLength(cusum, mean, threshold - 1)).toBeLessThan(wanted)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('stays finite where an alarm cannot be told from none', () => {
    const cusum = { stepsPerUnit: 1, reference: 600, direction: 'rise', fastStart: false } as const
    expect(cusumRunLength(cusum, 0.001, 5)).toBe(longestArl)
    expect(cusumRunLength(cusum, 10_000, 5)).toBe(1)
    expect(cusumRunLength({ ...cusum, direction: 'fall' }, 10_000, mostStates)).toBe(longestArl)
  })
})

const counts = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 60 })
const design = fc
  .record({
    inControlMean: fc.integer({ min: 1, max: 60 }).map((n) => n / 10),
    outOfControlMean: fc.integer({ min: 1, max: 60 }).map((n) => n / 10),
    threshold: fc.integer({ min: 5, max: 80 }).map((n) => n / 10),
    fastStart: fc.boolean(),
  })
  .filter(({ inControlMean, outOfControlMean }) => Math.abs(inControlMean - outOfControlMean) > 0.5)

describe('Poisson CUSUM', () => {
  it('is Page’s sum, begun anew after each alarm', () => {
    fc.assert(
      fc.property(counts, design, (weekly, wanted) => {
        const { sums, alarm, referenceValue, threshold, startsAt, direction } = poissonCusum(weekly, wanted)
        let sum = startsAt
        weekly.forEach((count, week) => {
          const above = direction === 'rise' ? count - referenceValue : referenceValue - count
          sum = Math.max(0, sum + above)
          expect(sums[week]).toBeCloseTo(sum, 9)
          expect(alarm[week]).toBe(sum > threshold - 1e-9 ? 1 : 0)
          if (alarm[week] === 1) sum = startsAt
        })
      }),
    )
  })

  it('says nothing of the weeks before an alarm once it has sounded', () => {
    fc.assert(
      fc.property(counts, counts, design, (before, after, wanted) => {
        const first = poissonCusum([...before, ...after], wanted)
        const last = first.alarm.lastIndexOf(1)
        fc.pre(last >= 0 && last < first.alarm.length - 1)
        const alone = poissonCusum([...before, ...after].slice(last + 1), wanted)
        expect(first.sums.slice(last + 1)).toEqual(alone.sums)
      }),
    )
  })

  it('has the reference value that makes the two Poisson likelihoods equal', () => {
    const { referenceValue } = cusumScheme({ inControlMean: 2, outOfControlMean: 4, threshold: 2, stepsPerUnit: 1000 })
    expect(referenceValue * Math.log(2) - 2).toBeCloseTo(referenceValue * Math.log(4) - 4, 3)
  })

  it('takes a threshold between two steps as the upper one, and one that is a step as that', () => {
    const of = (threshold: number) =>
      cusumScheme({ inControlMean: 2, outOfControlMean: 4, stepsPerUnit: 10, threshold }).threshold
    expect([of(4.6), of(4.51), of(4.601), of(0.001)]).toEqual([4.6, 4.6, 4.7, 0.1])
  })

  it('alarms far too often where weeks vary more than Poisson, as its page admits', () => {
    const random = randomStream(8)
    const scheme: CusumDesign = { inControlMean: 2, outOfControlMean: 4 }
    const { threshold, inControlArl } = cusumScheme(scheme)
    const weekly = Array.from({ length: 100_000 }, () => random.clustered(2, 1.6))
    const alarms = poissonCusum(weekly, { ...scheme, threshold }).alarm.reduce((sum, value) => sum + value, 0)
    expect(inControlArl).toBeGreaterThan(500)
    expect(weekly.length / alarms).toBeGreaterThan(95)
    expect(weekly.length / alarms).toBeLessThan(112)
  })

  const refused = (weekly: readonly number[], wanted: CusumDesign) => {
    try {
      poissonCusum(weekly, wanted)
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
    }
    return 'answered'
  }
  const usual = { inControlMean: 2, outOfControlMean: 4 }
  it.each([
    [[], {}, 'counts empty'],
    [[1, -1], {}, 'counts negative'],
    [[1, Number.POSITIVE_INFINITY], {}, 'counts not-finite'],
    [[0.5], {}, 'counts not-whole'],
    [[2e9], {}, 'counts out-of-range'],
    [[1], { outOfControlMean: 2 }, 'outOfControlMean all-alike'],
    [[1], { outOfControlMean: 2.0001 }, 'outOfControlMean out-of-range'],
    [[1], { inControlMean: 0 }, 'inControlMean out-of-range'],
    [[1], { inControlMean: Number.NaN }, 'inControlMean not-finite'],
    [[1], { outOfControlMean: 1e5 }, 'outOfControlMean out-of-range'],
    [[1], { threshold: 0 }, 'threshold not-positive'],
    [[1], { threshold: 1e6 }, 'threshold out-of-range'],
    [[1], { inControlArl: 1 }, 'inControlArl out-of-range'],
    [[1], { stepsPerUnit: 0 }, 'stepsPerUnit out-of-range'],
    [[1], { inControlMean: 2, outOfControlMean: 2.5, stepsPerUnit: 1 }, 'stepsPerUnit out-of-range'],
    [[1], { outOfControlMean: 2.02, inControlArl: 1e7 }, 'inControlArl out-of-range'],
  ] as const)('refuses %j %j: %s', (weekly, change, problem) => {
    expect(refused(weekly, { ...usual, ...change })).toBe(problem)
  })
  it('answers a single week, and none but empty weeks', () => {
    expect(poissonCusum([0], usual).sums).toEqual(Float64Array.of(0))
    const empty = poissonCusum(new Int32Array(30), { inControlMean: 4, outOfControlMean: 2, threshold: 5 })
    expect(empty.alarm.indexOf(1)).toBe(1)
  })
})

describe('a long search', () => {
  // Close means and rare alarms: a threshold of many steps.
  const long: CusumDesign = { inControlMean: 10, outOfControlMean: 10.5, inControlArl: 3000 }

  it('tells how far it is, never back, and can be stopped', () => {
    const told: number[] = []
    cusumScheme(long, { progress: (done, total) => told.push(done / total) })
    expect(told.length).toBeGreaterThan(5)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBeLessThanOrEqual(1)
    expect(() => poissonCusum([10], long, { cancelled: () => true })).toThrow(Cancelled)
  })
})
