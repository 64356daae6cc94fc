import type { PlanInput, PlanVisit } from '../../src/analysis/plan-input.ts'
import { type PlanProblem, slotMinutes } from '../../src/analysis/plan-input.ts'
import { PlanState } from '../../src/analysis/plan-state.ts'
import { benchTown } from '../../src/demo/bench-town.ts'

/** A Friday from four in the afternoon to midnight in a bench town, planned for units on foot that begin spread over the points. */
export function fridayEvening(seed: number, units: number): PlanInput {
  const { points, walkMinutes } = benchTown(seed)
  const slots = 96
  const rates = new Float64Array(points.length * slots)
  points.forEach(({ rate, rhythm }, point) => {
    for (let slot = 0; slot < slots; slot++) {
      rates[point * slots + slot] = (rate * (rhythm[4 * 24 + 16 + Math.floor(slot / 12)] ?? 0)) / 12
    }
  })
  return {
    rates,
    harm: new Float64Array(points.length).fill(1),
    walkMinutes,
    mayVisit: new Uint8Array(points.length).fill(1),
    units: Array.from({ length: units }, (_, unit) => ({
      kind: 0,
      place: (unit * 7) % points.length,
      from: 0,
      to: slots * slotMinutes,
    })),
  }
}

/** Value of rounds: each unit goes the way round these points again and again, nearest next, 12 minutes at each. */
export function roundsValue(problem: PlanProblem, among: readonly number[]): number {
  const { walk, placeCount, gapMinutes, units } = problem
  const way = (from: number, to: number) => walk[from * placeCount + to] ?? 0
  const left = [...among]
  const tour: number[] = left.splice(0, 1)
  while (left.length > 0) {
    const last = tour.at(-1) ?? 0
    left.sort((a, b) => way(last, a) - way(last, b))
    tour.push(...left.splice(0, 1))
  }
  const busyTo = new Map<number, number>()
  const visits: PlanVisit[] = []
  const walkers = units.map(({ place, to }, unit) => ({
    unit,
    place,
    free: 0,
    to,
    next: Math.floor((unit * tour.length) / units.length),
  }))
  for (;;) {
    walkers.sort((a, b) => a.free - b.free)
    const one = walkers[0]
    if (one === undefined || one.free >= one.to) break
    const point = tour[one.next % tour.length] ?? 0
    const start = Math.max(one.free + way(one.place, point), (busyTo.get(point) ?? -gapMinutes) + gapMinutes)
    one.free = start + 12
    if (one.free > one.to) continue
    visits.push({ unit: one.unit, point, start, dwell: 12 })
    busyTo.set(point, one.free)
    one.place = point
    one.next++
  }
  const state = new PlanState(problem)
  state.add(visits)
  return state.objective()
}

/** The points by weight in all, highest first. */
export const pointsByWeight = ({ pointCount, slotCount, weight }: PlanProblem): number[] => {
  const sums = Array.from({ length: pointCount }, (_, point) =>
    weight.subarray(point * slotCount, (point + 1) * slotCount).reduce((sum, cell) => sum + cell, 0),
  )
  return [...sums.keys()].sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))
}
