import { type Static, Type } from 'typebox'
import { actions, roles } from '../domain/access/policy.ts'
import { literals } from './parts.ts'

export const operationSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()]),
  timeZone: Type.String(),
  simulated: Type.Boolean(),
  /** Whole weeks since the Monday on or after the start; null before it. */
  weekNow: Type.Union([Type.Integer(), Type.Null()]),
  role: literals(roles),
  /** What the reader may do here, from the policy table. */
  may: Type.Array(literals(actions)),
})
export type OperationMessage = Static<typeof operationSchema>

export const meSchema = Type.Object({
  staffId: Type.String(),
  email: Type.String(),
  displayName: Type.String(),
  operations: Type.Array(operationSchema),
})
export type MeMessage = Static<typeof meSchema>
