import { fail, requireIndexes, requireLength, requireOneOf, requireWhole, requireWithin } from './check.ts'

/** How one gets from one place to the next. Also the order of `kind` codes. */
export const linkKinds = ['walk', 'stairs', 'lift'] as const
export type LinkKind = (typeof linkKinds)[number]

/**
 * Places 0 … placeCount − 1 (a door, a landing, a corner) and links between them, one entry a link. Links that are lifts and meet at a
 * place are one lift: riding on is not waiting again.
 */
export interface PlaceGraph {
  readonly placeCount: number
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** 0 walk, 1 stairs, 2 lift */
  readonly kind: ArrayLike<number>
  /** Of a walk the metres, ≥ 0; of stairs and lifts the floors up from `from` to `to`, negative when down. */
  readonly length: Float64Array
  /** 1 where the link leads from `from` to `to` only; left out: all lead both ways. */
  readonly oneWay?: ArrayLike<number>
}

/** How fast, and what each floor takes. `usualPace` has sources. */
export interface Pace {
  readonly walkMetresPerMinute: number
  /** Way walked for one floor of stairs, along the ground: treads and landing. */
  readonly stairMetresPerFloor: number
  readonly upMinutesPerFloor: number
  readonly downMinutesPerFloor: number
  readonly liftWaitMinutes: number
  readonly liftMinutesPerFloor: number
}

/**
 * Walking 1.34 m/s, within the 1.27–1.46 m/s of comfortable gait from 20 to 79 years of age (Bohannon 1997, Age and Ageing 26, 15–19).
 * On stairs 0.35 of that up and 0.5 down along the ground (IES Virtual Environment 2021, help page Walking speeds), on 6 m a floor: 18
 * steps of 28 cm and a landing. A lift that comes in 30 s on average (what the British Council for Offices asks at the morning peak)
 * and rises 3 m at 1 m/s. Measure your own building where it matters.
 */
export const usualPace: Pace = {
  walkMetresPerMinute: 80.4,
  stairMetresPerFloor: 6,
  upMinutesPerFloor: 6 / (0.35 * 80.4),
  downMinutesPerFloor: 6 / (0.5 * 80.4),
  liftWaitMinutes: 0.5,
  liftMinutesPerFloor: 0.05,
}

export interface RouteChoice {
  readonly pace?: Pace
  /**
   * What the way is the shortest of; among equals it is the least of the other. Metres are those walked: a lift has none.
   * Minutes where left out.
   */
  readonly by?: 'minutes' | 'metres'
  /** Kinds that cannot be used: `['stairs']` for who cannot take stairs, `['lift']` when it stands still. */
  readonly without?: readonly LinkKind[]
}

/**
 * The graph made ready for shortest ways, as arcs sorted by where they begin. A place where a lift stops is two states: on the landing
 * (the place's number) and in the lift, so that each ride waits once.
 */
export interface RouteGraph {
  readonly placeCount: number
  readonly by: 'minutes' | 'metres'
  /** Of state s: arcs start[s] … start[s + 1] − 1. */
  readonly start: Int32Array
  readonly head: Int32Array
  readonly metres: Float64Array
  readonly minutes: Float64Array
  /** Index of `linkKinds`, or `aboard` for stepping in and out of a lift. */
  readonly kind: Uint8Array
  /** The place of each state. */
  readonly placeOf: Int32Array
}

const walk = 0
const lift = 2
/** Stepping in and out of a lift. */
export const aboard = 3

/** Checks the graph and makes it ready (docs/methods/place-graph.md). Throws `MethodError` on links to no place, lengths and paces that cannot be. O(places + links). */
export function routeGraph(graph: PlaceGraph, choice: RouteChoice = {}): RouteGraph {
  const pace = choice.pace ?? usualPace
  checkGraph(graph)
  checkPace(pace)
  requireOneOf('by', choice.by ?? 'minutes', ['minutes', 'metres'])
  for (const kind of choice.without ?? []) requireOneOf('without', kind, linkKinds)
  const { inLift, placeOf } = statesOf(graph, choice)
  const arcs = new Arcs(placeOf.length)
  inLift.forEach((state, place) => {
    if (state < 0) return
    arcs.add(place, state, 0, pace.liftWaitMinutes, aboard)
    arcs.add(state, place, 0, 0, aboard)
  })
  for (let i = 0; i < graph.length.length; i++) {
    const kind = graph.kind[i]!
    if (choice.without?.includes(linkKinds[kind]!)) continue
    const state = (place: number) => (kind === lift ? inLift[place]! : place)
    const [from, to] = [state(graph.from[i]!), state(graph.to[i]!)]
    arcs.add(from, to, ...wayOf(kind, graph.length[i]!, pace), kind)
    if (graph.oneWay?.[i] !== 1)
      arcs.add(to, from, ...wayOf(kind, kind === walk ? graph.length[i]! : -graph.length[i]!, pace), kind)
  }
  return { placeCount: graph.placeCount, by: choice.by ?? 'minutes', placeOf, ...arcs.sorted() }
}

