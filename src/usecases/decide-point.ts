import type { Role } from '../domain/access/policy.ts'
import { type OperationId, type PointDecisionId, type PointId, type StaffId, uuidV7 } from '../domain/ids.ts'
import { decideOnPoint, type PointOrder, type PointProblem } from '../domain/point/decide.ts'
import type { PointDecision } from '../domain/point/point.ts'
import { done, type Result } from '../domain/result.ts'
import { organisationOf } from './organisation-of.ts'
import type { Clock, Randomness, Store } from './ports.ts'
import { pointsNow } from './read-points.ts'

export interface DecidePoint {
  readonly operation: OperationId
  readonly order: PointOrder
  readonly by: StaffId
  /** Others see the role and the organisation, never who. */
  readonly role: Role
}

/** Accepts, dismisses, moves, merges, splits, changes the state, or takes one of these back. */
export const decidePoint = (
  { store, clock, randomness }: { readonly store: Store; readonly clock: Clock; readonly randomness: Randomness },
  { operation, order, by, role }: DecidePoint,
): Promise<Result<PointDecision, PointProblem>> =>
  store.transact(async (tx): Promise<Result<PointDecision, PointProblem>> => {
    // Two who decide at once: the second one sees what the first one did.
    await tx.points.lock(operation)
    const { lineage, today } = await pointsNow(tx, operation, clock)
    const at = clock.now()
    const newPoint = () => uuidV7<PointId>(at, randomness.bytes(10))
    const drafted = decideOnPoint(lineage, order, { today, newPoint })
    if (!drafted.ok) return drafted
    const organisation = await organisationOf(tx, operation)
    const id = uuidV7<PointDecisionId>(at, randomness.bytes(10))
    const decision = { ...drafted.value, id, at, by: { role, organisation } }
    await tx.points.decide(operation, decision)
    await tx.audit.record({ operation, at, staff: by, action: 'point.decide', subject: `${decision.verb} ${id}` })
    return done(decision)
  })
