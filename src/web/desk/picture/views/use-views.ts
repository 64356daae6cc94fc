import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaveViewMessage, ViewMessage, ViewsMessage } from '../../../../wire/views.ts'
import { ApiProblem, call } from '../../api.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { viewsQuery } from './views-queries.ts'

/** What was just done; `again` is what saves a deleted view anew. */
interface Told {
  readonly text: string
  readonly again?: SaveViewMessage
}

type Change =
  | { readonly do: 'save'; readonly view: SaveViewMessage }
  | { readonly do: 'rename'; readonly view: ViewMessage; readonly name: string }
  | { readonly do: 'remove'; readonly view: ViewMessage }

function send(operationId: string, change: Change): Promise<ViewsMessage> {
  if (change.do === 'save') return call('saveView', { names: { operationId }, json: change.view })
  const names = { operationId, viewId: change.view.id }
  if (change.do === 'remove') return call('removeView', { names })
  return call('renameView', { names, json: { name: change.name, seen: change.view.changedAt } })
}

/** One's own views and the shared ones, and the three things that can be done with them. */
export function useViews() {
  const { id: operationId } = useOperation()
  const client = useQueryClient()
  const { queryKey } = viewsQuery(operationId)
  const [told, setTold] = useState<Told | null>(null)
  const change = useMutation({
    mutationFn: ({ change: what }: { readonly change: Change; readonly told: Told }) => send(operationId, what),
    onMutate: () => setTold(null),
    onSuccess: (views, { told: done }) => {
      client.setQueryData(queryKey, views)
      setTold(done)
    },
    onError: (problem) => {
      // Somebody else was first: what is shown must be what stands.
      const now = problem instanceof ApiProblem ? (problem.document as { now?: ViewsMessage } | null)?.now : undefined
      if (now) client.setQueryData(queryKey, now)
      else void client.invalidateQueries({ queryKey })
    },
  })
  return {
    views: useQuery(viewsQuery(operationId)),
    told,
    problem: change.error instanceof ApiProblem ? change.error : null,
    isBusy: change.isPending,
    change: (what: Change, done: Told, onDone?: () => void) =>
      change.mutate({ change: what, told: done }, { onSuccess: onDone }),
    forget: () => change.reset(),
  }
}

export type Views = ReturnType<typeof useViews>
