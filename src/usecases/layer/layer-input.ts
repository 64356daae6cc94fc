import type { Precision } from '../../domain/feature/precision.ts'
import type { AreaId } from '../../domain/ids.ts'
import type { CellSize, LayerKind } from '../../domain/layer/layer.ts'
import type { Area, Place } from '../../domain/place/place.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import type { PictureIndex } from '../picture/picture-index.ts'
import type { IncidentColumns, IncidentFilter, IncidentPositions } from '../ports.ts'

/** All that a layer depends on: the same input gives the same bytes. */
export interface LayerInput {
  readonly index: PictureIndex
  /** With their shapes; in the order of the index's ground. */
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  readonly filter: IncidentFilter
  readonly now: EpochMs
  readonly kind: LayerKind
  /** Asked for; the methods have their own, which no zoom changes. */
  readonly cellMetres: CellSize
  readonly cleared: Precision
  readonly positions: RowPositions
  /** SHA-256 as hex, for the hash of what is drawn. */
  readonly sha256: (bytes: Uint8Array) => string
}

/** Where rows lie beside their place, one entry a row of the columns. */
export interface RowPositions {
  /** NaN without coordinates of its own. */
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  readonly snapMetres: Float64Array
  /** Index into `areas`, −1 without one. */
  readonly area: Int32Array
  readonly areas: readonly AreaId[]
}

/** Puts positions beside the rows they belong to: both are ordered by id, so it is one walk along both. */
export function rowPositions(columns: IncidentColumns, found: IncidentPositions): RowPositions {
  const without = () => new Float64Array(columns.rowCount).fill(Number.NaN)
  const [eastMetres, northMetres, snapMetres] = [without(), without(), without()]
  const area = new Int32Array(columns.rowCount).fill(-1)
  const numbers = new Map<AreaId, number>()
  for (let row = 0, at = 0; row < columns.rowCount; row++) {
    const id = columns.ids[row] as string
    while (at < found.ids.length && (found.ids[at] as string) < id) at++
    if (found.ids[at] !== id) continue
    eastMetres[row] = found.eastMetres[at] as number
    northMetres[row] = found.northMetres[at] as number
    snapMetres[row] = found.snapMetres[at] as number
    const within = found.areas[at]
    if (!within) continue
    if (!numbers.has(within)) numbers.set(within, numbers.size)
    area[row] = numbers.get(within) as number
  }
  return { eastMetres, northMetres, snapMetres, area, areas: [...numbers.keys()] }
}

/** Fixed, so that two maps may be compared; named in each layer's provenance. */
export const layerParameters = {
  /** More cells than this are drawn larger. */
  mostCells: 4000,
  hotCellMetres: 60,
  level: 0.05,
  bandwidthMetres: 50,
  densityCellMetres: 10,
  mostDensityCells: 60_000,
  /** Fewer incidents make no hill that means anything. */
  densityFrom: 20,
  /** Where bands begin, as shares of the greatest density. */
  bandShares: [0.06, 0.2, 0.4, 0.6, 0.8],
} as const
