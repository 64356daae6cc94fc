import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { loadCrs } from '../../../domain/geo/crs.ts'
import { type AnyId, uuidV7 } from '../../../domain/ids.ts'
import { applyEdits, type GroundEdit, subjectsOf } from '../../../domain/place/edit.ts'
import type { GroundProblem } from '../../../domain/place/edit-problem.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import type { EditedPlacesMessage, GroundMessage, PlaceHistoryMessage } from '../../../wire/place-edits.ts'
import { ApiProblem, addressOf, call, send } from '../api.ts'
import { type Draft, drafted, keepDraft, loadDraft, withEdit, withLastAgain, withoutLast } from './draft.ts'

const groundKey = (operationId: string) => ['ground', operationId]
const historyKey = (operationId: string) => ['ground-history', operationId]

const groundQuery = (operationId: string) =>
  queryOptions({
    queryKey: groundKey(operationId),
    queryFn: async ({ signal }) => {
      const message = await call<GroundMessage>('ground', { names: { operationId }, signal })
      await loadCrs(message.planeEpsg)
      return message
    },
  })

export const historyQuery = (operationId: string) =>
  queryOptions({
    queryKey: historyKey(operationId),
    queryFn: ({ signal }) => call<PlaceHistoryMessage>('placeHistory', { names: { operationId }, signal }),
  })

/** A new id, made here, so that a draft can refer to what it has made. */
export const newId = <I extends AnyId>(): I => uuidV7<I>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

function withoutRevision<T extends { readonly revision: number }>(record: T): Omit<T, 'revision'> {
  const { revision: _revision, ...rest } = record
  return rest
}

/** The message's records as the domain knows them. */
function groundOf({ places, areas, walks, occupied }: GroundMessage): Ground {
  const byId = (records: readonly { readonly id: string; readonly revision: number }[]) =>
    new Map(records.map((record) => [record.id, withoutRevision(record)]))
  return {
    places: byId(places),
    areas: byId(areas),
    walks: byId(walks),
    occupied: new Set(occupied),
  } as unknown as Ground
}

/** One record that two people have changed, both versions of it. */
export interface MetRecord {
  readonly id: string
  readonly theirs: Readonly<Record<string, unknown>> | null
  readonly yours: Readonly<Record<string, unknown>> | null
}
export interface Conflict {
  readonly revision: number
  readonly records: readonly MetRecord[]
}

const postEdits = (operationId: string, { since, edits }: Pick<Draft, 'since' | 'edits'>) =>
  send<EditedPlacesMessage>(addressOf('editPlaces', { operationId }), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ since, edits }),
  })

export type GroundEditor = ReturnType<typeof useGroundEditor>

/** The ground, the draft on it, and all that can be done to either. */
export function useGroundEditor(operationId: string) {
  const client = useQueryClient()
  const stored = useQuery(groundQuery(operationId))
  const [draft, setDraft] = useState(() => loadDraft(operationId))
  const [problem, setProblem] = useState<GroundProblem | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  useEffect(() => keepDraft(operationId, draft), [operationId, draft])
  const message = stored.data
  const now = useMemo(() => (message ? drafted(groundOf(message), draft.edits) : null), [message, draft.edits])

  const took = async (answer: EditedPlacesMessage, next: (held: Draft, entry: readonly string[]) => Draft) => {
    client.setQueryData(groundKey(operationId), answer.ground)
    setDraft((held) => next(held, answer.entry ? [answer.entry.id] : []))
    setConflict(null)
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'ground' && queryKey[0] !== 'me' })
  }
  const met = (refusal: Error) => {
    if (!(refusal instanceof ApiProblem)) return
    if (refusal.code !== 'ground.conflict') return
    setConflict(refusal.document as Conflict)
    void client.invalidateQueries({ queryKey: groundKey(operationId) })
  }
  const save = useMutation({
    mutationFn: (asked: Draft) => postEdits(operationId, asked),
    onSuccess: (answer) =>
      took(answer, (held, entry) => ({ ...held, edits: [], undone: [], saved: [...held.saved, ...entry], back: [] })),
    onError: met,
  })
  /** Takes an entry back; which stack of the tab it came from decides where its own undoing goes. */
  const undoSaved = useMutation({
    mutationFn: ({ editId }: { readonly editId: string; readonly isRedo: boolean }) =>
      call<EditedPlacesMessage>('undoPlaceEdit', { names: { operationId, editId } }),
    onSuccess: (answer, { editId, isRedo }) =>
      took(answer, (held, entry) => {
        const [saved, back] = [held.saved, held.back].map((ids) => ids.filter((id) => id !== editId)) as [
          string[],
          string[],
        ]
        return isRedo ? { ...held, saved: [...saved, ...entry], back } : { ...held, saved, back: [...back, ...entry] }
      }),
    onError: met,
  })

  const act = useCallback(
    (...edits: GroundEdit[]): boolean => {
      if (!now || !message || now.broken) return false
      const applied = applyEdits(now.ground, edits)
      setProblem(applied.ok ? null : applied.problem)
      if (!applied.ok) return false
      if (applied.value.changes.length > 0) setDraft((held) => withEdit(held, edits, message.revision))
      return true
    },
    [now, message],
  )

  function undo() {
    setProblem(null)
    const back = withoutLast(draft)
    if (back) return setDraft(back)
    const last = draft.saved.at(-1)
    if (last) undoSaved.mutate({ editId: last, isRedo: false })
  }
  function redo() {
    const again = message ? withLastAgain(draft, message.revision) : null
    if (again) return setDraft(again)
    const last = draft.back.at(-1)
    if (last && draft.edits.length === 0) undoSaved.mutate({ editId: last, isRedo: true })
  }
  /** Keeps the others' version of these records, and with what is left goes on from where they are now. */
  function settle(theirs: ReadonlySet<string>) {
    if (!conflict) return
    const edits = draft.edits.filter((edit) => !subjectsOf(edit).some((id) => theirs.has(id)))
    const next = { ...draft, since: conflict.revision, edits, undone: [] }
    setConflict(null)
    setDraft(next)
    if (edits.length > 0) save.mutate(next)
  }

  return {
    stored,
    planeEpsg: message?.planeEpsg ?? 3006,
    ground: now?.ground ?? null,
    changes: now?.changes ?? [],
    broken: now?.broken ?? null,
    draft,
    problem,
    conflict,
    isBusy: save.isPending || undoSaved.isPending,
    failure: save.error ?? undoSaved.error,
    act,
    forget: () => setProblem(null),
    canUndo: draft.edits.length > 0 || draft.saved.length > 0,
    canRedo: draft.undone.length > 0 || (draft.edits.length === 0 && draft.back.length > 0),
    undo,
    redo,
    undoEntry: (editId: string) => undoSaved.mutate({ editId, isRedo: false }),
    save: () => save.mutate(draft),
    discard: () => {
      setConflict(null)
      setProblem(null)
      save.reset()
      setDraft({ ...draft, edits: [], undone: [] })
    },
    settle,
  }
}
