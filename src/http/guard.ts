import { type Action, may, type Role } from '../domain/access/policy.ts'
import { type OperationId, parseId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { AppDeps, FoundSession, Visitor } from './deps.ts'
import type { Call, MemberCall, VisitorCall } from './handlers.ts'
import { pathId } from './input.ts'
import type { HttpProblem } from './problems.ts'
import { admitToken, isLoggedHere, isTokenStillGood, subjectOf, tokenIn } from './token-guard.ts'

export interface GuardedRoute {
  readonly method: string
  readonly action: Action | null
  readonly needsSession: boolean
  readonly isQuiet?: true
}

export interface Admission {
  readonly call: Result<Call | VisitorCall | MemberCall, HttpProblem>
  /** Keep an active session alive; sent also with a refusal. */
  readonly setCookies: readonly string[]
}

/**
 * The one place that lets a request through (trust.md S20): session, then membership, then role. Session
 * and membership are read anew each time, so that a change bites on the next request (S22).
 */
export async function admit(deps: AppDeps, route: GuardedRoute, call: Call): Promise<Admission> {
  if (!route.needsSession) return { call: done(call), setCookies: [] }
  const secret = tokenIn(call.request.headers)
  if (secret !== null) {
    const admitted = await admitToken(deps, route, call, secret)
    const malformed = admitted.ok ? malformedId(call) : null
    return { call: malformed ?? admitted, setCookies: [] }
  }
  const { visitor, setCookies }: FoundSession = await (route.isQuiet ? deps.sessions.peek : deps.sessions.find)(
    call.request.headers,
  )
  if (!visitor) return { call: refuse({ code: 'session.none' }), setCookies }
  const malformed = malformedId(call)
  if (malformed) return { call: malformed, setCookies }
  if (route.action === null) return { call: done({ ...call, visitor }), setCookies }
  const member = await admitMember(deps, route.action, call, visitor)
  return { call: member.ok ? memberCall(call, visitor, member.value) : member, setCookies }
}

function malformedId({ params }: Call) {
  const field = Object.keys(params).find((name) => !parseId(params[name]).ok)
  return field === undefined ? null : refuse({ code: 'input.malformed', field } as const)
}

interface Membership {
  readonly operation: OperationId
  readonly role: Role
  readonly allowed: boolean
}

const memberCall = (call: Call, visitor: Visitor, { operation, role, allowed }: Membership) =>
  allowed
    ? done({ ...call, visitor, operation, role, may: (action: Action) => may(role, action) })
    : refuse({ code: 'role.not-allowed' } as const)

async function admitMember(
  deps: AppDeps,
  action: Action,
  call: Call,
  visitor: Visitor,
): Promise<Result<Membership, HttpProblem>> {
  const operation = pathId<OperationId>(call.params, 'operationId')
  if (!operation.ok) return operation
  const at = deps.clock.now()
  return deps.store.transact(async (tx) => {
    const role = await tx.members.role(operation.value, visitor.staff)
    // An operation that is not hers answers as one that does not exist.
    if (!role) return refuse({ code: 'operation.not-found' })
    const allowed = may(role, action)
    const entry = { operation: operation.value, at, staff: visitor.staff }
    if (!allowed) await tx.audit.record({ ...entry, action: 'access.refused', subject: action })
    else if (isLoggedHere(call, action)) await tx.audit.record({ ...entry, action, subject: subjectOf(call) })
    return done({ operation: operation.value, role, allowed })
  })
}

/** Whether an answer that goes on may go on: session or token, membership and role, as they are now. Leaves no trace. */
export async function isStillAdmitted(deps: AppDeps, call: MemberCall): Promise<boolean> {
  const secret = tokenIn(call.request.headers)
  if (secret !== null) return isTokenStillGood(deps, call.operation, secret)
  const { visitor } = await deps.sessions.peek(call.request.headers)
  if (visitor?.staff !== call.visitor.staff) return false
  return (await deps.store.read((tx) => tx.members.role(call.operation, call.visitor.staff))) === call.role
}
