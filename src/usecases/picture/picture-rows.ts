import { incidentSources, investigationStates } from '../../domain/incident/incident.ts'
import { dayMs, hoursOfWeek, type LocalClock, localDay, startOfDay } from '../../domain/time/local-clock.ts'
import type { IncidentFilter } from '../ports.ts'
import { extentOf, type PictureIndex } from './picture-index.ts'
import { type PictureGround, placesWithin } from './picture-places.ts'

const discoveredSource = incidentSources.indexOf('discovered')
const feedSource = incidentSources.indexOf('feed')

/** The rows of a picture, as indices into the columns, sorted by what may be done with them. */
export interface PictureRows {
  /** All that the filter lets through, by now, outside comparison areas. */
  readonly all: Int32Array
  /** Of `all`: not found by police, and no public notices beside other sources. For weeks and rhythm. */
  readonly counted: Int32Array
  readonly discovered: Int32Array
  /** Of `counted`: at a place, so that it may be ranked. */
  readonly ranked: Int32Array
  /** Rows in comparison areas: left out and told. */
  readonly compared: number
}

/** Sorts the rows in two passes. O(rows). */
export function pictureRows(index: PictureIndex, filter: IncidentFilter, now: number): PictureRows {
  const { columns, placeOf, ground } = index
  const passes = filterOf(index, filter, now)
  const atPlace = placeFilter(ground, filter)
  const kept = new Int32Array(columns.rowCount)
  let [count, compared] = [0, 0]
  for (let row = 0; row < columns.rowCount; row++) {
    if (!passes(row)) continue
    const place = placeOf[row] as number
    if (atPlace && !(place >= 0 && atPlace[place])) continue
    if (ground.compared[place]) compared++
    else kept[count++] = row
  }
  return { ...bySource(kept.subarray(0, count), columns.source, placeOf), compared }
}

function bySource(all: Int32Array, source: Uint8Array, placeOf: Int32Array) {
  const [discovered, own, local] = [all, all, all].map(({ length }) => new Int32Array(length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  let [discoveredCount, ownCount, localCount] = [0, 0, 0]
  for (let i = 0; i < all.length; i++) {
    const row = all[i] as number
    if (source[row] === discoveredSource) {
      discovered[discoveredCount++] = row
      continue
    }
    own[ownCount++] = row
    if (source[row] !== feedSource || (placeOf[row] as number) >= 0) local[localCount++] = row
  }
  // Public notices repeat what is reported and cover a whole county: they count only when there is nothing else.
  const counted = localCount > 0 ? local.subarray(0, localCount) : own.subarray(0, ownCount)
  const ranked = new Int32Array(counted.length)
  let rankedCount = 0
  for (let i = 0; i < counted.length; i++) {
    const row = counted[i] as number
    if ((placeOf[row] as number) >= 0) ranked[rankedCount++] = row
  }
  return {
    all,
    discovered: discovered.subarray(0, discoveredCount),
    counted,
    ranked: ranked.subarray(0, rankedCount),
  }
}

/** 1 for the places that the filter lets through, or null when it does not speak of places. */
function placeFilter(ground: PictureGround, { place, areas, kinds, floors }: IncidentFilter): Uint8Array | null {
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

function filterOf(index: PictureIndex, filter: IncidentFilter, now: number): (row: number) => boolean {
  const { from: at, group, source, code, investigation, groups, codes } = index.columns
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter
  const takesGroup = takes(groups, filter.groups)
  const takesSource = takes(incidentSources, filter.sources)
  const takesCode = takes(codes, filter.codes)
  const takesState = takes(states, filter.investigations)
  const inHours = filter.hours ? hourFilter(index, filter.hours) : null
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

function hourFilter({ shares }: PictureIndex, hours: readonly number[]): (row: number) => boolean {
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

/** The time that the data speak of: from the first local day with an incident to the cut-off. */
export interface ObservedTime {
  readonly from: number
  readonly cutOff: number
}

/**
 * The cut-off is when the data last grew, not now: an export of March read in June says nothing of April.
 * Of all incidents, since a filter does not change what was observed. At least one day.
 */
export function observedTime(
  index: PictureIndex,
  filter: IncidentFilter,
  now: number,
  clock: LocalClock,
): ObservedTime {
  const { first, last } = index.extent.latestFrom <= now ? index.extent : extentOf(index.columns, now)
  const cutOff = Math.min(now, filter.to ?? now, Number.isFinite(last) ? last : now)
  const from = Number.isFinite(first) ? startOfDay(clock, localDay(clock, first)) : cutOff
  return { from: Math.min(Math.max(from, filter.from ?? from), cutOff - dayMs), cutOff }
}
