import { routeGraph } from '../analysis/place-graph.ts'
import { shortestWays } from '../analysis/shortest-ways.ts'
import type { OperationId, PlaceId } from '../domain/ids.ts'
import type { Walk } from '../domain/place/ground.ts'
import { type GraphLink, type WalkGraph, walkGraph } from '../domain/place/walk-graph.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Store } from './ports.ts'

/** How far it is to walk to a place. */
export interface WalkTo {
  readonly place: PlaceId
  readonly metres: number
  readonly minutes: number
}

export interface Walks {
  readonly walks: readonly Walk[]
  /** Ways that follow from the buildings' sections. */
  readonly inside: readonly GraphLink[]
  /** From the place asked for to every place there is a way to, nearest first; empty when none was asked for. */
  readonly ways: readonly WalkTo[]
}

/** The operation's walking graph, and how far it is from one place to the others (docs/methods/place-graph.md). */
export async function readWalks(
  store: Store,
  operation: OperationId,
  from: PlaceId | null,
): Promise<Result<Walks, { readonly code: 'ground.not-found'; readonly id: PlaceId }>> {
  const { ground } = await store.read((tx) => tx.ground.read(operation))
  if (from !== null && !ground.places.has(from)) return refuse({ code: 'ground.not-found', id: from })
  const graph = walkGraph(ground)
  const ways = from === null ? [] : waysFrom(graph, from)
  return done({ walks: [...ground.walks.values()], inside: graph.links, ways })
}

function waysFrom(graph: WalkGraph, from: PlaceId): readonly WalkTo[] {
  const { places } = graph
  const found = shortestWays(routeGraph(graph), places.indexOf(from))
  return places
    .map((place, i) => ({ place, metres: found.metres[i] ?? Infinity, minutes: found.minutes[i] ?? Infinity }))
    .filter(({ place, minutes }) => place !== from && Number.isFinite(minutes))
    .sort((a, b) => a.minutes - b.minutes)
}
