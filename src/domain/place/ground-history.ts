import type { Role } from '../access/policy.ts'
import type { AreaId, GroundEditId, PlaceId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/interval.ts'
import { type GroundEdit, subjectsOf } from './edit.ts'
import { applyChanges, type Change, type Ground, inverseOf, isSameRecord, recordOf } from './ground.ts'

/** One saved list of edits. Who is a role, never a name. */
export interface HistoryEntry {
  readonly id: GroundEditId
  /** 1 is the operation's first. */
  readonly revision: number
  readonly at: EpochMs
  readonly role: Role
  /** The entry that this one takes back; its `edits` are then empty. */
  readonly undoes: GroundEditId | null
  readonly edits: readonly GroundEdit[]
  readonly changes: readonly Change[]
}

/** Ids of entries that a later one has taken back; an undo that was itself undone takes nothing back. */
export function undoneOf(newestFirst: readonly Pick<HistoryEntry, 'id' | 'undoes'>[]): ReadonlySet<GroundEditId> {
  const undone = new Set<GroundEditId>()
  for (const { id, undoes } of newestFirst) if (undoes !== null && !undone.has(id)) undone.add(undoes)
  return undone
}

/** The first record that would hang in the air: a place in no place, a walk to nowhere. */
function dangling({ places, walks }: Ground): string | null {
  for (const { id, parent } of places.values()) if (parent !== null && !places.has(parent)) return id
  for (const { id, from, to } of walks.values())
    if ([from, to].some((end) => end !== null && !places.has(end))) return id
  return null
}

/**
 * What takes an entry back. Refused when anything it touched has been touched since: to restore it would lose that.
 */
export function undoEntry(
  ground: Ground,
  { changes }: Pick<HistoryEntry, 'changes'>,
): Result<readonly Change[], { readonly code: 'ground.changed-since'; readonly id: string }> {
  const other = changes.find((change) => !isSameRecord(recordOf(ground, change), change.after))
  if (other) return refuse({ code: 'ground.changed-since', id: other.id })
  const back = inverseOf(changes)
  const left = dangling(applyChanges(ground, back))
  return left === null ? done(back) : refuse({ code: 'ground.changed-since', id: left })
}

/** A record that somebody else changed, or took away, after the author of an edit had looked. */
export interface Conflict {
  readonly id: string
}

/**
 * Records that the edits mean and that are not as they were at `since`; two people at different places do not disturb
 * each other.
 */
export function conflictsOf(
  ground: Ground,
  revisions: ReadonlyMap<string, number>,
  edits: readonly GroundEdit[],
  since: number,
): readonly Conflict[] {
  const made = new Set(edits.flatMap(madeBy))
  const meant = new Set(edits.flatMap(subjectsOf))
  return [...meant]
    .filter((id) => !made.has(id))
    .filter((id) => !isThere(ground, id) || (revisions.get(id) ?? 0) > since)
    .map((id) => ({ id }))
}

/** Of each place that the edits merged away: the one that it is part of in the end. */
export function mergedBy(edits: readonly GroundEdit[]): ReadonlyMap<PlaceId, PlaceId> {
  const merged = new Map<PlaceId, PlaceId>()
  for (const edit of edits) {
    if (edit.name !== 'merge-places') continue
    for (const [gone, into] of merged) if (into === edit.gone) merged.set(gone, edit.id)
    merged.set(edit.gone, edit.id)
  }
  return merged
}

function madeBy(edit: GroundEdit): readonly string[] {
  if (edit.name === 'add-place') return [edit.place.id]
  if (edit.name === 'add-area') return [edit.area.id]
  if (edit.name === 'add-walk') return [edit.walk.id]
  return 'part' in edit ? [edit.part.id] : []
}

const isThere = ({ places, areas, walks }: Ground, id: string): boolean =>
  places.has(id as PlaceId) || areas.has(id as AreaId) || [...walks.keys()].some((walk) => walk === id)
