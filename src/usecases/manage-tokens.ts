import { type Role } from '../domain/access/policy.ts'
import { type OperationId, type StaffId, type TokenId, uuidV7 } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import {
  type ApiToken,
  grantScopes,
  isTokenAlive,
  mayEndToken,
  type TokenProblem,
  type TokenScope,
  tokenEnd,
} from '../domain/token/token.ts'
import type { Clock, Randomness, Store } from './ports.ts'

interface Parts {
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
}
interface Asker {
  readonly operation: OperationId
  readonly by: StaffId
  readonly role: Role
}

/** A token as its owner or the administrator sees it. */
export interface ListedToken {
  readonly token: ApiToken
  readonly isAlive: boolean
  /** What its maker is here now; null when she has left. */
  readonly makerRole: Role | null
}

/** One's own tokens; the administrator's list holds everybody's. */
export const listTokens = ({ store, clock }: Parts, { operation, by, role }: Asker): Promise<readonly ListedToken[]> =>
  store.read(async (tx) => {
    const shown = (await tx.tokens.list(operation)).filter((token) => mayEndToken(role, by, token))
    const members = new Map((await tx.members.list(operation)).map((member) => [member.staff, member.role]))
    return shown.map((token) => {
      const makerRole = members.get(token.staff) ?? null
      return { token, makerRole, isAlive: makerRole !== null && isTokenAlive(token, clock.now()) }
    })
  })

export interface CreatedToken {
  readonly token: ApiToken
  /** Given out here and never again. */
  readonly secret: string
}

/** Makes a token: 256 random bits, of which the store gets the hash. */
export async function createToken(
  { store, clock, randomness }: Parts,
  { operation, by, role }: Asker,
  { scopes, days }: { readonly scopes: readonly TokenScope[]; readonly days: number },
): Promise<Result<CreatedToken, TokenProblem>> {
  const granted = grantScopes(role, scopes)
  if (!granted.ok) return granted
  const createdAt = clock.now()
  const secret = `nvr_${base64Url(randomness.bytes(32))}`
  const token: ApiToken = {
    id: uuidV7<TokenId>(createdAt, randomness.bytes(10)),
    staff: by,
    ending: secret.slice(-4),
    scopes: granted.value,
    createdAt,
    expiresAt: tokenEnd(createdAt, days),
    revokedAt: null,
    lastUsedOn: null,
  }
  const sha256 = await hashOf(secret)
  return store.transact(async (tx) => {
    await tx.tokens.add(operation, token, sha256)
    await tx.audit.record({ operation, at: createdAt, staff: by, action: 'token.manage', subject: `${token.id} made` })
    return done({ token, secret })
  })
}

/** Ends a token at once and for ever; ending one that has ended is no mistake. */
export const revokeToken = (
  { store, clock }: Parts,
  { operation, by, role }: Asker,
  id: TokenId,
): Promise<Result<null, TokenProblem>> =>
  store.transact(async (tx) => {
    const token = (await tx.tokens.list(operation)).find((each) => each.id === id)
    // Somebody else's is as if it were not there.
    if (!token || !mayEndToken(role, by, token)) return refuse({ code: 'token.not-found' })
    const at = clock.now()
    await tx.tokens.revoke(operation, id, at)
    await tx.audit.record({ operation, at, staff: by, action: 'token.manage', subject: `${id} revoked` })
    return done(null)
  })

/** What is stored instead of a token: it has 256 random bits, so a fast hash is enough. */
export async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
