import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useSpoken } from '../../ui/language.tsx'
import { Waiting } from '../../ui/states.tsx'
import { ApiProblem } from '../api.ts'
import { meQuery } from '../queries.ts'
import { SignInPage } from './sign-in-page.tsx'

/**
 * Shows the desk to who is signed in and the sign-in to who is not. The address never changes, so that
 * a sent link, a reload and a session that ran out all lead back to the same view.
 */
export function SessionGate() {
  const me = useQuery(meQuery)
  const { messages } = useSpoken()
  const isSignedOut = me.error instanceof ApiProblem && me.error.status === 401
  if (me.isPending) return <Waiting text={messages.states.loading} />
  if (isSignedOut) return <SignInPage expired={me.data !== undefined} />
  if (!me.data) return <SignInPage unreachable />
  return <Outlet />
}
