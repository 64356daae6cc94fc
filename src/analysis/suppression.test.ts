import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { randomStream } from './random.ts'
import { type CountTable, feasibleIntervals, type SuppressedTable, suppressTable } from './suppression.ts'
import { tableNetwork, withMargins } from './table-network.ts'
import { Cancelled } from './work.ts'

const inside = (counts: readonly (readonly number[])[], group?: readonly number[]): CountTable => ({
  counts: counts.flat(),
  rows: counts.length,
  columns: counts[0]?.length ?? 0,
  group: group ?? null,
})

/** Every small number can still be anything from its floor to the threshold, and no hidden number is pinned to one value. */
function expectProtected({ values, hidden, low, high, floor, threshold }: SuppressedTable): void {
  hidden.forEach((why, cell) => {
    if (why === 0) return expect([low[cell], high[cell]]).toEqual([values[cell], values[cell]])
    expect(low[cell]).toBeLessThanOrEqual(values[cell] ?? 0)
    expect(high[cell]).toBeGreaterThan(low[cell] ?? 0)
    if (why === 1) {
      expect(low[cell]).toBe(floor[cell])
      expect(high[cell]).toBeGreaterThanOrEqual(threshold)
    }
  })
}

const cellCount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }) },
)
const anyTable = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.record({
    counts: fc.array(fc.array(cellCount, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 7 }),
    groups: fc.integer({ min: 0, max: 3 }),
    zeros: fc.constantFrom('shown', 'hidden'),
    threshold: fc.constantFrom(2, 3, 5, 10),
  }),
)
const grouped = (counts: readonly number[][], groups: number) =>
  groups === 0
    ? inside(counts)
    : inside(
        counts,
        counts.map((_, row) => row % Math.min(groups, counts.length)),
      )

/** The slow, obvious version: every table of whole numbers up to `top` that agrees with what is shown. */
function byTrying(
  table: CountTable,
  hidden: Uint8Array,
  least: number,
  top: number,
): { low: number[]; high: number[] } {
  const shape = {
    rows: table.rows,
    columns: table.columns,
    group: table.group ?? null,
    groupCount: table.group ? 2 : 0,
  }
  const truth = withMargins(shape, table.counts)
  const width = table.columns === 1 ? 1 : table.columns + 1
  const [low, high] = [Array.from(truth), Array.from(truth)]
  const tried = Array.from(table.counts)
  const free = tried.map((_, i) => hidden[Math.floor(i / table.columns) * width + (i % table.columns)] !== 0)
  const see = () => {
    const other = withMargins(shape, tried)
    if (other.some((value, cell) => (hidden[cell] ? value < least : value !== truth[cell]))) return
    other.forEach((value, cell) => {
      low[cell] = Math.min(low[cell] ?? 0, value)
      high[cell] = Math.max(high[cell] ?? 0, value)
    })
  }
  const from = (i: number): void => {
    if (i === tried.length) return see()
    if (!free[i]) return from(i + 1)
    const kept = tried[i] ?? 0
    for (tried[i] = least; (tried[i] ?? 0) <= top; tried[i]!++) from(i + 1)
    tried[i] = kept
  }
  from(0)
  return { low, high }
}

