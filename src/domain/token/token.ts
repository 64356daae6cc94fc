import { type Action, may, type Role } from '../access/policy.ts'
import type { StaffId, TokenId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { EpochMs, LocalDate } from '../time/interval.ts'

/** What a machine may be let to do: reading, and nothing that changes anything. */
export const tokenScopes = [
  'operation.read',
  'place.read',
  'point.read',
  'picture.read',
  'import.read',
  'export.create',
  'audit.read',
] as const satisfies readonly Action[]
export type TokenScope = (typeof tokenScopes)[number]

/** Longer than this nobody remembers where a token lies. */
export const longestTokenDays = 365
const dayMs = 86_400_000

/** What lets a machine read in somebody's name, in one operation. The secret itself is kept by nobody but the machine. */
export interface ApiToken {
  readonly id: TokenId
  /** Who made it: it can never do more than she can now. */
  readonly staff: StaffId
  /** The secret's last four characters, to tell one from another. */
  readonly ending: string
  readonly scopes: readonly TokenScope[]
  readonly createdAt: EpochMs
  readonly expiresAt: EpochMs
  readonly revokedAt: EpochMs | null
  /** A day and no time: enough to see that nobody uses it any more. */
  readonly lastUsedOn: LocalDate | null
}

export type TokenProblem = { readonly code: 'token.beyond-role' | 'token.not-found' }

/** Whether a token opens anything at all. */
export const isTokenAlive = ({ revokedAt, expiresAt }: ApiToken, now: EpochMs): boolean =>
  revokedAt === null && now < expiresAt

/** What a token may do: its scopes, as far as its maker's role reaches today. */
export const tokenMay = ({ scopes }: Pick<ApiToken, 'scopes'>, role: Role, action: Action): boolean =>
  scopes.some((scope) => scope === action) && may(role, action)

/** May somebody with this role make a token with these scopes? Answers them in the table's order, each once. */
export function grantScopes(role: Role, wanted: readonly TokenScope[]): Result<readonly TokenScope[], TokenProblem> {
  const scopes = tokenScopes.filter((scope) => wanted.includes(scope))
  return scopes.every((scope) => may(role, scope)) ? done(scopes) : refuse({ code: 'token.beyond-role' })
}

/** @param days 1 to 365 */
export const tokenEnd = (createdAt: EpochMs, days: number): EpochMs =>
  createdAt + Math.min(longestTokenDays, days) * dayMs

/** The administrator ends anybody's token, everybody else her own. */
export const mayEndToken = (role: Role, by: StaffId, { staff }: Pick<ApiToken, 'staff'>): boolean =>
  role === 'administrator' || staff === by

/** Tells a token from any other password or credential that a request may carry. */
export const isTokenText = (text: string): boolean => /^nvr_[A-Za-z0-9_-]{43}$/.test(text)
