import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PublicStatement } from '../../../../domain/unresolved/unresolved.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { call } from '../../api.ts'

const unresolvedQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['unresolved', operationId],
    queryFn: ({ signal }) => call<UnresolvedMessage>('unresolved', { names: { operationId }, signal }),
  })

export const useUnresolved = (operationId: string) => useQuery(unresolvedQuery(operationId))

/** Decides what may be said of one incident; the answer is the board as it stands then. */
export function useDecideStatement(operationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ incidentId, statement }: { readonly incidentId: string; readonly statement: PublicStatement }) =>
      call<UnresolvedMessage>('decideStatement', { names: { operationId, incidentId }, json: { statement } }),
    onSuccess: (board) => client.setQueryData(unresolvedQuery(operationId).queryKey, board),
    // Somebody or an import was first: what is shown must be what stands.
    onError: () => client.invalidateQueries({ queryKey: unresolvedQuery(operationId).queryKey }),
  })
}
