import { hoursOfWeek } from '../domain/time/local-clock.ts'

/** A bell over the hours of a day: middle and spread in hours, and how much of the day it is. */
type Bell = readonly [middle: number, spread: number, weight: number]

interface Rhythm {
  /** Hours past 24 lie after midnight and still belong to the day that began. */
  readonly bells: readonly Bell[]
  /** Weight of Monday … Sunday. */
  readonly days: readonly number[]
}

/** How the week goes for one form of crime. */
const rhythms = {
  evening: {
    bells: [
      [20.5, 2.4, 0.8],
      [16, 2, 0.2],
    ],
    days: [0.8, 0.85, 1, 1, 1.6, 1.5, 0.8],
  },
  night: {
    bells: [
      [23.5, 2.2, 0.8],
      [19, 2, 0.2],
    ],
    days: [0.5, 0.5, 0.6, 0.8, 1.9, 2, 0.6],
  },
  shopping: { bells: [[15.5, 2.6, 1]], days: [1, 1, 1, 1.1, 1.3, 1, 0.6] },
  closing: {
    bells: [
      [19, 1.2, 0.7],
      [15, 2, 0.3],
    ],
    days: [1, 1, 1, 1, 1.3, 0.9, 0.5],
  },
  commuting: {
    bells: [
      [7.8, 0.9, 0.3],
      [17.2, 1.4, 0.7],
    ],
    days: [1, 1, 1.2, 1, 1.1, 0.5, 0.4],
  },
  'school-day': {
    bells: [
      [12, 1.2, 0.4],
      [15.5, 1.4, 0.6],
    ],
    days: [1, 1, 1, 1, 1.1, 0.1, 0.1],
  },
  'any-time': {
    bells: [
      [14, 5, 0.7],
      [21, 3, 0.3],
    ],
    days: [1, 1, 1, 1, 1.1, 1, 0.9],
  },
} as const satisfies Record<string, Rhythm>
export type RhythmName = keyof typeof rhythms
export const rhythmNames = Object.keys(rhythms) as readonly RhythmName[]

/** Shares of the 168 local hours of a week, Monday 00 first; they sum to 1. */
export function weekShares(name: RhythmName): Float64Array {
  const { bells, days }: Rhythm = rhythms[name]
  const shares = new Float64Array(hoursOfWeek)
  days.forEach((dayWeight, day) => {
    for (const [middle, spread, weight] of bells)
      for (let hour = 4; hour < 34; hour++) {
        const height = (weight / spread) * Math.exp(-0.5 * ((hour + 0.5 - middle) / spread) ** 2)
        const slot = (day * 24 + hour) % hoursOfWeek
        shares[slot] = (shares[slot] ?? 0) + dayWeight * height
      }
  })
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / total)
}
