import { type UnitId, uuidV7 } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { mostUnits, parseUnit, type Unit, type UnitProblem, type UnitWanted } from '../domain/shift/unit.ts'
import { changeRoster, type ShiftAsker, type ShiftParts } from './shift/roster.ts'

type KeptProblem = UnitProblem | { readonly code: 'unit.not-found' } | { readonly code: 'unit.changed'; now: Unit }
type Kept = Result<UnitId, KeptProblem>

/** Adds a unit; gives its id. */
export const addUnit = (parts: ShiftParts, asker: ShiftAsker, wanted: UnitWanted): Promise<Kept> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Kept> => {
    const units = await tx.shifts.units(asker.operation)
    if (units.length >= mostUnits) return refuse({ code: 'unit.too-many' })
    const unit = parseUnit(wanted, units)
    if (!unit.ok) return unit
    const id = uuidV7<UnitId>(parts.clock.now(), parts.randomness.bytes(10))
    await tx.shifts.putUnit(asker.operation, { ...unit.value, id, isRetired: false, revision: 1 })
    return done(id)
  })

/** Changes what a unit is called, how it moves and how many it is; its kind is what its appointments rest on, and stays. */
export const changeUnit = (
  parts: ShiftParts,
  asker: ShiftAsker,
  { id, revision }: Pick<Unit, 'id' | 'revision'>,
  wanted: Omit<UnitWanted, 'kind'> & Pick<Unit, 'isRetired'>,
): Promise<Kept> =>
  changeRoster(parts, asker, 'shift.plan', async (tx): Promise<Kept> => {
    const units = await tx.shifts.units(asker.operation)
    const former = units.find((unit) => unit.id === id)
    if (!former) return refuse({ code: 'unit.not-found' })
    if (former.revision !== revision) return refuse({ code: 'unit.changed', now: former })
    const { isRetired, ...rest } = wanted
    const unit = parseUnit(
      { ...rest, kind: former.kind },
      units.filter((each) => each !== former),
    )
    if (!unit.ok) return unit
    await tx.shifts.putUnit(asker.operation, { ...unit.value, id, isRetired, revision: revision + 1 })
    return done(id)
  })
