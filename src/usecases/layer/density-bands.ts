import { kernelDensity } from '../../analysis/kernel-density.ts'
import type { DensityGrid } from '../../analysis/kernel-grid.ts'
import type { Pair } from '../../domain/geo/geometry.ts'
import type { LayerNote } from '../../domain/layer/layer.ts'
import type { PictureGround } from '../picture/picture-places.ts'
import type { IncidentSpots } from './incident-spots.ts'
import { isoPolygons } from './iso-rings.ts'
import { layerParameters } from './layer-input.ts'

export interface DensityBand {
  /** Of the greatest density, from 0 to 1. */
  readonly share: number
  readonly perHectare: number
  readonly areaSquareMetres: number
  /** Plane metres. */
  readonly polygons: readonly (readonly (readonly Pair[])[])[]
}

export interface DensityBands {
  readonly bands: readonly DensityBand[]
  readonly note: LayerNote | null
  readonly cellMetres: number
  /** Incidents beyond the operation's ground, which the hill leaves out. */
  readonly beyond: number
}

const squareMetresOfHectare = 10_000
const { bandwidthMetres, bandShares, densityCellMetres, mostDensityCells, densityFrom } = layerParameters
/** A Gaussian is nothing beyond so many of its standard deviations. */
const padMetres = 3 * bandwidthMetres

/**
 * Where incidents lie densest, as bands from shares of the peak: a Gaussian of fixed width without edge correction, over the
 * ground of the operation (docs/methods/kde.md).
 */
export function densityBands(spots: IncidentSpots, ground: PictureGround): DensityBands {
  const grid = gridOver(spots, ground)
  const within = grid && pointsWithin(spots, grid)
  const inside = within?.eastMetres.length ?? 0
  const beyond = spots.eastMetres.length - inside
  const none = { bands: [], cellMetres: densityCellMetres, beyond }
  if (!within || inside === 0) return { ...none, note: 'nothing' }
  if (inside < densityFrom) return { ...none, note: 'too-little' }
  const { perSquareMetre } = kernelDensity(within, grid, { kernel: 'gaussian', bandwidthMetres, edge: 'none' })
  const peak = perSquareMetre.reduce((a, b) => Math.max(a, b), 0)
  const bands = bandShares.map((share) => bandOf(perSquareMetre, grid, share, peak))
  return { bands, note: null, cellMetres: grid.cellEastMetres, beyond }
}

function bandOf(values: Float64Array, grid: DensityGrid, share: number, peak: number): DensityBand {
  const { columns, rows, cellEastMetres: cell, westMetres, southMetres } = grid
  const threshold = share * peak
  const toPlane = ([x, y]: Pair): Pair => [westMetres + (x + 0.5) * cell, southMetres + (y + 0.5) * cell]
  const dense = values.reduce((sum, value) => (value >= threshold ? sum + 1 : sum), 0)
  return {
    share,
    perHectare: threshold * squareMetresOfHectare,
    areaSquareMetres: dense * cell * cell,
    polygons: isoPolygons({ values, columns, rows }, threshold).map((rings) => rings.map((ring) => ring.map(toPlane))),
  }
}

/** A grid over all places that are part of the picture; null without one. Coarser where the ground is large. */
function gridOver({ placed }: IncidentSpots, ground: PictureGround): DensityGrid | null {
  const spots = placed.filter((spot, i) => spot !== null && !ground.compared[i])
  const ends = (values: readonly number[]) =>
    [Math.min(...values) - padMetres, Math.max(...values) + padMetres] as const
  if (spots.length === 0) return null
  const [west, east] = ends(spots.map((spot) => spot?.eastMetres ?? 0))
  const [south, north] = ends(spots.map((spot) => spot?.northMetres ?? 0))
  let cell: number = densityCellMetres
  while (((east - west) / cell) * ((north - south) / cell) > mostDensityCells) cell *= 2
  return {
    // On whole cells, so that a place that is added far away moves no line.
    westMetres: Math.floor(west / cell) * cell,
    southMetres: Math.floor(south / cell) * cell,
    cellEastMetres: cell,
    cellNorthMetres: cell,
    columns: Math.ceil((east - west) / cell) + 1,
    rows: Math.ceil((north - south) / cell) + 1,
  }
}

function pointsWithin({ eastMetres, northMetres }: IncidentSpots, grid: DensityGrid) {
  const [east, north] = [
    grid.westMetres + grid.columns * grid.cellEastMetres,
    grid.southMetres + grid.rows * grid.cellNorthMetres,
  ]
  const isWithin = (i: number) =>
    (eastMetres[i] as number) >= grid.westMetres &&
    (eastMetres[i] as number) < east &&
    (northMetres[i] as number) >= grid.southMetres &&
    (northMetres[i] as number) < north
  return {
    eastMetres: eastMetres.filter((_, i) => isWithin(i)),
    northMetres: northMetres.filter((_, i) => isWithin(i)),
  }
}
