import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { centroid, contains } from '../../domain/geo/polygon.ts'
import type { AreaId, PlaceId } from '../../domain/ids.ts'
import type { Area, Place, PlaceKind } from '../../domain/place/place.ts'

/** What a picture says of a place, without its shape: light enough to cross to another thread with every question. */
export type PicturedPlace = Pick<Place, 'id' | 'parent' | 'kind' | 'name' | 'floor'>

/** The operation's places as the picture needs them; indices are into `places` as given. */
export interface PictureGround {
  readonly places: readonly PicturedPlace[]
  readonly indexOf: ReadonlyMap<PlaceId, number>
  /** 1 where the place lies in a comparison area and in no other: it is no part of the picture. */
  readonly compared: Uint8Array
  readonly inTarget: Uint8Array
  /** For each area 1 where the place lies in it, by its middle. */
  readonly inArea: ReadonlyMap<AreaId, Uint8Array>
  /** Where each place is, or null: its own middle, or that of the nearest place above it that has a shape. */
  readonly middles: readonly (PlanePoint | null)[]
  /** 1 for a place that only holds others. */
  readonly container: Uint8Array
  /** 1 for a place that has a spot and does not only hold others, as a building with stairwells does. */
  readonly own: Uint8Array
}

const containerKinds: ReadonlySet<PlaceKind> = new Set(['centre', 'building'])

export function pictureGround(places: readonly Place[], areas: readonly Area[]): PictureGround {
  const byId = new Map(places.map((place) => [place.id, place]))
  const parents = new Set(places.map(({ parent }) => parent))
  const middles = places.map((place) => middleOf(place, byId))
  const inArea = new Map(
    areas.map(({ id, geometry }) => [
      id,
      Uint8Array.from(middles, (point) => (point && contains(geometry, point) ? 1 : 0)),
    ]),
  )
  const within = (role: Area['role']) => {
    const own = areas.filter((area) => area.role === role).map(({ id }) => inArea.get(id))
    return Uint8Array.from(places, (_, i) => (own.some((inside) => inside?.[i]) ? 1 : 0))
  }
  const [target, surroundings, comparison] = [within('target'), within('surroundings'), within('comparison')]
  const container = Uint8Array.from(places, ({ id, kind }) => (containerKinds.has(kind) && parents.has(id) ? 1 : 0))
  return {
    places: places.map(({ id, parent, kind, name, floor }) => ({ id, parent, kind, name, floor })),
    indexOf: new Map(places.map(({ id }, index) => [id, index])),
    compared: comparison.map((inside, i) => (inside && !target[i] && !surroundings[i] ? 1 : 0)),
    // An operation that has not drawn its areas means all its places.
    inTarget: areas.some(({ role }) => role === 'target') ? target : target.map(() => 1),
    inArea,
    middles,
    container,
    own: Uint8Array.from(places, ({ geometry, parent }, i) =>
      (geometry !== null || parent !== null) && !container[i] ? 1 : 0,
    ),
  }
}

/** The middle of a place; one without geometry stands where its nearest ancestor with one does. */
function middleOf(place: Place, byId: ReadonlyMap<PlaceId, Place>): PlanePoint | null {
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

/** Indices of a place and of all that lies within it: its stairwells, their floors. */
export function placesWithin({ places, indexOf }: PictureGround, chosen: PlaceId): ReadonlySet<number> {
  const within = new Set<PlaceId>([chosen])
  for (let before = 0; before < within.size; ) {
    before = within.size
    for (const { id, parent } of places) if (parent !== null && within.has(parent)) within.add(id)
  }
  return new Set([...within].flatMap((id) => indexOf.get(id) ?? []))
}

/** The building that an indoor place is in, or null. */
export function buildingOf({ places, indexOf }: PictureGround, index: number): PlaceId | null {
  const place = places[index]
  let at = place?.parent ?? null
  for (let steps = 0; at !== null && steps < places.length; steps++) {
    const ancestor: PicturedPlace | undefined = places[indexOf.get(at) ?? -1]
    if (ancestor?.kind === 'building') return ancestor.id
    at = ancestor?.parent ?? null
  }
  return null
}
