import { addFelt, dwellEffect, plannedEffect } from './plan-felt.ts'
import { shortfall, shortfallSaved } from './plan-floors.ts'
import { type PlanProblem, type PlanVisit, shortestVisit } from './plan-input.ts'
import { sumByMinute } from './plan-sums.ts'

/** Unit of a visit made already, by whomever. */
export const nobody = -1

/**
 * A plan under work: the visits at each point, and for each point and minute the sums from which the gain of one more
 * visit is read at once (`plan-sums.ts`, of weight × notFelt). f multiplies, so the gain is Σ weight · notFelt · f, whatever
 * comes before or after.
 */
export class PlanState {
  readonly problem: PlanProblem
  readonly visits: PlanVisit[][]
  readonly value: Float64Array
  readonly short: Float64Array
  /** Row length of the tables by minute. */
  readonly stride: number
  readonly before: Float64Array
  readonly after: Float64Array
  readonly afterTwice: Float64Array
  /** What a minute of shortfall costs in the search. */
  readonly floorPrice: number
  private readonly notFelt: Float64Array
  private readonly windows: PlanProblem['mustCover'][]

  constructor(problem: PlanProblem) {
    const { pointCount, horizon, slotCount } = problem
    this.problem = problem
    this.stride = horizon + 1
    this.visits = Array.from({ length: pointCount }, () => [])
    this.value = new Float64Array(pointCount)
    this.short = new Float64Array(pointCount)
    this.before = new Float64Array(pointCount * this.stride)
    this.after = new Float64Array(pointCount * this.stride)
    this.afterTwice = new Float64Array(pointCount * this.stride)
    this.notFelt = new Float64Array(slotCount)
    this.windows = Array.from({ length: pointCount }, (_, point) =>
      problem.mustCover.filter((window) => window.point === point),
    )
    for (const visit of problem.done) this.visits[visit.point].push({ ...visit, unit: nobody })
    for (const visit of problem.pinned) this.visits[visit.point].push(visit)
    for (let point = 0; point < pointCount; point++) this.refresh(point)
    this.floorPrice = this.highestGain() / 15
  }

  /** What the search makes as great as it can. */
  objective(): number {
    let sum = 0
    for (let point = 0; point < this.value.length; point++) sum += this.worth(point)
    return sum
  }

  worth(point: number): number {
    return this.value[point] - this.floorPrice * this.short[point]
  }

  hasFloor(point: number): boolean {
    return this.windows[point].length > 0
  }

  /** Minutes that a point with these visits, in order of start, falls short of its floors. */
  shortfallOf(point: number, visits: readonly PlanVisit[]): number {
    const { floorMinutes } = this.problem
    return this.windows[point].reduce((sum, { from, to }) => sum + shortfall(from, to, floorMinutes, visits), 0)
  }

  /** The must-cover windows that are not kept, in the order given, and by how many minutes. */
  missedWindows(): { window: number; minutes: number }[] {
    const { mustCover, floorMinutes } = this.problem
    return mustCover
      .map(({ point, from, to }, window) => ({
        window,
        minutes: shortfall(from, to, floorMinutes, this.visits[point]),
      }))
      .filter(({ minutes }) => minutes > 0)
  }

  add(visits: readonly PlanVisit[]): void {
    for (const visit of visits) this.visits[visit.point].push(visit)
    for (const point of new Set(visits.map((visit) => visit.point))) this.refresh(point)
  }

  remove(visits: readonly PlanVisit[]): void {
    for (const visit of visits) {
      const here = this.visits[visit.point]
      here.splice(here.indexOf(visit), 1)
    }
    for (const point of new Set(visits.map((visit) => visit.point))) this.refresh(point)
  }

  /** What one more visit adds to the value. `start` within the horizon. O(1). */
  gain(point: number, start: number, dwell: number): number {
    const from = point * this.stride + start
    const to = from + dwell
    return dwellEffect(dwell) * (this.before[to] - this.before[from] + this.after[to])
  }

  /** How many minutes of shortfall one more visit saves, if `ownEnd` were the end of one that is not in the plan yet. */
  saved(point: number, start: number, end: number, ownEnd: number): number {
    let sum = 0
    for (const window of this.windows[point]) {
      let last = ownEnd
      let next = window.to
      for (const visit of this.visits[point]) {
        if (visit.start < end) last = Math.max(last, visit.start + visit.dwell)
        else next = Math.min(next, visit.start)
      }
      sum += shortfallSaved(window, this.problem.floorMinutes, last, next, start, end)
    }
    return sum
  }

  /** Sorts the point's visits and sums again. O(slots × visits + minutes). */
  private refresh(point: number): void {
    const { slotCount, weight, halfLifeMinutes } = this.problem
    const here = this.visits[point].sort((a, b) => a.start - b.start || a.dwell - b.dwell || a.unit - b.unit)
    const notFelt = this.notFelt.fill(1)
    for (const visit of here) addFelt(notFelt, visit, halfLifeMinutes)
    let value = 0
    for (let slot = 0; slot < slotCount; slot++) {
      const cell = weight[point * slotCount + slot]
      value += cell * (1 - notFelt[slot])
      notFelt[slot] *= cell
    }
    sumByMinute(this.problem, notFelt, this, point * this.stride)
    this.value[point] = value
    this.short[point] = this.shortfallOf(point, here)
  }

  private highestGain(): number {
    const { pointCount, horizon } = this.problem
    const dwell = shortestVisit + plannedEffect.indexOf(1)
    let most = 0
    for (let point = 0; point < pointCount; point++) {
      for (let start = 0; start + dwell <= horizon; start++) most = Math.max(most, this.gain(point, start, dwell))
    }
    return most
  }
}
