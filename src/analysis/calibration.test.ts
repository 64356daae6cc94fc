import { describe, expect, it } from 'vitest'
import { weeklyDispersion } from './dispersion.ts'
import { rankPoints } from './point-ranking.ts'
import { type Random, randomStream } from './random.ts'
import { clearChanges, probabilityOfRise } from './rate-change.ts'

const week = 604_800_000
const until = Date.UTC(2026, 10, 22)
const weeks = 52

/** Poisson by exponential gaps: as many unit-rate arrivals as come before `mean`. */
function poisson(random: Random, mean: number): number {
  let arrivals = 0
  for (let t = random.gamma(1); t < mean; t += random.gamma(1)) arrivals++
  return arrivals
}

/** A town whose places have log-normal rates, which is not the gamma that the method believes in. */
function simulatedTown(random: Random, placeCount: number, sigma: number) {
  const rates = Float64Array.from({ length: placeCount }, () => 0.5 * Math.exp(sigma * random.normal()))
  const rows = Array.from(rates).flatMap((rate, place) =>
    Array.from({ length: poisson(random, rate * weeks) }, () => ({
      place,
      at: until - random.uniform() * weeks * week,
    })),
  )
  const ranking = rankPoints(
    {
      at: Float64Array.from(rows, ({ at }) => at),
      place: Int32Array.from(rows, ({ place }) => place),
      group: new Uint16Array(rows.length),
    },
    {
      placeCount,
      groupCount: 1,
      until,
      observedFrom: new Float64Array(placeCount).fill(until - weeks * week),
      halfLifeWeeks: 8,
      kindOfPlace: new Int32Array(placeCount),
      kindCount: 1,
      harm: [1],
      listed: placeCount,
      dispersion: 1,
      confidence: 0.9,
      topK: 10,
      draws: 1000,
      seed: 1,
    },
  )
  return { rates, ranking }
}

describe('calibration on simulated towns', () => {
  it('90 % intervals of steady places hold the true rate about nine times in ten', () => {
    const random = randomStream(2026)
    let [held, listed] = [0, 0]
    for (let town = 0; town < 10; town++) {
      const { rates, ranking } = simulatedTown(random, 150, 1.2)
      ranking.places.forEach((place, i) => {
        const rate = rates[place] ?? Number.NaN
        listed++
        if ((ranking.low[i] ?? 0) <= rate && rate <= (ranking.high[i] ?? 0)) held++
      })
    }
    expect(listed).toBeGreaterThan(1300)
    expect(held / listed).toBeGreaterThan(0.87)
    expect(held / listed).toBeLessThan(0.94)
  })

  it('P(in the top ten) is as often right as it says', () => {
    const random = randomStream(7)
    let [said, were] = [0, 0]
    for (let town = 0; town < 20; town++) {
      const { rates, ranking } = simulatedTown(random, 80, 1.2)
      const tenth = rates.toSorted().at(-10) ?? 0
      ranking.places.forEach((place, i) => {
        const p = ranking.inTop[i] ?? 0
        if (p < 0.3 || p > 0.7) return
        said += p
        if ((rates[place] ?? 0) >= tenth) were++
      })
    }
    expect(said).toBeGreaterThan(25)
    expect(Math.abs(were - said)).toBeLessThan(3.3 * Math.sqrt(said))
  })

  it.each([1, 1.6])('names a change among forty unchanged places in one town of ten at most, φ = %d', (phi) => {
    const random = randomStream(3)
    /** Variance φ × mean, as near repeats make it: negative binomial. */
    const weekly = (mean: number) => poisson(random, phi === 1 ? mean : random.gamma(mean / (phi - 1)) * (phi - 1))
    let alarms = 0
    const towns = 300
    for (let town = 0; town < towns; town++) {
      const counts = Array.from({ length: 40 }, () => 0.5 * Math.exp(random.normal())).flatMap((rate) =>
        Array.from({ length: 60 }, () => weekly(rate)),
      )
      const dispersion = weeklyDispersion(counts, 60, 0, 52)
      const rose = Array.from({ length: 40 }, (_, place) => {
        const sum = (from: number, to: number) =>
          counts.slice(place * 60 + from, place * 60 + to).reduce((total, count) => total + count, 0)
        return probabilityOfRise({ count: sum(0, 52), weeks: 52 }, { count: sum(52, 60), weeks: 8 }, dispersion)
      })
      if (clearChanges(rose).some((direction) => direction !== null)) alarms++
    }
    // 10 % and three standard errors. Without the dispersion it is 45 % at φ = 1.6.
    expect(alarms / towns).toBeLessThan(0.1 + 3 * Math.sqrt(0.09 / towns))
  })
})
