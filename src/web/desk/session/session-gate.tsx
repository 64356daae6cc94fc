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

const SignInOver = lazy(() => import('./sign-in-over.tsx').then((part) => ({ default: part.SignInOver })))

/**
 * Shows the desk to who is signed in and the sign-in to who is not. The address never changes, so that
 * a sent link, a reload and a session that ran out all lead back to the same view. Behind a session that ran out the
 * desk stays as it was, unseen: what was typed is there when the same person comes back.
 */
export function SessionGate() {
  const me = useQuery(meQuery)
  const { messages } = useSpoken()
  const isSignedOut = me.error instanceof ApiProblem && me.error.status === 401
  if (me.isPending) return <Waiting text={messages.states.loading} />
  return (
    <>
      {me.data && (
        <div key={me.data.staffId} className="kept" hidden={isSignedOut}>
          <Outlet />
        </div>
      )}
      {(isSignedOut || !me.data) && (
        <Fence fallback={<StatePage title={messages.states.error} lead={messages.states.errorLead} />}>
          <Suspense fallback={<Waiting text={messages.states.loading} />}>
            {me.data ? <SignInOver /> : <SignInPage unreachable={!isSignedOut} />}
          </Suspense>
        </Fence>
      )}
    </>
  )
}
