import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BackTest, type BackTestInput, type BackTestOptions, backTest } from './back-test.ts'
import { picksOf, type Scorer } from './back-test-picks.ts'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

const day = 86_400_000

function defined(input: BackTestInput, options?: BackTestOptions): BackTest {
  const answer = backTest(input, options)
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}

const scorer: fc.Arbitrary<Scorer> = fc.oneof(
  fc.record({ kind: fc.constant('decayed' as const), halfLifeDays: fc.constantFrom(1, 10, 100) }),
  fc.record({ kind: fc.constant('prior-count' as const), days: fc.constantFrom(null, 5, 30) }),
)
const town = fc.integer({ min: 1, max: 6 }).chain((places) =>
  fc.record({
    areaSquareMetres: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: places, maxLength: places }),
    events: fc.array(fc.record({ at: fc.integer({ min: 0, max: 99 }), place: fc.nat(places - 1) }), { maxLength: 60 }),
    cutOffs: fc.uniqueArray(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 8 }),
    chosen: fc.integer({ min: 1, max: places }),
    scorer,
  }),
)
type Town = typeof town extends fc.Arbitrary<infer T> ? T : never
const inputOf = ({ areaSquareMetres, events, cutOffs, chosen, scorer }: Town): BackTestInput => ({
  at: events.map(({ at }) => at * day),
  place: events.map(({ place }) => place),
  areaSquareMetres,
  cutOffs: cutOffs.toSorted((a, b) => a - b).map((tenth) => tenth * 10 * day),
  windowDays: 10,
  chosen,
  scorer,
})

