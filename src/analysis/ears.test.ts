import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EarsMethod, type EarsOptions, ears } from './ears.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import { normalQuantile } from './special.ts'

const methods: readonly EarsMethod[] = ['C1', 'C2', 'C3']

/** The slow, obvious version: the definitions, one day at a time, from slices of the series. */
function slow(counts: readonly number[], day: number, method: EarsMethod): number {
  if (method === 'C3')
    return [day - 2, day - 1, day].reduce((sum, d) => sum + Math.max(0, slow(counts, d, 'C2') - 1), 0)
  const baseline = method === 'C1' ? counts.slice(day - 7, day) : counts.slice(day - 9, day - 2)
  const mean = baseline.reduce((a, b) => a + b, 0) / 7
  const sd = Math.sqrt(baseline.reduce((sum, y) => sum + (y - mean) ** 2, 0) / 6)
  const above = (counts[day] ?? Number.NaN) - mean
  return above === 0 ? 0 : above / sd
}

const series = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 40 })), { minLength: 12, maxLength: 40 })
const anyMethod = fc.constantFrom(...methods)
const same = (got: number | undefined, expected: number) =>
  Number.isFinite(expected) ? expect(got).toBeCloseTo(expected, 9) : expect(got).toBe(expected)

describe('EARS', () => {
  it('is the definition, day by day', () => {
    fc.assert(
      fc.property(series, anyMethod, (counts, method) => {
        const { firstDay, statistic } = ears(counts, { method })
        expect(firstDay + statistic.length).toBe(counts.length)
        statistic.forEach((value, i) => same(value, slow(counts, firstDay + i, method)))
      }),
    )
  })

  it('alarms exactly from the count that it names, given the days before', () => {
    fc.assert(
      fc.property(series, anyMethod, fc.constantFrom(0.001, 0.025, 0.2), (counts, method, alpha) => {
        const last = counts.length - 1
        const today = (count: number) => {
          const { alarm, alarmFrom, sd } = ears([...counts.slice(0, last), count], { method, alpha })
          return { alarm: alarm.at(-1), from: alarmFrom.at(-1) ?? Number.NaN, flat: sd.at(-1) === 0 }
        }
        const { from, flat } = today(counts[last] ?? 0)
        const reached = flat && from > 0 ? Math.floor(from) + 1 : Math.ceil(from)
        if (from > 0 || !flat) expect(today(reached).alarm).toBe(1)
        if (reached > 0) expect(today(reached - 1).alarm).toBe(0)
      }),
    )
  })

  it('has bounds that today’s count is no part of', () => {
    fc.assert(
      fc.property(series, anyMethod, fc.nat({ max: 500 }), (counts, method, other) => {
        const changed = ears([...counts.slice(0, -1), other], { method })
        const before = ears(counts, { method })
        expect(changed.upperBound.at(-1)).toBe(before.upperBound.at(-1))
        expect(changed.alarmFrom.at(-1)).toBe(before.alarmFrom.at(-1))
      }),
    )
  })

  it('is the same for counts ten times as high, and moves along with the days', () => {
    fc.assert(
      fc.property(series, anyMethod, (counts, method) => {
        const one = ears(counts, { method })
        const ten = ears(
          counts.map((count) => 10 * count),
          { method },
        )
        expect(Array.from(ten.alarm)).toEqual(Array.from(one.alarm))
        const later = ears([3, ...counts], { method })
        expect(later.statistic.slice(1)).toEqual(one.statistic)
      }),
    )
  })

  it('takes the least spread that it is given', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0, 1, 2]
    const { sd, upperBound, alarm } = ears(counts, { method: 'C1', leastSd: 0.5 })
    expect(sd[0]).toBe(0.5)
    expect(upperBound[0]).toBeCloseTo(normalQuantile(0.999) * 0.5, 12)
    expect(Array.from(alarm)).toEqual([0, 1])
  })

  it('calls any count above a baseline without spread an alarm, and says with what', () => {
    const { statistic, sd, upperBound, alarm } = ears([2, 2, 2, 2, 2, 2, 2, 3], { method: 'C1' })
    expect([statistic[0], sd[0], upperBound[0], alarm[0]]).toEqual([Infinity, 0, 2, 1])
    expect(ears([2, 2, 2, 2, 2, 2, 2, 2], { method: 'C1' }).alarm[0]).toBe(0)
    expect(ears([2, 2, 2, 2, 2, 2, 2, 1], { method: 'C1' }).statistic[0]).toBe(-Infinity)
    expect(ears([2, 2, 2, 2, 2, 2, 2, 2], { method: 'C1', alpha: 0.9 }).alarm[0]).toBe(0)
  })

  it('sums an infinite C2 without ever saying NaN', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 0, 0, 1, 9), { minLength: 12, maxLength: 40 }),
        anyMethod,
        fc.constantFrom(0, 0.5),
        (counts, method, leastSd) => {
          const answer = ears(counts, { method, leastSd })
          for (const values of [answer.statistic, answer.expected, answer.sd, answer.upperBound, answer.alarmFrom])
            expect(values.some(Number.isNaN)).toBe(false)
        },
      ),
    )
  })

  it('alarms on quiet Poisson days far more often than α says, as its page admits', () => {
    const random = randomStream(5)
    const counts = Array.from({ length: 50_000 }, () => random.poisson(10))
    const share = (method: EarsMethod) => {
      const { alarm } = ears(counts, { method })
      return alarm.reduce((sum, value) => sum + value, 0) / alarm.length
    }
    expect(share('C1')).toBeGreaterThan(0.017)
    expect(share('C1')).toBeLessThan(0.021)
    expect(Math.abs(share('C2') - share('C1'))).toBeLessThan(0.002)
    expect(share('C3')).toBeGreaterThan(0.078)
    expect(share('C3')).toBeLessThan(0.09)
  })

  it('takes any α between 0 and 1', () => {
    for (const alpha of [5e-324, 1e-17, 1 - 1e-16]) {
      const { limit, upperBound } = ears([1, 2, 3, 4, 5, 6, 7, 8], { method: 'C1', alpha })
      expect(Number.isFinite(limit) && Number.isFinite(upperBound[0])).toBe(true)
    }
  })

  const refused = (counts: readonly number[], options: EarsOptions) => {
    try {
      ears(counts, options)
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
    }
    return 'answered'
  }
  const week = [1, 2, 3, 4, 5, 6, 7, 8]
  it.each([
    [[], 'C1', {}, 'counts empty'],
    [week.slice(1), 'C1', {}, 'counts too-few'],
    [[...week, 1], 'C2', {}, 'counts too-few'],
    [[...week, 1, 1, 1], 'C3', {}, 'counts too-few'],
    [[...week, Number.NaN], 'C1', {}, 'counts not-finite'],
    [[...week, -1], 'C1', {}, 'counts negative'],
    [[...week, 0.5], 'C1', {}, 'counts not-whole'],
    [[...week, 1e10], 'C1', {}, 'counts out-of-range'],
    [week, 'C1', { alpha: 0 }, 'alpha out-of-range'],
    [week, 'C1', { alpha: 1 }, 'alpha out-of-range'],
    [week, 'C1', { baselineDays: 2 }, 'baselineDays out-of-range'],
    [week, 'C1', { leastSd: -1 }, 'leastSd out-of-range'],
    [week, 'C4', {}, 'method unknown-reference'],
  ] as const)('refuses %j %s %j: %s', (counts, method, options, problem) => {
    expect(refused(counts, { ...options, method: method as EarsMethod })).toBe(problem)
  })
})
