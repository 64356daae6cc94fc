// What one would write first: the yardstick of bench/kernels.ts.
import { decayedCounts, type PlacedRows } from '../src/analysis/decayed-counts.ts'
import { fitGroupPriors } from '../src/analysis/group-priors.ts'
import type { RankingOptions } from '../src/analysis/point-ranking.ts'
import { randomStream } from '../src/analysis/random.ts'

const minute = 60_000
const day = 1440 * minute

const zoned = (at: number, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)

export function naiveWeeks(from: Float64Array, timeZone: string): Map<string, number> {
  const weeks = new Map<string, number>()
  for (const at of from) {
    const { yearOfWeek, weekOfYear } = zoned(at, timeZone)
    const week = `${yearOfWeek}-${weekOfYear}`
    weeks.set(week, (weeks.get(week) ?? 0) + 1)
  }
  return weeks
}

/** Every minute of every interval asks which hour it lies in. */
export function naiveAoristic(from: Float64Array, to: Float64Array, timeZone: string): Float64Array {
  const weights = new Float64Array(168)
  from.forEach((start, row) => {
    const minutes = Math.max(1, ((to[row] ?? start) - start) / minute)
    for (let m = 0; m < minutes; m++) {
      const local = zoned(start + m * minute, timeZone)
      const hour = (local.dayOfWeek - 1) * 24 + local.hour
      weights[hour] = (weights[hour] ?? 0) + 1 / minutes
    }
  })
  return weights
}

/** For each delay, looks through all rows for those at risk. */
export function naiveDelay(from: Float64Array, knownAt: Float64Array, cutOff: number, days: number): number[] {
  const rows = Array.from(from, (at, row) => ({
    seen: Math.min(days, Math.floor((cutOff - at) / day)),
    delay: Math.floor(((knownAt[row] ?? at) - at) / day),
  })).filter(({ seen, delay }) => delay < seen)
  const shares = Array.from({ length: days }, () => 1)
  for (let d = days - 1; d > 0; d--) {
    const atRisk = rows.filter(({ seen, delay }) => delay <= d && seen > d).length
    const delayed = rows.filter(({ delay }) => delay === d).length
    shares[d - 1] = (shares[d] ?? 1) * (1 - (atRisk > 0 ? delayed / atRisk : 0))
  }
  return shares
}

/** Every place of every group drawn in full for every draw, and all places sorted in each. */
export function naiveRanking(rows: PlacedRows, options: RankingOptions): Float64Array {
  const { placeCount, groupCount, kindOfPlace, kindCount, draws, topK } = options
  const counts = decayedCounts(rows, options)
  const priors = fitGroupPriors(counts, kindOfPlace, kindCount)
  const random = randomStream(options.seed)
  const hits = new Float64Array(placeCount)
  for (let draw = 0; draw < draws; draw++) {
    const rates = Array.from({ length: placeCount }, (_, place) => {
      let value = 0
      for (let group = 0; group < groupCount; group++) {
        const prior = priors[group * kindCount + (kindOfPlace[place] ?? 0)]
        const c = counts.scale[group] ?? 0
        if (!prior || c === 0) continue
        const shape = prior.shape + c * (counts.decayed[group * placeCount + place] ?? 0)
        value += random.gamma(shape) / (prior.rate + c * (counts.exposure[place] ?? 0))
      }
      return { place, value }
    })
    rates.sort((a, b) => b.value - a.value)
    for (const { place } of rates.slice(0, topK)) hits[place] = (hits[place] ?? 0) + 1 / draws
  }
  return hits
}
