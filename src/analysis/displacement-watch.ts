import {
  fail,
  requireAllWithin,
  requireCounts,
  requireIndexes,
  requireLength,
  requireProbability,
  requireWhole,
  requireWithin,
} from './check.ts'
import { eBenjaminiHochberg, leastLevel } from './e-bh.ts'
import { type Origin, originFinder } from './likely-origin.ts'
import { placeDispersions } from './place-dispersion.ts'
import { type PlaceWeeks, riseEvidence } from './rise-evidence.ts'
import { WindowRatios } from './window-sums.ts'
import { checkpoint, type Hooks } from './work.ts'

export interface WatchInput {
  readonly placeCount: number
  /** Whole weeks before the start, at least 2, and since it, at least 1; every series has both, oldest first. */
  readonly weeksBefore: number
  readonly weeksSince: number
  /** `[place * (weeksBefore + weeksSince) + week]`, whole numbers up to 100,000. */
  readonly target: ArrayLike<number>
  /** The same shape, or one series for all places. */
  readonly comparison: ArrayLike<number>
  /** Form of crime of each place's series, as a number; a likely origin is of the same form. Left out: all one form. */
  readonly form?: ArrayLike<number>
  /**
   * Of each place, how many weeks since the start had begun when somebody last answered for it; 0 where nobody has. Its
   * evidence begins anew after them, as if the watch had begun there, and it is proposed by later weeks only.
   */
  readonly answeredWeeks?: ArrayLike<number>
  /** Walking distances, `[from * placeCount + to]`, metres, Infinity where there is no way. Left out: no likely origins. */
  readonly walkingMetres?: ArrayLike<number>
}

export interface WatchOptions {
  /** The share of proposals that may be wrong, on average. Default 0.1. */
  readonly falseDiscoveryRate?: number
  /** Standard deviation of the half-normal rise of the log ratio that is looked for. Default 1. */
  readonly shiftSd?: number
  /** φ, when it is known better than from these weeks. */
  readonly dispersion?: number
  /** Evidence of a fall from which a place can be a likely origin. Default 10. */
  readonly fallingFrom?: number
}

export interface Proposal {
  readonly place: number
  /** 1 is the first week since the start. */
  readonly week: number
  /** In that week. */
  readonly evidence: number
  readonly origin: Origin | null
}

export interface DisplacementWatch {
  /** φ of each place, by which its counts and its comparison's are divided; 1 where not defined. */
  readonly dispersion: Float64Array
  /** `[place * weeksSince + week]`, that the place's share has risen at some time since the start; at most 1e300, 0 where not defined. */
  readonly evidence: Float64Array
  /** Places without comparison events before the start: there is no share to rise. */
  readonly notDefined: Int32Array
  /** Of each week, what evidence was enough. */
  readonly cutOff: Float64Array
  /** In the order they were made; each place once. */
  readonly proposals: readonly Proposal[]
}

const mostWeekly = 100_000
const mostWeeks = 2000

/**
 * Where in the surroundings has it risen since the start? Each week the evidence of every place (riseEvidence), e-BH over
 * all places with one common cut-off; a proposal once made stays.
 *
 * @throws MethodError on counts that are none, lengths that do not fit, a rate outside (0, 1); Cancelled
 * Cost: about 0.25 ms a place for 104 weeks, quadratic in the weeks since; the same again for each place asked whether it fell.
 */
export function displacementWatch(input: WatchInput, options: WatchOptions = {}, hooks?: Hooks): DisplacementWatch {
  const { falseDiscoveryRate = 0.1, shiftSd = 1, fallingFrom = 10 } = options
  checkInput(input)
  requireProbability('falseDiscoveryRate', falseDiscoveryRate)
  requireWithin('falseDiscoveryRate', falseDiscoveryRate, leastLevel, 1)
  requireWithin('shiftSd', shiftSd, 0.01, 10)
  requireWithin('fallingFrom', fallingFrom, 1, 1e300)
  if (options.dispersion !== undefined) requireWithin('dispersion', options.dispersion, 1, 1e6)

  const { placeCount, weeksSince } = input
  const dispersionOf = options.dispersion === undefined ? pairDispersion(input) : () => options.dispersion!
  const dispersion = new Float64Array(placeCount).fill(1)
  const evidence = new Float64Array(placeCount * weeksSince)
  const ratios = new WindowRatios()
  const defined: number[] = []
  const notDefined: number[] = []
  for (let place = 0; place < placeCount; place++) {
    const weeks = placeWeeks(input, place)
    if (weeks.comparisonBefore === 0) notDefined.push(place)
    else {
      defined.push(place)
      dispersion[place] = dispersionOf(place, weeks)
      evidence.set(riseEvidence(weeks, dispersion[place], shiftSd, ratios), place * weeksSince)
      const answered = input.answeredWeeks?.[place] ?? 0
      if (answered > 0 && answered < weeksSince)
        evidence.set(
          riseEvidence(weeksAfter(weeks, answered), dispersion[place], shiftSd, ratios),
          place * weeksSince + answered,
        )
    }
    checkpoint(hooks, place + 1, placeCount)
  }
  const { walkingMetres } = input
  const originOf = originFinder(
    { ...input, metres: (from, to) => walkingMetres?.[from * placeCount + to] ?? Infinity },
    (place) => fallEvidence(placeWeeks(input, place), dispersion[place], shiftSd, ratios),
    fallingFrom,
  )
  const { cutOff, made } = propose(evidence, defined, input, falseDiscoveryRate)
  const rose = new Set(made.map(({ place }) => place))
  const proposals = made.map(({ place, week, evidence }) => ({ place, week, evidence, origin: originOf(place, rose) }))
  return { dispersion, evidence, notDefined: Int32Array.from(notDefined), cutOff, proposals }
}

