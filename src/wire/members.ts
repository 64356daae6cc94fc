import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'

const role = Type.Enum([...roles])

export const memberSchema = Type.Object({
  staffId: Type.String(),
  email: Type.String(),
  displayName: Type.String(),
  role,
})
export const membersSchema = Type.Object({ members: Type.Array(memberSchema) })
export type MembersMessage = Static<typeof membersSchema>

/** The body of `PUT …/members/:staffId`; null takes the person out of the operation. */
export const setMemberSchema = Type.Object({ role: Type.Union([role, Type.Null()]) }, { additionalProperties: false })
