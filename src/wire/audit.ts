import { type Static, Type } from 'typebox'
import { after, limit, next } from './page.ts'

/** Who did what, when, to which id. Never content (trust.md S29). */
export const auditSchema = Type.Object({
  entries: Type.Array(
    Type.Object({
      at: Type.String(),
      /** Null for the command line. */
      staffId: Type.Union([Type.String(), Type.Null()]),
      /** Null when the account is gone, and for the command line. */
      displayName: Type.Union([Type.String(), Type.Null()]),
      action: Type.String(),
      subject: Type.String(),
    }),
  ),
  next,
})
export type AuditMessage = Static<typeof auditSchema>

export const auditQuerySchema = Type.Object(
  { limit, after: after('^[1-9][0-9]{0,14}$') },
  { additionalProperties: false },
)
