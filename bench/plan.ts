// The planner of presence over bench towns: `node bench/plan.ts [towns] [long]`, 100 towns and 60 s for the long search unless asked. Seconds
// are of the processor, since others share the machine. Keeps bench/results/plan.json, part by part.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { firstPlan } from '../src/analysis/plan.ts'
import { planBound } from '../src/analysis/plan-bound.ts'
import { planProblem } from '../src/analysis/plan-check.ts'
import { PlanDraws } from '../src/analysis/plan-draw.ts'
import { planByGreatestGain } from '../src/analysis/plan-greedy.ts'
import type { PlanInput } from '../src/analysis/plan-input.ts'
import { searchOn } from '../src/analysis/plan-search.ts'
import { PlanState } from '../src/analysis/plan-state.ts'
import { restOf } from '../src/analysis/plan-what-if.ts'
import { randomStream } from '../src/analysis/random.ts'
import { median } from './parts/contest.ts'
import { fridayEvening, pointsByWeight, roundsValue } from './parts/plan-towns.ts'

const towns = Number(process.argv[2] ?? 100)
const longSeconds = Number(process.argv[3] ?? 60)
const started = loadavg()[0]
const seconds = () => process.cpuUsage().user / 1e6
const rounded = (value: number) => Number(value.toPrecision(4))

/** A plan after so many seconds of search. */
function planned(input: PlanInput, budget: number) {
  const from = seconds()
  const plan = firstPlan(planProblem(input))
  const first = seconds() - from
  const firstWorth = plan.objective()
  searchOn(plan, { rounds: Math.round(40 * budget), random: randomStream(1), stop: () => seconds() - from > budget })
  return { plan, first, firstWorth, worth: plan.objective() }
}

function gains(units: number) {
  const rows = Array.from({ length: towns }, (_, i) => {
    const input = fridayEvening(i + 1, units)
    const problem = planProblem(input)
    const greedy = new PlanState(problem)
    planByGreatestGain(greedy)
    const { worth } = planned(input, 0.4)
    const order = pointsByWeight(problem)
    return [
      worth / roundsValue(problem, [...order.keys()]),
      worth / roundsValue(problem, order.slice(0, 12)),
      worth / greedy.objective(),
    ]
  })
  const column = (k: number) => rows.map((row) => row[k] ?? 0)
  const row = {
    units,
    towns,
    overUniformRounds: rounded(median(column(0))),
    overTopTwelveRounds: rounded(median(column(1))),
    overGreedy: rounded(median(column(2))),
    leastOverGreedy: rounded(Math.min(...column(2))),
  }
  console.log(row)
  return row
}

function gaps(units: number) {
  const rows = [1, 2, 3].map((seed) => {
    const input = fridayEvening(seed, units)
    const { plan, worth } = planned(input, 2)
    return (planBound(planProblem(input), plan.routes.flat(), 40) - worth) / worth
  })
  const row = { units, towns: rows.length, boundRounds: 40, medianGap: rounded(median(rows)) }
  console.log(row)
  return row
}

function times() {
  const input = fridayEvening(1, 6)
  const short = planned(input, 5)
  const long = planned(input, longSeconds)
  const now = 180
  const made = short.plan.routes.flat().filter(({ start, dwell }) => start + dwell <= now)
  const here = short.plan.routes.map((route, unit) => ({
    unit,
    place: route.findLast(({ start }) => start < now)?.point ?? 0,
    free: Math.max(now, ...route.filter(({ start }) => start < now).map(({ start, dwell }) => start + dwell)),
  }))
  const again = planned(restOf(input, made, here), 0)
  const row = {
    longSeconds,
    firstPlanSeconds: rounded(short.first),
    firstShareOfLong: rounded(short.firstWorth / long.worth),
    after5sShareOfLong: rounded(short.worth / long.worth),
    replanSeconds: rounded(again.first),
  }
  console.log(row)
  return row
}

/** Entropy of the 10-minute slot of the first visit, over log of the slots seen; and how often the slot most seen before is right. */
function unpredictability(units: number, count: number) {
  const input = fridayEvening(1, units)
  const { plan, worth } = planned(input, 2)
  const draws = new PlanDraws(planProblem(input), plan.routes)
  const seen = Array.from({ length: 40 }, () => new Map<number, number>())
  const named = { right: 0, asked: 0 }
  const kept: number[] = []
  for (let draw = 0; draw < count; draw++) {
    const drawn = draws.draw({ seed: 1, draw })
    kept.push(drawn.value / worth)
    const first = new Map<number, number>()
    for (const { point, start } of drawn.visits) if (!first.has(point)) first.set(point, Math.floor(start / 10))
    for (const [point, slot] of first) {
      const slots = seen[point] ?? new Map<number, number>()
      const guess = [...slots].sort((a, b) => b[1] - a[1])[0]
      if (draw >= count / 2) {
        named.asked++
        if (guess?.[0] === slot) named.right++
      }
      slots.set(slot, (slots.get(slot) ?? 0) + 1)
    }
  }
  const visited = seen.filter((slots) => [...slots.values()].reduce((a, b) => a + b, 0) >= count / 2)
  const entropies = visited.map((slots) => {
    const all = [...slots.values()].reduce((a, b) => a + b, 0)
    return [...slots.values()].reduce((sum, n) => sum - (n / all) * Math.log(n / all), 0) / Math.log(48)
  })
  const row = {
    units,
    draws: count,
    medianEntropyOverAllSlots: rounded(median(entropies)),
    observerNames: rounded(named.right / Math.max(1, named.asked)),
    leastKept: rounded(Math.min(...kept)),
    medianKept: rounded(median(kept)),
  }
  console.log(row)
  return row
}

const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
const results: Record<string, unknown> = {
  measuredOn: { node: process.version, loadAverageBefore: started, secondsAre: 'of the processor' },
}
function keep(part: string, figures: unknown): void {
  results[part] = figures
  writeFileSync(join(folder, 'plan.json'), `${JSON.stringify(results, null, 2)}\n`)
}
keep('gains', [gains(2), gains(6)])
keep('gaps', [gaps(2), gaps(6)])
keep('times', times())
keep('unpredictability', [unpredictability(2, 60), unpredictability(6, 60)])
