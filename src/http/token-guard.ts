import { type Action, may, type Role } from '../domain/access/policy.ts'
import type { OperationId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { localDateText } from '../domain/time/calendar.ts'
import { dayMs } from '../domain/time/local-clock.ts'
import { type ApiToken, isTokenAlive, isTokenText, tokenMay } from '../domain/token/token.ts'
import { hashOf } from '../usecases/manage-tokens.ts'
import type { AppDeps } from './deps.ts'
import type { Call, MemberCall } from './handlers.ts'
import { pathId } from './input.ts'
import type { HttpProblem } from './problems.ts'
import { isLoopbackHost } from './same-origin.ts'

/**
 * The token that a request carries: `Bearer`, or the password of the user `token`, which is what map programs offer.
 * Any other credential is somebody else's business, such as a proxy's, and says nothing.
 */
export function tokenIn(headers: Headers): string | null {
  const [scheme = '', value = ''] = (headers.get('authorization') ?? '').trim().split(/ +/)
  const text = scheme.toLowerCase() === 'bearer' ? value : scheme.toLowerCase() === 'basic' ? passwordIn(value) : ''
  return isTokenText(text) ? text : null
}

function passwordIn(basic: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(basic) || basic.length % 4 === 1) return ''
  return /^token:(.*)$/.exec(atob(basic))?.[1] ?? ''
}

/** The address that people use, the one that was asked for and the socket: a proxy or a false Host changes one of them. */
export const isWithinThisMachine = ({ publicUrl }: Pick<AppDeps, 'publicUrl'>, call: Call): boolean =>
  call.fromThisMachine && isLoopbackHost(call.url.host) && isLoopbackHost(publicUrl.host)

/** A secret is taken where nobody can read it on its way. */
export const isPrivateWay = (deps: Pick<AppDeps, 'publicUrl'>, call: Call): boolean =>
  deps.publicUrl.protocol === 'https:' || isWithinThisMachine(deps, call)

/** Reads are logged by the guards, before anything is read (L9); a use case that makes or changes something logs that itself. */
export const isLoggedHere = (call: Call, action: Action): boolean =>
  call.request.method === 'GET' && !action.endsWith('.create')

/** The innermost thing the path names, an id and so no content. */
export const subjectOf = ({ params }: Call): string => Object.values(params).at(-1)?.toLowerCase() ?? ''

interface TokenRoute {
  readonly method: string
  readonly action: Action | null
}

/** Lets a machine through: a living token, its maker's account and role as they are now, and the token's scopes. */
export async function admitToken(
  deps: AppDeps,
  route: TokenRoute,
  call: Call,
  secret: string,
): Promise<Result<MemberCall, HttpProblem>> {
  if (!isPrivateWay(deps, call)) return refuse({ code: 'sign-in.needs-https' })
  const operation = pathId<OperationId>(call.params, 'operationId')
  const { action } = route
  // A token belongs to an operation: it opens nothing that names none.
  if (!operation.ok || action === null) return refuse({ code: 'token.refused' })
  const sha256 = await hashOf(secret)
  const known = await deps.store.read((tx) => tx.tokens.findByHash(operation.value, sha256))
  const maker = known && (await deps.accounts.find(known.staff))
  if (!maker?.enabled) return refuse({ code: 'token.refused' })
  const found = await useToken(deps, { operation: operation.value, sha256, method: route.method, action }, call)
  if (!found.ok) return found
  const { token, role, isAllowed } = found.value
  if (!isAllowed) return refuse({ code: may(role, action) ? 'token.scope' : 'role.not-allowed' })
  const { staff, email, displayName } = maker
  return done({
    ...call,
    visitor: { staff, email, displayName, expiresAt: token.expiresAt },
    operation: operation.value,
    role,
    may: (wanted) => tokenMay(token, role, wanted),
  })
}

interface TokenUse {
  readonly operation: OperationId
  readonly sha256: string
  readonly method: string
  readonly action: Action
}
interface FoundToken {
  readonly token: ApiToken
  readonly role: Role
  readonly isAllowed: boolean
}

/** Finds the token once more, with its maker's role, and logs what it is used for or was refused. */
const useToken = (
  { store, clock }: AppDeps,
  { operation, sha256, method, action }: TokenUse,
  call: Call,
): Promise<Result<FoundToken, HttpProblem>> =>
  store.transact(async (tx): Promise<Result<FoundToken, HttpProblem>> => {
    const at = clock.now()
    const token = await tx.tokens.findByHash(operation, sha256)
    const role = token && (await tx.members.role(operation, token.staff))
    if (!token || !role || !isTokenAlive(token, at)) return refuse({ code: 'token.refused' })
    const today = localDateText(Math.floor(at / dayMs))
    if (token.lastUsedOn !== today) await tx.tokens.markUsed(operation, token.id, today)
    const isAllowed = method === 'GET' && tokenMay(token, role, action)
    const entry = { operation, at, staff: token.staff }
    if (!isAllowed) await tx.audit.record({ ...entry, action: 'access.refused', subject: `${action} ${token.id}` })
    else if (isLoggedHere(call, action))
      await tx.audit.record({ ...entry, action, subject: `${subjectOf(call)} ${token.id}` })
    return done({ token, role, isAllowed })
  })

/** Whether a token that was let in would be let in again. */
export async function isTokenStillGood(deps: AppDeps, operation: OperationId, secret: string): Promise<boolean> {
  const sha256 = await hashOf(secret)
  return deps.store.read(async (tx) => {
    const token = await tx.tokens.findByHash(operation, sha256)
    return (
      token !== null &&
      isTokenAlive(token, deps.clock.now()) &&
      (await tx.members.role(operation, token.staff)) !== null
    )
  })
}
