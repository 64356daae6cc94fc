import type { PointRanking } from '../../analysis/point-ranking.ts'
import { rateChange } from '../../analysis/rate-change.ts'
import { type HarmTable, harmWeight } from '../../domain/incident/harm-table.ts'
import type { RankedHarm } from '../../domain/picture/picture.ts'
import type { IncidentColumns } from '../ports.ts'
import type { WeekFrame } from './picture-weeks.ts'

/** Rows to rank, each in a class of equal harm weight: one fit a class (docs/decisions/0005). */
export interface WeighedRows {
  /** Indices into the columns. */
  readonly rows: Int32Array
  /** Class of each of `rows`. */
  readonly classOf: Uint16Array
  /** Weight of each class. */
  readonly harm: readonly number[]
}

/** Every incident weighs the same: the ranking by count. */
export const unweighed = (rows: Int32Array): WeighedRows => ({
  rows,
  classOf: new Uint16Array(rows.length),
  harm: [1],
})

/** Crime groups that weigh the same are one class, lightest first; those that weigh 0 are left out. */
export function weighedByHarm(
  table: HarmTable,
  columns: Pick<IncidentColumns, 'group' | 'groups'>,
  ranked: Int32Array,
): WeighedRows {
  const weightOf = columns.groups.map((group) => harmWeight(table, group))
  const rows = ranked.filter((row) => (weightOf[columns.group[row] as number] as number) > 0)
  const weights = Array.from(rows, (row) => weightOf[columns.group[row] as number] as number)
  const harm = [...new Set(weights)].sort((a, b) => a - b)
  const classOfWeight = new Map(harm.map((weight, index) => [weight, index]))
  return { rows, classOf: Uint16Array.from(weights, (weight) => classOfWeight.get(weight) as number), harm }
}

/** Each candidate's place in the ranking by harm, by its position among the candidates; its change is added there. */
export const harmByCandidate = (
  kernel: PointRanking | null,
): ReadonlyMap<number, Omit<RankedHarm, 'change' | 'periods'>> =>
  new Map(
    Array.from(kernel?.places ?? [], (candidate, i) => [
      candidate,
      {
        rank: i + 1,
        value: kernel?.mean[i] as number,
        low: kernel?.low[i] as number,
        high: kernel?.high[i] as number,
        inTop: kernel?.inTop[i] as number,
        tiedWithNext: kernel?.tiedWithNext[i] === 1,
      },
    ]),
  )

type HarmChange = Pick<RankedHarm, 'change' | 'periods'>

/**
 * How the harm a week of some rows changed between the periods compared. A sum of weights varies more than a count: it
 * is taken as a count of incidents that all weigh `Σh² / Σh`, which has the same mean and variance (the scaled Poisson
 * of Bohm & Zech 2014), and so has the same interval and Jeffreys prior as the change of a count; with every weight 1
 * it is that change.
 * @param rows by index into the columns
 * @param weightOf of each row
 * @param usualWeight what an incident weighs where these rows have none to say so
 */
export function harmChange(
  rows: Int32Array,
  weightOf: (row: number) => number,
  { ofRow, before, since }: Pick<WeekFrame, 'ofRow' | 'before' | 'since'>,
  dispersion: number,
  usualWeight: number,
): HarmChange {
  let [was, is, squares] = [0, 0, 0]
  for (const row of rows) {
    const week = ofRow(row)
    const inBefore = week >= before.from && week < before.to
    const inSince = week >= since.from && week < since.to
    const weight = weightOf(row)
    if (inBefore) was += weight
    if (inSince) is += weight
    // Periods that are chosen may overlap: then a row counts in both.
    squares += weight * weight * (Number(inBefore) + Number(inSince))
  }
  const weeks = { before: before.to - before.from, since: since.to - since.from }
  const each = was + is > 0 ? squares / (was + is) : usualWeight
  const change = rateChange(
    { count: was / each, weeks: weeks.before },
    { count: is / each, weeks: weeks.since },
    dispersion,
  )
  return {
    change: change && { value: change.value * each, low: change.low * each, high: change.high * each },
    periods: change && { before: was / weeks.before, since: is / weeks.since },
  }
}

/** What an incident of these classes weighs, as its share of the harm has it: `Σh² / Σh`. */
export function usualWeight({ classOf, harm }: WeighedRows): number {
  let [sum, squares] = [0, 0]
  for (const at of classOf) {
    const weight = harm[at] as number
    sum += weight
    squares += weight * weight
  }
  return sum > 0 ? squares / sum : 1
}
