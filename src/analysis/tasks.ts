import type { PlacedRows } from './decayed-counts.ts'
import { giStarWork } from './gi-star.ts'
import { knoxWork } from './knox.ts'
import { localMoranWork } from './local-moran.ts'
import { nearRepeatsWork } from './near-repeats.ts'
import { permutationScanWork } from './permutation-scan.ts'
import { type PointRanking, type RankingOptions, rankPoints } from './point-ranking.ts'
import { powerWork } from './power.ts'
import { syntheticControlWork } from './synthetic-control.ts'
import { type AnyDivisible, type Hooks, indivisible } from './work.ts'

/**
 * Work that can take over 200 ms, by the name of its method: what `narvaro/analysis/pool` runs on other threads.
 * Inputs and answers are plain objects and typed arrays.
 */
export const analysisTasks = {
  'gi-star': giStarWork,
  'local-moran': localMoranWork,
  'synthetic-control': syntheticControlWork,
  knox: knoxWork,
  'near-repeats': nearRepeatsWork,
  power: powerWork,
  'point-ranking': indivisible(
    ({ rows, options }: { rows: PlacedRows; options: RankingOptions }, hooks?: Hooks): PointRanking =>
      rankPoints(rows, options, hooks),
  ),
  scan: permutationScanWork,
} as const satisfies Readonly<Record<string, AnyDivisible>>
