import { noWay, type PlanProblem, type PlanVisit, shortestVisit } from './plan-input.ts'
import { Openings } from './plan-openings.ts'
import type { PlanState } from './plan-state.ts'
import { arrival, type FreeStretch, freeStretches } from './plan-timeline.ts'

/** Minutes from which more adds nothing to a visit's effect. */
const fullVisit = 12

interface Position {
  readonly unit: number
  stretch: number
  place: number
  free: number
}

/**
 * The plan by marginal gain: whoever is free first goes where a visit of 12 minutes (10 where no more fits) adds most a
 * minute of walking, waiting and staying, until nobody can go anywhere. Fills `state`, and gives what it added. O(visits × points).
 */
export function planByGreatestGain(state: PlanState): PlanVisit[] {
  const { problem } = state
  const openings = new Openings(problem)
  const stretches = problem.units.map((_, unit) => freeStretches(problem, unit))
  const waiting: Position[] = problem.units.map(({ place, from }, unit) => ({ unit, stretch: 0, place, free: from }))
  const added: PlanVisit[] = []
  for (;;) {
    const next = waiting.reduce<Position | null>((first, one) => (first && first.free <= one.free ? first : one), null)
    if (next === null) return added
    const stretch = stretches[next.unit][next.stretch]
    openings.of(next.unit, state.visits)
    const visit = bestVisit(state, openings, next, stretch)
    if (visit !== null) {
      state.add([visit])
      added.push(visit)
      next.place = visit.point
      next.free = visit.start + visit.dwell
    } else if (stretch.next < 0) waiting.splice(waiting.indexOf(next), 1)
    else {
      next.stretch++
      next.place = stretch.next
      next.free = stretches[next.unit][next.stretch].from
    }
  }
}

function bestVisit(state: PlanState, openings: Openings, at: Position, stretch: FreeStretch): PlanVisit | null {
  const { problem } = state
  let best: PlanVisit | null = null
  let most = 0
  for (let point = 0; point < problem.pointCount; point++) {
    for (const dwell of [fullVisit, shortestVisit]) {
      const start = firstStart(problem, openings, at, stretch, point, dwell)
      if (start < 0) continue
      const gain =
        state.gain(point, start, dwell) + state.floorPrice * state.saved(point, start, start + dwell, -Infinity)
      const rate = gain / (start + dwell - at.free)
      if (rate > most) {
        most = rate
        best = { unit: at.unit, point, start, dwell }
      }
      break
    }
  }
  return best
}

/** The first minute at which such a visit can begin, the next engagement still be reached, −1 if there is none. */
function firstStart(
  problem: PlanProblem,
  openings: Openings,
  at: Position,
  { next, to, breaks }: FreeStretch,
  point: number,
  dwell: number,
): number {
  const walk = problem.walk[at.place * problem.placeCount + point]
  if (walk >= noWay) return -1
  const onward = next < 0 ? 0 : problem.walk[point * problem.placeCount + next]
  for (let start = arrival(at.free, walk, breaks); start + dwell + onward <= to; start++) {
    if (openings.isOpen(point, start, dwell)) return arrival(start + dwell, onward, breaks) <= to ? start : -1
  }
  return -1
}
