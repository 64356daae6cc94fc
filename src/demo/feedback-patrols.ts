import { feedbackWeights } from '../analysis/feedback-weight.ts'
import { randomStream } from '../analysis/random.ts'

const weekMs = 604_800_000
/** Of the score, as in the ranking. */
const halfLifeWeeks = 8

/**
 * What becomes of patrols that follow only what patrols find, after Ensign et al. 2018: each week the hours are shared
 * out by a decayed score of each place, incidents are found in proportion to rate and hours, and enter the score, with
 * the weight of the feedback guard or without.
 * @param rates incidents a week that would be found at each place if all patrols were there
 * @returns each place's share of the patrols, week by week; the first is even
 */
export function simulatePatrols(
  rates: readonly number[],
  weeks: number,
  seed: number,
  isGuarded: boolean,
): readonly (readonly number[])[] {
  const random = randomStream(seed)
  let score = rates.map(() => 5 / rates.length)
  const shares = [shareOf(score)]
  let stays: { from: number; to: number; place: number }[] = []
  for (let week = 0; week < weeks; week++) {
    const share = shares[week] ?? []
    const from = week * weekMs
    const own = share.map((part, place) => ({ from, to: from + (part * weekMs) / 2, place }))
    // Older ones have no say.
    stays = [...stays.filter((stay) => stay.from > from - 9 * weekMs), ...own]
    const found = share.flatMap((part, place) =>
      Array.from({ length: random.poisson((rates[place] ?? 0) * part) }, () => place),
    )
    const weight = isGuarded ? weightsOf(stays, found, (week + 1) * weekMs, rates.length) : found.map(() => 1)
    score = score.map((value) => value * 2 ** (-1 / halfLifeWeeks))
    found.forEach((place, i) => {
      score[place] = (score[place] ?? 0) + (weight[i] ?? 0)
    })
    shares.push(shareOf(score))
  }
  return shares
}

function weightsOf(
  stays: readonly { from: number; to: number; place: number }[],
  found: readonly number[],
  at: number,
  placeCount: number,
): Float64Array {
  return feedbackWeights(
    {
      from: Float64Array.from(stays, ({ from }) => from),
      to: Float64Array.from(stays, ({ to }) => to),
      place: stays.map(({ place }) => place),
      kind: new Uint8Array(stays.length),
    },
    { at: new Float64Array(found.length).fill(at), place: found, kind: new Uint8Array(found.length) },
    { placeCount, kindCount: 1 },
  ).weight
}

function shareOf(score: readonly number[]): readonly number[] {
  const total = score.reduce((sum, value) => sum + value, 0)
  return score.map((value) => (total > 0 ? value / total : 1 / score.length))
}