describe('what can be worked out', () => {
  it('is what trying every table finds', () => {
    const small = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 2 }), {
      minLength: 2,
      maxLength: 3,
    })
    const draw = fc.record({ counts: small, least: fc.constantFrom(0, 1), groups: fc.boolean(), bits: fc.nat() })
    fc.assert(
      fc.property(draw, ({ counts, least, groups, bits }) => {
        const table = groups ? grouped(counts, 2) : inside(counts)
        const height = counts.length + (groups ? 2 : 0) + 1
        const hidden = Uint8Array.from({ length: height * 3 }, (_, cell) => (bits >> (cell % 31)) & 1)
        const told = feasibleIntervals(table, hidden, least)
        // A number falls by at most 3 × 6 and others rise by as much; up to 6 the search below sees every table.
        const tried = byTrying(table, hidden, least, 6)
        hidden.forEach((_, cell) => {
          expect(told.low[cell]).toBeLessThanOrEqual(tried.low[cell] ?? 0)
          expect(told.high[cell]).toBeGreaterThanOrEqual(tried.high[cell] ?? 0)
          const column = cell % 3
          const isInner = cell < counts.length * 3 && column < 2
          // Inside, a fall of 3 asks at most 3 more of any other, so all tables it needs were tried.
          if (isInner) expect(told.low[cell]).toBe(tried.low[cell])
          if (isInner && (told.high[cell] ?? 0) <= 4) expect(told.high[cell]).toBe(tried.high[cell])
        })
      }),
      { numRuns: 60 },
    )
  })

  it('holds the truth, and a table with nothing hidden holds nothing else', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(), ({ counts, groups }, bits) => {
        const table = grouped(counts, groups)
        const nothing = suppressTable(table, { threshold: 2 })
        const hidden = nothing.hidden.map((_, cell) => (bits >> (cell % 31)) & 1)
        const { low, high } = feasibleIntervals(table, hidden)
        nothing.values.forEach((value, cell) => {
          expect(low[cell]).toBeLessThanOrEqual(value)
          expect(high[cell]).toBeGreaterThanOrEqual(value)
          if (!hidden[cell]) expect([low[cell], high[cell]]).toEqual([value, value])
        })
      }),
      { numRuns: 60 },
    )
  })

  it('is everything where the only hidden number stands alone in its row and column', () => {
    const table = inside([
      [3, 40],
      [50, 60],
    ])
    const hidden = new Uint8Array(9)
    hidden[0] = 1
    const { low, high } = feasibleIntervals(table, hidden)
    expect([low[0], high[0]]).toEqual([3, 3])
  })
})

describe('the network of a table', () => {
  it('lets out of every node what comes in', () => {
    fc.assert(
      fc.property(anyTable, ({ counts, groups }) => {
        const { rows, columns, counts: flat, group = null } = grouped(counts, groups)
        const shape = { rows, columns, group, groupCount: group ? new Set(Array.from(group)).size : 0 }
        const { nodes, from, to } = tableNetwork(shape)
        const excess = new Float64Array(nodes)
        withMargins(shape, flat).forEach((value, arc) => {
          excess[from[arc] ?? 0]! -= value
          excess[to[arc] ?? 0]! += value
        })
        expect(excess.every((value) => value === 0)).toBe(true)
      }),
    )
  })
})

