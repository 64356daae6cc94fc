import { differenceInDifferences } from '../../src/analysis/difference-in-differences.ts'
import { weeklyDispersion } from '../../src/analysis/dispersion.ts'
import { eTest } from '../../src/analysis/e-test.ts'
import type { FourCells } from '../../src/analysis/exact-ratio.ts'
import { type Random, randomStream } from '../../src/analysis/random.ts'
import { type RateRatio, rateRatio } from '../../src/analysis/rate-ratio.ts'
import { reporting } from '../../src/analysis/reporting.ts'
import { logGamma } from '../../src/analysis/special.ts'
import { wdd } from '../../src/analysis/wdd.ts'
import { wilsonInterval } from '../../src/analysis/wilson.ts'

/** How often the intervals and tests of the Effect page keep their word: weeks of negative-binomial counts, φ estimated before. */
export interface CalibrationRow {
  readonly what: string
  readonly setting: string
  readonly nominal: string | number
  readonly got: string | number
  readonly runs: number
}

export const title = 'Change beside a comparison'

interface Setting {
  readonly target: number
  readonly comparison: number
  readonly dispersion: number
  readonly ratio: number
  readonly weeksAfter: number
}

const weeksBefore = 52
const nominal = '≥ 93 % of nominal 95 %'

const settings: readonly Setting[] = [
  { target: 8, comparison: 20, dispersion: 1, ratio: 1, weeksAfter: 26 },
  { target: 8, comparison: 20, dispersion: 1.6, ratio: 1, weeksAfter: 26 },
  { target: 8, comparison: 20, dispersion: 1.6, ratio: 0.5, weeksAfter: 26 },
  { target: 8, comparison: 20, dispersion: 2.5, ratio: 0.7, weeksAfter: 8 },
  { target: 1, comparison: 2, dispersion: 1, ratio: 0.5, weeksAfter: 26 },
  { target: 1, comparison: 2, dispersion: 1.6, ratio: 0.5, weeksAfter: 26 },
  { target: 0.3, comparison: 0.6, dispersion: 1.6, ratio: 0.5, weeksAfter: 26 },
]

const words = ({ target, comparison, dispersion, ratio, weeksAfter }: Setting) =>
  `${target} and ${comparison} a week, φ = ${dispersion}, true ratio ${ratio}, ${weeksBefore} weeks before, ${weeksAfter} since`

const shareOf = (hits: number, runs: number) => `${((100 * hits) / runs).toFixed(1)} %`

/** One simulated operation: the four counts, and φ as it would be estimated from the weeks before. */
export function simulateOperation(setting: Setting, random: Random): { counts: FourCells; dispersion: number } {
  const { target, comparison, dispersion, ratio, weeksAfter } = setting
  const weeks = (rate: number, count: number) => Array.from({ length: count }, () => random.clustered(rate, dispersion))
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const targetWeeks = weeks(target, weeksBefore)
  const comparisonWeeks = weeks(comparison, weeksBefore)
  return {
    counts: {
      targetBefore: sum(targetWeeks),
      targetAfter: sum(weeks(target * ratio, weeksAfter)),
      comparisonBefore: sum(comparisonWeeks),
      comparisonAfter: sum(weeks(comparison, weeksAfter)),
    },
    dispersion: weeklyDispersion([...targetWeeks, ...comparisonWeeks], weeksBefore, 0, weeksBefore),
  }
}

type IntervalName = 'exact' | 'midP' | 'inflated'

/** How many of `runs` intervals hold the true ratio; a table without an answer holds it, for nothing was claimed. */
export function ratioCoverage(setting: Setting, runs: number): Record<IntervalName, number> {
  const held = { exact: 0, midP: 0, inflated: 0 }
  for (let run = 0; run < runs; run++) {
    const { counts, dispersion } = simulateOperation(setting, randomStream(2026, run))
    const answer = rateRatio(counts, { dispersion })
    for (const name of ['exact', 'midP', 'inflated'] as const) if (holds(answer, name, setting.ratio)) held[name]++
  }
  return held
}

function holds(answer: ReturnType<typeof rateRatio>, name: IntervalName, truth: number): boolean {
  if ('defined' in answer) return true
  const { low, high } = (answer as RateRatio)[name]
  return low <= truth && truth <= high
}

/** How many of `runs` WDD intervals, per week, hold the true difference. */
export function wddCoverage(setting: Setting, runs: number): number {
  const truth = setting.target * (setting.ratio - 1)
  let held = 0
  for (let run = 0; run < runs; run++) {
    const { counts, dispersion } = simulateOperation(setting, randomStream(2027, run))
    const answer = wdd(
      {
        target: { before: counts.targetBefore, after: counts.targetAfter },
        comparison: { before: counts.comparisonBefore, after: counts.comparisonAfter },
      },
      { timeWeights: { before: weeksBefore, after: setting.weeksAfter }, dispersion },
    )
    if ('defined' in answer || (answer.total.low <= truth && truth <= answer.total.high)) held++
  }
  return held
}

function differenceCoverage(places: number, others: number, dispersion: number, runs: number): number {
  const ratio = 0.6
  let held = 0
  for (let run = 0; run < runs; run++) {
    const random = randomStream(2028, run)
    const rows = Array.from({ length: places + others }, (_, place) => ({
      place,
      rate: Math.exp(0.8 * random.normal()),
    }))
    const cells = rows.flatMap(({ place, rate }) =>
      [0, 1].map((after) => {
        const effect = after === 1 && place < places ? ratio : 1
        const weeks = after === 1 ? 26 : weeksBefore
        return { place, after, exposure: weeks, count: random.clustered(rate * effect * weeks, dispersion) }
      }),
    )
    const answer = differenceInDifferences({
      targetOfPlace: rows.map(({ place }) => (place < places ? 1 : 0)),
      place: cells.map(({ place }) => place),
      after: cells.map(({ after }) => after),
      count: cells.map(({ count }) => count),
      exposure: cells.map(({ exposure }) => exposure),
    })
    if ('defined' in answer || !answer.spread.defined) held++
    else if (answer.spread.low <= ratio && ratio <= answer.spread.high) held++
  }
  return held
}

