import { type AoristicOptions, aoristicRhythm } from './aoristic.ts'
import { type BackTestInput, type BackTestOptions, backTest } from './back-test.ts'
import { type CusumDesign, poissonCusum } from './cusum.ts'
import type { PlacedRows } from './decayed-counts.ts'
import { displacementWatch, type WatchInput, type WatchOptions } from './displacement-watch.ts'
import { distanceBandWeights } from './distance-band.ts'
import { type FarringtonOptions, farringtonFlexible } from './farrington.ts'
import { giStarWork } from './gi-star.ts'
import { kernelDensity } from './kernel-density.ts'
import { exactKernelDensity } from './kernel-density-exact.ts'
import { knoxWork } from './knox.ts'
import { localMoranWork } from './local-moran.ts'
import { nearRepeatsWork } from './near-repeats.ts'
import { networkDensity } from './network-density.ts'
import { permutationScanWork } from './permutation-scan.ts'
import { type PhaseTestOptions, phaseTest } from './phase-test.ts'
import { type PlaceGraph, type RouteChoice, routeGraph } from './place-graph.ts'
import { type RankingOptions, rankPoints } from './point-ranking.ts'
import { powerWork } from './power.ts'
import { waysAmong } from './shortest-ways.ts'
import { type CountTable, type SuppressionOptions, suppressTable } from './suppression.ts'
import { syntheticControlWork } from './synthetic-control.ts'
import { type AnyDivisible, type Hooks, indivisible } from './work.ts'

type Arguments<Kernel extends (...all: never[]) => unknown> = Parameters<Kernel>

/**
 * Work that can take over 200 ms, by the name of its method: what `narvaro/analysis/pool` runs on other threads.
 * Inputs and answers are plain objects and typed arrays. What is drawn at random is shared out between threads; the rest
 * is done on one.
 */
export const analysisTasks = {
  'gi-star': giStarWork,
  'local-moran': localMoranWork,
  'synthetic-control': syntheticControlWork,
  knox: knoxWork,
  'near-repeats': nearRepeatsWork,
  power: powerWork,
  scan: permutationScanWork,
  'point-ranking': indivisible(
    ({ rows, options }: { readonly rows: PlacedRows; readonly options: RankingOptions }, hooks?: Hooks) =>
      rankPoints(rows, options, hooks),
  ),
  'displacement-watch': indivisible(
    ({ input, options }: { readonly input: WatchInput; readonly options?: WatchOptions }, hooks?: Hooks) =>
      displacementWatch(input, options, hooks),
  ),
  'back-test': indivisible(
    ({ input, options }: { readonly input: BackTestInput; readonly options?: BackTestOptions }, hooks?: Hooks) =>
      backTest(input, options, hooks),
  ),
  suppression: indivisible(
    ({ table, options }: { readonly table: CountTable; readonly options?: SuppressionOptions }, hooks?: Hooks) =>
      suppressTable(table, options, hooks),
  ),
  kde: indivisible(({ points, grid, choice }: DensityRequest, hooks?: Hooks) =>
    kernelDensity(points, grid, choice, hooks),
  ),
  'kde-exact': indivisible(({ points, grid, choice }: DensityRequest, hooks?: Hooks) =>
    exactKernelDensity(points, grid, choice, hooks),
  ),
  'network-kde': indivisible(({ network, events, places, choice }: NetworkRequest, hooks?: Hooks) =>
    networkDensity(network, events, places, choice, hooks),
  ),
  'place-graph': indivisible(({ graph, choice, places }: WaysRequest, hooks?: Hooks) =>
    waysAmong(routeGraph(graph, choice), places, hooks),
  ),
  'distance-band': indivisible(({ eastMetres, northMetres, radiusMetres }: BandRequest, hooks?: Hooks) =>
    distanceBandWeights(eastMetres, northMetres, radiusMetres, hooks),
  ),
  aoristic: indivisible(({ from, to, clock, options }: RhythmRequest, hooks?: Hooks) =>
    aoristicRhythm(from, to, clock, options, hooks),
  ),
  cusum: indivisible(
    ({ counts, design }: { readonly counts: ArrayLike<number>; readonly design: CusumDesign }, hooks) =>
      poissonCusum(counts, design, hooks),
  ),
  farrington: indivisible(
    (
      { counts, options }: { readonly counts: ArrayLike<number>; readonly options?: FarringtonOptions },
      hooks?: Hooks,
    ) => farringtonFlexible(counts, options, hooks),
  ),
  'phase-test': indivisible(({ counts, on, options }: PhaseRequest, hooks?: Hooks) =>
    phaseTest(counts, on, options, hooks),
  ),
} as const satisfies Readonly<Record<string, AnyDivisible>>

export interface DensityRequest {
  readonly points: Arguments<typeof kernelDensity>[0]
  readonly grid: Arguments<typeof kernelDensity>[1]
  readonly choice: Arguments<typeof kernelDensity>[2]
}

export interface NetworkRequest {
  readonly network: Arguments<typeof networkDensity>[0]
  readonly events: Arguments<typeof networkDensity>[1]
  readonly places: Arguments<typeof networkDensity>[2]
  readonly choice: Arguments<typeof networkDensity>[3]
}

export interface WaysRequest {
  readonly graph: PlaceGraph
  readonly choice?: RouteChoice
  readonly places: ArrayLike<number>
}

export interface BandRequest {
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  readonly radiusMetres: number
}

export interface RhythmRequest {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly clock: Arguments<typeof aoristicRhythm>[2]
  readonly options?: AoristicOptions
}

export interface PhaseRequest {
  readonly counts: ArrayLike<number>
  readonly on: ArrayLike<number>
  readonly options?: PhaseTestOptions
}
