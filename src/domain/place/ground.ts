import type { Geometry, Pair } from '../geo/geometry.ts'
import type { AreaId, PlaceId, WalkId } from '../ids.ts'
import type { Area, Place } from './place.ts'

/** How one walks a link; in the order of `linkKinds` in `analysis/place-graph.ts`. */
export const walkKinds = ['walk', 'stairs', 'lift'] as const
export type WalkKind = (typeof walkKinds)[number]

/** A way between two places, or along a line whose ends meet other lines and the places beside them. */
export interface Walk {
  readonly id: WalkId
  readonly kind: WalkKind
  /** Both or neither; neither: the line says where it leads. */
  readonly from: PlaceId | null
  readonly to: PlaceId | null
  readonly line: readonly Pair[] | null
  /** Of a walk: what somebody measured; null: the length of the line, or the distance between the two places. */
  readonly metres: number | null
  /** Of stairs and lifts: floors up from `from` to `to`, negative when down; null: what the two places say. */
  readonly floors: number | null
  /** Leads from `from` to `to` only. */
  readonly oneWay: boolean
}

/** The operation's ground as people edit it. */
export interface Ground {
  readonly places: ReadonlyMap<PlaceId, Place>
  readonly areas: ReadonlyMap<AreaId, Area>
  readonly walks: ReadonlyMap<WalkId, Walk>
  /** Places and areas that incidents or points refer to: these can be merged, never removed. */
  readonly occupied: ReadonlySet<PlaceId | AreaId>
}

/** The record of that id, whichever kind it is of; null when there is none. */
export function recordIn({ places, areas, walks }: Ground, id: string): Place | Area | Walk | null {
  const byText: readonly ReadonlyMap<string, Place | Area | Walk>[] = [places, areas, walks]
  return byText.map((records) => records.get(id)).find((record) => record !== undefined) ?? null
}

/** One record before and after; null: it was not there. Two of these undo each other when their sides change places. */
export type Change =
  | { readonly of: 'place'; readonly id: PlaceId; readonly before: Place | null; readonly after: Place | null }
  | { readonly of: 'area'; readonly id: AreaId; readonly before: Area | null; readonly after: Area | null }
  | { readonly of: 'walk'; readonly id: WalkId; readonly before: Walk | null; readonly after: Walk | null }

/** Incidents and points that must follow: all of `from`, or those of a place that lie `within`. */
export type Repointing =
  | { readonly of: 'place'; readonly from: PlaceId; readonly to: PlaceId; readonly within: Geometry | null }
  | { readonly of: 'area'; readonly from: AreaId; readonly to: AreaId; readonly within: null }

/** What takes the changes back, as changes. */
export const inverseOf = (changes: readonly Change[]): readonly Change[] =>
  changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as Change)

function withRecord<I, T>(records: ReadonlyMap<I, T>, id: I, record: T | null): ReadonlyMap<I, T> {
  const copy = new Map(records)
  if (record === null) copy.delete(id)
  else copy.set(id, record)
  return copy
}

/** The ground after the changes; what it does not name stays the very same object. */
export function applyChanges(ground: Ground, changes: readonly Change[]): Ground {
  let { places, areas, walks } = ground
  for (const change of changes) {
    if (change.of === 'place') places = withRecord(places, change.id, change.after)
    else if (change.of === 'area') areas = withRecord(areas, change.id, change.after)
    else walks = withRecord(walks, change.id, change.after)
  }
  return { places, areas, walks, occupied: ground.occupied }
}

/** What the ground holds now of the record that the change is about. */
export function recordOf(ground: Ground, { of, id }: Pick<Change, 'of' | 'id'>): Place | Area | Walk | null {
  if (of === 'place') return ground.places.get(id as PlaceId) ?? null
  if (of === 'area') return ground.areas.get(id as AreaId) ?? null
  return ground.walks.get(id as WalkId) ?? null
}

/** Equal in every field, whatever their order: a database may hand fields back in another. */
export function isSameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), b as Record<string, unknown>]
  return left.length === Object.keys(right).length && left.every(([key, value]) => isSameRecord(value, right[key]))
}

/** Several changes of one record as one, from its first state to its last; those that come to nothing are left out. */
export function condensed(changes: readonly Change[]): readonly Change[] {
  const byId = new Map<string, Change>()
  for (const change of changes) {
    const first = byId.get(change.id)
    byId.set(change.id, first ? ({ ...change, before: first.before } as Change) : change)
  }
  return [...byId.values()].filter(({ before, after }) => !isSameRecord(before, after))
}
