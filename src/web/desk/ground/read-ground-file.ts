import { epsgNumber } from '../../../domain/geo/crs.ts'
import { isObject } from '../../../domain/geo/geojson-geometry.ts'
import type { AnyId } from '../../../domain/ids.ts'
import type { RowProblem } from '../../../domain/import/import-record.ts'
import type { GroundEdit } from '../../../domain/place/edit.ts'
import { FeatureReader, fileGround, type PlacesFile } from '../../../domain/place/place-features.ts'
import { type Result, refuse } from '../../../domain/result.ts'

/** A GeoJSON text as places, areas and walks; every wrong feature is told with its row. */
export async function readGroundFile(
  text: string,
  planeEpsg: number,
  makeId: <I extends AnyId>() => I,
): Promise<Result<PlacesFile, readonly RowProblem[] | 'no-geojson'>> {
  const collection = parsed(text)
  if (!isObject(collection) || !Array.isArray(collection.features)) return refuse('no-geojson')
  const ground = await fileGround(epsgOf(collection.crs), planeEpsg)
  if (!ground) return refuse([{ row: 0, column: 'crs', value: null, code: 'file.crs-unknown' }])
  const reader = new FeatureReader(ground, { planeEpsg, defaultRole: null, makeId })
  for (const [i, feature] of collection.features.entries()) reader.add(feature, i + 1)
  return reader.finish()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** WGS 84 (RFC 7946 §4), or what the `crs` member of the older format names. */
function epsgOf(crs: unknown): number | null {
  if (crs === undefined || crs === null) return 4326
  const properties = isObject(crs) ? crs.properties : null
  return isObject(properties) && typeof properties.name === 'string' ? epsgNumber(properties.name) : null
}

/** The file as edits: areas first, since they say what lies near; a place after the one that it lies in. */
export function editsOf({ places, areas, walks }: PlacesFile): readonly GroundEdit[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const depth = (id: (typeof places)[number]['parent'], steps = 0): number =>
    id === null || steps > places.length ? steps : depth(byId.get(id)?.parent ?? null, steps + 1)
  return [
    ...areas.map((area): GroundEdit => ({ name: 'add-area', area })),
    ...places
      .toSorted((a, b) => depth(a.parent) - depth(b.parent))
      .map((place): GroundEdit => ({ name: 'add-place', place })),
    ...walks.map((walk): GroundEdit => ({ name: 'add-walk', walk })),
  ]
}
