import { type PlanProblem, type PlanVisit, shortestVisit } from './plan-input.ts'

/**
 * Where and when one unit could visit: for each point and minute how many minutes from then on stay open to it (0 where a
 * visit must not begin). Closed are: points that its kind may not visit, what is forbidden to it, its breaks and
 * engagements, the gap about every visit that stands. At minutes of the last shift no visit begins.
 */
export class Openings {
  readonly stride: number
  /** Point × minute; valid until the next `of`. */
  readonly minutes: Int32Array
  private readonly problem: PlanProblem
  private readonly closed: Uint8Array

  constructor(problem: PlanProblem) {
    this.problem = problem
    this.stride = problem.horizon + 1
    this.minutes = new Int32Array(problem.pointCount * this.stride)
    this.closed = new Uint8Array(this.stride)
  }

  /**
   * @param visits the visits that stand, by point
   * @param notBefore one a point, or null: minute before which no visit begins there
   */
  of(unit: number, visits: readonly (readonly PlanVisit[])[], notBefore: Int32Array | null = null): void {
    const { problem, stride, minutes, closed } = this
    const { from, to, kind, breaks = [], appointments = [] } = problem.units[unit]
    const pins = problem.pinned.filter((visit) => visit.unit === unit)
    const forbidden = problem.forbidden.filter((span) => span.unit === unit)
    for (let point = 0; point < problem.pointCount; point++) {
      const row = point * stride
      if (problem.mayVisit[kind * problem.pointCount + point] !== 1) {
        minutes.fill(0, row, row + stride)
        continue
      }
      closed.fill(1).fill(0, from, to)
      const close = (first: number, end: number) => {
        if (end > 0) closed.fill(1, Math.max(0, first), Math.max(0, end))
      }
      for (const pause of breaks) close(pause.from, pause.to)
      for (const busy of appointments) close(busy.from, busy.to)
      for (const pin of pins) close(pin.start, pin.start + pin.dwell)
      for (const span of forbidden) if (span.point === point) close(span.from, span.to)
      for (const { start, dwell } of visits[point])
        close(start - problem.gapMinutes, start + dwell + problem.gapMinutes)
      if (notBefore !== null) close(0, notBefore[point])
      minutes[row + stride - 1] = 0
      for (let m = stride - 2; m >= 0; m--) minutes[row + m] = closed[m] === 1 ? 0 : minutes[row + m + 1] + 1
    }
    for (const { point, start } of problem.lastStarts) {
      if (start >= 0 && start < stride) minutes[point * stride + start] = 0
    }
  }

  isOpen(point: number, start: number, dwell = shortestVisit): boolean {
    return this.minutes[point * this.stride + start] >= dwell
  }
}
