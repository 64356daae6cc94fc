import type { Pair } from '../geo/geometry.ts'
import { centroid } from '../geo/polygon.ts'
import type { PlaceId } from '../ids.ts'
import { type Ground, type Walk, walkKinds } from './ground.ts'
import { placesAbove } from './ground-rules.ts'
import type { Place } from './place.ts'

/** What of the ground tells how one gets about. */
type Ways = Pick<Ground, 'places' | 'walks'>

/** The ground as numbered nodes and links, in the form that `analysis/place-graph.ts` takes. */
export interface WalkGraph {
  /** The first nodes are these places; those after are corners of lines. */
  readonly places: readonly PlaceId[]
  readonly placeCount: number
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly kind: readonly number[]
  readonly length: Float64Array
  readonly oneWay: readonly number[]
  readonly links: readonly GraphLink[]
}

/** A link between two places that nobody drew: it follows from the building's section. */
export interface GraphLink {
  readonly from: PlaceId
  readonly to: PlaceId
  readonly kind: Walk['kind']
  readonly length: number
}

/** Corners closer than this are one: lines drawn by hand meet that badly. */
const sameCornerMetres = 1
/** A place without a drawn walk is entered from a line no further away than this. */
const doorstepMetres = 60

/** Where a place stands: its own middle, or that of the nearest place above that has one. */
function standsAt(ground: Ways, place: Place): Pair | null {
  const shape = [place, ...(placesAbove(ground, place) ?? [])].find(({ geometry }) => geometry !== null)?.geometry
  if (!shape) return null
  const { eastMetres, northMetres } = centroid(shape)
  return [eastMetres, northMetres]
}

const between = (a: Pair, b: Pair): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Kinds that one reaches through what they lie in. */
const insideKinds: ReadonlySet<Place['kind']> = new Set(['stairwell', 'floor', 'cellar', 'garage', 'courtyard'])

/**
 * The ways that a building's section tells: stairs from a stairwell to each of its floors, and a walk from a house to its
 * stairwells, courtyards and garages. A floor without a number has no length and is left out.
 */
export function linksInside(ground: Ways): readonly GraphLink[] {
  return [...ground.places.values()].flatMap((place): GraphLink[] => {
    const parent = place.parent === null ? undefined : ground.places.get(place.parent)
    if (!parent || !insideKinds.has(place.kind)) return []
    const [from, to] = [parent.id, place.id]
    if (place.kind === 'floor' || place.kind === 'cellar')
      return place.floor === null ? [] : [{ from, to, kind: 'stairs', length: place.floor - (parent.floor ?? 0) }]
    const [a, b] = [standsAt(ground, parent), standsAt(ground, place)]
    return a && b ? [{ from, to, kind: 'walk', length: between(a, b) }] : []
  })
}

/** Metres of a walk, floors of stairs and lifts, as they were drawn or as the places tell. */
export function lengthOf(ground: Ways, walk: Walk): number | null {
  if (walk.kind !== 'walk') {
    const [low, high] = [walk.from, walk.to].map((id) => (id === null ? null : ground.places.get(id)?.floor) ?? null)
    return walk.floors ?? (typeof low === 'number' && typeof high === 'number' ? high - low : null)
  }
  if (walk.metres !== null) return walk.metres
  if (walk.line) return walk.line.slice(1).reduce((sum, at, i) => sum + between(walk.line?.[i] as Pair, at), 0)
  const [a, b] = [walk.from, walk.to].map((id) => (id === null ? undefined : ground.places.get(id)))
  const [from, to] = [a && standsAt(ground, a), b && standsAt(ground, b)]
  return from && to ? between(from, to) : null
}

/** Gathers corners and links; equal corners are one node. */
class Builder {
  readonly from: number[] = []
  readonly to: number[] = []
  readonly kind: number[] = []
  readonly length: number[] = []
  readonly oneWay: number[] = []
  readonly corners: (readonly [at: Pair, node: number])[] = []
  #cells = new Map<string, (readonly [at: Pair, node: number])[]>()
  #first: number

  constructor(placeCount: number) {
    this.#first = placeCount
  }

  link(from: number, to: number, kind: Walk['kind'], length: number, oneWay = false): void {
    this.from.push(from)
    this.to.push(to)
    this.kind.push(walkKinds.indexOf(kind))
    this.length.push(length)
    this.oneWay.push(oneWay ? 1 : 0)
  }

  corner(at: Pair): number {
    const [x, y] = [Math.floor(at[0] / sameCornerMetres), Math.floor(at[1] / sameCornerMetres)]
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        const near = this.#cells.get(`${x + dx} ${y + dy}`)?.find(([there]) => between(there, at) <= sameCornerMetres)
        if (near) return near[1]
      }
    const made = [at, this.#first + this.corners.length] as const
    this.corners.push(made)
    this.#cells.set(`${x} ${y}`, [...(this.#cells.get(`${x} ${y}`) ?? []), made])
    return made[1]
  }
}

/**
 * All ways of the ground as one graph: those drawn, those of lines corner by corner, those that buildings tell, and from each place
 * that stands by itself a step to the nearest corner within 60 m. O(places × corners) for that last part.
 */
export function walkGraph(ground: Ways): WalkGraph {
  const places = [...ground.places.keys()]
  const nodeOf = new Map(places.map((id, node) => [id, node]))
  const builder = new Builder(places.length)
  const node = (id: PlaceId) => nodeOf.get(id) as number
  const links = linksInside(ground)
  for (const { from, to, kind, length } of links) builder.link(node(from), node(to), kind, length)
  for (const walk of ground.walks.values()) {
    if (walk.from !== null && walk.to !== null) {
      const length = lengthOf(ground, walk)
      if (length !== null) builder.link(node(walk.from), node(walk.to), walk.kind, length, walk.oneWay)
    } else addLine(builder, walk)
  }
  addDoorsteps(ground, builder, node)
  return {
    places,
    placeCount: places.length + builder.corners.length,
    from: builder.from,
    to: builder.to,
    kind: builder.kind,
    length: Float64Array.from(builder.length),
    oneWay: builder.oneWay,
    links,
  }
}

/** Each segment by itself, so that lines meet where their corners do; a measured length is shared out along it. */
function addLine(builder: Builder, walk: Walk): void {
  const line = walk.line ?? []
  const drawn = line.slice(1).reduce((sum, at, i) => sum + between(line[i] as Pair, at), 0)
  const whole = walk.kind === 'walk' ? (walk.metres ?? drawn) : (walk.floors ?? 0)
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Pair, line[i] as Pair]
    const share = drawn > 0 ? between(a, b) / drawn : 1 / (line.length - 1)
    builder.link(builder.corner(a), builder.corner(b), walk.kind, whole * share, walk.oneWay)
  }
}

function addDoorsteps(ground: Ways, builder: Builder, node: (id: PlaceId) => number): void {
  for (const place of ground.places.values()) {
    if (insideKinds.has(place.kind) && place.kind !== 'stairwell' && place.kind !== 'courtyard') continue
    const at = standsAt(ground, place)
    if (!at || (place.kind === 'stairwell' && place.geometry === null)) continue
    let nearest: readonly [metres: number, corner: number] = [doorstepMetres, -1]
    for (const [corner, number] of builder.corners) {
      const metres = between(at, corner)
      if (metres <= nearest[0]) nearest = [metres, number]
    }
    if (nearest[1] >= 0) builder.link(node(place.id), nearest[1], 'walk', nearest[0])
  }
}
