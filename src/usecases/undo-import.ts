import type { ImportId, OperationId, StaffId } from '../domain/ids.ts'
import type { ImportRecord } from '../domain/import/import-record.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Clock, Store } from './ports.ts'

export type UndoImportProblem =
  | { readonly code: 'import.not-found' }
  /** Refused, undone already, or still being written: there is nothing of it to take back. */
  | { readonly code: 'import.not-done'; readonly status: ImportRecord['status'] }
  /** A later import changed incidents that this one wrote: undo that one first. */
  | { readonly code: 'import.built-upon' }

export interface UndoneImport {
  readonly removed: number
  readonly restored: number
}

/** Takes back what an import wrote: new incidents go, changed ones get their former self again. */
export const undoImport = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation, id, by }: { readonly operation: OperationId; readonly id: ImportId; readonly by: StaffId | null },
): Promise<Result<UndoneImport, UndoImportProblem>> =>
  store.transact(async (tx): Promise<Result<UndoneImport, UndoImportProblem>> => {
    const record = await tx.imports.find(operation, id)
    if (record === null) return refuse({ code: 'import.not-found' })
    if (record.status !== 'done') return refuse({ code: 'import.not-done', status: record.status })
    const undone = await tx.imports.undo(operation, id)
    if (undone === null) return refuse({ code: 'import.built-upon' })
    await tx.audit.record({ operation, at: clock.now(), staff: by, action: 'import.undo', subject: id })
    return done(undone)
  })