describe('a back-test', () => {
  it('is what counting by hand gives', () => {
    fc.assert(
      fc.property(town, (drawn) => {
        const input = inputOf(drawn)
        const answer = backTest(input, { replicates: 19 })
        const { slow, all } = byHand(drawn, input)
        expect(answer.defined).toBe(all > 0)
        if (!answer.defined) return
        expect(answer.ranking.pai.value).toBeCloseTo(slow.pai, 10)
        expect(answer.ranking.peiStar.value).toBeCloseTo(slow.peiStar, 10)
        expect(answer.ranking.hitsPerSquareKilometre.value).toBeCloseTo(slow.density, 6)
      }),
    )
  })

  it('uses only what happened before each cut-off', () => {
    fc.assert(
      fc.property(town, fc.integer({ min: 2, max: 9 }), fc.nat(5), (drawn, tenth, moved) => {
        const input = inputOf(drawn)
        const places = input.areaSquareMetres.length
        const changed = drawn.events.map((event) =>
          event.at < tenth * 10 ? event : { at: 99 - (event.at - tenth * 10), place: (event.place + moved) % places },
        )
        const [before, after] = [backTest(input), backTest(inputOf({ ...drawn, events: changed }))]
        if (!before.defined || !after.defined) return
        const known = Array.from(input.cutOffs).filter((cutOff) => cutOff <= tenth * 10 * day).length * places
        expect(after.picked.subarray(0, known)).toEqual(before.picked.subarray(0, known))
        expect(after.baselinePicked.subarray(0, known)).toEqual(before.baselinePicked.subarray(0, known))
      }),
    )
  })

  it('does not depend on the order of rows, on the year, nor on which place comes first', () => {
    fc.assert(
      fc.property(town, (drawn) => {
        const input = inputOf(drawn)
        const answer = backTest(input, { replicates: 19 })
        expect(backTest(inputOf({ ...drawn, events: drawn.events.toReversed() }), { replicates: 19 })).toEqual(answer)
        const later = (times: ArrayLike<number>) => Array.from(times, (at) => at + 1000 * day)
        const shifted = { ...input, at: later(input.at), cutOffs: later(input.cutOffs) }
        expect(backTest(shifted, { replicates: 19 })).toEqual(answer)
        const last = input.areaSquareMetres.length - 1
        const turned = backTest({
          ...input,
          place: Array.from(input.place, (place) => last - place),
          areaSquareMetres: Array.from(input.areaSquareMetres).toReversed(),
        })
        if (!answer.defined || !turned.defined) return
        expect(turned.ranking.pai.value).toBeCloseTo(answer.ranking.pai.value, 10)
        expect(turned.baseline.peiStar.value).toBeCloseTo(answer.baseline.peiStar.value, 10)
      }),
    )
  })

  it('has a PAI without unit, and hits a km² that follow the area', () => {
    fc.assert(
      fc.property(town, (drawn) => {
        const [input, answer] = [inputOf(drawn), backTest(inputOf(drawn))]
        const wide = backTest({ ...input, areaSquareMetres: drawn.areaSquareMetres.map((area) => area * 1000) })
        if (!answer.defined || !wide.defined) return
        expect(wide.ranking.pai.value).toBeCloseTo(answer.ranking.pai.value, 10)
        expect(wide.ranking.hitsPerSquareKilometre.value * 1000).toBeCloseTo(
          answer.ranking.hitsPerSquareKilometre.value,
          6,
        )
      }),
    )
  })

  it('never beats the best choice, and equals it when all places are chosen', () => {
    fc.assert(
      fc.property(town, (drawn) => {
        const answer = backTest(inputOf(drawn))
        const all = backTest(inputOf({ ...drawn, chosen: drawn.areaSquareMetres.length }))
        if (!answer.defined || !all.defined) return
        expect(answer.ranking.peiStar.value).toBeLessThanOrEqual(1 + 1e-12)
        expect(answer.baseline.peiStar.value).toBeLessThanOrEqual(1 + 1e-12)
        expect(all.ranking.pai.value).toBeCloseTo(1, 12)
        expect(all.ranking.peiStar.value).toBe(1)
      }),
    )
  })

  it('with the prior count as scorer is its own baseline', () => {
    fc.assert(
      fc.property(town, (drawn) => {
        const answer = backTest(inputOf({ ...drawn, scorer: { kind: 'prior-count', days: null } }))
        if (!answer.defined) return
        expect(answer.ranking).toEqual(answer.baseline)
        expect(answer.paiDifference.value).toBe(0)
      }),
    )
  })

  it('with scores of one’s own chooses by them', () => {
    const drawn = fc.sample(town, { seed: 5, numRuns: 40 })
    for (const one of drawn) {
      const input = inputOf({ ...one, scorer: { kind: 'own', scores: [] } })
      const prior = backTest({ ...input, scorer: { kind: 'prior-count', days: null } })
      if (!prior.defined) continue
      const own = defined({ ...input, scorer: { kind: 'own', scores: Float64Array.from(prior.baselinePicked) } })
      expect(own.hits).toEqual(prior.hits)
    }
  })

  it('has intervals that cover the true PAI of a steady town, and none under five windows', () => {
    const [places, windows, truth] = [20, 40, 5]
    let covered = 0
    for (let round = 0; round < 60; round++) {
      const random = randomStream(round, 77)
      // One place in twenty has a quarter of the events: PAI 5 for choosing it.
      const at = Array.from({ length: 1200 }, () => random.uniform() * windows * 7 * day)
      const place = at.map(() => (random.uniform() < 0.25 ? 0 : 1 + random.below(19)))
      const scores = Array.from({ length: windows * places }, (_, i) => (i % places === 0 ? 1 : 0))
      const cutOffs = Array.from({ length: windows }, (_, window) => window * 7 * day)
      const input = { at, place, areaSquareMetres: Array(places).fill(100), cutOffs, windowDays: 7, chosen: 1 }
      const { pai } = defined({ ...input, scorer: { kind: 'own', scores } }, { replicates: 199 }).ranking
      if ((pai.low ?? 9) <= truth && truth <= (pai.high ?? 0)) covered++
      const four = defined({ ...input, cutOffs: cutOffs.slice(0, 4), scorer: { kind: 'prior-count', days: null } })
      expect([four.ranking.pai.low, four.paiDifference.high]).toEqual([null, null])
    }
    expect(covered).toBeGreaterThanOrEqual(52)
  })
})

describe('places that tie', () => {
  it('share the last seats', () => {
    expect(Array.from(picksOf(Float64Array.of(3, 1, 1, 1, 0), 2))).toEqual([1, 1 / 3, 1 / 3, 1 / 3, 0])
    expect(Array.from(picksOf(Float64Array.of(0, 0), 1))).toEqual([0.5, 0.5])
  })
})

