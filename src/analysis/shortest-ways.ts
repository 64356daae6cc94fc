import { fail, requireIndexes } from './check.ts'
import { MinHeap } from './min-heap.ts'
import { aboard, type LinkKind, linkKinds, type RouteGraph } from './place-graph.ts'
import { checkpoint, type Hooks } from './work.ts'

/** Shortest ways from one place, one entry a place; Infinity where there is no way. */
export interface ShortestWays {
  readonly from: number
  readonly metres: Float64Array
  readonly minutes: Float64Array
  /** Of each state: the arc by which it is reached, −1 for the first and those that are not; and the state before. */
  readonly arc: Int32Array
  readonly before: Int32Array
}

/** Share of the other measure that decides between ways as long as each other: a nanometre for a minute. */
const tieBreak = 1e-9

/**
 * Dijkstra (1959, Numerische Mathematik 1, 269–271) with a binary heap.
 * @throws MethodError on a place that is not there
 * Cost: O((states + arcs) log states), about 0.3 µs an arc.
 */
export function shortestWays(graph: RouteGraph, from: number): ShortestWays {
  requireIndexes('from', [from], graph.placeCount)
  const { start, head, metres, minutes, placeOf, placeCount } = graph
  const [first, second] = graph.by === 'minutes' ? [minutes, metres] : [metres, minutes]
  const states = placeOf.length
  const cost = new Float64Array(states).fill(Infinity)
  const way = { metres: new Float64Array(states).fill(Infinity), minutes: new Float64Array(states).fill(Infinity) }
  const arc = new Int32Array(states).fill(-1)
  const before = new Int32Array(states).fill(-1)
  const heap = new MinHeap()
  cost[from] = way.metres[from] = way.minutes[from] = 0
  heap.push(0, from)
  while (heap.size > 0) {
    const [key, state] = [heap.key, heap.entry]
    heap.pop()
    // An entry that a shorter way has overtaken.
    if (key > cost[state]!) continue
    for (let k = start[state]!; k < start[state + 1]!; k++) {
      const next = head[k]!
      const reached = key + first[k]! + tieBreak * second[k]!
      if (!(reached < cost[next]!)) continue
      cost[next] = reached
      way.metres[next] = way.metres[state]! + metres[k]!
      way.minutes[next] = way.minutes[state]! + minutes[k]!
      arc[next] = k
      before[next] = state
      heap.push(reached, next)
    }
  }
  return { from, metres: way.metres.slice(0, placeCount), minutes: way.minutes.slice(0, placeCount), arc, before }
}

/** A way from place to place: as many kinds as steps between places. */
export interface Route {
  readonly metres: number
  readonly minutes: number
  readonly places: readonly number[]
  readonly by: readonly LinkKind[]
}

/** The shortest way itself; null where there is none. O(steps). */
export function routeTo(graph: RouteGraph, ways: ShortestWays, to: number): Route | null {
  requireIndexes('to', [to], graph.placeCount)
  if (ways.minutes[to] === Infinity) return null
  const places = [to]
  const by: LinkKind[] = []
  for (let state = to; ways.arc[state]! >= 0; state = ways.before[state]!) {
    const kind = graph.kind[ways.arc[state]!]!
    if (kind === aboard) continue
    places.push(graph.placeOf[ways.before[state]!]!)
    by.push(linkKinds[kind]!)
  }
  return { metres: ways.metres[to]!, minutes: ways.minutes[to]!, places: places.toReversed(), by: by.toReversed() }
}

/** Between all pairs of the chosen places: `[i · k + j]` from the i-th to the j-th; Infinity where there is no way. */
export interface WaysAmong {
  readonly metres: Float64Array
  readonly minutes: Float64Array
}

/**
 * Shortest ways among places: one search for each.
 * Cost: k times `shortestWays`; memory 16 · k² bytes.
 */
export function waysAmong(graph: RouteGraph, places: ArrayLike<number>, hooks?: Hooks): WaysAmong {
  requireIndexes('places', places, graph.placeCount)
  const count = places.length
  if (count > 5000) fail('too-many', 'places', 'at most 5000')
  const metres = new Float64Array(count * count)
  const minutes = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    checkpoint(hooks, i, count)
    const ways = shortestWays(graph, places[i]!)
    for (let j = 0; j < count; j++) {
      metres[i * count + j] = ways.metres[places[j]!]!
      minutes[i * count + j] = ways.minutes[places[j]!]!
    }
  }
  return { metres, minutes }
}
