import { describe, expect, test } from 'vitest'
import { benchEvents } from './bench-events.ts'
import { benchMoments, benchTown, harmByHour, shareInWorstHours, topFourShare } from './bench-town.ts'

const seeds = Array.from({ length: 30 }, (_, i) => i + 1)
const towns = seeds.map(benchTown)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the moments of the bench town, which only a decision record changes', () => {
  test('has 40 points of 0.2 to 6 events a week, of which the top four hold 45 to 55 % of harm', () => {
    for (const { points } of towns) {
      const rates = points.map(({ rate }) => rate)
      expect(rates).toHaveLength(40)
      expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.2)
      expect(Math.max(...rates)).toBeLessThanOrEqual(6)
      expect(topFourShare(rates)).toBeGreaterThanOrEqual(0.45)
      expect(topFourShare(rates)).toBeLessThanOrEqual(0.55)
    }
  })

  test('draws rates log-normally with a spread of 1.2 around what the floor leaves', () => {
    // The floor of 0.2 hides the lower tail, so the spread is read from the upper half: for a log-normal the
    // distance from median to 84th percentile is one standard deviation. The tolerance is for 30 towns.
    const spreads = towns.map(({ points }) => {
      const logs = points.map(({ rate }) => Math.log(rate)).sort((a, b) => a - b)
      return (logs[33] as number) - ((logs[19] as number) + (logs[20] as number)) / 2
    })
    expect(mean(spreads)).toBeGreaterThan(1.0)
    expect(mean(spreads)).toBeLessThan(1.4)
  })

  test('puts half the harm into a fifth of the hours', () => {
    for (const { points } of towns) {
      expect(shareInWorstHours(harmByHour(points), 0.2 * 168)).toBeCloseTo(0.5, 6)
    }
  })

  test('has walks of 2 to 8 minutes, never longer than by way of a third point', () => {
    for (const { walkMinutes } of towns.slice(0, 5)) {
      const walks = [...walkMinutes].filter((minutes) => minutes > 0)
      expect(Math.min(...walks)).toBeGreaterThanOrEqual(2)
      expect(Math.max(...walks)).toBeCloseTo(8, 9)
      const at = (i: number, j: number) => walkMinutes[i * 40 + j] as number
      for (let i = 0; i < 40; i++)
        for (let j = 0; j < 40; j++) {
          expect(at(i, j)).toBe(at(j, i))
          for (let k = 0; k < 40; k += 7)
            if (at(i, j) > at(i, k) + at(k, j) + 1e-9) throw new Error('a detour is shorter')
        }
    }
  })

  test('has reporting probabilities of 0.3 to 0.7, all over that range', () => {
    const all = towns.flatMap(({ points }) => points.map(({ reporting }) => reporting))
    expect(Math.min(...all)).toBeGreaterThanOrEqual(benchMoments.reporting[0])
    expect(Math.max(...all)).toBeLessThanOrEqual(benchMoments.reporting[1])
    expect(mean(all)).toBeCloseTo(0.5, 1)
  })
})

describe('events of the bench town', () => {
  const weeks = 60
  const runs = towns.map((town, i) => ({ town, events: benchEvents(town, weeks, i + 1) }))

  /** Pearson dispersion of weekly counts about each point's true rate, over all towns: 72,000 counts. */
  function dispersion(which: (reported: number) => boolean, expected: (rate: number, reporting: number) => number) {
    let squares = 0
    let counts = 0
    for (const { town, events } of runs) {
      const weekly = new Float64Array(40 * weeks)
      events.atMinute.forEach((at, i) => {
        const cell = (events.point[i] as number) * weeks + Math.floor(at / 10_080)
        if (which(events.reported[i] as number)) weekly[cell] = (weekly[cell] as number) + 1
      })
      town.points.forEach(({ rate, reporting }, point) => {
        const mean = expected(rate, reporting)
        for (let week = 0; week < weeks; week++) {
          squares += ((weekly[point * weeks + week] as number) - mean) ** 2 / mean
          counts++
        }
      })
    }
    return squares / counts
  }

  test('vary from week to week 1.6 times as much as their mean, and so do the reported ones (± 0.08)', () => {
    expect(
      Math.abs(
        dispersion(
          () => true,
          (rate) => rate,
        ) - 1.6,
      ),
    ).toBeLessThan(0.08)
    expect(
      Math.abs(
        dispersion(
          (reported) => reported === 1,
          (rate, p) => rate * p,
        ) - 1.6,
      ),
    ).toBeLessThan(0.08)
  })

  test('come at the stated rates and are reported with the stated probability (4 standard errors)', () => {
    for (const { town, events } of runs.slice(0, 6)) {
      const expected = town.points.reduce((sum, { rate }) => sum + rate, 0) * weeks
      expect(Math.abs(events.point.length - expected)).toBeLessThan(4 * Math.sqrt(1.7 * expected))
      const reported = town.points.reduce((sum, { rate, reporting }) => sum + rate * reporting, 0) * weeks
      const counted = events.reported.reduce((sum, flag) => sum + flag, 0)
      expect(Math.abs(counted - reported)).toBeLessThan(4 * Math.sqrt(1.7 * reported))
    }
  })

  test('become known after two days in the median', () => {
    const delays = runs.flatMap(({ events }) =>
      [...events.knownAtMinute].flatMap((known, i) =>
        Number.isNaN(known) ? [] : [known - (events.atMinute[i] as number)],
      ),
    )
    delays.sort((a, b) => a - b)
    expect((delays[delays.length >> 1] as number) / 1440).toBeCloseTo(2, 1)
  })

  test('are the same bytes for the same seeds, and other bytes for another', () => {
    const again = benchEvents(benchTown(1), 20, 5)
    expect(benchEvents(benchTown(1), 20, 5)).toEqual(again)
    expect(benchEvents(benchTown(1), 20, 6)).not.toEqual(again)
  })
})
