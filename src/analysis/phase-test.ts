import {
  fail,
  requireAllWithin,
  requireCounts,
  requireLength,
  requireProbability,
  requireSome,
  requireWhole,
  requireWithin,
} from './check.ts'
import { eTest, greatestETestDispersion } from './e-test.ts'
import { adjustedP } from './false-discovery.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { normalBelow } from './special.ts'
import { checkpoint, type Hooks } from './work.ts'

export interface PhaseTestOptions {
  /** Chance of even one wrong change among all. Default 0.05. */
  readonly alpha?: number
  /** Cross-correlation is given from −mostLag to mostLag weeks. Default 4, at most weeks − 1. */
  readonly mostLag?: number
  /** φ, when it is known better than from these weeks. */
  readonly dispersion?: number
}

/** Presence was put on, or taken off, and what was counted in the phase before it and in the phase from it on. */
export interface PhaseChange {
  /** The first week of the new phase, from 0. */
  readonly week: number
  readonly to: 'on' | 'off'
  readonly before: { readonly count: number; readonly weeks: number }
  readonly after: { readonly count: number; readonly weeks: number }
  /** Rate after ÷ rate before; Infinity from none, 1 when both are none. */
  readonly ratio: number
  /** Two-sided, of equal rates; `adjusted` after Holm's correction for all changes. */
  readonly p: number
  readonly adjusted: number
}

export interface PhaseTest {
  readonly defined: true
  /** φ within phases, never under 1. */
  readonly dispersion: number
  /** The E-test, or, over φ = 1.2 where it is not used, the normal score of the share divided by √φ. */
  readonly test: 'e-test' | 'inflated-score'
  readonly changes: readonly PhaseChange[]
  /** Correlation of presence in week t with the count in week t + lag; lags −mostLag … mostLag. */
  readonly crossCorrelation: Float64Array
  /** Where that is greatest, the one nearest 0 of equals: > 0 when the counts follow presence, < 0 when they come before it. */
  readonly lag: number
  /**
   * `follows`: it rose at every on and fell at every off, and at least one of each is clear. `contradicts`: one that goes
   * the other way is clear. Else `not-shown`.
   */
  readonly verdict: 'follows' | 'contradicts' | 'not-shown'
}

export type NoPhaseTest = 'no-events' | 'never-on-and-off'

const mostWeeks = 10_000
const mostWeekly = 1000

/**
 * When presence goes on and off, what moved away because of it must rise after on and fall after off. Each change compares
 * the phase from it on with the phase before it by the E-test (Krishnamoorthy & Thomson 2004), corrected for their number
 * after Holm (1979); the lag of the cross-correlation (Box & Jenkins 1976, §11.1; as R's ccf) says when. docs/methods/phase-test.md
 * @param counts of the place where it may have moved, a week each, whole numbers 0 to 1000
 * @param on 1 for a week with presence, 0 without; as long
 * @returns not defined without any event, or unless presence was put on and taken off at least once each
 * @throws MethodError on counts that are none, flags other than 0 and 1, mismatched lengths, α outside (0, 1); Cancelled
 * Cost: some 20 µs a change, 0.2 ms with a thousand a week; O(weeks × lags).
 */
export function phaseTest(
  counts: ArrayLike<number>,
  on: ArrayLike<number>,
  options: PhaseTestOptions = {},
  hooks?: Hooks,
): PhaseTest | NotDefined<NoPhaseTest> {
  const { alpha = 0.05, mostLag = Math.min(4, Math.max(1, counts.length - 1)) } = options
  checkWeeks(counts, on)
  requireProbability('alpha', alpha)
  requireWhole('mostLag', mostLag, 0, counts.length - 1)
  if (options.dispersion !== undefined) requireWithin('dispersion', options.dispersion, 1, 1e6)
  const phases = phasesOf(counts, on)
  if (phases.every(({ count }) => count === 0)) return notDefined('no-events')
  if (phases.length < 3) return notDefined('never-on-and-off')
  const dispersion = options.dispersion ?? withinPhases(counts, phases)
  const test = dispersion > greatestETestDispersion ? 'inflated-score' : 'e-test'
  const pOf = (before: Phase, after: Phase) =>
    test === 'e-test' ? exactP(before, after) : scoreP(before, after, dispersion)
  const changes = changesOf(phases, pOf, hooks)
  const crossCorrelation = correlations(counts, on, mostLag)
  return {
    defined: true,
    dispersion,
    test,
    changes,
    crossCorrelation,
    lag: greatestLag(crossCorrelation, mostLag),
    verdict: verdictOf(changes, alpha),
  }
}

interface Phase {
  readonly from: number
  readonly on: boolean
  readonly count: number
  readonly weeks: number
}

