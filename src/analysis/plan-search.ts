import type { PlanProblem, PlanVisit } from './plan-input.ts'
import { type Push, RouteSearch, unpushed } from './plan-route.ts'
import { PlanState } from './plan-state.ts'
import type { Random } from './random.ts'
import { checkpoint, type Hooks } from './work.ts'

/** How long a search goes on is the caller's affair: the kernel reads no clock. */
export interface PlanHooks extends Hooks {
  /** Asked between routes and rounds; true ends the search with the best plan, and the bound with the least so far. */
  readonly stop?: () => boolean
}

export interface SearchOptions extends PlanHooks {
  /** Rounds after the first plan; each takes some routes apart and makes them again. */
  readonly rounds: number
  readonly random: Random
}

/** Routes of all units, one a unit, pinned visits left out. */
export type Routes = readonly (readonly PlanVisit[])[]

/** A plan under work that knows its routes. */
export class PlanSearch {
  readonly state: PlanState
  routes: PlanVisit[][]
  private readonly search: RouteSearch

  constructor(problem: PlanProblem, search = new RouteSearch(problem)) {
    this.state = new PlanState(problem)
    this.search = search
    this.routes = problem.units.map(() => [])
  }

  objective(): number {
    return this.state.objective()
  }

  clear(unit: number): void {
    this.state.remove(this.routes[unit])
    this.routes[unit] = []
  }

  /** Puts the unit's best route while the others stand in the place of the one it has. */
  reroute(unit: number, push: Push = unpushed): void {
    this.clear(unit)
    this.set(unit, this.search.best(this.state, unit, push))
  }

  set(unit: number, route: readonly PlanVisit[]): void {
    this.clear(unit)
    this.routes[unit] = [...route]
    this.state.add(route)
  }

  setAll(routes: Routes): void {
    routes.forEach((route, unit) => {
      if (route !== this.routes[unit]) this.clear(unit)
    })
    routes.forEach((route, unit) => {
      if (route !== this.routes[unit]) this.set(unit, route)
    })
  }

  /** Reroutes the unit, and takes it back if that made the plan worse. */
  improve(unit: number): boolean {
    const before = this.objective()
    const had = this.routes[unit]
    this.reroute(unit)
    const change = this.objective() - before
    if (change < 0) this.set(unit, had)
    return change > 1e-9 * Math.abs(before)
  }
}

/**
 * Large neighbourhood search (Shaw 1998) whose repair is the best route: some units' routes are taken away, made again
 * one after another with gains pushed at random, then each improved as it is; a plan slightly worse than the last is
 * gone on from (record to record, Dueck 1993). Leaves `plan` with the best found.
 */
export function searchOn(plan: PlanSearch, options: SearchOptions): void {
  const { rounds, random, stop } = options
  const units = plan.routes.length
  if (units === 0) return
  let best = plan.objective()
  let bestRoutes: Routes = [...plan.routes]
  let current = best
  let currentRoutes = bestRoutes
  let enough = false
  for (let round = 0; round < rounds && !enough; round++) {
    checkpoint(options, round, rounds)
    const chosen = pick(units, Math.min(units, 1 + random.below(3)), random)
    const push = pushed(plan.state, random)
    for (const unit of chosen) plan.clear(unit)
    for (const unit of chosen) {
      plan.reroute(unit, push)
      enough ||= stop?.() ?? false
    }
    for (let pass = 0, better = true; better && pass < 3 && !enough; pass++) {
      better = false
      for (const unit of chosen) {
        better = plan.improve(unit) || better
        enough ||= stop?.() ?? false
      }
    }
    const worth = plan.objective()
    if (worth > best) {
      best = worth
      bestRoutes = [...plan.routes]
    }
    const slack = 0.004 * (1 - round / rounds)
    if (worth >= best - slack * Math.abs(best)) {
      current = worth
      currentRoutes = [...plan.routes]
    } else plan.setAll(currentRoutes)
    if (current < best && random.below(20) === 0) {
      currentRoutes = bestRoutes
      current = best
      plan.setAll(bestRoutes)
    }
  }
  plan.setAll(bestRoutes)
}

function pick(n: number, count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  random.shuffle(order)
  return order.subarray(0, count)
}

/** Factors about 1 of each point in each stretch of time: now gentle, now strong, in short stretches and long ones. */
function pushed({ problem, stride }: PlanState, random: Random): Push {
  const spread = 1.2 * random.uniform() ** 2
  const stretch = [5, 20, 60][random.below(3)]
  const factor = new Float64Array(problem.pointCount * stride)
  for (let point = 0; point < problem.pointCount; point++) {
    for (let m = 0; m < stride; m += stretch) {
      const to = point * stride + Math.min(stride, m + stretch)
      factor.fill(Math.exp(spread * random.normal()), point * stride + m, to)
    }
  }
  return { factor, notBefore: null }
}
