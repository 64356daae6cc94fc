import type { ImportId, OperationId } from '../domain/ids.ts'
import type { ImportRecord, RowProblem } from '../domain/import/import-record.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Store } from './ports.ts'

export interface ImportPage {
  /** The last import of the page before. */
  readonly after: ImportId | null
  readonly limit: number
}

/** The imports of an operation with their figures, newest first, refused ones too; `next` is null on the last page. */
export async function listImports(store: Store, operation: OperationId, { after, limit }: ImportPage) {
  const found = await store.read((tx) => tx.imports.list(operation, { before: after, limit: limit + 1 }))
  const records: readonly ImportRecord[] = found.slice(0, limit)
  return { records, next: found.length > limit ? (records.at(-1)?.id ?? null) : null }
}

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
