import { type AppointmentId, uuidV7 } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { type AppointmentProblem, type AppointmentWanted, decideAppointment } from '../domain/shift/appointment.ts'
import { changeRoster, rosterIn, type ShiftAsker, type ShiftParts } from './shift/roster.ts'

type Kept = Result<AppointmentId, AppointmentProblem>

/** Binds a unit to a place and a time; gives the appointment's id. */
export const makeAppointment = (parts: ShiftParts, asker: ShiftAsker, wanted: AppointmentWanted): Promise<Kept> =>
  changeRoster(parts, asker, 'appointment.plan', async (tx): Promise<Kept> => {
    const decided = decideAppointment(await rosterIn(tx, asker.operation, wanted), wanted)
    if (!decided.ok) return decided
    const id = uuidV7<AppointmentId>(parts.clock.now(), parts.randomness.bytes(10))
    await tx.shifts.addAppointment(asker.operation, { ...decided.value, id })
    return done(id)
  })

/** Calls an appointment off; nothing of it is kept. */
export const withdrawAppointment = (parts: ShiftParts, asker: ShiftAsker, id: AppointmentId): Promise<Kept> =>
  changeRoster(parts, asker, 'appointment.plan', async (tx): Promise<Kept> => {
    const removed = await tx.shifts.removeAppointment(asker.operation, id)
    return removed ? done(id) : refuse({ code: 'appointment.not-found' })
  })
