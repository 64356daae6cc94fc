import type { GroundEditId, PlaceId } from '../domain/ids.ts'
import type { GroundEdit } from '../domain/place/edit.ts'
import { type HistoryEntry, undoneOf } from '../domain/place/ground-history.ts'
import type { Result } from '../domain/result.ts'
import { type EditedPlaces, type EditPlacesProblem, editPlaces, undoPlaceEdit } from '../usecases/edit-places.ts'
import { type EditableGround, readGround, readPlaceHistory } from '../usecases/read-ground.ts'
import { readWalks } from '../usecases/read-walks.ts'
import type { EditedPlacesMessage, GroundMessage, PlaceHistoryEntry, WalksMessage } from '../wire/place-edits.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

/** Editing the ground: read, edit, history, undo; and the walks on it. */
export const placeEditRoutes = (
  deps: AppDeps,
): HandlersOf<'ground' | 'editPlaces' | 'placeHistory' | 'undoPlaceEdit' | 'walks'> => ({
  ground: async ({ operation }) => answer(groundMessage(await readGround(deps.store, operation))),
  editPlaces: (call) => edit(deps, call),
  placeHistory: async ({ operation }) => {
    const entries = await readPlaceHistory(deps.store, operation)
    const undone = undoneOf(entries)
    return answer({ entries: entries.map((entry) => entryMessage(entry, undone.has(entry.id))) })
  },
  undoPlaceEdit: (call) => undo(deps, call),
  walks: (call) => walks(deps, call),
})

const authorOf = ({ operation, visitor, role }: MemberCall) => ({ operation, by: visitor.staff, role })

async function edit(deps: AppDeps, call: CallFor<'editPlaces'>): Promise<Response> {
  const { since, edits } = call.body
  // The schema holds the very shape of an edit, ids included; only the brands of the ids are the domain's own.
  const asked = { ...authorOf(call), since, edits: edits as unknown as readonly GroundEdit[] }
  return edited(deps, call, await editPlaces(deps, asked))
}

async function undo(deps: AppDeps, call: MemberCall): Promise<Response> {
  const id = pathId<GroundEditId>(call.params, 'editId')
  if (!id.ok) return call.refuse(id.problem)
  return edited(deps, call, await undoPlaceEdit(deps, { ...authorOf(call), edit: id.value }))
}

async function edited(
  deps: AppDeps,
  call: MemberCall,
  result: Result<EditedPlaces, EditPlacesProblem>,
): Promise<Response> {
  if (!result.ok) {
    const { code, ...extensions } = result.problem
    return call.refuse({ code, extensions })
  }
  const { entry } = result.value
  return answer({
    entry: entry && entryMessage(entry, false),
    ground: groundMessage(await readGround(deps.store, call.operation)),
  } satisfies EditedPlacesMessage)
}

async function walks(deps: AppDeps, call: CallFor<'walks'>): Promise<Response> {
  const found = await readWalks(deps.store, call.operation, (call.query.from ?? null) as PlaceId | null)
  if (!found.ok) return call.refuse({ code: found.problem.code, field: 'from' })
  const { walks: drawn, inside, ways } = found.value
  return answer({
    walks: drawn as unknown as WalksMessage['walks'],
    inside: [...inside],
    ways: ways.map(({ place, metres, minutes }) => ({ placeId: place, metres, minutes })),
  } satisfies WalksMessage)
}

function groundMessage({ ground, revisions, revision, planeEpsg }: EditableGround): GroundMessage {
  const withRevision = <T extends { readonly id: string }>(records: Iterable<T>) =>
    [...records].map((record) => ({ ...record, revision: revisions.get(record.id) ?? 0 }))
  return {
    revision,
    planeEpsg,
    // Read-only lists inside, and nothing else that the message does not have.
    places: withRevision(ground.places.values()) as unknown as GroundMessage['places'],
    areas: withRevision(ground.areas.values()) as unknown as GroundMessage['areas'],
    walks: withRevision(ground.walks.values()) as unknown as GroundMessage['walks'],
    occupied: [...ground.occupied],
  }
}

function entryMessage(entry: HistoryEntry, isUndone: boolean): PlaceHistoryEntry {
  const { id, revision, at, role, undoes, edits, changes } = entry
  const titles = new Map(
    changes.map(({ id: of, before, after }) => {
      const record = after ?? before
      return [of as string, record && 'name' in record ? record.name : null]
    }),
  )
  const steps = edits.map((each) => ({ edit: each.name, title: titles.get(recordOf(each)) ?? null }))
  return { id, revision, at: new Date(at).toISOString(), role, undoes, isUndone, steps }
}

function recordOf(edit: GroundEdit): string {
  if (edit.name === 'add-place') return edit.place.id
  if (edit.name === 'add-area') return edit.area.id
  return edit.name === 'add-walk' ? edit.walk.id : edit.id
}
