import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import {
  dismissReasons,
  openingStates,
  pointStates,
  pointVerbs,
  seerOrganisations,
  seerRoles,
} from '../domain/point/point.ts'

/** Points, what was decided about them, and which places are proposed. Days are local, moments ISO 8601. */

const literals = <T extends readonly string[]>(values: T) =>
  Type.Enum([...values] as unknown as { [K in T[number]]: K })
const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])
const closed = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

const uuidText = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const dayText = Type.String({ pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$' })
const revision = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const seenBy = { role: literals(seerRoles), organisation: literals(seerOrganisations) }
const standingSchema = Type.Object({ placeId: Type.String(), state: literals(pointStates) })

const pointSchema = Type.Object({
  id: Type.String(),
  state: literals(pointStates),
  /** Oldest first; the last is where it stands. */
  stays: Type.Array(Type.Object({ placeId: Type.String(), from: Type.String() })),
  openedOn: Type.String(),
  closedOn: orNull(Type.String()),
  parents: Type.Array(Type.String()),
  children: Type.Array(Type.String()),
  /** To be sent with a decision, so that nobody decides on what she has not seen. */
  revision: Type.Integer(),
})

const pointDecisionSchema = Type.Object({
  id: Type.String(),
  verb: literals(pointVerbs),
  at: Type.String(),
  on: Type.String(),
  by: Type.Object({ role: literals(roles), organisation: Type.String() }),
  seenBy: orNull(Type.Object(seenBy)),
  placeId: orNull(Type.String()),
  reason: orNull(literals(dismissReasons)),
  undoes: orNull(Type.String()),
  changes: Type.Array(
    Type.Object({ pointId: Type.String(), from: orNull(standingSchema), to: orNull(standingSchema) }),
  ),
  /** Nothing that stands was decided on its points later. */
  canUndo: Type.Boolean(),
})

export const pointsSchema = Type.Object({
  today: Type.String(),
  points: Type.Array(pointSchema),
  /** Newest first. */
  decisions: Type.Array(pointDecisionSchema),
})
export type PointsMessage = Static<typeof pointsSchema>
export type PointMessage = Static<typeof pointSchema>
export type PointDecisionMessage = Static<typeof pointDecisionSchema>

const interval = { value: Type.Number(), low: Type.Number(), high: Type.Number() }

export const pointCandidatesSchema = Type.Object({
  candidates: Type.Array(
    Type.Object({
      placeId: Type.String(),
      reasons: Type.Array(
        Type.Union([
          /** Probability of being among the `k` first of the ranking. */
          Type.Object({ code: Type.Literal('top'), inTop: Type.Number(), k: Type.Integer() }),
          /** Incidents a week now. */
          Type.Object({ code: Type.Literal('rate'), ...interval }),
          /** Change a week since the start, all of its interval above zero. */
          Type.Object({ code: Type.Literal('risen'), ...interval }),
          /** The displacement watch, as it first said so. */
          Type.Object({
            code: Type.Literal('watch'),
            week: Type.String(),
            evidence: Type.Number(),
            enough: Type.Number(),
            origin: orNull(
              Type.Object({
                placeId: Type.String(),
                metres: Type.Number(),
                onFoot: Type.Boolean(),
                evidence: Type.Number(),
              }),
            ),
          }),
          Type.Object({ code: Type.Literal('was-point'), until: Type.String() }),
        ]),
      ),
    }),
  ),
})
export type PointCandidatesMessage = Static<typeof pointCandidatesSchema>
export type CandidateMessage = PointCandidatesMessage['candidates'][number]

export const acceptPointSchema = closed({ placeId: uuidText, state: literals(openingStates) })
export const dismissPlaceSchema = closed({ placeId: uuidText, reason: literals(dismissReasons) })
export const movePointSchema = closed({ revision, placeId: uuidText, from: dayText, seenBy: closed(seenBy) })
export const splitPointSchema = closed({ revision, placeIds: Type.Array(uuidText, { maxItems: 20 }) })
export const mergePointsSchema = closed({
  points: Type.Array(closed({ pointId: uuidText, revision }), { maxItems: 20 }),
  placeId: uuidText,
})
export const setPointStateSchema = closed({ revision, state: literals(pointStates) })
