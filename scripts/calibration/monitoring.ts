import { anyTimeMonitoring, type WeeklyPair } from '../../src/analysis/any-time.ts'
import { weeklyDispersion } from '../../src/analysis/dispersion.ts'
import { displacementWatch, type WatchInput } from '../../src/analysis/displacement-watch.ts'
import { type Random, randomStream } from '../../src/analysis/random.ts'
import { riseEvidence } from '../../src/analysis/rise-evidence.ts'
import type { CalibrationRow } from './effect.ts'

/** How often the weekly questions speak by chance and how soon they see what is there: 52 weeks before, φ estimated from them. */
export const title = 'Asked every week'

const weeksBefore = 52
const looks = 104
const places = 300
const level = 0.1

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const series = (random: Random, mean: number, phi: number, count: number) =>
  Array.from({ length: count }, () => random.clustered(mean, phi))
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN
const weeksText = (weeks: number) =>
  weeks === Number.POSITIVE_INFINITY ? 'not within the weeks simulated' : `${weeks} weeks`

interface Pair {
  readonly target: number
  readonly comparison: number
  readonly phi: number
  readonly ratio: number
}

function simulatePair({ target, comparison, phi, ratio }: Pair, random: Random, since: number): WeeklyPair {
  return {
    targetBefore: series(random, target, phi, weeksBefore),
    comparisonBefore: series(random, comparison, phi, weeksBefore),
    targetSince: series(random, target * ratio, phi, since),
    comparisonSince: series(random, comparison, phi, since),
  }
}

function monitored(pair: Pair, seed: number, run: number, since = looks) {
  return asked(simulatePair(pair, randomStream(seed, run), since))
}

function asked(weeks: WeeklyPair) {
  const answer = anyTimeMonitoring(weeks)
  if (!answer.defined) throw new Error(answer.reason)
  return answer
}

const pairText = ({ target, comparison, phi, ratio }: Pair) =>
  `${target} and ${comparison} a week, φ = ${phi}${ratio === 1 ? '' : `, true ratio ${ratio}`}`

/** False alarms over all looks, and whether the sequence ever leaves the true ratio out, in the same runs. */
function alarmRows(pair: Pair, runs: number): CalibrationRow[] {
  let alarms = 0
  let held = 0
  for (let run = 0; run < runs; run++) {
    const { spoke, low, high } = monitored(pair, 1, run)
    if (spoke) alarms++
    if (low.every((end, week) => end <= pair.ratio && pair.ratio <= (high[week] ?? 0))) held++
  }
  const setting = `${pairText(pair)}, ${looks} looks`
  const sequence = {
    what: 'any-time: sequence holds the true ratio in all weeks',
    setting,
    nominal: '≥ 95 %',
    got: percent(held / runs),
    runs,
  }
  if (pair.ratio !== 1) return [sequence]
  return [{ what: 'any-time: false alarms', setting, nominal: '≤ 5 %', got: percent(alarms / runs), runs }, sequence]
}

interface Chains {
  readonly target: number
  readonly comparison: number
  /** How many others an event brings in the mean, each after an exponential delay. */
  readonly repeats: number
  readonly meanDelayDays: number
}

/** Near repeats as they come: weeks that are not independent of each other, a year of them run in unseen. */
function chainedWeeks(random: Random, mean: number, { repeats, meanDelayDays }: Chains, count: number): number[] {
  const runIn = 52
  const weeks = Array.from({ length: runIn + count }, () => 0)
  const happen = (day: number) => {
    const week = Math.floor(day / 7)
    if (week >= weeks.length) return
    weeks[week] = (weeks[week] ?? 0) + 1
    const brought = random.poisson(repeats)
    for (let i = 0; i < brought; i++) happen(day - Math.log(1 - random.uniform()) * meanDelayDays)
  }
  for (let week = 0; week < weeks.length; week++) {
    const first = random.poisson(mean * (1 - repeats))
    for (let i = 0; i < first; i++) happen(7 * (week + random.uniform()))
  }
  return weeks.slice(runIn)
}

/** False alarms when weeks hang together, as near repeats make them. */
function chainRow(chains: Chains, runs: number): CalibrationRow {
  const { target, comparison, repeats, meanDelayDays } = chains
  let alarms = 0
  for (let run = 0; run < runs; run++) {
    const random = randomStream(7, run)
    const [targets, comparisons] = [target, comparison].map((mean) =>
      chainedWeeks(random, mean, chains, weeksBefore + looks),
    ) as [number[], number[]]
    const { spoke } = asked({
      targetBefore: targets.slice(0, weeksBefore),
      comparisonBefore: comparisons.slice(0, weeksBefore),
      targetSince: targets.slice(weeksBefore),
      comparisonSince: comparisons.slice(weeksBefore),
    })
    if (spoke) alarms++
  }
  return {
    what: 'any-time: false alarms, near repeats over the end of the week',
    setting: `${target} and ${comparison} a week, each event brings ${repeats} more after ${meanDelayDays} days in the mean, ${looks} looks`,
    nominal: repeats > 0.3 ? '5 % (weeks hang together more than φ tells: see the page)' : '≤ 5 %',
    got: percent(alarms / runs),
    runs,
  }
}