function phasesOf(counts: ArrayLike<number>, on: ArrayLike<number>): Phase[] {
  const phases: Phase[] = []
  for (let from = 0; from < on.length; ) {
    let to = from
    let count = 0
    while (to < on.length && on[to] === on[from]) count += counts[to++]!
    phases.push({ from, on: on[from] === 1, count, weeks: to - from })
    from = to
  }
  return phases
}

function changesOf(
  phases: readonly Phase[],
  pOf: (before: Phase, after: Phase) => number,
  hooks: Hooks | undefined,
): PhaseChange[] {
  const pairs = phases.slice(1).map((after, i) => ({ before: phases[i]!, after }))
  const p = Float64Array.from(pairs, ({ before, after }, change) => {
    if (change % 64 === 0) checkpoint(hooks, change, pairs.length)
    return pOf(before, after)
  })
  const adjusted = adjustedP(p, 'holm')
  return pairs.map(({ before, after }, i) => ({
    week: after.from,
    to: after.on ? 'on' : 'off',
    before: { count: before.count, weeks: before.weeks },
    after: { count: after.count, weeks: after.weeks },
    ratio: before.count + after.count === 0 ? 1 : after.count / after.weeks / (before.count / before.weeks),
    p: p[i]!,
    adjusted: adjusted[i]!,
  }))
}

function exactP(before: Phase, after: Phase): number {
  const answer = eTest({ count: after.count, exposure: after.weeks }, { count: before.count, exposure: before.weeks })
  return 'p' in answer ? answer.p : 1
}

/** Of the share after, which at equal rates is that of the weeks, its variance φ times the binomial one. */
function scoreP(before: Phase, after: Phase, dispersion: number): number {
  const all = before.count + after.count
  if (all === 0) return 1
  const share = after.weeks / (before.weeks + after.weeks)
  const z = (after.count - all * share) / Math.sqrt(dispersion * all * share * (1 - share))
  return Math.min(1, 2 * normalBelow(-Math.abs(z)))
}

/** Pearson's χ² about each phase's own mean over its degrees of freedom, phases weighted by their means. */
function withinPhases(counts: ArrayLike<number>, phases: readonly Phase[]): number {
  let pearson = 0
  let freedom = 0
  for (const { from, count, weeks } of phases) {
    const mean = count / weeks
    for (let week = from; week < from + weeks; week++) pearson += (counts[week]! - mean) ** 2
    freedom += mean * (weeks - 1)
  }
  return freedom > 0 ? Math.max(1, pearson / freedom) : 1
}

/** Sums of products about the means of all weeks, over those at lag 0 of each with itself; 0 where all counts are alike. */
function correlations(counts: ArrayLike<number>, on: ArrayLike<number>, mostLag: number): Float64Array {
  const weeks = counts.length
  const about = (values: ArrayLike<number>) => {
    let sum = 0
    for (let week = 0; week < weeks; week++) sum += values[week]!
    return Float64Array.from({ length: weeks }, (_, week) => values[week]! - sum / weeks)
  }
  const [count, presence] = [about(counts), about(on)]
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0)
  const scale = Math.sqrt(squares(count) * squares(presence))
  return Float64Array.from({ length: 2 * mostLag + 1 }, (_, k) => {
    const lag = k - mostLag
    let sum = 0
    for (let week = Math.max(0, -lag); week < weeks - Math.max(0, lag); week++)
      sum += presence[week]! * count[week + lag]!
    return scale > 0 ? sum / scale : 0
  })
}

function greatestLag(correlation: Float64Array, mostLag: number): number {
  let best = 0
  for (let size = 1; size <= mostLag; size++) {
    for (const lag of [size, -size]) {
      if (correlation[mostLag + lag]! > correlation[mostLag + best]! + 1e-12) best = lag
    }
  }
  return best
}

function verdictOf(changes: readonly PhaseChange[], alpha: number): PhaseTest['verdict'] {
  const expected = ({ to, ratio }: PhaseChange) => (to === 'on' ? ratio > 1 : ratio < 1)
  const clear = ({ adjusted }: PhaseChange) => adjusted <= alpha
  if (changes.some((change) => clear(change) && !expected(change))) return 'contradicts'
  const clearTo = (side: 'on' | 'off') => changes.some((change) => change.to === side && clear(change))
  return changes.every(expected) && clearTo('on') && clearTo('off') ? 'follows' : 'not-shown'
}

function checkWeeks(counts: ArrayLike<number>, on: ArrayLike<number>): void {
  requireSome('counts', counts, 3)
  if (counts.length > mostWeeks) fail('too-many', 'counts', `at most ${mostWeeks}`)
  requireCounts('counts', counts)
  requireAllWithin('counts', counts, 0, mostWeekly)
  requireLength('on', on, 'counts', counts.length)
  for (let week = 0; week < on.length; week++) {
    if (on[week] !== 0 && on[week] !== 1) fail('out-of-range', 'on', '0 or 1', week)
  }
}
