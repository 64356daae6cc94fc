import type { ImportId, OperationId } from '../domain/ids.ts'
import type { ImportRecord, RowProblem } from '../domain/import/import-record.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Store } from './ports.ts'

/** Every import of an operation with its figures, newest first, refused ones too. */
export const listImports = (store: Store, operation: OperationId): Promise<readonly ImportRecord[]> =>
  store.read((tx) => tx.imports.list(operation))

/** What was wrong with the rows of one import, in the order of the file. */
export const readImportProblems = (
  store: Store,
  operation: OperationId,
  id: ImportId,
): Promise<Result<readonly RowProblem[], { readonly code: 'import.not-found' }>> =>
  store.read(async (tx) =>
    (await tx.imports.find(operation, id))
      ? done(await tx.imports.problems(operation, id))
      : refuse({ code: 'import.not-found' }),
  )
