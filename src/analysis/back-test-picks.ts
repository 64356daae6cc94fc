/** What a ranking goes by at a cut-off, from events before it alone; or scores that someone else made, window by window. */
export type Scorer =
  | { readonly kind: 'decayed'; readonly halfLifeDays: number }
  /** Events counted over the last `days`, or over all time before. */
  | { readonly kind: 'prior-count'; readonly days: number | null }
  | { readonly kind: 'own'; readonly scores: ArrayLike<number> }

export interface TimedEvents {
  /** ms since 1970, rising. */
  readonly at: Float64Array
  readonly place: Int32Array
}

export const dayMilliseconds = 86_400_000

/** A score for each place at each cut-off, window by window; sees only events before the cut-off. */
export function scoresOf(
  scorer: Scorer,
  events: TimedEvents,
  places: number,
  cutOffs: ArrayLike<number>,
  scored: (window: number) => void,
): Float64Array {
  if (scorer.kind === 'own') return Float64Array.from(scorer.scores)
  const scores = new Float64Array(cutOffs.length * places)
  for (let window = 0; window < cutOffs.length; window++) {
    const own = scores.subarray(window * places, (window + 1) * places)
    if (scorer.kind === 'decayed') addDecayed(own, events, cutOffs[window]!, scorer.halfLifeDays)
    else addCounted(own, events, cutOffs[window]!, scorer.days ?? Number.POSITIVE_INFINITY)
    scored(window)
  }
  return scores
}

function addDecayed(scores: Float64Array, { at, place }: TimedEvents, cutOff: number, halfLifeDays: number): void {
  for (let i = 0; i < at.length && at[i]! < cutOff; i++) {
    scores[place[i]!]! += 2 ** (-(cutOff - at[i]!) / dayMilliseconds / halfLifeDays)
  }
}

function addCounted(scores: Float64Array, { at, place }: TimedEvents, cutOff: number, days: number): void {
  for (let i = 0; i < at.length && at[i]! < cutOff; i++) {
    if (cutOff - at[i]! <= days * dayMilliseconds) scores[place[i]!]!++
  }
}

/**
 * The `chosen` places with the highest scores, as shares: 1 in, 0 out, and between them where places tie for the last
 * seats, each for its share of a draw. So the choice does not depend on the order of places.
 */
export function picksOf(scores: Float64Array, chosen: number): Float64Array {
  const sorted = scores.toSorted()
  const edge = sorted[scores.length - chosen]!
  let [above, tied] = [0, 0]
  for (const score of scores) {
    if (score > edge) above++
    else if (score === edge) tied++
  }
  return scores.map((score) => (score > edge ? 1 : score === edge ? (chosen - above) / tied : 0))
}

/** Events of each place in [from, to). */
export function countsIn({ at, place }: TimedEvents, places: number, from: number, to: number): Float64Array {
  const counts = new Float64Array(places)
  for (let i = 0; i < at.length && at[i]! < to; i++) if (at[i]! >= from) counts[place[i]!]!++
  return counts
}
