import type { IncidentId } from '../domain/ids.ts'
import { isoWithOffset, localDay } from '../domain/time/local-clock.ts'
import { sayableOf, statementOf, type UnresolvedIncident } from '../domain/unresolved/unresolved.ts'
import { decideStatement } from '../usecases/decide-statement.ts'
import { readUnresolved, type UnresolvedBoard } from '../usecases/read-unresolved.ts'
import type { UnresolvedMessage } from '../wire/unresolved.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

/** The board of serious incidents that are not cleared, and what may be said of them. */
export const unresolvedRoutes = (deps: AppDeps): HandlersOf<'unresolved' | 'decideStatement'> => ({
  unresolved: async ({ operation }) => answer(await boardMessage(deps, operation)),
  decideStatement: (call) => decideOne(deps, call),
})

async function decideOne(deps: AppDeps, call: CallFor<'decideStatement'>): Promise<Response> {
  const { operation, role, visitor, body } = call
  const incident = pathId<IncidentId>(call.params, 'incidentId')
  if (!incident.ok) return call.refuse(incident.problem)
  const order = { operation, incident: incident.value, ...body, by: visitor.staff, role }
  const decided = await decideStatement(deps, order)
  const now = await boardMessage(deps, operation)
  if (decided.ok) return answer(now)
  const { code } = decided.problem
  // When somebody else was first, the refusal holds what stands now.
  return call.refuse(code === 'statement.changed' ? { code, extensions: { now } } : { code })
}

async function boardMessage(deps: AppDeps, operation: MemberCall['operation']): Promise<UnresolvedMessage> {
  const board = await readUnresolved(deps.store, operation)
  const today = localDay(board.clock, deps.clock.now())
  return {
    incidents: board.incidents.map((incident) => incidentMessage(board, today, incident)),
    atAreaLevel: board.atAreaLevel,
    covers: { groups: [...board.covers.groups], codes: board.covers.codes },
  }
}

function incidentMessage({ clock }: UnresolvedBoard, today: number, incident: UnresolvedIncident) {
  const { interval, decision, investigation } = incident
  return {
    id: incident.id,
    from: isoWithOffset(clock, interval.from),
    to: isoWithOffset(clock, interval.to),
    days: today - localDay(clock, interval.from),
    group: incident.group,
    code: incident.code,
    source: incident.source,
    placeId: incident.place,
    placeName: incident.placeName,
    investigation,
    stateDays: today - localDay(clock, incident.stateKnownSince),
    ...statementOf(incident),
    decidedAt: decision && isoWithOffset(clock, decision.decidedAt),
    decidedBy: decision && decision.decidedBy,
    revision: incident.revision,
    sayable: [...sayableOf(investigation)],
  }
}
