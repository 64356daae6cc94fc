import { longestVisit, type PlanProblem, type PlanVisit, type Span, shortestVisit } from './plan-input.ts'
import { Openings } from './plan-openings.ts'
import { type FreeStretch, freeStretches } from './plan-timeline.ts'

/** What a visit is paid, by `(point × stride + start) × lengths + dwell − shortestVisit`. */
type Prices = Float64Array
const lengths = longestVisit - shortestVisit + 1

/**
 * No route of the unit is paid more than this, each visit by its price. As `RouteSearch`, but exact: the gap is kept to
 * the visits that are fixed and from one visit to the next, not over a way with others between, so that ways that meet
 * can go on as one. O(minutes × points²).
 */
export function dearestRoute(
  problem: PlanProblem,
  unit: number,
  prices: Prices,
): { worth: number; visits: PlanVisit[] } {
  const { pointCount, placeCount, horizon, walk, gapMinutes, done, pinned } = problem
  const stride = horizon + 1
  const fixed = Array.from({ length: pointCount }, (_, point) =>
    [...done, ...pinned].filter((visit) => visit.point === point).map((visit) => ({ ...visit, unit })),
  )
  const openings = new Openings(problem)
  openings.of(unit, fixed)
  const left = new Float64Array(pointCount * stride)
  const leftBy = new Int32Array(pointCount * stride)
  const began = new Int32Array(pointCount * stride)
  const previous = new Int32Array(pointCount * stride)
  const ready = new Float64Array(pointCount)
  const readyBy = new Int32Array(pointCount)

  const fill = ({ from, to, place, breaks }: FreeStretch, base: number, baseBy: number) => {
    ready.fill(Number.NEGATIVE_INFINITY)
    for (let q = 0; q < pointCount; q++) left.fill(Number.NEGATIVE_INFINITY, q * stride + from, q * stride + to + 1)
    for (let t = from; t <= to; t++) {
      const earliest = breaks.reduce((since, pause) => (pause.from < t ? pause.to : since), from)
      for (let q = 0; q < pointCount; q++) {
        const cell = q * stride + t
        if (t > from && left[cell - 1] > left[cell]) {
          left[cell] = left[cell - 1]
          leftBy[cell] = leftBy[cell - 1]
        }
      }
      for (let q = 0; q < pointCount; q++) {
        const cell = q * stride + t
        if (base > ready[q] && t - walk[place * placeCount + q] >= earliest) {
          ready[q] = base
          readyBy[q] = baseBy
        }
        for (let p = 0; p < pointCount; p++) {
          const leave = t - (p === q ? gapMinutes : walk[p * placeCount + q])
          if (leave < (p === q ? from : earliest)) continue
          if (left[p * stride + leave] > ready[q]) {
            ready[q] = left[p * stride + leave]
            readyBy[q] = leftBy[p * stride + leave]
          }
        }
        const longest = Math.min(longestVisit, openings.minutes[cell])
        for (let dwell = shortestVisit; dwell <= longest; dwell++) {
          const worth = ready[q] + prices[cell * lengths + dwell - shortestVisit]
          if (worth <= left[cell + dwell]) continue
          left[cell + dwell] = worth
          leftBy[cell + dwell] = cell + dwell
          began[cell + dwell] = t
          previous[cell + dwell] = readyBy[q]
        }
      }
    }
  }

  let worth = 0
  let by = -1
  for (const stretch of freeStretches(problem, unit)) {
    fill(stretch, worth, by)
    const { to, next, from, breaks } = stretch
    const earliest = leaveBy(from, breaks, to)
    for (let p = 0; p < pointCount; p++) {
      const leave = next < 0 ? to : to - walk[p * placeCount + next]
      if (leave < (next < 0 || p === next ? from : earliest) || left[p * stride + leave] <= worth) continue
      worth = left[p * stride + leave]
      by = leftBy[p * stride + leave]
    }
  }
  const visits: PlanVisit[] = []
  for (; by >= 0; by = previous[by]) {
    const start = began[by]
    visits.push({ unit, point: Math.floor(by / stride), start, dwell: (by % stride) - start })
  }
  return { worth, visits }
}

function leaveBy(from: number, breaks: readonly Span[], t: number): number {
  return breaks.reduce((since, pause) => (pause.from < t ? pause.to : since), from)
}
