import { addFelt, dwellEffect, plannedEffect } from './plan-felt.ts'
import { shortfall, shortfallSaved } from './plan-floors.ts'
import { type PlanProblem, type PlanVisit, shortestVisit, slotMinutes } from './plan-input.ts'

/** Unit of a visit made already, by whomever. */
export const nobody = -1

/**
 * A plan under work: the visits at each point, and for each point and minute the sums from which the gain of one more
 * visit is read at once. f multiplies, so the gain is Σ weight · notFelt · f, whatever comes before or after. With
 * q = 2^(−1/h), and sums over slots whose middle is at or after minute m, `after` is Σ weight · notFelt · q^(t − m),
 * `afterTwice` the same with q², `before` is Σ weight · notFelt over the middles before m.
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
    const { slotCount, weight, halfLifeMinutes, horizon, floorMinutes } = this.problem
    const here = this.visits[point].sort((a, b) => a.start - b.start || a.dwell - b.dwell || a.unit - b.unit)
    const notFelt = this.notFelt.fill(1)
    for (const visit of here) addFelt(notFelt, visit, halfLifeMinutes)
    const row = point * this.stride
    const { before, after, afterTwice } = this
    const half = 2 ** (-0.5 / halfLifeMinutes)
    const [minute, twice] = [half ** 2, half ** 4]
    let value = 0
    before[row] = 0
    after[row + horizon] = 0
    afterTwice[row + horizon] = 0
    for (let slot = slotCount - 1; slot >= 0; slot--) {
      const cell = weight[point * slotCount + slot]
      const open = cell * notFelt[slot]
      value += cell - open
      // The middle of a slot is half a minute into its third minute.
      for (let m = slot * slotMinutes + slotMinutes - 1; m >= slot * slotMinutes; m--) {
        const here = m === slot * slotMinutes + 2 ? open : 0
        after[row + m] = after[row + m + 1] * minute + here * half
        afterTwice[row + m] = afterTwice[row + m + 1] * twice + here * minute
        before[row + m + 1] = here
      }
    }
    for (let m = 1; m <= horizon; m++) before[row + m] += before[row + m - 1]
    this.value[point] = value
    this.short[point] = this.windows[point].reduce(
      (sum, { from, to }) => sum + shortfall(from, to, floorMinutes, here),
      0,
    )
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
