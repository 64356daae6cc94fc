import { type ShiftId, uuidV7 } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { decideShift, findSeen, leavesAppointment, type ShiftProblem, type ShiftWanted } from '../domain/shift/shift.ts'
import { changeRoster, rosterIn, type ShiftAsker, type ShiftParts } from './shift/roster.ts'

/** Adds one shift; gives its id. */
export const planShift = (
  parts: ShiftParts,
  asker: ShiftAsker,
  wanted: ShiftWanted,
): Promise<Result<ShiftId, ShiftProblem>> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Result<ShiftId, ShiftProblem>> => {
    const decided = decideShift(await rosterIn(tx, asker.operation, wanted), wanted, null)
    if (!decided.ok) return decided
    const id = uuidV7<ShiftId>(parts.clock.now(), parts.randomness.bytes(10))
    await tx.shifts.put(asker.operation, [{ ...decided.value, id, occurrence: null, revision: 1 }])
    return done(id)
  })

interface Seen {
  readonly id: ShiftId
  /** As whoever asks has seen it. */
  readonly revision: number
}

/** Replaces hours, breaks and units of one shift; of a pattern's day, that day alone. */
export const changeShift = (
  parts: ShiftParts,
  asker: ShiftAsker,
  { id, revision }: Seen,
  wanted: ShiftWanted,
): Promise<Result<ShiftId, ShiftProblem>> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Result<ShiftId, ShiftProblem>> => {
    const { operation } = asker
    const former = await tx.shifts.hoursOf(operation, id)
    if (!former) return refuse({ code: 'shift.not-found' })
    const span = { from: Math.min(former.from, wanted.from), to: Math.max(former.to, wanted.to) }
    const roster = await rosterIn(tx, operation, span)
    const seen = findSeen(roster, id, revision)
    if (!seen.ok) return seen
    const decided = decideShift(roster, wanted, seen.value)
    if (!decided.ok) return decided
    await tx.shifts.put(operation, [{ ...seen.value, ...decided.value, revision: revision + 1 }])
    return done(id)
  })

/** Takes one shift away; of a pattern, that day alone. */
export const withdrawShift = (
  parts: ShiftParts,
  asker: ShiftAsker,
  { id, revision }: Seen,
): Promise<Result<ShiftId, ShiftProblem>> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Result<ShiftId, ShiftProblem>> => {
    const { operation } = asker
    const hours = await tx.shifts.hoursOf(operation, id)
    if (!hours) return refuse({ code: 'shift.not-found' })
    const roster = await rosterIn(tx, operation, hours)
    const seen = findSeen(roster, id, revision)
    if (!seen.ok) return seen
    if (leavesAppointment(roster, seen.value, null)) return refuse({ code: 'shift.leaves-appointment' })
    await tx.shifts.remove(operation, [id])
    return done(id)
  })
