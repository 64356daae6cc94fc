import { loadCrs } from '../domain/geo/crs.ts'
import type { Geometry } from '../domain/geo/geometry.ts'
import { projectionBetween } from '../domain/geo/projection.ts'
import type { AnyId, AreaId, PlaceId } from '../domain/ids.ts'
import type { RowProblem, RowProblemCode } from '../domain/import/import-record.ts'
import { parseFloor } from '../domain/import/parse-floor.ts'
import { screenCell } from '../domain/import/person-screen.ts'
import {
  type Area,
  type AreaRole,
  areaRoles,
  indoorKinds,
  type Place,
  type PlaceKind,
  placeKinds,
} from '../domain/place/place.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { type FileFacts, fileFacts, maxFileBytes } from './file-facts.ts'
import { type Ground, parseGeometry } from './geojson-geometry.ts'
import { declaredCrs } from './geojson-rows.ts'
import { isObject } from './json-cells.ts'
import { type JsonLimits, jsonElements } from './json-elements.ts'
import { problemAt } from './row-source.ts'
import { NotText, textChunks } from './text-chunks.ts'

export interface PlacesFile {
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
}

export type PlacesResult = Result<PlacesFile, readonly RowProblem[]>

export interface PlacesOptions {
  /** EPSG code of the operation's plane. */
  readonly planeEpsg: number
  /** Role of a polygon whose properties name neither `role` nor `kind`; null: it is a place. */
  readonly defaultRole: AreaRole | null
  makeId<I extends AnyId>(): I
}

/** Outlines of a municipality have tens of thousands of corners. */
const outlineLimits: JsonLimits = { elementCharacters: 20_000_000, depth: 32 }

/**
 * A GeoJSON FeatureCollection as places and areas. Properties: `name`; `role` (target, surroundings, comparison)
 * makes an area; `kind` (see `placeKinds`; without one: street, that is outdoors and nothing more), `floor`,
 * `indoor`; `id` and `parent` tie floors to stairwells to buildings. Every wrong feature is told, none is left out.
 */
export async function readPlacesFile(path: string, options: PlacesOptions): Promise<PlacesResult> {
  const facts = await fileFacts(path, path)
  const whole = (code: RowProblemCode) => refuse([problemAt(0, code)])
  if (facts.byteLength > maxFileBytes) return whole('file.too-large')
  if (facts.byteLength === 0) return whole('file.empty')
  try {
    return await readFeatures(facts, options)
  } catch (error) {
    if (error instanceof NotText) return whole('file.encoding')
    throw error
  }
}

async function readFeatures({ path, encoding }: FileFacts, options: PlacesOptions): Promise<PlacesResult> {
  const chunks = () => textChunks(path, encoding)
  const ground = await groundOf(await declaredCrs(chunks(), outlineLimits), options.planeEpsg)
  if (ground === null) return refuse([problemAt(0, 'file.crs-unknown')])
  const reader = new FeatureReader(ground, options)
  for await (const piece of jsonElements(chunks(), 'features', outlineLimits)) {
    if ('element' in piece) reader.add(piece.element, piece.index)
    else if ('broken' in piece) reader.problems.push(problemAt(piece.index, piece.broken))
  }
  return reader.finish()
}

async function groundOf(crs: string | null, planeEpsg: number): Promise<Ground | null> {
  const epsg = crs === null ? null : Number(crs.slice('EPSG:'.length))
  if (epsg === null || !(await loadCrs(epsg)) || !(await loadCrs(planeEpsg))) return null
  const projection = projectionBetween(epsg, planeEpsg)
  return projection && { epsg, projection, inSweden: isSwedishPlane(planeEpsg) }
}

/** SWEREF 99 TM, its local zones, and RT 90. */
const isSwedishPlane = (epsg: number): boolean => (epsg >= 3006 && epsg <= 3018) || epsg === 3021

/** Gathers features; parents are looked up at the end, since a floor may stand before its house. */
class FeatureReader {
  readonly problems: RowProblem[] = []
  #places: { place: Place; parent: string | null; row: number }[] = []
  #areas: Area[] = []
  #byFileId = new Map<string, PlaceId>()
  #ground: Ground
  #options: PlacesOptions

