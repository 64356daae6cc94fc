import { fail, requireCounts, requireIndexes, requireLength, requireOneOf, requireSome, requireWhole } from './check.ts'
import { TableFlow } from './table-flow.ts'
import {
  type TableNetwork,
  type TableShape,
  tableHeight,
  tableNetwork,
  tableWidth,
  withMargins,
} from './table-network.ts'
import { checkpoint, type Hooks } from './work.ts'

export interface CountTable {
  /** Counts inside the table, row by row; at most 10⁹ each. */
  readonly counts: ArrayLike<number>
  readonly rows: number
  /** One column makes a one-dimensional table: its only margin is the total (and those of groups). */
  readonly columns: number
  /** Group of each row, 0 … the highest, each with at least one row: areas within areas. Left out: no groups. */
  readonly group?: ArrayLike<number> | null
}

export interface SuppressionOptions {
  /** Counts below it are small; 5 unless given. */
  readonly threshold?: number
  /** Whether a count of none is shown as 0 (the default) or hidden as a small count is. */
  readonly zeros?: 'shown' | 'hidden'
}

/** Cells are those of the table with its margins, row by row: rows, groups, column totals; columns, then the row's total. */
export interface SuppressedTable {
  readonly height: number
  readonly width: number
  /** True numbers, margins included. Never to be let out where `hidden` is not 0. */
  readonly values: Float64Array
  /** 0 shown; 1 hidden because it is small; 2 hidden so that another cannot be worked out. */
  readonly hidden: Uint8Array
  /** What whoever reads the table can work out: the number lies in `low` … `high` (Infinity where there is no limit). */
  readonly low: Float64Array
  readonly high: Float64Array
  /**
   * The interval of a small number holds `floor` … threshold at least. The floor is 0 where zeros are hidden; where they
   * are shown it is 1, and for a margin the number of cells in it that are not 0: they say that much by themselves.
   */
  readonly floor: Float64Array
  readonly threshold: number
  /** Sum of the numbers hidden for others' sake, margins too: what the choice of cells keeps low. */
  readonly lost: number
}

const most = 1e9
const mostCells = 10_000

/**
 * Hides counts under a threshold, and further numbers until none of the small ones can be worked out from what is left,
 * not even that it is small: for each the numbers that agree with everything shown run at least from 1 to the threshold
 * (from 0 when zeros are hidden too; a margin cannot go below the number of its cells that are not 0). The reader is taken to know the rule: that hidden numbers are whole, ≥ 0, and ≥ 1
 * where zeros are shown. Further numbers are chosen along cheapest circles of the network of the table (Kelly, Golden &
 * Assad 1992, Networks 22, 397–417), one small number after the other, the one that needs most room first; then every
 * number hidden in vain is shown again. The same table gets the same answer; the choice is good, not proven the least.
 *
 * @throws MethodError
 * Cost: a few searches of the network a hidden number: 40 × 40 takes under 0.3 s, 100 × 100 with half of it hidden a few
 * seconds.
 */
export function suppressTable(table: CountTable, options: SuppressionOptions = {}, hooks?: Hooks): SuppressedTable {
  const { threshold = 5, zeros = 'shown' } = options
  requireOneOf('zeros', zeros, ['shown', 'hidden'])
  requireWhole('threshold', threshold, 2, 1000)
  const shape = shapeOf(table)
  const values = withMargins(shape, table.counts)
  const least = zeros === 'shown' ? 1 : 0
  const hidden = Uint8Array.from(values, (value) => (value >= least && value < threshold ? 1 : 0))
  const network = tableNetwork(shape)
  const flow = new TableFlow(network, values, least)
  const price = priceOf(values, hidden, least)
  const floor =
    least === 0 ? new Float64Array(values.length) : withMargins(shape, Float64Array.from(table.counts, Math.sign))
  const needs = needsOf(values, hidden, floor, threshold)
  const ways = hideMore(flow, needs, price, hidden, hooks)
  showAgain(flow, needs, ways, values, hidden, hooks)
  return {
    height: tableHeight(shape),
    width: tableWidth(shape),
    values,
    hidden,
    ...intervals(network, values, hidden, least, hooks),
    floor,
    threshold,
    lost: values.reduce((sum, value, cell) => (hidden[cell] === 2 ? sum + value : sum), 0),
  }
}

/**
 * What can be worked out of a table in which some numbers are hidden (`hidden` not 0): for each the least and the greatest
 * whole number ≥ `least` that agrees with all numbers shown, exactly. `hidden` covers the margins, in the order of
 * `SuppressedTable`. Use it on tables that someone else has hidden numbers in.
 *
 * @throws MethodError
 * Cost: up to two maximal flows a hidden number.
 */
export function feasibleIntervals(
  table: CountTable,
  hidden: Uint8Array,
  least = 0,
  hooks?: Hooks,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const shape = shapeOf(table)
  requireWhole('least', least, 0, most)
  requireLength('hidden', hidden, 'the table with its margins', tableHeight(shape) * tableWidth(shape))
  const values = withMargins(shape, table.counts)
  values.forEach((value, cell) => {
    if (hidden[cell] !== 0 && value < least) fail('out-of-range', 'hidden', `hidden numbers ≥ ${least}`, cell)
  })
  return intervals(tableNetwork(shape), values, hidden, least, hooks)
}

