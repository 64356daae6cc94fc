import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closePairsOf, countClosePairs, stretchesOf } from './close-pairs.ts'
import { knox, knoxWork, poissonAtLeast } from './knox.ts'
import { MethodError } from './method-error.ts'
import { nearRepeats, nearRepeatsWork } from './near-repeats.ts'
import type { NearRepeatsInput } from './near-repeats-input.ts'
import { allPairs, varianceOfPairs } from './pair-moments.ts'
import { pairCounter } from './pair-table.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

type Row = readonly [east: number, north: number, day: number]
const inputOf = (rows: readonly Row[], more: Partial<NearRepeatsInput> = {}): NearRepeatsInput => ({
  eastMetres: Float64Array.from(rows, ([east]) => east),
  northMetres: Float64Array.from(rows, ([, north]) => north),
  days: Float64Array.from(rows, ([, , day]) => day),
  distanceEdgesMetres: Float64Array.of(0, 50, 100, 200),
  dayEdges: Float64Array.of(0, 2, 7, 14),
  permutations: 19,
  seed: 7,
  ...more,
})

/** The slow, obvious version: every pair, every band. */
function everyPair(input: NearRepeatsInput, days: ArrayLike<number> = input.days): number[] {
  const { eastMetres, northMetres, distanceEdgesMetres, dayEdges, samePlace = true, measure = 'straight' } = input
  const shift = samePlace ? 1 : 0
  const columns = dayEdges.length - 1
  const table = Array.from({ length: (distanceEdgesMetres.length - 1 + shift) * columns }, () => 0)
  for (let i = 0; i < eastMetres.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.abs((eastMetres[i] ?? 0) - (eastMetres[j] ?? 0))
      const dy = Math.abs((northMetres[i] ?? 0) - (northMetres[j] ?? 0))
      const distance = measure === 'blocks' ? dx + dy : Math.sqrt(dx * dx + dy * dy)
      const apart = Math.abs((days[i] ?? 0) - (days[j] ?? 0))
      const within = (edges: Float64Array, value: number) =>
        Array.from(edges).findIndex((edge, k) => value >= edge && value < (edges[k + 1] ?? edge))
      const column = within(dayEdges, apart)
      const row = samePlace && distance === 0 ? -1 : within(distanceEdgesMetres, distance)
      if (column < 0 || (row < 0 && !(samePlace && distance === 0))) continue
      const cell = (row + shift) * columns + column
      table[cell] = (table[cell] ?? 0) + 1
    }
  }
  return table
}

/** On a lattice, so that distances meet the edges; days whole or not. */
const row = fc.tuple(
  fc.integer({ min: -4, max: 4 }).map((k) => k * 25),
  fc.integer({ min: -4, max: 4 }).map((k) => k * 25),
  fc.oneof(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 30, noNaN: true })),
)
const rows = fc.array(row, { minLength: 2, maxLength: 40 })
const edges = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max }), { minLength: 2, maxLength: 7 })
    .map((values) => Float64Array.from(values).sort())
const questions = fc.record({
  distanceEdgesMetres: edges(300),
  dayEdges: edges(35),
  samePlace: fc.boolean(),
  measure: fc.constantFrom('straight' as const, 'blocks' as const),
})

