import { epsgNumber } from '../domain/geo/crs.ts'
import type { RowSource, UnreadableRow } from '../usecases/ports.ts'
import type { TextEncoding } from './encoding.ts'
import type { FileFacts } from './file-facts.ts'
import { isObject, jsonCells } from './json-cells.ts'
import { jsonElements, rowLimits } from './json-elements.ts'
import { elementRows, type NamedRow, namedRowSource } from './json-rows.ts'
import { endsWith, problemAt, unreadableSource } from './row-source.ts'
import { textChunks } from './text-chunks.ts'

/** A FeatureCollection of points as rows: `x`, `y`, then the properties; `row` is the feature's number. */
export async function geojsonSource(facts: FileFacts, encoding: TextEncoding): Promise<RowSource> {
  const chunks = () => textChunks(facts.path, encoding)
  const crs = await declaredCrs(chunks())
  if (crs === null) return unreadableSource(facts, 'geojson', endsWith(0, 'file.crs-unknown', 'crs'))
  const rows = () => elementRows(chunks(), 'features', featureRow)
  return namedRowSource(facts, { format: 'geojson', crs, firstColumns: ['x', 'y'], rows })
}

/**
 * One point feature as cells. Coordinates stay as they stand, since only the mapping knows their plane; a
 * property that is also called x or y gives way to them.
 */
export function featureRow(feature: unknown, row: number): NamedRow | UnreadableRow {
  if (!isObject(feature)) return { problem: problemAt(row, 'file.not-json'), ends: false }
  const { geometry, properties, id } = feature
  const point = pointOf(geometry)
  if (point === 'wrong') return { problem: problemAt(row, 'geometry.wrong-type'), ends: false }
  const cells = jsonCells(isObject(properties) ? properties : {})
  if ((typeof id === 'string' || typeof id === 'number') && !cells.has('id')) cells.set('id', String(id))
  cells.set('x', point[0])
  cells.set('y', point[1])
  return { row, cells }
}

/** A feature without geometry has no position, which RFC 7946 §3.2 allows; anything but a point is wrong here. */
function pointOf(geometry: unknown): readonly [string, string] | 'wrong' {
  if (geometry === null || geometry === undefined) return ['', '']
  if (!isObject(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) return 'wrong'
  const [x, y] = geometry.coordinates as unknown[]
  return [ordinate(x), ordinate(y)]
}

const ordinate = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/**
 * `EPSG:n` of a GeoJSON text: WGS 84 (RFC 7946 §4), or what the `crs` member of the older format names.
 * Null when that member names something we cannot know. Reads the whole file: the member may come last.
 */
export async function declaredCrs(chunks: AsyncIterable<string>, limits = rowLimits): Promise<string | null> {
  for await (const piece of jsonElements(chunks, 'features', limits)) if ('around' in piece) return crsOf(piece.around)
  return 'EPSG:4326'
}

/** See `declaredCrs`. */
function crsOf(collection: unknown): string | null {
  if (!isObject(collection) || collection.crs === undefined || collection.crs === null) return 'EPSG:4326'
  const properties = isObject(collection.crs) ? collection.crs.properties : null
  const name = isObject(properties) ? properties.name : null
  if (typeof name !== 'string') return null
  const epsg = epsgNumber(name)
  return epsg === null ? null : `EPSG:${epsg}`
}
