import { selfCrossing } from '../geo/crossing.ts'
import { boundingBox } from '../geo/distance.ts'
import type { Geometry, Pair } from '../geo/geometry.ts'
import { normalName } from '../geo/place-names.ts'
import { areaSquareMetres, centroid } from '../geo/polygon.ts'
import type { PlaceId } from '../ids.ts'
import { screenCell } from '../import/person-screen.ts'
import { done, type Result, refuse } from '../result.ts'
import type { GroundProblem } from './edit-problem.ts'
import type { Ground } from './ground.ts'
import { type Area, indoorKinds, type Place } from './place.ts'

type Checked = Result<null, GroundProblem>
const fine: Checked = done(null)

/** A place further from every area than this belongs to another operation, or its coordinates are wrong. */
const farthestMetres = 20_000

/** The first refusal of several checks; later ones are not asked. */
export function firstRefusal(checks: readonly (() => Checked)[]): Checked {
  for (const check of checks) {
    const checked = check()
    if (!checked.ok) return checked
  }
  return fine
}

const ringsOf = (geometry: Geometry): readonly (readonly Pair[])[] => {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

/** Rings closed, of some extent, crossing themselves nowhere; the crossing is named. */
export function checkGeometry(id: string, geometry: Geometry): Checked {
  if (geometry.type === 'LineString' && geometry.coordinates.length < 2) return refuse({ code: 'geometry.broken', id })
  const rings = ringsOf(geometry)
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)]
    const isClosed = first && last && first[0] === last[0] && first[1] === last[1]
    if (!isClosed || ring.length < 4) return refuse({ code: 'geometry.broken', id })
    const at = selfCrossing(ring)
    if (at) return refuse({ code: 'geometry.self-crossing', id, at })
  }
  const isFlat = rings.length > 0 && areaSquareMetres(geometry) < 0.01
  const isEmpty = geometry.type.endsWith('Polygon') && rings.length === 0
  return isFlat || isEmpty ? refuse({ code: 'geometry.broken', id }) : fine
}

/** Metres from the middle of the geometry to the nearest area's box; 0 where the operation has no area yet. */
function metresToAreas(areas: Iterable<Area>, geometry: Geometry): number {
  const { eastMetres, northMetres } = centroid(geometry)
  const distances = [...areas].map((area) => {
    const [west, south, east, north] = boundingBox(area.geometry)
    const beside = Math.max(west - eastMetres, 0, eastMetres - east)
    return Math.hypot(beside, Math.max(south - northMetres, 0, northMetres - north))
  })
  return distances.length === 0 ? 0 : Math.min(...distances)
}

/** Within reach of the operation's areas. */
export function checkReach(areas: Iterable<Area>, id: string, geometry: Geometry): Checked {
  const metres = metresToAreas(areas, geometry)
  return metres > farthestMetres ? refuse({ code: 'place.outside', id, kilometres: Math.round(metres / 1000) }) : fine
}

/** A place is named after what it is, never after who lives or works there. */
export const checkName = (id: string, name: string): Checked =>
  screenCell(name, { drop: false, runningNumbers: false }).found.length > 0
    ? refuse({ code: 'place.name-personal', id })
    : fine

/** The places above, nearest first; null when they go round in a ring. */
export function placesAbove(ground: Pick<Ground, 'places'>, place: Place): readonly Place[] | null {
  const above: Place[] = []
  const seen = new Set<PlaceId>([place.id])
  for (let id = place.parent; id !== null; ) {
    if (seen.has(id)) return null
    seen.add(id)
    const parent = ground.places.get(id)
    if (!parent) return above
    above.push(parent)
    id = parent.parent
  }
  return above
}

/** The place and all that lies in it, parents first. */
export function placesWithin(ground: Ground, id: PlaceId): readonly Place[] {
  const found = ground.places.get(id)
  if (!found) return []
  const within = [found]
  // Grows while it is walked; a ring cannot be in it, since every place has one parent.
  for (const parent of within)
    for (const place of ground.places.values())
      if (place.parent === parent.id && !within.includes(place)) within.push(place)
  return within
}

const hangsInBuilding: ReadonlySet<Place['kind']> = new Set(['stairwell', 'floor', 'cellar'])
const mayHoldFloors: ReadonlySet<Place['kind']> = new Set([
  ...indoorKinds,
  'shop',
  'school',
  'station',
  'youth-centre',
  'public-building',
])

/** Its parents are there, in no ring, and a floor hangs in a building. */
function checkTree(ground: Ground, place: Place): Checked {
  if (place.parent !== null && !ground.places.has(place.parent))
    return refuse({ code: 'ground.not-found', id: place.parent })
  const above = placesAbove(ground, place)
  if (above === null) return refuse({ code: 'place.ring', id: place.id })
  if (hangsInBuilding.has(place.kind) && !above.some(({ kind }) => mayHoldFloors.has(kind)))
    return refuse({ code: 'place.floor-without-building', id: place.id })
  const isSomewhere = place.geometry !== null || above.some(({ geometry }) => geometry !== null)
  return isSomewhere ? fine : refuse({ code: 'place.nowhere', id: place.id })
}

function checkFloor(place: Place): Checked {
  const mustBeIndoors = indoorKinds.has(place.kind) || place.floor !== null || place.floorLabel !== null
  return mustBeIndoors && !place.indoor ? refuse({ code: 'place.floor-outdoors', id: place.id }) : fine
}

/** The same name, kind and floor in the same place above is the same place twice. */
function checkAlone(ground: Ground, place: Place): Checked {
  const name = normalName(place.name)
  for (const other of ground.places.values()) {
    if (other.id === place.id || other.parent !== place.parent || other.kind !== place.kind) continue
    if (other.floor === place.floor && normalName(other.name) === name)
      return refuse({ code: 'place.duplicate', id: place.id, other: other.id })
  }
  return fine
}

/** Whether the ground may hold the place as it is. The ground is the one before; the place may be in it. */
export function checkPlace(ground: Ground, place: Place): Checked {
  const { id, geometry } = place
  return firstRefusal([
    () => (geometry ? checkGeometry(id, geometry) : fine),
    () => (geometry ? checkReach(ground.areas.values(), id, geometry) : fine),
    () => checkName(id, place.name),
    () => checkFloor(place),
    () => checkTree(ground, place),
    () => checkAlone(ground, place),
  ])
}
