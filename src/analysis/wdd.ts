import { type BeforeAfter, requireBeforeAfter } from './before-after.ts'
import { fail, requireProbability, requireWithin } from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { type Estimate, type TestedEstimate, tested } from './tested-estimate.ts'

export type { Estimate, TestedEstimate } from './tested-estimate.ts'

export interface WddAreas {
  readonly target: BeforeAfter
  readonly comparison: BeforeAfter
  /** Where incidents may move to, and a comparison of its own: both or neither. */
  readonly displacement?: BeforeAfter
  readonly displacementComparison?: BeforeAfter
}

export interface WddOptions {
  /** Length of the windows, in any one unit: the answer is then a change per unit. 1 and 1 unless given. */
  readonly timeWeights?: BeforeAfter
  /** Size of each area there is (square metres, residents): the answer is then per unit of it. All 1 unless given. */
  readonly areaWeights?: AreaWeights
  /** φ ≥ 1 from before the start: the variance is multiplied by it. Default 1. */
  readonly dispersion?: number
  /** Of the interval; default 0.95. */
  readonly confidence?: number
}

export interface AreaWeights {
  readonly target: number
  readonly comparison: number
  readonly displacement?: number
  readonly displacementComparison?: number
}

/** Whether it may be shown: `after-weights` says that only the weights make the levels before alike. */
export type WddShown = 'as-counts' | 'after-weights' | 'not-at-all'

export interface Wdd {
  readonly local: Estimate
  readonly displacement: Estimate | null
  readonly total: TestedEstimate
  /** The greater level before ÷ the lesser, of the worse pair, as counts and by weight; Infinity where one is 0. */
  readonly levelRatio: { readonly counts: number; readonly weighted: number }
  readonly shown: WddShown
  /** (T1/T0) ÷ (C1/C0), to stand beside it; null where it does not exist. */
  readonly rateRatio: number | null
  /** The number fell and the rate rose beside the comparison, or the other way round; null without a rate ratio. */
  readonly disagreesInSign: boolean | null
}

/** Levels before that differ by more than this share no common change in number. */
export const greatestLevelRatio = 1.5

/**
 * Weighted displacement difference (Wheeler & Ratcliffe 2018, Crime Science 7:11): (T1 − T0) − (C1 − C0)
 * + (D1 − D0) − (CD1 − CD0), negative where incidents fell. Counts are Poisson, so its variance is the sum of the counts;
 * with a weight w (time × area) a count enters as 1/w and its variance as 1/w²; all is multiplied by φ. It takes target and
 * comparison to change by the same *number*: `shown` says where their levels allow that. docs/methods/wdd.md
 * @param areas whole counts 0 to 1e9
 * @returns not defined where all counts are 0: the standard error would be 0
 * @throws MethodError for counts, weights 1e-9 to 1e9, φ or confidence out of range, or half a displacement pair
 */
export function wdd(areas: WddAreas, options: WddOptions = {}): Wdd | NotDefined<'no-events'> {
  const { timeWeights = { before: 1, after: 1 }, areaWeights, dispersion = 1, confidence = 0.95 } = options
  checkWdd(areas, options)
  const pair = (area: BeforeAfter, areaWeight = 1, other: BeforeAfter, otherWeight = 1): Pair => ({
    own: weighted(area, timeWeights, areaWeight),
    other: weighted(other, timeWeights, otherWeight),
    levels: [area.before, other.before],
  })
  const { target, comparison, displacement, displacementComparison } = areas
  const local = pair(target, areaWeights?.target, comparison, areaWeights?.comparison)
  const belt =
    displacement && displacementComparison
      ? pair(displacement, areaWeights?.displacement, displacementComparison, areaWeights?.displacementComparison)
      : null
  const total = tested(sumOf(belt ? [local, belt] : [local], dispersion), confidence)
  if (total === null) return notDefined('no-events')
  const localEstimate = sumOf([local], dispersion)
  const ratio = rateRatioOf(target, comparison)
  return {
    local: localEstimate,
    displacement: belt ? sumOf([belt], dispersion) : null,
    total,
    ...levels(belt ? [local, belt] : [local]),
    rateRatio: ratio,
    disagreesInSign: ratio === null ? null : localEstimate.estimate * Math.log(ratio) < 0,
  }
}