function delayRows(pair: Pair, promised: number, runs: number): CalibrationRow[] {
  const weeks = Array.from(
    { length: runs },
    (_, run) => monitored(pair, 2, run, 30).spoke?.week ?? Number.POSITIVE_INFINITY,
  )
  return [
    {
      what: 'any-time: weeks until the change is seen, median (80 %)',
      setting: pairText(pair),
      nominal: `median ≤ ${promised}`,
      got: `${quantile(weeks, 0.5)} (${weeksText(quantile(weeks, 0.8))})`,
      runs,
    },
  ]
}

interface Move {
  readonly base: (random: Random) => number
  /** 1 is the first week since the start. */
  readonly week: number
  readonly add: number
}

/** Rates log-uniform between 0.2 and 5 a week, one comparison of 60 a week; the first places move. */
function simulateTown(random: Random, phi: readonly number[], weeksSince: number, moves: readonly Move[]): WatchInput {
  const weeks = weeksBefore + weeksSince
  const target = Array.from({ length: places }, (_, place) => {
    const move = moves[place]
    const base = move ? move.base(random) : 0.2 * 25 ** random.uniform()
    const own = phi[place % phi.length] ?? 1
    const from = move ? weeksBefore + move.week - 1 : weeks
    return [...series(random, base, own, from), ...(move ? series(random, base + move.add, own, weeks - from) : [])]
  })
  return {
    placeCount: places,
    weeksBefore,
    weeksSince,
    target: target.flat(),
    comparison: series(random, 60, phi[0] ?? 1, weeks),
  }
}

function discoveryRow(phi: readonly number[], moves: readonly Move[], runs: number): CalibrationRow {
  let wrongShares = 0
  let found = 0
  for (let run = 0; run < runs; run++) {
    const { proposals } = displacementWatch(simulateTown(randomStream(3, run), phi, looks, moves))
    const wrong = proposals.filter(({ place }) => place >= moves.length).length
    wrongShares += proposals.length > 0 ? wrong / proposals.length : 0
    found += proposals.length - wrong
  }
  const foundText = moves.length > 0 ? `; ${percent(found / runs / moves.length)} of the moves found` : ''
  return {
    what: 'watch: false discovery rate of all proposals in two years',
    setting: `${places} places, φ = ${phi.join(' and ')}, ${moves.length > 0 ? `${moves.length} moves of +2 a week` : 'no move'}`,
    nominal: '≤ 10 %',
    got: `${percent(wrongShares / runs)}${foundText}`,
    runs,
  }
}

const moveRow = (
  text: string,
  move: Move,
  options: { readonly phi: number; readonly within: number; readonly nominal: string; readonly runs: number },
): CalibrationRow => {
  const { phi, within, nominal, runs } = options
  const weeksSince = move.week + (nominal === 'reported' ? 24 : within)
  const delays = Array.from({ length: runs }, (_, run) => {
    const { proposals } = displacementWatch(simulateTown(randomStream(4, run), [phi], weeksSince, [move]))
    const made = proposals.find(({ place }) => place === 0)
    return made && made.week >= move.week ? made.week - move.week + 1 : Number.POSITIVE_INFINITY
  })
  const share = delays.filter((weeks) => weeks <= within).length / runs
  const reported = `median ${weeksText(quantile(delays, 0.5))}, 80 % ${weeksText(quantile(delays, 0.8))}`
  return {
    what: `watch: a move of +${move.add} a week ${nominal === 'reported' ? 'found after' : `found within ${within} weeks`}`,
    setting: `${text}, ${move.week === 1 ? 'at the start' : `in week ${move.week}`}, ${places} places, φ = ${phi}`,
    nominal,
    got: nominal === 'reported' ? reported : percent(share),
    runs,
  }
}

const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0)

