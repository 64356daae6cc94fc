import { describe, expect, it } from 'vitest'
import { backTest } from './back-test.ts'
import { eTest } from './e-test.ts'
import { ears } from './ears.ts'
import { falseDiscovery } from './false-discovery.ts'
import { farringtonFlexible } from './farrington.ts'
import { giStar } from './gi-star.ts'
import { kernelDensity } from './kernel-density.ts'
import { localMoran } from './local-moran.ts'
import { MethodError } from './method-error.ts'
import { networkDensity } from './network-density.ts'
import { permutationScan } from './permutation-scan.ts'
import { routeGraph } from './place-graph.ts'
import { power } from './power.ts'
import { latticeWeights } from './spatial-weights.ts'

/** What a caller in plain JavaScript may write: a word that is none of the choice, which no type stops there. */
const misspelt = 'Pooled' as never
const three = Float64Array.of(0, 1, 2)
const cells = Float64Array.of(1, 0, 2, 0)
const weights = latticeWeights(2, 2)
const points = { eastMetres: three, northMetres: three }
const grid = { westMetres: 0, southMetres: 0, cellEastMetres: 1, cellNorthMetres: 1, columns: 2, rows: 2 }
const network = { vertexCount: 2, from: [0], to: [1], lengthMetres: Float64Array.of(10) }
const onIt = { segment: [0], fraction: Float64Array.of(0.5) }
const rate = { count: 3, exposure: 1 }
const quiet = Array.from({ length: 300 }, () => 3)
const back = { at: [1], place: [0], areaSquareMetres: [1, 1], cutOffs: [0], windowDays: 1, chosen: 1 }
const scanned = { ...points, days: three, radiusMetres: 1, longestDays: 2, permutations: 9, seed: 1 }
const planned = { targetBefore: 9, comparisonBefore: null, afterPerBefore: 1, dispersion: 1, alpha: 0.05, wanted: 0.8 }
const links = { placeCount: 2, from: [0], to: [1], kind: [0], length: Float64Array.of(5) }

describe('a choice that is none', () => {
  it.each<[string, () => unknown]>([
    ['variance', () => eTest(rate, rate, { variance: misspelt })],
    ['test', () => power({ ...planned, test: misspelt, simulations: 10, seed: 1 })],
    ['correction', () => falseDiscovery(Float64Array.of(0.1), 0.05, misspelt)],
    ['when', () => permutationScan({ ...scanned, when: misspelt })],
    ['kernel', () => kernelDensity(points, grid, { kernel: misspelt, bandwidthMetres: 1, edge: 'none' })],
    ['edge', () => kernelDensity(points, grid, { kernel: 'quartic', bandwidthMetres: 1, edge: misspelt })],
    ['kernel', () => networkDensity(network, onIt, onIt, { kernel: misspelt, bandwidthMetres: 5 })],
    ['contiguity', () => latticeWeights(2, 2, misspelt)],
    ['inference', () => giStar({ values: cells, weights, inference: misspelt })],
    ['correction', () => giStar({ values: cells, weights, correction: misspelt })],
    ['moments', () => localMoran({ values: cells, weights, moments: misspelt })],
    ['threshold', () => farringtonFlexible(quiet, { threshold: misspelt })],
    ['standardErrors', () => farringtonFlexible(quiet, { standardErrors: misspelt })],
    ['method', () => ears(quiet, { method: 'toString' as never })],
    ['scorer.kind', () => backTest({ ...back, scorer: { kind: misspelt, scores: [] } })],
    ['by', () => routeGraph(links, { by: misspelt })],
    ['without', () => routeGraph(links, { without: [misspelt] })],
  ])('%s is named, with the words there are', (argument, call) => {
    expect(call).toThrow(MethodError)
    expect(call).toThrow(new RegExp(`^${argument}: unknown reference; give one of \\w`))
  })
})