/** What one area contributes: its change, and the variance of it. */
interface Change {
  readonly change: number
  readonly variance: number
  readonly level: number
}

/** An area and its own comparison. */
interface Pair {
  readonly own: Change
  readonly other: Change
  readonly levels: readonly [number, number]
}

function weighted(area: BeforeAfter, time: BeforeAfter, areaWeight: number): Change {
  const before = time.before * areaWeight
  const after = time.after * areaWeight
  return {
    change: area.after / after - area.before / before,
    variance: area.after / after ** 2 + area.before / before ** 2,
    level: area.before / before,
  }
}

function sumOf(pairs: readonly Pair[], dispersion: number): Estimate {
  let estimate = 0
  let variance = 0
  for (const { own, other } of pairs) {
    estimate += own.change - other.change
    variance += own.variance + other.variance
  }
  return { estimate, standardError: Math.sqrt(dispersion * variance) }
}

/** Without weights the two ratios are one, and `after-weights` cannot be. */
function levels(pairs: readonly Pair[]): Pick<Wdd, 'levelRatio' | 'shown'> {
  const counts = Math.max(...pairs.map(({ levels: [own, other] }) => apart(own, other)))
  const byWeight = Math.max(...pairs.map(({ own, other }) => apart(own.level, other.level)))
  const near = (ratio: number) => ratio <= greatestLevelRatio * (1 + 1e-12)
  const shown = !near(byWeight) ? 'not-at-all' : !near(counts) ? 'after-weights' : 'as-counts'
  return { levelRatio: { counts, weighted: byWeight }, shown }
}

/** Two levels of 0 are alike. */
const apart = (one: number, other: number) => (one === other ? 1 : Math.max(one, other) / Math.min(one, other))

/** Lengths and sizes are the same in both windows or both areas, so they cancel. */
function rateRatioOf(target: BeforeAfter, comparison: BeforeAfter): number | null {
  if (target.before === 0 || comparison.before === 0 || comparison.after === 0) return null
  return (target.after / target.before) * (comparison.before / comparison.after)
}

function checkWeights(name: string, weights: BeforeAfter | AreaWeights = { before: 1, after: 1 }): void {
  for (const [part, weight] of Object.entries(weights) as [string, number | undefined][]) {
    if (weight !== undefined) requireWithin(`${name}.${part}`, weight, 1e-9, 1e9)
  }
}

function checkWdd(areas: WddAreas, { timeWeights, areaWeights, dispersion = 1, confidence = 0.95 }: WddOptions): void {
  requireBeforeAfter('target', areas.target)
  requireBeforeAfter('comparison', areas.comparison)
  if (areas.displacement) requireBeforeAfter('displacement', areas.displacement)
  if (areas.displacementComparison) requireBeforeAfter('displacementComparison', areas.displacementComparison)
  if (!areas.displacement !== !areas.displacementComparison) {
    const missing = areas.displacement ? 'displacementComparison' : 'displacement'
    fail('empty', missing, 'both displacement and displacementComparison, or neither')
  }
  checkWeights('timeWeights', timeWeights)
  checkWeights('areaWeights', areaWeights)
  if (areaWeights && areas.displacement) {
    // A belt as counts beside a target per square metre would be no sum of anything.
    const missing = (['displacement', 'displacementComparison'] as const).find(
      (area) => areaWeights[area] === undefined,
    )
    if (missing) fail('empty', `areaWeights.${missing}`, 'a weight for every area, or for none')
  }
  requireWithin('dispersion', dispersion, 1, 1e6)
  requireProbability('confidence', confidence)
}
