import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { decayedCounts, decayedWeeks } from './decayed-counts.ts'
import { fitGammaPrior } from './gamma-poisson.ts'
import { MethodError } from './method-error.ts'
import { type RankingOptions, rankPoints } from './point-ranking.ts'
import { randomStream } from './random.ts'
import { factorShares, priorFactors } from './robust-posterior.ts'
import { sampleQuantile } from './sample-quantile.ts'
import { Cancelled } from './work.ts'

const week = 7 * 86_400_000
const until = Date.UTC(2026, 10, 22)

interface Row {
  readonly place: number
  readonly group: number
  readonly weeksAgo: number
}

const columns = (rows: readonly Row[]) => ({
  at: Float64Array.from(rows, ({ weeksAgo }) => until - weeksAgo * week),
  place: Int32Array.from(rows, ({ place }) => place),
  group: Uint16Array.from(rows, ({ group }) => group),
})

function options(placeCount: number, over: Partial<RankingOptions> = {}): RankingOptions {
  const groupCount = over.groupCount ?? 1
  return {
    placeCount,
    groupCount,
    until,
    observedFrom: new Float64Array(placeCount).fill(until - 52 * week),
    halfLifeWeeks: 8,
    kindOfPlace: new Int32Array(placeCount),
    kindCount: 1,
    harm: new Float64Array(groupCount).fill(1),
    listed: 200,
    dispersion: 1,
    confidence: 0.9,
    topK: 3,
    draws: 1000,
    seed: 7,
    ...over,
  }
}

/** Counts that differ from place to place, so that the fit is inside. */
const uneven = (placeCount: number, seed = 1, groupCount = 1): Row[] => {
  const random = randomStream(seed)
  return Array.from({ length: placeCount }, (_, place) =>
    Array.from({ length: Math.floor(random.gamma(0.6) * 8) }, () => ({
      place,
      group: Math.floor(random.uniform() * groupCount),
      weeksAgo: random.uniform() * 52,
    })),
  ).flat()
}

const rowsArbitrary = fc.array(
  fc.record({
    place: fc.nat({ max: 13 }),
    group: fc.nat({ max: 2 }),
    weeksAgo: evenly(0, 52),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('decayed counts', () => {
  it('are the sums of the weights, row by row', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const counts = decayedCounts(columns(rows), options(14, { groupCount: 3 }))
        for (let group = 0; group < 3; group++) {
          const ofGroup = rows.filter((row) => row.group === group)
          const weight = (row: Row) => 0.5 ** (row.weeksAgo / 8)
          const total = ofGroup.reduce((sum, row) => sum + weight(row), 0)
          const squares = ofGroup.reduce((sum, row) => sum + weight(row) ** 2, 0)
          expect(counts.scale[group]).toBeCloseTo(total > 0 ? total / squares : 0, 6)
          for (let place = 0; place < 14; place++) {
            const own = ofGroup.filter((row) => row.place === place).reduce((sum, row) => sum + weight(row), 0)
            expect(counts.decayed[group * 14 + place]).toBeCloseTo(own, 6)
          }
        }
      }),
    )
  })

  it('decay exposure as they decay counts: ∫ w by the midpoint rule', () => {
    for (const [weeks, halfLife] of [
      [1, 8],
      [52, 8],
      [300, 4],
    ] as const) {
      let area = 0
      for (let i = 0; i < 10_000; i++) area += (0.5 ** (((i + 0.5) / 10_000) * (weeks / halfLife)) * weeks) / 10_000
      expect(decayedWeeks(weeks, halfLife)).toBeCloseTo(area, 4)
    }
    expect(decayedWeeks(52, Number.POSITIVE_INFINITY)).toBe(52)
  })

  it('without decay are plain counts, with c = 1', () => {
    const counts = decayedCounts(columns(uneven(20)), options(20, { halfLifeWeeks: Number.POSITIVE_INFINITY }))
    expect(Array.from(counts.decayed)).toEqual(Array.from(counts.raw))
    expect(counts.scale[0]).toBe(1)
  })

  it('refuse a row from before its place was observed, or after the cut-off', () => {
    expect(() => decayedCounts(columns([{ place: 0, group: 0, weeksAgo: 53 }]), options(1))).toThrow(
      'at[0]: out of range',
    )
    expect(() => decayedCounts(columns([{ place: 0, group: 0, weeksAgo: -1 }]), options(1))).toThrow(
      'at[0]: out of range',
    )
  })
})

