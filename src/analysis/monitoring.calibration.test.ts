import { describe, expect, it } from 'vitest'
import { anyTimeMonitoring } from './any-time.ts'
import { displacementWatch } from './displacement-watch.ts'
import { type Random, randomStream } from './random.ts'
import { riseEvidence } from './rise-evidence.ts'

/** A small part of scripts/calibration/monitoring.ts: 52 weeks before, negative-binomial weeks, φ estimated. */
const series = (random: Random, mean: number, phi: number, count: number) =>
  Array.from({ length: count }, () => random.clustered(mean, phi))
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

function monitored(random: Random, phi: number, ratio: number, weeks: number) {
  const answer = anyTimeMonitoring({
    targetBefore: series(random, 8, phi, 52),
    comparisonBefore: series(random, 20, phi, 52),
    targetSince: series(random, 8 * ratio, phi, weeks),
    comparisonSince: series(random, 20, phi, weeks),
  })
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}

describe('any-time monitoring, asked every week', () => {
  it.each([1, 1.6])(
    'speaks by chance, and leaves the true ratio out at any look, in one run of twenty at most; φ = %d',
    (phi) => {
      const runs = 120
      let alarms = 0
      let missed = 0
      for (let run = 0; run < runs; run++) {
        const { spoke, low, high } = monitored(randomStream(21, run), phi, 1, 52)
        if (spoke) alarms++
        if (low.some((end, week) => end > 1 || 1 > (high[week] ?? 0))) missed++
      }
      // The sequence leaves 1 out exactly when the evidence speaks.
      expect(missed).toBe(alarms)
      expect(alarms / runs).toBeLessThan(0.05 + 2 * Math.sqrt(0.0475 / runs))
    },
  )

  it.each([
    [1, 6],
    [1.6, 10],
  ])('sees a halving at φ = %d within %d weeks in half of the runs', (phi, promised) => {
    const runs = 1000
    let seen = 0
    for (let run = 0; run < runs; run++) if (monitored(randomStream(22, run), phi, 0.5, promised).spoke) seen++
    expect(seen / runs).toBeGreaterThanOrEqual(0.5)
  })
})

describe('the watch', () => {
  it.each([1, 1.6])('proposes nothing where nothing moves, in nine towns of ten at least; φ = %d', (phi) => {
    const [places, weeksBefore, weeksSince, towns] = [40, 52, 52, 25]
    let wrong = 0
    for (let town = 0; town < towns; town++) {
      const random = randomStream(23, town)
      const target = Array.from({ length: places }, () => series(random, 0.2 * 25 ** random.uniform(), phi, 104)).flat()
      const comparison = series(random, 60, phi, 104)
      const { proposals } = displacementWatch({ placeCount: places, weeksBefore, weeksSince, target, comparison })
      if (proposals.length > 0) wrong++
    }
    expect(wrong / towns).toBeLessThanOrEqual(0.1)
  })

  it.each([
    [0.3, 5],
    [1, 8],
  ])('finds +3 a week from a base of %d within %d weeks in four runs of five, among 300 places', (base, within) => {
    const runs = 600
    let found = 0
    for (let run = 0; run < runs; run++) {
      const random = randomStream(24, run)
      const evidence = riseEvidence(
        {
          targetBefore: sum(series(random, base, 1, 52)),
          comparisonBefore: sum(series(random, 60, 1, 52)),
          targetSince: series(random, base + 3, 1, within),
          comparisonSince: series(random, 60, 1, within),
        },
        1,
        1,
      )
      // What one place of 300 alone needs at a false discovery rate of 10 %.
      if (evidence.some((value) => value >= 3000)) found++
    }
    expect(found / runs).toBeGreaterThan(0.8)
  })
})
