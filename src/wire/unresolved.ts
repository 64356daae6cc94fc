import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import { incidentSources, investigationStates } from '../domain/incident/incident.ts'
import { publicStatements } from '../domain/unresolved/unresolved.ts'
import { literals, nullable } from './parts.ts'

/** Serious incidents that are not cleared, newest first. */
export const unresolvedSchema = Type.Object({
  incidents: Type.Array(
    Type.Object({
      id: Type.String(),
      from: Type.String(),
      to: Type.String(),
      /** Whole local days since it happened. */
      days: Type.Integer(),
      group: Type.String(),
      code: nullable(Type.String()),
      source: literals(incidentSources),
      placeId: nullable(Type.String()),
      placeName: nullable(Type.String()),
      /** Null: the source did not say. */
      investigation: nullable(literals(investigationStates)),
      /** Whole local days since the import that brought this state. */
      stateDays: Type.Integer(),
      /** What may be said to the public now. */
      statement: literals(publicStatements),
      /** The investigation has changed since somebody decided, so that nothing is said until somebody decides anew. */
      isOutdated: Type.Boolean(),
      decidedAt: nullable(Type.String()),
      decidedBy: nullable(literals(roles)),
      /** Grows with every decision; to be sent back with the next one. */
      revision: Type.Integer(),
      /** Phrases that would be true in this state. */
      sayable: Type.Array(literals(publicStatements)),
    }),
  ),
  /** Serious and not cleared as well, but known only to an area. */
  atAreaLevel: Type.Integer(),
  /** What could be on the board: how many codes are marked as serious, and their groups, most serious first. */
  covers: Type.Object({ groups: Type.Array(Type.String()), codes: Type.Integer() }),
})
export type UnresolvedMessage = Static<typeof unresolvedSchema>

/** The body of `PUT …/unresolved/:incidentId/statement`. */
export const decideStatementSchema = Type.Object(
  {
    statement: literals(publicStatements),
    /** The revision that was seen: a decision made upon another one is refused, so that nobody's is written over unread. */
    seen: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
