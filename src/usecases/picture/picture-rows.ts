import { incidentSources } from '../../domain/incident/incident.ts'
import { dayMs, type LocalClock, localDay, startOfDay } from '../../domain/time/local-clock.ts'
import type { IncidentFilter } from '../ports.ts'
import { extentOf, type PictureIndex } from './picture-index.ts'
import { placeFilter, rowFilter } from './row-filter.ts'

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
  const passes = rowFilter(index, filter, now)
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
