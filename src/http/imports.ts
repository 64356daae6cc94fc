import { csvLine } from '../domain/csv-text.ts'
import { type ImportDraftId, type ImportId, parseId } from '../domain/ids.ts'
import type { ImportRecord, RowProblem } from '../domain/import/import-record.ts'
import { problemText } from '../domain/import/problem-text.ts'
import { listImports, readImportProblems } from '../usecases/list-imports.ts'
import { undoImport } from '../usecases/undo-import.ts'
import type { ImportMessage, ImportProblemsMessage, ImportsMessage, UndoneImportMessage } from '../wire/imports.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'
import type { Language } from './problem-response.ts'

const usualLimit = 200

/** What was imported, what was wrong with it, and taking it back. */
export const importRoutes = (deps: AppDeps): HandlersOf<'imports' | 'importProblems' | 'undoImport'> => ({
  imports: async ({ operation, query: { limit = usualLimit, after } }) => {
    const from = after === undefined ? null : parseId<ImportId>(after)
    const page = { after: from?.ok ? from.value : null, limit: Number(limit) }
    const { records, next } = await listImports(deps.store, operation, page)
    return answer({ imports: records.map(importMessage), next } satisfies ImportsMessage)
  },
  importProblems: (call) => problemsOf(deps, call),
  undoImport: (call) => undo(deps, call),
})

async function problemsOf(deps: AppDeps, call: CallFor<'importProblems'>): Promise<Response> {
  const id = pathId<ImportId>(call.params, 'importId')
  if (!id.ok) return call.refuse(id.problem)
  const problems = await readImportProblems(deps.store, call.operation, id.value)
  if (!problems.ok) return call.refuse(problems.problem)
  const messages = problems.value.map((problem) => problemMessage(problem, call.language))
  if (call.query.format === 'csv') return problemsFile(messages, id.value)
  return answer({ problems: messages } satisfies ImportProblemsMessage)
}

const problemColumns = ['row', 'column', 'value', 'code', 'message'] as const

/** The same as a table to mend the rows by. */
export const problemsFile = (problems: ImportProblemsMessage['problems'], id: ImportId | ImportDraftId): Response =>
  new Response(
    [problemColumns, ...problems.map((problem) => problemColumns.map((column) => String(problem[column] ?? '')))]
      .map(csvLine)
      .join(''),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${id}.errors.csv"`,
      },
    },
  )

async function undo(deps: AppDeps, call: MemberCall): Promise<Response> {
  const id = pathId<ImportId>(call.params, 'importId')
  if (!id.ok) return call.refuse(id.problem)
  const undone = await undoImport(deps, { operation: call.operation, id: id.value, by: call.visitor.staff })
  return undone.ok ? answer(undone.value satisfies UndoneImportMessage) : call.refuse({ code: undone.problem.code })
}

export const problemMessage = (problem: RowProblem, language: Language): ImportProblemsMessage['problems'][number] => ({
  row: problem.row,
  column: problem.column,
  value: problem.value,
  code: problem.code,
  message: problemText(problem, language),
})

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
