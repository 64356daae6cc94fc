import { axisOver, type Lattice, readGrid, readingOf, spreadPoint } from './cubic-lattice.ts'
import {
  cellsInside,
  checkRequest,
  type DensityGrid,
  firstEast,
  firstNorth,
  type KernelChoice,
  type KernelDensity,
  type WeightedPoints,
  weightsInside,
} from './kernel-grid.ts'
import { divideByMassAbout, divideByOwnMass } from './kernel-mass.ts'
import { latticeReach, latticeStep, smoothed } from './lattice-smoothing.ts'
import { peakOf, reachOf } from './planar-kernel.ts'
import { checkpoint, type Hooks } from './work.ts'

/**
 * How many incidents per square metre there have been about each place: the sum of a kernel over the points, with or without
 * correction for the edge of the window. docs/methods/kde.md
 *
 * Few points are summed kernel by kernel, cell by cell. Many are first spread over a lattice with nodes at a fixed share of the
 * bandwidth, which is smoothed once (for the Gaussian along rows and then columns) and read at the cells by cubic interpolation:
 * then the time does not depend on how fine the grid is. The error against the exact sum is under 1e-3 of the greatest density
 * either way (measured in kernel-density.test.ts; about 2e-4 for one point alone, less for many). Where the window is so narrow
 * that less than a quarter of the kernel is inside, `uniform` divides that error too.
 *
 * @throws MethodError on entries that are not finite, beyond 10,000 km or under zero, lengths that differ, bandwidth or cells
 *   outside 1 mm to 1,000 km, more than 4096² cells, a window without area or that crosses itself
 * Cost: 16 additions a point, 5 multiplications a cell, and for a Gaussian 60 for each of 36 nodes a bandwidth squared of the area;
 * memory: one number a point, two a cell, and three a node, at most 4 million nodes.
 */
export function kernelDensity(
  points: WeightedPoints,
  grid: DensityGrid,
  choice: KernelChoice,
  hooks?: Hooks,
): KernelDensity {
  const sides = checkRequest(points, grid, choice)
  const { weight, leftOut } = weightsInside(points, sides)
  const inside = cellsInside(grid, sides)
  const question = sides && { ...choice, sides }
  if (question && choice.edge === 'jones-diggle') divideByOwnMass(points, weight, question, hooks)
  const density = summed(points, weight, grid, choice, hooks)
  if (question && choice.edge === 'uniform') divideByMassAbout(density, inside, grid, question, hooks)
  // Spreading by cubic weights leaves ripples about zero, under the error that is stated: no density is less than none.
  for (let cell = 0; cell < density.length; cell++) density[cell] = inside[cell] ? Math.max(0, density[cell]!) : 0
  return { perSquareMetre: density, inside, counted: weight.length - leftOut, leftOut }
}

/** A lattice of more nodes would need more memory than it saves time. */
const mostNodes = 4_000_000

function summed(
  points: WeightedPoints,
  weight: Float64Array,
  grid: DensityGrid,
  choice: KernelChoice,
  hooks?: Hooks,
): Float64Array {
  const lattice = emptyLattice(grid, choice)
  const nodes = lattice.east.count * lattice.north.count
  const reach = latticeReach(choice.kernel, choice.bandwidthMetres)
  const perNode = choice.kernel === 'gaussian' ? 4 * reach : 0.8 * reach * reach
  const byLattice = nodes * perNode + 20 * weight.length + 5 * grid.columns * grid.rows
  const byPoint = weight.length * cellsInReach(grid, choice)
  return nodes > mostNodes || byPoint < byLattice
    ? summedByPoint(points, weight, grid, choice, hooks)
    : summedByLattice(points, weight, grid, choice, lattice, hooks)
}

function cellsInReach(grid: DensityGrid, { kernel, bandwidthMetres }: KernelChoice): number {
  const across = 2 * reachOf(kernel, bandwidthMetres)
  return (
    Math.min(grid.columns, across / grid.cellEastMetres + 1) * Math.min(grid.rows, across / grid.cellNorthMetres + 1)
  )
}

/** Covers the middles of the cells and, about them, all points that reach one. Its values are made when they are needed. */
function emptyLattice(grid: DensityGrid, { kernel, bandwidthMetres }: KernelChoice): Omit<Lattice, 'values'> {
  const step = latticeStep(kernel, bandwidthMetres)
  const margin = latticeReach(kernel, bandwidthMetres)
  const [east, north] = [firstEast(grid), firstNorth(grid)]
  return {
    east: axisOver(east, east + (grid.columns - 1) * grid.cellEastMetres, step, margin),
    north: axisOver(north, north + (grid.rows - 1) * grid.cellNorthMetres, step, margin),
  }
}

