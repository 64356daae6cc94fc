import { crimeGroups } from '../domain/incident/crime-groups.ts'
import { startOfDay } from '../domain/time/local-clock.ts'
import { describePicture } from '../usecases/describe-picture.ts'
import { demoTown } from './events.ts'
import { fixtureNow, pictureInputOf } from './picture-fixture.ts'
import { trueRates } from './true-rates.ts'

/** How often the intervals of a ranking held the true rate, and on which side they missed it. */
export interface Coverage {
  places: number
  held: number
  /** The truth lay below the interval, or above it. */
  below: number
  above: number
}

export const bands = ['1–10', '11–40', '41–200'] as const
export type Band = (typeof bands)[number]
const bandOf = (rank: number): Band => (rank <= 10 ? '1–10' : rank <= 40 ? '11–40' : '41–200')

const empty = (): Coverage => ({ places: 0, held: 0, below: 0, above: 0 })
export const noCoverage = (): Record<Band, Coverage> => ({ '1–10': empty(), '11–40': empty(), '41–200': empty() })

const sensitive: ReadonlySet<string> = new Set(
  crimeGroups.flatMap(({ key, sensitivity }) => (sensitivity === 'none' ? [] : [key])),
)

/**
 * Ranks one town as the Picture room does, with what was known on the day the operation began, and compares each
 * interval with the true rate of what is told at that place. Two years of steady rates: nothing but chance, near
 * repeats and late records stands between the interval and the truth.
 * @param confidence of the intervals
 * @param coverage added to
 */
export function addCoverage(seed: number, confidence: number, coverage: Record<Band, Coverage>): void {
  const demo = demoTown({ seed, now: fixtureNow })
  const start = startOfDay(demo.calendar.clock, demo.calendar.startDay)
  const before = pictureInputOf({ ...demo, incidents: demo.incidents.filter(({ knownAt }) => knownAt < start) })
  const picture = describePicture(
    { ...before, operation: { ...before.operation, startsOn: null }, now: start },
    confidence,
  )
  const keyOf = new Map(demo.town.places.map(({ place, key }): [string, string] => [place.id, key]))
  const told = new Map<string, number>()
  for (const rate of trueRates(demo.town, seed, -1))
    if (!sensitive.has(rate.group)) told.set(rate.place, (told.get(rate.place) ?? 0) + rate.told)
  for (const { placeId, rank, rate } of picture.ranking) {
    const truth = told.get(keyOf.get(placeId) ?? '') ?? 0
    const band = coverage[bandOf(rank)]
    band.places++
    if (truth < rate.low) band.below++
    else if (truth > rate.high) band.above++
    else band.held++
  }
}
