import type { Role } from '../domain/access/policy.ts'
import type { GroundEditId, OperationId, PlaceId, StaffId } from '../domain/ids.ts'
import { type Applied, applyEdits, type GroundEdit } from '../domain/place/edit.ts'
import type { GroundProblem } from '../domain/place/edit-problem.ts'
import { type Change, recordIn } from '../domain/place/ground.ts'
import { conflictsOf, type HistoryEntry, mergedBy, undoEntry } from '../domain/place/ground-history.ts'
import { lineageOf, sharedPlace } from '../domain/point/lineage.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { createIdMaker } from './import/new-ids.ts'
import type { Clock, Randomness, Store, StoredGround, StoreTx } from './ports.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
}

interface Author {
  readonly operation: OperationId
  readonly by: StaffId
  readonly role: Role
}

/** One record as the other person left it and as these edits would; null: gone. */
export interface MetRecord {
  readonly id: string
  readonly revision: number
  readonly theirs: unknown
  readonly yours: unknown
}

export type EditPlacesProblem =
  | (GroundProblem & { readonly edit?: number })
  | { readonly code: 'ground.conflict'; readonly revision: number; readonly records: readonly MetRecord[] }
  | { readonly code: 'ground.changed-since'; readonly id: string }
  | { readonly code: 'ground-edit.not-found' }
  /** An open point at each of two places that would become one. */
  | { readonly code: 'merge.two-points'; readonly id: PlaceId }

/** What became of it: the entry in the history, null when the edits came to nothing. */
export interface EditedPlaces {
  readonly entry: HistoryEntry | null
}

/**
 * Does a list of edits to places, areas and walks, all or none. A record that somebody else has touched since `since` is
 * a conflict that shows both versions, and nothing is written.
 */
export const editPlaces = (
  deps: Deps,
  { since, edits, ...author }: Author & { readonly since: number; readonly edits: readonly GroundEdit[] },
): Promise<Result<EditedPlaces, EditPlacesProblem>> =>
  deps.store.transact(async (tx): Promise<Result<EditedPlaces, EditPlacesProblem>> => {
    await tx.ground.lock(author.operation)
    const stored = await tx.ground.read(author.operation)
    const conflicts = conflictsOf(stored.ground, stored.revisions, edits, since)
    const applied = applyEdits(stored.ground, edits)
    if (conflicts.length > 0) {
      const records = conflicts.map(({ id }) => metRecord(stored, applied.ok ? applied.value : null, id))
      return refuse({ code: 'ground.conflict', revision: stored.revision, records })
    }
    if (!applied.ok) return applied
    const { changes, repointings } = applied.value
    if (changes.length === 0) return done({ entry: null })
    const entry = newEntry(deps, author, stored, { edits, changes, undoes: null })
    await tx.ground.put(author.operation, entry.revision, changes)
    await tx.ground.repoint(author.operation, entry.revision, repointings)
    return finished(tx, author, entry, mergedBy(edits))
  })

/** Takes one entry of the history back; taking back an undo does the thing again. */
export const undoPlaceEdit = (
  deps: Deps,
  { edit, ...author }: Author & { readonly edit: GroundEditId },
): Promise<Result<EditedPlaces, EditPlacesProblem>> =>
  deps.store.transact(async (tx): Promise<Result<EditedPlaces, EditPlacesProblem>> => {
    await tx.ground.lock(author.operation)
    const undone = await tx.ground.find(author.operation, edit)
    if (!undone) return refuse({ code: 'ground-edit.not-found' })
    const stored = await tx.ground.read(author.operation)
    const back = undoEntry(stored.ground, undone)
    if (!back.ok) return back
    const entry = newEntry(deps, author, stored, { edits: [], changes: back.value, undoes: edit })
    await tx.ground.put(author.operation, entry.revision, entry.changes)
    const moved = await tx.ground.moveBack(author.operation, entry.revision, undone.revision)
    if (moved !== null) return refuse({ code: 'ground.changed-since', id: moved })
    return finished(tx, author, entry, mergedBy(await editsBehind(tx, author.operation, undone)))
  })

function newEntry(
  { clock, randomness }: Deps,
  { role }: Author,
  { revision }: StoredGround,
  what: {
    readonly edits: readonly GroundEdit[]
    readonly changes: readonly Change[]
    readonly undoes: GroundEditId | null
  },
): HistoryEntry {
  const at = clock.now()
  return { id: createIdMaker(randomness, at)<GroundEditId>(), revision: revision + 1, at, role, ...what }
}

/** What people once asked for: an undo, and the undo of an undo, have no edits of their own. */
async function editsBehind(tx: StoreTx, operation: OperationId, entry: HistoryEntry): Promise<readonly GroundEdit[]> {
  let behind: HistoryEntry | null = entry
  while (behind && behind.undoes !== null) behind = await tx.ground.find(operation, behind.undoes)
  return behind?.edits ?? []
}

/** Removes last, when all that follows has followed: what is still referred to stops the whole. */
async function finished(
  tx: StoreTx,
  { operation, by }: Author,
  entry: HistoryEntry,
  merged: ReadonlyMap<PlaceId, PlaceId>,
): Promise<Result<EditedPlaces, EditPlacesProblem>> {
  const [held] = await tx.ground.drop(operation, entry.changes, merged)
  if (held !== undefined) {
    const isArea = entry.changes.some(({ of, id }) => of === 'area' && id === held)
    return refuse({ code: isArea ? 'area.has-incidents' : 'place.has-incidents', id: held })
  }
  const shared = merged.size > 0 ? sharedPlace(lineageOf(await tx.points.decisions(operation))) : null
  if (shared !== null) return refuse({ code: 'merge.two-points', id: shared })
  await tx.ground.record(operation, entry)
  await tx.audit.record({ operation, at: entry.at, staff: by, action: 'place.edit', subject: entry.id })
  return done({ entry })
}

function metRecord({ ground, revisions }: StoredGround, applied: Applied | null, id: string): MetRecord {
  const theirs = recordIn(ground, id)
  return { id, revision: revisions.get(id) ?? 0, theirs, yours: applied ? recordIn(applied.ground, id) : null }
}
