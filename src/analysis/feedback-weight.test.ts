import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feedbackWeights } from './feedback-weight.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'

const hour = 3_600_000
const week = 168 * hour
const now = Date.UTC(2026, 10, 23)

interface Stay {
  readonly hoursAgo: number
  readonly hours: number
  readonly place: number
  readonly kind: number
}
interface Found {
  readonly hoursAgo: number
  readonly place: number
  readonly kind: number
}

const weigh = (stays: readonly Stay[], found: readonly Found[], weeks?: number, shift = 0) =>
  feedbackWeights(
    {
      from: Float64Array.from(stays, ({ hoursAgo }) => now + shift - hoursAgo * hour),
      to: Float64Array.from(stays, ({ hoursAgo, hours }) => now + shift - (hoursAgo - hours) * hour),
      place: stays.map(({ place }) => place),
      kind: stays.map(({ kind }) => kind),
    },
    {
      at: Float64Array.from(found, ({ hoursAgo }) => now + shift - hoursAgo * hour),
      place: found.map(({ place }) => place),
      kind: found.map(({ kind }) => kind),
    },
    { placeCount: 4, kindCount: 3, ...(weeks === undefined ? {} : { weeks }) },
  )

/** The slow, obvious version: each stay cut to the weeks before the incident. */
function slow(stays: readonly Stay[], { hoursAgo, place, kind }: Found, weeks: number): number | null {
  const minutes = (rows: readonly Stay[]) =>
    rows.reduce((sum, stay) => {
      const end = Math.max(stay.hoursAgo - stay.hours, hoursAgo)
      const start = Math.min(stay.hoursAgo, hoursAgo + weeks * 168)
      return sum + Math.max(0, start - end)
    }, 0)
  const inKind = stays.filter((stay) => stay.kind === kind)
  const all = minutes(inKind)
  return all > 1e-9 ? 1 - minutes(inKind.filter((stay) => stay.place === place)) / all : null
}

const place = fc.nat({ max: 3 })
const kind = fc.nat({ max: 2 })
const stay = fc.record({ hoursAgo: fc.integer({ min: 0, max: 3000 }), hours: fc.nat({ max: 12 }), place, kind })
const found = fc.record({ hoursAgo: fc.nat({ max: 2000 }), place, kind })
const stays = fc.array(stay, { maxLength: 30 })
const finds = fc.array(found, { maxLength: 10 })