/** Evidence that the share has fallen: that the comparison's has risen. */
const fallEvidence = (place: PlaceWeeks, dispersion: number, shiftSd: number, ratios: WindowRatios): Float64Array =>
  riseEvidence(
    {
      targetBefore: place.comparisonBefore,
      comparisonBefore: place.targetBefore,
      targetSince: place.comparisonSince,
      comparisonSince: place.targetSince,
    },
    dispersion,
    shiftSd,
    ratios,
  )

/** Weeks that an answer has taken in are no evidence again: what is left foretells nothing from them. */
const weeksAfter = (place: PlaceWeeks, answered: number): PlaceWeeks => ({
  ...place,
  targetSince: slice(place.targetSince, answered, place.targetSince.length),
  comparisonSince: slice(place.comparisonSince, answered, place.comparisonSince.length),
})

function propose(
  evidence: Float64Array,
  defined: readonly number[],
  { weeksSince, answeredWeeks }: WatchInput,
  level: number,
) {
  const cutOff = new Float64Array(weeksSince)
  const made: Omit<Proposal, 'origin'>[] = []
  const proposed = new Set<number>()
  for (let week = 0; week < weeksSince && defined.length > 0; week++) {
    const evidenceOf = (place: number) => evidence[place * weeksSince + week]
    const choice = eBenjaminiHochberg(defined.map(evidenceOf), level)
    cutOff[week] = choice.cutOff
    for (const place of Array.from(choice.chosen, (i) => defined[i])) {
      if (proposed.has(place) || week < (answeredWeeks?.[place] ?? 0)) continue
      proposed.add(place)
      made.push({ place, week: week + 1, evidence: evidenceOf(place) })
    }
  }
  return { cutOff, made }
}

/**
 * φ of each place: its own (see `placeDispersions`) and that of its comparison as they enter the variance φ_T/T0 + φ_C/C0 of the
 * log ratio. Never under 1.
 */
function pairDispersion({ placeCount, target, comparison, weeksBefore, weeksSince }: WatchInput) {
  const weeks = weeksBefore + weeksSince
  const ofTargets = placeDispersions(target, placeCount, weeks, weeksBefore).own
  const ofComparisons = placeDispersions(comparison, comparison.length / weeks, weeks, weeksBefore).own
  return (place: number, { targetBefore, comparisonBefore }: PlaceWeeks): number => {
    const ofComparison = ofComparisons[ofComparisons.length === 1 ? 0 : place]
    return (ofTargets[place] * comparisonBefore + ofComparison * targetBefore) / (targetBefore + comparisonBefore)
  }
}

function placeWeeks(input: WatchInput, place: number): PlaceWeeks {
  const { target, comparison, weeksBefore, weeksSince } = input
  const weeks = weeksBefore + weeksSince
  const own = place * weeks
  const beside = comparison.length === weeks ? 0 : own
  return {
    targetBefore: sumOf(target, own, own + weeksBefore),
    comparisonBefore: sumOf(comparison, beside, beside + weeksBefore),
    targetSince: slice(target, own + weeksBefore, own + weeks),
    comparisonSince: slice(comparison, beside + weeksBefore, beside + weeks),
  }
}

function sumOf(counts: ArrayLike<number>, from: number, to: number): number {
  let sum = 0
  for (let week = from; week < to; week++) sum += counts[week]!
  return sum
}

function slice(counts: ArrayLike<number>, from: number, to: number): Int32Array {
  const part = new Int32Array(to - from)
  for (let week = from; week < to; week++) part[week - from] = counts[week]!
  return part
}

function checkInput(input: WatchInput): void {
  const { placeCount, weeksBefore, weeksSince, target, comparison, form, answeredWeeks, walkingMetres } = input
  requireWhole('placeCount', placeCount, 1, 100_000)
  requireWhole('weeksBefore', weeksBefore, 2, mostWeeks)
  requireWhole('weeksSince', weeksSince, 1, mostWeeks)
  const weeks = weeksBefore + weeksSince
  requireLength('target', target, 'placeCount × weeks', placeCount * weeks)
  if (comparison.length !== weeks) requireLength('comparison', comparison, 'target', target.length)
  for (const [name, counts] of [
    ['target', target],
    ['comparison', comparison],
  ] as const) {
    requireCounts(name, counts)
    requireAllWithin(name, counts, 0, mostWeekly)
  }
  if (form) {
    requireLength('form', form, 'placeCount', placeCount)
    requireIndexes('form', form, 1_000_000)
  }
  if (answeredWeeks) {
    requireLength('answeredWeeks', answeredWeeks, 'placeCount', placeCount)
    requireCounts('answeredWeeks', answeredWeeks)
  }
  if (walkingMetres) {
    requireLength('walkingMetres', walkingMetres, 'placeCount²', placeCount * placeCount)
    for (let i = 0; i < walkingMetres.length; i++)
      if (!(walkingMetres[i]! >= 0))
        fail(walkingMetres[i]! < 0 ? 'negative' : 'not-finite', 'walkingMetres', 'metres ≥ 0', i)
  }
}