  constructor(ground: Ground, options: PlacesOptions) {
    this.#ground = ground
    this.#options = options
  }

  add(feature: unknown, row: number): void {
    if (!isObject(feature)) return this.#refuse(row, 'geometry.wrong-type', null)
    const properties = isObject(feature.properties) ? feature.properties : {}
    const role = areaRoles.find((known) => known === properties.role) ?? this.#roleByShape(feature.geometry, properties)
    if (role) this.#addArea(feature.geometry, properties, role, row)
    else this.#addPlace(feature, properties, row)
  }

  #roleByShape(geometry: unknown, properties: Record<string, unknown>): AreaRole | null {
    const isAreal = isObject(geometry) && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
    return isAreal && properties.kind === undefined ? this.#options.defaultRole : null
  }

  #addArea(value: unknown, properties: Record<string, unknown>, role: AreaRole, row: number): void {
    const geometry = parseGeometry(value, this.#ground)
    if (!geometry.ok) return this.#refuse(row, geometry.problem, 'geometry')
    const shape = geometry.value
    if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon')
      return this.#refuse(row, 'geometry.wrong-type', 'geometry')
    this.#areas.push({ id: this.#options.makeId<AreaId>(), role, name: nameOf(properties, role), geometry: shape })
  }

  #addPlace(feature: Record<string, unknown>, properties: Record<string, unknown>, row: number): void {
    const geometry = feature.geometry === null ? done(null) : parseGeometry(feature.geometry, this.#ground)
    if (!geometry.ok) return this.#refuse(row, geometry.problem, 'geometry')
    const parent = textOf(properties.parent)
    if (geometry.value === null && parent === null) return this.#refuse(row, 'position.malformed', 'geometry')
    const floor = parseFloor(textOf(properties.floor) ?? '')
    if (floor === 'malformed') return this.#refuse(row, 'floor.malformed', 'floor')
    const place = placeOf(this.#options.makeId<PlaceId>(), properties, geometry.value, floor)
    const fileId = textOf(properties.id ?? feature.id)
    if (fileId !== null && this.#byFileId.has(fileId)) return this.#refuse(row, 'id.repeated', 'id')
    if (fileId !== null) this.#byFileId.set(fileId, place.id)
    this.#places.push({ place, parent, row })
  }

  #refuse(row: number, code: RowProblemCode, column: string | null): void {
    this.problems.push(problemAt(row, code, column))
  }

  finish(): PlacesResult {
    const places = this.#places.map(({ place, parent, row }) => {
      const found = parent === null ? null : this.#byFileId.get(parent)
      if (found === undefined || found === place.id) this.#refuse(row, 'place.unknown', 'parent')
      return { ...place, parent: found ?? null }
    })
    const empty = places.length + this.#areas.length === 0
    if (empty && this.problems.length === 0) this.#refuse(0, 'file.empty', null)
    return this.problems.length > 0 ? refuse(this.problems) : done({ places, areas: this.#areas })
  }
}

function placeOf(
  id: PlaceId,
  properties: Record<string, unknown>,
  geometry: Geometry | null,
  floor: (ReturnType<typeof parseFloor> & object) | null,
): Place {
  const kind: PlaceKind = placeKinds.find((known) => known === properties.kind) ?? 'street'
  return {
    id,
    parent: null,
    kind,
    name: nameOf(properties, kind),
    floor: floor?.floor ?? null,
    floorLabel: floor?.label ?? null,
    indoor: typeof properties.indoor === 'boolean' ? properties.indoor : indoorKinds.has(kind),
    geometry,
    openingHours: [],
  }
}

/** Screened as a cell of an import is: no numbers, no plates, no person's name; the kind stands in where nothing is left. */
const nameOf = (properties: Record<string, unknown>, otherwise: string): string =>
  screenCell(textOf(properties.name ?? properties.namn) ?? '', { drop: false, runningNumbers: false })
    .text.trim()
    .slice(0, 200) || otherwise

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