function shapeOf({ counts, rows, columns, group = null }: CountTable): TableShape {
  requireWhole('rows', rows, 1, mostCells)
  requireWhole('columns', columns, 1, mostCells)
  if (rows * columns > mostCells) fail('too-many', 'counts', `at most ${mostCells} cells`)
  requireLength('counts', counts, 'rows × columns', rows * columns)
  requireSome('counts', counts)
  requireCounts('counts', counts)
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > most) fail('out-of-range', 'counts', `whole numbers up to ${most}`, i)
  }
  return { rows, columns, group, groupCount: group ? groupsOf(group, rows) : 0 }
}

function groupsOf(group: ArrayLike<number>, rows: number): number {
  requireLength('group', group, 'rows', rows)
  requireIndexes('group', group, rows)
  const used = new Set(Array.from(group))
  for (let one = 0; one < used.size; one++) {
    if (!used.has(one)) fail('unknown-reference', 'group', 'groups 0, 1, 2 … with at least one row each')
  }
  return used.size
}

/**
 * Nothing for what is hidden anyway, its count for what could be, no way through a zero that is shown by rule. The small
 * part prefers fewer cells among choices of the same count.
 */
const priceOf = (values: Float64Array, hidden: Uint8Array, least: number): Float64Array =>
  values.map((value, cell) => (hidden[cell] ? 0 : value < least ? Number.POSITIVE_INFINITY : value * 4096 + 1))

/** A small number and how far it must be able to go, up and down. */
interface Need {
  readonly cell: number
  readonly up: number
  readonly down: number
}

function needsOf(values: Float64Array, hidden: Uint8Array, floor: Float64Array, threshold: number): readonly Need[] {
  const needs: Need[] = []
  values.forEach((value, cell) => {
    if (hidden[cell]) needs.push({ cell, up: threshold - value, down: value - floor[cell]! })
  })
  // A stable sort: ties stay in the order of cells.
  return needs.sort((a, b) => Math.max(b.up, b.down) - Math.max(a.up, a.down))
}

/** Hides what each need asks for; gives for each the cells that its two ways pass through. */
function hideMore(
  flow: TableFlow,
  needs: readonly Need[],
  price: Float64Array,
  hidden: Uint8Array,
  hooks: Hooks | undefined,
): Int32Array[] {
  const hide = (cell: number) => {
    hidden[cell] = 2
    price[cell] = 0
  }
  return needs.map(({ cell, up, down }, done) => {
    checkpoint(hooks, done, 3 * needs.length)
    const rises = flow.open(cell, true, up, price, hidden, hide)
    const passed = flow.passed()
    // With everything but shown zeros hidden, a cell, its column total, the total and its row total make a circle that can
    // carry the cell's whole count: there is always a way.
    if (!rises || !flow.open(cell, false, down, price, hidden, hide))
      throw new Error('a table whose margins do not add up')
    return Int32Array.from([...passed, ...flow.passed()])
  })
}

/** Shows again, the greatest first, each number without which every small one keeps its room. */
function showAgain(
  flow: TableFlow,
  needs: readonly Need[],
  ways: Int32Array[],
  values: Float64Array,
  hidden: Uint8Array,
  hooks: Hooks | undefined,
): void {
  const extra = Array.from(hidden.keys()).filter((cell) => hidden[cell] === 2)
  extra.sort((a, b) => values[b]! - values[a]! || b - a)
  extra.forEach((cell, done) => {
    checkpoint(hooks, extra.length + done, 3 * extra.length)
    hidden[cell] = 0
    const others = new Map<number, Int32Array>()
    for (let need = 0; need < needs.length; need++) {
      if (!ways[need]!.includes(cell)) continue
      const way = otherWay(flow, needs[need]!, hidden)
      if (way === null) {
        hidden[cell] = 2
        return
      }
      others.set(need, way)
    }
    for (const [need, way] of others) ways[need] = way
  })
}

function otherWay(flow: TableFlow, { cell, up, down }: Need, hidden: Uint8Array): Int32Array | null {
  if (flow.reach(cell, true, up, hidden) < up) return null
  const passed = flow.passed()
  if (flow.reach(cell, false, down, hidden) < down) return null
  return Int32Array.from([...passed, ...flow.passed()])
}

function intervals(
  network: TableNetwork,
  values: Float64Array,
  hidden: Uint8Array,
  least: number,
  hooks: Hooks | undefined,
): { low: Float64Array; high: Float64Array } {
  const flow = new TableFlow(network, values, least)
  const [low, high] = [values.slice(), values.slice()]
  for (let cell = 0; cell < values.length; cell++) {
    if (hidden[cell] === 0) continue
    checkpoint(hooks, 2 * values.length + cell, 3 * values.length)
    const limitless = flow.isUnbounded(cell, hidden)
    high[cell]! += limitless ? Number.POSITIVE_INFINITY : flow.reach(cell, true, Number.POSITIVE_INFINITY, hidden)
    low[cell]! -= flow.reach(cell, false, values[cell]! - least, hidden)
  }
  return { low, high }
}
