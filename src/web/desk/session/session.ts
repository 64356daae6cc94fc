import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SessionMessage, SignInMessage } from '../../../wire/session.ts'
import { ApiProblem, addressOf, send } from '../api.ts'
import { meQuery } from '../queries.ts'

/** Throws `ApiProblem`: 401 wrong, 403 refused from here, 429 too many, 0 no answer. */
export const signIn = (email: string, password: string) =>
  send<SessionMessage>(addressOf('signIn'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password } satisfies SignInMessage),
  })

/** Forgets everything that was fetched, also when the server cannot be told. */
export async function signOut(client: QueryClient): Promise<void> {
  await send(addressOf('signOut'), { method: 'POST' }).catch(() => undefined)
  client.clear()
  await client.fetchQuery(meQuery).catch(() => undefined)
  location.assign('/')
}

/** When any answer says that the session is over, the gate is asked again, and shows the sign-in over the same address. */
export function useExpiryWatch(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query, type }) => {
        if (type !== 'updated' || query.queryKey[0] === 'me') return
        const problem = query.state.error
        if (problem instanceof ApiProblem && problem.status === 401) {
          void client.invalidateQueries({ queryKey: meQuery.queryKey })
        }
      }),
    [client],
  )
}
