import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SessionMessage, SignInMessage } from '../../../wire/session.ts'
import { ApiProblem, addressOf, send, sessionOver } from '../api.ts'
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
  // Drafts outlive a session that ran out, not a person who leaves.
  sessionStorage.clear()
  await client.fetchQuery(meQuery).catch(() => undefined)
  location.assign('/')
}

/** A session ends after this long without a request (trust.md S22); a little later it is surely over. */
const idleMs = 15 * 60_000 + 5_000

/**
 * Asks the gate again when an answer says that the session is over, and when it must be over by now: then the
 * sign-in stands over the same address, and an unwatched screen shows no picture.
 */
export function useExpiryWatch(): void {
  const client = useQueryClient()
  useEffect(() => {
    // Its own answer says so too; asking again for that would never end.
    const askAgain = () => {
      const { fetchStatus, error } = client.getQueryState(meQuery.queryKey) ?? {}
      const isKnown = error instanceof ApiProblem && error.status === 401
      if (fetchStatus !== 'fetching' && !isKnown) void client.invalidateQueries({ queryKey: meQuery.queryKey })
    }
    let timer = setTimeout(askAgain, idleMs)
    const unsubscribe = client.getQueryCache().subscribe(({ query, type }) => {
      if (type !== 'updated' || query.state.fetchStatus === 'fetching') return
      clearTimeout(timer)
      timer = setTimeout(askAgain, idleMs)
    })
    addEventListener(sessionOver, askAgain)
    return () => {
      clearTimeout(timer)
      unsubscribe()
      removeEventListener(sessionOver, askAgain)
    }
  }, [client])
}
