import { StoreRefusal } from '../usecases/ports.ts'

/** Why a database could not be opened. */
export type OpenProblem =
  /** Another process has the embedded database; `holder` says which. */
  | { readonly code: 'storage.locked'; readonly holder: string }
  | { readonly code: 'storage.postgresql-too-old'; readonly version: string }
  | { readonly code: 'storage.unreachable'; readonly reason: string }
  /** A migration that was already applied has since been edited. */
  | { readonly code: 'storage.migration-edited'; readonly migration: string }
  /** The database was migrated by a newer version of the programme. */
  | { readonly code: 'storage.newer'; readonly migration: string }

/** SQLSTATE of broken rules, of two at once, of texts that are none and of the log's own refusal → what is told. */
const refusals: Record<string, 'store.conflict' | 'store.missing-reference' | 'store.breaks-rule'> = {
  '23505': 'store.conflict',
  '23P01': 'store.conflict',
  '40001': 'store.conflict',
  '40P01': 'store.conflict',
  '23503': 'store.missing-reference',
  '23514': 'store.breaks-rule',
  '23502': 'store.breaks-rule',
  // A text with a NUL or half a character.
  '22021': 'store.breaks-rule',
  '22P05': 'store.breaks-rule',
  '42501': 'store.breaks-rule',
}

interface DatabaseError {
  readonly code: string
  readonly constraint?: string
  readonly column?: string
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

/**
 * The one place where a broken constraint becomes a refusal: gives a `StoreRefusal`, or the error itself when it is
 * something else. Never carries the row: the database's detail text would quote it.
 */
export function asRefusal(error: unknown): unknown {
  const code = isDatabaseError(error) ? refusals[error.code] : undefined
  if (!code || !isDatabaseError(error)) return error
  const constraint = error.constraint ?? error.column ?? 'unnamed'
  return new StoreRefusal(constraint === 'imports_one_writing' ? { code: 'import.busy' } : { code, constraint })
}
