import { plannedEffect } from './plan-felt.ts'
import { longestVisit, type PlanProblem, type PlanVisit, type Span, shortestVisit } from './plan-input.ts'
import { Openings } from './plan-openings.ts'
import type { PlanState } from './plan-state.ts'
import { type FreeStretch, freeStretches } from './plan-timeline.ts'

/** How a search is pushed off its course. */
export interface Push {
  /** Point × minute of the horizon + 1: factors of gains by start; null: as they are. */
  readonly factor: Float64Array | null
  /** One a point: minute before which no visit begins; null: none. */
  readonly notBefore: Int32Array | null
}

export const unpushed: Push = { factor: null, notBefore: null }
const nowhere = Number.NEGATIVE_INFINITY

/**
 * The best route of one unit while all others stand: a dynamic programme over (minute, point). `left[q, t]` is the best
 * way to be through with a visit at q by minute t, `ready[q, t]` the best way to stand at q at t able to begin one. The
 * gain of a visit is exact given the last one that the same way made at the point; what is left of older ones is not
 * seen (under 2^(−2·gap/h) of it), so the caller measures the route again. Two ways that meet at (q, t) go on as the one
 * worth more. O(minutes × points²).
 */
export class RouteSearch {
  private readonly problem: PlanProblem
  private readonly openings: Openings
  private readonly stretches: readonly (readonly FreeStretch[])[]
  private readonly stride: number
  private readonly left: Float64Array
  /** Visit with which that way ends, as `point × stride + end`; −1: none. */
  private readonly leftBy: Int32Array
  private readonly ready: Float64Array
  private readonly readyBy: Int32Array
  /** Of the visit that ends at a cell: when it began, and the visit before it. */
  private readonly began: Int32Array
  private readonly previous: Int32Array
  private readonly decay: Float64Array
  /** Ways to a point that exist, as pairs in `ways`: from where, minutes. */
  private readonly ways: readonly Int32Array[]

  constructor(problem: PlanProblem) {
    const { pointCount, placeCount, horizon, walk } = problem
    this.problem = problem
    this.openings = new Openings(problem)
    this.stride = horizon + 1
    this.stretches = problem.units.map((_, unit) => freeStretches(problem, unit))
    const cells = pointCount * this.stride
    this.left = new Float64Array(cells)
    this.leftBy = new Int32Array(cells)
    this.ready = new Float64Array(cells)
    this.readyBy = new Int32Array(cells)
    this.began = new Int32Array(cells)
    this.previous = new Int32Array(cells)
    this.decay = Float64Array.from(
      { length: horizon + longestVisit + 1 },
      (_, m) => 2 ** (-m / problem.halfLifeMinutes),
    )
    this.ways = Array.from({ length: pointCount }, (_, to) =>
      Int32Array.from(
        Array.from({ length: pointCount }, (_, from) => [from, walk[from * placeCount + to]])
          .filter(([, minutes]) => minutes < horizon)
          .flat(),
      ),
    )
  }

  /** The unit's visits, pinned ones left out. `state` must not hold them. */
  best(state: PlanState, unit: number, push: Push = unpushed): PlanVisit[] {
    this.openings.of(unit, state.visits, push.notBefore)
    let base = 0
    let baseBy = -1
    for (const stretch of this.stretches[unit]) {
      this.fill(state, stretch, base, baseBy, push)
      const end = this.finish(stretch, base, baseBy)
      base = end.worth
      baseBy = end.by
    }
    const visits: PlanVisit[] = []
    for (let by = baseBy; by >= 0; by = this.previous[by]) {
      const point = Math.floor(by / this.stride)
      const start = this.began[by]
      visits.push({ unit, point, start, dwell: (by % this.stride) - start })
    }
    return visits.reverse()
  }

