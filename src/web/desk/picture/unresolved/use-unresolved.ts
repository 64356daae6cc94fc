import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PublicStatement } from '../../../../domain/unresolved/unresolved.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { ApiProblem, call } from '../../api.ts'

const unresolvedQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['unresolved', operationId],
    queryFn: ({ signal }) => call<UnresolvedMessage>('unresolved', { names: { operationId }, signal }),
  })

export const useUnresolved = (operationId: string) => useQuery(unresolvedQuery(operationId))

interface Decided {
  readonly incidentId: string
  readonly statement: PublicStatement
  /** The revision that was seen. */
  readonly seen: number
}

/** Decides what may be said of one incident; the answer is the board as it stands then. */
export function useDecideStatement(operationId: string) {
  const client = useQueryClient()
  const { queryKey } = unresolvedQuery(operationId)
  return useMutation({
    mutationFn: ({ incidentId, ...json }: Decided) =>
      call<UnresolvedMessage>('decideStatement', { names: { operationId, incidentId }, json }),
    onSuccess: (board) => client.setQueryData(queryKey, board),
    onError: (problem) => {
      // Somebody or an import was first: what is shown must be what stands.
      const now =
        problem instanceof ApiProblem ? (problem.document as { now?: UnresolvedMessage } | null)?.now : undefined
      if (now) client.setQueryData(queryKey, now)
      else void client.invalidateQueries({ queryKey })
    },
  })
}
