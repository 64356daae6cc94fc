import { requireWhole } from './check.ts'
import { planBound } from './plan-bound.ts'
import { planProblem } from './plan-check.ts'
import { planByGreatestGain } from './plan-greedy.ts'
import type { PlanInput, PlanProblem, PlanVisit } from './plan-input.ts'
import { type VisitReasons, visitReasons } from './plan-reasons.ts'
import { type PlanHooks, PlanSearch, searchOn } from './plan-search.ts'
import { PlanState } from './plan-state.ts'
import { randomStream } from './random.ts'

export interface PlanOptions {
  readonly seed: number
  /** Rounds of search after the first plan; 0 gives the first plan. */
  readonly rounds: number
  /** Rounds for the bound; 0: no bound is worked out. */
  readonly boundRounds: number
}

/** Where everybody is when, what that is worth, and how much more there could be at most. */
export interface PresencePlan {
  /** By start, then unit; pinned ones among them. */
  readonly visits: readonly PlanVisit[]
  /** Aligned with `visits`. */
  readonly reasons: readonly VisitReasons[]
  /** Harm-weighted events while presence is felt, of this plan and what was done before. */
  readonly value: number
  readonly valueOfPoint: Float64Array
  /** Must-cover windows that the plan does not keep, by index, and for how many minutes in all. */
  readonly missed: readonly { readonly window: number; readonly minutes: number }[]
  /** No plan is worth more, floors left aside; null when it was not asked for. */
  readonly bound: number | null
  /** (bound − value) / value; null without a bound, or where nothing is worth anything. */
  readonly gap: number | null
}

/**
 * A plan of visits for units in their shifts, worth as much as can be found (docs/methods/plan.md): the greater of greedy
 * and of route after route, then large neighbourhood search. The same input, seed and rounds give the same plan where no
 * hook stops it. About 8 ms a route of 40 points and 8 hours.
 * @throws MethodError for input that cannot be planned, with argument and remedy; Cancelled
 */
export function planPresence(input: PlanInput, options: PlanOptions, hooks: PlanHooks = {}): PresencePlan {
  const { seed, rounds, boundRounds } = options
  requireWhole('seed', seed, 0, 2 ** 32 - 1)
  requireWhole('rounds', rounds, 0, 1e7)
  requireWhole('boundRounds', boundRounds, 0, 1e5)
  const problem = planProblem(input)
  const plan = firstPlan(problem)
  searchOn(plan, { ...hooks, rounds, random: randomStream(seed) })
  const bound = boundRounds === 0 ? null : planBound(problem, plan.routes.flat(), boundRounds, hooks)
  return describePlan(plan.state, bound)
}

/** The greater of the greedy plan and the plan of one best route after another. */
export function firstPlan(problem: PlanProblem): PlanSearch {
  const plan = new PlanSearch(problem)
  problem.units.forEach((_, unit) => plan.reroute(unit))
  const greedy = new PlanState(problem)
  const visits = planByGreatestGain(greedy)
  if (greedy.objective() > plan.objective()) {
    plan.setAll(problem.units.map((_, unit) => visits.filter((visit) => visit.unit === unit)))
  }
  return plan
}

/** What is told of a plan under work. */
export function describePlan(state: PlanState, bound: number | null): PresencePlan {
  const visits = state.visits
    .flat()
    .filter(({ unit }) => unit >= 0)
    .sort((a, b) => a.start - b.start || a.unit - b.unit)
  const value = state.value.reduce((sum, one) => sum + one, 0)
  return {
    visits,
    reasons: visits.map((visit) => visitReasons(state, visit)),
    value,
    valueOfPoint: state.value.slice(),
    missed: state.missedWindows(),
    bound,
    gap: bound === null || value === 0 ? null : (bound - value) / value,
  }
}
