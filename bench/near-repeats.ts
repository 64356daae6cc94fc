// Near repeats and Knox against plain C, every pair, and R surveillance. The peer and the obvious version shuffle fewer
// times, and their time is told for as many shuffles as ours. Keeps bench/results/near-repeats.json.
import { spawnSync } from 'node:child_process'
import { knox } from '../src/analysis/knox.ts'
import { nearRepeats } from '../src/analysis/near-repeats.ts'
import { randomStream } from '../src/analysis/random.ts'
import { openPool } from '../src/pool/node.ts'
import {
  type ContestRow,
  keepContest,
  median,
  type PeerAnswer,
  readColumns,
  runC,
  runR,
  sharedInput,
  timed,
  writeColumns,
} from './parts/contest.ts'

const permutations = 999
const distanceEdges = [0, 50, 100, 150, 200, 300, 400]
const dayEdges = [0, 7, 14, 21, 28, 56]

interface Events {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly t: Float64Array
}

/** The shape of the shared inputs: 1.6 × 1.2 km, 364 days, twelve hot spots; one event in five repeats another. */
function invented(count: number): Events {
  const random = randomStream(count)
  const spots = Array.from({ length: 12 }, () => ({ x: random.uniform() * 1600, y: random.uniform() * 1200 }))
  const fold = (value: number, length: number) => Math.abs(((value + 3 * length) % (2 * length)) - length)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const t = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const parent = i > 0 && random.uniform() < 0.2 ? random.below(i) : -1
    const spot = spots[random.below(spots.length)] ?? { x: 0, y: 0 }
    const spread = random.uniform() < 0.5
    const from = parent >= 0 ? { x: x[parent] ?? 0, y: y[parent] ?? 0 } : spot
    const width = parent >= 0 ? 40 : 90
    x[i] = spread && parent < 0 ? random.uniform() * 1600 : fold(from.x + width * random.normal(), 1600)
    y[i] = spread && parent < 0 ? random.uniform() * 1200 : fold(from.y + width * random.normal(), 1200)
    t[i] = parent >= 0 ? fold((t[parent] ?? 0) + 7 * random.uniform(), 364) : random.uniform() * 364
  }
  return { x, y, t }
}

function eventsOf(name: string, count: number): Events {
  const path = sharedInput(name)
  const { x, y, t } = path ? readColumns(path) : invented(count)
  return x && y && t ? { x, y, t } : invented(count)
}

const inputOf = ({ x, y, t }: Events, draws = permutations) => ({
  eastMetres: x,
  northMetres: y,
  days: t,
  permutations: draws,
  seed: 1,
})
const knoxOf = (events: Events, draws?: number) => knox({ ...inputOf(events, draws), withinMetres: 100, withinDays: 7 })
const bandsOf = (events: Events) =>
  nearRepeats({
    ...inputOf(events),
    samePlace: false,
    distanceEdgesMetres: Float64Array.from(distanceEdges),
    dayEdges: Float64Array.from(dayEdges),
  })

/** Every pair, every permutation. */
function everyPair({ x, y, t }: Events, draws: number): number {
  const days = t.slice()
  let total = 0
  for (let draw = 0; draw < draws; draw++) {
    randomStream(1, draw).shuffle(days)
    for (let i = 0; i < x.length; i++) {
      for (let j = 0; j < i; j++) {
        const distance = Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0))
        if (distance < 100 && Math.abs((days[i] ?? 0) - (days[j] ?? 0)) < 7) total++
      }
    }
  }
  return total
}

const same = (ours: ArrayLike<number>, peer: PeerAnswer | null) =>
  peer ? JSON.stringify(Array.from(ours)) === JSON.stringify(peer.observed) : null

function agreement(ours: ArrayLike<number>, c: PeerAnswer | null, r: PeerAnswer | null): string {
  const words = ([name, peer]: readonly [string, PeerAnswer | null]) =>
    peer ? [`${name}: ${same(ours, peer) ? 'the same counts' : 'OTHER counts'}`] : []
  return [['C', c] as const, [`surveillance ${r?.version ?? ''}`, r] as const].flatMap(words).join('; ')
}

