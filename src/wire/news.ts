import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import { investigationStates } from '../domain/incident/incident.ts'
import { unresolvedTurns } from '../domain/news/news.ts'
import { pointVerbs } from '../domain/point/point.ts'
import { literals, nullable } from './parts.ts'

const atPlace = { placeId: nullable(Type.String()), placeName: nullable(Type.String()) }
const place = Type.Object({ placeId: Type.String(), placeName: Type.String() })

/** What has come since the reader's last look. */
export const newsSchema = Type.Object({
  /** Null: she has not looked yet, and nothing is new. */
  since: nullable(Type.String()),
  /** What to say that one has seen, when one has seen this. */
  until: Type.String(),
  incidents: Type.Object({
    count: Type.Integer(),
    /** The places with most, most first. */
    places: Type.Array(Type.Object({ ...atPlace, count: Type.Integer() })),
    /** How many places there are besides. */
    morePlaces: Type.Integer(),
  }),
  proposed: Type.Array(place),
  /** Newest first; who is a role and an organisation. */
  decided: Type.Array(
    Type.Object({
      at: Type.String(),
      verb: literals(pointVerbs),
      places: Type.Array(place),
      role: literals(roles),
      organisation: Type.String(),
    }),
  ),
  unresolved: Type.Array(
    Type.Object({
      turn: literals(unresolvedTurns),
      group: Type.String(),
      ...atPlace,
      investigation: nullable(literals(investigationStates)),
    }),
  ),
  /** Empty for those who may not read imports. */
  imports: Type.Array(Type.Object({ at: Type.String(), added: Type.Integer(), updated: Type.Integer() })),
})
export type NewsMessage = Static<typeof newsSchema>

/** The body of `PUT …/look`: the `until` of what one has seen. */
export const lookSchema = Type.Object(
  { until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }) },
  { additionalProperties: false },
)