describe('a table let out', () => {
  it('never tells a small number, nor that it is small, with margins and groups of any size', () => {
    fc.assert(
      fc.property(anyTable, ({ counts, groups, zeros, threshold }) => {
        const published = suppressTable(grouped(counts, groups), { threshold, zeros: zeros as 'shown' | 'hidden' })
        published.values.forEach((value, cell) => {
          const small = value < threshold && (value > 0 || zeros === 'hidden')
          expect(published.hidden[cell] === 1).toBe(small)
          if (value === 0 && zeros === 'shown') expect(published.hidden[cell]).toBe(0)
        })
        expectProtected(published)
      }),
      { numRuns: 300 },
    )
  })

  it('hides nothing for others when nothing is small', () => {
    const { hidden, lost } = suppressTable(
      inside([
        [5, 9],
        [12, 7],
      ]),
    )
    expect([hidden.some(Boolean), lost]).toEqual([false, 0])
  })

  it('needs each number that it hides for others', () => {
    fc.assert(
      fc.property(anyTable, ({ counts, groups, threshold }) => {
        const table = grouped(counts, groups)
        const { hidden, floor, threshold: wanted } = suppressTable(table, { threshold })
        const extra = Array.from(hidden.keys()).filter((cell) => hidden[cell] === 2)
        for (const cell of extra) {
          const fewer = hidden.slice()
          fewer[cell] = 0
          const { low, high } = feasibleIntervals(table, fewer, 1)
          const told = hidden.findIndex((why, i) => why === 1 && (low[i]! > floor[i]! || high[i]! < wanted))
          expect(told).not.toBe(-1)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('loses seldom more than the least that any choice loses', () => {
    const random = randomStream(11)
    let [asGood, ours, best] = [0, 0, 0]
    for (let round = 0; round < 60; round++) {
      const table = inside(Array.from({ length: 2 }, () => Array.from({ length: 3 }, () => random.clustered(9, 4))))
      const { lost } = suppressTable(table)
      const least = leastLoss(table)
      expect(lost).toBeGreaterThanOrEqual(least)
      ours += lost
      best += least
      if (lost === least) asGood++
    }
    expect(asGood).toBeGreaterThanOrEqual(48)
    expect(ours).toBeLessThanOrEqual(1.1 * best)
  })

  it.each([
    // The small number that needs most room first; then shown again, the greatest first, of equal ones the last.
    [2, 2, [35, 2, 2, 1], 75],
    [2, 2, [8, 1, 3, 2], 33],
    [2, 2, [4, 23, 2, 3], 55],
    [2, 3, [5, 3, 4, 9, 2, 7], 23],
    [3, 2, [8, 4, 8, 8, 3, 2], 25],
    // What it loses counts, not how many cells.
    [2, 3, [4, 1, 43, 31, 1, 38], 147],
  ])('loses no more than the least in %d × %d %j: %d', (rows, columns, counts, lost) => {
    const table = { rows, columns, counts }
    expect(suppressTable(table).lost).toBe(lost)
    expect(leastLoss(table)).toBe(lost)
  })

  it('is the same each time, and hides as many small numbers in a table turned about', () => {
    fc.assert(
      fc.property(anyTable, ({ counts }) => {
        const once = suppressTable(inside(counts))
        expect(suppressTable(inside(counts))).toEqual(once)
        const reversed = suppressTable(inside(counts.toReversed()))
        const small = (table: SuppressedTable) => table.hidden.filter((why) => why === 1).length
        expect(small(reversed)).toBe(small(once))
      }),
    )
  })

  it('of one number hides the total with it', () => {
    const { hidden, low, high } = suppressTable(inside([[3]]))
    expect(Array.from(hidden)).toEqual([1, 1])
    expect([low[0], high[0]]).toEqual([1, Number.POSITIVE_INFINITY])
  })

  it('with nothing in it is shown, or hidden as a whole when zeros are', () => {
    expect(
      suppressTable(
        inside([
          [0, 0],
          [0, 0],
        ]),
      ).hidden.every((why) => why === 0),
    ).toBe(true)
    expect(
      suppressTable(
        inside([
          [0, 0],
          [0, 0],
        ]),
        { zeros: 'hidden' },
      ).hidden.every((why) => why === 1),
    ).toBe(true)
  })

  it('of one dimension hides a second number beside a single small one', () => {
    const { hidden } = suppressTable(inside([[3], [9], [70], [8]]))
    expect(Array.from(hidden)).toEqual([1, 0, 0, 2, 0])
  })

  it('with a lone area in a group hides the sum of the group too', () => {
    const { hidden, values } = suppressTable(inside([[3], [9], [70], [8]], [0, 1, 1, 1]))
    expect(Array.from(values)).toEqual([3, 9, 70, 8, 3, 87, 90])
    expect(hidden[0]).toBe(1)
    expect(hidden[4]).toBe(1)
    // The other group's sum would give the first away by subtraction from the total, and its areas would give that.
    expect(hidden[5] || hidden[6]).toBeTruthy()
  })

  it('is found for 40 by 40 too', () => {
    const random = randomStream(3)
    const table = inside(Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => random.clustered(3, 2))))
    expectProtected(suppressTable(table))
  })
})

/** The least that can be lost, by trying every choice of further cells. */
function leastLoss(table: CountTable): number {
  const { values, hidden, floor, threshold } = suppressTable(table)
  const candidates = Array.from(values.keys()).filter((cell) => values[cell]! >= threshold)
  let least = Number.POSITIVE_INFINITY
  for (let choice = 0; choice < 2 ** candidates.length; choice++) {
    const tried: Uint8Array = hidden.map((why) => (why === 1 ? 1 : 0))
    let loss = 0
    candidates.forEach((cell, bit) => {
      if (!((choice >> bit) & 1)) return
      tried[cell] = 2
      loss += values[cell] ?? 0
    })
    if (loss >= least) continue
    const { low, high } = feasibleIntervals(table, tried, 1)
    if (tried.every((why, i) => why !== 1 || (low[i]! <= floor[i]! && high[i]! >= threshold))) least = loss
  }
  return least
}

describe('what cannot be a table', () => {
  const refused = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      if (error instanceof MethodError) return `${error.problem.argument} ${error.problem.fault}`
      throw error
    }
    return 'not refused'
  }
  it('is refused with its argument', () => {
    expect(refused(() => suppressTable({ counts: [], rows: 0, columns: 1 }))).toBe('rows out-of-range')
    expect(refused(() => suppressTable({ counts: [1, 2, 3], rows: 2, columns: 2 }))).toBe('counts length-differs')
    expect(refused(() => suppressTable(inside([[Number.NaN]])))).toBe('counts not-finite')
    expect(refused(() => suppressTable(inside([[-1]])))).toBe('counts negative')
    expect(refused(() => suppressTable(inside([[1.5]])))).toBe('counts not-whole')
    expect(refused(() => suppressTable(inside([[2e9]])))).toBe('counts out-of-range')
    expect(refused(() => suppressTable(inside([[1]]), { threshold: 1 }))).toBe('threshold out-of-range')
    expect(refused(() => suppressTable(inside([[1]]), { zeros: 'hiden' as 'hidden' }))).toBe('zeros unknown-reference')
    expect(refused(() => suppressTable(inside([[1], [2]], [0])))).toBe('group length-differs')
    expect(refused(() => suppressTable(inside([[1], [2]], [1, 1])))).toBe('group unknown-reference')
    expect(refused(() => suppressTable(inside([[1], [2]], [0, 2])))).toBe('group unknown-reference')
    expect(refused(() => suppressTable({ counts: [], rows: 20_000, columns: 1 }))).toBe('rows out-of-range')
    expect(refused(() => suppressTable({ counts: [], rows: 200, columns: 100 }))).toBe('counts too-many')
    expect(refused(() => feasibleIntervals(inside([[1]]), new Uint8Array(3)))).toBe('hidden length-differs')
    expect(refused(() => feasibleIntervals(inside([[1]]), Uint8Array.of(1, 0), 2))).toBe('hidden out-of-range')
  })

  it('is told with what to give instead', () => {
    expect(() => suppressTable({ counts: [1, 2, 3], rows: 2, columns: 2 })).toThrow(
      'counts: length differs; give the length of rows × columns (4), not 3',
    )
    expect(() => suppressTable({ counts: [], rows: 1, columns: 0 })).toThrow(
      'columns: out of range; give a whole number 1 to 10000',
    )
    expect(() => suppressTable({ counts: [], rows: 200, columns: 100 })).toThrow(
      'counts: too many; give at most 10000 cells',
    )
    expect(() => suppressTable(inside([[7], [1e9 + 1]]))).toThrow(
      'counts[1]: out of range; give whole numbers up to 1000000000',
    )
    expect(() => suppressTable(inside([[1], [2]], [0]))).toThrow(
      'group: length differs; give the length of rows (2), not 1',
    )
    expect(() => suppressTable(inside([[1], [2]], [1, 1]))).toThrow(
      'group: unknown reference; give groups 0, 1, 2 … with at least one row each',
    )
    expect(() => feasibleIntervals(inside([[1]]), new Uint8Array(3))).toThrow(
      'hidden: length differs; give the length of the table with its margins (2), not 3',
    )
    expect(() => feasibleIntervals(inside([[9], [1]]), Uint8Array.of(1, 1, 0), 2)).toThrow(
      'hidden[1]: out of range; give hidden numbers ≥ 2',
    )
    expect(() => feasibleIntervals(inside([[1]]), Uint8Array.of(1, 0), -1)).toThrow('least: out of range')
  })

  it('is not a table of 10,000 cells, nor a count of a billion', () => {
    const { hidden, values } = suppressTable({
      counts: Array.from({ length: 10_000 }, () => 1e9),
      rows: 100,
      columns: 100,
    })
    expect([hidden.some(Boolean), values.at(-1)]).toEqual([false, 1e13])
  })

  it('or takes long, tells a third for hiding, one for showing again and one for the intervals', () => {
    const told: string[] = []
    const table = inside([
      [1, 9],
      [9, 9],
    ])
    suppressTable(table, {}, { progress: (done, total) => told.push(`${done}/${total}`) })
    expect(told).toEqual(['0/3', '3/9', '4/9', '5/9', '18/27', '19/27', '21/27', '22/27'])
  })

  it('or nobody waits for any more, is left', () => {
    expect(() =>
      suppressTable(
        inside([
          [1, 9],
          [9, 9],
        ]),
        {},
        { cancelled: () => true },
      ),
    ).toThrow(Cancelled)
  })
})
