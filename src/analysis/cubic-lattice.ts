/**
 * Nodes at equal steps along one axis, on which a smooth function is kept and read by cubic Lagrange interpolation through the
 * four nearest. The same four weights, the other way, spread a point over the nodes so that its moments up to the third are kept.
 * Both err by at most 0.0234 · step⁴ · |fourth derivative|: for a Gaussian kept at six nodes a standard deviation 5e-5 of its peak.
 */
export interface LatticeAxis {
  readonly origin: number
  readonly step: number
  readonly count: number
}

/** An axis on which every place from `first` to `last` has the four nodes it needs, and `margin` nodes more at either end. */
export const axisOver = (first: number, last: number, step: number, margin = 0): LatticeAxis => ({
  origin: first - (1 + margin) * step,
  step,
  count: Math.ceil((last - first) / step) + 4 + 2 * margin,
})

/** Of places on an axis: the first of the four nodes of each, and its four weights. */
export interface AxisReading {
  readonly first: Int32Array
  readonly weights: Float64Array
}

/** Into `weights[at … at + 3]` those of the nodes −1, 0, 1, 2 for a place `t` steps, 0 to 1, after node 0. */
export function cubicWeights(t: number, weights: Float64Array, at: number): void {
  const [before, after, beyond] = [t + 1, t - 1, t - 2]
  weights[at] = (-t * after * beyond) / 6
  weights[at + 1] = (before * after * beyond) / 2
  weights[at + 2] = (-before * t * beyond) / 2
  weights[at + 3] = (before * t * after) / 6
}

/** How to read `count` places, `start + i · spacing`, that the axis covers. */
export function readingOf(axis: LatticeAxis, start: number, spacing: number, count: number): AxisReading {
  const first = new Int32Array(count)
  const weights = new Float64Array(4 * count)
  for (let i = 0; i < count; i++) {
    const steps = (start + i * spacing - axis.origin) / axis.step
    // Rounding may put the last place a hair beyond the last node that has two after it.
    const node = Math.min(axis.count - 3, Math.max(1, Math.floor(steps)))
    first[i] = node - 1
    cubicWeights(steps - node, weights, 4 * i)
  }
  return { first, weights }
}

/** Reads a lattice at the crossings of columns and rows: first along each of its rows, then across them. */
export function readGrid(
  values: Float64Array,
  latticeColumns: number,
  columns: AxisReading,
  rows: AxisReading,
): Float64Array {
  const columnCount = columns.first.length
  const latticeRows = values.length / latticeColumns
  const alongRows = new Float64Array(latticeRows * columnCount)
  for (let row = 0; row < latticeRows; row++) {
    const base = row * latticeColumns
    for (let column = 0; column < columnCount; column++) {
      const from = base + columns.first[column]!
      const w = 4 * column
      alongRows[row * columnCount + column] =
        columns.weights[w]! * values[from]! +
        columns.weights[w + 1]! * values[from + 1]! +
        columns.weights[w + 2]! * values[from + 2]! +
        columns.weights[w + 3]! * values[from + 3]!
    }
  }
  return readAcross(alongRows, columnCount, rows)
}

function readAcross(alongRows: Float64Array, columnCount: number, rows: AxisReading): Float64Array {
  const rowCount = rows.first.length
  const out = new Float64Array(rowCount * columnCount)
  for (let row = 0; row < rowCount; row++) {
    const from = rows.first[row]! * columnCount
    const [w0, w1, w2, w3] = rows.weights.subarray(4 * row, 4 * row + 4) as unknown as [number, number, number, number]
    const to = row * columnCount
    for (let column = 0; column < columnCount; column++) {
      const at = from + column
      out[to + column] =
        w0 * alongRows[at]! +
        w1 * alongRows[at + columnCount]! +
        w2 * alongRows[at + 2 * columnCount]! +
        w3 * alongRows[at + 3 * columnCount]!
    }
  }
  return out
}

/** A lattice over a rectangle: values row by row from the south-west. */
export interface Lattice {
  readonly east: LatticeAxis
  readonly north: LatticeAxis
  readonly values: Float64Array
}

const eastWeights = new Float64Array(4)
const northWeights = new Float64Array(4)

/** The lattice at one place that it covers. */
export function readAt({ east, north, values }: Lattice, eastMetres: number, northMetres: number): number {
  const base = placeOn(east, eastMetres, eastWeights) + placeOn(north, northMetres, northWeights) * east.count
  let sum = 0
  for (let row = 0; row < 4; row++) {
    const at = base + row * east.count
    const along =
      eastWeights[0]! * values[at]! +
      eastWeights[1]! * values[at + 1]! +
      eastWeights[2]! * values[at + 2]! +
      eastWeights[3]! * values[at + 3]!
    sum += northWeights[row]! * along
  }
  return sum
}

/** Adds a point's weight to its sixteen nodes; a point outside those that the lattice covers is left out. */
export function spreadPoint(lattice: Lattice, eastMetres: number, northMetres: number, weight: number): void {
  const { east, north, values } = lattice
  if (!covers(east, eastMetres) || !covers(north, northMetres)) return
  const base = placeOn(east, eastMetres, eastWeights) + placeOn(north, northMetres, northWeights) * east.count
  for (let row = 0; row < 4; row++) {
    const at = base + row * east.count
    const share = weight * northWeights[row]!
    values[at]! += share * eastWeights[0]!
    values[at + 1]! += share * eastWeights[1]!
    values[at + 2]! += share * eastWeights[2]!
    values[at + 3]! += share * eastWeights[3]!
  }
}

function covers(axis: LatticeAxis, place: number): boolean {
  const steps = (place - axis.origin) / axis.step
  return steps >= 1 && steps < axis.count - 2
}

/** The first of the four nodes; their weights into `weights`. */
function placeOn(axis: LatticeAxis, place: number, weights: Float64Array): number {
  const steps = (place - axis.origin) / axis.step
  const node = Math.min(axis.count - 3, Math.max(1, Math.floor(steps)))
  cubicWeights(steps - node, weights, 0)
  return node - 1
}
