import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { TokenScope } from '../../../domain/token/token.ts'
import type { CreatedTokenMessage, TokensMessage } from '../../../wire/tokens.ts'
import { addressOf, call, send } from '../api.ts'

export const tokensQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['tokens', operationId],
    queryFn: ({ signal }) => call<TokensMessage>('tokens', { names: { operationId }, signal }),
  })

interface NewToken {
  readonly scopes: readonly TokenScope[]
  readonly days: number
}

/** Making and ending tokens; the list is read anew after each. */
export function useTokens(operationId: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: tokensQuery(operationId).queryKey })
  const make = useMutation({
    mutationFn: (wanted: NewToken) =>
      send<CreatedTokenMessage>(addressOf('createToken', { operationId }), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted),
      }),
    onSettled,
  })
  const revoke = useMutation({
    mutationFn: (tokenId: string) => call('revokeToken', { names: { operationId, tokenId } }),
    onSettled,
  })
  return { make, revoke }
}
