// The weekly questions: any-time monitoring of 104 weeks, the watch over 500 places and 104 weeks: `node bench/monitoring.ts`.
import { anyTimeMonitoring } from '../src/analysis/any-time.ts'
import { displacementWatch, type WatchInput } from '../src/analysis/displacement-watch.ts'
import { randomStream } from '../src/analysis/random.ts'
import { riseNodes } from '../src/analysis/rise-nodes.ts'
import { keepContest, timed } from './parts/contest.ts'

const [weeksBefore, weeksSince, placeCount] = [52, 104, 500]
const weeks = weeksBefore + weeksSince
const series = (random: ReturnType<typeof randomStream>, mean: number, count: number) =>
  Array.from({ length: count }, () => random.clustered(mean, 1.3))

const random = randomStream(2026)
const pair = {
  targetBefore: series(random, 8, weeksBefore),
  comparisonBefore: series(random, 20, weeksBefore),
  targetSince: series(random, 5, weeksSince),
  comparisonSince: series(random, 20, weeksSince),
}

/** Rates log-uniform from 0.2 to 5 a week; every fiftieth place has 3 more since the start, its neighbour a third as many. */
const targets = Array.from({ length: placeCount }, (_, place) => {
  const own = randomStream(5, place)
  const base = 0.2 * 25 ** own.uniform()
  const since = place % 50 === 0 ? base + 3 : place % 50 === 1 ? base / 3 : base
  return [...series(own, base, weeksBefore), ...series(own, since, weeksSince)]
})
const town: WatchInput = {
  placeCount,
  weeksBefore,
  weeksSince,
  target: Int32Array.from(targets.flat()),
  comparison: Int32Array.from(series(randomStream(6), 40, weeks)),
}
const walkingMetres = Float64Array.from({ length: placeCount ** 2 }, (_, i) => {
  const [from, to] = [Math.floor(i / placeCount), i % placeCount]
  return 40 * Math.abs(from - to)
})

/** As one would write it: every start of every week, both integrals node by node. */
function naive(place: number, dispersion: number): Float64Array {
  const before = (counts: ArrayLike<number>, from: number) =>
    Array.from(counts)
      .slice(from, from + weeksBefore)
      .reduce((total, count) => total + count, 0) / dispersion
  const divided = (counts: ArrayLike<number>, from: number) =>
    Array.from(counts)
      .slice(from + weeksBefore, from + weeks)
      .map((count) => count / dispersion)
  const sums = (counts: readonly number[]) =>
    [0, ...counts].map((_, week) => counts.slice(0, week).reduce((a, b) => a + b, 0))
  const [target, comparison] = [divided(town.target, place * weeks), divided(town.comparison, 0)]
  const counts = {
    target,
    comparison,
    targetSum: Float64Array.from(sums(target)),
    comparisonSum: Float64Array.from(sums(comparison)),
  }
  const nodes = riseNodes(before(town.target, place * weeks), before(town.comparison, 0), 1, {
    ...counts,
    dispersion: 1,
  })
  const { perTarget, perComparison } = nodes.likelihood
  return Float64Array.from({ length: weeksSince }, (_, week) => {
    let evidence = 1 / (week + 2)
    for (let start = 0; start <= week; start++) {
      const events = (counts.targetSum[week + 1] ?? 0) - (counts.targetSum[start] ?? 0)
      const others = (counts.comparisonSum[week + 1] ?? 0) - (counts.comparisonSum[start] ?? 0)
      let [risen, unchanged] = [0, 0]
      for (let k = 0; k < perTarget.length; k++) {
        const log = events * (perTarget[k] ?? 0) + others * (perComparison[k] ?? 0)
        risen += Math.exp(log + (nodes.logRisen[k] ?? 0))
        unchanged += Math.exp(log + (nodes.logUnchanged[k] ?? 0))
      }
      evidence += risen / unchanged / ((start + 1) * (start + 2))
    }
    return evidence
  })
}

const monitored = timed(() => anyTimeMonitoring(pair), 41)
const watched = timed(() => displacementWatch(town), 11)
const withOrigins = timed(() => displacementWatch({ ...town, walkingMetres }), 5)
const sample = [0, 1, 100, 101, 333]
const slow = timed(() => sample.map((place) => naive(place, watched.answer.dispersion[place] ?? 1)), 1)
const differences = sample.flatMap((place, i) =>
  Array.from(slow.answer[i] ?? [], (value, week) =>
    Math.abs((watched.answer.evidence[place * weeksSince + week] ?? 0) / value - 1),
  ),
)

keepContest('monitoring', [
  {
    work: 'any-time monitoring with its confidence sequence, 104 weeks',
    seconds: monitored.seconds,
    goal: '≤ 5 ms',
    reached: monitored.seconds <= 0.005,
  },
  {
    work: 'displacement watch, 500 places × 104 weeks',
    seconds: watched.seconds,
    naiveSeconds: (slow.seconds * placeCount) / sample.length,
    goal: '≤ 200 ms',
    reached: watched.seconds <= 0.2,
    agreement: `naive: evidence within ${Math.max(...differences).toExponential(1)} of itself (five places; its seconds are theirs × 100)`,
  },
  {
    work: 'the same with walking distances and likely origins',
    seconds: withOrigins.seconds,
    agreement: `${withOrigins.answer.proposals.length} proposals, ${withOrigins.answer.proposals.filter(({ origin }) => origin).length} with an origin`,
  },
])