/** Whether a place passes the cut-off for one, were φ the larger of its own estimate and its comparison's. */
function passesAlone(random: Random, base: number, add: number, phi: number, weeksSince: number): boolean {
  const before = simulatePair({ target: base, comparison: 60, phi, ratio: 1 }, random, 0)
  const place = {
    targetBefore: sum(before.targetBefore),
    comparisonBefore: sum(before.comparisonBefore),
    targetSince: series(random, base + add, phi, weeksSince),
    comparisonSince: series(random, 60, phi, weeksSince),
  }
  const phiOf = (counts: ArrayLike<number>) => weeklyDispersion(counts, weeksBefore, 0, weeksBefore)
  const larger = Math.max(phiOf(before.targetBefore), phiOf(before.comparisonBefore))
  return riseEvidence(place, larger, 1).some((evidence) => evidence >= places / level)
}

/** Why φ of a place is not taken from the place alone: what it finds, and what it finds wrongly. */
function aloneRows(): CalibrationRow[] {
  const found = (base: number, within: number, runs: number): CalibrationRow => ({
    what: `watch, were φ that of the pair alone: +3 a week found within ${within} weeks`,
    setting: `from exactly ${base} a week, at the start, ${places} places, φ = 1`,
    nominal: '(why it is not)',
    got: percent(
      Array.from({ length: runs }, (_, run) => passesAlone(randomStream(5, run), base, 3, 1, within)).filter(Boolean)
        .length / runs,
    ),
    runs,
  })
  const runs = 40
  const wrong = Array.from({ length: runs }, (_, run) => {
    const random = randomStream(6, run)
    return Array.from({ length: places }, () => passesAlone(random, 0.2 * 25 ** random.uniform(), 0, 1.6, looks)).some(
      Boolean,
    )
  })
  return [
    found(0.5, 5, 2000),
    found(1, 8, 2000),
    {
      what: 'watch, were φ that of the pair alone: any false proposal in two years',
      setting: `${places} places, φ = 1.6, no move`,
      nominal: '(why it is not)',
      got: percent(wrong.filter(Boolean).length / runs),
      runs,
    },
  ]
}

const exactly =
  (base: number): Move['base'] =>
  () =>
    base

export function rows(): CalibrationRow[] {
  const phis = [1, 1.6]
  const pairs = phis.flatMap((phi) => [
    { target: 8, comparison: 20, phi, ratio: 1 },
    { target: 20, comparison: 60, phi, ratio: 1 },
    { target: 0.5, comparison: 20, phi, ratio: 1 },
    { target: 8, comparison: 20, phi, ratio: 0.5 },
    { target: 8, comparison: 20, phi, ratio: 1.3 },
  ])
  const tenMoves = Array.from({ length: 10 }, (_, i) => ({ base: exactly(0.3 + 0.1 * i), week: 1 + 5 * i, add: 2 }))
  const upToHalf: Move['base'] = (random) => 0.1 + 0.4 * random.uniform()
  const soon = { phi: 1, nominal: '≥ 80 %', runs: 1000 }
  return [
    ...pairs.flatMap((pair) => alarmRows(pair, pair.ratio === 1 ? 600 : 300)),
    ...[
      [0.2, 5],
      [0.2, 10],
      [0.3, 10],
      [0.4, 10],
    ].map(([repeats = 0, meanDelayDays = 0]) => chainRow({ target: 8, comparison: 20, repeats, meanDelayDays }, 600)),
    ...delayRows({ target: 8, comparison: 20, phi: 1, ratio: 0.5 }, 6, 1000),
    ...delayRows({ target: 8, comparison: 20, phi: 1.6, ratio: 0.5 }, 10, 1000),
    ...delayRows({ target: 20, comparison: 60, phi: 1, ratio: 0.7 }, 8, 1000),
    ...delayRows({ target: 20, comparison: 60, phi: 1.6, ratio: 0.7 }, 12, 1000),
    ...phis.map((phi) => discoveryRow([phi], [], 100)),
    ...phis.map((phi) => discoveryRow([phi], tenMoves, 50)),
    { ...discoveryRow([1, 2.5], [], 50), nominal: '≤ 10 % (not promised: places differ)' },
    moveRow('from 0.1–0.5 a week', { base: upToHalf, week: 1, add: 3 }, { ...soon, within: 5 }),
    moveRow('from exactly 0.5 a week', { base: exactly(0.5), week: 1, add: 3 }, { ...soon, within: 5 }),
    moveRow('from 1 a week', { base: exactly(1), week: 1, add: 3 }, { ...soon, within: 8 }),
    ...aloneRows(),
    ...[0.5, 1].flatMap((base) =>
      phis.map((phi) =>
        moveRow(
          `from ${base} a week`,
          { base: exactly(base), week: 40, add: 3 },
          { phi, within: 24, nominal: 'reported', runs: 60 },
        ),
      ),
    ),
  ]
}
