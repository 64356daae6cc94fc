import { type ShiftId, type ShiftPatternId, uuidV7 } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { decidePattern, type PatternProblem, type PatternWanted } from '../domain/shift/pattern.ts'
import { leavesAppointment, type ShiftProblem } from '../domain/shift/shift.ts'
import { dayInterval, dayMs } from '../domain/time/local-clock.ts'
import { changeRoster, clockOf, rosterIn, type ShiftAsker, type ShiftParts } from './shift/roster.ts'

type Made = Result<ShiftPatternId, PatternProblem>

/** Plans the same hours on the same weekdays: all of the days, or none when one of them cannot be. */
export const makePattern = (parts: ShiftParts, asker: ShiftAsker, wanted: PatternWanted): Promise<Made> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Made> => {
    const { operation } = asker
    const clock = await clockOf(tx, operation)
    // The last night may end two days on by the clock.
    const span = {
      from: dayInterval(clock, wanted.startsOn).from,
      to: dayInterval(clock, wanted.endsOn).to + 2 * dayMs,
    }
    const newId = <I extends ShiftId | ShiftPatternId>() => uuidV7<I>(parts.clock.now(), parts.randomness.bytes(10))
    const id = newId<ShiftPatternId>()
    const roster = await rosterIn(tx, operation, span)
    const decided = decidePattern(roster, wanted, clock, { pattern: id, newShift: newId<ShiftId> })
    if (!decided.ok) return decided
    await tx.shifts.addPattern(operation, { ...wanted, id })
    await tx.shifts.put(operation, decided.value)
    return done(id)
  })

type Withdrawn = Result<ShiftPatternId, PatternProblem | ShiftProblem>

/** Takes away what of a pattern has not begun; what has stays, as shifts by themselves. */
export const withdrawPattern = (parts: ShiftParts, asker: ShiftAsker, id: ShiftPatternId): Promise<Withdrawn> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Withdrawn> => {
    const { operation } = asker
    const pattern = (await tx.shifts.patterns(operation)).find((each) => each.id === id)
    if (!pattern) return refuse({ code: 'pattern.not-found' })
    const now = parts.clock.now()
    const { to } = dayInterval(await clockOf(tx, operation), pattern.endsOn)
    // A day that was changed may have been moved past the last one.
    const roster = await rosterIn(tx, operation, { from: now, to: Math.max(now, to) + 31 * dayMs })
    const left = roster.shifts.filter((shift) => shift.occurrence?.pattern === id && shift.from > now)
    if (left.some((shift) => leavesAppointment(roster, shift, null)))
      return refuse({ code: 'shift.leaves-appointment' })
    await tx.shifts.remove(
      operation,
      left.map((shift) => shift.id),
    )
    await tx.shifts.removePattern(operation, id)
    return done(id)
  })