/** The slow, obvious version: every place drawn in full for every draw, its prior's factor first, then sorted. */
function bruteForce(rows: readonly Row[], o: RankingOptions, draws: number) {
  const counts = decayedCounts(columns(rows), o)
  const prior = fitGammaPrior(
    counts.decayed.map((y) => y * (counts.scale[0] ?? 0)),
    counts.exposure.map((e) => e * (counts.scale[0] ?? 0)),
  )
  const c = counts.scale[0] ?? 0
  const posterior = Array.from(counts.exposure, (e, place) => {
    const count = c * (counts.decayed[place] ?? 0)
    const share = new Float64Array(priorFactors.length)
    factorShares(prior, count, c * e, share)
    return { shape: prior.shape + count, exposure: c * e, share }
  })
  const random = randomStream(99)
  const rateOf = ({ exposure, share }: (typeof posterior)[number]) => {
    let u = random.uniform()
    const node = share.findIndex((part) => {
      u -= part
      return u < 0
    })
    return prior.rate * (priorFactors.at(node) ?? 1) + exposure
  }
  const hits = new Float64Array(o.placeCount)
  for (let draw = 0; draw < draws; draw++) {
    const drawn = posterior.map((one, place) => ({ place, value: random.gamma(one.shape) / rateOf(one) }))
    drawn.sort((p, q) => q.value - p.value)
    for (const { place } of drawn.slice(0, o.topK)) hits[place] = (hits[place] ?? 0) + 1 / draws
  }
  return { means: posterior.map(({ shape, exposure }) => shape / (prior.rate + exposure)), inTop: hits }
}

describe('ranking against brute force', () => {
  // Few listed places make most of the top's rivals go through the tilted tail draws.
  for (const [name, placeCount, listed] of [
    ['all listed', 60, 200],
    ['only five listed', 60, 5],
    ['three hundred places, ten listed', 300, 10],
  ] as const) {
    it(name, () => {
      const rows = uneven(placeCount, placeCount)
      const o = options(placeCount, { listed, topK: 5, draws: 8000 })
      const ranking = rankPoints(columns(rows), o)
      const brute = bruteForce(rows, o, 8000)
      const order = brute.means.map((mean, place) => ({ mean, place })).toSorted((p, q) => q.mean - p.mean)
      expect(Array.from(ranking.places.subarray(0, 5))).toEqual(order.slice(0, 5).map(({ place }) => place))
      ranking.places.forEach((place, i) => {
        expect(ranking.mean[i]).toBeCloseTo(brute.means[place] ?? 0, 12)
        // Four standard errors of the difference of two shares of 8,000 draws.
        expect(Math.abs((ranking.inTop[i] ?? 0) - (brute.inTop[place] ?? 0))).toBeLessThan(4 * Math.sqrt(0.5 / 8000))
      })
      if (listed >= placeCount) expect(ranking.inTop.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(5 + 1e-9)
    })
  }
})

describe('intervals', () => {
  it('from draws agree with the exact ones, which one crime group has', () => {
    const rows = uneven(40)
    const exact = rankPoints(columns(rows), options(40))
    // A second group of one ancient incident adds next to nothing, but makes the intervals come from draws.
    const drawn = rankPoints(
      columns([...rows, { place: 39, group: 1, weeksAgo: 52 }]),
      options(40, { groupCount: 2, harm: [1, 1e-9], draws: 8000 }),
    )
    for (let i = 0; i < 10; i++) {
      expect(drawn.places[i]).toBe(exact.places[i])
      // 8,000 draws place the 5 % point within four standard errors between the 4 % and the 6 % point.
      expect(Math.abs((drawn.low[i] ?? 0) - (exact.low[i] ?? 0))).toBeLessThan(0.1 * (exact.mean[i] ?? 0))
      expect(Math.abs((drawn.high[i] ?? 0) - (exact.high[i] ?? 0))).toBeLessThan(0.1 * (exact.mean[i] ?? 0))
    }
  })

  it('hold the mean', () => {
    const { mean, low, high } = rankPoints(columns(uneven(50, 4, 3)), options(50, { groupCount: 3 }))
    mean.forEach((value, i) => {
      expect(low[i]).toBeLessThan(value)
      expect(high[i]).toBeGreaterThan(value)
    })
  })

  it('sample quantiles are type 7', () => {
    // R: quantile(c(1, 2, 4, 8), c(0.05, 0.95)) gives 1.15 and 7.4.
    expect(sampleQuantile(Float64Array.of(1, 2, 4, 8), 0.05)).toBeCloseTo(1.15, 12)
    expect(sampleQuantile(Float64Array.of(1, 2, 4, 8), 0.95)).toBeCloseTo(7.4, 12)
    expect(sampleQuantile(Float64Array.of(3), 0.95)).toBe(3)
  })
})

describe('invariance', () => {
  it('the same answer for rows in another order, and for everything a year later', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const o = options(14, { groupCount: 3 })
        const one = rankPoints(columns(rows), o)
        const other = rankPoints(columns(rows.toReversed()), o)
        expect(Array.from(other.places).toSorted()).toEqual(Array.from(one.places).toSorted())
        const meanOf = (r: typeof one) => new Map(Array.from(r.places, (place, i) => [place, r.mean[i]]))
        for (const [place, mean] of meanOf(one)) expect(meanOf(other).get(place)).toBeCloseTo(mean ?? 0, 9)
        const at = columns(rows)
        const later = rankPoints(
          { ...at, at: at.at.map((t) => t + 52 * week) },
          { ...o, until: until + 52 * week, observedFrom: o.observedFrom.map((t) => t + 52 * week) },
        )
        expect(later).toEqual(one)
      }),
      { numRuns: 20 },
    )
  })

  it('the same bytes for the same seed, and other draws for another', () => {
    const rows = columns(uneven(50))
    expect(rankPoints(rows, options(50))).toEqual(rankPoints(rows, options(50)))
    expect(rankPoints(rows, options(50)).inTop).not.toEqual(rankPoints(rows, options(50, { seed: 8 })).inTop)
  })

  it('twice the harm of everything doubles the rates and moves nobody', () => {
    const rows = columns(uneven(30, 3, 2))
    const one = rankPoints(rows, options(30, { groupCount: 2 }))
    const two = rankPoints(rows, options(30, { groupCount: 2, harm: [2, 2] }))
    expect(two.places).toEqual(one.places)
    two.mean.forEach((mean, i) => expect(mean).toBeCloseTo(2 * (one.mean[i] ?? 0), 9))
    expect(two.inTop).toEqual(one.inTop)
  })
})

