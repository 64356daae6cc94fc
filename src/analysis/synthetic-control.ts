import { calibratedWeights } from './calibrated-weights.ts'
import { fail, requireFinite, requireIndexes, requireNonNegative, requireSome, requireWhole } from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { randomStream } from './random.ts'
import { checkpoint, type Divisible, doWhole, type Hooks } from './work.ts'

export interface SyntheticControlInput {
  /** Counts (or amounts ≥ 0), places × periods, place by place. */
  readonly outcomes: ArrayLike<number>
  readonly periods: number
  /** The first so many periods are before the start: weights are made from them. */
  readonly periodsBefore: number
  /** Indexes of the places where something was done; all others are the comparison. */
  readonly treated: ArrayLike<number>
  /** Further things to match, such as inhabitants: places × covariates, place by place. */
  readonly covariates?: ArrayLike<number> | null
  /** Placebo groups drawn; 999 unless given. */
  readonly permutations?: number
  readonly seed?: number
}

export interface SyntheticControl {
  readonly defined: true
  /** One a place, 0 for the treated; they add up to the number of treated places. */
  readonly weights: Float64Array
  /** As many comparison places with equal weights would be as steady: (Σw)² ÷ Σw². */
  readonly effectivePlaces: number
  /** Totals a period, of the treated and of their synthetic likeness. */
  readonly treatedTotals: Float64Array
  readonly syntheticTotals: Float64Array
  /** Treated less synthetic, over all periods after the start. */
  readonly effect: number
  /** Effect ÷ synthetic; null where the synthetic total is 0. */
  readonly relativeEffect: number | null
  /** Root mean square of the difference a period before the start: how badly the likeness fits. */
  readonly misfitBefore: number
  /** Effect ÷ √(treated + Σ weight² × outcome): how the placebos are compared. */
  readonly score: number
  /** p against placebo groups, two-sided and for fewer; null with fewer than 20 places left to compare a placebo with. */
  readonly p: number | null
  readonly pFewer: number | null
  readonly placebos: number
}

export type SyntheticControlReason = 'fewer-than-30-comparison-places'

/** Placebo scores at most, and at least, that of the treated: whole numbers, so that their sum has no order. */
export interface PlaceboCounts {
  readonly atMost: number
  readonly atLeast: number
}

const leastComparison = 30
const leastForPlacebo = 20
const most = 1e9

/**
 * What would have happened at the treated places, from comparison places weighted so that their totals in every period before
 * the start are those of the treated: synthetic control for many small places after Robbins, Saunders & Kilmer 2017 (JASA
 * 112, 109–126). Weights ≥ 0 by calibration (`calibrated-weights.ts`). The effect on several treated places is that on their
 * sum; p = (M + 1)/(R + 1) with M of R placebo groups of as many comparison places, each against the comparison places
 * left; two-sided is twice the smaller side.
 *
 * @throws MethodError
 * Cost: places × moments² × some twenty steps, a placebo; moments are the periods before and the covariates.
 */
export function syntheticControl(
  input: SyntheticControlInput,
  hooks?: Hooks,
): SyntheticControl | NotDefined<SyntheticControlReason> {
  return doWhole(syntheticControlWork, input, hooks)
}

/** The same, shared out by placebos. */
export const syntheticControlWork: Divisible<
  SyntheticControlInput,
  PlaceboCounts,
  SyntheticControl | NotDefined<SyntheticControlReason>
> = {
  units: (input) => {
    check(input)
    return hasPlacebos(input) ? (input.permutations ?? 999) : 0
  },
  part: (input, from, to, hooks) => {
    let [atMost, atLeast] = [0, 0]
    if (from === to) return { atMost, atLeast }
    const { treated, comparison } = groupsOf(input)
    const { score } = likeness(input, treated, comparison)
    for (let placebo = from; placebo < to; placebo++) {
      checkpoint(hooks, placebo - from, to - from)
      const order = comparison.slice()
      randomStream(input.seed ?? 0, placebo).shuffle(order)
      const drawn = likeness(input, order.subarray(0, treated.length), order.subarray(treated.length)).score
      if (drawn <= score) atMost++
      if (drawn >= score) atLeast++
    }
    return { atMost, atLeast }
  },
  join: (input, parts) => {
    const { treated, comparison } = groupsOf(input)
    if (comparison.length < leastComparison) return notDefined('fewer-than-30-comparison-places')
    const placebos = hasPlacebos(input) ? (input.permutations ?? 999) : 0
    const side = (of: keyof PlaceboCounts) => (parts.reduce((sum, part) => sum + part[of], 0) + 1) / (placebos + 1)
    const [fewer, more] = [side('atMost'), side('atLeast')]
    return {
      defined: true,
      ...likeness(input, treated, comparison),
      p: placebos === 0 ? null : Math.min(1, 2 * Math.min(fewer, more)),
      pFewer: placebos === 0 ? null : fewer,
      placebos,
    }
  },
}

