import { loadCrs } from '../geo/crs.ts'
import { type FileGround, isObject, parseGeometry } from '../geo/geojson-geometry.ts'
import type { Geometry } from '../geo/geometry.ts'
import { projectionBetween } from '../geo/projection.ts'
import type { AnyId, AreaId, PlaceId, WalkId } from '../ids.ts'
import type { RowProblem, RowProblemCode } from '../import/import-record.ts'
import { parseFloor } from '../import/parse-floor.ts'
import { screenCell } from '../import/person-screen.ts'
import { done, type Result, refuse } from '../result.ts'
import { type Walk, walkKinds } from './ground.ts'
import { type Area, type AreaRole, areaRoles, indoorKinds, type Place, type PlaceKind, placeKinds } from './place.ts'

export interface PlacesFile {
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  readonly walks: readonly Walk[]
}

export type PlacesResult = Result<PlacesFile, readonly RowProblem[]>

export interface PlacesOptions {
  /** EPSG code of the operation's plane. */
  readonly planeEpsg: number
  /** Role of a polygon whose properties name neither `role` nor `kind`; null: it is a place. */
  readonly defaultRole: AreaRole | null
  makeId<I extends AnyId>(): I
}

/** How coordinates by `epsg` become plane metres; null when nobody knows the code. */
export async function fileGround(epsg: number | null, planeEpsg: number): Promise<FileGround | null> {
  if (epsg === null || !(await loadCrs(epsg)) || !(await loadCrs(planeEpsg))) return null
  const projection = projectionBetween(epsg, planeEpsg)
  return projection && { epsg, projection, inSweden: isSwedishPlane(planeEpsg) }
}

/** SWEREF 99 TM, its local zones, and RT 90. */
const isSwedishPlane = (epsg: number): boolean => (epsg >= 3006 && epsg <= 3018) || epsg === 3021

/**
 * Gathers the features of a GeoJSON collection as places, areas and walks. Properties: `name`; `role` (target, surroundings,
 * comparison) makes an area; `kind` (see `placeKinds`; without one: street, that is outdoors and nothing more), `floor`,
 * `indoor`; `id` and `parent` tie floors to stairwells to buildings. A line with `walk` (walk, stairs, lift), or with OpenStreetMap's
 * `highway` and no kind, is a way to walk. Parents are looked up at the end, since a floor may stand before its house.
 */
export class FeatureReader {
  readonly problems: RowProblem[] = []
  #places: { place: Place; parent: string | null; row: number }[] = []
  #areas: Area[] = []
  #walks: Walk[] = []
  #byFileId = new Map<string, PlaceId>()
  #ground: FileGround
  #options: PlacesOptions

  constructor(ground: FileGround, options: PlacesOptions) {
    this.#ground = ground
    this.#options = options
  }

  add(feature: unknown, row: number): void {
    if (!isObject(feature)) return this.#refuse(row, 'geometry.wrong-type', null)
    const properties = isObject(feature.properties) ? feature.properties : {}
    const role = areaRoles.find((known) => known === properties.role) ?? this.#roleByShape(feature.geometry, properties)
    const walk = walkKindOf(properties)
    if (walk && !role) this.#addWalk(feature.geometry, properties, walk, row)
    else if (role) this.#addArea(feature.geometry, properties, role, row)
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

  #addWalk(value: unknown, properties: Record<string, unknown>, kind: Walk['kind'], row: number): void {
    const geometry = parseGeometry(value, this.#ground)
    if (!geometry.ok) return this.#refuse(row, geometry.problem, 'geometry')
    if (geometry.value.type !== 'LineString') return this.#refuse(row, 'geometry.wrong-type', 'geometry')
    const floors = typeof properties.floors === 'number' ? properties.floors : null
    if (kind !== 'walk' && floors === null) return this.#refuse(row, 'floor.malformed', 'floors')
    this.#walks.push({
      id: this.#options.makeId<WalkId>(),
      kind,
      from: null,
      to: null,
      line: geometry.value.coordinates,
      metres:
        kind === 'walk' && typeof properties.metres === 'number' && properties.metres >= 0 ? properties.metres : null,
      floors: kind === 'walk' ? null : floors,
      oneWay: properties.oneWay === true,
    })
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
    this.problems.push({ row, column, value: null, code })
  }

  finish(): PlacesResult {
    const places = this.#places.map(({ place, parent, row }) => {
      const found = parent === null ? null : this.#byFileId.get(parent)
      if (found === undefined || found === place.id) this.#refuse(row, 'place.unknown', 'parent')
      return { ...place, parent: found ?? null }
    })
    const empty = places.length + this.#areas.length + this.#walks.length === 0
    if (empty && this.problems.length === 0) this.#refuse(0, 'file.empty', null)
    return this.problems.length > 0 ? refuse(this.problems) : done({ places, areas: this.#areas, walks: this.#walks })
  }
}

/** Streets that carry no walkers. */
const notWalked: ReadonlySet<unknown> = new Set([
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'construction',
  'proposed',
])

/** `highway=steps` drawn along the ground is walked like any way: the map knows its length, not its floors. */
function walkKindOf(properties: Record<string, unknown>): Walk['kind'] | null {
  const named = walkKinds.find((kind) => kind === properties.walk)
  if (named) return named
  const isStreet = typeof properties.highway === 'string' && !notWalked.has(properties.highway)
  return isStreet && properties.kind === undefined && properties.role === undefined ? 'walk' : null
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
