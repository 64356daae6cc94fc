import type { EpochMs, Interval } from '../time/interval.ts'
import { haveCommonTime, isWithin, type Shift } from './shift.ts'
import type { Unit, UnitKind } from './unit.ts'

/** How many adults are out between two moments at which somebody comes or goes: together, and each kind by itself. */
export interface PresenceStep extends Interval {
  readonly adults: number
  readonly byKind: Readonly<Partial<Record<UnitKind, number>>>
}

type CountedUnit = Pick<Unit, 'id' | 'kind' | 'adults'>

/** Who is on a break is not out. Steps without anybody are left out. O(shifts²), and a week has some tens. */
export function presenceSteps(
  shifts: readonly Pick<Shift, 'from' | 'to' | 'breaks' | 'units'>[],
  units: readonly CountedUnit[],
): readonly PresenceStep[] {
  const edges = new Set(shifts.flatMap((shift) => [shift, ...shift.breaks].flatMap(({ from, to }) => [from, to])))
  const moments = [...edges].sort((a, b) => a - b)
  return moments.flatMap((from, at) => {
    const to = moments[at + 1]
    const out = to === undefined ? [] : unitsOut(shifts, units, { from, to })
    return to === undefined || out.length === 0 ? [] : [{ from, to, ...counted(out) }]
  })
}

function unitsOut(
  shifts: readonly Pick<Shift, 'from' | 'to' | 'breaks' | 'units'>[],
  units: readonly CountedUnit[],
  step: Interval,
): readonly CountedUnit[] {
  const on = shifts.filter((shift) => isWithin(step, shift) && !shift.breaks.some((rest) => haveCommonTime(rest, step)))
  const ids = new Set(on.flatMap((shift) => shift.units))
  return units.filter(({ id }) => ids.has(id))
}

function counted(out: readonly CountedUnit[]): Pick<PresenceStep, 'adults' | 'byKind'> {
  const byKind: Partial<Record<UnitKind, number>> = {}
  for (const { kind, adults } of out) byKind[kind] = (byKind[kind] ?? 0) + adults
  return { adults: out.reduce((sum, { adults }) => sum + adults, 0), byKind }
}

/** The most that are out at once in a span, and nobody when none is. */
export const mostAt = (steps: readonly PresenceStep[], span: Interval): PresenceStep | null =>
  steps
    .filter((step) => haveCommonTime(step, span))
    .reduce<PresenceStep | null>((most, step) => (most && most.adults >= step.adults ? most : step), null)

/** Those who are out at a moment. */
export const presentAt = (steps: readonly PresenceStep[], at: EpochMs): PresenceStep | null =>
  steps.find(({ from, to }) => from <= at && at < to) ?? null

/**
 * Whether somebody is out, hour by hour, as others than those who plan may know it: nothing of a shift before it has
 * begun (methods §3), nothing of who or how many.
 */
export function coveredHours(
  shifts: readonly Shift[],
  units: readonly CountedUnit[],
  hours: readonly Interval[],
  now: EpochMs,
): readonly boolean[] {
  const steps = presenceSteps(
    shifts.filter(({ from }) => from <= now),
    units,
  )
  return hours.map((hour) => mostAt(steps, hour) !== null)
}
