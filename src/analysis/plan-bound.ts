import { dearestRoute } from './plan-bound-route.ts'
import { addFelt, middleOf } from './plan-felt.ts'
import { longestVisit, type PlanProblem, type PlanVisit, shortestVisit, slotMinutes } from './plan-input.ts'
import { effectCount, effectIndex, intercepts, lineCount, lineTable } from './plan-tangents.ts'
import { checkpoint, type Hooks } from './work.ts'

const lengths = longestVisit - shortestVisit + 1
const effectIndexes = Array.from({ length: lengths }, (_, i) => effectIndex(shortestVisit + i))

/** Rounds that the plan at hand counts for in the average. */
const warmStart = 10

export interface BoundHooks extends Hooks {
  /** Asked between rounds; true ends the work with the bound so far. */
  readonly stop?: () => boolean
}

/**
 * A value that no plan exceeds, floors left aside. In each slot of each point one line of `plan-tangents.ts` lies above
 * what is felt, so that visits are paid one by one, and no plan is worth more than the lines' intercepts and each unit's
 * dearest route together. Lines are chosen by Frank & Wolfe (1956): those that lie lowest at the average of the routes so
 * far, the first average being the plan at hand. Every choice gives a bound; the least of `rounds` is told. Units that are
 * alike are worked out once. O(rounds × (kinds of units × minutes × points² + points × minutes × slots)).
 * @param plan visits of a good plan, pinned ones left out
 */
export function planBound(
  problem: PlanProblem,
  plan: readonly PlanVisit[],
  rounds: number,
  hooks?: BoundHooks,
): number {
  const { pointCount, slotCount, horizon } = problem
  const { weight, certain } = openWeight(problem)
  const table = lineTable(2 * horizon, problem.halfLifeMinutes)
  const classes = alike(problem)
  const average = new Float64Array(pointCount * slotCount * lineCount)
  const chosen = new Uint8Array(pointCount * slotCount)
  for (const visit of plan) addLines(problem, average, visit, 1, table)
  let least = certain + weight.reduce((sum, cell) => sum + cell, 0)
  for (let round = 0; round < rounds; round++) {
    checkpoint(hooks, round, rounds)
    if (hooks?.stop?.()) break
    let bound = certain + chooseLines(average, weight, chosen)
    const prices = pricesOf(problem, weight, chosen, table)
    const step = 2 / (round + warmStart)
    for (let cell = 0; cell < average.length; cell++) average[cell] *= 1 - step
    for (const { unit, count } of classes) {
      const { worth, visits } = dearestRoute(problem, unit, prices)
      bound += count * worth
      for (const visit of visits) addLines(problem, average, visit, count * step, table)
    }
    least = Math.min(least, bound)
  }
  return least
}

/** Weight by slot times what the fixed visits leave open, and what these are worth themselves. */
function openWeight({ weight, pointCount, slotCount, done, pinned, halfLifeMinutes }: PlanProblem) {
  const notFelt = new Float64Array(pointCount * slotCount).fill(1)
  for (const visit of [...done, ...pinned]) {
    addFelt(notFelt.subarray(visit.point * slotCount, (visit.point + 1) * slotCount), visit, halfLifeMinutes)
  }
  const open = weight.map((cell, i) => cell * notFelt[i])
  return { weight: open, certain: weight.reduce((sum, cell, i) => sum + cell - open[i], 0) }
}

/** Units whose routes can be the same, by one of them. */
function alike({ units, pinned, forbidden }: PlanProblem): readonly { unit: number; count: number }[] {
  const classes = new Map<string, { unit: number; count: number }>()
  units.forEach(({ kind, place, from, to, breaks = [], appointments = [] }, unit) => {
    const own = <Wish extends { readonly unit: number }>(wishes: readonly Wish[]) =>
      wishes.filter((wish) => wish.unit === unit).map((wish) => ({ ...wish, unit: 0 }))
    const key = JSON.stringify([kind, place, from, to, breaks, appointments, own(pinned), own(forbidden)])
    const known = classes.get(key)
    if (known) known.count++
    else classes.set(key, { unit, count: 1 })
  })
  return [...classes.values()]
}

/** Chooses in each slot the line that is lowest at the average, and sums the intercepts. */
function chooseLines(average: Float64Array, weight: Float64Array, chosen: Uint8Array): number {
  let sum = 0
  for (let cell = 0; cell < weight.length; cell++) {
    let best = 0
    for (let line = 1; line < lineCount; line++) {
      const height = intercepts[line] + average[cell * lineCount + line]
      if (height < intercepts[best] + average[cell * lineCount + best]) best = line
    }
    chosen[cell] = best
    sum += weight[cell] * intercepts[best]
  }
  return sum
}

type Table = ReturnType<typeof lineTable>

/** What every visit is paid. Lengths with the same effect and end share what is felt after it. */
function pricesOf(
  { pointCount, slotCount, horizon }: PlanProblem,
  weight: Float64Array,
  chosen: Uint8Array,
  table: Table,
): Float64Array {
  const stride = horizon + 1
  const prices = new Float64Array(pointCount * stride * lengths)
  const before = new Float64Array(effectCount * stride)
  const after = new Float64Array(effectCount * stride)
  for (let point = 0; point < pointCount; point++) {
    const row = point * slotCount
    for (let effect = 0; effect < effectCount; effect++) {
      const at = effect * stride
      for (let m = 0; m < stride; m++) {
        let sum = 0
        for (let slot = Math.max(0, Math.ceil(m / slotMinutes - 0.5)); slot < slotCount; slot++) {
          sum += weight[row + slot] * table[chosen[row + slot]][effect][2 * slotMinutes * slot + slotMinutes - 2 * m]
        }
        after[at + m] = sum
        const slot = Math.floor((m - 1) / slotMinutes)
        const passed = m > 0 && (m - 1) % slotMinutes === 2
        before[at + m] = m === 0 ? 0 : before[at + m - 1]
        if (passed) before[at + m] += weight[row + slot] * table[chosen[row + slot]][effect][0]
      }
    }
    for (let start = 0; start + shortestVisit <= horizon; start++) {
      for (let dwell = shortestVisit; dwell <= Math.min(longestVisit, horizon - start); dwell++) {
        const at = effectIndexes[dwell - shortestVisit] * stride
        prices[(point * stride + start) * lengths + dwell - shortestVisit] =
          before[at + start + dwell] - before[at + start] + after[at + start + dwell]
      }
    }
  }
  return prices
}

function addLines(
  { slotCount }: PlanProblem,
  average: Float64Array,
  visit: PlanVisit,
  share: number,
  table: Table,
): void {
  const effect = effectIndex(visit.dwell)
  const end = visit.start + visit.dwell
  for (let slot = Math.max(0, Math.ceil(visit.start / slotMinutes - 0.5)); slot < slotCount; slot++) {
    const cell = (visit.point * slotCount + slot) * lineCount
    const age = Math.max(0, 2 * (middleOf(slot) - end))
    for (let line = 0; line < lineCount; line++) average[cell + line] += share * table[line][effect][age]
  }
}
