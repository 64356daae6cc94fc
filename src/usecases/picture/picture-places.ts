import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { centroid, contains } from '../../domain/geo/polygon.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Area, Place, PlaceKind } from '../../domain/place/place.ts'

/** The operation's places as the picture needs them; indices are into `places` as given. */
export interface PictureGround {
  readonly places: readonly Place[]
  readonly indexOf: ReadonlyMap<PlaceId, number>
  /** 1 where the place lies in a comparison area and in no other: it is no part of the picture. */
  readonly compared: Uint8Array
  readonly inTarget: Uint8Array
  /** 1 for a place that only holds others, such as a building with stairwells. */
  readonly container: Uint8Array
}

const containerKinds: ReadonlySet<PlaceKind> = new Set(['centre', 'building'])

export function pictureGround(places: readonly Place[], areas: readonly Area[]): PictureGround {
  const byId = new Map(places.map((place) => [place.id, place]))
  const parents = new Set(places.map(({ parent }) => parent))
  const points = places.map((place) => positionOf(place, byId))
  const within = (role: Area['role']) => {
    const own = areas.filter((area) => area.role === role)
    return Uint8Array.from(points, (point) => (point && own.some(({ geometry }) => contains(geometry, point)) ? 1 : 0))
  }
  const [target, surroundings, comparison] = [within('target'), within('surroundings'), within('comparison')]
  return {
    places,
    indexOf: new Map(places.map(({ id }, index) => [id, index])),
    compared: comparison.map((inside, i) => (inside && !target[i] && !surroundings[i] ? 1 : 0)),
    // An operation that has not drawn its areas means all its places.
    inTarget: areas.some(({ role }) => role === 'target') ? target : target.map(() => 1),
    container: Uint8Array.from(places, ({ id, kind }) => (containerKinds.has(kind) && parents.has(id) ? 1 : 0)),
  }
}

/** The middle of a place; one without geometry stands where its nearest ancestor with one does. */
function positionOf(place: Place, byId: ReadonlyMap<PlaceId, Place>): PlanePoint | null {
  for (const ancestor of lineage(place, byId)) if (ancestor.geometry) return centroid(ancestor.geometry)
  return null
}

/** The place, its parent, and so on up; a circle of parents ends where it closes. */
export function lineage(place: Place, byId: ReadonlyMap<PlaceId, Place>): Place[] {
  const line: Place[] = []
  let at: Place | undefined = place
  while (at && !line.includes(at)) {
    line.push(at)
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return line
}

/** The building that an indoor place is in, or null. */
export function buildingOf({ places, indexOf }: PictureGround, index: number): PlaceId | null {
  const place = places[index]
  let at = place?.parent ?? null
  for (let steps = 0; at !== null && steps < places.length; steps++) {
    const ancestor: Place | undefined = places[indexOf.get(at) ?? -1]
    if (ancestor?.kind === 'building') return ancestor.id
    at = ancestor?.parent ?? null
  }
  return null
}
