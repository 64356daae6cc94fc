import type { RankedPlace } from '../../../wire/picture.ts'
import type { MapShow } from '../search.ts'

type Estimate = RankedPlace['rate']

const exactly = (value: number): Estimate => ({ value, low: value, high: value })

/** How large each place is drawn, by what the map shows; null where a place has no such figure. */
const amounts: Record<MapShow, (place: RankedPlace) => Estimate | null> = {
  before: ({ periods }) => periods && exactly(periods.before),
  since: ({ periods }) => periods && exactly(periods.since),
  change: ({ change }) =>
    change && { value: Math.abs(change.value), low: 0, high: Math.max(Math.abs(change.low), Math.abs(change.high)) },
}

/** The ranking with another amount in place of the rate, for the map alone; the list keeps its own. */
export const shownAs = (ranking: readonly RankedPlace[], show: MapShow | undefined): readonly RankedPlace[] =>
  show === undefined
    ? ranking
    : ranking.flatMap((place) => {
        const rate = amounts[show](place)
        return rate ? { ...place, rate } : []
      })

/** What there is to show of a ranking. */
export const showable = (ranking: readonly RankedPlace[], shows: readonly MapShow[]): readonly MapShow[] =>
  shows.filter((show) => ranking.some((place) => amounts[show](place) !== null))

/** The places in order of harm, with harm a week as their rate, change and periods; those without it are left out. */
export const rankedByHarm = (ranking: readonly RankedPlace[]): readonly RankedPlace[] =>
  ranking
    .flatMap((place) => {
      if (!place.harm) return []
      const { value, low, high, ...harm } = place.harm
      return [{ ...place, ...harm, rate: { value, low, high } }]
    })
    .sort((a, b) => a.rank - b.rank)
