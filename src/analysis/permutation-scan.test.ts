import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excessLogRatio } from './excess-log-ratio.ts'
import { MethodError } from './method-error.ts'
import { type PermutationScan, permutationScan, permutationScanWork } from './permutation-scan.ts'
import type { PermutationScanInput } from './permutation-scan-input.ts'
import { randomStream } from './random.ts'
import { Cancelled } from './work.ts'

type Row = readonly [east: number, north: number, day: number]
const inputOf = (rows: readonly Row[], more: Partial<PermutationScanInput> = {}): PermutationScanInput => ({
  eastMetres: Float64Array.from(rows, ([east]) => east),
  northMetres: Float64Array.from(rows, ([, north]) => north),
  days: Float64Array.from(rows, ([, , day]) => day),
  radiusMetres: 120,
  longestDays: 6,
  permutations: 19,
  seed: 3,
  ...more,
})

interface Found {
  readonly ratio: number
  readonly members: ReadonlySet<string>
}

/** The slow, obvious version: every centre, every radius up to an event, every first and last day of the calendar. */
function everyCylinder(rows: readonly Row[], input: PermutationScanInput, taken: ReadonlySet<string>): Found {
  const { radiusMetres, largestShare = 0.5, longestDays, when = 'now', fewestEvents = 2 } = input
  const days = rows.map(([, , day]) => day)
  const end = input.lastDay ?? Math.max(...days)
  let best: Found = { ratio: 0, members: new Set() }
  const key = ([east, north]: Row) => `${east},${north}`
  const apart = (a: Row, b: Row) => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
  for (const centre of rows) {
    for (const edge of rows) {
      const radius = apart(centre, edge)
      const inside = rows.filter((row) => apart(centre, row) <= radius)
      if (radius > radiusMetres || inside.length > largestShare * rows.length) continue
      const members = new Set(inside.map(key))
      if (Array.from(members).some((place) => taken.has(place))) continue
      for (let to = when === 'now' ? end : Math.min(...days); to <= end; to++) {
        for (let from = to - longestDays + 1; from <= to; from++) {
          const within = (row: Row) => row[2] >= from && row[2] <= to
          const count = inside.filter(within).length
          const expected = (inside.length * rows.filter(within).length) / rows.length
          if (count < fewestEvents || expected === 0) continue
          const ratio = excessLogRatio(count, expected, rows.length)
          if (ratio > best.ratio) best = { ratio, members }
        }
      }
    }
  }
  return best
}

const row = fc.tuple(
  fc.integer({ min: 0, max: 3 }).map((k) => k * 50),
  fc.integer({ min: 0, max: 3 }).map((k) => k * 50),
  fc.integer({ min: 0, max: 12 }),
)
const rows = fc.array(row, { minLength: 2, maxLength: 14 })
const questions = fc.record({
  radiusMetres: fc.constantFrom(0, 60, 120, 500),
  longestDays: fc.integer({ min: 1, max: 9 }),
  when: fc.constantFrom('now' as const, 'ever' as const),
  largestShare: fc.constantFrom(0.2, 0.5, 0.9),
  fewestEvents: fc.integer({ min: 1, max: 3 }),
})

const clustersOf = (input: PermutationScanInput) => {
  const result = permutationScan(input)
  return 'clusters' in result ? result.clusters : []
}

describe('the space-time permutation scan', () => {
  it('finds the best cylinder of the version over every cylinder, and the next ones beside it', () => {
    fc.assert(
      fc.property(rows, questions, (events, question) => {
        const input = inputOf(events, { ...question, permutations: 1 })
        const taken = new Set<string>()
        for (const cluster of clustersOf(input)) {
          const slow = everyCylinder(events, input, taken)
          expect(cluster.logLikelihoodRatio).toBeCloseTo(slow.ratio, 12)
          const { centreEastMetres, centreNorthMetres, radiusMetres } = cluster
          const inside = events.filter(
            ([east, north]) => Math.hypot(east - centreEastMetres, north - centreNorthMetres) <= radiusMetres,
          )
          const inDays = (day: number) => day >= cluster.fromDay && day <= cluster.toDay
          expect(inside.filter(([, , day]) => inDays(day)).length).toBe(cluster.observed)
          const ofDays = events.filter(([, , day]) => inDays(day)).length
          expect(cluster.expected).toBeCloseTo((inside.length * ofDays) / events.length, 12)
          expect(cluster.toDay - cluster.fromDay).toBeLessThan(question.longestDays)
          const places = new Set(inside.map(([east, north]) => `${east},${north}`))
          expect(cluster.places).toBe(places.size)
          for (const place of places) {
            expect(taken.has(place)).toBe(false)
            taken.add(place)
          }
        }
        if (clustersOf(input).length < 5) expect(everyCylinder(events, input, taken).ratio).toBe(0)
      }),
      { numRuns: 150 },
    )
  })

  it('compares with the best cylinder of each permutation, as the version over every cylinder finds it', () => {
    fc.assert(
      fc.property(rows, questions, (events, question) => {
        const input = inputOf(events, question)
        const byPlace = events.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
        const dealt = events.map(([, , day]) => day).sort((a, b) => a - b)
        randomStream(input.seed, 4).shuffle(dealt)
        const shuffled = byPlace.map(([east, north], i): Row => [east, north, dealt[i] ?? 0])
        const { greatest } = permutationScanWork.part(input, 4, 5)
        expect(greatest[0]).toBeCloseTo(everyCylinder(shuffled, input, new Set()).ratio, 12)
      }),
      { numRuns: 80 },
    )
  })

  it('gives the same bytes however permutations are shared out', () => {
    const input = inputOf(town(40, 5), { when: 'ever' })
    const parts = [0, 7, 8].map((from, k) => permutationScanWork.part(input, from, [7, 8, 19][k] ?? 0))
    expect(permutationScanWork.join(input, parts)).toEqual(permutationScan(input))
  })

  it('does not depend on the order of rows, nor on where the zero of the map or the calendar is, nor on the unit', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (events, seed) => {
        const order = Int32Array.from(events, (_, i) => i)
        randomStream(seed).shuffle(order)
        const moved = Array.from(order, (i): Row => {
          const [east, north, day] = events[i] ?? [0, 0, 0]
          return [(east + 6400) * 2, (north + 12800) * 2, day + 20_000]
        })
        const still = clustersOf(inputOf(events))
        const there = clustersOf(inputOf(moved, { radiusMetres: 240 }))
        const shape = ({ observed, expected, p, places, logLikelihoodRatio }: (typeof still)[number]) => [
          observed,
          expected,
          p,
          places,
          logLikelihoodRatio,
        ]
        expect(there.map(shape)).toEqual(still.map(shape))
        still.forEach(({ centreEastMetres, radiusMetres, fromDay }, k) => {
          expect(there[k]?.centreEastMetres).toBe((centreEastMetres + 6400) * 2)
          expect([there[k]?.radiusMetres, there[k]?.fromDay]).toEqual([radiusMetres * 2, fromDay + 20_000])
        })
      }),
      { numRuns: 60 },
    )
  })

  it('finds a planted cluster, where and when it is', () => {
    const planted = Array.from({ length: 9 }, (_, i): Row => [600 + 10 * (i % 3), 600, 58 + (i % 3)])
    const [first] = clustersOf(inputOf([...town(300, 9), ...planted], { radiusMetres: 150, permutations: 199 }))
    expect(first?.p).toBe(1 / 200)
    expect(Math.hypot((first?.centreEastMetres ?? 0) - 610, (first?.centreNorthMetres ?? 0) - 600)).toBeLessThan(60)
    expect(first?.toDay).toBe(60)
  })

  it('raises few alarms when days are random: at most 5 % of 300 towns, within chance', () => {
    let alarms = 0
    for (let seed = 0; seed < 300; seed++) {
      const [first] = clustersOf(inputOf(town(60, 100 + seed), { permutations: 39, radiusMetres: 200, seed }))
      if (first && first.p <= 0.05) alarms++
    }
    // Binomial(300, 0.05): at most 28 with probability 99.9 %.
    expect(alarms).toBeLessThan(29)
    expect(alarms).toBeGreaterThan(4)
  })
})

