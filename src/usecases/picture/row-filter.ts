import type { AoristicShares } from '../../analysis/aoristic.ts'
import { incidentSources, investigationStates } from '../../domain/incident/incident.ts'
import { hoursOfWeek } from '../../domain/time/local-clock.ts'
import type { IncidentFilter } from '../ports.ts'
import type { PictureIndex } from './picture-index.ts'
import { type PictureGround, placesWithin } from './picture-places.ts'

type PlaceWords = Pick<IncidentFilter, 'place' | 'areas' | 'kinds' | 'floors'>

/** 1 for the places that the filter lets through, or null when it does not speak of places. */
export function placeFilter(ground: PictureGround, { place, areas, kinds, floors }: PlaceWords): Uint8Array | null {
  if (!place && !areas && !kinds && !floors) return null
  const within = place === undefined ? null : placesWithin(ground, place)
  return Uint8Array.from(ground.places, ({ kind, floor }, i) =>
    (!within || within.has(i)) &&
    (!areas || areas.some((id) => ground.inArea.get(id)?.[i])) &&
    (!kinds || kinds.includes(kind)) &&
    (!floors || (floor !== null && floors.includes(floor)))
      ? 1
      : 0,
  )
}

/** A table over the values of a column: 1 where the filter takes the value. */
const takes = <T>(values: readonly T[], chosen: readonly T[] | undefined): Uint8Array =>
  Uint8Array.from(values, (value) => (!chosen || chosen.includes(value) ? 1 : 0))

const states = ['unknown', ...investigationStates] as const

/** Whether a row passes all but what the filter says of places. */
export function rowFilter(index: PictureIndex, filter: IncidentFilter, now: number): (row: number) => boolean {
  const { from: at, group, source, code, investigation, groups, codes } = index.columns
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter
  const takesGroup = takes(groups, filter.groups)
  const takesSource = takes(incidentSources, filter.sources)
  const takesCode = takes(codes, filter.codes)
  const takesState = takes(states, filter.investigations)
  const inHours = filter.hours ? hourFilter(index.shares, filter.hours) : null
  return (row) =>
    (at[row] as number) >= from &&
    (at[row] as number) < to &&
    (at[row] as number) <= now &&
    takesGroup[group[row] as number] === 1 &&
    takesSource[source[row] as number] === 1 &&
    takesCode[code[row] as number] === 1 &&
    takesState[investigation[row] as number] === 1 &&
    (inHours === null || inHours(row))
}

/** Half of a point or of an interval of up to twelve hours; what is known less exactly is in no hour. */
const halfAndRounding = 0.5 - 1e-9

/** Whether at least half of what is known of a row's time lies in the hours. */
export function hourFilter(shares: AoristicShares, hours: readonly number[]): (row: number) => boolean {
  const chosen = new Uint8Array(hoursOfWeek)
  for (const hour of hours) chosen[hour] = 1
  const { start, hour, share } = shares
  return (row) => {
    let sum = 0
    for (let i = start[row] as number; i < (start[row + 1] as number); i++)
      if (chosen[hour[i] as number]) sum += share[i] as number
    return sum >= halfAndRounding
  }
}
