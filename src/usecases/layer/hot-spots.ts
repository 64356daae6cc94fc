import { giStar } from '../../analysis/gi-star.ts'
import { listedWeights } from '../../analysis/spatial-weights.ts'
import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { hexAt, hexMiddle, hexSteps } from '../../domain/geo/hexagons.ts'
import type { LayerNote } from '../../domain/layer/layer.ts'
import type { PictureGround } from '../picture/picture-places.ts'
import { cellCounts, keyOf } from './cell-counts.ts'
import type { IncidentSpots } from './incident-spots.ts'
import { layerParameters } from './layer-input.ts'

export interface JudgedCell extends PlanePoint {
  readonly count: number
  readonly side: 'hot' | 'cold' | 'neither'
  /** After the correction. */
  readonly p: number
}

export interface HotSpots {
  readonly cells: readonly JudgedCell[]
  readonly note: LayerNote | null
}

const sides = ['cold', 'neither', 'hot'] as const

/**
 * Gi* over the cells where an incident could have been recorded: those that hold the middle of a place, or an incident.
 * Fields and water would make every house hot. Exact, at a false discovery rate (docs/methods/gi-star.md).
 */
export function hotSpots(spots: IncidentSpots, ground: PictureGround): HotSpots {
  const metres = layerParameters.hotCellMetres
  if (spots.eastMetres.length === 0) return { cells: [], note: 'nothing' }
  const cells = comparableCells(spots, ground, metres)
  const values = Float64Array.from(cells, ({ count }) => count)
  if (cells.length < 3 || values.every((value) => value === values[0])) return { cells: [], note: 'too-little' }
  const index = new Map(cells.map(({ cell }, i) => [keyOf(cell), i]))
  const neighbours = cells.map(({ cell }) =>
    hexSteps.flatMap(({ q, r }) => index.get(keyOf({ q: cell.q + q, r: cell.r + r })) ?? []).toSorted((a, b) => a - b),
  )
  const { spot, adjusted } = giStar({ values, weights: listedWeights(neighbours), level: layerParameters.level })
  return {
    cells: cells.map(({ eastMetres, northMetres, count }, i) => ({
      eastMetres,
      northMetres,
      count,
      side: sides[(spot[i] as number) + 1] ?? 'neither',
      p: adjusted[i] as number,
    })),
    note: null,
  }
}

function comparableCells(spots: IncidentSpots, ground: PictureGround, metres: number) {
  const counted = cellCounts(spots, metres)
  const cells = new Map(counted.map((cell) => [keyOf(cell.cell), cell]))
  for (const [i, spot] of spots.placed.entries()) {
    if (!spot || ground.compared[i]) continue
    const cell = hexAt(spot, metres)
    if (!cells.has(keyOf(cell))) cells.set(keyOf(cell), { ...hexMiddle(cell, metres), cell, count: 0, reachMetres: 0 })
  }
  // By where they lie, so that the order of the rows changes nothing.
  return [...cells.values()].toSorted((a, b) => a.cell.r - b.cell.r || a.cell.q - b.cell.q)
}
