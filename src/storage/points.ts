import { type Kysely, type Selectable, sql } from 'kysely'
import type { Role } from '../domain/access/policy.ts'
import type { OperationId, PlaceId, PointDecisionId, PointId } from '../domain/ids.ts'
import { defaultMarks } from '../domain/incident/default-marks.ts'
import type { WatchProposal } from '../domain/point/candidate.ts'
import type {
  DismissReason,
  PointChange,
  PointDecision,
  PointState,
  PointVerb,
  SeenBy,
  Standing,
} from '../domain/point/point.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { mergedPlaces } from './merged-places.ts'
import { raiseDecisionsRevision } from './operations.ts'
import type { Tables } from './tables.ts'

export const pointQueries = (db: Kysely<Tables>): StoreTx['points'] => ({
  async lock(operation) {
    await sql`select from operations where operation_id = ${operation} for no key update`.execute(db)
  },

  async decisions(operation) {
    const decisions = await db
      .selectFrom('point_decisions')
      .selectAll()
      .where('operation_id', '=', operation)
      .orderBy('sequence')
      .execute()
    const changes = await db
      .selectFrom('point_changes')
      .selectAll()
      .where('operation_id', '=', operation)
      .orderBy('decision_id')
      .orderBy('ordinal')
      .execute()
    const placeNow = await mergedPlaces(db, operation)
    const byDecision = Map.groupBy(changes, (row) => row.decision_id)
    return decisions.map((row) =>
      toDecision(
        row,
        (byDecision.get(row.id) ?? []).map((change) => toChange(change, placeNow)),
        placeNow,
      ),
    )
  },

  async decide(operation, decision) {
    await addOpened(db, operation, decision.changes)
    await db.insertInto('point_decisions').values(decisionRow(operation, decision)).execute()
    for (const [ordinal, change] of decision.changes.entries())
      await addChange(db, operation, decision, change, ordinal)
    await raiseDecisionsRevision(db, operation)
  },

  async proposals(operation) {
    const rows = await db
      .selectFrom('point_proposals')
      .selectAll()
      .where('operation_id', '=', operation)
      .orderBy('week_starts_on')
      .orderBy('place_id')
      .execute()
    const placeNow = await mergedPlaces(db, operation)
    const byPlace = new Map<PlaceId, WatchProposal>()
    // Of two places that became one, what was said first stands.
    for (const proposal of rows.map((row) => toProposal(row, placeNow)))
      if (!byPlace.has(proposal.place)) byPlace.set(proposal.place, proposal)
    return [...byPlace.values()]
  },

  async propose(operation, proposals) {
    if (proposals.length === 0) return
    const rows = proposals.map((proposal) => proposalRow(operation, proposal))
    await db
      .insertInto('point_proposals')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['operation_id', 'place_id'])
          .doUpdateSet(({ ref }) => ({
            proposed_at: ref('excluded.proposed_at'),
            week_starts_on: ref('excluded.week_starts_on'),
            evidence: ref('excluded.evidence'),
            enough: ref('excluded.enough'),
            origin_place_id: ref('excluded.origin_place_id'),
            origin_metres: ref('excluded.origin_metres'),
            origin_on_foot: ref('excluded.origin_on_foot'),
            origin_evidence: ref('excluded.origin_evidence'),
          }))
          // An answer lies after the week it answered: a later week is a new proposal, the same one a second reader.
          .whereRef('point_proposals.week_starts_on', '<', 'excluded.week_starts_on'),
      )
      .execute()
  },
})

/** A point that a decision opens gets its marks: software must not vouch for a source. */
async function addOpened(db: Kysely<Tables>, operation: OperationId, changes: readonly PointChange[]): Promise<void> {
  const { regime, controller, purpose, sourceGrade } = defaultMarks('reported', '')
  const opened = changes.filter(({ from, to }) => from === null && to !== null)
  if (opened.length === 0) return
  await db
    .insertInto('points')
    .values(
      opened.map(({ point }) => ({
        operation_id: operation,
        id: point,
        regime,
        controller,
        purpose,
        source_grade: sourceGrade,
      })),
    )
    .execute()
}

