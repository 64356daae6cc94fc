import type { PlaceId } from '../../domain/ids.ts'
import type { CrimeGroup } from '../../domain/incident/crime-codes.ts'
import { incidentSources } from '../../domain/incident/incident.ts'
import type { Place } from '../../domain/place/place.ts'
import { invariant } from '../../domain/result.ts'
import { dayMs, type LocalClock, localDay, startOfDay } from '../../domain/time/local-clock.ts'
import type { IncidentColumns, IncidentFilter } from '../ports.ts'
import type { PictureInput } from './picture-input.ts'
import type { PictureGround } from './picture-places.ts'

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
  /** Index into the ground's places of each row of the columns, −1 without one. */
  readonly placeOf: Int32Array
  /** Per row of the columns: 1 when it is known for an area at most. */
  readonly areaLevel: Uint8Array
  /** Rows in comparison areas: left out and told. */
  readonly compared: number
}

/** Sorts the rows in one pass. */
export function pictureRows(input: PictureInput, ground: PictureGround): PictureRows {
  const { columns, filter, now, groups } = input
  const guarded = groupsAtAreaLevel(columns.groups, groups)
  const table = placeTable(columns.places, ground)
  const passes = filterOf(columns, filter, now)
  const within = filter.place === undefined ? null : placesWithin(input.places, filter.place, ground)
  const placeOf = new Int32Array(columns.rowCount).fill(-1)
  const areaLevel = new Uint8Array(columns.rowCount)
  const all: number[] = []
  let compared = 0
  for (let row = 0; row < columns.rowCount; row++) {
    const group = columns.group[row] as number
    const place = columns.place[row] as number
    // Whatever an import let through, a sensitive group has no place here (S36).
    if (place >= 0 && guarded[group] !== 'sensitive') placeOf[row] = table[place] as number
    else areaLevel[row] = guarded[group] !== null || columns.source[row] === feedSource ? 1 : 0
    if (!passes(row) || (within && !within.has(placeOf[row] as number))) continue
    if (ground.compared[placeOf[row] as number]) compared++
    else all.push(row)
  }
  return { ...bySource(Int32Array.from(all), columns, placeOf), placeOf, areaLevel, compared }
}

function bySource(all: Int32Array, { source }: IncidentColumns, placeOf: Int32Array) {
  const discovered = all.filter((row) => source[row] === discoveredSource)
  const own = all.filter((row) => source[row] !== discoveredSource)
  const local = own.filter((row) => source[row] !== feedSource || (placeOf[row] as number) >= 0)
  // Public notices repeat what is reported and cover a whole county: they count only when there is nothing else.
  const counted = local.length > 0 ? local : own
  return { all, discovered, counted, ranked: counted.filter((row) => (placeOf[row] as number) >= 0) }
}

/** For each group of the columns: why its incidents without a place are at area level. */
function groupsAtAreaLevel(
  keys: readonly string[],
  groups: readonly CrimeGroup[],
): readonly ('sensitive' | 'unknown' | null)[] {
  const sensitive = new Set(groups.filter(({ sensitivity }) => sensitivity !== 'none').map(({ key }) => key))
  return keys.map((key) => (sensitive.has(key) ? 'sensitive' : key === 'unknown' ? 'unknown' : null))
}

function placeTable(ids: readonly PlaceId[], ground: PictureGround): Int32Array {
  return Int32Array.from(ids, (id) => {
    const index = ground.indexOf.get(id)
    invariant(index !== undefined, `an incident names place ${id}, which the operation does not have`)
    return index
  })
}

/** Indices of a place and of all that lies within it: its stairwells, their floors. */
function placesWithin(places: readonly Place[], chosen: PlaceId, ground: PictureGround): ReadonlySet<number> {
  const within = new Set<PlaceId>([chosen])
  for (let before = 0; before < within.size; ) {
    before = within.size
    for (const { id, parent } of places) if (parent !== null && within.has(parent)) within.add(id)
  }
  return new Set([...within].flatMap((id) => ground.indexOf.get(id) ?? []))
}

function filterOf(columns: IncidentColumns, filter: IncidentFilter, now: number): (row: number) => boolean {
  const { groups, sources, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter
  const takesGroup = columns.groups.map((key) => !groups || groups.includes(key))
  const takesSource = incidentSources.map((source) => !sources || sources.includes(source))
  return (row) => {
    const at = columns.from[row] as number
    return (
      at >= from &&
      at < to &&
      at <= now &&
      takesGroup[columns.group[row] as number] === true &&
      takesSource[columns.source[row] as number] === true
    )
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
export function observedTime({ columns, filter, now }: PictureInput, clock: LocalClock): ObservedTime {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let row = 0; row < columns.rowCount; row++) {
    const at = columns.from[row] as number
    if (at > now) continue
    const known = columns.knownAt[row] as number
    first = Math.min(first, at)
    last = Math.max(last, columns.to[row] as number, Number.isNaN(known) ? at : known)
  }
  const cutOff = Math.min(now, filter.to ?? now, Number.isFinite(last) ? last : now)
  const from = Number.isFinite(first) ? startOfDay(clock, localDay(clock, first)) : cutOff
  return { from: Math.min(Math.max(from, filter.from ?? from), cutOff - dayMs), cutOff }
}
