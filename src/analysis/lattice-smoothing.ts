import type { Lattice } from './cubic-lattice.ts'
import { kernelAt, type PlanarKernel, reachOf } from './planar-kernel.ts'
import { checkpoint, type Hooks } from './work.ts'

/**
 * Nodes to a bandwidth. Six to a standard deviation keep the whole error of spreading and reading under 3e-4 of one kernel's
 * peak; the quartic bends suddenly at its edge and needs 32 to its radius for 1e-3.
 */
const nodesPerBandwidth: Record<PlanarKernel, number> = { gaussian: 6, quartic: 32 }

export const latticeStep = (kernel: PlanarKernel, bandwidthMetres: number): number =>
  bandwidthMetres / nodesPerBandwidth[kernel]

/** Nodes that a kernel reaches to either side of a node. */
export const latticeReach = (kernel: PlanarKernel, bandwidthMetres: number): number =>
  Math.ceil(reachOf(kernel, bandwidthMetres) / latticeStep(kernel, bandwidthMetres))

/** Smooths weights on nodes with a kernel; gives the nodes that are `latticeReach` and more from every edge, per square metre. */
export const smoothed = (lattice: Lattice, kernel: PlanarKernel, bandwidthMetres: number, hooks?: Hooks): Lattice =>
  kernel === 'gaussian'
    ? gaussianSmoothed(lattice, bandwidthMetres, hooks)
    : discSmoothed(lattice, bandwidthMetres, hooks)

function inner({ east, north }: Lattice, reach: number, values: Float64Array): Lattice {
  const shrink = (axis: Lattice['east']) => ({
    origin: axis.origin + reach * axis.step,
    step: axis.step,
    count: axis.count - 2 * reach,
  })
  return { east: shrink(east), north: shrink(north), values }
}

/** The Gaussian is a product, so rows first and then columns: 4 · reach multiplications a node instead of 4 · reach². */
function gaussianSmoothed(lattice: Lattice, sd: number, hooks?: Hooks): Lattice {
  const reach = latticeReach('gaussian', sd)
  const taps = Float64Array.from(
    { length: reach + 1 },
    (_, k) => Math.exp(-0.5 * ((k * lattice.east.step) / sd) ** 2) / (Math.sqrt(2 * Math.PI) * sd),
  )
  const columns = lattice.east.count - 2 * reach
  const rows = lattice.north.count - 2 * reach
  const alongRows = new Float64Array(lattice.north.count * columns)
  for (let row = 0; row < lattice.north.count; row++) {
    if (row % 64 === 0) checkpoint(hooks, row, lattice.north.count + rows)
    smoothRow(lattice.values, row * lattice.east.count, taps, alongRows, row * columns, columns)
  }
  const out = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    if (row % 64 === 0) checkpoint(hooks, lattice.north.count + row, lattice.north.count + rows)
    smoothAcross(alongRows, row, taps, out, columns)
  }
  return inner(lattice, reach, out)
}

function smoothRow(
  from: Float64Array,
  start: number,
  taps: Float64Array,
  out: Float64Array,
  to: number,
  columns: number,
): void {
  const reach = taps.length - 1
  for (let column = 0; column < columns; column++) {
    const middle = start + column + reach
    let sum = taps[0]! * from[middle]!
    for (let k = 1; k <= reach; k++) sum += taps[k]! * (from[middle - k]! + from[middle + k]!)
    out[to + column] = sum
  }
}

function smoothAcross(from: Float64Array, row: number, taps: Float64Array, out: Float64Array, columns: number): void {
  const reach = taps.length - 1
  const to = row * columns
  const middle = (row + reach) * columns
  for (let column = 0; column < columns; column++) out[to + column] = taps[0]! * from[middle + column]!
  for (let k = 1; k <= reach; k++) {
    const tap = taps[k]!
    const below = middle - k * columns
    const above = middle + k * columns
    for (let column = 0; column < columns; column++)
      out[to + column]! += tap * (from[below + column]! + from[above + column]!)
  }
}

/**
 * The quartic is no product of east and north, but its rows to either side of the middle are alike: each row of nodes is
 * smoothed once for every distance across, and added at both. About 0.8 · reach² multiplications a node.
 */
function discSmoothed(lattice: Lattice, radius: number, hooks?: Hooks): Lattice {
  const reach = latticeReach('quartic', radius)
  const { east, north, values } = lattice
  const columns = east.count - 2 * reach
  const rows = north.count - 2 * reach
  const out = new Float64Array(rows * columns)
  const along = new Float64Array(columns)
  for (let across = 0; across <= reach; across++) {
    const taps = chord(reach, across, radius, east.step)
    for (let row = 0; row < north.count; row++) {
      if (row % 64 === 0) checkpoint(hooks, across * north.count + row, (reach + 1) * north.count)
      const [below, above] = [row - reach - across, row - reach + across]
      if ((below < 0 || below >= rows) && (above < 0 || above >= rows)) continue
      smoothRow(values, row * east.count + reach - (taps.length - 1), taps, along, 0, columns)
      if (below >= 0 && below < rows) addRow(out, below * columns, along)
      if (across > 0 && above >= 0 && above < rows) addRow(out, above * columns, along)
    }
  }
  return inner(lattice, reach, out)
}

/** Heights of the disc along a row so many nodes from its middle, from the middle of that row to the rim. */
function chord(reach: number, across: number, radius: number, step: number): Float64Array {
  const half = Math.floor(Math.sqrt(reach * reach - across * across))
  return Float64Array.from({ length: half + 1 }, (_, k) =>
    kernelAt('quartic', radius, (k * k + across * across) * step * step),
  )
}

function addRow(out: Float64Array, to: number, row: Float64Array): void {
  for (let column = 0; column < row.length; column++) out[to + column]! += row[column]!
}