function oneBand(
  work: string,
  events: Events,
  { peerDraws, naiveDraws, wanted = true }: { peerDraws?: number; naiveDraws?: number; wanted?: boolean } = {},
): ContestRow {
  const file = writeColumns('events.csv', { ...events })
  const c = runC('near-repeats', [file, `${permutations}`, '5', '0,100', '0,7'])
  const { seconds, answer } = timed(() => knoxOf(events))
  const r = peerDraws ? runR('near-repeats', [file, `${peerDraws}`, `${permutations}`, '100', '7']) : null
  return {
    work: `Knox 100 m and 7 days, ${work}, ${permutations} permutations`,
    seconds,
    ...(wanted ? { goal: '≤ 2.5 × C', reached: c && seconds <= 2.5 * c.seconds } : {}),
    cSeconds: c?.seconds ?? null,
    naiveSeconds: naiveDraws ? (timed(() => everyPair(events, naiveDraws)).seconds * permutations) / naiveDraws : null,
    peers: peerDraws ? { surveillance: r?.seconds ?? null } : {},
    agreement: agreement([answer.observed], c, r),
  }
}

function allBands(work: string, events: Events): ContestRow {
  const file = writeColumns('events.csv', { ...events })
  const c = runC('near-repeats', [file, `${permutations}`, '5', distanceEdges.join(), dayEdges.join()])
  const { seconds, answer } = timed(() => bandsOf(events))
  return {
    work: `near repeats, 30 bands, ${work}, ${permutations} permutations`,
    seconds,
    goal: '≤ 3 × C',
    reached: c && seconds <= 3 * c.seconds,
    cSeconds: c?.seconds ?? null,
    agreement: agreement(answer.observed, c, null),
  }
}

/** In turns, on threads that are there already; the work and what it takes to send it. */
async function twoWorkers(events: Events): Promise<ContestRow> {
  const input = { ...inputOf(events), withinMetres: 100, withinDays: 7 }
  const pools = [openPool({ threads: 1 }), openPool({ threads: 2 })]
  const seconds: number[][] = [[], []]
  const answers = new Set<string>()
  for (let round = 0; round < 8; round++) {
    for (const [i, pool] of pools.entries()) {
      const started = performance.now()
      answers.add(JSON.stringify(await pool.run('knox', input)))
      // The first rounds start the threads, and each thread compiles its own loops.
      if (round > 2) seconds[i]?.push((performance.now() - started) / 1000)
    }
  }
  for (const pool of pools) pool.close()
  const [one = Number.NaN, two = Number.NaN] = seconds.map(median)
  return {
    work: `Knox 100 m and 7 days, 20k events, ${permutations} permutations, two workers`,
    seconds: two,
    goal: 'two workers ≥ 1.7 × one',
    reached: one / two >= 1.7,
    peers: { 'one worker': one },
    agreement: answers.size === 1 ? 'one worker: the same bytes' : 'one worker: OTHER bytes',
  }
}

/** In a process of its own: the most memory it ever held, less what it held with the events before the work. */
function memoryOf(what: string): number {
  const child = spawnSync(process.execPath, [import.meta.filename, what], { encoding: 'utf8' })
  return Number(child.stdout.trim())
}

function measureMemory(what: string): void {
  const events = invented(20_000)
  const before = process.resourceUsage().maxRSS
  if (what === 'knox') knoxOf(events, 20)
  else
    nearRepeats({
      ...inputOf(events, 20),
      distanceEdgesMetres: Float64Array.from(distanceEdges),
      dayEdges: Float64Array.from(dayEdges),
    })
  console.log(Math.round((process.resourceUsage().maxRSS - before) / 1024))
}

const [only] = process.argv.slice(2)
if (only) measureMemory(only)
else {
  const thousand = eventsOf('events_1k.csv', 1000)
  const five = eventsOf('events_5k.csv', 5000)
  const knoxMemory = memoryOf('knox')
  const bandMemory = memoryOf('bands')
  const twenty = { ...oneBand('20k events', invented(20_000)), peakMegabytes: knoxMemory }
  keepContest('near-repeats', [
    oneBand('1k events', thousand, { peerDraws: 19, naiveDraws: 5, wanted: false }),
    oneBand('5k events', five, { peerDraws: 5 }),
    twenty,
    await twoWorkers(invented(20_000)),
    allBands('1k events', thousand),
    allBands('5k events', five),
    {
      work: 'memory of near repeats, 30 bands and the same place, 20k events (megabytes beyond the events)',
      seconds: 0,
      goal: '≤ 250 MB, Knox too',
      reached: Math.max(bandMemory, knoxMemory) <= 250,
      peakMegabytes: bandMemory,
    },
  ])
  console.log(`memory beyond the events: Knox ${knoxMemory} MB, 30 bands ${bandMemory} MB`)
}
