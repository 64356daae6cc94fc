import { invariant } from '../domain/result.ts'

/**
 * Places made from coordinates, for a file that names none: squares of a grid that is anchored at (0, 0) of the
 * plane, so that the same position lies in the same square in every run and every file.
 */
export interface Cells {
  /** Index of each row's cell, −1 where a coordinate is not finite. */
  readonly cellOfRow: Int32Array
  /** South-west corners in metres, from south to north and within that from west to east. */
  readonly east: Float64Array
  readonly north: Float64Array
  readonly sizeMetres: number
}

/** Columns and rows of the grid fit in 26 bits each: 67 million squares of a metre, or 1,600 km of 25 m. */
const reach = 2 ** 26

/**
 * @param east metres, NaN without a position
 * @param north metres, same length
 * Cost: O(rows) for the lookup and O(cells log cells) for the order, which does not depend on the rows' order.
 */
export function cellsOf(east: Float64Array, north: Float64Array, sizeMetres: number): Cells {
  invariant(sizeMetres > 0, 'a cell needs a size')
  const keys = new Float64Array(east.length)
  const found = new Set<number>()
  for (let row = 0; row < east.length; row++) {
    keys[row] = cellKey(Math.floor(east[row]! / sizeMetres), Math.floor(north[row]! / sizeMetres))
    if (keys[row] === keys[row]) found.add(keys[row]!)
  }
  const sorted = Float64Array.from(found).sort()
  const indexOf = new Map<number, number>()
  sorted.forEach((key, index) => indexOf.set(key, index))
  return {
    cellOfRow: Int32Array.from(keys, (key) => indexOf.get(key) ?? -1),
    east: sorted.map((key) => ((key % reach) - reach / 2) * sizeMetres),
    north: sorted.map((key) => (Math.floor(key / reach) - reach / 2) * sizeMetres),
    sizeMetres,
  }
}

function cellKey(column: number, row: number): number {
  const inside = Math.abs(column) < reach / 2 && Math.abs(row) < reach / 2
  return inside ? (row + reach / 2) * reach + (column + reach / 2) : Number.NaN
}
