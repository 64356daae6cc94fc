import type { ImportDraftId } from '../domain/ids.ts'
import type { Result } from '../domain/result.ts'
import { type DraftProblem, type ImportDraft, ImportDrafts } from '../usecases/import-drafts.ts'
import type { ImportDraftsMessage } from '../wire/import-drafts.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf, type MemberCall } from './handlers.ts'
import { draftMessage } from './import-draft-message.ts'
import { progressStream } from './import-progress.ts'
import { problemMessage, problemsFile } from './imports.ts'
import { pathId } from './input.ts'
import { receiveUpload } from './receive-upload.ts'

type DraftRoute =
  | 'importDrafts'
  | 'createImportDraft'
  | 'importDraft'
  | 'setImportDraft'
  | 'discardImportDraft'
  | 'runImportDraft'
  | 'stopImportDraft'
  | 'importDraftProgress'
  | 'importDraftProblems'

const sweepMs = 60_000

/** Files on their way in: each is seen and touched by the member who sent it, and by nobody else. */
export function importDraftRoutes(deps: AppDeps): HandlersOf<DraftRoute> {
  const drafts = new ImportDrafts(deps)
  let sweeper: NodeJS.Timeout | null = null
  const turn = () => {
    void drafts.sweep().catch(deps.logFault)
    if (!drafts.isEmpty || !sweeper) return
    clearInterval(sweeper)
    sweeper = null
  }
  /** Runs while there is anything to forget. */
  const keepSweeping = () => {
    sweeper ??= setInterval(turn, sweepMs).unref()
  }

  const show = async (call: MemberCall, draft: ImportDraft, status = 200): Promise<Response> => {
    const preview = await drafts.preview(draft)
    return preview.ok ? answer(draftMessage(draft, preview.value, call.language), status) : call.refuse(preview.problem)
  }
  const showResult = async (call: MemberCall, result: Result<ImportDraft, DraftProblem>, status = 200) =>
    result.ok ? show(call, result.value, status) : call.refuse(result.problem)

  /** Finds the draft of the path and does something with it. */
  const withDraft = async (call: MemberCall, act: (draft: ImportDraft) => Promise<Response>): Promise<Response> => {
    const id = pathId<ImportDraftId>(call.params, 'draftId')
    if (!id.ok) return call.refuse(id.problem)
    const draft = drafts.find(call.operation, call.visitor.staff, id.value)
    return draft.ok ? act(draft.value) : call.refuse(draft.problem)
  }

  return {
    importDrafts: async ({ operation, visitor }) =>
      answer({
        drafts: drafts.list(operation, visitor.staff).map(({ id, source, work }) => ({
          id,
          fileName: source.fileName,
          working: work !== null,
        })),
      } satisfies ImportDraftsMessage),
    createImportDraft: async (call) => {
      const file = await receiveUpload(deps, call, call.query.fileName)
      if (!file.ok) return call.refuse(file.problem)
      keepSweeping()
      const begun = await drafts.begin({ operation: call.operation, by: call.visitor.staff, file: file.value })
      return showResult(call, begun, 201)
    },
    importDraft: (call) => withDraft(call, (draft) => show(call, draft)),
    setImportDraft: (call) => withDraft(call, (draft) => showResult(call, drafts.choose(draft, call.body))),
    runImportDraft: (call) => withDraft(call, (draft) => showResult(call, drafts.run(draft, call.body), 202)),
    stopImportDraft: (call) =>
      withDraft(call, async (draft) => {
        await drafts.stop(draft)
        return show(call, draft)
      }),
    discardImportDraft: (call) =>
      withDraft(call, async (draft) => {
        await drafts.discard(draft)
        return new Response(null, { status: 204 })
      }),
    importDraftProgress: (call) => withDraft(call, async ({ work }) => progressStream(work)),
    importDraftProblems: (call) =>
      withDraft(call, async ({ id, outcome }) => {
        const problems = outcome && 'import' in outcome ? outcome.import.problems : []
        return problemsFile(
          problems.map((problem) => problemMessage(problem, call.language)),
          id,
        )
      }),
  }
}
