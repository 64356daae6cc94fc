import { fail } from './check.ts'

/**
 * The pairs of events that lie near each other, found once by a grid and kept by band of distance. How near is a band
 * `[a, b)` of the edges; with `samePlace` the distance 0 is a band of its own, before the others.
 */
export interface PlacedEvents {
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
}

export interface DistanceBands {
  /** Rising, the first ≥ 0: n edges make n − 1 bands `[edge, next edge)`. */
  readonly edges: Float64Array
  /** The distance 0 is band 0, and the bands of the edges come after it. */
  readonly samePlace: boolean
  /** As the crow flies, or along the two axes (east + north) as in streets at right angles. */
  readonly measure: 'straight' | 'blocks'
}

export const bandCount = ({ edges, samePlace }: DistanceBands): number => edges.length - 1 + (samePlace ? 1 : 0)

/** Two billion: the pairs of a band are counted in 32 bits. */
const mostPairs = 2 ** 31 - 1

/**
 * Events in the order of grid cells, row by row, so that the partners of an event that come after it lie in two runs:
 * the rest of its cell and the next one, and three cells of the row below.
 */
interface Grid {
  readonly columns: number
  readonly rows: number
  /** Cell → its first event in `order`; one more at the end. */
  readonly start: Int32Array
  /** Place in the order of cells → the caller's index. */
  readonly order: Int32Array
  readonly east: Float64Array
  readonly north: Float64Array
  readonly cell: Int32Array
}

/** Never more cells than about four an event, however small the largest distance: the grid stays O(n). */
function gridOf({ eastMetres, northMetres }: PlacedEvents, reach: number): Grid {
  const n = eastMetres.length
  const [west, width] = extent(eastMetres)
  const [south, height] = extent(northMetres)
  const most = Math.max(1, Math.ceil(2 * Math.sqrt(n)))
  // A hair wider than the reach, so that rounding cannot put two close events two cells apart.
  const cells = (length: number) => Math.min(most, Math.max(1, Math.floor(length / (reach * (1 + 1e-9)))))
  const columns = cells(width)
  const rows = cells(height)
  const index = (at: number, from: number, length: number, count: number) =>
    length > 0 ? Math.min(count - 1, Math.floor(((at - from) / length) * count)) : 0
  const cellOf = Int32Array.from(
    eastMetres,
    (east, i) => index(northMetres[i], south, height, rows) * columns + index(east, west, width, columns),
  )
  const start = new Int32Array(columns * rows + 1)
  for (let i = 0; i < n; i++) start[cellOf[i] + 1]++
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] += start[cell]
  const next = start.slice()
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[next[cellOf[i]]++] = i
  return {
    columns,
    rows,
    start,
    order,
    east: Float64Array.from(order, (i) => eastMetres[i]),
    north: Float64Array.from(order, (i) => northMetres[i]),
    cell: Int32Array.from(order, (i) => cellOf[i]),
  }
}

function extent(values: Float64Array): readonly [low: number, length: number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i])
    high = Math.max(high, values[i])
  }
  return [low, high - low]
}

type Meet = (i: number, j: number, band: number) => void

/** Meets each later partner `j` of event `i` (both in the order of cells) that lies within the bands. */
function partners(grid: Grid, bands: DistanceBands, i: number, meet: Meet): void {
  const { columns, rows, start, cell } = grid
  const column = cell[i] % columns
  const row = (cell[i] - column) / columns
  const last = Math.min(columns - 1, column + 1)
  run(grid, bands, i, i + 1, start[row * columns + last + 1], meet)
  if (row + 1 === rows) return
  const below = (row + 1) * columns
  run(grid, bands, i, start[below + Math.max(0, column - 1)], start[below + last + 1], meet)
}

function run(
  { east, north }: Grid,
  { edges, samePlace, measure }: DistanceBands,
  i: number,
  from: number,
  to: number,
  meet: Meet,
): void {
  const least = edges[0]
  const reach = edges[edges.length - 1]
  const shift = samePlace ? 0 : 1
  for (let j = from; j < to; j++) {
    const dx = Math.abs(east[i] - east[j])
    const dy = Math.abs(north[i] - north[j])
    const distance = measure === 'straight' ? Math.sqrt(dx * dx + dy * dy) : dx + dy
    if (distance >= reach) continue
    if (samePlace && distance === 0) meet(i, j, 0)
    else if (distance >= least) {
      let edge = 1
      while (distance >= edges[edge]) edge++
      meet(i, j, edge - shift)
    }
  }
}

/** How many close pairs there are, before any is kept. */
export interface ClosePairCounts {
  readonly grid: Grid
  /** Event × band, in the order of cells: the later partners. */
  readonly later: Int32Array
  /** Band × event, in the order of cells: partners on both sides. */
  readonly degrees: Int32Array
  /** Band → pairs. */
  readonly pairs: Float64Array
}

/**
 * Cost: the events within three cells of each event, twice with `closePairsOf`.
 * @throws MethodError `too-many` when a 32-bit count would not hold the pairs
 */
export function countClosePairs(events: PlacedEvents, bands: DistanceBands): ClosePairCounts {
  const grid = gridOf(events, bands.edges[bands.edges.length - 1])
  const n = grid.order.length
  const count = bandCount(bands)
  const later = new Int32Array(n * count)
  const degrees = new Int32Array(count * n)
  const pairs = new Float64Array(count)
  const meet: Meet = (i, j, band) => {
    later[i * count + band]++
    degrees[band * n + i]++
    degrees[band * n + j]++
  }
  let total = 0
  for (let i = 0; i < n; i++) {
    partners(grid, bands, i, meet)
    for (let band = 0; band < count; band++) {
      pairs[band] += later[i * count + band]
      total += later[i * count + band]
    }
    if (total > mostPairs) {
      fail('too-many', 'distanceEdgesMetres', `at most ${mostPairs} pairs within the last edge`)
    }
  }
  return { grid, later, degrees, pairs }
}

/** The later partners of events `from` to `to` (excluded), in the order of cells. */
export interface ClosePairs {
  readonly from: number
  readonly to: number
  /** (event − from) × band → its first partner in `partner`; one more at the end. */
  readonly start: Int32Array
  readonly partner: Int32Array
}

export function closePairsOf(counted: ClosePairCounts, bands: DistanceBands, from: number, to: number): ClosePairs {
  const count = bandCount(bands)
  const start = new Int32Array((to - from) * count + 1)
  for (let run = 0; run < start.length - 1; run++) start[run + 1] = start[run] + counted.later[from * count + run]
  const partner = new Int32Array(start[start.length - 1])
  const next = start.slice()
  const meet: Meet = (i, j, band) => {
    partner[next[(i - from) * count + band]++] = j
  }
  for (let i = from; i < to; i++) partners(counted.grid, bands, i, meet)
  return { from, to, start, partner }
}

/** Stretches of events whose close pairs together are at most `most` (one event alone may have more). */
export function stretchesOf({ grid, later }: ClosePairCounts, most: number): readonly (readonly [number, number])[] {
  const n = grid.order.length
  const count = later.length / n
  const stretches: [number, number][] = []
  let from = 0
  let held = 0
  for (let i = 0; i < n; i++) {
    let own = 0
    for (let band = 0; band < count; band++) own += later[i * count + band]
    if (held > 0 && held + own > most) {
      stretches.push([from, i])
      from = i
      held = 0
    }
    held += own
  }
  stretches.push([from, n])
  return stretches
}
