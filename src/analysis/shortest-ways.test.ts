import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { type PlaceGraph, type RouteChoice, routeGraph, usualPace } from './place-graph.ts'
import { routeTo, shortestWays, waysAmong } from './shortest-ways.ts'
import { Cancelled } from './work.ts'

type Link = readonly [from: number, to: number, kind: number, length: number, oneWay?: boolean]
const graphOf = (placeCount: number, links: readonly Link[]): PlaceGraph => ({
  placeCount,
  from: links.map(([from]) => from),
  to: links.map(([, to]) => to),
  kind: links.map(([, , kind]) => kind),
  length: Float64Array.from(links, ([, , , length]) => length),
  oneWay: links.map(([, , , , oneWay]) => (oneWay ? 1 : 0)),
})

/** The slow, obvious version: Floyd–Warshall over the places, and over the same places again for who is in a lift. */
function floydWarshall(count: number, links: readonly Link[], measure: 'minutes' | 'metres'): number[][] {
  const [w, u, d] = measure === 'minutes' ? [1 / 80.4, 6 / (0.35 * 80.4), 6 / (0.5 * 80.4)] : [1, 6, 6]
  const [wait, ride] = measure === 'minutes' ? [0.5, 0.05] : [0, 0]
  const best = Array.from({ length: 2 * count }, (_, i) =>
    Array.from({ length: 2 * count }, (_, j) => (i === j ? 0 : Infinity)),
  )
  const link = (i: number, j: number, cost: number) => {
    best[i]![j] = Math.min(best[i]![j]!, cost)
  }
  for (let i = 0; i < count; i++) {
    link(i, count + i, wait)
    link(count + i, i, 0)
  }
  for (const [from, to, kind, length, oneWay] of links) {
    const there =
      kind === 0 ? length * w : kind === 1 ? Math.abs(length) * (length > 0 ? u : d) : Math.abs(length) * ride
    const back = kind === 1 ? Math.abs(length) * (length > 0 ? d : u) : there
    const shift = kind === 2 ? count : 0
    link(from + shift, to + shift, there)
    if (!oneWay) link(to + shift, from + shift, back)
  }
  for (let k = 0; k < 2 * count; k++) {
    for (let i = 0; i < 2 * count; i++) {
      for (let j = 0; j < 2 * count; j++) link(i, j, best[i]![k]! + best[k]![j]!)
    }
  }
  return best.slice(0, count).map((row) => row.slice(0, count))
}

const count = 8
const link = fc.oneof(
  fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.boolean()),
  fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.constantFrom(1, 2), fc.integer({ min: -3, max: 3 }), fc.boolean()),
)
const links = fc.array(link, { maxLength: 18 })
const twoWays = links.map((list) => list.map(([from, to, kind, length]) => [from, to, kind, length] as const))
const everyPlace = Array.from({ length: count }, (_, place) => place)
const measures = fc.constantFrom('minutes' as const, 'metres' as const)

/** Two houses with a courtyard between: 0 gate, 1 and 2 stairwells, 3 flat on the fourth floor of house 1, 4 attic across, 5 island. */
const houses: readonly Link[] = [
  [0, 1, 0, 80.4],
  [0, 2, 0, 40.2],
  [1, 3, 1, 4],
  [2, 4, 2, 4],
  [3, 4, 0, 20.1],
]