  private fill(state: PlanState, stretch: FreeStretch, base: number, baseBy: number, push: Push): void {
    const { problem, stride, left, ready, leftBy, readyBy, ways, openings } = this
    const { pointCount, placeCount, walk, gapMinutes } = problem
    const { from, to, breaks } = stretch
    for (let q = 0; q < pointCount; q++) {
      left.fill(nowhere, q * stride + from, q * stride + to + 1)
      ready.fill(nowhere, q * stride + from, q * stride + to + 1)
    }
    for (let t = from; t <= to; t++) {
      const earliest = earliestLeave(from, breaks, t)
      const beforeBreak = breaks.some((pause) => pause.from === t)
      for (let q = 0; q < pointCount; q++) {
        const cell = q * stride + t
        if (t > from && left[cell - 1] > left[cell]) {
          left[cell] = left[cell - 1]
          leftBy[cell] = leftBy[cell - 1]
        }
      }
      for (let q = 0; q < pointCount; q++) {
        const cell = q * stride + t
        let best = nowhere
        let by = -1
        if (t > from && ready[cell - 1] > nowhere) {
          best = ready[cell - 1]
          by = readyBy[cell - 1]
        }
        // Whoever can neither begin a visit now nor wait through a break here might as well come later.
        if (openings.minutes[cell] >= shortestVisit || beforeBreak) {
          if (
            base > best &&
            t - walk[stretch.place * placeCount + q] >= earliest &&
            !this.wasAt(baseBy, q, t - gapMinutes)
          ) {
            best = base
            by = baseBy
          }
          const to = ways[q]
          for (let k = 0; k < to.length; k += 2) {
            const leave = t - to[k + 1]
            if (leave < earliest) continue
            const source = to[k] * stride + leave
            if (left[source] > best && !this.wasAt(leftBy[source], q, t - gapMinutes)) {
              best = left[source]
              by = leftBy[source]
            }
          }
        }
        ready[cell] = best
        readyBy[cell] = by
        if (best > nowhere && openings.minutes[cell] >= shortestVisit) this.visit(state, q, t, push)
      }
    }
  }

  /** Tries every length of a visit that begins at `t`. */
  private visit(state: PlanState, q: number, t: number, push: Push): void {
    const { stride, left, decay } = this
    const cell = q * stride + t
    const by = this.readyBy[cell]
    const own = this.lastAt(by, q, t)
    const ownEnd = own < 0 ? nowhere : own % stride
    const seen = own < 0 ? 0 : effectOf(ownEnd - this.began[own]) * decay[t - ownEnd]
    const hasFloor = state.hasFloor(q)
    const longest = Math.min(longestVisit, this.openings.minutes[cell])
    for (let dwell = shortestVisit; dwell <= longest; dwell++) {
      const end = cell + dwell
      const during = state.before[end] - state.before[cell] + state.after[end]
      let gain = during
      if (seen > 0) {
        const kept = decay[dwell]
        gain -= seen * (state.after[cell] - kept * state.after[end] + kept * state.afterTwice[end])
      }
      gain *= effectOf(dwell)
      if (push.factor !== null) gain *= push.factor[cell]
      if (hasFloor) gain += state.floorPrice * state.saved(q, t, t + dwell, ownEnd)
      const worth = this.ready[cell] + gain
      if (worth > left[end]) {
        left[end] = worth
        this.leftBy[end] = end
        this.began[end] = t
        this.previous[end] = by
      }
    }
  }

  /** Where the stretch ends best: at the place of the next engagement, or anywhere at the shift's end. */
  private finish(stretch: FreeStretch, base: number, baseBy: number): { worth: number; by: number } {
    const { problem, stride, left, leftBy } = this
    const { to, next, from, breaks } = stretch
    let worth = base
    let by = baseBy
    const earliest = earliestLeave(from, breaks, to)
    for (let p = 0; p < problem.pointCount; p++) {
      const leave = next < 0 ? to : to - problem.walk[p * problem.placeCount + next]
      // Who is there already need not walk, whatever the breaks.
      if (leave < (p === next || next < 0 ? from : earliest)) continue
      const cell = p * stride + leave
      if (left[cell] > worth) {
        worth = left[cell]
        by = leftBy[cell]
      }
    }
    return { worth, by }
  }

  /** Whether the way that ends with visit `by` was at `point` after minute `since`. */
  private wasAt(by: number, point: number, since: number): boolean {
    for (let at = by; at >= 0 && at % this.stride > since; at = this.previous[at]) {
      if (Math.floor(at / this.stride) === point) return true
    }
    return false
  }

  /** The way's last visit at `point`, while anything of it is felt at `t`. */
  private lastAt(by: number, point: number, t: number): number {
    const since = t - 8 * this.problem.halfLifeMinutes
    for (let at = by; at >= 0 && at % this.stride > since; at = this.previous[at]) {
      if (Math.floor(at / this.stride) === point) return at
    }
    return -1
  }
}

const effectOf = (dwell: number) => plannedEffect[dwell - shortestVisit]

/** Who arrives at `t` without walking in a break cannot have left before this minute. */
function earliestLeave(from: number, breaks: readonly Span[], t: number): number {
  let earliest = from
  for (const pause of breaks) if (pause.from < t) earliest = pause.to
  return earliest
}
