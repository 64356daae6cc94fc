import type { PlaceId, PointDecisionId, PointId } from '../domain/ids.ts'
import type { Candidate, CandidateReason } from '../domain/point/candidate.ts'
import type { PointOrder, PointProblem } from '../domain/point/decide.ts'
import { isNewest, type Lineage } from '../domain/point/lineage.ts'
import type { Point, PointDecision, Standing } from '../domain/point/point.ts'
import { done, refuse } from '../domain/result.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { decidePoint } from '../usecases/decide-point.ts'
import { type PointsNow, readCandidates, readPoints } from '../usecases/read-points.ts'
import type {
  CandidateMessage,
  PointCandidatesMessage,
  PointDecisionMessage,
  PointMessage,
  PointsMessage,
} from '../wire/points.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { type Parsed, pathId } from './input.ts'
import { isDate } from './picture.ts'

type PointRoutes =
  | 'points'
  | 'pointCandidates'
  | 'acceptPoint'
  | 'dismissPlace'
  | 'movePoint'
  | 'splitPoint'
  | 'mergePoints'
  | 'setPointState'
  | 'undoPointDecision'

/** Points as people confirmed them. Every decision answers with all points as they are then. */
export const pointRoutes = (deps: AppDeps): HandlersOf<PointRoutes> => ({
  points: async ({ operation }) => answer(pointsMessage(await readPoints(deps, operation))),
  pointCandidates: async ({ operation }) =>
    answer({
      candidates: (await readCandidates(deps, operation)).map(candidateMessage),
    } satisfies PointCandidatesMessage),
  acceptPoint: (call) => {
    const { placeId, state } = call.body
    return decide(deps, call, done({ verb: 'accept', place: placeId as PlaceId, state }))
  },
  dismissPlace: (call) => {
    const { placeId, reason } = call.body
    return decide(deps, call, done({ verb: 'dismiss', place: placeId as PlaceId, reason }))
  },
  movePoint: (call) => decide(deps, call, moveOrder(call)),
  splitPoint: (call) =>
    decide(
      deps,
      call,
      withPoint(call, (seen) => ({ verb: 'split', ...seen, places: call.body.placeIds as unknown as PlaceId[] })),
    ),
  mergePoints: (call) => {
    const points = call.body.points.map(({ pointId, revision }) => ({ point: pointId as PointId, revision }))
    return decide(deps, call, done({ verb: 'merge', points, place: call.body.placeId as PlaceId }))
  },
  setPointState: (call) =>
    decide(
      deps,
      call,
      withPoint(call, (seen) => ({ verb: 'state', ...seen, state: call.body.state })),
    ),
  undoPointDecision: (call) => {
    const id = pathId<PointDecisionId>(call.params, 'decisionId')
    return decide(deps, call, id.ok ? done({ verb: 'undo', decision: id.value }) : id)
  },
})

type SeenCall = MemberCall & { readonly body: { readonly revision: number } }

/** The point of the path, as the person saw it. */
function withPoint(
  { params, body }: SeenCall,
  order: (seen: { readonly point: PointId; readonly revision: number }) => PointOrder,
): Parsed<PointOrder> {
  const id = pathId<PointId>(params, 'pointId')
  return id.ok ? done(order({ point: id.value, revision: body.revision })) : id
}

function moveOrder(call: CallFor<'movePoint'>): Parsed<PointOrder> {
  const { placeId, from, seenBy } = call.body
  if (!isDate(from)) return refuse({ code: 'input.malformed', field: 'from' })
  return withPoint(call, (seen) => ({
    verb: 'move',
    ...seen,
    place: placeId as PlaceId,
    from: from as LocalDate,
    seenBy,
  }))
}

async function decide(deps: AppDeps, call: MemberCall, order: Parsed<PointOrder>): Promise<Response> {
  if (!order.ok) return call.refuse(order.problem)
  const { operation, role, visitor } = call
  const decided = await decidePoint(deps, { operation, order: order.value, by: visitor.staff, role })
  const now = pointsMessage(await readPoints(deps, operation))
  if (decided.ok) return answer(now)
  return call.refuse({ code: decided.problem.code, ...withBoth(decided.problem, now) })
}

/** Whose point stood in the way, and how it is now: the desk shows it beside what was asked for. */
const withBoth = (problem: PointProblem, now: PointsMessage) =>
  'point' in problem ? { extensions: { pointId: problem.point, now } } : {}

const pointsMessage = ({ lineage, today }: PointsNow): PointsMessage => ({
  today,
  points: [...lineage.points.values()].map(pointMessage),
  decisions: lineage.decisions.map((decision) => decisionMessage(lineage, decision)).toReversed(),
})

const pointMessage = ({ id, state, stays, openedOn, closedOn, parents, children, revision }: Point): PointMessage => ({
  id,
  state,
  stays: stays.map(({ place, from }) => ({ placeId: place, from })),
  openedOn,
  closedOn,
  parents: [...parents],
  children: [...children],
  revision,
})

const decisionMessage = (lineage: Lineage, decision: PointDecision): PointDecisionMessage => ({
  id: decision.id,
  verb: decision.verb,
  at: new Date(decision.at).toISOString(),
  on: decision.on,
  by: decision.by,
  seenBy: decision.seenBy,
  placeId: decision.place,
  reason: decision.reason,
  undoes: decision.undoes,
  changes: decision.changes.map(({ point, from, to }) => ({
    pointId: point,
    from: standingMessage(from),
    to: standingMessage(to),
  })),
  canUndo: decision.verb !== 'undo' && !lineage.undone.has(decision.id) && isNewest(lineage, decision),
})

const standingMessage = (standing: Standing | null) => standing && { placeId: standing.place, state: standing.state }

const candidateMessage = ({ place, reasons }: Candidate): CandidateMessage => ({
  placeId: place,
  reasons: reasons.map(reasonMessage),
})

function reasonMessage(reason: CandidateReason): CandidateMessage['reasons'][number] {
  if (reason.code !== 'watch') return reason
  if (!reason.origin) return { ...reason, origin: null }
  const { place, ...origin } = reason.origin
  return { ...reason, origin: { placeId: place, ...origin } }
}