function check(input: SyntheticControlInput): void {
  const { outcomes, periods, periodsBefore, treated, covariates = null, permutations = 999, seed = 0 } = input
  requireWhole('periods', periods, 2, 2000)
  requireWhole('periodsBefore', periodsBefore, 1, periods - 1)
  requireSome('outcomes', outcomes)
  if (outcomes.length % periods !== 0) fail('length-differs', 'outcomes', `a multiple of periods (${periods})`)
  requireNonNegative('outcomes', outcomes)
  requireUpTo('outcomes', outcomes)
  const places = outcomes.length / periods
  requireSome('treated', treated)
  requireIndexes('treated', treated, places)
  if (new Set(Array.from(treated)).size < treated.length) fail('repeated', 'treated', 'each place once')
  if (covariates) {
    if (covariates.length % places !== 0) fail('length-differs', 'covariates', `a multiple of the places (${places})`)
    requireFinite('covariates', covariates)
    requireUpTo('covariates', covariates)
  }
  if (momentsOf(input) > 400)
    fail('too-many', 'periodsBefore', 'at most 400 periods before and covariates; join periods')
  requireWhole('permutations', permutations, 1, 99_999)
  requireWhole('seed', seed, 0, 2 ** 32 - 1)
}

function requireUpTo(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]!) > most) fail('out-of-range', name, 'numbers up to 10⁹', i)
  }
}

const placesOf = ({ outcomes, periods }: SyntheticControlInput): number => outcomes.length / periods
const momentsOf = (input: SyntheticControlInput): number =>
  input.periodsBefore + (input.covariates?.length ?? 0) / placesOf(input)

function hasPlacebos(input: SyntheticControlInput): boolean {
  const comparison = placesOf(input) - input.treated.length
  return comparison >= leastComparison && comparison - input.treated.length >= leastForPlacebo
}

function groupsOf(input: SyntheticControlInput): { treated: Int32Array; comparison: Int32Array } {
  const isTreated = new Uint8Array(placesOf(input))
  for (let i = 0; i < input.treated.length; i++) isTreated[input.treated[i]!] = 1
  const all = Int32Array.from(isTreated, (_, place) => place)
  return {
    treated: all.filter((place) => isTreated[place] === 1),
    comparison: all.filter((place) => isTreated[place] === 0),
  }
}

function likeness(input: SyntheticControlInput, treated: Int32Array, comparison: Int32Array) {
  const { outcomes, periods, periodsBefore } = input
  const weights = new Float64Array(placesOf(input))
  weightsFor(input, treated, comparison).forEach((weight, i) => {
    weights[comparison[i]!] = weight
  })
  const [treatedTotals, syntheticTotals] = [new Float64Array(periods), new Float64Array(periods)]
  for (const place of treated) addTimes(treatedTotals, outcomes, place, 1)
  let [square, variance] = [0, 0]
  for (const place of comparison) {
    const weight = weights[place]!
    addTimes(syntheticTotals, outcomes, place, weight)
    square += weight * weight
    variance += weight * weight * sumFrom(outcomes, place * periods + periodsBefore, (place + 1) * periods)
  }
  const [observed, expected] = [
    sumFrom(treatedTotals, periodsBefore, periods),
    sumFrom(syntheticTotals, periodsBefore, periods),
  ]
  const effect = observed - expected
  let misfit = 0
  for (let period = 0; period < periodsBefore; period++)
    misfit += (treatedTotals[period]! - syntheticTotals[period]!) ** 2
  const spread = Math.sqrt(observed + variance)
  return {
    weights,
    effectivePlaces: (treated.length * treated.length) / square,
    treatedTotals,
    syntheticTotals,
    effect,
    relativeEffect: expected > 0 ? effect / expected : null,
    misfitBefore: Math.sqrt(misfit / periodsBefore),
    score: spread > 0 ? effect / spread : 0,
  }
}

function addTimes(totals: Float64Array, outcomes: ArrayLike<number>, place: number, weight: number): void {
  for (let period = 0; period < totals.length; period++) {
    totals[period]! += weight * outcomes[place * totals.length + period]!
  }
}

function sumFrom(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i]!
  return sum
}

/**
 * Outcomes are centred on the comparison's mean in their period and divided by one spread for all periods, so that each
 * period weighs the same; a covariate by its own. So neither unit nor level changes a weight.
 */
function weightsFor(input: SyntheticControlInput, treated: Int32Array, comparison: Int32Array): Float64Array {
  const { outcomes, periods, periodsBefore, covariates } = input
  const moments = momentsOf(input)
  const extra = moments - periodsBefore
  const value = (place: number, moment: number) =>
    moment < periodsBefore ? outcomes[place * periods + moment]! : covariates![place * extra + moment - periodsBefore]!
  const rows = new Float64Array(comparison.length * moments)
  const targets = new Float64Array(moments)
  const squares = new Float64Array(moments)
  for (let moment = 0; moment < moments; moment++) {
    let mean = 0
    for (const place of comparison) mean += value(place, moment) / comparison.length
    comparison.forEach((place, i) => {
      rows[i * moments + moment] = value(place, moment) - mean
      squares[moment]! += (value(place, moment) - mean) ** 2
    })
    for (const place of treated) {
      targets[moment]! += value(place, moment) - mean
      squares[moment]! += (value(place, moment) - mean) ** 2
    }
  }
  const places = comparison.length + treated.length
  const shared = Math.sqrt(sumFrom(squares, 0, periodsBefore) / periodsBefore / places)
  for (let moment = 0; moment < moments; moment++) {
    const spread = moment < periodsBefore ? shared : Math.sqrt(squares[moment]! / places)
    // What is all alike, and what is so small that its square is 0, has nothing to match.
    const scale = spread > 0 ? 1 / spread : 0
    targets[moment]! *= scale
    for (let i = 0; i < comparison.length; i++) rows[i * moments + moment]! *= scale
  }
  return calibratedWeights({ rows, moments, targets, total: treated.length })
}
