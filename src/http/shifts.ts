import type { AppointmentId, PlaceId, ShiftId, ShiftPatternId, UnitId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { PatternProblem, PatternWanted } from '../domain/shift/pattern.ts'
import type { Shift, ShiftProblem, ShiftWanted } from '../domain/shift/shift.ts'
import type { Interval } from '../domain/time/interval.ts'
import { type LocalClock, localClock, wallToEpoch } from '../domain/time/local-clock.ts'
import { makeAppointment, withdrawAppointment } from '../usecases/keep-appointments.ts'
import { addUnit, changeUnit } from '../usecases/keep-units.ts'
import { makePattern, withdrawPattern } from '../usecases/plan-shift-patterns.ts'
import { changeShift, planShift, withdrawShift } from '../usecases/plan-shifts.ts'
import { readCoverage, readShiftWeek } from '../usecases/read-shifts.ts'
import type { MakePatternMessage, PlanShiftMessage } from '../wire/shifts.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { type Parsed, pathId } from './input.ts'
import { isDate } from './picture.ts'
import type { HttpProblem } from './problems.ts'
import { coverageMessage, shiftMessage, shiftWeekMessage } from './shift-messages.ts'

type ShiftRoutes =
  | 'shifts'
  | 'planShift'
  | 'changeShift'
  | 'withdrawShift'
  | 'makePattern'
  | 'withdrawPattern'
  | 'addUnit'
  | 'changeUnit'
  | 'makeAppointment'
  | 'withdrawAppointment'
  | 'coverage'

/** Who is out when. A change answers with the id of what was changed. */
export const shiftHandlers = (deps: AppDeps): HandlersOf<ShiftRoutes> => ({
  shifts: async (call) => {
    const day = weekDay(call.query.week)
    return day.ok
      ? answer(shiftWeekMessage(await readShiftWeek(deps, call, day.value), deps.clock.now()))
      : call.refuse(day.problem)
  },
  coverage: async (call) => {
    const day = weekDay(call.query.week)
    return day.ok
      ? answer(coverageMessage(await readCoverage(deps, call.operation, day.value), deps.clock.now()))
      : call.refuse(day.problem)
  },
  planShift: async (call) => {
    const clock = await clockFor(deps, call)
    return onParsed(call, shiftWanted(call.body, clock), async (wanted) =>
      answerShift(call, clock, await planShift(deps, askerOf(call), wanted), 201),
    )
  },
  changeShift: async (call) => {
    const clock = await clockFor(deps, call)
    const { revision } = call.body
    return onParsed(call, pathId<ShiftId>(call.params, 'shiftId'), (id) =>
      onParsed(call, shiftWanted(call.body, clock), async (wanted) =>
        answerShift(call, clock, await changeShift(deps, askerOf(call), { id, revision }, wanted)),
      ),
    )
  },
  withdrawShift: async (call) => {
    const clock = await clockFor(deps, call)
    const revision = Number(call.query.revision)
    return onParsed(call, pathId<ShiftId>(call.params, 'shiftId'), async (id) =>
      answerShift(call, clock, await withdrawShift(deps, askerOf(call), { id, revision })),
    )
  },
  makePattern: (call) =>
    onParsed(call, patternWanted(call.body), async (wanted) =>
      answerPattern(call, await makePattern(deps, askerOf(call), wanted), 201),
    ),
  withdrawPattern: (call) =>
    onParsed(call, pathId<ShiftPatternId>(call.params, 'patternId'), async (id) =>
      answerPattern(call, await withdrawPattern(deps, askerOf(call), id)),
    ),
  addUnit: async (call) => answerKept(call, await addUnit(deps, askerOf(call), call.body), 201),
  changeUnit: (call) =>
    onParsed(call, pathId<UnitId>(call.params, 'unitId'), async (id) => {
      const { revision, ...wanted } = call.body
      const changed = await changeUnit(deps, askerOf(call), { id, revision }, wanted)
      if (changed.ok || changed.problem.code !== 'unit.changed') return answerKept(call, changed)
      return call.refuse({ code: 'unit.changed', extensions: { now: changed.problem.now } })
    }),
  makeAppointment: (call) => bind(deps, call),
  withdrawAppointment: (call) =>
    onParsed(call, pathId<AppointmentId>(call.params, 'appointmentId'), async (id) =>
      answerKept(call, await withdrawAppointment(deps, askerOf(call), id)),
    ),
})

async function bind(deps: AppDeps, call: CallFor<'makeAppointment'>): Promise<Response> {
  const clock = await clockFor(deps, call)
  const { kind, placeId, unitId } = call.body
  return onParsed(call, spanOf(call.body, clock), async (span) => {
    const wanted = { kind, place: placeId as PlaceId, unit: unitId as UnitId, ...span }
    return answerKept(call, await makeAppointment(deps, askerOf(call), wanted), 201)
  })
}

const askerOf = ({ operation, visitor, role }: MemberCall) => ({ operation, by: visitor.staff, role })

/** The operation's time zone never changes. */
async function clockFor({ store }: AppDeps, { operation }: MemberCall): Promise<LocalClock> {
  const found = await store.read((tx) => tx.operations.find(operation))
  return localClock(found?.timeZone ?? 'UTC')
}

const onParsed = <T>(call: MemberCall, parsed: Parsed<T>, then: (value: T) => Promise<Response>): Promise<Response> =>
  parsed.ok ? then(parsed.value) : Promise.resolve(call.refuse(parsed.problem))

const weekDay = (day: string | undefined): Parsed<string | null> =>
  day === undefined || isDate(day) ? done(day ?? null) : refuse({ code: 'input.malformed', field: 'week' })

/** A wall's reading that was skipped is moved forward, one that came twice is the first: as in an import. */
function spanOf(span: { readonly from: string; readonly to: string }, clock: LocalClock): Parsed<Interval> {
  for (const field of ['from', 'to'] as const)
    if (!isDate(span[field].slice(0, 10))) return refuse({ code: 'input.malformed', field })
  const at = (text: string) => wallToEpoch(clock, Date.parse(`${text}:00Z`)).at
  return done({ from: at(span.from), to: at(span.to) })
}

function shiftWanted(body: PlanShiftMessage, clock: LocalClock): Parsed<ShiftWanted> {
  const hours = spanOf(body, clock)
  if (!hours.ok) return hours
  const breaks = body.breaks.map((rest) => spanOf(rest, clock))
  const wrong = breaks.find((rest) => !rest.ok)
  if (wrong) return refuse({ code: 'input.malformed', field: 'breaks' })
  const parsed = breaks.flatMap((rest) => (rest.ok ? [rest.value] : []))
  return done({ ...hours.value, breaks: parsed, units: body.unitIds as unknown as UnitId[] })
}

function patternWanted({ unitIds, ...pattern }: MakePatternMessage): Parsed<PatternWanted> {
  const dates = { startsOn: [pattern.startsOn], endsOn: [pattern.endsOn], except: pattern.except }
  const wrong = Object.entries(dates).find(([, days]) => !days.every(isDate))
  if (wrong) return refuse({ code: 'input.malformed', field: wrong[0] })
  return done({ ...pattern, units: unitIds as unknown as UnitId[] })
}

const answerKept = <C extends HttpProblem['code']>(
  call: MemberCall,
  kept: Result<string, { readonly code: C }>,
  status = 200,
): Response => (kept.ok ? answer({ id: kept.value }, status) : call.refuse({ code: kept.problem.code }))

function answerShift(call: MemberCall, clock: LocalClock, kept: Result<ShiftId, ShiftProblem>, status = 200): Response {
  return kept.ok ? answer({ id: kept.value }, status) : call.refuse(shiftRefusal(kept.problem, clock))
}

/** What stood in the way: the other shift, or the shift as it is now. */
function shiftRefusal(problem: ShiftProblem, clock: LocalClock): HttpProblem {
  if (problem.code === 'shift.unit-taken')
    return { code: problem.code, extensions: { unitId: problem.unit, shiftId: problem.shift } }
  if (problem.code !== 'shift.changed') return { code: problem.code }
  return { code: problem.code, extensions: { now: shiftMessage(problem.now satisfies Shift, clock) } }
}

function answerPattern(
  call: MemberCall,
  kept: Result<ShiftPatternId, PatternProblem | ShiftProblem>,
  status = 200,
): Response {
  if (kept.ok) return answer({ id: kept.value }, status)
  const { problem } = kept
  if (problem.code !== 'pattern.day-refused') return call.refuse({ code: problem.code })
  return call.refuse({ code: problem.code, extensions: { on: problem.on, because: problem.because.code } })
}
