// The kernels of src/analysis at 1,000 to 1,000,000 rows, beside the obvious slow version of each where that
// ends within reason. Median of five. Prints a table, keeps bench/results/kernels.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { aoristicRhythm } from '../src/analysis/aoristic.ts'
import { reportingDelay } from '../src/analysis/completeness.ts'
import { rankPoints } from '../src/analysis/point-ranking.ts'
import { randomStream } from '../src/analysis/random.ts'
import { rateChange } from '../src/analysis/rate-change.ts'
import { weekIndexes } from '../src/analysis/week-counts.ts'
import { localClock, localTime } from '../src/domain/time/local-clock.ts'
import { naiveAoristic, naiveDelay, naiveRanking, naiveWeeks } from './naive-kernels.ts'

const clock = localClock('Europe/Stockholm')
const minute = 60_000
const day = 1440 * minute
const until = Date.UTC(2026, 10, 23)
const weeks = 104
const placeCount = 2000
const groupCount = 10

/** Invented rows: places log-normal, a tenth of the intervals over an hour, delays of days. */
function invented(rows: number) {
  const random = randomStream(rows)
  const weights = Float64Array.from({ length: placeCount }, () => Math.exp(1.2 * random.normal()))
  const reach = new Float64Array(placeCount)
  weights.reduce((sum, weight, i) => {
    reach[i] = sum + weight
    return sum + weight
  }, 0)
  const total = reach[placeCount - 1] ?? 1
  const from = Float64Array.from({ length: rows }, () => until - Math.floor(random.uniform() * weeks * 10_080) * minute)
  return {
    from,
    to: from.map((at) => at + (random.uniform() < 0.5 ? 0 : Math.floor(random.uniform() ** 4 * 720) * minute)),
    knownAt: from.map((at) => at + random.gamma(0.7) * 4 * day),
    place: Int32Array.from({ length: rows }, () => placeOf(reach, random.uniform() * total)),
    group: Uint16Array.from({ length: rows }, () => Math.floor(random.uniform() ** 2 * groupCount)),
  }
}
type Rows = ReturnType<typeof invented>

function placeOf(reach: Float64Array, at: number): number {
  let [low, high] = [0, reach.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

const rankingOptions = {
  placeCount,
  groupCount,
  until,
  observedFrom: new Float64Array(placeCount).fill(until - weeks * 7 * day),
  halfLifeWeeks: 8,
  kindOfPlace: Int32Array.from({ length: placeCount }, (_, place) => place % 6),
  kindCount: 6,
  harm: new Float64Array(groupCount).fill(1),
  listed: 200,
  dispersion: 1,
  confidence: 0.9,
  topK: 10,
  draws: 1000,
  seed: 1,
}

interface Contest {
  readonly kernel: string
  readonly run: (rows: Rows) => unknown
  readonly naive?: { readonly run: (rows: Rows) => unknown; readonly upTo: number }
}

const contests: readonly Contest[] = [
  {
    kernel: 'local time',
    run: ({ from }) => from.reduce((sum, at) => sum + localTime(clock, at).hour, 0),
    naive: {
      run: ({ from }) =>
        from.reduce(
          (sum, at) => sum + Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(clock.timeZone).hour,
          0,
        ),
      upTo: 10_000,
    },
  },
  {
    kernel: 'weeks',
    run: ({ from }) => weekIndexes(clock, from, 20_000),
    naive: { run: ({ from }) => naiveWeeks(from, clock.timeZone), upTo: 10_000 },
  },
  {
    kernel: 'aoristic',
    run: ({ from, to }) => aoristicRhythm(from, to, clock),
    naive: { run: ({ from, to }) => naiveAoristic(from, to, clock.timeZone), upTo: 1000 },
  },
  {
    kernel: 'reporting delay',
    run: ({ from, knownAt }) => reportingDelay(from, knownAt, until),
    naive: { run: ({ from, knownAt }) => naiveDelay(from, knownAt, until, 84), upTo: 100_000 },
  },
  {
    kernel: 'ranking, 2,000 places, 10 groups, 1,000 draws',
    run: ({ from, place, group }) => rankPoints({ at: from, place, group }, rankingOptions),
    naive: { run: ({ from, place, group }) => naiveRanking({ at: from, place, group }, rankingOptions), upTo: 10_000 },
  },
  {
    kernel: 'change at 200 places',
    run: ({ from }) =>
      Array.from({ length: 200 }, (_, i) =>
        rateChange({ count: Math.round(from.length / (i + 10)), weeks: 104 }, { count: i, weeks: 8 }, 1.6),
      ),
  },
]

const repeats = 5

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Medians of the clock on the wall and of processor time: the second holds on a busy machine too. */
function medians(run: () => unknown): { wall: number; cpu: number } {
  const times = Array.from({ length: repeats }, () => {
    const [started, used] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(used)
    return { wall: performance.now() - started, cpu: (user + system) / 1000 }
  })
  return { wall: round(middle(times.map(({ wall }) => wall))), cpu: round(middle(times.map(({ cpu }) => cpu))) }
}

const round = (milliseconds: number) => Number(milliseconds.toPrecision(3))

const results = [1000, 10_000, 100_000, 1_000_000].flatMap((count) => {
  const rows = invented(count)
  return contests.map(({ kernel, run, naive }) => {
    const { wall, cpu } = medians(() => run(rows))
    const naiveCpu = naive && count <= naive.upTo ? medians(() => naive.run(rows)).cpu : null
    return { kernel, rows: count, milliseconds: wall, cpuMilliseconds: cpu, naiveCpuMilliseconds: naiveCpu }
  })
})

const report = {
  what: 'kernels of src/analysis, medians of five, milliseconds on the wall and of processor time; naive: the obvious version of bench/naive-kernels.ts',
  machine: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.version}`,
  loadAverage: round(loadavg()[0] ?? 0),
  results,
}
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'kernels.json'), `${JSON.stringify(report, null, 2)}\n`)
console.table(results)
console.log(report.machine, `load ${report.loadAverage}`)

const ranking = results.find(({ kernel, rows }) => kernel.startsWith('ranking') && rows === 100_000)
const limitMilliseconds = 1000
if (!ranking || ranking.cpuMilliseconds > limitMilliseconds) {
  console.error(
    `ranking 100,000 rows took ${ranking?.cpuMilliseconds} ms of processor time, at most ${limitMilliseconds}`,
  )
  process.exitCode = 1
}