function eTestSize(mean: number, lengthSecond: number, variance: 'unpooled' | 'pooled', runs: number): number {
  let rejected = 0
  for (let run = 0; run < runs; run++) {
    const random = randomStream(2029, run)
    const answer = eTest(
      { count: random.poisson(mean), exposure: 1 },
      { count: random.poisson(mean * lengthSecond), exposure: lengthSecond },
      { variance },
    )
    if ('p' in answer && answer.p <= 0.05) rejected++
  }
  return rejected
}

/** Violence unchanged, willingness from 0.4 to 0.55, 300 asked each time. */
function reportingCoverage(runs: number): { delta: number; simulated: number } {
  const held = { delta: 0, simulated: 0 }
  for (let run = 0; run < runs; run++) {
    const random = randomStream(2030, run)
    const survey = (share: number) => {
      let yes = 0
      for (let person = 0; person < 300; person++) if (random.uniform() < share) yes++
      return { share: yes / 300, asked: 300 }
    }
    const answer = reporting({
      reported: { before: random.poisson(80 * 0.4), after: random.poisson(80 * 0.55) },
      willingness: { before: survey(0.4), after: survey(0.55) },
      draws: 500,
      seed: run,
    })
    if ('defined' in answer || answer.adjusted === null) continue
    for (const name of ['delta', 'simulated'] as const) {
      if (answer.adjusted[name].low <= 1 && 1 <= answer.adjusted[name].high) held[name]++
    }
  }
  return held
}

/** Exact, by summing over all answers, and averaged over shares 0.01 to 0.99: the interval of one share swings about it. */
function wilsonCoverage(asked: number): number {
  let sum = 0
  for (let share = 1; share < 100; share++) {
    const p = share / 100
    for (let yes = 0; yes <= asked; yes++) {
      const interval = wilsonInterval(yes, asked)
      if ('share' in interval && interval.low <= p && p <= interval.high) sum += binomial(yes, asked, p)
    }
  }
  return sum / 99
}

const binomial = (yes: number, asked: number, p: number) =>
  Math.exp(
    logGamma(asked + 1) -
      logGamma(yes + 1) -
      logGamma(asked - yes + 1) +
      yes * Math.log(p) +
      (asked - yes) * Math.log1p(-p),
  )

export function rows(): CalibrationRow[] {
  return [...ratioRows(4000), ...differenceRows(4000), ...otherRows(4000)]
}

function ratioRows(runs: number): CalibrationRow[] {
  const rows: CalibrationRow[] = []
  for (const setting of settings) {
    const held = ratioCoverage(setting, runs)
    const add = (what: string, hits: number) =>
      rows.push({ what, setting: words(setting), nominal, got: shareOf(hits, runs), runs })
    if (setting.dispersion === 1) {
      add('rate ratio, exact interval', held.exact)
      add('rate ratio, mid-p interval', held.midP)
    }
    add('rate ratio, φ-inflated interval', held.inflated)
    add('WDD interval', wddCoverage(setting, runs))
  }
  return rows
}

function differenceRows(runs: number): CalibrationRow[] {
  const sizes = [
    [3, 3],
    [5, 5],
    [10, 10],
    [20, 20],
    [5, 20],
    [3, 20],
    [2, 20],
  ] as const
  const cases = sizes.flatMap(([places, others]) => [1, 1.6].map((dispersion) => ({ places, others, dispersion })))
  return cases.map(({ places, others, dispersion }) => ({
    what: 'difference in differences, clustered interval',
    setting: `${places} + ${others} places, rates log-normal σ = 0.8, φ = ${dispersion}, true ratio 0.6`,
    nominal: places < 3 ? '95 % (too few places: see the page)' : nominal,
    got: shareOf(differenceCoverage(places, others, dispersion, runs), runs),
    runs,
  }))
}

function otherRows(runs: number): CalibrationRow[] {
  const sizes = [
    [5, 1],
    [30, 1],
    [5, 6.5],
    [30, 6.5],
  ] as const
  const eTests = sizes.flatMap(([mean, length]) =>
    (['unpooled', 'pooled'] as const).map((variance) => ({
      what: `E-test, ${variance}, false alarms at 5 %`,
      setting: `${mean} and ${mean * length} expected over lengths 1 and ${length}`,
      nominal: '≤ 5 %, or a little more',
      got: shareOf(eTestSize(mean, length, variance, runs), runs),
      runs,
    })),
  )
  const held = reportingCoverage(runs)
  const setting = '80 incidents a window, willingness 0.4 then 0.55, 300 asked'
  const asked = [10, 50, 300].map((count) => ({
    what: 'Wilson interval',
    setting: `${count} asked, mean over shares 1 to 99 %`,
    nominal,
    got: `${(100 * wilsonCoverage(count)).toFixed(1)} %`,
    runs: 99,
  }))
  return [
    ...eTests,
    { what: 'reporting, delta interval', setting, nominal, got: shareOf(held.delta, runs), runs },
    { what: 'reporting, simulated interval', setting, nominal, got: shareOf(held.simulated, runs), runs },
    ...asked,
  ]
}
