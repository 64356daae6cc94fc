import { longestVisit, type PlanProblem, shortestVisit, slotMinutes, type Visit } from './plan-input.ts'

/** d: how much of a visit's effect its length gives. None under 5 minutes, all of it from 12 (Koper 1995). */
export const dwellEffect = (dwell: number): number => Math.min(1, Math.max(0, (dwell - 5) / 7))

/** `dwellEffect` of the lengths a planned visit can have, the shortest first. */
export const plannedEffect = Float64Array.from({ length: longestVisit - shortestVisit + 1 }, (_, i) =>
  dwellEffect(shortestVisit + i),
)

/** The middle of a slot, where presence is felt or not. */
export const middleOf = (slot: number): number => slotMinutes * (slot + 0.5)

/**
 * Multiplies `notFelt` (one a slot) by 1 − what is felt of one visit: d during it, d · 2^(−t/h) at t minutes after its end.
 * O(slots after it).
 */
export function addFelt(notFelt: Float64Array, { start, dwell }: Visit, halfLifeMinutes: number): void {
  const effect = dwellEffect(dwell)
  const end = start + dwell
  const first = Math.max(0, Math.ceil(start / slotMinutes - 0.5))
  const ratio = 2 ** (-slotMinutes / halfLifeMinutes)
  let left = 0
  for (let slot = first; slot < notFelt.length; slot++) {
    const age = middleOf(slot) - end
    if (age < 0) left = 1
    else left = age < slotMinutes || slot === first ? 2 ** (-age / halfLifeMinutes) : left * ratio
    notFelt[slot] *= 1 - effect * left
  }
}

/** What is felt of these visits at one point is worth: Σ over slots of weight × (1 − Π (1 − felt of each)). O(visits × slots). */
export function feltValue(problem: PlanProblem, point: number, visits: readonly Visit[]): number {
  const { slotCount, weight } = problem
  const notFelt = new Float64Array(slotCount).fill(1)
  for (const visit of visits) addFelt(notFelt, visit, problem.halfLifeMinutes)
  let value = 0
  for (let slot = 0; slot < slotCount; slot++) value += weight[point * slotCount + slot] * (1 - notFelt[slot])
  return value
}