/** The slow, obvious version: sums over windows and places, ties by shares. */
function byHand(drawn: Town, { cutOffs, areaSquareMetres, chosen }: BackTestInput) {
  const { events, scorer } = drawn
  let [hits, all, best, area] = [0, 0, 0, 0]
  for (const cutOff of Array.from(cutOffs, (at) => at / day)) {
    const score = (place: number) =>
      events
        .filter((event) => event.place === place && event.at < cutOff)
        .reduce((sum, { at }) => {
          const age = cutOff - at
          if (scorer.kind === 'decayed') return sum + 0.5 ** (age / scorer.halfLifeDays)
          return sum + (scorer.kind === 'prior-count' && age <= (scorer.days ?? 1e9) ? 1 : 0)
        }, 0)
    const after = (place: number) =>
      events.filter((event) => event.place === place && event.at >= cutOff && event.at < cutOff + 10).length
    const places = drawn.areaSquareMetres.map((_, place) => ({ score: score(place), after: after(place), place }))
    const worse = (a: number, b: number) => a < b * (1 - 1e-12)
    places.forEach((one) => {
      const better = places.filter((other) => worse(one.score, other.score)).length
      const level = places.filter((other) => !worse(one.score, other.score) && !worse(other.score, one.score)).length
      const share = Math.min(1, Math.max(0, (chosen - better) / level))
      hits += share * one.after
      area += share * (areaSquareMetres[one.place] ?? 0)
      all += one.after
    })
    best += places
      .map((one) => one.after)
      .sort((a, b) => b - a)
      .slice(0, chosen)
      .reduce((sum, count) => sum + count, 0)
  }
  const whole = drawn.areaSquareMetres.reduce((sum, one) => sum + one, 0) * cutOffs.length
  return { all, slow: { pai: hits / all / (area / whole), peiStar: hits / best, density: hits / (area / 1e6) } }
}

describe('what cannot be back-tested', () => {
  const good: BackTestInput = {
    at: [0, day],
    place: [0, 1],
    areaSquareMetres: [1, 1],
    cutOffs: [day],
    windowDays: 1,
    chosen: 1,
    scorer: { kind: 'prior-count', days: null },
  }
  it.each<[string, Partial<BackTestInput>, BackTestOptions]>([
    ['at not-finite', { at: [0, Number.NaN] }, {}],
    ['at out-of-range', { at: [0, 1e300] }, {}],
    ['place length-differs', { place: [0] }, {}],
    ['place unknown-reference', { place: [0, 2] }, {}],
    ['areaSquareMetres empty', { areaSquareMetres: [] }, {}],
    ['areaSquareMetres not-positive', { areaSquareMetres: [1, 0] }, {}],
    ['areaSquareMetres out-of-range', { areaSquareMetres: [1, 1e300] }, {}],
    ['cutOffs empty', { cutOffs: [] }, {}],
    ['cutOffs not-sorted', { cutOffs: [day, day] }, {}],
    ['cutOffs out-of-range', { cutOffs: [day, 1.5 * day] }, {}],
    ['windowDays out-of-range', { windowDays: 0 }, {}],
    ['chosen out-of-range', { chosen: 3 }, {}],
    ['halfLifeDays out-of-range', { scorer: { kind: 'decayed', halfLifeDays: 0 } }, {}],
    ['days out-of-range', { scorer: { kind: 'prior-count', days: -1 } }, {}],
    ['scores length-differs', { scorer: { kind: 'own', scores: [1] } }, {}],
    ['scores not-finite', { scorer: { kind: 'own', scores: [1, Number.NaN] } }, {}],
    ['confidence out-of-range', {}, { confidence: 1 }],
    ['replicates out-of-range', {}, { replicates: 0 }],
    ['seed not-whole', {}, { seed: 0.5 }],
  ])('%s', (expected, wrong, options) => {
    const problems: string[] = []
    try {
      backTest({ ...good, ...wrong }, options)
    } catch (error) {
      if (!(error instanceof MethodError)) throw error
      problems.push(`${error.problem.argument} ${error.problem.fault}`)
    }
    expect(problems).toEqual([expected])
  })

  it('has no figures without events in a window, and stops when nobody waits', () => {
    expect(backTest({ ...good, cutOffs: [9 * day] })).toEqual({ defined: false, reason: 'no-events-in-windows' })
    expect(() => backTest(good, {}, { cancelled: () => true })).toThrow(Cancelled)
  })

  it('tells how far it is from the first window on, rising', () => {
    const told: number[] = []
    backTest(good, {}, { progress: (done, total) => told.push(done / total) })
    expect(told[0]).toBe(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.filter((share) => share <= 0.5).length).toBeGreaterThanOrEqual(3 * good.cutOffs.length)
  })
})
