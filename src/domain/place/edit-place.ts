import type { Geometry } from '../geo/geometry.ts'
import { joinPolygons } from '../geo/join-polygons.ts'
import { areaSquareMetres, centroid, contains } from '../geo/polygon.ts'
import { splitPolygon } from '../geo/split-polygon.ts'
import type { PlaceId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { Outcome, PlaceEdit } from './edit.ts'
import type { GroundProblem } from './edit-problem.ts'
import { applyChanges, type Change, type Ground, type Walk } from './ground.ts'
import { checkPlace, placesAbove, placesWithin } from './ground-rules.ts'
import type { Place } from './place.ts'
import { shifted } from './shift.ts'

type Decided = Result<Outcome, GroundProblem>
type EditOf<N extends PlaceEdit['name']> = Extract<PlaceEdit, { name: N }>

const outcome = (changes: readonly Change[], repointings: Outcome['repointings'] = []): Decided =>
  done({ changes, repointings })
const change = (before: Place | null, after: Place | null): Change => ({
  of: 'place',
  id: (after ?? before)?.id as PlaceId,
  before,
  after,
})
const found = (ground: Ground, id: PlaceId): Result<Place, GroundProblem> => {
  const place = ground.places.get(id)
  return place ? done(place) : refuse({ code: 'ground.not-found', id })
}

/** What the edit does to places; every place that it leaves is one that the ground may hold. */
export function applyPlaceEdit(ground: Ground, edit: PlaceEdit): Decided {
  switch (edit.name) {
    case 'add-place':
      if (ground.places.has(edit.place.id)) return refuse({ code: 'ground.id-taken', id: edit.place.id })
      return settled(ground, null, edit.place)
    case 'change-place': {
      const place = found(ground, edit.id)
      return place.ok ? settled(ground, place.value, { ...place.value, ...edit.to }) : place
    }
    case 'reshape-place': {
      const place = found(ground, edit.id)
      return place.ok ? settled(ground, place.value, { ...place.value, geometry: edit.geometry }) : place
    }
    case 'move-place':
      return movePlace(ground, edit)
    case 'split-place':
      return splitPlace(ground, edit)
    case 'merge-places':
      return mergePlaces(ground, edit)
    case 'remove-place':
      return removePlace(ground, edit)
  }
}

function settled(ground: Ground, before: Place | null, after: Place): Decided {
  const checked = checkPlace(ground, after)
  return checked.ok ? outcome([change(before, after)]) : checked
}

function movePlace(ground: Ground, { id, east, north }: EditOf<'move-place'>): Decided {
  const changes = placesWithin(ground, id).flatMap((place) =>
    place.geometry ? [change(place, { ...place, geometry: shifted(place.geometry, east, north) })] : [],
  )
  if (changes.length === 0) return refuse({ code: 'ground.not-found', id })
  const after = applyChanges(ground, changes)
  for (const { after: moved } of changes) {
    const checked = checkPlace(after, moved as Place)
    if (!checked.ok) return checked
  }
  return outcome(changes)
}

/** Children go with the part that they stand in; incidents with a position of their own go with it too. */
function splitPlace(ground: Ground, { id, line, part }: EditOf<'split-place'>): Decided {
  const place = found(ground, id)
  if (!place.ok) return place
  if (ground.places.has(part.id)) return refuse({ code: 'ground.id-taken', id: part.id })
  if (place.value.geometry?.type !== 'Polygon') return refuse({ code: 'split.no-polygon', id })
  const parts = splitPolygon(place.value.geometry.coordinates, line)
  if (!parts.ok) return refuse({ ...parts.problem, id })
  const [larger, smaller] = parts.value
    .map((coordinates) => ({ type: 'Polygon', coordinates }) as const)
    .toSorted((a, b) => areaSquareMetres(b) - areaSquareMetres(a)) as [PolygonOf, PolygonOf]
  const kept = { ...place.value, geometry: larger }
  const made: Place = { ...place.value, id: part.id, name: part.name, geometry: smaller }
  const checked = checkPlace(ground, made)
  if (!checked.ok) return checked
  const along = [...ground.places.values()]
    .filter((child) => child.parent === id && child.geometry !== null)
    .filter((child) => contains(smaller, centroid(child.geometry as Geometry)))
    .map((child) => change(child, { ...child, parent: part.id }))
  return outcome(
    [change(place.value, kept), change(null, made), ...along],
    [{ of: 'place', from: id, to: part.id, within: smaller }],
  )
}
type PolygonOf = Extract<Geometry, { type: 'Polygon' }>

const isAreal = (geometry: Geometry | null): geometry is Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }> =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon'

function mergePlaces(ground: Ground, { id, gone: goneId }: EditOf<'merge-places'>): Decided {
  const [kept, gone] = [found(ground, id), found(ground, goneId)]
  if (!kept.ok) return kept
  if (!gone.ok) return gone
  if (id === goneId) return refuse({ code: 'merge.itself', id })
  const above = placesAbove(ground, kept.value) ?? []
  if (above.includes(gone.value)) return refuse({ code: 'merge.one-in-the-other', id })
  const [one, other] = [kept.value.geometry, gone.value.geometry]
  const geometry = isAreal(one) && isAreal(other) ? joinPolygons(one, other) : (one ?? other)
  const changes = [
    change(kept.value, { ...kept.value, geometry }),
    ...[...ground.places.values()]
      .filter((child) => child.parent === goneId)
      .map((child) => change(child, { ...child, parent: id })),
    ...walksRelinked(ground, goneId, id),
    change(gone.value, null),
  ]
  return (
    withChildrenChecked(ground, changes, id) ?? outcome(changes, [{ of: 'place', from: goneId, to: id, within: null }])
  )
}

/** Two stairwells merged may both have a first floor: that is for the person to sort out first. */
function withChildrenChecked(ground: Ground, changes: readonly Change[], parent: PlaceId): Decided | null {
  const after = applyChanges(ground, changes)
  for (const { of, after: place } of changes) {
    if (of !== 'place' || place === null || (place.parent !== parent && place.id !== parent)) continue
    const checked = checkPlace(after, place)
    if (!checked.ok) return checked
  }
  return null
}

/** Walks to the place that goes lead to the one that stays; those between the two are no longer walks. */
function walksRelinked(ground: Ground, gone: PlaceId, kept: PlaceId): readonly Change[] {
  const end = (id: PlaceId | null) => (id === gone ? kept : id)
  return [...ground.walks.values()]
    .filter(({ from, to }) => from === gone || to === gone)
    .map((before) => {
      const walk: Walk = { ...before, from: end(before.from), to: end(before.to) }
      return { of: 'walk', id: before.id, before, after: walk.from === walk.to ? null : walk }
    })
}

function removePlace(ground: Ground, { id }: EditOf<'remove-place'>): Decided {
  const place = found(ground, id)
  if (!place.ok) return place
  const within = placesWithin(ground, id)
  const held = within.find((each) => ground.occupied.has(each.id))
  if (held) return refuse({ code: 'place.has-incidents', id: held.id })
  const gone = new Set<PlaceId | null>(within.map((each) => each.id))
  const walks = [...ground.walks.values()].filter(
    ({ from, to }) => (from !== null && gone.has(from)) || (to !== null && gone.has(to)),
  )
  return outcome([
    ...walks.map((walk): Change => ({ of: 'walk', id: walk.id, before: walk, after: null })),
    ...within.toReversed().map((each) => change(each, null)),
  ])
}