describe('weight of what police found themselves', () => {
  it('is one minus the share of presence there, stay by stay', () => {
    fc.assert(
      fc.property(stays, finds, fc.integer({ min: 1, max: 12 }), (logged, discovered, weeks) => {
        const { weight, unlogged } = weigh(logged, discovered, weeks)
        const expected = discovered.map((one) => slow(logged, one, weeks))
        expected.forEach((value, i) => expect(weight[i]).toBeCloseTo(value ?? 0, 9))
        expect(unlogged).toBe(expected.filter((value) => value === null).length)
      }),
    )
  })

  it('knows that no presence is none, however many stays are long past', () => {
    // Sums of stays of odd length do not cancel to 0.
    const zeros = Array.from({ length: 1000 }, () => 0)
    for (let seed = 0; seed < 10; seed++) {
      const random = randomStream(seed)
      // Of the last hundred nobody stayed for any time at all, though they lie within the weeks that count.
      const from = Float64Array.from(zeros, (_, i) => now - (i < 900 ? 30 : 4) * week + random.uniform() * 3 * week)
      const to = from.map((start, i) => (i < 900 ? start + random.uniform() * hour : start))
      const at = Float64Array.from({ length: 50 }, () => now + random.uniform() * 5 * week)
      const { weight, minutesInAll, unlogged } = feedbackWeights(
        { from, to, place: zeros, kind: zeros },
        { at, place: at.map((_, i) => i % 2), kind: zeros.slice(0, 50) },
        { placeCount: 2, kindCount: 1 },
      )
      expect(unlogged).toBe(50)
      for (const figures of [weight, minutesInAll]) expect(figures).toEqual(new Float64Array(50))
    }
  })

  it('finds one minute among a hundred thousand stays', () => {
    const count = 100_000
    const from = Float64Array.from({ length: count }, (_, i) => now - 500 * week + i * 2_500_000 + (i % 977))
    const to = from.map((start) => start + 600_001)
    from[count - 1] = now - 2 * hour
    to[count - 1] = now - 2 * hour + 60_000
    const place = Array.from({ length: count }, (_, i) => (i === count - 1 ? 1 : 0))
    const kind = place.map(() => 0)
    const discovered = { at: Float64Array.of(now), place: [1], kind: [0] }
    const { minutesHere, minutesInAll, weight } = feedbackWeights({ from, to, place, kind }, discovered, {
      placeCount: 2,
      kindCount: 1,
    })
    expect([minutesHere[0], minutesInAll[0], weight[0]]).toEqual([1, 1, 0])
  })

  it('is the same for rows in another order and at another time', () => {
    fc.assert(
      fc.property(stays, finds, (logged, discovered) => {
        const { weight } = weigh(logged, discovered)
        const turned = weigh(logged.toReversed(), discovered.toReversed()).weight.toReversed()
        turned.forEach((value, i) => expect(value).toBeCloseTo(weight[i] ?? 0, 9))
        weigh(logged, discovered, 8, 5 * week).weight.forEach((value, i) =>
          expect(value).toBeCloseTo(weight[i] ?? 0, 9),
        )
      }),
    )
  })

  it('adds up to the number of places less one, over the places of a kind', () => {
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 30 }), (logged) => {
        const everywhere = [0, 1, 2, 3].map((at) => ({ hoursAgo: 0, place: at, kind: 1 }))
        const { weight, minutesInAll } = weigh(logged, everywhere)
        if ((minutesInAll[0] ?? 0) > 0) expect(weight.reduce((a, b) => a + b)).toBeCloseTo(3, 9)
      }),
    )
  })

  it('looks at the kind of shift and at eight weeks, no more', () => {
    const logged = [
      { hoursAgo: 10, hours: 6, place: 0, kind: 0 },
      { hoursAgo: 20, hours: 2, place: 1, kind: 0 },
      { hoursAgo: 30, hours: 5, place: 1, kind: 2 },
      { hoursAgo: 8 * 168 + 1, hours: 2, place: 2, kind: 0 },
    ]
    const { weight, minutesHere, minutesInAll } = weigh(logged, [
      { hoursAgo: 0, place: 0, kind: 0 },
      { hoursAgo: 0, place: 2, kind: 0 },
      { hoursAgo: 0, place: 1, kind: 2 },
      { hoursAgo: 0, place: 3, kind: 0 },
    ])
    expect(Array.from(minutesHere)).toEqual([360, 60, 300, 0])
    expect(Array.from(minutesInAll)).toEqual([540, 540, 300, 540])
    expect(weight[0]).toBeCloseTo(1 / 3, 12)
    expect([weight[2], weight[3]]).toEqual([0, 1])
  })

  it('is 0, and counted, where no presence is logged', () => {
    expect(weigh([], [{ hoursAgo: 1, place: 0, kind: 0 }])).toMatchObject({ weight: Float64Array.of(0), unlogged: 1 })
    expect(weigh([{ hoursAgo: 5, hours: 0, place: 0, kind: 0 }], [{ hoursAgo: 1, place: 0, kind: 0 }]).unlogged).toBe(1)
    expect(weigh([], []).weight.length).toBe(0)
  })

  const one = { from: Float64Array.of(0), to: Float64Array.of(5), place: [0], kind: [0] }
  const it1 = { at: Float64Array.of(9), place: [0], kind: [0] }
  const size = { placeCount: 1, kindCount: 1 }
  it.each([
    [{ ...one, to: Float64Array.of(-1) }, it1, size, 'presenceTo end-before-start'],
    [{ ...one, to: Float64Array.of() }, it1, size, 'presenceTo length-differs'],
    [{ ...one, from: Float64Array.of(Number.NaN) }, it1, size, 'presenceFrom not-finite'],
    [{ ...one, from: Float64Array.of(-1e16) }, it1, size, 'presenceFrom out-of-range'],
    [{ ...one, place: [1] }, it1, size, 'presencePlace unknown-reference'],
    [{ ...one, kind: [-1] }, it1, size, 'presenceKind unknown-reference'],
    [one, { ...it1, place: [0.5] }, size, 'place unknown-reference'],
    [one, { ...it1, kind: [] }, size, 'kind length-differs'],
    [one, { ...it1, at: Float64Array.of(Number.POSITIVE_INFINITY) }, size, 'at not-finite'],
    [one, it1, { ...size, weeks: 0 }, 'weeks out-of-range'],
    [one, it1, { ...size, placeCount: 0 }, 'placeCount out-of-range'],
  ] as const)('refuses %#: %s', (presence, discovered, options, problem) => {
    try {
      feedbackWeights(presence, discovered, options)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(MethodError)
      if (error instanceof MethodError) expect(`${error.problem.argument} ${error.problem.fault}`).toBe(problem)
    }
  })
})
