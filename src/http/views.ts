import type { ViewId } from '../domain/ids.ts'
import { mayChangeView, type SavedView, type ViewSearch } from '../domain/view/view.ts'
import { listViews, removeView, renameView, saveView } from '../usecases/keep-views.ts'
import type { ViewsMessage } from '../wire/views.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

type ViewRoutes = 'views' | 'saveView' | 'renameView' | 'removeView'

/** Saved views. Every change answers with all views as the reader sees them then. */
export const viewRoutes = (deps: AppDeps): HandlersOf<ViewRoutes> => ({
  views: async (call) => answer(viewsMessage(call, await listViews(deps.store, askerOf(call)))),
  saveView: async (call) => {
    const { name, search, isShared } = call.body
    return answerKept(deps, call, await saveView(deps, askerOf(call), { name, search: search as ViewSearch, isShared }))
  },
  renameView: (call) => rename(deps, call),
  removeView: async (call) => {
    const id = pathId<ViewId>(call.params, 'viewId')
    return id.ok ? answerKept(deps, call, await removeView(deps, askerOf(call), id.value)) : call.refuse(id.problem)
  },
})

async function rename(deps: AppDeps, call: CallFor<'renameView'>): Promise<Response> {
  const id = pathId<ViewId>(call.params, 'viewId')
  if (!id.ok) return call.refuse(id.problem)
  const seen = Date.parse(call.body.seen)
  return answerKept(deps, call, await renameView(deps, askerOf(call), { id: id.value, name: call.body.name, seen }))
}

/** When somebody else was first, the refusal holds what is there now. */
async function answerKept(
  deps: AppDeps,
  call: MemberCall,
  kept: Awaited<ReturnType<typeof saveView>>,
): Promise<Response> {
  if (kept.ok) return answer(viewsMessage(call, kept.value))
  const { code } = kept.problem
  if (code !== 'view.changed') return call.refuse({ code })
  return call.refuse({ code, extensions: { now: viewsMessage(call, await listViews(deps.store, askerOf(call))) } })
}

const askerOf = ({ operation, visitor, role }: MemberCall) => ({ operation, by: visitor.staff, role })

const viewsMessage = ({ visitor, role }: MemberCall, views: readonly SavedView[]): ViewsMessage => ({
  views: views
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((view) => ({
      id: view.id,
      name: view.name,
      search: view.search,
      isShared: view.isShared,
      isOwn: view.owner === visitor.staff,
      mayChange: mayChangeView(visitor.staff, role, view),
      role: view.by.role,
      organisation: view.by.organisation,
      changedAt: new Date(view.changedAt).toISOString(),
    })),
})
