import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { type HexCell, hexAt, hexMiddle } from '../../domain/geo/hexagons.ts'
import { type CellSize, cellSizes } from '../../domain/layer/layer.ts'
import type { IncidentSpots } from './incident-spots.ts'
import { layerParameters } from './layer-input.ts'

export interface CountedCell extends PlanePoint {
  readonly cell: HexCell
  readonly count: number
  /** Nine in ten of its incidents lie within so many metres of where they are drawn. */
  readonly reachMetres: number
}

type Points = Pick<IncidentSpots, 'eastMetres' | 'northMetres' | 'reachMetres'>

/** Incidents by hexagon, in the order in which they are first met. Cost: O(incidents · log of the fullest cell). */
export function cellCounts({ eastMetres, northMetres, reachMetres }: Points, metres: number): readonly CountedCell[] {
  const cells = new Map<string, { readonly cell: HexCell; readonly reach: number[] }>()
  for (let i = 0; i < eastMetres.length; i++) {
    const cell = hexAt({ eastMetres: eastMetres[i] as number, northMetres: northMetres[i] as number }, metres)
    const key = keyOf(cell)
    const known = cells.get(key) ?? { cell, reach: [] }
    known.reach.push(reachMetres[i] as number)
    cells.set(key, known)
  }
  return [...cells.values()].map(({ cell, reach }) => ({
    ...hexMiddle(cell, metres),
    cell,
    count: reach.length,
    reachMetres: reach.toSorted((a, b) => a - b)[Math.ceil(0.9 * reach.length) - 1] as number,
  }))
}

export const keyOf = ({ q, r }: HexCell): string => `${q} ${r}`

/** As fine as asked for, or coarser where that would be more cells than a screen can show. */
export function fittingCells(points: Points, wanted: CellSize) {
  const sizes = cellSizes.filter((size) => size >= wanted)
  for (const metres of sizes) {
    const cells = cellCounts(points, metres)
    if (cells.length <= layerParameters.mostCells || metres === sizes.at(-1)) return { metres, cells }
  }
  return { metres: wanted, cells: [] }
}
