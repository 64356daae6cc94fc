import { describe, expect, it } from 'vitest'
import { brokenRules } from '../../test/plan-oracle.ts'
import { firstPlan, planPresence } from './plan.ts'
import { planProblem } from './plan-check.ts'
import { PlanDraws } from './plan-draw.ts'
import type { PlanInput } from './plan-input.ts'
import { changed, restOf, valueAfter } from './plan-what-if.ts'
import { randomStream } from './random.ts'

const random = randomStream(5)
const input: PlanInput = {
  rates: Float64Array.from({ length: 6 * 48 }, () => random.uniform() ** 2),
  harm: new Float64Array(6).fill(1),
  walkMinutes: Float64Array.from({ length: 36 }, (_, cell) => (cell % 7 === 0 ? 0 : 4)),
  mayVisit: new Uint8Array(6).fill(1),
  units: [0, 1].map((place) => ({ kind: 0, place, from: 0, to: 240 })),
}
const quick = { seed: 1, rounds: 4, boundRounds: 0 }

describe('drawn plans', () => {
  const best = firstPlan(planProblem(input))
  const draws = new PlanDraws(planProblem(input), best.routes)
  const drawn = Array.from({ length: 20 }, (_, draw) => draws.draw({ seed: 3, draw }))

  it('keep the rules and 95 % of the best', () => {
    for (const plan of drawn) {
      expect(brokenRules(input, plan.visits)).toEqual([])
      expect(plan.value).toBeGreaterThanOrEqual(0.95 * best.objective())
    }
  })

  it('differ from one another, and are the same for the same seed and number', () => {
    const first = drawn.map(({ visits }) => visits.find(({ point }) => point === 0)?.start)
    expect(new Set(first).size).toBeGreaterThan(5)
    expect(draws.draw({ seed: 3, draw: 7 }).visits).toEqual(drawn[7]?.visits)
  })
})

describe('what if', () => {
  it('loses by a unit or a point fewer, and gains by more time', () => {
    const shorter = { ...input, units: input.units.map((unit) => ({ ...unit, to: 180 })) }
    const { value } = planPresence(shorter, quick)
    expect(valueAfter(shorter, { kind: 'unit-fewer', unit: 0 }, quick)).toBeLessThan(value)
    expect(valueAfter(shorter, { kind: 'point-dropped', point: 2 }, quick)).toBeLessThan(value)
    expect(valueAfter(shorter, { kind: 'longer', unit: 1, minutes: 60 }, quick)).toBeGreaterThan(value)
  })

  it('lets wishes go with what they were about', () => {
    const pinned = [{ unit: 1, point: 2, start: 100, dwell: 12 }]
    expect(changed({ ...input, pinned }, { kind: 'unit-fewer', unit: 1 }).pinned).toEqual([])
    expect(changed({ ...input, pinned }, { kind: 'point-dropped', point: 2 }).pinned).toEqual([])
  })
})

describe('the rest of a shift', () => {
  it('goes on from where units are, with what was done felt and its gap kept', () => {
    const { visits } = planPresence(input, quick)
    const made = visits.filter(({ start, dwell }) => start + dwell <= 100)
    const rest = restOf(input, made, [{ unit: 0, place: 3, free: 100 }])
    const plan = planPresence(rest, quick)
    expect(brokenRules(rest, plan.visits)).toEqual([])
    expect(plan.visits.length).toBeGreaterThan(3)
    expect(plan.visits.every(({ unit, start }) => unit === 0 && start >= 100)).toBe(true)
  })
})
