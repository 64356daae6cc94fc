import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type {
  ImportDraftMessage,
  ImportDraftsMessage,
  MappingChoiceMessage,
  WorkMessage,
} from '../../../../wire/import-drafts.ts'
import { addressOf, call } from '../../api.ts'

const keyOf = (operationId: string, draftId: string) => ['import-draft', operationId, draftId]

/** Those of the reader that wait or are worked on. */
export const draftsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['import-drafts', operationId],
    queryFn: ({ signal }) => call<ImportDraftsMessage>('importDrafts', { names: { operationId }, signal }),
    staleTime: 0,
  })

/** Keeps an answer about a draft as what is known of it. */
export function useKeepDraft(operationId: string) {
  const client = useQueryClient()
  return (draft: ImportDraftMessage) => client.setQueryData(keyOf(operationId, draft.id), draft)
}

/** One file on its way in, and what can be done with it; each answer of the server is the whole of it. */
export function useDraft(operationId: string, draftId: string) {
  const client = useQueryClient()
  const names = { operationId, draftId }
  const keep = useKeepDraft(operationId)
  const draft = useQuery({
    queryKey: keyOf(operationId, draftId),
    queryFn: ({ signal }) => call<ImportDraftMessage>('importDraft', { names, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const choose = useMutation({
    mutationFn: (json: MappingChoiceMessage) => call<ImportDraftMessage>('setImportDraft', { names, json }),
    onSuccess: keep,
  })
  const run = useMutation({
    mutationFn: (json: { kind: 'check' | 'import'; leaveOutBadRows: boolean }) =>
      call<ImportDraftMessage>('runImportDraft', { names, json }),
    onSuccess: keep,
  })
  const stop = useMutation({
    mutationFn: () => call<ImportDraftMessage>('stopImportDraft', { names }),
    onSuccess: keep,
  })
  const discard = useMutation({
    mutationFn: () => call<null>('discardImportDraft', { names }),
    onSettled: () => client.invalidateQueries({ queryKey: ['import-drafts'] }),
  })
  return { draft, choose, run, stop, discard }
}

export type DraftHandle = ReturnType<typeof useDraft>

/** How far the work is, as the server tells it; at its end everything that may have changed is asked anew. */
export function useWork(operationId: string, { id, work }: ImportDraftMessage): WorkMessage | null {
  const client = useQueryClient()
  const [told, setTold] = useState<WorkMessage | null>(null)
  const kind = work?.kind
  useEffect(() => {
    if (!kind) return undefined
    const stream = new EventSource(addressOf('importDraftProgress', { operationId, draftId: id }))
    const end = () => {
      stream.close()
      setTold(null)
      void client.invalidateQueries(kind === 'import' ? undefined : { queryKey: keyOf(operationId, id) })
    }
    stream.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as WorkMessage | null
      if (message) setTold(message)
      else end()
    })
    // A stream that broke comes back by itself; one that was refused does not.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) end()
    })
    return () => stream.close()
  }, [client, operationId, id, kind])
  return work && (told ?? work)
}
