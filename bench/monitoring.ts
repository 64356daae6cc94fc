// The weekly questions: any-time monitoring of 104 weeks, the watch over 500 places and 104 weeks: `node bench/monitoring.ts`.
import { anyTimeMonitoring } from '../src/analysis/any-time.ts'
import { displacementWatch, type WatchInput } from '../src/analysis/displacement-watch.ts'
import { randomStream } from '../src/analysis/random.ts'
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

/**
 * As one would write it: every start of every week, the share unchanged and the share risen each a sum over a fine lattice
 * of ℓ, the logit of the share, with weights from the definition: a Beta's density, and that with |N(0, 1)| added.
 */
function naive(place: number, dispersion: number): Float64Array {
  const counts = (of: ArrayLike<number>, from: number) =>
    Array.from(of)
      .slice(from, from + weeks)
      .map((count) => count / dispersion)
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)
  const [target, comparison] = [counts(town.target, place * weeks), counts(town.comparison, 0)]
  const [a, b] = [target, comparison].map((of) => sum(of.slice(0, weeksBefore)) + 0.5) as [number, number]
  const step = 0.01
  const lattice = Array.from({ length: 2400 }, (_, k) => -16 + k * step)
  const share = (l: number) => 1 / (1 + Math.exp(-l))
  const log = (l: number, events: number, others: number) => events * Math.log(share(l)) + others * Math.log(share(-l))
  const top = log(Math.log(a / b), a, b)
  const unchanged = lattice.map((l) => Math.exp(log(l, a, b) - top))
  const risen = lattice.map((l, k) => {
    // The half-normal begins at 0, where its sum needs Euler's and Maclaurin's first correction: half, and the slope.
    const slope = (unchanged[k] ?? 0) * (a - (a + b) * share(l))
    const sumFrom0 = unchanged.slice(0, k + 1).map((density, j) => density * 2 * Math.exp(-(((k - j) * step) ** 2) / 2))
    return sum(sumFrom0) - (unchanged[k] ?? 0) - (step / 12) * 2 * slope
  })
  const normal = Math.sqrt(2 * Math.PI) / step
  return Float64Array.from({ length: weeksSince }, (_, week) => {
    let evidence = 1 / (week + 2)
    for (let start = 0; start <= week; start++) {
      const window = (of: readonly number[]) => sum(of.slice(weeksBefore + start, weeksBefore + week + 1))
      const [events, others] = [window(target), window(comparison)]
      const peak = log(Math.log((events + a) / (others + b)), events, others)
      let [ofRisen, ofUnchanged] = [0, 0]
      lattice.forEach((l, k) => {
        const likelihood = Math.exp(log(l, events, others) - peak)
        ofRisen += (likelihood * (risen[k] ?? 0)) / normal
        ofUnchanged += likelihood * (unchanged[k] ?? 0)
      })
      evidence += ofRisen / ofUnchanged / ((start + 1) * (start + 2))
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
