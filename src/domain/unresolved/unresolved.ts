import type { Role } from '../access/policy.ts'
import type { IncidentId, PlaceId } from '../ids.ts'
import type { IncidentSource, InvestigationState } from '../incident/incident.ts'
import { done, type Result, refuse } from '../result.ts'
import type { EpochMs, Interval } from '../time/interval.ts'

/** What may be said to the public of one incident: fixed phrases, so that no person and no detail can stand in one. */
export const publicStatements = [
  'nothing',
  'happened',
  'under-investigation',
  'closed-reopens',
  'witnesses-sought',
] as const
export type PublicStatement = (typeof publicStatements)[number]

type Known = InvestigationState | 'unknown'

/** Which phrase would be true in which state: of an investigation that was closed nobody may say that it goes on. */
export const sayable: Readonly<Record<Known, readonly PublicStatement[]>> = {
  open: ['nothing', 'happened', 'under-investigation', 'witnesses-sought'],
  'closed-without-result': ['nothing', 'happened', 'closed-reopens', 'witnesses-sought'],
  unknown: ['nothing', 'happened'],
  cleared: [],
}

export const sayableOf = (state: InvestigationState | null): readonly PublicStatement[] => sayable[state ?? 'unknown']

/** The newest decision on what may be said. */
export interface StatementDecision {
  readonly statement: PublicStatement
  readonly decidedAt: EpochMs
  /** Role, never name. */
  readonly decidedBy: Role
}

export interface UnresolvedIncident {
  readonly id: IncidentId
  readonly interval: Interval
  readonly group: string
  readonly code: string | null
  readonly source: IncidentSource
  readonly place: PlaceId | null
  readonly placeName: string | null
  /** Null where the source did not say. */
  readonly investigation: InvestigationState | null
  /** When the import came that brought the state it has now. */
  readonly stateKnownSince: EpochMs
  readonly decision: StatementDecision | null
  /** Grows with every decision on it; 0 before the first. */
  readonly revision: number
}

/**
 * The statement that holds: a decision made in another state of the investigation no longer does when its phrase has
 * become untrue, and then nothing is said until somebody decides anew.
 */
export function statementOf({ investigation, decision }: Pick<UnresolvedIncident, 'investigation' | 'decision'>): {
  readonly statement: PublicStatement
  readonly isOutdated: boolean
} {
  if (decision === null) return { statement: 'nothing', isOutdated: false }
  const holds = sayableOf(investigation).includes(decision.statement)
  return { statement: holds ? decision.statement : 'nothing', isOutdated: !holds }
}

export type StatementProblem = {
  readonly code: 'statement.untrue'
  readonly sayable: readonly PublicStatement[]
}

/** Whether a statement may be decided on for an incident in this state. */
export const decideStatement = (
  investigation: InvestigationState | null,
  statement: PublicStatement,
): Result<PublicStatement, StatementProblem> => {
  const allowed = sayableOf(investigation)
  return allowed.includes(statement) ? done(statement) : refuse({ code: 'statement.untrue', sayable: allowed })
}