/** Takes the point's next revision: of two who take it at once the database lets one through. */
async function addChange(
  db: Kysely<Tables>,
  operation: OperationId,
  { id }: PointDecision,
  { point, from, to }: PointChange,
  ordinal: number,
): Promise<void> {
  await sql`
    insert into point_changes (operation_id, point_id, revision, decision_id, ordinal,
      from_place_id, from_state, to_place_id, to_state)
    select ${operation}::uuid, ${point}::uuid, coalesce(max(revision), 0) + 1, ${id}::uuid, ${ordinal}::smallint,
      ${from?.place ?? null}::uuid, ${from?.state ?? null}, ${to?.place ?? null}::uuid, ${to?.state ?? null}
    from point_changes where operation_id = ${operation} and point_id = ${point}`.execute(db)
}

const decisionRow = (operation: OperationId, decision: PointDecision) => ({
  operation_id: operation,
  id: decision.id,
  verb: decision.verb,
  at: new Date(decision.at),
  effective_on: decision.on,
  by_role: decision.by.role,
  by_organisation: decision.by.organisation,
  seen_role: decision.seenBy?.role ?? null,
  seen_organisation: decision.seenBy?.organisation ?? null,
  place_id: decision.place,
  reason: decision.reason,
  undoes: decision.undoes,
})

/** Where a place is now: those that became part of another are named by it. */
type PlaceNow = (place: string) => PlaceId

const toDecision = (
  row: Selectable<Tables['point_decisions']>,
  changes: readonly PointChange[],
  placeNow: PlaceNow,
): PointDecision => ({
  id: row.id as PointDecisionId,
  verb: row.verb as PointVerb,
  at: row.at.getTime(),
  on: row.effective_on as PointDecision['on'],
  by: { role: row.by_role as Role, organisation: row.by_organisation },
  seenBy: row.seen_role === null ? null : ({ role: row.seen_role, organisation: row.seen_organisation } as SeenBy),
  place: row.place_id === null ? null : placeNow(row.place_id),
  reason: row.reason as DismissReason | null,
  undoes: row.undoes as PointDecisionId | null,
  changes,
})

const toChange = (row: Selectable<Tables['point_changes']>, placeNow: PlaceNow): PointChange => ({
  point: row.point_id as PointId,
  from: toStanding(row.from_place_id, row.from_state, placeNow),
  to: toStanding(row.to_place_id, row.to_state, placeNow),
})

const toStanding = (place: string | null, state: string | null, placeNow: PlaceNow): Standing | null =>
  place === null ? null : { place: placeNow(place), state: state as PointState }

const proposalRow = (operation: OperationId, { place, at, week, evidence, enough, origin }: WatchProposal) => ({
  operation_id: operation,
  place_id: place,
  proposed_at: new Date(at),
  week_starts_on: week,
  evidence,
  enough,
  origin_place_id: origin?.place ?? null,
  origin_metres: origin?.metres ?? null,
  origin_on_foot: origin?.onFoot ?? false,
  origin_evidence: origin?.evidence ?? null,
})

function toProposal(row: Selectable<Tables['point_proposals']>, placeNow: PlaceNow): WatchProposal {
  const place = placeNow(row.place_id)
  const origin = row.origin_place_id === null ? null : placeNow(row.origin_place_id)
  return {
    place,
    at: row.proposed_at.getTime(),
    week: row.week_starts_on as WatchProposal['week'],
    evidence: row.evidence,
    enough: row.enough,
    origin:
      origin === null || origin === place
        ? null
        : {
            place: origin,
            metres: row.origin_metres ?? 0,
            onFoot: row.origin_on_foot,
            evidence: row.origin_evidence ?? 1,
          },
  }
}