describe('shortest ways', () => {
  it('are those of Floyd–Warshall, in minutes and in metres', () => {
    fc.assert(
      fc.property(links, measures, (list, by) => {
        const slow = floydWarshall(count, list, by)
        const fast = waysAmong(routeGraph(graphOf(count, list), { by }), everyPlace)[by]
        slow.flat().forEach((expected, i) => {
          if (expected === Infinity) expect(fast[i]).toBe(Infinity)
          else expect(fast[i]).toBeCloseTo(expected, 6)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('keep the triangle inequality', () => {
    fc.assert(
      fc.property(links, measures, (list, by) => {
        const ways = waysAmong(routeGraph(graphOf(count, list), { by }), everyPlace)[by]
        const between = (i: number, j: number) => ways[i * count + j]!
        for (const i of everyPlace) {
          expect(between(i, i)).toBe(0)
          for (const j of everyPlace) {
            for (const k of everyPlace) expect(between(i, j)).toBeLessThanOrEqual(between(i, k) + between(k, j) + 1e-6)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('are as long there as back in metres; in minutes too when stairs take as long down as up', () => {
    const level = { ...usualPace, downMinutesPerFloor: usualPace.upMinutesPerFloor }
    fc.assert(
      fc.property(twoWays, measures, (list, by) => {
        const ways = waysAmong(routeGraph(graphOf(count, list), { by, pace: level }), everyPlace)[by]
        for (const i of everyPlace) {
          for (const j of everyPlace) {
            const [there, back] = [ways[i * count + j]!, ways[j * count + i]!]
            if (there === Infinity) expect(back).toBe(Infinity)
            else expect(there).toBeCloseTo(back, 6)
          }
        }
      }),
      { numRuns: 50 },
    )
    const stairs = routeGraph(graphOf(2, [[0, 1, 1, 3]]))
    expect(shortestWays(stairs, 0).minutes[1]).toBeCloseTo((3 * 6) / (0.35 * 80.4), 12)
    expect(shortestWays(stairs, 1).minutes[0]).toBeCloseTo((3 * 6) / (0.5 * 80.4), 12)
  })

  it('are routes whose links add up to them', () => {
    fc.assert(
      fc.property(links, measures, fc.nat(count - 1), fc.nat(count - 1), (list, by, from, to) => {
        const graph = routeGraph(graphOf(count, list), { by })
        const ways = shortestWays(graph, from)
        const route = routeTo(graph, ways, to)
        if (route === null) {
          expect(ways[by][to]).toBe(Infinity)
          return
        }
        expect([route.places[0], route.places.at(-1), route.by.length]).toEqual([from, to, route.places.length - 1])
        let metres = 0
        route.by.forEach((kind, i) => {
          const [a, b] = [route.places[i], route.places[i + 1]]
          const lengths = list
            .filter(([f, t, , , oneWay]) => (f === a && t === b) || (!oneWay && f === b && t === a))
            .filter(([, , code]) => ['walk', 'stairs', 'lift'][code] === kind)
            .map(([, , , length]) => ({ walk: length, stairs: 6 * Math.abs(length), lift: 0 })[kind])
          expect(lengths.length).toBeGreaterThan(0)
          metres += Math.min(...lengths)
        })
        expect(route.metres).toBeCloseTo(metres, 9)
      }),
      { numRuns: 200 },
    )
  })

  it('do not depend on the order of links', () => {
    fc.assert(
      fc.property(links, (list) => {
        const once = waysAmong(routeGraph(graphOf(count, list)), everyPlace)
        const other = waysAmong(routeGraph(graphOf(count, list.toReversed())), everyPlace)
        once.minutes.forEach((minutes, i) => {
          if (minutes === Infinity) expect(other.minutes[i]).toBe(Infinity)
          else expect(other.minutes[i]).toBeCloseTo(minutes, 9)
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('stairs and lifts', () => {
  const find = (choice: RouteChoice, from = 0, to = 3) => {
    const graph = routeGraph(graphOf(6, houses), choice)
    return routeTo(graph, shortestWays(graph, from), to)
  }

  it('go by the lift across the attic when it is quicker, and by the stairs when the lift stands still', () => {
    const quick = find({})
    expect(quick).toMatchObject({ places: [0, 2, 4, 3], by: ['walk', 'lift', 'walk'] })
    expect(quick?.minutes).toBeCloseTo(0.5 + 0.5 + 4 * 0.05 + 0.25, 12)
    expect(quick?.metres).toBeCloseTo(60.3, 12)
    const climb = find({ without: ['lift'] })
    expect(climb).toMatchObject({ places: [0, 1, 3], by: ['walk', 'stairs'] })
    expect(climb?.minutes).toBeCloseTo(1 + 24 / (0.35 * 80.4), 12)
    expect(climb?.metres).toBeCloseTo(104.4, 12)
  })

  it('are never quicker without one of them; and a place by stairs alone is out of reach without stairs', () => {
    fc.assert(
      fc.property(links, fc.constantFrom('walk' as const, 'stairs' as const, 'lift' as const), (list, kind) => {
        const all = waysAmong(routeGraph(graphOf(count, list)), everyPlace).minutes
        const fewer = waysAmong(routeGraph(graphOf(count, list), { without: [kind] }), everyPlace).minutes
        fewer.forEach((minutes, i) => expect(minutes).toBeGreaterThanOrEqual(all[i]! - 1e-9))
      }),
      { numRuns: 50 },
    )
    expect(find({ without: ['stairs', 'lift'] })).toBeNull()
    expect(find({}, 0, 5)).toBeNull()
  })

  it('wait once for a lift that is ridden floor by floor, and again for another', () => {
    const oneLift = routeGraph(
      graphOf(4, [
        [0, 1, 2, 1],
        [1, 2, 2, 1],
        [2, 3, 2, 1],
      ]),
    )
    expect(shortestWays(oneLift, 0).minutes[3]).toBeCloseTo(0.5 + 3 * 0.05, 12)
    expect(shortestWays(oneLift, 3).minutes[0]).toBeCloseTo(0.5 + 3 * 0.05, 12)
    const twoLifts = routeGraph(
      graphOf(4, [
        [0, 1, 2, 1],
        [1, 2, 0, 0],
        [2, 3, 2, 1],
      ]),
    )
    expect(shortestWays(twoLifts, 0).minutes[3]).toBeCloseTo(2 * 0.5 + 2 * 0.05, 12)
  })

  it('of ways as many metres the quickest: one floor by lift rather than round by three', () => {
    const graph = routeGraph(
      graphOf(3, [
        [0, 2, 2, 3],
        [2, 1, 2, -2],
        [0, 1, 2, 1],
      ]),
      { by: 'metres' },
    )
    expect(shortestWays(graph, 0).minutes[1]).toBeCloseTo(0.55, 12)
  })
})

describe('bad and long input', () => {
  it('is refused by name', () => {
    const good = graphOf(2, [[0, 1, 0, 5]])
    const refused = (graph: PlaceGraph, message: string, choice: RouteChoice = {}) => {
      expect(() => routeGraph(graph, choice)).toThrow(MethodError)
      expect(() => routeGraph(graph, choice)).toThrow(message)
    }
    refused({ ...good, placeCount: 0 }, 'placeCount: out of range')
    refused({ ...good, to: [2] }, 'to[0]: unknown reference')
    refused({ ...good, from: [0, 1] }, 'from: length differs')
    refused({ ...good, kind: [3] }, 'kind[0]: unknown reference')
    refused({ ...good, oneWay: [2] }, 'oneWay[0]: unknown reference')
    refused({ ...good, length: Float64Array.of(-1) }, 'length[0]: negative')
    refused({ ...good, length: Float64Array.of(Number.NaN) }, 'length[0]: not finite')
    refused({ ...good, length: Float64Array.of(1e7) }, 'length[0]: out of range')
    refused({ ...good, kind: [1], length: Float64Array.of(1001) }, 'length[0]: out of range')
    refused(good, 'walkMetresPerMinute: out of range', { pace: { ...usualPace, walkMetresPerMinute: 0 } })
    refused(good, 'liftWaitMinutes: not finite', { pace: { ...usualPace, liftWaitMinutes: Infinity } })
    const graph = routeGraph(good)
    expect(() => shortestWays(graph, 2)).toThrow('from[0]: unknown reference')
    expect(() => routeTo(graph, shortestWays(graph, 0), -1)).toThrow('to[0]: unknown reference')
    expect(() => waysAmong(graph, [0, 7])).toThrow('places[1]: unknown reference')
    expect(() => waysAmong(graph, new Int32Array(5001))).toThrow('places: too many')
  })

  it('is a long street without trouble, and ends when nobody waits', () => {
    const long = routeGraph(
      graphOf(
        20_000,
        Array.from({ length: 19_999 }, (_, i) => [i, i + 1, 0, 1] as const),
      ),
    )
    const ways = shortestWays(long, 0)
    expect(ways.metres[19_999]).toBe(19_999)
    expect(routeTo(long, ways, 19_999)?.places.length).toBe(20_000)
    let told = 0
    waysAmong(long, [0, 5, 9], { progress: () => told++ })
    expect(told).toBe(3)
    expect(() => waysAmong(long, [0], { cancelled: () => true })).toThrow(Cancelled)
  })

  it('is one place alone, and no place chosen', () => {
    const alone = routeGraph(graphOf(1, []))
    expect(shortestWays(alone, 0).minutes).toEqual(Float64Array.of(0))
    expect(waysAmong(alone, []).metres.length).toBe(0)
  })
})
