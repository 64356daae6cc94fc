import { firstPlan } from './plan.ts'
import { planProblem } from './plan-check.ts'
import type { PlanInput, PlanVisit } from './plan-input.ts'
import { type PlanHooks, searchOn } from './plan-search.ts'
import { randomStream } from './random.ts'

/** What is changed in a plan to see what that costs or gives. */
export type Change =
  | { readonly kind: 'unit-fewer'; readonly unit: number }
  /** The unit's shift ends so many minutes later (earlier where < 0), within the horizon. */
  | { readonly kind: 'longer'; readonly unit: number; readonly minutes: number }
  | { readonly kind: 'point-dropped'; readonly point: number }

/**
 * The input after a change. A unit that is gone keeps its number with a kind that may visit nothing, so that wishes keep
 * theirs; its pinned visits are gone with it, and so are those at a dropped point.
 */
export function changed(input: PlanInput, change: Change): PlanInput {
  const pointCount = input.harm.length
  if (change.kind === 'longer') {
    return {
      ...input,
      units: input.units.map((unit, i) => (i === change.unit ? { ...unit, to: unit.to + change.minutes } : unit)),
    }
  }
  if (change.kind === 'unit-fewer') {
    const none = input.mayVisit.length / pointCount
    const mayVisit = new Uint8Array(input.mayVisit.length + pointCount)
    mayVisit.set(input.mayVisit)
    return {
      ...input,
      mayVisit,
      units: input.units.map((unit, i) => (i === change.unit ? { ...unit, kind: none } : unit)),
      pinned: input.pinned?.filter(({ unit }) => unit !== change.unit),
    }
  }
  return {
    ...input,
    mayVisit: input.mayVisit.map((may, cell) => (cell % pointCount === change.point ? 0 : may)),
    pinned: input.pinned?.filter(({ point }) => point !== change.point),
    mustCover: input.mustCover?.filter(({ point }) => point !== change.point),
  }
}

/** Value of the best plan after a change, found as the plan itself is. Compare with a plan of as many rounds. */
export function valueAfter(
  input: PlanInput,
  change: Change,
  options: { readonly seed: number; readonly rounds: number },
  hooks: PlanHooks = {},
): number {
  const plan = firstPlan(planProblem(changed(input, change)))
  searchOn(plan, { ...hooks, rounds: options.rounds, random: randomStream(options.seed) })
  return plan.state.value.reduce((sum, one) => sum + one, 0)
}

/** Where a unit is when the rest of its shift is planned again. */
export interface UnitNow {
  readonly unit: number
  readonly place: number
  /** When it is there and free: now, or when what it is at ends. */
  readonly free: number
}

/**
 * The input for the rest of a shift: what `made` says was done stays done, units go on from where they are, pins and
 * engagements that have begun are past, and a unit that is not in `units` or whose shift is over takes no further part.
 * Unit numbers stay. Engagements that a unit can no longer reach are refused by the planner by name: drop or move them.
 */
export function restOf(input: PlanInput, made: readonly PlanVisit[], units: readonly UnitNow[]): PlanInput {
  const pointCount = input.harm.length
  const none = input.mayVisit.length / pointCount
  const mayVisit = new Uint8Array(input.mayVisit.length + pointCount)
  mayVisit.set(input.mayVisit)
  return {
    ...input,
    mayVisit,
    done: [...(input.done ?? []), ...made.map(({ point, start, dwell }) => ({ point, start, dwell }))],
    pinned: input.pinned?.filter(({ start, unit }) => units.some((at) => at.unit === unit && start >= at.free)),
    units: input.units.map((unit, i) => {
      const at = units.find((one) => one.unit === i)
      if (at === undefined || at.free >= unit.to) return { ...unit, kind: none, breaks: [], appointments: [] }
      const from = Math.max(unit.from, at.free)
      return {
        ...unit,
        place: at.place,
        from,
        breaks: unit.breaks?.filter((pause) => pause.from >= from),
        appointments: unit.appointments?.filter((busy) => busy.from >= from),
      }
    }),
  }
}