function summedByLattice(
  { eastMetres, northMetres }: WeightedPoints,
  weight: Float64Array,
  grid: DensityGrid,
  { kernel, bandwidthMetres }: KernelChoice,
  { east, north }: Omit<Lattice, 'values'>,
  hooks?: Hooks,
): Float64Array {
  const spread = { east, north, values: new Float64Array(east.count * north.count) }
  for (let i = 0; i < weight.length; i++) {
    if (i % 65_536 === 0) checkpoint(hooks, i, weight.length)
    if (weight[i] !== 0) spreadPoint(spread, eastMetres[i]!, northMetres[i], weight[i])
  }
  const nodes = smoothed(spread, kernel, bandwidthMetres, hooks)
  const columns = readingOf(nodes.east, firstEast(grid), grid.cellEastMetres, grid.columns)
  const rows = readingOf(nodes.north, firstNorth(grid), grid.cellNorthMetres, grid.rows)
  return readGrid(nodes.values, nodes.east.count, columns, rows)
}

function summedByPoint(
  { eastMetres, northMetres }: WeightedPoints,
  weight: Float64Array,
  grid: DensityGrid,
  choice: KernelChoice,
  hooks?: Hooks,
): Float64Array {
  const density = new Float64Array(grid.columns * grid.rows)
  const add = choice.kernel === 'gaussian' ? addGaussian : addQuartic
  const each = Math.max(1, Math.floor(2e6 / cellsInReach(grid, choice)))
  const bells = { east: new Float64Array(grid.columns), north: new Float64Array(grid.rows) }
  for (let i = 0; i < weight.length; i++) {
    if (i % each === 0) checkpoint(hooks, i, weight.length)
    if (weight[i] !== 0) add(density, grid, choice.bandwidthMetres, eastMetres[i]!, northMetres[i], weight[i], bells)
  }
  return density
}

/** Cells of one axis whose middle is within `reach` of the place: the first, and the one after the last. */
function span(first: number, spacing: number, count: number, place: number, reach: number): [number, number] {
  const from = Math.ceil((place - reach - first) / spacing)
  const to = Math.floor((place + reach - first) / spacing) + 1
  return [Math.min(count, Math.max(0, from)), Math.min(count, Math.max(0, to))]
}

interface Bells {
  readonly east: Float64Array
  readonly north: Float64Array
}

function addGaussian(
  density: Float64Array,
  grid: DensityGrid,
  sd: number,
  east: number,
  north: number,
  weight: number,
  bells: Bells,
): void {
  const reach = reachOf('gaussian', sd)
  const [west, eastEnd] = span(firstEast(grid), grid.cellEastMetres, grid.columns, east, reach)
  const [south, northEnd] = span(firstNorth(grid), grid.cellNorthMetres, grid.rows, north, reach)
  fillBell(bells.east, west, eastEnd, (firstEast(grid) - east) / sd, grid.cellEastMetres / sd)
  fillBell(bells.north, south, northEnd, (firstNorth(grid) - north) / sd, grid.cellNorthMetres / sd)
  const peak = weight * peakOf('gaussian', sd)
  for (let row = south; row < northEnd; row++) {
    const height = peak * bells.north[row]!
    const base = row * grid.columns
    for (let column = west; column < eastEnd; column++) density[base + column]! += height * bells.east[column]!
  }
}

function fillBell(bell: Float64Array, from: number, to: number, first: number, spacing: number): void {
  for (let i = from; i < to; i++) bell[i] = Math.exp(-0.5 * (first + i * spacing) ** 2)
}

function addQuartic(
  density: Float64Array,
  grid: DensityGrid,
  radius: number,
  east: number,
  north: number,
  weight: number,
): void {
  const [south, northEnd] = span(firstNorth(grid), grid.cellNorthMetres, grid.rows, north, radius)
  const peak = weight * peakOf('quartic', radius)
  for (let row = south; row < northEnd; row++) {
    const dy = (firstNorth(grid) + row * grid.cellNorthMetres - north) / radius
    const rest = Math.max(0, 1 - dy * dy)
    const half = Math.sqrt(rest) * radius
    const [west, eastEnd] = span(firstEast(grid), grid.cellEastMetres, grid.columns, east, half)
    const base = row * grid.columns
    for (let column = west; column < eastEnd; column++) {
      const dx = (firstEast(grid) + column * grid.cellEastMetres - east) / radius
      const height = rest - dx * dx
      // Rounding may take a cell on the rim that lies a hair outside.
      if (height > 0) density[base + column]! += peak * height * height
    }
  }
}