describe('near repeats', () => {
  it('count what the version over every pair counts, in any bands', () => {
    fc.assert(
      fc.property(rows, questions, (events, question) => {
        const input = inputOf(events, { ...question, permutations: 1 })
        expect(Array.from(nearRepeats(input).observed)).toEqual(everyPair(input))
      }),
      { numRuns: 300 },
    )
  })

  it('count each permutation as the version over every pair does, one by one and two at once', () => {
    const oneBand = fc.record({
      distanceEdgesMetres: edges(300),
      dayEdges: fc.integer({ min: 1, max: 35 }).map((reach) => Float64Array.of(0, reach)),
      samePlace: fc.boolean(),
      measure: fc.constant('straight' as const),
    })
    fc.assert(
      fc.property(rows, fc.oneof(questions, oneBand), (events, question) => {
        // In the kernel's own order, so that the same shuffle gives the same times.
        const sorted = events.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
        const input = inputOf(sorted, question)
        const { order } = countClosePairs(input, { ...question, edges: input.distanceEdgesMetres }).grid
        // Two at once, two more further down the tables, and one that is left over.
        const slow = [3, 4, 5, 6, 7].flatMap((permutation) => {
          const dealt = Int32Array.from(order, (_, k) => k)
          randomStream(input.seed, permutation).shuffle(dealt)
          const days = new Float64Array(order.length)
          order.forEach((event, k) => {
            days[event] = input.days[order[dealt[k] ?? 0] ?? 0] ?? 0
          })
          return everyPair(input, days)
        })
        expect(Array.from(nearRepeatsWork.part(input, 3, 8).simulated)).toEqual(slow)
      }),
      { numRuns: 200 },
    )
  })

  it('count two permutations at once only where places in the order of times fit in 15 bits', () => {
    const reach = Float64Array.of(0, 1)
    const seconds = (count: number) => Float64Array.from({ length: count }, (_, i) => i / 86_400)
    const more = pairCounter(seconds(32_768), reach)
    expect(more.addTwo).toBeUndefined()
    const [table, last] = [
      new Int32Array(1),
      { from: 0, to: 1, start: Int32Array.of(0, 1), partner: Int32Array.of(32_767) },
    ]
    more.add(last, { codes: more.codes, days: seconds(32_768) }, table, 0)
    expect(table[0]).toBe(1)
    const { codes, add, addTwo } = pairCounter(seconds(32_767), reach)
    const days = seconds(32_767)
    const backwards = { codes: codes.toReversed(), days: days.toReversed() }
    const pairs = {
      from: 0,
      to: 2,
      start: Int32Array.of(0, 32_766, 32_767),
      partner: Int32Array.from({ length: 32_767 }, (_, i) => Math.min(i + 1, 32_766)),
    }
    const [one, two] = [new Int32Array(2), new Int32Array(2)]
    add(pairs, { codes, days }, one, 0)
    add(pairs, backwards, one, 1)
    addTwo?.(pairs, { codes, days }, backwards, two, 0)
    expect(two).toEqual(one)
    expect(one[0]).toBe(32_767)
  })

  it('have the mean and the variance of all orders of the times, exactly', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (events) => {
        const input = inputOf(events, { permutations: 1 })
        const tables = everyOrder(Array.from(input.days)).map((days) => everyPair(input, days))
        const { expected, variance } = nearRepeats(input)
        expected.forEach((mean, cell) => {
          const counts = tables.map((table) => table[cell] ?? 0)
          const own = counts.reduce((a, b) => a + b) / counts.length
          expect(mean).toBeCloseTo(own, 9)
          expect(variance[cell]).toBeCloseTo(counts.reduce((sum, c) => sum + (c - own) ** 2, 0) / counts.length, 9)
        })
      }),
      { numRuns: 25 },
    )
  })

  it('have the variance in the form of Barton & David: disjoint, chained and same pairs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 25 }), fc.integer(), (n, seed) => {
        const random = randomStream(seed)
        const graph = (density: number) => {
          const degrees = new Int32Array(n)
          let pairs = 0
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < i; j++) {
              if (random.uniform() >= density) continue
              pairs++
              degrees[i] = (degrees[i] ?? 0) + 1
              degrees[j] = (degrees[j] ?? 0) + 1
            }
          }
          return { pairs, degrees, chains: degrees.reduce((sum, d) => sum + d * (d - 1), 0) }
        }
        const [a, b] = [graph(random.uniform()), graph(random.uniform())]
        const disjoint = (g: typeof a) => g.pairs ** 2 - g.pairs - g.chains
        const chained = (a.chains * b.chains) / (n * (n - 1) * (n - 2))
        const apart = (4 * disjoint(a) * disjoint(b)) / (n * (n - 1) * (n - 2) * (n - 3))
        const mean = (a.pairs * b.pairs) / allPairs(n)
        expect(varianceOfPairs(a, b, n)).toBeCloseTo(mean + chained + apart - mean ** 2, 6)
      }),
    )
  })

  it('give the same bytes however permutations are shared out', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 19 }), (events, a, b) => {
        const input = inputOf(events)
        const [first, second] = a < b ? [a, b] : [b, a]
        const parts = [
          [0, first],
          [first, second],
          [second, 19],
        ].map(([from = 0, to = 0]) => nearRepeatsWork.part(input, from, to))
        expect(nearRepeatsWork.join(input, parts)).toEqual(nearRepeats(input))
      }),
      { numRuns: 40 },
    )
  })

  it('do not depend on the order of rows, nor on where the zero of the map or the calendar is', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (events, seed) => {
        const order = Int32Array.from(events, (_, i) => i)
        randomStream(seed).shuffle(order)
        const whole = events.map(([east, north, day]): Row => [east, north, Math.floor(day)])
        const result = nearRepeats(inputOf(whole))
        const moved = Array.from(order, (i): Row => {
          const [east, north, day] = whole[i] ?? [0, 0, 0]
          return [east + 650_000, north + 6_570_000, day + 20_000]
        })
        expect(nearRepeats(inputOf(moved))).toEqual(result)
        const kilometres = whole.map(([east, north, day]): Row => [east / 1024, north / 1024, day * 64])
        const scaled = nearRepeats(
          inputOf(kilometres, {
            distanceEdgesMetres: Float64Array.of(0, 50, 100, 200).map((edge) => edge / 1024),
            dayEdges: Float64Array.of(0, 2, 7, 14).map((edge) => edge * 64),
          }),
        )
        expect({ ...scaled, distanceBands: 0, dayBands: 0 }).toEqual({ ...result, distanceBands: 0, dayBands: 0 })
      }),
      { numRuns: 60 },
    )
  })

  it('have p-values that count the observed table among the permutations, ties on both sides', () => {
    const input = inputOf(clustered(30, 4), { permutations: 199 })
    const { simulated, observed } = nearRepeatsWork.part(input, 0, 199)
    const { pMore, pFewer } = nearRepeats(input)
    observed.forEach((count, cell) => {
      const draws = Array.from({ length: 199 }, (_, p) => simulated[p * observed.length + cell] ?? -1)
      expect(pMore[cell]).toBe((draws.filter((draw) => draw >= count).length + 1) / 200)
      expect(pFewer[cell]).toBe((draws.filter((draw) => draw <= count).length + 1) / 200)
    })
  })

  it('see a planted near repeat and say that the others are chance', () => {
    const random = randomStream(3)
    const parents = clustered(60, 11)
    const repeats = parents.slice(0, 20).map(([east, north, day]): Row => [east + 20, north, day + random.uniform()])
    const { pMoreInAny, pMore, ratio, chanceHigh } = nearRepeats(
      inputOf([...parents, ...repeats], { permutations: 999 }),
    )
    // Row 1 is (0, 50) m, column 0 is [0, 2) days.
    expect(pMoreInAny[3]).toBe(0.001)
    expect(ratio[3]).toBeGreaterThan(Number(chanceHigh[3]))
    pMoreInAny.forEach((p, cell) => expect(p).toBeGreaterThanOrEqual(pMore[cell] ?? 2))
  })

  it('hold the family-wise level when times are random: 5 % of 400 invented towns, within chance', () => {
    let rejected = 0
    for (let town = 0; town < 400; town++) {
      const { pMoreInAny } = nearRepeats(inputOf(clustered(40, 1000 + town), { permutations: 99, seed: town }))
      if (pMoreInAny.some((p) => p <= 0.05)) rejected++
    }
    // Binomial(400, 0.05): 9 to 34 holds 99.9 %.
    expect(rejected).toBeGreaterThan(8)
    expect(rejected).toBeLessThan(35)
  })

  it('give a range by chance that leaves out the level, and none when permutations are too few', () => {
    const input = inputOf(clustered(30, 8), { permutations: 39, samePlace: false })
    const { chanceLow, chanceHigh, expected } = nearRepeats(input)
    const { simulated } = nearRepeatsWork.part(input, 0, 39)
    const draws = Array.from({ length: 39 }, (_, p) => simulated[p * 9] ?? -1)
    expect(chanceLow[0]).toBe(Math.min(...draws) / (expected[0] ?? 0))
    expect(chanceHigh[0]).toBe(Math.max(...draws) / (expected[0] ?? 0))
    expect(nearRepeats({ ...input, permutations: 38 }).chanceLow[0]).toBeNull()
    const narrow = nearRepeats({ ...input, level: 0.5 })
    expected.forEach((mean, cell) => {
      const rising = Array.from({ length: 39 }, (_, p) => simulated[p * 9 + cell] ?? -1).sort((a, b) => a - b)
      expect([narrow.chanceLow[cell], narrow.chanceHigh[cell]]).toEqual([
        (rising[9] ?? 0) / mean,
        (rising[29] ?? 0) / mean,
      ])
    })
  })

  it('name their bands, the same place first where it is one', () => {
    const question = { distanceEdgesMetres: Float64Array.of(0, 50, 200), dayEdges: Float64Array.of(1, 7) }
    const { distanceBands, dayBands } = nearRepeats(inputOf(clustered(5, 1), question))
    const bands = [
      { from: 0, to: 50 },
      { from: 50, to: 200 },
    ]
    expect(distanceBands).toEqual([{ from: 0, to: 0 }, ...bands])
    expect(dayBands).toEqual([{ from: 1, to: 7 }])
    expect(nearRepeats(inputOf(clustered(5, 1), { ...question, samePlace: false })).distanceBands).toEqual(bands)
  })
})

