import type { Geometry, PlanePoint } from '../geo/geometry.ts'
import type { PlaceId } from '../ids.ts'
import type { Place, PlaceKind } from '../place/place.ts'

/** A place that a file implies and the operation does not have yet; `key` is the same for the same place. */
export interface PlaceToMake extends Pick<Place, 'kind' | 'name' | 'floor' | 'floorLabel' | 'indoor' | 'geometry'> {
  readonly key: string
}

/** The place itself, once it has been given an id. */
export const madePlace = ({ kind, name, floor, floorLabel, indoor, geometry }: PlaceToMake, id: PlaceId): Place => ({
  id,
  parent: null,
  kind,
  name,
  floor,
  floorLabel,
  indoor,
  geometry,
  openingHours: [],
})

/** How an existing place would have been keyed, so that a second import finds what the first one made. */
export const keyOfPlace = (place: Pick<Place, 'kind' | 'name'>): string => `${place.kind}:${place.name}`

function square(east: number, north: number, side: number): Geometry {
  const [right, top] = [east + side, north + side]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [east, north],
        [right, north],
        [right, top],
        [east, top],
        [east, north],
      ],
    ],
  }
}

type SquareFloor = Pick<Place, 'indoor' | 'floor' | 'floorLabel'>

/**
 * The square of the plane's own grid that a point lies in: the same point always gives the same square,
 * whatever else the file holds. What happened indoors gets a square of its own for each floor, since the
 * stairwell is not the yard outside it.
 */
function squareAt(point: PlanePoint, sideMetres: number, inside: SquareFloor): PlaceToMake {
  const east = Math.floor(point.eastMetres / sideMetres) * sideMetres
  const north = Math.floor(point.northMetres / sideMetres) * sideMetres
  const floor = inside.indoor ? inside.floor : null
  const level = floor === null ? '' : `, plan ${floor}`
  const name = `E ${Math.round(east)} N ${Math.round(north)} (${sideMetres} m${inside.indoor ? `, inomhus${level}` : ''})`
  return {
    key: keyOfPlace({ kind: 'cell', name }),
    kind: 'cell',
    name,
    floor,
    floorLabel: floor === null ? null : inside.floorLabel,
    indoor: inside.indoor,
    geometry: square(east, north, sideMetres),
  }
}

const mostRemembered = 50_000

/** `squareAt` that remembers its squares: the rows of a file share them, and each is some hundred bytes. */
export function createSquares(sideMetres: number): (point: PlanePoint, inside: SquareFloor) => PlaceToMake {
  const known = new Map<string, Map<number, PlaceToMake>>()
  return (point, inside) => {
    const level = inside.indoor ? `${inside.floor} ${inside.floorLabel}` : 'outdoors'
    const squares = known.get(level) ?? new Map<number, PlaceToMake>()
    // Both indexes are below 2²⁶ in size, so the pair is one whole number that a double holds.
    const cell = Math.floor(point.eastMetres / sideMetres) * 2 ** 26 + Math.floor(point.northMetres / sideMetres)
    const before = squares.get(cell)
    if (before) return before
    const made = squareAt(point, sideMetres, inside)
    if (squares.size >= mostRemembered) squares.clear()
    known.set(level, squares.set(cell, made))
    return made
  }
}

/** Ends of words that tell what kind of place a name names. */
const kindWords: readonly (readonly [RegExp, PlaceKind])[] = [
  [/centrum|centre|mall|galleria/i, 'centre'],
  [/torg(?:et)?\b|square/i, 'square'],
  [/station|tunnelbana|pendeltåg/i, 'station'],
  [/skola|gymnasi|school/i, 'school'],
  [/fritidsgård|ungdomsgård/i, 'youth-centre'],
  [/garage/i, 'garage'],
  [/parkering|parking|p-plats/i, 'parking'],
  [/park\b|parken/i, 'park'],
  [/skog\b|skogen/i, 'wood'],
  [/butik|ica|coop|willys|lidl|kiosk|shop/i, 'shop'],
  [/bibliotek|kyrka|sjukhus|kommunalhus|library|church|hospital/i, 'public-building'],
]

/** `Stationsvägen 4` is a house in a street, not a station. */
const street = /(?:väg|vägen|gatan?|gata|gränd|gränden|stig|stigen|allé|allén|leden)(?: \d.*)?$/i

/** A place that a file names without saying where it lies; an address with a number is a building. */
export function namedPlace(
  name: string,
  inside: { readonly indoor: boolean; readonly hasNumber: boolean },
): PlaceToMake {
  const byWord = street.test(name) ? undefined : kindWords.find(([words]) => words.test(name))?.[1]
  const kind = byWord ?? (inside.indoor || inside.hasNumber ? 'building' : 'street')
  return {
    key: keyOfPlace({ kind, name }),
    kind,
    name,
    floor: null,
    floorLabel: null,
    indoor: inside.indoor || kind === 'building' || kind === 'garage',
    geometry: null,
  }
}
