import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kernelDensity } from '../src/analysis/kernel-density.ts'
import { exactKernelDensity } from '../src/analysis/kernel-density-exact.ts'
import type { DensityGrid, EdgeCorrection, WeightedPoints } from '../src/analysis/kernel-grid.ts'
import { randomStream } from '../src/analysis/random.ts'
import { type ContestRow, keepContest, runC, runR, timed, writeColumns } from './parts/contest.ts'

/**
 * Gaussian KDE, 100,000 points in 40 clusters and a background on 1.6 × 1.2 km, 512² cells, standard deviation 60 m, against C,
 * spatstat and KernSmooth; and the memory of a million points. `node --expose-gc bench/kernel-density.ts`
 */
const [widthMetres, heightMetres, cells, sd] = [1600, 1200, 512, 60]
const grid: DensityGrid = {
  westMetres: 0,
  southMetres: 0,
  cellEastMetres: widthMetres / cells,
  cellNorthMetres: heightMetres / cells,
  columns: cells,
  rows: cells,
}
const corrections = ['none', 'uniform', 'jones-diggle'] as const
const folder = mkdtempSync(join(tmpdir(), 'narvaro-kde-'))

/** Clustered points: a third anywhere, the rest about 40 centres with a spread of 40 m, all inside. */
function clustered(count: number): WeightedPoints {
  const random = randomStream(2026)
  const centres = Array.from({ length: 40 }, () => [random.uniform() * widthMetres, random.uniform() * heightMetres])
  const eastMetres = new Float64Array(count)
  const northMetres = new Float64Array(count)
  for (let i = 0; i < count; ) {
    const [east = 0, north = 0] = centres[random.below(40)] ?? []
    const anywhere = random.uniform() < 1 / 3
    const x = anywhere ? random.uniform() * widthMetres : east + 40 * random.normal()
    const y = anywhere ? random.uniform() * heightMetres : north + 40 * random.normal()
    if (x <= 0 || x >= widthMetres || y <= 0 || y >= heightMetres) continue
    eastMetres[i] = x
    northMetres[i++] = y
  }
  return { eastMetres, northMetres }
}

/** The usual first try: every point at every cell with an exponential each. Timed at 16² cells and reckoned up: it is so slow. */
function naive(points: WeightedPoints, columns: number): Float64Array {
  const density = new Float64Array(columns * columns)
  for (let row = 0; row < columns; row++) {
    for (let column = 0; column < columns; column++) {
      const x = ((column + 0.5) * widthMetres) / columns
      const y = ((row + 0.5) * heightMetres) / columns
      let sum = 0
      points.eastMetres.forEach((east, i) => {
        const squared = (east - x) ** 2 + ((points.northMetres[i] ?? 0) - y) ** 2
        sum += Math.exp(-squared / (2 * sd * sd)) / (2 * Math.PI * sd * sd)
      })
      density[row * columns + column] = sum
    }
  }
  return density
}

const readImage = (name: string): Float64Array => {
  const bytes = readFileSync(join(folder, name))
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

/** Greatest difference as a share of the greatest value of the second. */
function difference(got: Float64Array, expected: Float64Array): string {
  let most = 0
  let peak = 0
  got.forEach((value, i) => {
    most = Math.max(most, Math.abs(value - (expected[i] ?? 0)))
    peak = Math.max(peak, expected[i] ?? 0)
  })
  return (most / peak).toExponential(1)
}

/** Error against the exact sum on every 16th column and row, where the exact sum can be had in seconds. */
function errorAgainstExact(points: WeightedPoints, edge: EdgeCorrection, fast: Float64Array): string {
  const coarse = { ...grid, columns: 1, rows: 1 }
  let most = 0
  for (let row = 8; row < cells; row += 16) {
    for (let column = 8; column < cells; column += 16) {
      const at = {
        ...coarse,
        westMetres: column * grid.cellEastMetres,
        southMetres: row * grid.cellNorthMetres,
      }
      const exact = exactKernelDensity(points, at, { kernel: 'gaussian', bandwidthMetres: sd, edge: 'none' })
      most = Math.max(most, Math.abs((exact.perSquareMetre[0] ?? 0) - (fast[row * cells + column] ?? 0)))
    }
  }
  return edge === 'none' ? (most / fast.reduce((a, b) => Math.max(a, b), 0)).toExponential(1) : ''
}

const points = clustered(100_000)
const file = writeColumns('points.csv', { east: points.eastMetres, north: points.northMetres })
const job = [file, `${widthMetres}`, `${heightMetres}`, `${cells}`, `${sd}`, folder]
const ours = corrections.map((edge) =>
  timed(() => kernelDensity(points, grid, { kernel: 'gaussian', bandwidthMetres: sd, edge }), 11),
)
const c = runC('kernel-density', job)
const r = runR('kernel-density', job)
const naiveRun = timed(() => naive(points, 16), 5)
const seconds = (answer: typeof c, key: string): number | null => (answer ? Number(answer[key]) : null)

const rows: ContestRow[] = corrections.map((edge, i) => {
  const key = { none: 'seconds', uniform: 'uniform', 'jones-diggle': 'jonesDiggle' }[edge]
  const limit = edge === 'none' ? 3 : 5
  const { seconds: mine = 0, answer } = ours[i] ?? {}
  const density = answer?.perSquareMetre ?? new Float64Array()
  const inC = seconds(c, key)
  const exact = edge === 'none' ? `exact sum ${errorAgainstExact(points, edge, density)}, ` : ''
  const withC = c ? `C ${difference(readImage(`c-${edge}.bin`), density)}, ` : ''
  const withR = r ? `spatstat ${difference(readImage(`r-${edge}.bin`), density)}` : ''
  return {
    work: `Gaussian KDE, 100k points, 512² grid, edge ${edge}`,
    seconds: mine,
    goal: `≤ ${limit} × C (linear binning on the grid, separable)`,
    reached: inC === null ? null : mine <= limit * inC,
    cSeconds: inC,
    ...(edge === 'none' ? { naiveSeconds: naiveRun.seconds * (cells / 16) ** 2 } : {}),
    peers: {
      [`spatstat.explore ${r?.version ?? ''}`]: seconds(r, key),
      ...(edge === 'none' ? { KernSmooth: seconds(r, 'kernSmooth'), 'C on our lattice': seconds(c, 'lattice') } : {}),
    },
    agreement: `greatest difference as a share of the maximum: ${exact}${withC}${withR}${edge === 'none' ? '; naive reckoned up from 16² cells' : ''}`,
  }
})

const quartic = timed(() => kernelDensity(points, grid, { kernel: 'quartic', bandwidthMetres: 160, edge: 'none' }))
rows.push({
  work: 'quartic KDE, radius 160 m, 100k points, 512² grid',
  seconds: quartic.seconds,
  peers: { 'spatstat.explore (binned, FFT)': seconds(r, 'quartic') },
})

const million = clustered(1_000_000)
globalThis.gc?.()
const held = () => process.memoryUsage().arrayBuffers
const before = held()
let peak = 0
const big = timed(() =>
  kernelDensity(
    million,
    grid,
    { kernel: 'gaussian', bandwidthMetres: sd, edge: 'jones-diggle' },
    { progress: () => (peak = Math.max(peak, held() - before)) },
  ),
)
rows.push({
  work: 'Gaussian KDE, 1M points, 512² grid, edge jones-diggle',
  seconds: big.seconds,
  goal: 'at most 120 MB beyond the input',
  reached: peak <= 120e6,
  peakMegabytes: Math.round(peak / 1e6),
})
keepContest('kernel-density', rows)
