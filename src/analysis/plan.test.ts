import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenRules, greatestValue, slowValue } from '../../test/plan-oracle.ts'
import { MethodError } from './method-error.ts'
import { planPresence } from './plan.ts'
import { planBound } from './plan-bound.ts'
import { planProblem } from './plan-check.ts'
import { planByGreatestGain } from './plan-greedy.ts'
import type { PlanInput, PlanUnit } from './plan-input.ts'
import { PlanState } from './plan-state.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

const quick = { seed: 1, rounds: 6, boundRounds: 0 }

/** Points on a line some minutes apart, with rates that differ by point and slot. */
function town(seed: number, points: number, slots: number, units: readonly PlanUnit[]): PlanInput {
  const random = randomStream(seed)
  const at = Array.from({ length: points }, () => random.uniform() * 12)
  return {
    rates: Float64Array.from({ length: points * slots }, () => random.uniform() ** 3),
    harm: Float64Array.from({ length: points }, () => 0.5 + random.uniform()),
    walkMinutes: Float64Array.from({ length: points * points }, (_, cell) => {
      const [from, to] = [Math.floor(cell / points), cell % points]
      return from === to ? 0 : 2 + Math.abs((at[from] ?? 0) - (at[to] ?? 0))
    }),
    mayVisit: new Uint8Array(points).fill(1),
    units,
  }
}

const walker = (place: number, to: number, more: Partial<PlanUnit> = {}): PlanUnit => ({
  kind: 0,
  place,
  from: 0,
  to,
  ...more,
})

/** Inputs with everything in them: kinds, breaks, appointments, pins, wishes, memory, what was done, floors, no way. */
const inputs = fc
  .record({
    seed: fc.nat(1e6),
    points: fc.integer({ min: 1, max: 6 }),
    slots: fc.integer({ min: 8, max: 36 }),
    units: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ seed, points, slots, units }): PlanInput => {
    const random = randomStream(seed, 1)
    const end = slots * 5
    const shifts = Array.from({ length: units }, (): PlanUnit => {
      const from = random.below(10)
      return {
        kind: random.below(2),
        place: random.below(points),
        from,
        to: end - random.below(5),
        breaks: end > 100 ? [{ from: 30 + random.below(5), to: 40 }] : [],
        appointments: end > 120 ? [{ place: random.below(points), from: 70, to: 80 + random.below(10) }] : [],
      }
    })
    const point = () => random.below(points)
    const base = town(seed, points, slots, shifts)
    return {
      ...base,
      mayVisit: Uint8Array.from({ length: 2 * points }, () => (random.below(4) > 0 ? 1 : 0)),
      gapMinutes: random.below(40),
      pinned:
        units > 0 && end > 150
          ? [{ unit: 0, point: point(), start: 110 + random.below(5), dwell: 8 + random.below(8) }]
          : [],
      forbidden: units > 0 ? [{ unit: random.below(units), point: point(), from: 5, to: 25 }] : [],
      lastStarts: Array.from({ length: 20 }, () => ({ point: point(), start: random.below(end) })),
      done: [{ point: point(), start: -20, dwell: 12 }],
      mustCover: [{ point: point(), from: 0, to: end }],
      floorMinutes: 30,
    }
  })

describe('any plan', () => {
  it('keeps every rule, and is worth what the formula says', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = planPresence(input, quick)
        expect(brokenRules(input, plan.visits)).toEqual([])
        expect(plan.value).toBeCloseTo(slowValue(input, plan.visits), 9)
        plan.visits.forEach((visit, i) => {
          const without = plan.visits.filter((other) => other !== visit)
          expect(plan.reasons[i]?.lost).toBeCloseTo(plan.value - slowValue(input, without), 9)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('is worth no less than greedy, and no more than the bound', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const problem = planProblem(input)
        const greedy = new PlanState(problem)
        const visits = planByGreatestGain(greedy)
        expect(brokenRules(input, [...visits, ...(input.pinned ?? [])])).toEqual([])
        const plan = planPresence(input, quick)
        const floors = plan.missed.reduce((sum, { minutes }) => sum + minutes, 0)
        expect(plan.value - greedy.floorPrice * floors).toBeGreaterThanOrEqual(greedy.objective() - 1e-9)
        expect(planBound(problem, [], 12)).toBeGreaterThanOrEqual(plan.value - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('moves with its beginning: an hour later all is an hour later', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const input = town(seed, 4, 20, [walker(0, 100), walker(1, 100)])
        const later: PlanInput = {
          ...input,
          rates: Float64Array.from({ length: 4 * 32 }, (_, cell) =>
            cell % 32 < 12 ? 0 : (input.rates[Math.floor(cell / 32) * 20 + (cell % 32) - 12] ?? 0),
          ),
          units: input.units.map((unit) => ({ ...unit, from: 60, to: 160 })),
        }
        const first = { ...quick, rounds: 0 }
        const moved = planPresence(later, first)
        const plan = planPresence(input, first)
        expect(moved.value).toBeCloseTo(plan.value, 6)
      }),
      { numRuns: 15 },
    )
  })

  it('does not depend on how points are numbered, for one unit', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const input = town(seed, 4, 20, [walker(0, 100)])
        const to = [3, 1, 0, 2]
        const row = (values: Float64Array, width: number) => {
          const out = new Float64Array(values.length)
          for (let p = 0; p < 4; p++) out.set(values.subarray(p * width, (p + 1) * width), (to[p] ?? 0) * width)
          return out
        }
        const walk = row(input.walkMinutes, 4)
        const turned: PlanInput = {
          ...input,
          rates: row(input.rates, 20),
          harm: row(input.harm, 1),
          walkMinutes: walk.map((_, cell) => walk[Math.floor(cell / 4) * 4 + to.indexOf(cell % 4)] ?? 0),
          units: [walker(3, 100)],
        }
        const first = { ...quick, rounds: 0 }
        const plan = planPresence(input, first)
        const other = planPresence(turned, first)
        expect(other.value).toBeCloseTo(plan.value, 9)
        expect(other.visits.map(({ point }) => to.indexOf(point))).toEqual(plan.visits.map(({ point }) => point))
      }),
      { numRuns: 25 },
    )
  })
})

