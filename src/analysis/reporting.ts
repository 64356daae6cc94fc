import { type BeforeAfter, requireBeforeAfter } from './before-after.ts'
import { requireProbability, requireWhole, requireWithin } from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { type Random, randomStream } from './random.ts'
import { sampleQuantile } from './sample-quantile.ts'
import { normalQuantile } from './special.ts'

/** What a survey says of those who would report: a share, and how many answers it is worth. */
export interface Willingness {
  /** > 0, at most 1. */
  readonly share: number
  /** Answers, or the effective number of a weighted survey; 1 to 1e9, not necessarily whole. */
  readonly asked: number
}

export interface ReportingInput {
  /** Incidents that were reported. */
  readonly reported: BeforeAfter
  /** Length of each window in one unit; 1 and 1 unless given. */
  readonly exposure?: BeforeAfter
  /** Null where nobody was asked: the tipping point needs no survey. */
  readonly willingness: { readonly before: Willingness; readonly after: Willingness } | null
  /** φ ≥ 1 of the counts. Default 1. */
  readonly dispersion?: number
  readonly confidence?: number
  readonly draws?: number
  readonly seed: number
}

interface Range {
  readonly low: number
  readonly high: number
}

export interface Reporting {
  /** (r1/r0) by exposure: how reports changed. */
  readonly reportedChange: number
  readonly tippingPoint: TippingPoint
  readonly adjusted: AdjustedChange | null
}

export interface TippingPoint extends Range {
  /** If willingness to report rose by more than this share (negative: fell by less), violence has fallen. */
  readonly rise: number
  /** Of those who would report now, at which nothing has changed: p0 × reported change. Null without a survey. */
  readonly share: number | null
  /** False where that share is above 1: no rise in willingness explains the reports, and violence has risen. */
  readonly reachable: boolean | null
}

export interface AdjustedChange {
  /** r/p by exposure: what happened, reported or not. */
  readonly trueRate: BeforeAfter
  /** (r1/p1) ÷ (r0/p0). */
  readonly change: number
  /** Variance of its logarithm, from chance in the counts and from the size of the survey. */
  readonly logVariance: { readonly counts: number; readonly survey: number }
  readonly delta: Range
  /** From seeded draws; `fell` is the share of draws in which violence fell. */
  readonly simulated: Range & { readonly fell: number }
}

export type NoReporting = 'no-reports-before' | 'no-reports-after'

/**
 * Reporting separated from crime: true = reported ÷ p, so change = (r1/p1) ÷ (r0/p0). Chance of the counts and of the
 * survey are both carried, by the delta method on the log scale (variance φ(1/r0 + 1/r1) + Σ (1 − p)/(n·p)) and by
 * simulation, r ~ φ·Gamma(r/φ + ½) and p ~ Beta(np + ½, n(1 − p) + ½), the posteriors under Jeffreys' priors.
 * The tipping point asks for no survey: violence is what it was if willingness changed as reports did. docs/methods/reporting.md
 * @returns not defined without reports before, or since
 * @throws MethodError for counts, lengths, shares, answers, φ or confidence out of range
 * Cost: O(draws), 1 ms for 4,000.
 */
export function reporting(input: ReportingInput): Reporting | NotDefined<NoReporting> {
  const { reported, exposure = { before: 1, after: 1 }, willingness, dispersion = 1, confidence = 0.95 } = input
  checkReporting(input)
  if (reported.before === 0) return notDefined('no-reports-before')
  if (reported.after === 0) return notDefined('no-reports-after')
  const change = (reported.after / reported.before) * (exposure.before / exposure.after)
  const counts = dispersion * (1 / reported.before + 1 / reported.after)
  const z = -normalQuantile((1 - confidence) / 2)
  const range = around(change, z * Math.sqrt(counts))
  const share = willingness ? willingness.before.share * change : null
  return {
    reportedChange: change,
    tippingPoint: {
      rise: change - 1,
      low: range.low - 1,
      high: range.high - 1,
      share,
      reachable: share === null ? null : share <= 1,
    },
    adjusted: willingness ? adjustedChange(input, willingness, exposure, counts, z) : null,
  }
}

const around = (ratio: number, reach: number): Range => ({
  low: ratio * Math.exp(-reach),
  high: ratio * Math.exp(reach),
})

type BothSurveys = NonNullable<ReportingInput['willingness']>

function adjustedChange(
  input: ReportingInput,
  surveys: BothSurveys,
  exposure: BeforeAfter,
  counts: number,
  z: number,
): AdjustedChange {
  const { reported } = input
  const before = reported.before / exposure.before / surveys.before.share
  const after = reported.after / exposure.after / surveys.after.share
  const survey = surveyVariance(surveys.before) + surveyVariance(surveys.after)
  return {
    trueRate: { before, after },
    change: after / before,
    logVariance: { counts, survey },
    delta: around(after / before, z * Math.sqrt(counts + survey)),
    simulated: simulate(input, surveys, exposure),
  }
}

/** Of the logarithm of a share. */
const surveyVariance = ({ share, asked }: Willingness) => (1 - share) / (asked * share)

function simulate(input: ReportingInput, surveys: BothSurveys, exposure: BeforeAfter): AdjustedChange['simulated'] {
  const { reported, dispersion = 1, confidence = 0.95, draws = 4000, seed } = input
  const random = randomStream(seed)
  const changes = new Float64Array(draws)
  let fell = 0
  for (let draw = 0; draw < draws; draw++) {
    const after = random.gamma(reported.after / dispersion + 0.5) / exposure.after / drawShare(random, surveys.after)
    const before =
      random.gamma(reported.before / dispersion + 0.5) / exposure.before / drawShare(random, surveys.before)
    changes[draw] = after / before
    if (after < before) fell++
  }
  changes.sort()
  return {
    low: sampleQuantile(changes, (1 - confidence) / 2),
    high: sampleQuantile(changes, (1 + confidence) / 2),
    fell: fell / draws,
  }
}

function drawShare(random: Random, { share, asked }: Willingness): number {
  const yes = random.gamma(share * asked + 0.5)
  return yes / (yes + random.gamma((1 - share) * asked + 0.5))
}

function checkReporting(input: ReportingInput): void {
  const { reported, exposure, willingness, dispersion = 1, confidence = 0.95, draws = 4000, seed } = input
  requireBeforeAfter('reported', reported)
  if (exposure) {
    requireWithin('exposure.before', exposure.before, 1e-9, 1e9)
    requireWithin('exposure.after', exposure.after, 1e-9, 1e9)
  }
  for (const [name, { share, asked }] of Object.entries(willingness ?? {}) as [string, Willingness][]) {
    requireWithin(`willingness.${name}.share`, share, 1e-6, 1)
    requireWithin(`willingness.${name}.asked`, asked, 1, 1e9)
  }
  requireWithin('dispersion', dispersion, 1, 1e6)
  requireProbability('confidence', confidence)
  requireWhole('draws', draws, 100, 99_999)
  requireWhole('seed', seed, 0, 2 ** 32 - 1)
}