/** Uniform on 1.2 × 1.2 km, days 0 to 60. */
function town(count: number, seed: number): Row[] {
  const random = randomStream(seed)
  return Array.from({ length: count }, (): Row => [random.below(24) * 50, random.below(24) * 50, random.below(61)])
}

describe('what the scan cannot answer', () => {
  it('all at one place: no circle holds less than half', () => {
    const rows = Array.from({ length: 8 }, (_, day): Row => [5, 5, day])
    expect(permutationScan(inputOf(rows))).toEqual({ defined: false, reason: 'no-circle' })
  })
  it('nothing lately: no window reaches an event', () => {
    const rows = town(12, 1)
    expect(permutationScan(inputOf(rows, { lastDay: 500 }))).toEqual({ defined: false, reason: 'no-window' })
  })
  it('all on one day: every cylinder holds what is expected, so there is no cluster', () => {
    const result = permutationScan(inputOf(town(12, 1).map(([east, north]): Row => [east, north, 4])))
    expect((result as PermutationScan).clusters).toEqual([])
  })
  it('two events', () => {
    const apart = inputOf([[0, 0, 0] as const, [900, 0, 3] as const], { fewestEvents: 1 })
    const [first] = clustersOf(apart)
    // One event of two where half of one is expected: log 2 + log (1 / 1.5).
    expect(first?.logLikelihoodRatio).toBeCloseTo(Math.log(2) - Math.log(1.5), 12)
    expect(first?.p).toBe(1)
  })

  const faultOf = (more: Partial<PermutationScanInput>) => {
    try {
      permutationScan(inputOf(town(10, 1), more))
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
    }
    return null
  }
  it.each([
    [{ eastMetres: new Float64Array(0) }, 'eastMetres empty'],
    [{ eastMetres: Float64Array.of(3) }, 'eastMetres too-few'],
    [{ northMetres: new Float64Array(2) }, 'northMetres length-differs'],
    [{ northMetres: new Float64Array(10).fill(1e9) }, 'northMetres out-of-range'],
    [{ days: new Float64Array(10).fill(Number.NaN) }, 'days not-finite'],
    [{ days: new Float64Array(10).fill(0.5) }, 'days not-whole'],
    [{ radiusMetres: -1 }, 'radiusMetres out-of-range'],
    [{ longestDays: 0 }, 'longestDays out-of-range'],
    [{ largestShare: 1 }, 'largestShare out-of-range'],
    [{ largestShare: 0 }, 'largestShare out-of-range'],
    [{ lastDay: -1 }, 'lastDay out-of-range'],
    [{ fewestEvents: 0 }, 'fewestEvents out-of-range'],
    [{ mostClusters: 0 }, 'mostClusters out-of-range'],
    [{ permutations: 0 }, 'permutations out-of-range'],
    [{ seed: 0.5 }, 'seed not-whole'],
  ])('%o', (more, fault) => {
    expect(faultOf(more)).toBe(fault)
  })

  it('stops when nobody waits', () => {
    const told: number[] = []
    permutationScan(inputOf(town(30, 2)), { progress: (done) => told.push(done) })
    expect(told).toEqual(Array.from({ length: 19 }, (_, i) => i + 1))
    expect(() => permutationScan(inputOf(town(30, 2)), { cancelled: () => true })).toThrow(Cancelled)
  })
})
