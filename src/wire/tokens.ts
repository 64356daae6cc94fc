import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import { longestTokenDays, tokenScopes } from '../domain/token/token.ts'

const scopes = Type.Array(Type.Enum([...tokenScopes]), { minItems: 1, maxItems: tokenScopes.length })
const orNull = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()])

/** A token without its secret, which nobody keeps. */
export const tokenSchema = Type.Object({
  id: Type.String(),
  /** The secret's last four characters. */
  ending: Type.String(),
  scopes,
  createdAt: Type.String(),
  expiresAt: Type.String(),
  revokedAt: orNull(Type.String()),
  /** The day, no time. */
  lastUsedOn: orNull(Type.String()),
  /** Whether it opens anything now: neither revoked nor past its end, and its maker still a member. */
  isAlive: Type.Boolean(),
  isOwn: Type.Boolean(),
  /** What its maker is here, no name; null when she has left. */
  role: Type.Union([Type.Enum([...roles]), Type.Null()]),
})
export const tokensSchema = Type.Object({ tokens: Type.Array(tokenSchema) })
export type TokensMessage = Static<typeof tokensSchema>
export type TokenMessage = Static<typeof tokenSchema>

export const createTokenSchema = Type.Object(
  { scopes, days: Type.Integer({ minimum: 1, maximum: longestTokenDays }) },
  { additionalProperties: false },
)

export const createdTokenSchema = Type.Object({
  token: tokenSchema,
  /** Told this once. `Authorization: Bearer …`, or the password of the user `token`. */
  secret: Type.String(),
})
export type CreatedTokenMessage = Static<typeof createdTokenSchema>
