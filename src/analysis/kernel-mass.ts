import { axisOver, type Lattice, readAt, readGrid, readingOf } from './cubic-lattice.ts'
import { type DensityGrid, firstEast, firstNorth, type WeightedPoints } from './kernel-grid.ts'
import { massInside, type WindowSides } from './kernel-window.ts'
import { type PlanarKernel, peakOf, reachOf, wholeReachOf } from './planar-kernel.ts'
import { checkpoint, type Hooks } from './work.ts'

/** Mass is smoother than the kernel, so its lattice is coarser than that of the density. */
const nodesPerBandwidth: Record<PlanarKernel, number> = { gaussian: 4, quartic: 12 }

/**
 * Under this share of the mass that the window could hold, a lattice is not good enough to divide by, and the mass is computed at the
 * place itself.
 */
const smallShare = 0.05

const smallMass = ({ sides, kernel, bandwidthMetres }: MassQuestion): number =>
  smallShare * Math.min(1, peakOf(kernel, bandwidthMetres) * sides.areaSquareMetres)

/** Nothing is divided by less: a window so thin about a point holds no density that could be shown. */
const leastMass = 1e-12

export interface MassQuestion {
  readonly sides: WindowSides
  readonly kernel: PlanarKernel
  readonly bandwidthMetres: number
}

/** The mass at a place itself, with nothing of the kernel left out. */
export const exactMass = ({ sides, kernel, bandwidthMetres }: MassQuestion, east: number, north: number): number =>
  Math.max(leastMass, massInside(sides, kernel, bandwidthMetres, wholeReachOf(kernel, bandwidthMetres), east, north))

interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The mass on a lattice over the extent; null where that has more nodes than there are places to ask for. */
function massLattice(question: MassQuestion, extent: Extent, places: number, hooks?: Hooks): Lattice | null {
  const { sides, kernel, bandwidthMetres } = question
  const step = bandwidthMetres / nodesPerBandwidth[kernel]
  const reach = reachOf(kernel, bandwidthMetres)
  const east = axisOver(extent.west, extent.east, step)
  const north = axisOver(extent.south, extent.north, step)
  if (!(east.count * north.count < places)) return null
  const values = new Float64Array(east.count * north.count)
  for (let row = 0; row < north.count; row++) {
    checkpoint(hooks, row, north.count)
    const northMetres = north.origin + row * step
    for (let column = 0; column < east.count; column++) {
      const eastMetres = east.origin + column * step
      values[row * east.count + column] = massInside(sides, kernel, bandwidthMetres, reach, eastMetres, northMetres)
    }
  }
  return { east, north, values }
}

/** Divides each point's weight by the mass of its kernel inside the window (Jones–Diggle). Cost: see `massInside`. */
export function divideByOwnMass(
  points: WeightedPoints,
  weight: Float64Array,
  question: MassQuestion,
  hooks?: Hooks,
): void {
  const small = smallMass(question)
  const lattice = massLattice(question, question.sides.bounds, weight.length, hooks)
  for (let i = 0; i < weight.length; i++) {
    if (i % 16_384 === 0) checkpoint(hooks, i, weight.length)
    if (weight[i] === 0) continue
    const [east, north] = [points.eastMetres[i]!, points.northMetres[i]!]
    const read = lattice ? readAt(lattice, east, north) : 0
    weight[i]! /= read < small ? exactMass(question, east, north) : read
  }
}

/** Divides the density in each cell by the mass of the kernel about its middle (uniform correction). */
export function divideByMassAbout(
  density: Float64Array,
  inside: Uint8Array,
  grid: DensityGrid,
  question: MassQuestion,
  hooks?: Hooks,
): void {
  const { columns, rows } = grid
  const small = smallMass(question)
  const read = massOfCells(grid, question, hooks)
  for (let row = 0; row < rows; row++) {
    if (row % 16 === 0) checkpoint(hooks, row, rows)
    const north = firstNorth(grid) + row * grid.cellNorthMetres
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      if (inside[cell] === 0 || density[cell] === 0) continue
      const mass = read ? read[cell]! : 0
      density[cell]! /= mass < small ? exactMass(question, firstEast(grid) + column * grid.cellEastMetres, north) : mass
    }
  }
}

function massOfCells(grid: DensityGrid, question: MassQuestion, hooks?: Hooks): Float64Array | null {
  const [west, south] = [firstEast(grid), firstNorth(grid)]
  const east = west + (grid.columns - 1) * grid.cellEastMetres
  const north = south + (grid.rows - 1) * grid.cellNorthMetres
  const lattice = massLattice(question, { west, south, east, north }, grid.columns * grid.rows, hooks)
  if (!lattice) return null
  const columns = readingOf(lattice.east, west, grid.cellEastMetres, grid.columns)
  const rows = readingOf(lattice.north, south, grid.cellNorthMetres, grid.rows)
  return readGrid(lattice.values, lattice.east.count, columns, rows)
}
