import { type Static, Type } from 'typebox'
import { longestPatternDays } from '../domain/shift/pattern.ts'
import { appointmentKinds, mostAdults, mostUnits, unitKinds, unitModes } from '../domain/shift/unit.ts'
import { literals, nullable } from './parts.ts'

const date = Type.String({ pattern: '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$' })
/** What the clock on the wall shows where the operation is; the server knows what summer time makes of it. */
const wallTime = Type.String({ pattern: '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$' })
const id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
})
const unitIds = Type.Array(id, { minItems: 1, maxItems: mostUnits })
const revision = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const closed = { additionalProperties: false }

/** Which week: any of its days; this one when left out. */
export const weekQuerySchema = Type.Object({ week: Type.Optional(date) }, closed)

const unitSchema = Type.Object({
  id: Type.String(),
  kind: literals(unitKinds),
  label: Type.String(),
  mode: literals(unitModes),
  adults: Type.Integer(),
  organisation: Type.String(),
  isRetired: Type.Boolean(),
  revision: Type.Integer(),
})
export type UnitMessage = Static<typeof unitSchema>

/** ISO 8601 with the offset of the operation's clock, so that the wall's reading stands in the text. */
const spanFields = { from: Type.String(), to: Type.String() }

const shiftSchema = Type.Object({
  id: Type.String(),
  ...spanFields,
  breaks: Type.Array(Type.Object(spanFields)),
  unitIds: Type.Array(Type.String()),
  /** Of which pattern it is a day; null when planned by itself. */
  patternId: nullable(Type.String()),
  /** What the clock does meanwhile: an hour less when it goes forward, one more when it goes back. */
  clockChange: literals(['none', 'forward', 'back'] as const),
  revision: Type.Integer(),
})
export type ShiftMessage = Static<typeof shiftSchema>

const minute = Type.Integer({ minimum: 0, maximum: 2879 })
const minuteSpan = Type.Object({ fromMinute: minute, toMinute: minute }, closed)
const patternFields = {
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  fromMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
  toMinute: minute,
  breaks: Type.Array(minuteSpan, { maxItems: 10 }),
  unitIds,
  startsOn: date,
  endsOn: date,
  except: Type.Array(date, { maxItems: longestPatternDays }),
}
const patternSchema = Type.Object({ id: Type.String(), ...patternFields })
export type ShiftPatternMessage = Static<typeof patternSchema>

const appointmentSchema = Type.Object({
  id: Type.String(),
  kind: literals(appointmentKinds),
  placeId: Type.String(),
  unitId: Type.String(),
  ...spanFields,
})
export type AppointmentMessage = Static<typeof appointmentSchema>

/** A week as those who plan it see it. */
export const shiftWeekSchema = Type.Object({
  startsOn: Type.String(),
  ...spanFields,
  /** The server's own moment: where the line of now stands. */
  now: Type.String(),
  units: Type.Array(unitSchema),
  shifts: Type.Array(shiftSchema),
  patterns: Type.Array(patternSchema),
  appointments: Type.Array(appointmentSchema),
})
export type ShiftWeekMessage = Static<typeof shiftWeekSchema>

/** A week as others see it: nothing of a shift before it begins, nothing of who or how many. */
export const coverageSchema = Type.Object({
  startsOn: Type.String(),
  now: Type.String(),
  hours: Type.Array(Type.Object({ ...spanFields, isCovered: Type.Boolean() })),
})
export type CoverageMessage = Static<typeof coverageSchema>

export const keptSchema = Type.Object({ id: Type.String() })
export type KeptMessage = Static<typeof keptSchema>

const wallSpan = { from: wallTime, to: wallTime }
const shiftWanted = { ...wallSpan, breaks: Type.Array(Type.Object(wallSpan, closed), { maxItems: 10 }), unitIds }
export const planShiftSchema = Type.Object(shiftWanted, closed)
export type PlanShiftMessage = Static<typeof planShiftSchema>
export const changeShiftSchema = Type.Object({ ...shiftWanted, revision }, closed)
/** Which version is meant: `revision` as it was told. */
export const seenQuerySchema = Type.Object({ revision: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) }, closed)

export const makePatternSchema = Type.Object(patternFields, closed)
export type MakePatternMessage = Static<typeof makePatternSchema>

const unitWanted = {
  label: Type.String({ minLength: 1, maxLength: 200 }),
  mode: literals(unitModes),
  adults: Type.Integer({ minimum: 1, maximum: mostAdults }),
  organisation: Type.String({ minLength: 1, maxLength: 200 }),
}
export const addUnitSchema = Type.Object({ kind: literals(unitKinds), ...unitWanted }, closed)
export type AddUnitMessage = Static<typeof addUnitSchema>
export const changeUnitSchema = Type.Object({ ...unitWanted, isRetired: Type.Boolean(), revision }, closed)
export type ChangeUnitMessage = Static<typeof changeUnitSchema>

export const makeAppointmentSchema = Type.Object(
  { kind: literals(appointmentKinds), placeId: id, unitId: id, ...wallSpan },
  closed,
)
export type MakeAppointmentMessage = Static<typeof makeAppointmentSchema>
