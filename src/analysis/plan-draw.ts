import { fail, requireProbability, requireWhole } from './check.ts'
import { describePlan, type PresencePlan } from './plan.ts'
import type { PlanProblem, PlanVisit } from './plan-input.ts'
import { type Push, RouteSearch } from './plan-route.ts'
import { PlanSearch, type Routes } from './plan-search.ts'
import { type Random, randomStream } from './random.ts'

export interface DrawOptions {
  readonly seed: number
  /** Which draw of the seed, so that each shift has its own. */
  readonly draw: number
  /** Least share of the best plan's objective that a drawn plan keeps. Default 0.95. */
  readonly keep?: number
}

/** Times a draw is made gentler before the best plan itself is given. */
const tries = 8

/**
 * Draws near-best plans, so that nobody can know tonight's from earlier ones: each point gets a moment before which nobody
 * comes, even over a reach of the horizon, and gains pushed at random; routes are then made anew one by one, units in
 * random order. A plan that falls under the share kept is drawn again with a shorter reach.
 */
export class PlanDraws {
  private readonly problem: PlanProblem
  private readonly best: Routes
  private readonly bestWorth: number
  private readonly plan: PlanSearch

  /** @param best the routes of the best plan known (pinned visits left out) */
  constructor(problem: PlanProblem, best: Routes) {
    this.problem = problem
    this.best = best
    this.plan = new PlanSearch(problem, new RouteSearch(problem))
    this.plan.setAll(best)
    this.bestWorth = this.plan.objective()
  }

  /** One plan. The same seed and number give the same. About two times the units' routes for each try. */
  draw({ seed, draw, keep = 0.95 }: DrawOptions): PresencePlan {
    requireWhole('seed', seed, 0, 2 ** 32 - 1)
    requireWhole('draw', draw, 0, 2 ** 31 - 1)
    requireProbability('keep', keep)
    if (this.problem.units.length === 0) fail('empty', 'units', 'at least 1 unit')
    const random = randomStream(seed, draw)
    const least = this.bestWorth - (1 - keep) * Math.abs(this.bestWorth)
    for (let attempt = 0, reach = 1; attempt < tries; attempt++, reach *= 0.7) {
      if (this.attempt(random, reach, least)) return describePlan(this.plan.state, null)
    }
    this.plan.setAll(this.best)
    return describePlan(this.plan.state, null)
  }

  private attempt(random: Random, reach: number, least: number): boolean {
    const { plan, problem } = this
    const order = Int32Array.from(problem.units, (_, unit) => unit)
    random.shuffle(order)
    const push = pushAll(problem, random, reach)
    plan.setAll(problem.units.map((): PlanVisit[] => []))
    for (const unit of order) plan.reroute(unit, push)
    const gentle: Push = { factor: null, notBefore: push.notBefore }
    for (const unit of order) if (plan.objective() < least) plan.reroute(unit, gentle)
    return plan.objective() >= least
  }
}

function pushAll({ pointCount, units, horizon }: PlanProblem, random: Random, reach: number): Push {
  const stride = horizon + 1
  const from = Math.min(...units.map((unit) => unit.from))
  const to = Math.max(...units.map((unit) => unit.to))
  const factor = new Float64Array(pointCount * stride)
  for (let cell = 0; cell < factor.length; cell += 10) {
    factor.fill(Math.exp(0.5 * reach * random.normal()), cell, Math.min(factor.length, cell + 10))
  }
  return {
    factor,
    notBefore: Int32Array.from({ length: pointCount }, () => from + Math.floor(random.uniform() * reach * (to - from))),
  }
}
