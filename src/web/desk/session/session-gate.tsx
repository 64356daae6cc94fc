import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Fence } from '../../ui/fence.tsx'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { ApiProblem } from '../api.ts'
import { meQuery } from '../queries.ts'

/** Who is signed in already never fetches it. */
const SignInPage = lazy(() => import('./sign-in-page.tsx').then((part) => ({ default: part.SignInPage })))

/**
 * Shows the desk to who is signed in and the sign-in to who is not. The address never changes, so that
 * a sent link, a reload and a session that ran out all lead back to the same view.
 */
export function SessionGate() {
  const me = useQuery(meQuery)
  const { messages } = useSpoken()
  const isSignedOut = me.error instanceof ApiProblem && me.error.status === 401
  if (me.isPending) return <Waiting text={messages.states.loading} />
  if (me.data && !isSignedOut) return <Outlet />
  return (
    <Fence fallback={<StatePage title={messages.states.error} lead={messages.states.errorLead} />}>
      <Suspense fallback={<Waiting text={messages.states.loading} />}>
        {isSignedOut ? <SignInPage expired={me.data !== undefined} /> : <SignInPage unreachable />}
      </Suspense>
    </Fence>
  )
}
