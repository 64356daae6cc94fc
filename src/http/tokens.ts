import type { TokenId } from '../domain/ids.ts'
import { createToken, type ListedToken, listTokens, revokeToken } from '../usecases/manage-tokens.ts'
import type { CreatedTokenMessage, TokenMessage, TokensMessage } from '../wire/tokens.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

/** Tokens for machines: one's own, and for the administrator everybody's. */
export const tokenRoutes = (deps: AppDeps): HandlersOf<'tokens' | 'createToken' | 'revokeToken'> => ({
  tokens: async (call) => {
    const listed = await listTokens(deps, askerOf(call))
    return answer({ tokens: listed.map((each) => tokenMessage(each, call)) } satisfies TokensMessage)
  },
  createToken: (call) => create(deps, call),
  revokeToken: async (call) => {
    const id = pathId<TokenId>(call.params, 'tokenId')
    if (!id.ok) return call.refuse(id.problem)
    const revoked = await revokeToken(deps, askerOf(call), id.value)
    return revoked.ok ? new Response(null, { status: 204 }) : call.refuse(revoked.problem)
  },
})

async function create(deps: AppDeps, call: CallFor<'createToken'>): Promise<Response> {
  const created = await createToken(deps, askerOf(call), call.body)
  if (!created.ok) return call.refuse(created.problem)
  const { token, secret } = created.value
  const message = tokenMessage({ token, isAlive: true, makerRole: call.role }, call)
  return answer({ token: message, secret } satisfies CreatedTokenMessage, 201)
}

const askerOf = ({ operation, visitor, role }: MemberCall) => ({ operation, by: visitor.staff, role })
const text = (at: number): string => new Date(at).toISOString()

const tokenMessage = ({ token, isAlive, makerRole }: ListedToken, { visitor }: MemberCall): TokenMessage => ({
  id: token.id,
  ending: token.ending,
  scopes: [...token.scopes],
  createdAt: text(token.createdAt),
  expiresAt: text(token.expiresAt),
  revokedAt: token.revokedAt === null ? null : text(token.revokedAt),
  lastUsedOn: token.lastUsedOn,
  isAlive,
  isOwn: token.staff === visitor.staff,
  role: makerRole,
})
