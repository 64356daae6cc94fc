import { feltValue } from './plan-felt.ts'
import { type PlanVisit, slotMinutes } from './plan-input.ts'
import type { PlanState } from './plan-state.ts'

/** Why a visit is in the plan, in numbers from which a sentence can be made. */
export interface VisitReasons {
  /** Value that the plan would lose without it, all else as it is. */
  readonly lost: number
  /** Shortfall in minutes that the plan would have more without it. */
  readonly floorMinutes: number
  /** Share of all points' harm-weighted rate that is at this point, in the slots that the visit touches; 0 where there is none. */
  readonly rateShare: number
  /** Minutes since the last presence here ended; null for the first. */
  readonly sinceLast: number | null
}

/** The reasons of one visit of the plan. O(visits at the point × slots + points). */
export function visitReasons(state: PlanState, visit: PlanVisit): VisitReasons {
  const { problem } = state
  const here = state.visits[visit.point]
  const others = here.filter((other) => other !== visit)
  const ends = others.filter(({ start }) => start <= visit.start).map(({ start, dwell }) => start + dwell)
  return {
    lost: state.value[visit.point] - feltValue(problem, visit.point, others),
    floorMinutes: state.shortfallOf(visit.point, others) - state.short[visit.point],
    rateShare: shareOfRate(state, visit),
    sinceLast: ends.length === 0 ? null : visit.start - Math.max(...ends),
  }
}

function shareOfRate({ problem }: PlanState, { point, start, dwell }: PlanVisit): number {
  const { pointCount, slotCount, weight } = problem
  let own = 0
  let all = 0
  for (let slot = Math.floor(start / slotMinutes); slot * slotMinutes < start + dwell; slot++) {
    for (let p = 0; p < pointCount; p++) all += weight[p * slotCount + slot]
    own += weight[point * slotCount + slot]
  }
  return all === 0 ? 0 : own / all
}
