import type { PlanePoint } from '../geo/geometry.ts'
import { normalName } from '../geo/place-names.ts'
import { centroid, contains } from '../geo/polygon.ts'
import { createSnapper } from '../geo/snap.ts'
import type { AreaId, PlaceId } from '../ids.ts'
import { type Area, areaRoles, type Place } from '../place/place.ts'
import { cellText } from './cells.ts'
import type { ColumnIndex } from './column-index.ts'
import { type Fault, fault } from './fault.ts'
import { createSquares, keyOfPlace, namedPlace, type PlaceToMake } from './made-place.ts'
import type { Mapping } from './mapping.ts'
import { type ParsedFloor, parseFloor } from './parse-floor.ts'

export interface RowPlace {
  readonly place: PlaceId | null
  readonly toMake: PlaceToMake | null
  readonly snapMetres: number | null
  readonly area: AreaId | null
  /** Told, but no reason to refuse: the row says no place, or one that nobody knows. */
  readonly warning: Fault | null
}

export interface PlaceReaderInput {
  readonly column: ColumnIndex
  readonly mapping: Mapping
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  /** Cuts persons out of a cell that will be kept as a name; '' when nothing may be kept. */
  readonly cleanText: (column: number) => string
}

const longestName = 120

function createIndoorReader(column: ColumnIndex, words: readonly string[]) {
  const inside = new Set(words.map((word) => word.toUpperCase()))
  return (cells: readonly string[]): boolean | null => {
    const told = cellText(cells, column.indoor)
    if (told !== '') return inside.has(told.toUpperCase())
    const kind = cellText(cells, column.indoorKind)
    return kind !== '' && inside.has(kind.toUpperCase()) ? true : null
  }
}

function createAreaFinder(areas: readonly Area[]) {
  if (areas.length === 0) return () => null
  const ordered = [...areas].sort((a, b) => areaRoles.indexOf(a.role) - areaRoles.indexOf(b.role))
  const byName = new Map(ordered.map((area) => [normalName(area.name), area.id]))
  return (point: PlanePoint | null, names: readonly string[]): AreaId | null => {
    const around = point && ordered.find(({ geometry }) => contains(geometry, point))
    if (around) return around.id
    for (const name of names) {
      const named = byName.get(normalName(name))
      if (named) return named
    }
    return null
  }
}

interface Inside {
  readonly indoor: boolean | null
  readonly floor: ParsedFloor | null
}

/**
 * Prepares finding the place of rows: a known one by name, address or nearness; else one to be made, of the
 * name or of the square round the coordinates, where the mapping wants that.
 */
export function createPlaceReader({ column, mapping, places, areas, cleanText }: PlaceReaderInput) {
  const snap = createSnapper(places, mapping.snapWithinMetres)
  const readIndoor = createIndoorReader(column, mapping.values.indoor)
  const areaOf = createAreaFinder(areas)
  const existing = new Map(places.map((place) => [keyOfPlace(place), place.id]))
  const side = mapping.makePlacesMetres
  const squareOf = createSquares(side ?? 1)

  const namesOf = (): string[] => {
    const street = cleanText(column.street)
    const number = cleanText(column.streetNumber)
    const address = street === '' || number === '' ? '' : `${street} ${number}`
    return [cleanText(column.place), address, street].filter((name) => name !== '')
  }

  /** A place of its own for this row, or the one that an earlier import made for the same square or name. */
  const make = (point: PlanePoint | null, names: readonly string[], { indoor, floor }: Inside, hasNumber: boolean) => {
    if (side === null) return null
    if (point) {
      return squareOf(point, {
        indoor: indoor === true,
        floor: floor?.floor ?? null,
        floorLabel: floor?.label ?? null,
      })
    }
    const name = names[0]?.slice(0, longestName)
    return name === undefined ? null : namedPlace(name, { indoor: indoor === true, hasNumber })
  }

  return (cells: readonly string[], point: PlanePoint | null): RowPlace | Fault => {
    const floor = parseFloor(cellText(cells, column.floor))
    if (floor === 'malformed') return fault('floor.malformed', column.floor, cellText(cells, column.floor))
    const inside: Inside = { indoor: readIndoor(cells) ?? (floor ? true : null), floor }
    const names = namesOf()
    const found = snap({ point, names, floor: floor?.floor ?? null, indoor: inside.indoor })
    const where = point ?? (found?.place.geometry ? centroid(found.place.geometry) : null)
    const area = areaOf(
      where,
      [cellText(cells, column.area), ...names].filter((name) => name !== ''),
    )
    if (found) return { place: found.place.id, toMake: null, snapMetres: found.metres, area, warning: null }
    const toMake = make(point, names, inside, column.streetNumber >= 0 && cellText(cells, column.streetNumber) !== '')
    const before = toMake ? (existing.get(toMake.key) ?? null) : null
    const unplaced =
      point || toMake || area ? null : fault(names.length > 0 ? 'place.unknown' : 'place.missing', -1, names[0] ?? '')
    return { place: before, toMake: before ? null : toMake, snapMetres: null, area, warning: unplaced }
  }
}
