import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import { literals, nullable } from './parts.ts'

const role = literals(roles)

export const memberSchema = Type.Object({
  staffId: Type.String(),
  email: Type.String(),
  displayName: Type.String(),
  role,
})
export const membersSchema = Type.Object({ members: Type.Array(memberSchema) })
export type MembersMessage = Static<typeof membersSchema>

/** The body of `POST …/members`: an account is made when the address has none. */
export const addMemberSchema = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    displayName: Type.String({ minLength: 1, maxLength: 200 }),
    role,
  },
  { additionalProperties: false },
)

/** A password that is told once; null for somebody who had an account already. */
export const toldPasswordSchema = Type.Object({ staffId: Type.String(), password: nullable(Type.String()) })
export type ToldPasswordMessage = Static<typeof toldPasswordSchema>

/** The body of `PUT …/members/:staffId`; null takes the person out of the operation. */
export const setMemberSchema = Type.Object({ role: Type.Union([role, Type.Null()]) }, { additionalProperties: false })
