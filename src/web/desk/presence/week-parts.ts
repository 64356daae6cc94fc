import type { PresenceStep } from '../../../domain/shift/presence.ts'
import type { Shift } from '../../../domain/shift/shift.ts'
import { type Unit, type UnitKind, unitKinds } from '../../../domain/shift/unit.ts'
import type { ShiftMessage, ShiftWeekMessage } from '../../../wire/shifts.ts'
import type { Formats } from '../../ui/format.ts'
import { wallSpan } from './wall.ts'

/** Shifts by the wall's clock, for counting what is drawn by it. */
export const shiftsByWall = (week: ShiftWeekMessage) => week.shifts.map(shiftByWall)

const shiftByWall = (shift: ShiftMessage): Pick<Shift, 'from' | 'to' | 'breaks' | 'units'> => ({
  ...wallSpan(shift),
  breaks: shift.breaks.map(wallSpan),
  units: shift.unitIds as unknown as Shift['units'],
})

export const countedUnits = (week: ShiftWeekMessage) =>
  week.units as unknown as readonly Pick<Unit, 'id' | 'kind' | 'adults'>[]

/** "2 polispatrull och 3 fältarbetare" */
export const countedKinds = (
  { byKind }: Pick<PresenceStep, 'byKind'>,
  names: Readonly<Record<UnitKind, string>>,
  format: Formats,
): string => format.list(unitKinds.flatMap((kind) => (byKind[kind] ? [`${byKind[kind]} ${names[kind]}`] : [])))

export const unitsOf = (week: ShiftWeekMessage, shift: Pick<ShiftMessage, 'unitIds'>) =>
  week.units.filter(({ id }) => shift.unitIds.includes(id))
