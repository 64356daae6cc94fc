import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distanceBandWeights } from '../src/analysis/distance-band.ts'
import { type GiStar, type GiStarInput, giStar } from '../src/analysis/gi-star.ts'
import { neighbourSums } from '../src/analysis/neighbour-sums.ts'
import { randomStream } from '../src/analysis/random.ts'
import { sharedDraws } from '../src/analysis/shared-sums.ts'
import { ownDraws, type TailCounts } from '../src/analysis/simulated-sums.ts'
import { latticeWeights, type SpatialWeights } from '../src/analysis/spatial-weights.ts'
import {
  type ContestRow,
  keepContest,
  median,
  type PeerAnswer,
  runC,
  runPython,
  runR,
  sharedInput,
  timed,
} from './parts/contest.ts'

/**
 * Gi* of lattices of counts, queen neighbours, 999 permutations in both schemes against C, and exactly, against plain Python;
 * spdep at 100 × 100. The C programs do the same work: sums, z, draws, p and the false discovery rate. `node bench/gi-star.ts`
 */
const permutations = 999
const seed = 1

/** The open lattice where it is there, else counts with hot patches of the same size. */
function lattice(side: number): { path: string; values: Float64Array } {
  const open = sharedInput(`lattice_${side}.csv`)
  if (open) return { path: open, values: Float64Array.from(readFileSync(open, 'utf8').trim().split(/[\n,]/), Number) }
  const random = randomStream(2026)
  const values = Float64Array.from({ length: side * side }, (_, i) =>
    random.poisson(Math.hypot((i % side) - side / 3, Math.floor(i / side) - side / 2) < side / 12 ? 8 : 1.5),
  )
  const path = join(tmpdir(), `narvaro-lattice-${side}.csv`)
  writeFileSync(
    path,
    Array.from({ length: side }, (_, r) => values.subarray(r * side, (r + 1) * side).join(',')).join('\n'),
  )
  return { path, values }
}

/** The check sum that the C program prints of its counts in both tails. */
const checkSum = ({ atMost, atLeast }: TailCounts) =>
  atMost.reduce((sum, count, cell) => sum + (count * 2 + (atLeast[cell] ?? 0)) * ((cell % 1000) + 1), 0)

/** The usual first try: all other values shuffled for every permutation of every cell. Timed on ten cells and reckoned up. */
function naiveSeconds(values: Float64Array, { start, neighbour }: SpatialWeights): number {
  const random = randomStream(seed)
  const cells = 10
  const { seconds } = timed(() => {
    for (let cell = 0; cell < cells; cell++) {
      const others = [...values].toSpliced(cell, 1)
      const list = neighbour.subarray(start[cell], start[cell + 1])
      const seen = list.reduce((sum, j) => sum + (values[j] ?? 0), 0)
      let above = 0
      for (let r = 0; r < 20; r++) {
        random.shuffle(others)
        if (others.slice(0, list.length).reduce((a, b) => a + b, 0) >= seen) above++
      }
      if (above < 0) throw new Error('never')
    }
  })
  return ((seconds * permutations) / 20 / cells) * values.length
}

const agreement = (c: PeerAnswer | null, counts: TailCounts, found: GiStar) => {
  if (c === null) return 'no C compiler'
  const same = c['counts'] === checkSum(counts) && c['spots'] === found.hot + found.cold
  return same ? 'counts in both tails and number of spots equal to C' : 'DIFFERS from C'
}

function simulated(side: number, inference: 'own-draws' | 'shared-draws', spdep: number | null): ContestRow {
  const { path, values } = lattice(side)
  const input: GiStarInput = { values, weights: latticeWeights(side, side), inference, permutations, seed }
  const own = inference === 'own-draws'
  // Ten milliseconds of work are compiled only after some dozens of runs.
  const runs = own ? (side > 200 ? 1 : 5) : side > 200 ? 15 : 75
  const asked = [path, `${side}`, own ? 'own' : 'shared', `${permutations}`, `${seed}`]
  // In turns, since the machine's other work comes and goes within minutes.
  const rounds = Array.from({ length: 5 }, () => ({
    ours: timed(() => giStar(input), runs),
    c: runC('gi-star', asked),
  }))
  const answer = rounds[0]?.ours.answer ?? giStar(input)
  const seconds = median(rounds.map(({ ours }) => ours.seconds))
  const c = rounds[0]?.c ?? null
  const cSeconds = c && median(rounds.map((round) => round.c?.seconds ?? Number.NaN))
  const gathered = own ? null : runC('gi-star', asked.with(2, 'gather'))
  const sums = neighbourSums(values, input.weights)
  const draw = own ? ownDraws : sharedDraws
  const counts = draw(sums, permutations, seed, 0, own ? values.length : permutations)
  return {
    work: `Gi*, ${permutations} permutations, ${side} × ${side}, queen, ${own ? 'own draws per cell' : 'shared draws'}`,
    seconds,
    goal: '≤ 3 × C',
    reached: cSeconds === null ? null : seconds <= 3 * cSeconds,
    cSeconds,
    naiveSeconds: naiveSeconds(values, input.weights),
    peers: own ? { 'spdep localG_perm': spdep } : { 'C, every cell and permutation anew': gathered?.seconds ?? null },
    agreement: agreement(c, counts, answer),
  }
}

function exact(side: number, radius: number | null, goalSeconds: number): ContestRow {
  const { path, values } = lattice(side)
  const across = Float64Array.from(values, (_, i) => i % side)
  const down = Float64Array.from(values, (_, i) => Math.floor(i / side))
  const weights = radius === null ? latticeWeights(side, side) : distanceBandWeights(across, down, radius)
  const { seconds, answer } = timed(() => giStar({ values, weights }), 15)
  const python = runPython('gi-star', [path, `${side}`, `${radius ?? 1.5}`])
  const below = answer.p.filter((p) => p <= 0.05).length
  const near =
    radius === null ? 'queen' : `radius ${radius} (${(weights.neighbour.length / values.length).toFixed(0)} neighbours)`
  return {
    work: `Gi* with exact p, z and false discovery rate, ${side} × ${side}, ${near}`,
    seconds,
    goal: `≤ ${goalSeconds} s`,
    reached: answer.inference === 'exact' && seconds <= goalSeconds,
    peers: { 'plain Python, p only': python?.seconds ?? null },
    agreement: python
      ? `${below} cells with p ≤ 5 %, Python with whole numbers of any length ${python['below']}`
      : 'no Python',
  }
}

const small = lattice(100)
const spdep = runR('gi-star', [small.path, '100'])
keepContest('gi-star', [
  exact(100, null, 0.02),
  exact(316, 3, 0.3),
  simulated(100, 'own-draws', spdep?.seconds ?? null),
  simulated(100, 'shared-draws', null),
  simulated(316, 'own-draws', null),
  simulated(316, 'shared-draws', null),
])