/** Metres and minutes of a link in the direction in which it is so long. */
function wayOf(kind: number, length: number, pace: Pace): [metres: number, minutes: number] {
  const floors = Math.abs(length)
  if (kind === walk) return [length, length / pace.walkMetresPerMinute]
  if (kind === lift) return [0, floors * pace.liftMinutesPerFloor]
  return [floors * pace.stairMetresPerFloor, floors * (length > 0 ? pace.upMinutesPerFloor : pace.downMinutesPerFloor)]
}

/** Which state is a place in the lift, −1 where none stops, and of each state the place. */
function statesOf(graph: PlaceGraph, { without }: RouteChoice): { inLift: Int32Array; placeOf: Int32Array } {
  const inLift = new Int32Array(graph.placeCount).fill(-1)
  const placeOf = Array.from({ length: graph.placeCount }, (_, place) => place)
  const stop = (place: number) => {
    if (inLift[place]! < 0) inLift[place] = placeOf.push(place) - 1
  }
  for (let i = 0; i < graph.length.length; i++) {
    if (graph.kind[i] !== lift || without?.includes('lift')) continue
    stop(graph.from[i]!)
    stop(graph.to[i]!)
  }
  return { inLift, placeOf: Int32Array.from(placeOf) }
}

/** Collects arcs, then sorts them by where they begin. */
class Arcs {
  private readonly stateCount: number
  private readonly list: (readonly [from: number, to: number, metres: number, minutes: number, kind: number])[] = []

  constructor(stateCount: number) {
    this.stateCount = stateCount
  }

  add(from: number, to: number, metres: number, minutes: number, kind: number): void {
    this.list.push([from, to, metres, minutes, kind])
  }

  sorted(): Pick<RouteGraph, 'start' | 'head' | 'metres' | 'minutes' | 'kind'> {
    const start = new Int32Array(this.stateCount + 1)
    for (const [from] of this.list) start[from + 1]!++
    for (let state = 0; state < this.stateCount; state++) start[state + 1]! += start[state]!
    const next = start.slice()
    const order = new Int32Array(this.list.length)
    this.list.forEach(([from], index) => {
      order[next[from]!++] = index
    })
    return {
      start,
      head: Int32Array.from(order, (index) => this.list[index]![1]),
      metres: Float64Array.from(order, (index) => this.list[index]![2]),
      minutes: Float64Array.from(order, (index) => this.list[index]![3]),
      kind: Uint8Array.from(order, (index) => this.list[index]![4]),
    }
  }
}

function checkGraph({ placeCount, from, to, kind, length, oneWay }: PlaceGraph): void {
  requireWhole('placeCount', placeCount, 1, 10_000_000)
  for (const [name, values] of Object.entries({ from, to, kind, ...(oneWay ? { oneWay } : {}) })) {
    requireLength(name, values, 'length', length.length)
  }
  requireIndexes('from', from, placeCount)
  requireIndexes('to', to, placeCount)
  requireIndexes('kind', kind, linkKinds.length)
  if (oneWay) requireIndexes('oneWay', oneWay, 2)
  for (let i = 0; i < length.length; i++) {
    const value = length[i]!
    if (!Number.isFinite(value)) fail('not-finite', 'length', 'finite numbers', i)
    if (kind[i] === walk && value < 0) fail('negative', 'length', 'numbers ≥ 0', i)
    const most = kind[i] === walk ? 1e6 : 1000
    if (Math.abs(value) > most) fail('out-of-range', 'length', `numbers ${kind[i] === walk ? 0 : -most} to ${most}`, i)
  }
}

function checkPace(pace: Pace): void {
  requireWithin('walkMetresPerMinute', pace.walkMetresPerMinute, 1, 1000)
  const { stairMetresPerFloor, upMinutesPerFloor, downMinutesPerFloor, liftWaitMinutes, liftMinutesPerFloor } = pace
  const others = { stairMetresPerFloor, upMinutesPerFloor, downMinutesPerFloor, liftWaitMinutes, liftMinutesPerFloor }
  for (const [name, value] of Object.entries(others)) requireWithin(name, value, 0, 1000)
}
