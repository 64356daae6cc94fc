import type { ImportId } from '../domain/ids.ts'
import type { ImportRecord } from '../domain/import/import-record.ts'
import { listImports, readImportProblems } from '../usecases/list-imports.ts'
import { undoImport } from '../usecases/undo-import.ts'
import type { ImportMessage, ImportProblemsMessage, ImportsMessage, UndoneImportMessage } from '../wire/imports.ts'
import { refuseBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

/** What was imported, what was wrong with it, and taking it back. */
export const importRoutes = (deps: AppDeps): HandlersOf<'imports' | 'importProblems' | 'undoImport'> => ({
  imports: async ({ operation }) => {
    const records = await listImports(deps.store, operation)
    return answer({ imports: records.map(importMessage) } satisfies ImportsMessage)
  },
  importProblems: async ({ operation, params, refuse }) => {
    const id = pathId<ImportId>(params, 'importId')
    if (!id.ok) return refuse(id.problem)
    const problems = await readImportProblems(deps.store, operation, id.value)
    if (!problems.ok) return refuse(problems.problem)
    return answer({
      problems: problems.value.map(({ row, column, value, code }) => ({ row, column, value, code })),
    } satisfies ImportProblemsMessage)
  },
  undoImport: (call) => undo(deps, call),
})

async function undo(deps: AppDeps, call: MemberCall): Promise<Response> {
  const id = pathId<ImportId>(call.params, 'importId')
  if (!id.ok) return call.refuse(id.problem)
  const unexpected = await refuseBody(call.request)
  if (unexpected) return call.refuse(unexpected)
  const undone = await undoImport(deps, { operation: call.operation, id: id.value, by: call.visitor.staff })
  return undone.ok ? answer(undone.value satisfies UndoneImportMessage) : call.refuse({ code: undone.problem.code })
}

export const importMessage = ({ at, figures, ...record }: ImportRecord): ImportMessage => ({
  id: record.id,
  status: record.status,
  at: new Date(at).toISOString(),
  by: record.by,
  fileName: record.fileName,
  sha256: record.sha256,
  format: record.format,
  figures: { ...figures, droppedColumns: [...figures.droppedColumns] },
})
