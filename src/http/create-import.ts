import type { Mapping } from '../domain/import/mapping.ts'
import { done, refuse } from '../domain/result.ts'
import { type FinishedImport, importIncidents } from '../usecases/import-incidents.ts'
import type { CreatedImportMessage } from '../wire/imports.ts'
import type { AppDeps, Upload } from './deps.ts'
import { answer, type HandlersOf, type MemberCall } from './handlers.ts'
import { importMessage, problemMessage } from './imports.ts'
import type { Parsed } from './input.ts'
import type { Language } from './problem-response.ts'
import { receiveUpload } from './receive-upload.ts'

const problemsShown = 100

/**
 * `POST …/imports`: the body is the file. It goes to disk as it comes, since it is read more than once, and
 * is gone again when the answer is. A reader who goes away does not stop an import that has begun.
 */
export const createImportRoutes = (deps: AppDeps): HandlersOf<'createImport'> => ({
  createImport: async (call) => {
    const mapping = await savedMapping(deps, call, call.query.mapping)
    if (!mapping.ok) return call.refuse(mapping.problem)
    const upload = await receiveUpload(deps, call, call.query.fileName)
    if (!upload.ok) return call.refuse(upload.problem)
    try {
      const [dryRun, leaveOutBadRows] = [call.query.dryRun === 'true', call.query.leaveOutBadRows === 'true']
      return await runImport(deps, call, upload.value, { mapping: mapping.value, dryRun, leaveOutBadRows })
    } finally {
      await upload.value.discard()
    }
  },
})

/** A mapping that people saved under this name; none asked for, none given. */
async function savedMapping(
  deps: AppDeps,
  { operation }: MemberCall,
  name?: string,
): Promise<Parsed<Mapping | undefined>> {
  if (name === undefined) return done(undefined)
  const found = await deps.store.read((tx) => tx.imports.findMapping(operation, name))
  return found ? done(found) : refuse({ code: 'mapping.not-found', field: 'mapping' })
}

interface Wishes {
  readonly mapping: Mapping | undefined
  readonly dryRun: boolean
  readonly leaveOutBadRows: boolean
}

async function runImport(deps: AppDeps, call: MemberCall, { source }: Upload, wishes: Wishes): Promise<Response> {
  const finished = await importIncidents(deps, { operation: call.operation, by: call.visitor.staff, source, ...wishes })
  if (finished.ok)
    return answer(createdMessage(finished.value, wishes.dryRun, call.language), wishes.dryRun ? 200 : 201)
  const { problem } = finished
  if (problem.code !== 'import.refused') return call.refuse(problem)
  return call.refuse({
    code: 'import.refused',
    extensions: createdMessage(problem.import, wishes.dryRun, call.language),
  })
}

const createdMessage = (finished: FinishedImport, dryRun: boolean, language: Language): CreatedImportMessage => ({
  import: importMessage(finished),
  dryRun,
  problems: finished.problems.slice(0, problemsShown).map((problem) => problemMessage(problem, language)),
  mapping: {
    columns: finished.mapping.columns as Record<string, string>,
    crs: finished.mapping.crs,
    dateOrder: finished.mapping.dateOrder,
    timeZone: finished.mapping.timeZone,
  },
})
