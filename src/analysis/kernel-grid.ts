import {
  fail,
  requireFinite,
  requireLength,
  requireNonNegative,
  requireOneOf,
  requireWhole,
  requireWithin,
} from './check.ts'
import { isInWindow, type KernelWindow, rectangleWindow, type WindowSides, windowSides } from './kernel-window.ts'
import type { PlanarKernel } from './planar-kernel.ts'

/** Incidents in the plane, one entry each; each counts as 1 where weights are left out. */
export interface WeightedPoints {
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  /** ≥ 0 */
  readonly weights?: Float64Array
}

/** Cells in rows from the south-west corner. The density is that at the middle of each cell. */
export interface DensityGrid {
  readonly westMetres: number
  readonly southMetres: number
  readonly cellEastMetres: number
  readonly cellNorthMetres: number
  readonly columns: number
  readonly rows: number
}

/**
 * What is done about the kernel that falls outside the window, where nothing can be seen. `uniform`: the density is divided by the
 * kernel's mass inside the window about the place (Diggle 1985). `jones-diggle`: each incident is divided by the mass of its own
 * kernel inside, so that the density in the window sums to the incidents (Jones 1993).
 */
export type EdgeCorrection = 'none' | 'uniform' | 'jones-diggle'

export interface KernelChoice {
  readonly kernel: PlanarKernel
  /** Standard deviation of the Gaussian, radius of the quartic. */
  readonly bandwidthMetres: number
  readonly edge: EdgeCorrection
  /** Left out: with an edge correction the rectangle of the grid; without one there is none, and all points count. */
  readonly window?: KernelWindow
}

export interface KernelDensity {
  /** Row by row from the south-west, weight per square metre; 0 outside the window. */
  readonly perSquareMetre: Float64Array
  /** 1 where the middle of the cell is inside the window. */
  readonly inside: Uint8Array
  /** Points that count, and points outside the window, which do not. */
  readonly counted: number
  readonly leftOut: number
}

const mostCells = 4096 * 4096
const farthestMetres = 1e7
const heaviestWeight = 1e9

/** Throws `MethodError` on what no density can be made of. Returns the sides of the window, null without one. Cost: O(points). */
export function checkRequest(points: WeightedPoints, grid: DensityGrid, choice: KernelChoice): WindowSides | null {
  checkPoints(points)
  requireWithin('westMetres', grid.westMetres, -farthestMetres, farthestMetres)
  requireWithin('southMetres', grid.southMetres, -farthestMetres, farthestMetres)
  requireWhole('columns', grid.columns, 1, mostCells)
  requireWhole('rows', grid.rows, 1, mostCells)
  if (grid.columns * grid.rows > mostCells) fail('too-many', 'rows', `at most ${mostCells} cells`)
  requireWithin('cellEastMetres', grid.cellEastMetres, 1e-3, (farthestMetres - grid.westMetres) / grid.columns)
  requireWithin('cellNorthMetres', grid.cellNorthMetres, 1e-3, (farthestMetres - grid.southMetres) / grid.rows)
  requireOneOf('kernel', choice.kernel, ['gaussian', 'quartic'])
  requireOneOf('edge', choice.edge, ['none', 'uniform', 'jones-diggle'])
  requireWithin('bandwidthMetres', choice.bandwidthMetres, 1e-3, 1e6)
  if (choice.window) return windowSides(choice.window)
  return choice.edge === 'none' ? null : windowSides(gridRectangle(grid))
}

/** The points alone; also asked before a bandwidth is chosen. */
export function checkPoints({ eastMetres, northMetres, weights }: WeightedPoints): void {
  checkCoordinates('eastMetres', eastMetres)
  checkCoordinates('northMetres', northMetres)
  requireLength('northMetres', northMetres, 'eastMetres', eastMetres.length)
  if (!weights) return
  requireNonNegative('weights', weights)
  requireLength('weights', weights, 'eastMetres', eastMetres.length)
  const heavy = weights.findIndex((weight) => weight > heaviestWeight)
  if (heavy >= 0) fail('out-of-range', 'weights', `numbers 0 to ${heaviestWeight}`, heavy)
}

function checkCoordinates(name: string, metres: Float64Array): void {
  requireFinite(name, metres)
  for (let i = 0; i < metres.length; i++) {
    if (Math.abs(metres[i]!) > farthestMetres)
      fail('out-of-range', name, `numbers ${-farthestMetres} to ${farthestMetres}`, i)
  }
}

const gridRectangle = ({ westMetres, southMetres, cellEastMetres, cellNorthMetres, columns, rows }: DensityGrid) =>
  rectangleWindow(westMetres, southMetres, westMetres + columns * cellEastMetres, southMetres + rows * cellNorthMetres)

/** The middle of the first column, and of the first row. */
export const firstEast = (grid: DensityGrid): number => grid.westMetres + grid.cellEastMetres / 2
export const firstNorth = (grid: DensityGrid): number => grid.southMetres + grid.cellNorthMetres / 2

/** The weight of each point, 0 outside the window, and how many lie outside. Cost: O(points × sides). */
export function weightsInside(
  points: WeightedPoints,
  sides: WindowSides | null,
): { weight: Float64Array; leftOut: number } {
  const count = points.eastMetres.length
  const weight = points.weights ? points.weights.slice() : new Float64Array(count).fill(1)
  let leftOut = 0
  if (sides) {
    for (let i = 0; i < count; i++) {
      if (isInWindow(sides, points.eastMetres[i]!, points.northMetres[i])) continue
      weight[i] = 0
      leftOut++
    }
  }
  return { weight, leftOut }
}

/**
 * 1 where the middle of the cell is inside. Row by row: every side that the row's middle line meets turns all cells to its west.
 * Cost: O(rows × sides + cells).
 */
export function cellsInside(grid: DensityGrid, sides: WindowSides | null): Uint8Array {
  const { columns, rows } = grid
  const inside = new Uint8Array(columns * rows)
  if (!sides) return inside.fill(1)
  const turns = new Int32Array(columns + 1)
  for (let row = 0; row < rows; row++) {
    turns.fill(0)
    const north = firstNorth(grid) + row * grid.cellNorthMetres
    for (let i = 0; i < sides.length.length; i++) {
      const begun = sides.north[i]! <= north
      if (begun === sides.endNorth[i]! <= north) continue
      const east = sides.east[i]! + ((north - sides.north[i]!) * sides.eastward[i]!) / sides.northward[i]!
      const west = Math.ceil((east - firstEast(grid)) / grid.cellEastMetres)
      turns[Math.min(columns, Math.max(0, west))]! += begun ? 1 : -1
    }
    let winding = 0
    for (let column = columns - 1; column >= 0; column--) {
      winding += turns[column + 1]!
      if (winding > 0) inside[row * columns + column] = 1
    }
  }
  return inside
}
