import type { Random } from '../analysis/random.ts'
import { hoursOfWeek } from '../domain/time/local-clock.ts'
import { stream } from './draw.ts'
import { type RhythmName, weekShares } from './rhythms.ts'

/**
 * The bench town of methods §6: 40 candidate points with stated moments, on which claims about ranking, planning
 * and effect are calibrated. `bench-town.test.ts` holds the moments; only a decision record changes them.
 */
export const benchMoments = {
  points: 40,
  logSd: 1.2,
  /** Share of all harm at the four worst points. */
  topFour: [0.45, 0.55],
  /** Half the harm falls in this share of the 168 hours. */
  halfOfHarmInHours: 0.2,
  walkMinutes: [2, 8],
  /** Events a week and point. */
  rate: [0.2, 6],
  dispersion: 1.6,
  reporting: [0.3, 0.7],
  medianDelayDays: 2,
} as const

/** Events a week in the whole bench town, before the floor of 0.2 a point: what "scaled" scales to. */
const weeklyTotal = 34
const rhythmsOfPoints: readonly RhythmName[] = ['evening', 'evening', 'night', 'school-day', 'closing']

export interface BenchPoint {
  readonly eastMetres: number
  readonly northMetres: number
  /** True events a week, repeats included; harm weight 1. */
  readonly rate: number
  readonly reporting: number
  /** Shares of the 168 hours of the week. */
  readonly rhythm: Float64Array
}

export interface BenchTown {
  readonly points: readonly BenchPoint[]
  /** Row-major 40 × 40, 0 on the diagonal; symmetric and never longer than a detour. */
  readonly walkMinutes: Float64Array
}

/** A bench town. Another seed gives another with the same moments. */
export function benchTown(seed: number): BenchTown {
  const random = stream(seed, 'bench town')
  const rates = drawRates(random)
  const { places, walkMinutes } = drawGround(random)
  const sharpened = sharpenedRhythms(rates)
  const [low, high] = benchMoments.reporting
  return {
    walkMinutes,
    points: places.map(({ eastMetres, northMetres }, i) => ({
      eastMetres,
      northMetres,
      rate: rates[i] as number,
      reporting: low + (high - low) * random.uniform(),
      rhythm: sharpened[i % sharpened.length] as Float64Array,
    })),
  }
}

/** Share of the total at the four highest. */
export const topFourShare = (rates: readonly number[]): number =>
  [...rates]
    .sort((a, b) => b - a)
    .slice(0, 4)
    .reduce((sum, rate) => sum + rate, 0) / rates.reduce((sum, rate) => sum + rate, 0)

/** Log-normal rates, scaled to the weekly total, drawn again until the stated moments hold: about every third draw does. */
function drawRates(random: Random): readonly number[] {
  const [least, most] = benchMoments.rate
  const [low, high] = benchMoments.topFour
  for (;;) {
    const drawn = Array.from({ length: benchMoments.points }, () => Math.exp(benchMoments.logSd * random.normal()))
    const scale = weeklyTotal / drawn.reduce((sum, rate) => sum + rate, 0)
    const rates = drawn.map((rate) => Math.max(least, rate * scale))
    const share = topFourShare(rates)
    if (Math.max(...rates) <= most && share >= low && share <= high) return rates
  }
}

/** Points in a block of 420 × 300 m; a walk is a minute at each end for doors and stairs, and the rest by distance. */
function drawGround(random: Random) {
  const places = Array.from({ length: benchMoments.points }, () => ({
    eastMetres: 420 * random.uniform(),
    northMetres: 300 * random.uniform(),
  }))
  const [shortest, longest] = benchMoments.walkMinutes
  const metres = places.map((a) =>
    places.map((b) => Math.hypot(a.eastMetres - b.eastMetres, a.northMetres - b.northMetres)),
  )
  const farthest = Math.max(...metres.flat())
  const walkMinutes = Float64Array.from(
    metres.flatMap((row, i) =>
      row.map((distance, j) => (i === j ? 0 : shortest + ((longest - shortest) * distance) / farthest)),
    ),
  )
  return { places, walkMinutes }
}

/** Share of a week's harm in its worst hours; hours may be cut. */
export function shareInWorstHours(harmByHour: Float64Array, hours: number): number {
  const worst = harmByHour.slice().sort().reverse()
  const total = worst.reduce((sum, harm) => sum + harm, 0)
  return worst.reduce((sum, harm, i) => sum + harm * Math.min(1, Math.max(0, hours - i)), 0) / total
}

/** Harm of each hour of the week over all points. */
export function harmByHour(points: readonly Pick<BenchPoint, 'rate' | 'rhythm'>[]): Float64Array {
  return Float64Array.from({ length: hoursOfWeek }, (_, hour) =>
    points.reduce((sum, { rate, rhythm }) => sum + rate * (rhythm[hour] as number), 0),
  )
}

/** The town's rhythms, raised to the one power that puts half of all harm into a fifth of the hours. */
function sharpenedRhythms(rates: readonly number[]): readonly Float64Array[] {
  const plain = rhythmsOfPoints.map(weekShares)
  const sharpen = (power: number) =>
    plain.map((shares) => {
      const raised = shares.map((share) => share ** power)
      const total = raised.reduce((sum, share) => sum + share, 0)
      return raised.map((share) => share / total)
    })
  const shareAt = (power: number) => {
    const rhythms = sharpen(power)
    const points = rates.map((rate, i) => ({ rate, rhythm: rhythms[i % rhythms.length] as Float64Array }))
    return shareInWorstHours(harmByHour(points), benchMoments.halfOfHarmInHours * hoursOfWeek)
  }
  let [flat, sharp] = [0, 6]
  for (let i = 0; i < 50; i++) {
    const middle = (flat + sharp) / 2
    if (shareAt(middle) < 0.5) flat = middle
    else sharp = middle
  }
  return sharpen((flat + sharp) / 2)
}
