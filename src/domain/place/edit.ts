import type { Geometry, Pair } from '../geo/geometry.ts'
import type { AreaId, PlaceId, WalkId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import { applyAreaEdit } from './edit-area.ts'
import { applyPlaceEdit } from './edit-place.ts'
import type { GroundProblem } from './edit-problem.ts'
import { applyWalkEdit } from './edit-walk.ts'
import { applyChanges, type Change, condensed, type Ground, type Repointing, type Walk } from './ground.ts'
import type { Area, Place } from './place.ts'

/** What may be changed of a place without redrawing it. */
export type PlaceFields = Omit<Place, 'id' | 'geometry'>
type Areal = Area['geometry']

/** One thing done to one place, as a value: it is drafted, sent, kept in the history and undone as it stands. */
export type PlaceEdit =
  | { readonly name: 'add-place'; readonly place: Place }
  | { readonly name: 'change-place'; readonly id: PlaceId; readonly to: Partial<PlaceFields> }
  | { readonly name: 'reshape-place'; readonly id: PlaceId; readonly geometry: Geometry | null }
  /** The place and what lies in it, so many metres. */
  | { readonly name: 'move-place'; readonly id: PlaceId; readonly east: number; readonly north: number }
  /** The larger part stays what it was, the other becomes `part`. */
  | {
      readonly name: 'split-place'
      readonly id: PlaceId
      readonly line: readonly Pair[]
      readonly part: { readonly id: PlaceId; readonly name: string }
    }
  /** `gone` becomes part of `id`, with all that lies in it and happened there. */
  | { readonly name: 'merge-places'; readonly id: PlaceId; readonly gone: PlaceId }
  /** The place and what lies in it. */
  | { readonly name: 'remove-place'; readonly id: PlaceId }

export type AreaEdit =
  | { readonly name: 'add-area'; readonly area: Area }
  | { readonly name: 'change-area'; readonly id: AreaId; readonly to: Partial<Pick<Area, 'role' | 'name'>> }
  | { readonly name: 'reshape-area'; readonly id: AreaId; readonly geometry: Areal }
  | { readonly name: 'move-area'; readonly id: AreaId; readonly east: number; readonly north: number }
  | {
      readonly name: 'split-area'
      readonly id: AreaId
      readonly line: readonly Pair[]
      readonly part: { readonly id: AreaId; readonly name: string }
    }
  | { readonly name: 'merge-areas'; readonly id: AreaId; readonly gone: AreaId }
  | { readonly name: 'remove-area'; readonly id: AreaId }

export type WalkEdit =
  | { readonly name: 'add-walk'; readonly walk: Walk }
  | { readonly name: 'change-walk'; readonly id: WalkId; readonly to: Partial<Omit<Walk, 'id'>> }
  | { readonly name: 'remove-walk'; readonly id: WalkId }

export type GroundEdit = PlaceEdit | AreaEdit | WalkEdit

/** What an edit comes to: the records it changes, and the incidents that must follow. */
export interface Outcome {
  readonly changes: readonly Change[]
  readonly repointings: readonly Repointing[]
}

export interface Applied extends Outcome {
  readonly ground: Ground
}

const isAreaEdit = (edit: GroundEdit): edit is AreaEdit => /-areas?$/.test(edit.name)
const isWalkEdit = (edit: GroundEdit): edit is WalkEdit => edit.name.endsWith('-walk')

/** Decides one edit and does it. The changes are its history and, turned round (`inverseOf`), its undoing. */
export function applyEdit(ground: Ground, edit: GroundEdit): Result<Applied, GroundProblem> {
  const outcome = isWalkEdit(edit)
    ? applyWalkEdit(ground, edit)
    : isAreaEdit(edit)
      ? applyAreaEdit(ground, edit)
      : applyPlaceEdit(ground, edit)
  if (!outcome.ok) return outcome
  const { changes, repointings } = outcome.value
  return done({ ground: following(applyChanges(ground, changes), repointings), changes, repointings })
}

/** Where incidents went there are incidents now; a place left by all of them is free. */
function following(ground: Ground, repointings: readonly Repointing[]): Ground {
  if (!repointings.some(({ from }) => ground.occupied.has(from))) return ground
  const occupied = new Set(ground.occupied)
  for (const { from, to, within } of repointings) {
    if (!occupied.has(from)) continue
    occupied.add(to)
    if (within === null) occupied.delete(from)
  }
  return { ...ground, occupied }
}

/** A list of edits, all or none; a refusal tells which one. */
export function applyEdits(
  ground: Ground,
  edits: readonly GroundEdit[],
): Result<Applied, GroundProblem & { readonly edit: number }> {
  let now = ground
  const changes: Change[] = []
  const repointings: Repointing[] = []
  for (const [edit, each] of edits.entries()) {
    const applied = applyEdit(now, each)
    if (!applied.ok) return refuse({ ...applied.problem, edit })
    now = applied.value.ground
    changes.push(...applied.value.changes)
    repointings.push(...applied.value.repointings)
  }
  return done({ ground: now, changes: condensed(changes), repointings })
}

/** The records that an edit means, without those that it makes: what must be as its author saw it. */
export function subjectsOf(edit: GroundEdit): readonly string[] {
  if (edit.name === 'add-place') return edit.place.parent ? [edit.place.parent] : []
  if (edit.name === 'add-area') return []
  if (edit.name === 'add-walk') return [edit.walk.from, edit.walk.to].filter((id) => id !== null)
  return 'gone' in edit ? [edit.id, edit.gone] : [edit.id]
}