describe('progress and cancellation', () => {
  it('tells every place, listed or not, and stops when nobody waits', () => {
    const told: number[] = []
    const hooks = { progress: (done: number, total: number) => told.push(done / total) }
    const rows = columns(uneven(40))
    rankPoints(rows, options(40, { listed: 5 }), hooks)
    expect(told).toEqual(Array.from({ length: 40 }, (_, i) => (i + 1) / 40))
    expect(() => rankPoints(rows, options(40), { cancelled: () => true })).toThrow(Cancelled)
  })
})

describe('lopsided, empty and single', () => {
  it('lists nothing without incidents', () => {
    const { places, topK } = rankPoints(columns([]), options(20))
    expect([places.length, topK]).toEqual([0, 0])
    expect(rankPoints(columns([]), options(0)).places.length).toBe(0)
  })

  it('holds a single place with a single incident, by the weak prior', () => {
    const { places, priors, inTop, low, mean, high } = rankPoints(
      columns([{ place: 0, group: 0, weeksAgo: 1 }]),
      options(1),
    )
    expect(Array.from(places)).toEqual([0])
    expect(priors[0]?.origin).toBe('weak')
    expect(inTop[0]).toBe(1)
    expect(0 < (low[0] ?? 0) && (low[0] ?? 0) < (mean[0] ?? 0) && (mean[0] ?? 0) < (high[0] ?? 0)).toBe(true)
  })

  it('knows the one place that has everything', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ place: 4, group: 0, weeksAgo: i / 10 }))
    const { places, inTop, tiedWithNext } = rankPoints(columns(rows), options(100, { topK: 1 }))
    expect([places.length, places[0], inTop[0], tiedWithNext[0]]).toEqual([1, 4, 1, 0])
  })

  it('says tied where two places are alike and not where one has far more', () => {
    const many = (place: number, n: number) =>
      Array.from({ length: n }, (_, i) => ({ place, group: 0, weeksAgo: (i * 10) / n }))
    const { tiedWithNext, raw, rawRank } = rankPoints(
      columns([...many(0, 80), ...many(1, 12), ...many(2, 12)]),
      options(30),
    )
    expect(Array.from(raw)).toEqual([80, 12, 12])
    expect(Array.from(rawRank)).toEqual([1, 2, 2])
    expect(Array.from(tiedWithNext)).toEqual([0, 1, 0])
  })

  it('gives a group without harm no part in the rate', () => {
    const rows = [...uneven(20, 2), { place: 3, group: 1, weeksAgo: 1 }]
    const rateAt3 = (harm: readonly number[]) => {
      const { places, mean } = rankPoints(columns(rows), options(20, { groupCount: 2, harm }))
      return mean[places.indexOf(3)]
    }
    expect(rateAt3([1, 0])).toBeLessThan(rateAt3([1, 1]) ?? 0)
    expect(rankPoints(columns(rows), options(20, { groupCount: 2, harm: [0, 0] })).places.length).toBe(0)
  })
})

