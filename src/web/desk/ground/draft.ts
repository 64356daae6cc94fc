import { type Applied, applyEdits, type GroundEdit } from '../../../domain/place/edit.ts'
import type { GroundProblem } from '../../../domain/place/edit-problem.ts'
import type { Ground } from '../../../domain/place/ground.ts'

/** Edits that are not saved yet: they lie in the tab until they are, through a reload and a session that ran out. */
export interface Draft {
  /** The revision of the ground that the first of them was made on. */
  readonly since: number
  readonly edits: readonly GroundEdit[]
  /** Taken back, the last one first; done again from here. */
  readonly undone: readonly GroundEdit[]
  /** Entries of the history that this tab saved, the last one last: what undo goes on with when the draft is empty. */
  readonly saved: readonly string[]
  /** Those with which it took saved ones back: what redo goes on with. */
  readonly back: readonly string[]
}

export const noDraft: Draft = { since: 0, edits: [], undone: [], saved: [], back: [] }

const keyOf = (operationId: string) => `narvaro.ground.${operationId}`

/** What the tab holds; what cannot be read is as good as nothing. */
export function loadDraft(operationId: string): Draft {
  try {
    const held = JSON.parse(sessionStorage.getItem(keyOf(operationId)) ?? 'null') as Partial<Draft> | null
    return { ...noDraft, ...held }
  } catch {
    return noDraft
  }
}

export const keepDraft = (operationId: string, draft: Draft): void =>
  sessionStorage.setItem(keyOf(operationId), JSON.stringify(draft))

export const withEdit = (draft: Draft, edits: readonly GroundEdit[], revision: number): Draft => ({
  ...draft,
  since: draft.edits.length === 0 ? revision : draft.since,
  edits: [...draft.edits, ...edits],
  undone: [],
})

/** The last edit taken back; null when there is none. */
export function withoutLast(draft: Draft): Draft | null {
  const last = draft.edits.at(-1)
  return last ? { ...draft, edits: draft.edits.slice(0, -1), undone: [...draft.undone, last] } : null
}

/** The last one taken back done again; null when there is none. */
export function withLastAgain(draft: Draft, revision: number): Draft | null {
  const last = draft.undone.at(-1)
  if (!last) return null
  return { ...withEdit(draft, [last], revision), undone: draft.undone.slice(0, -1) }
}

/** The ground with the draft on it, as far as it goes: somebody else may have changed what it builds on. */
export interface Drafted {
  readonly ground: Ground
  readonly changes: Applied['changes']
  readonly broken: (GroundProblem & { readonly edit: number }) | null
}

export function drafted(stored: Ground, edits: readonly GroundEdit[]): Drafted {
  const applied = applyEdits(stored, edits)
  if (applied.ok) return { ...applied.value, broken: null }
  const upTo = applyEdits(stored, edits.slice(0, applied.problem.edit))
  const { ground, changes } = upTo.ok ? upTo.value : { ground: stored, changes: [] }
  return { ground, changes, broken: applied.problem }
}
