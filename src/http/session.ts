import { done } from '../domain/result.ts'
import { listMyOperations } from '../usecases/list-my-operations.ts'
import type { MeMessage } from '../wire/operations.ts'
import type { SessionMessage } from '../wire/session.ts'
import type { AppDeps, Visitor } from './deps.ts'
import { answer, type Call, type CallFor, type HandlersOf } from './handlers.ts'
import { operationMessage } from './operations.ts'
import { SignInPacer } from './sign-in-pacer.ts'
import { isPrivateWay } from './token-guard.ts'

/** Signing in and out, who is signed in, and what she may enter. */
export function sessionRoutes(deps: AppDeps): HandlersOf<'signIn' | 'signOut' | 'session' | 'me' | 'changePassword'> {
  const pacer = new SignInPacer()
  return {
    signIn: (call) => signIn(deps, pacer, call),
    signOut: (call) => signOut(deps, call),
    session: async (call) => {
      const { visitor, setCookies } = await deps.sessions.find(call.request.headers)
      return answer(visitor && sessionMessage(visitor), 200, cookies(setCookies))
    },
    changePassword: (call) => changePassword(deps, pacer, call),
    me: async ({ visitor }) => {
      const operations = await listMyOperations(deps.store, deps.clock.now(), visitor.staff)
      return answer({
        staffId: visitor.staff,
        email: visitor.email,
        displayName: visitor.displayName,
        operations: operations.map(operationMessage),
      } satisfies MeMessage)
    },
  }
}

async function signIn(deps: AppDeps, pacer: SignInPacer, call: CallFor<'signIn'>): Promise<Response> {
  if (!isPrivateWay(deps, call)) return call.refuse({ code: 'sign-in.needs-https' })
  const { email, password } = call.body
  const waitMs = pacer.begin(email, deps.clock.now())
  if (waitMs > 0) return call.refuse({ code: 'sign-in.too-soon' }, { 'retry-after': String(Math.ceil(waitMs / 1000)) })
  const { visitor, setCookies } = await deps.sessions.signIn(email, password)
  if (!visitor) return call.refuse({ code: 'sign-in.refused' })
  pacer.succeeded(email)
  await recordSession(deps, visitor, 'session.begin')
  return answer(sessionMessage(visitor), 200, cookies(setCookies))
}

async function signOut(deps: AppDeps, call: Call): Promise<Response> {
  const { visitor } = await deps.sessions.find(call.request.headers)
  if (visitor) await recordSession(deps, visitor, 'session.end')
  return new Response(null, { status: 204, headers: cookies(await deps.sessions.signOut(call.request.headers)) })
}

/** Guessing the present password from an open session is slowed down like guessing it at the door. */
async function changePassword(deps: AppDeps, pacer: SignInPacer, call: CallFor<'changePassword'>): Promise<Response> {
  const { visitor, body, request } = call
  const waitMs = pacer.begin(visitor.email, deps.clock.now())
  if (waitMs > 0) return call.refuse({ code: 'sign-in.too-soon' }, { 'retry-after': String(Math.ceil(waitMs / 1000)) })
  const { changed, setCookies } = await deps.sessions.changePassword(request.headers, body.current, body.next)
  if (!changed) return call.refuse({ code: 'password.wrong', field: 'current' })
  pacer.succeeded(visitor.email)
  await recordSession(deps, visitor, 'account.change-password')
  return new Response(null, { status: 204, headers: cookies(setCookies) })
}

const recordSession = (deps: AppDeps, { staff }: Visitor, action: string) =>
  deps.store.transact(async (tx) =>
    done(await tx.audit.record({ operation: null, at: deps.clock.now(), staff, action, subject: staff })),
  )

const cookies = (values: readonly string[]): [string, string][] => values.map((value) => ['set-cookie', value])

const sessionMessage = ({ staff, email, displayName, expiresAt }: Visitor): SessionMessage => ({
  user: { id: staff, email, name: displayName },
  expiresAt: new Date(expiresAt).toISOString(),
})
