import { describe, expect, it } from 'vitest'
import { randomStream } from '../analysis/random.ts'
import { latticeWeights } from '../analysis/spatial-weights.ts'
import { analysisTasks } from '../analysis/tasks.ts'
import { Cancelled, doWhole, type InputOf } from '../analysis/work.ts'
import { localClock } from '../domain/time/local-clock.ts'
import { openPool } from './node.ts'

type Tasks = typeof analysisTasks
type Inputs = { readonly [Name in keyof Tasks]: InputOf<Tasks[Name]> }

const random = randomStream(20_261_126, 0)
const many = (count: number, value: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => value(i))
const events = (count: number) => ({
  eastMetres: many(count, () => 1600 * random.uniform()),
  northMetres: many(count, () => 1200 * random.uniform()),
  days: many(count, () => Math.floor(364 * random.uniform())),
})
const counts = (length: number, mean: number) => Array.from({ length }, () => random.poisson(mean))
const values = many(36, () => random.poisson(4))
const day = 86_400_000
const hour = 3_600_000
const density = {
  points: events(60),
  grid: { westMetres: 0, southMetres: 0, cellEastMetres: 100, cellNorthMetres: 100, columns: 16, rows: 12 },
  choice: { kernel: 'gaussian', bandwidthMetres: 120, edge: 'none' },
} as const
const segments = { vertexCount: 4, from: [0, 1, 1], to: [1, 2, 3], lengthMetres: Float64Array.of(100, 80, 120) }

const inputs: Inputs = {
  'gi-star': { values, weights: latticeWeights(6, 6), inference: 'own-draws', permutations: 99, seed: 5 },
  'local-moran': { values, weights: latticeWeights(6, 6), permutations: 99, seed: 5 },
  'synthetic-control': {
    outcomes: counts(8 * 12, 9),
    periods: 12,
    periodsBefore: 8,
    treated: [2],
  },
  knox: { ...events(80), withinMetres: 200, withinDays: 14, permutations: 99, seed: 5 },
  'near-repeats': {
    ...events(80),
    distanceEdgesMetres: Float64Array.of(0, 100, 400),
    dayEdges: Float64Array.of(0, 7, 28),
    permutations: 99,
    seed: 5,
  },
  power: {
    targetBefore: 40,
    comparisonBefore: 100,
    afterPerBefore: 0.5,
    dispersion: 1.3,
    test: 'rate-ratio',
    alpha: 0.05,
    wanted: 0.8,
    simulations: 200,
    seed: 5,
  },
  scan: { ...events(60), radiusMetres: 300, longestDays: 28, permutations: 19, seed: 5 },
  'point-ranking': {
    rows: {
      at: many(60, () => 70 * day * random.uniform()),
      place: Array.from({ length: 60 }, () => random.below(6)),
      group: Array.from({ length: 60 }, () => 0),
    },
    options: {
      placeCount: 6,
      groupCount: 1,
      until: 70 * day,
      observedFrom: many(6, () => 0),
      halfLifeWeeks: 8,
      kindOfPlace: [0, 0, 0, 1, 1, 1],
      kindCount: 2,
      harm: [1],
      dispersion: 1.2,
      listed: 6,
      topK: 3,
      confidence: 0.9,
      draws: 500,
      seed: 5,
    },
  },
  'displacement-watch': {
    input: { placeCount: 4, weeksBefore: 20, weeksSince: 12, target: counts(4 * 32, 2), comparison: counts(32, 30) },
  },
  'back-test': {
    input: {
      at: many(90, () => 90 * day * random.uniform()),
      place: Array.from({ length: 90 }, () => random.below(6)),
      areaSquareMetres: [100, 200, 100, 300, 100, 100],
      cutOffs: Float64Array.of(30 * day, 45 * day, 60 * day, 70 * day, 80 * day),
      windowDays: 10,
      chosen: 2,
      scorer: { kind: 'decayed', halfLifeDays: 20 },
    },
    options: { replicates: 99, seed: 5 },
  },
  suppression: { table: { counts: counts(20, 4), rows: 5, columns: 4 }, options: { threshold: 5 } },
  kde: density,
  'kde-exact': density,
  'network-kde': {
    network: segments,
    events: { segment: [0, 1, 2], fraction: Float64Array.of(0.2, 0.5, 0.9) },
    places: { segment: [0, 1, 2], fraction: Float64Array.of(0.5, 0.5, 0.5) },
    choice: { kernel: 'quartic', bandwidthMetres: 90 },
  },
  'place-graph': {
    graph: { placeCount: 4, from: [0, 1, 1], to: [1, 2, 3], kind: [0, 1, 2], length: Float64Array.of(80, 2, 3) },
    choice: { by: 'metres' },
    places: [0, 2, 3],
  },
  'distance-band': { ...events(50), radiusMetres: 200 },
  aoristic: {
    from: many(40, (i) => i * 7 * hour),
    to: many(40, (i) => i * 8 * hour),
    clock: localClock('Europe/Stockholm'),
  },
  cusum: { counts: counts(30, 6), design: { inControlMean: 6, outOfControlMean: 9, inControlArl: 100 } },
  farrington: { counts: counts(312, 8) },
  'phase-test': { counts: counts(24, 5), on: Array.from({ length: 24 }, (_, week) => Math.floor(week / 6) % 2) },
}

describe('the methods on real threads', () => {
  it.each([1, 2, 3])('give the bytes of this thread on %d', async (threads) => {
    const pool = openPool({ threads })
    try {
      for (const name of Object.keys(analysisTasks) as (keyof Tasks)[]) {
        const work = analysisTasks[name] as Parameters<typeof doWhole<unknown, unknown, unknown>>[0]
        expect(await pool.run(name, inputs[name] as never), name).toEqual(doWhole(work, inputs[name]))
      }
    } finally {
      pool.close()
    }
  })

  it('are stopped in the middle, and the pool goes on', async () => {
    const pool = openPool({ threads: 2 })
    try {
      const stop = new AbortController()
      const progress = () => stop.abort()
      const long = { ...inputs['near-repeats'], ...events(3000), permutations: 99_999 }
      await expect(pool.run('near-repeats', long, { signal: stop.signal, progress })).rejects.toBeInstanceOf(Cancelled)
      expect(await pool.run('suppression', inputs.suppression)).toEqual(
        doWhole(analysisTasks.suppression, inputs.suppression),
      )
    } finally {
      pool.close()
    }
  })
})
