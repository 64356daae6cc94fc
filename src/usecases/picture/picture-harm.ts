import type { PointRanking } from '../../analysis/point-ranking.ts'
import { type HarmTable, harmWeight } from '../../domain/incident/harm-table.ts'
import type { RankedHarm } from '../../domain/picture/picture.ts'
import type { IncidentColumns } from '../ports.ts'

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

/** Each candidate's place in the ranking by harm, by its position among the candidates. */
export const harmByCandidate = (kernel: PointRanking | null): ReadonlyMap<number, RankedHarm> =>
  new Map(
    Array.from(kernel?.places ?? [], (candidate, i) => [
      candidate,
      {
        rank: i + 1,
        value: kernel?.mean[i] as number,
        low: kernel?.low[i] as number,
        high: kernel?.high[i] as number,
        inTop: kernel?.inTop[i] as number,
      },
    ]),
  )