describe('against every plan there is', () => {
  it('finds 99 % of the greatest value in each of 100 small cases', () => {
    for (let seed = 0; seed < 100; seed++) {
      const units = seed % 2 === 0 ? [walker(0, 40)] : [walker(0, 28), walker(seed % 3, 28)]
      const input = town(seed, 3, 12, units)
      const { value } = planPresence(input, { seed: 1, rounds: 150, boundRounds: 0 })
      const most = greatestValue(input)
      expect(value / most, `seed ${seed}`).toBeGreaterThanOrEqual(0.99)
      expect(value).toBeLessThanOrEqual(most + 1e-9)
    }
  }, 300_000)
})

describe('what is asked of a plan', () => {
  it('has floors kept where they can be, and says by how much not', () => {
    const input = {
      ...town(4, 5, 96, [walker(0, 480)]),
      mustCover: [1, 2].map((point) => ({ point, from: 60, to: 420 })),
    }
    expect(planPresence(input, quick).missed).toEqual([])
    const far = { ...input, mayVisit: Uint8Array.of(1, 0, 1, 1, 1) }
    expect(planPresence(far, quick).missed).toEqual([{ window: 0, minutes: 240 }])
  })

  it('has no visit without units, and none at points nobody can reach', () => {
    expect(planPresence(town(1, 3, 24, []), { ...quick, boundRounds: 5 })).toMatchObject({
      visits: [],
      value: 0,
      bound: 0,
      gap: null,
    })
    const input = town(1, 3, 24, [walker(0, 120)])
    const cut = {
      ...input,
      walkMinutes: input.walkMinutes.map((minutes, cell) => (cell % 3 === 2 && cell !== 8 ? Infinity : minutes)),
    }
    expect(planPresence(cut, quick).visits.filter(({ point }) => point === 2)).toEqual([])
  })

  it('stops when it is told, with the best so far, and throws when nobody waits', () => {
    const input = town(2, 6, 48, [walker(0, 240), walker(1, 240)])
    const stopped = planPresence(input, { ...quick, rounds: 1e6 }, { stop: () => true })
    expect(brokenRules(input, stopped.visits)).toEqual([])
    expect(() => planPresence(input, quick, { cancelled: () => true })).toThrow(Cancelled)
  })
})

describe('what cannot be planned', () => {
  const good = town(1, 3, 24, [walker(0, 120)])
  const refused = (change: Partial<PlanInput>) => {
    try {
      planPresence({ ...good, ...change }, quick)
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
      throw error
    }
    return 'planned'
  }
  const shift = (more: Partial<PlanUnit>) => refused({ units: [walker(0, 120, more)] })

  it.each([
    ['rates negative', refused({ rates: good.rates.map(() => -1) })],
    ['rates not-finite', refused({ rates: good.rates.map(() => Number.NaN) })],
    ['harm empty', refused({ harm: new Float64Array() })],
    ['rates length-differs', refused({ rates: new Float64Array(73) })],
    ['walkMinutes not-finite', refused({ walkMinutes: new Float64Array(9).fill(Number.NaN) })],
    ['walkMinutes negative', refused({ walkMinutes: new Float64Array(9).fill(-2) })],
    ['walkMinutes length-differs', refused({ walkMinutes: new Float64Array(8) })],
    ['walkMinutes too-few', refused({ walkMinutes: new Float64Array(4) })],
    ['mayVisit length-differs', refused({ mayVisit: new Uint8Array(4) })],
    ['units[0] end-before-start', shift({ from: 60, to: 60 })],
    ['units[0].to out-of-range', shift({ to: 121 })],
    ['units[0].place out-of-range', shift({ place: 3 })],
    [
      'units[0] repeated',
      shift({
        breaks: [
          { from: 10, to: 30 },
          { from: 20, to: 40 },
        ],
      }),
    ],
    ['units[0] repeated', shift({ breaks: [{ from: 10, to: 30 }], appointments: [{ place: 0, from: 29, to: 40 }] })],
    ['units[0] out-of-range', shift({ appointments: [{ place: 0, from: 110, to: 130 }] })],
    [
      'units[0] out-of-range',
      shift({
        appointments: [
          { place: 0, from: 10, to: 20 },
          { place: 1, from: 20, to: 30 },
        ],
      }),
    ],
    ['units[0] not-whole', shift({ breaks: [{ from: 10.5, to: 30 }] })],
    ['units repeated', refused({ units: [walker(0, 120, { team: 1 }), walker(1, 100, { team: 1 })] })],
    ['pinned[0].unit out-of-range', refused({ pinned: [{ unit: 1, point: 0, start: 0, dwell: 10 }] })],
    ['mustCover[0] end-before-start', refused({ mustCover: [{ point: 0, from: 50, to: 40 }] })],
    ['halfLifeMinutes out-of-range', refused({ halfLifeMinutes: 0 })],
  ])('says %s', (expected, told) => expect(told).toBe(expected))
})
