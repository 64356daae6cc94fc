import type { Role } from '../domain/access/policy.ts'
import type { IncidentId, OperationId, StaffId } from '../domain/ids.ts'
import { type Result, refuse } from '../domain/result.ts'
import {
  decideStatement as decide,
  type PublicStatement,
  type StatementProblem,
} from '../domain/unresolved/unresolved.ts'
import type { Clock, Store } from './ports.ts'
import { seriousIn } from './serious-in.ts'

/** Not on the board: unknown, cleared meanwhile, or not serious. Changed: somebody decided after what was seen. */
export type DecideStatementProblem = StatementProblem | { readonly code: 'unresolved.not-found' | 'statement.changed' }

interface Decided {
  readonly operation: OperationId
  readonly incident: IncidentId
  readonly statement: PublicStatement
  /** The revision that the decision was made upon. */
  readonly seen: number
  readonly by: StaffId
  readonly role: Role
}

/** Decides what may be said to the public of one unresolved incident; earlier decisions are kept. */
export const decideStatement = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation, incident, statement, seen, by, role }: Decided,
): Promise<Result<PublicStatement, DecideStatementProblem>> =>
  store.transact(async (tx): Promise<Result<PublicStatement, DecideStatementProblem>> => {
    await tx.unresolved.lock(operation)
    const [found] = await tx.unresolved.list(operation, await seriousIn(tx, operation), incident)
    if (!found) return refuse({ code: 'unresolved.not-found' })
    if (found.revision !== seen) return refuse({ code: 'statement.changed' })
    const decided = decide(found.investigation, statement)
    if (!decided.ok) return decided
    const at = clock.now()
    await tx.unresolved.decide(operation, incident, { statement, decidedAt: at, decidedBy: role })
    await tx.audit.record({ operation, at, staff: by, action: 'statement.decide', subject: incident })
    return decided
  })
