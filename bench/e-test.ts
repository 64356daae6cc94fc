// E-test of twenty pairs of counts, against statsmodels: `node bench/e-test.ts`.
import { type ETestOptions, eTest } from '../src/analysis/e-test.ts'
import { keepContest, readColumns, runPython, sharedInput, timed, writeColumns } from './parts/contest.ts'

interface Pairs {
  readonly c1: ArrayLike<number>
  readonly e1: ArrayLike<number>
  readonly c2: ArrayLike<number>
  readonly e2: ArrayLike<number>
}

/** Same shapes as the open input: from none to thousands, equal and unequal exposures. */
const generated: Pairs = {
  c1: [0, 3, 12, 15, 60, 1, 0, 25, 100, 8, 200, 5, 17, 2, 44, 900, 33, 6, 1, 3000],
  e1: [1, 1, 52, 52, 51477.5, 10, 4, 12, 52, 4, 365, 28, 7, 1, 91, 364, 100, 13, 1, 365],
  c2: [5, 9, 7, 41, 30, 0, 0, 14, 70, 2, 240, 30, 40, 2, 100, 1000, 12, 19, 8, 2800],
  e2: [1, 1, 52, 104, 54308.7, 10, 4, 12, 52, 4, 365, 365, 28, 1, 273, 364, 50, 13, 2, 365],
}

const shared = sharedInput('rate_pairs.csv')
const pairs = shared ? (readColumns(shared) as unknown as Pairs) : generated
const path = writeColumns('rate_pairs.csv', { ...pairs })

/** Where there is no event at all we say "not defined", statsmodels 1. */
const ours = (options: ETestOptions) =>
  Array.from(pairs.c1, (count, i) => {
    const first = { count, exposure: pairs.e1[i] ?? 1 }
    const answer = eTest(first, { count: pairs.c2[i] ?? 0, exposure: pairs.e2[i] ?? 1 }, options)
    return 'p' in answer ? answer.p : 1
  })

/** As one would write it: the whole grid of pairs, each with its statistic. */
function naive(): number[] {
  return Array.from(pairs.c1, (x, i) => {
    const [n, y, m] = [pairs.e1[i] ?? 1, pairs.c2[i] ?? 0, pairs.e2[i] ?? 1]
    if (x + y === 0) return 1
    const rate = (x + y) / (n + m)
    const size = Math.max(100, Math.ceil(rate * Math.max(n, m) + 8 * Math.sqrt(rate * Math.max(n, m)) + 20))
    const poisson = (mean: number) => {
      const logs = Float64Array.from({ length: size }, (_, k) => k * Math.log(mean) - mean)
      for (let k = 1, log = 0; k < size; k++) logs[k]! -= log += Math.log(k)
      return logs.map(Math.exp)
    }
    const statistic = (a: number, b: number) => Math.abs(a / n - b / m) / Math.sqrt(a + b + 1e-20)
    const [first, second, seen] = [poisson(n * rate), poisson(m * rate), statistic(x, y) * (1 - 1e-12)]
    let p = 0
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) if (statistic(a, b) >= seen) p += (first[a] ?? 0) * (second[b] ?? 0)
    }
    return p
  })
}

const goal = '≥ 20 times faster than statsmodels'
const peer = runPython('e-test', [path])
const rows = (['pooled', 'unpooled'] as const).map((variance) => {
  const { seconds, answer } = timed(() => ours({ variance }), 201)
  const theirs = peer ? (peer[variance] as { seconds: number; p: number[] }) : null
  const slow = variance === 'pooled' ? timed(naive) : null
  const apart = (other: readonly number[]) => Math.max(...answer.map((p, i) => Math.abs(p - (other[i] ?? Number.NaN))))
  return {
    work: `E-test of 20 pairs, ${variance} variance`,
    seconds,
    goal,
    reached: theirs ? theirs.seconds / seconds >= 20 : null,
    naiveSeconds: slow?.seconds ?? null,
    peers: { statsmodels: theirs?.seconds ?? null },
    agreement: theirs ? `statsmodels: p within ${apart(theirs.p).toExponential(1)}` : undefined,
  }
})
keepContest('e-test', rows)