/** Three streets with more events than the rest, times uniform and whole. */
function clustered(count: number, seed: number): Row[] {
  const random = randomStream(seed)
  return Array.from({ length: count }, (): Row => {
    const street = random.below(3) * 400
    return [street + random.below(9) * 25, random.below(9) * 25, random.below(60)]
  })
}

function everyOrder(values: readonly number[]): number[][] {
  if (values.length < 2) return [values.slice()]
  return values.flatMap((value, i) => everyOrder(values.toSpliced(i, 1)).map((rest) => [value].concat(rest)))
}

describe('single, empty and lopsided cases', () => {
  it('two events are one pair that cannot vary', () => {
    const result = nearRepeats(inputOf([[0, 0, 0] as const, [30, 0, 1] as const]))
    expect(Array.from(result.observed)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    expect([result.ratio[3], result.variance[3], result.pMore[3], result.pMoreInAny[3]]).toEqual([1, 0, 1, 1])
    expect(result.ratio[0]).toBeNull()
  })
  it('all at one place and one moment: a ratio of 1, p of 1', () => {
    const result = nearRepeats(inputOf(Array.from({ length: 12 }, () => [5, 5, 5] as const)))
    expect([result.observed[0], result.expected[0], result.ratio[0], result.pMoreInAny[0]]).toEqual([66, 66, 1, 1])
  })
  it('none close: nothing observed, nothing expected', () => {
    const result = nearRepeats(inputOf(Array.from({ length: 12 }, (_, i) => [i * 1000, 0, i * 100] as const)))
    expect(result.observed.every((count) => count === 0)).toBe(true)
    expect(result.ratio.every((ratio) => ratio === null)).toBe(true)
  })
  it('three events, the least whose variance is not zero', () => {
    const { variance } = nearRepeats(inputOf([[0, 0, 0] as const, [30, 0, 1] as const, [900, 0, 90] as const]))
    // One near pair, one soon pair of three: the count is 1 with probability 1/3.
    expect(variance[3]).toBeCloseTo(2 / 9, 12)
  })
  it('are quick for extreme finite values', () => {
    const events = [1e7, -1e7, 5e-324, 0, 1e-300].map((value): Row => [value, -value, value])
    const { ratio } = nearRepeats(
      inputOf(events, {
        distanceEdgesMetres: Float64Array.of(0, 5e-324, 1e-300, 1e8),
        dayEdges: Float64Array.of(0, 5e-324, 1, 1e8),
      }),
    )
    expect(ratio.filter((value) => value !== null).every(Number.isFinite)).toBe(true)
  })
})

describe('what near repeats refuse', () => {
  const good = clustered(10, 1)
  const faultOf = (more: Partial<NearRepeatsInput>) => {
    try {
      nearRepeats(inputOf(good, more))
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
    }
    return null
  }
  it.each([
    [{ eastMetres: new Float64Array(0) }, 'eastMetres empty'],
    [{ measure: 'block' as 'blocks' }, 'measure unknown-reference'],
    [{ eastMetres: Float64Array.of(1) }, 'eastMetres too-few'],
    [{ northMetres: Float64Array.of(1) }, 'northMetres length-differs'],
    [{ days: new Float64Array(9) }, 'days length-differs'],
    [{ days: new Float64Array(10).fill(Number.NaN) }, 'days not-finite'],
    [{ eastMetres: new Float64Array(10).fill(2e7) }, 'eastMetres out-of-range'],
    [{ distanceEdgesMetres: Float64Array.of(0) }, 'distanceEdgesMetres too-few'],
    [{ distanceEdgesMetres: Float64Array.of(0, 10, 10) }, 'distanceEdgesMetres not-sorted'],
    [{ distanceEdgesMetres: Float64Array.of(-1, 10) }, 'distanceEdgesMetres[0] out-of-range'],
    [{ distanceEdgesMetres: Float64Array.of(0, 2e8) }, 'distanceEdgesMetres[1] out-of-range'],
    [{ dayEdges: Float64Array.from({ length: 17 }, (_, i) => i) }, 'dayEdges too-many'],
    [{ dayEdges: Float64Array.of(0, Number.POSITIVE_INFINITY) }, 'dayEdges not-finite'],
    [{ permutations: 0 }, 'permutations out-of-range'],
    [{ permutations: 1.5 }, 'permutations not-whole'],
    [
      {
        permutations: 99_999,
        distanceEdgesMetres: Float64Array.from({ length: 33 }, (_, i) => i),
        dayEdges: Float64Array.from({ length: 16 }, (_, i) => i),
      },
      'permutations too-many',
    ],
    [{ seed: -1 }, 'seed out-of-range'],
    [{ level: 0 }, 'level out-of-range'],
    [{ level: 1 }, 'level out-of-range'],
  ])('%o', (more, fault) => {
    expect(faultOf(more)).toBe(fault)
  })

  it('stop when nobody waits, and say how far they are', () => {
    const input = inputOf(clustered(3000, 2), { permutations: 50 })
    const told: number[] = []
    nearRepeats(input, { progress: (done, total) => told.push(done / total) })
    expect(told.length).toBeGreaterThan(2)
    expect(told.every((share, i) => share > (told[i - 1] ?? 0) && share <= 1)).toBe(true)
    expect(() => nearRepeats(input, { cancelled: () => true })).toThrow(Cancelled)
  })

  it('say so after every 2^21 pairs and events, of their own permutations', () => {
    // 5,461 places of three events, 3 pairs each, and two places of one: 2^15 pairs and events a permutation.
    const input = inputOf(
      Array.from({ length: 16_385 }, (_, i): Row => [1000 * Math.floor(i / 3), i === 16_384 ? 1000 : 0, i % 60]),
    )
    const told: string[] = []
    nearRepeatsWork.part(input, 100, 300, { progress: (done, total) => told.push(`${done} of ${total}`) })
    expect(told).toEqual(['64 of 200', '128 of 200', '192 of 200'])
  })

  it('count in every permutation the pairs of all stretches, when there are more than are held at once', () => {
    // 13.5 million pairs, of which 8.4 million are held: two stretches; one band of time, so two permutations at once.
    const events = 5200
    const input = inputOf(
      Array.from({ length: events }, () => [0, 0, 0] as const),
      { distanceEdgesMetres: Float64Array.of(0, 1), dayEdges: Float64Array.of(0, 1), samePlace: false },
    )
    const told: string[] = []
    const { observed, simulated } = nearRepeatsWork.part(input, 3, 6, {
      progress: (done, total) => told.push(`${done} of ${total}`),
    })
    expect([...observed, ...simulated]).toEqual(Array.from({ length: 4 }, () => allPairs(events)))
    expect(told).toEqual(['2 of 6', '3 of 6', '5 of 6', '6 of 6'])
  })
})

describe('close pairs', () => {
  it('held in stretches are the pairs held at once', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 60 }), (events, most) => {
        const input = inputOf(events)
        const bands = { edges: input.distanceEdgesMetres, samePlace: true, measure: 'straight' as const }
        const counted = countClosePairs(input, bands)
        const whole = closePairsOf(counted, bands, 0, events.length)
        const stretches = stretchesOf(counted, most)
        expect(stretches[0]?.[0]).toBe(0)
        expect(stretches.at(-1)?.[1]).toBe(events.length)
        const partners = stretches.flatMap(([from, to]) => Array.from(closePairsOf(counted, bands, from, to).partner))
        expect(partners).toEqual(Array.from(whole.partner))
        expect(counted.pairs.reduce((a, b) => a + b)).toBe(whole.partner.length)
        // And are counted into the same table, in one band of time as in several.
        const days = Float64Array.from(counted.grid.order, (i) => input.days[i] ?? 0)
        for (const dayEdges of [Float64Array.of(0, 7), input.dayEdges]) {
          const { codes, add } = pairCounter(days, dayEdges)
          const table = new Int32Array(4 * (dayEdges.length - 1))
          for (const [from, to] of stretches) add(closePairsOf(counted, bands, from, to), { codes, days }, table, 0)
          expect(Array.from(table)).toEqual(everyPair({ ...input, dayEdges }))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('Knox', () => {
  const knoxOf = (events: readonly Row[], withinMetres = 100, withinDays = 7) => {
    const { eastMetres, northMetres, days } = inputOf(events)
    return { eastMetres, northMetres, days, withinMetres, withinDays, permutations: 99, seed: 5 }
  }
  it('is near repeats with one band', () => {
    fc.assert(
      fc.property(rows, (events) => {
        const input = knoxOf(events)
        const one = { ...input, distanceEdgesMetres: Float64Array.of(0, 100), dayEdges: Float64Array.of(0, 7) }
        const table = nearRepeats({ ...one, samePlace: false })
        const { observed, expected, variance, pMore, pFewer, ratio, closeInSpace, closeInTime } = knox(input)
        expect([observed, expected, variance, pMore, pFewer]).toEqual([
          table.observed[0],
          table.expected[0],
          table.variance[0],
          table.pMore[0],
          table.pFewer[0],
        ])
        expect([ratio, closeInSpace, closeInTime]).toEqual([
          table.ratio[0],
          table.pairsByDistance[0],
          table.pairsByDays[0],
        ])
      }),
      { numRuns: 40 },
    )
  })
  it('gives the same bytes however permutations are shared out', () => {
    const input = knoxOf(clustered(50, 21))
    const parts = [0, 1, 40].map((from, k) => knoxWork.part(input, from, [1, 40, 99][k] ?? 0))
    expect(knoxWork.join(input, parts)).toEqual(knox(input))
  })
  it('approaches the exact p of all orders of the times', () => {
    const events: Row[] = [
      [0, 0, 0],
      [10, 0, 1],
      [20, 0, 3],
      [500, 0, 20],
      [510, 0, 60],
      [900, 0, 61],
    ]
    const input = { ...knoxOf(events), permutations: 9999 }
    const bands = inputOf(events, {
      distanceEdgesMetres: Float64Array.of(0, 100),
      dayEdges: Float64Array.of(0, 7),
      samePlace: false,
    })
    const { observed, pMore } = knox(input)
    const orders = everyOrder(Array.from(input.days))
    const exact = orders.filter((days) => (everyPair(bands, days)[0] ?? 0) >= observed).length / orders.length
    expect(Math.abs(pMore - exact)).toBeLessThan(3.3 * Math.sqrt((exact * (1 - exact)) / 9999))
  })
  it('counts the observed number in the Poisson tail', () => {
    expect(poissonAtLeast(0, 3)).toBe(1)
    expect(poissonAtLeast(0, 0)).toBe(1)
    expect(poissonAtLeast(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12)
    expect(poissonAtLeast(3, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), 12)
  })
  it('refuses bounds that are none, by the names its caller knows', () => {
    expect(() => knox(knoxOf(clustered(5, 1), 0))).toThrow('withinMetres')
    expect(() => knox(knoxOf(clustered(5, 1), 100, Number.NaN))).toThrow('withinDays')
  })
})
