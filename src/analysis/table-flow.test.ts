import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TableFlow } from './table-flow.ts'
import { type TableNetwork, tableHeight, tableNetwork, tableWidth, withMargins } from './table-network.ts'

const least = 1
const someFlow = fc
  .record({ rows: fc.integer({ min: 2, max: 7 }), columns: fc.integer({ min: 2, max: 7 }), groups: fc.boolean() })
  .chain(({ rows, columns, groups }) => {
    const group = groups ? Array.from({ length: rows }, (_, row) => row % 2) : null
    const shape = { rows, columns, group, groupCount: groups ? 2 : 0 }
    const arcs = tableHeight(shape) * tableWidth(shape)
    const each = (max: number, length = arcs) => fc.array(fc.nat(max), { minLength: length, maxLength: length })
    return fc
      .tuple(each(9, rows * columns), each(6), each(2), fc.nat(arcs - 1), fc.boolean())
      .map(([counts, prices, shown, arc, up]) => {
        // Nothing below the least, so that every number can be hidden.
        const values = withMargins(
          shape,
          counts.map((count) => count + least),
        )
        const hidden = Uint8Array.from(shown, (one) => (one === 0 ? 0 : 1))
        // What is hidden costs nothing; what cannot be is without price.
        const price = Float64Array.from(prices, (one, i) =>
          hidden[i] ? 0 : one === 6 ? Number.POSITIVE_INFINITY : one + 1,
        )
        return { network: tableNetwork(shape), values, hidden, price, arc, up }
      })
  })

/** What enters each node less what leaves it. */
function excess({ nodes, from, to }: TableNetwork, change: Float64Array): number[] {
  const sums = Array.from({ length: nodes }, () => 0)
  change.forEach((amount, arc) => {
    sums[from[arc] ?? 0]! -= amount
    sums[to[arc] ?? 0]! += amount
  })
  return sums
}

/** The price of the cheapest way by which `arc` can change by one (Bellman 1958 & Ford 1956): every step, again and again. */
function cheapest(network: TableNetwork, values: Float64Array, price: Float64Array, arc: number, up: boolean): number {
  const { nodes, from, to } = network
  const cost = Array.from({ length: nodes }, () => Number.POSITIVE_INFINITY)
  const [source, sink] = up ? [to[arc]!, from[arc]!] : [from[arc]!, to[arc]!]
  cost[source] = 0
  for (let round = 0; round < nodes; round++) {
    values.forEach((value, step) => {
      if (step === arc) return
      const [tail, head] = [from[step]!, to[step]!]
      cost[head] = Math.min(cost[head]!, cost[tail]! + price[step]!)
      if (value > least) cost[tail] = Math.min(cost[tail]!, cost[head]! + price[step]!)
    })
  }
  return cost[sink]!
}

describe('other tables that agree with what is shown', () => {
  it('add up as the true one does, change no shown number, and let none fall below the least', () => {
    fc.assert(
      fc.property(someFlow, fc.integer({ min: 1, max: 12 }), ({ network, values, hidden, arc, up }, wanted) => {
        const flow = new TableFlow(network, values, least)
        const sent = flow.reach(arc, up, wanted, hidden)
        expect(sent).toBeLessThanOrEqual(wanted)
        expect(flow.change[arc]).toBe(up ? sent : -sent)
        expect(excess(network, flow.change).every((sum) => sum === 0)).toBe(true)
        flow.change.forEach((change, i) => {
          if (i === arc) return
          if (!hidden[i]) expect(Math.abs(change)).toBe(0)
          expect((values[i] ?? 0) + change).toBeGreaterThanOrEqual(least)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('go as far as they say and no further: a number can rise without limit when it says so', () => {
    fc.assert(
      fc.property(someFlow, ({ network, values, hidden, arc }) => {
        const flow = new TableFlow(network, values, least)
        const most = flow.reach(arc, true, Number.POSITIVE_INFINITY, hidden)
        expect(flow.isUnbounded(arc, hidden)).toBe(most === Number.POSITIVE_INFINITY)
        if (most < Number.POSITIVE_INFINITY) expect(flow.reach(arc, true, most + 1, hidden)).toBe(most)
        else expect(flow.reach(arc, true, 1e6, hidden)).toBe(1e6)
      }),
      { numRuns: 200 },
    )
  })

  it('are opened along the cheapest way, or not at all', () => {
    fc.assert(
      fc.property(someFlow, ({ network, values, hidden, price, arc, up }) => {
        const least = cheapest(network, values, price, arc, up)
        const flow = new TableFlow(network, values, 1)
        let paid = 0
        const opened = flow.open(arc, up, 1, price, hidden, (i) => {
          paid += price[i] ?? 0
        })
        expect(opened).toBe(least < Number.POSITIVE_INFINITY)
        expect(paid).toBe(opened ? least : 0)
      }),
      { numRuns: 500 },
    )
  })

  it('are opened as far as is wanted, and add up then', () => {
    fc.assert(
      fc.property(someFlow, fc.integer({ min: 1, max: 9 }), ({ network, values, hidden, price, arc, up }, wanted) => {
        const flow = new TableFlow(network, values, least)
        const opened = flow.open(arc, up, wanted, price, hidden, (i) => {
          hidden[i] = 2
          price[i] = 0
        })
        if (!opened) return
        expect(flow.change[arc]).toBe(up ? wanted : -wanted)
        expect(excess(network, flow.change).every((sum) => sum === 0)).toBe(true)
        flow.change.forEach((change, i) => {
          if (i !== arc && !hidden[i]) expect(Math.abs(change)).toBe(0)
          if (i !== arc) expect((values[i] ?? 0) + change).toBeGreaterThanOrEqual(least)
        })
        expect(flow.reach(arc, up, wanted, hidden)).toBe(wanted)
      }),
      { numRuns: 300 },
    )
  })
})
