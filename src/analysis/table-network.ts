/**
 * A table with margins as a network (Cox 1995, JASA 90(432), 1453–1462): every published number is an arc, every sum that
 * holds in the table is a node where what flows in flows out. Two dimensions make a network, also when the rows are areas
 * that add up to groups of areas; so whole numbers bound whole numbers, and the bounds are those of a maximal flow.
 *
 * Arcs are numbered as the cells of the table with its margins, row by row: the rows, then the groups of rows, then the
 * row of column totals; in each the columns, then the row's total. A table of one column has no row totals of its own.
 */
export interface TableShape {
  readonly rows: number
  readonly columns: number
  /** Group of each row, 0 … groupCount − 1; null when rows add up to the total alone. */
  readonly group: ArrayLike<number> | null
  readonly groupCount: number
}

export const tableHeight = ({ rows, groupCount }: TableShape): number => rows + groupCount + 1
export const tableWidth = ({ columns }: TableShape): number => (columns === 1 ? 1 : columns + 1)

/** The numbers of the table with its margins, from the counts inside it (row by row). */
export function withMargins(shape: TableShape, counts: ArrayLike<number>): Float64Array {
  const width = tableWidth(shape)
  const total = shape.rows + shape.groupCount
  const values = new Float64Array(tableHeight(shape) * width)
  for (let row = 0; row < shape.rows; row++) {
    const parents = shape.group ? [row, shape.rows + shape.group[row]!, total] : [row, total]
    for (let column = 0; column < shape.columns; column++) {
      const count = counts[row * shape.columns + column]!
      for (const parent of parents) {
        values[parent * width + column]! += count
        if (width > 1) values[parent * width + width - 1]! += count
      }
    }
  }
  return values
}

export interface TableNetwork {
  readonly nodes: number
  readonly arcs: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** Arcs at node n: `at[first[n]]` … `at[first[n + 1] − 1]`. */
  readonly first: Int32Array
  readonly at: Int32Array
}

/**
 * The arcs of a table. A row is a node between its total and its cells; a column of a group of rows (or of all rows) is a
 * node between the cells and their sum; one node more closes the circle of the totals. The sum along a group's own row
 * follows from the others and needs no node: that is why one hierarchy more still makes a network.
 */
export function tableNetwork(shape: TableShape): TableNetwork {
  const { rows, group, groupCount } = shape
  const [height, width] = [tableHeight(shape), tableWidth(shape)]
  const sums = width > 1 ? rows : 0
  const root = groupCount
  const nodes = sums + (groupCount + 1) * width + 1
  const [from, to] = [new Int32Array(height * width), new Int32Array(height * width)]
  const sumNode = (of: number, column: number) => sums + of * width + column
  for (let row = 0; row < height; row++) {
    const isGroup = row >= rows && row < height - 1
    const parent = row < rows && group ? group[row]! : root
    for (let column = 0; column < width; column++) {
      const isTotal = column === width - 1
      const own = row < rows ? (width > 1 ? row : nodes - 1) : sumNode(isGroup ? row - rows : root, column)
      const above = row === height - 1 ? nodes - 1 : sumNode(parent, column)
      // Totals flow down from the grand total to the rows, cells flow back up through the columns.
      from[row * width + column] = isTotal ? above : own
      to[row * width + column] = isTotal ? own : above
    }
  }
  return { nodes, arcs: from.length, from, to, ...arcsByNode(nodes, from, to) }
}

function arcsByNode(nodes: number, from: Int32Array, to: Int32Array): { first: Int32Array; at: Int32Array } {
  const first = new Int32Array(nodes + 1)
  for (const ends of [from, to]) for (const node of ends) first[node + 1]!++
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
  const next = first.slice()
  const at = new Int32Array(2 * from.length)
  for (let arc = 0; arc < from.length; arc++) {
    at[next[from[arc]!]!++] = arc
    at[next[to[arc]!]!++] = arc
  }
  return { first, at }
}
