import { loadCrs } from '../domain/geo/crs.ts'
import { centroid } from '../domain/geo/polygon.ts'
import { degreesProjection } from '../domain/geo/projection.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import type { Area, Place } from '../domain/place/place.ts'
import { localDateText, weekdayOf } from '../domain/time/calendar.ts'
import type { EpochMs, LocalDate } from '../domain/time/interval.ts'
import { hourMs, localClock, localDay } from '../domain/time/local-clock.ts'
import { firstWholeWeek } from '../domain/time/week.ts'
import { describePicture } from './describe-picture.ts'
import type { FileAnalysis, FilePlane, PlacePosition } from './file-analysis.ts'
import { insideOutside, placesInside } from './inside-outside.ts'
import type { IncidentColumns } from './ports.ts'
import type { ReadFile } from './read-incident-file.ts'

export interface AnalyseOptions {
  /** What is compared with before; null: nothing. */
  readonly since: LocalDate | null
  /** Areas in the file's plane: the target, and perhaps its surroundings and a comparison. */
  readonly areas: readonly Area[]
  readonly now: EpochMs
  readonly sha256: (bytes: Uint8Array) => string
}

/** The same draws for everybody: two people with the same file see the same intervals. */
const seed = 1

/**
 * Where and when things happen in a file, how sure that is, and what changed since a date: the picture of an
 * operation without the operation. Same file, same options, same bytes.
 */
export async function analyseFile(
  { facts, quality, rows, places }: ReadFile,
  options: AnalyseOptions,
): Promise<FileAnalysis> {
  const { since, areas, now, sha256 } = options
  const target = areas.filter(({ role }) => role === 'target')
  const columns = rows.columns()
  const known = rows.places
  const { timeZone } = facts.mapping
  const picture = describePicture({
    operation: { startsOn: since, timeZone },
    places: known,
    areas,
    columns,
    filter: {},
    now,
    seed,
    groups: brottskoder.groups,
    sha256,
  })
  const inside = placesInside(known, target)
  return {
    file: facts,
    quality,
    places,
    since: since === null ? null : { date: since, firstWeek: localDateText(firstWholeWeek(since)) },
    target: target.length === 0 ? null : insideOutside(columns, inside, picture, since),
    picture,
    weekdays: weekdayCounts(columns, timeZone),
    positions: await positionsOf(known, new Set(picture.ranking.map(({ placeId }) => placeId)), facts.plane),
    inTarget: inside,
    seen: pairsOf(rows.positions),
    outline: target.flatMap(({ geometry }) =>
      geometry.type === 'Polygon'
        ? geometry.coordinates.slice(0, 1)
        : geometry.coordinates.flatMap((one) => one.slice(0, 1)),
    ),
  }
}

/** A day, the longest one: 25 hours when the clock goes back. */
const longestDayMs = 25 * hourMs

/** For files that give dates without times: which day of the week is known even when the hour is not. */
function weekdayCounts({ from, to }: IncidentColumns, timeZone: string): number[] {
  const clock = localClock(timeZone)
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (let row = 0; row < from.length; row++) {
    const at = from[row] as number
    if ((to[row] as number) - at > longestDayMs) continue
    const weekday = weekdayOf(localDay(clock, at)) - 1
    counts[weekday] = (counts[weekday] ?? 0) + 1
  }
  return counts
}

const pairsOf = (flat: readonly number[]): (readonly [number, number])[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] as number, flat[2 * i + 1] as number] as const)

/** The middle of each ranked place; degrees only where the plane is known. */
async function positionsOf(
  places: readonly Place[],
  ranked: ReadonlySet<string>,
  plane: FilePlane | null,
): Promise<ReadonlyMap<string, PlacePosition>> {
  const epsg = plane === null || plane.known === 'unnamed' ? null : plane.planeEpsg
  if (epsg !== null) await loadCrs(epsg)
  const projection = epsg === null ? null : degreesProjection(epsg)
  const positions = new Map<string, PlacePosition>()
  for (const { id, geometry } of places) {
    if (!geometry || !ranked.has(id)) continue
    const middle = centroid(geometry)
    const [longitude, latitude] = projection?.fromPlane(middle.eastMetres, middle.northMetres) ?? [null, null]
    positions.set(id, { ...middle, longitude, latitude })
  }
  return positions
}