describe('priors by kind of place', () => {
  it('are their own with ten places, pooled with nine, and say so', () => {
    const kindOfPlace = Int32Array.from({ length: 49 }, (_, place) => (place < 40 ? 0 : 1))
    const { priors } = rankPoints(columns(uneven(49, 5)), options(49, { kindOfPlace, kindCount: 2 }))
    expect(priors.map(({ origin, places }) => [origin, places])).toEqual([
      ['own', 40],
      ['pooled', 9],
    ])
  })

  it('are pooled when a kind lies on the boundary', () => {
    const even = Array.from({ length: 20 }, (_, i) => ({ place: 40 + i, group: 0, weeksAgo: 5 }))
    const kindOfPlace = Int32Array.from({ length: 60 }, (_, place) => (place < 40 ? 0 : 1))
    const { priors } = rankPoints(columns([...uneven(40, 5), ...even]), options(60, { kindOfPlace, kindCount: 2 }))
    expect(priors.map(({ origin }) => origin)).toEqual(['own', 'pooled'])
  })

  it('are weak, with the plain mean, where all places together lie on the boundary', () => {
    const even = Array.from({ length: 20 }, (_, place) => ({ place, group: 0, weeksAgo: 5 }))
    const { priors } = rankPoints(columns(even), options(20, { halfLifeWeeks: Number.POSITIVE_INFINITY }))
    expect(priors[0]).toMatchObject({ origin: 'weak', shape: 1, rate: 52 })
  })
})

describe('input that is not in order', () => {
  const rows = columns([{ place: 0, group: 0, weeksAgo: 5 }])
  it.each([
    ['at not-finite', { ...rows, at: Float64Array.of(Number.NaN) }, {}],
    ['at out-of-range', { ...rows, at: Float64Array.of(until + 1) }, {}],
    ['place length-differs', { ...rows, place: [] }, {}],
    ['place unknown-reference', { ...rows, place: [2] }, {}],
    ['group unknown-reference', { ...rows, group: [1] }, {}],
    ['groupCount not-whole', rows, { groupCount: 1.5, harm: [1] }],
    ['until not-finite', rows, { until: Number.NaN }],
    ['observedFrom length-differs', rows, { observedFrom: Float64Array.of(0) }],
    ['observedFrom out-of-range', rows, { observedFrom: Float64Array.of(0, until) }],
    ['halfLifeWeeks out-of-range', rows, { halfLifeWeeks: 0 }],
    ['halfLifeWeeks not-finite', rows, { halfLifeWeeks: Number.NaN }],
    ['kindOfPlace unknown-reference', rows, { kindOfPlace: [0, 1] }],
    ['kindOfPlace length-differs', rows, { kindOfPlace: [0] }],
    ['harm length-differs', rows, { harm: [] }],
    ['harm out-of-range', rows, { harm: [-1] }],
    ['dispersion out-of-range', rows, { dispersion: 0.9 }],
    ['confidence out-of-range', rows, { confidence: 1 }],
    ['topK out-of-range', rows, { topK: 0 }],
    ['draws out-of-range', rows, { draws: 0 }],
    ['seed not-whole', rows, { seed: Number.NaN }],
  ] as const)('is refused: %s', (problem, given, over) => {
    try {
      rankPoints(given, options(2, over))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(MethodError)
      if (error instanceof MethodError) expect(`${error.problem.argument} ${error.problem.fault}`).toBe(problem)
    }
  })

  it('is refused where the draws do not fit in memory', () => {
    expect(() => rankPoints(columns([]), options(1000, { draws: 1_000_000, listed: 1000 }))).toThrow('draws: too many')
    expect(() => rankPoints(columns([]), options(1000, { draws: 1_000_000, topK: 1000, listed: 9 }))).toThrow(
      'topK: too many',
    )
  })

  it('is answered without NaN at its ends', () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        fc.constantFrom(0.1, 1, 1e6, Number.POSITIVE_INFINITY),
        fc.constantFrom(1, 1e6),
        fc.constantFrom(1e-300, 1, 1e6),
        (given, halfLifeWeeks, dispersion, weight) => {
          const answer = rankPoints(
            columns(given),
            options(14, { groupCount: 3, harm: [1, weight, 0], halfLifeWeeks, dispersion, draws: 50 }),
          )
          for (const values of [answer.mean, answer.low, answer.high, answer.inTop, answer.scale])
            expect(Array.from(values).every(Number.isFinite)).toBe(true)
          expect(answer.priors.every(({ shape, rate }) => Number.isFinite(shape) && Number.isFinite(rate))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})
