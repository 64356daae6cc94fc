import type { PlaceId, PointDecisionId, PointId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { LocalDate } from '../time/interval.ts'
import { isNewest, type Lineage, lineageOf, pointAt } from './lineage.ts'
import {
  type DismissReason,
  isOpen,
  type OpeningState,
  type Point,
  type PointChange,
  type PointDecision,
  type PointState,
  placeOf,
  pointRules,
  type SeenBy,
} from './point.ts'

/** A point as the person saw it who decides on it. */
export interface Seen {
  readonly point: PointId
  readonly revision: number
}

/** What a person asks for. */
export type PointOrder =
  | { readonly verb: 'accept'; readonly place: PlaceId; readonly state: OpeningState }
  | { readonly verb: 'dismiss'; readonly place: PlaceId; readonly reason: DismissReason }
  | ({ readonly verb: 'move'; readonly place: PlaceId; readonly from: LocalDate; readonly seenBy: SeenBy } & Seen)
  | { readonly verb: 'merge'; readonly points: readonly Seen[]; readonly place: PlaceId }
  | ({ readonly verb: 'split'; readonly places: readonly PlaceId[] } & Seen)
  | ({ readonly verb: 'state'; readonly state: PointState } & Seen)
  | { readonly verb: 'undo'; readonly decision: PointDecisionId }

export type PointProblem =
  | { readonly code: 'point.not-found' | 'point.decision-not-found' | 'point.already-undone' | 'point.decided-since' }
  /** Somebody decided on it meanwhile; what it is now comes with the answer. */
  | { readonly code: 'point.changed'; readonly point: PointId }
  | { readonly code: 'point.closed' | 'point.place-taken' | 'point.same-place'; readonly point: PointId }
  | { readonly code: 'point.state-not-next' | 'point.day-out-of-order' | 'point.too-few' }

/** A decision before it is signed and dated. */
export type PointDraft = Omit<PointDecision, 'id' | 'at' | 'by'>

interface Frame {
  /** The local day. */
  readonly today: LocalDate
  /** An id for a point that is opened. */
  readonly newPoint: () => PointId
}

type Drafted = Result<PointDraft, PointProblem>

/** Whether and how an order becomes a decision; nothing is closed silently and nothing is lost. */
export function decideOnPoint(lineage: Lineage, order: PointOrder, frame: Frame): Drafted {
  switch (order.verb) {
    case 'accept':
      return whenFree(lineage, [order.place], [], () => {
        const to = { place: order.place, state: order.state }
        return draft('accept', frame.today, [{ point: frame.newPoint(), from: null, to }])
      })
    case 'dismiss':
      return whenFree(lineage, [order.place], [], () => ({
        ...draft('dismiss', frame.today, []),
        place: order.place,
        reason: order.reason,
      }))
    case 'move':
      return move(lineage, order, frame)
    case 'merge':
      return merge(lineage, order, frame)
    case 'split':
      return split(lineage, order, frame)
    case 'state':
      return setState(lineage, order, frame)
    case 'undo':
      return undo(lineage, order.decision, frame)
  }
}

const draft = (verb: PointDraft['verb'], on: LocalDate, changes: readonly PointChange[]): PointDraft => ({
  verb,
  on,
  changes,
  seenBy: null,
  place: null,
  reason: null,
  undoes: null,
})

const standingOf = (point: Point) => ({ place: placeOf(point), state: point.state })
const endedOf = (point: Point): PointChange => {
  const from = standingOf(point)
  return { point: point.id, from, to: { ...from, state: 'closed' } }
}

/** The point, if it is what the person saw. */
function found({ points }: Lineage, { point: id, revision }: Seen): Result<Point, PointProblem> {
  const point = points.get(id)
  if (!point) return refuse({ code: 'point.not-found' })
  return point.revision === revision ? done(point) : refuse({ code: 'point.changed', point: id })
}

function foundMovable(lineage: Lineage, seen: Seen): Result<Point, PointProblem> {
  const point = found(lineage, seen)
  if (!point.ok || pointRules[point.value.state].movable) return point
  return refuse({ code: 'point.closed', point: seen.point })
}

/** Two open points never share a place: they would be merged. `leaving` are those that end with the decision. */
function whenFree(
  lineage: Lineage,
  places: readonly PlaceId[],
  leaving: readonly PointId[],
  then: () => PointDraft,
): Drafted {
  const taken = places.flatMap((place) => pointAt(lineage, place) ?? []).find(({ id }) => !leaving.includes(id))
  return taken ? refuse({ code: 'point.place-taken', point: taken.id }) : done(then())
}

function move(lineage: Lineage, order: Extract<PointOrder, { verb: 'move' }>, { today }: Frame): Drafted {
  const point = foundMovable(lineage, order)
  if (!point.ok) return point
  const from = standingOf(point.value)
  if (from.place === order.place) return refuse({ code: 'point.same-place', point: point.value.id })
  const since = point.value.stays.at(-1)?.from ?? today
  if (order.from < since || order.from > today) return refuse({ code: 'point.day-out-of-order' })
  return whenFree(lineage, [order.place], [], () => ({
    ...draft('move', order.from, [{ point: point.value.id, from, to: { ...from, place: order.place } }]),
    seenBy: order.seenBy,
  }))
}

/** What is worked on hardest decides how the merged point is worked on. */
const hardestFirst = ['active', 'tapering', 'watch'] as const

function merge(lineage: Lineage, order: Extract<PointOrder, { verb: 'merge' }>, frame: Frame): Drafted {
  if (new Set(order.points.map(({ point }) => point)).size < 2) return refuse({ code: 'point.too-few' })
  const sources: Point[] = []
  for (const seen of order.points) {
    const point = foundMovable(lineage, seen)
    if (!point.ok) return point
    if (!sources.includes(point.value)) sources.push(point.value)
  }
  const state = hardestFirst.find((hard) => sources.some((point) => point.state === hard)) ?? 'watch'
  const ids = sources.map(({ id }) => id)
  return whenFree(lineage, [order.place], ids, () => {
    const opened = { point: frame.newPoint(), from: null, to: { place: order.place, state } }
    return draft('merge', frame.today, [...sources.map(endedOf), opened])
  })
}

function split(lineage: Lineage, order: Extract<PointOrder, { verb: 'split' }>, frame: Frame): Drafted {
  const point = foundMovable(lineage, order)
  if (!point.ok) return point
  const places = [...new Set(order.places)]
  if (places.length < 2) return refuse({ code: 'point.too-few' })
  return whenFree(lineage, places, [point.value.id], () => {
    const { state } = point.value
    const opened = places.map((place) => ({ point: frame.newPoint(), from: null, to: { place, state } }))
    return draft('split', frame.today, [endedOf(point.value), ...opened])
  })
}

function setState(lineage: Lineage, order: Extract<PointOrder, { verb: 'state' }>, { today }: Frame): Drafted {
  const point = found(lineage, order)
  if (!point.ok) return point
  const from = standingOf(point.value)
  if (!pointRules[from.state].next.includes(order.state)) return refuse({ code: 'point.state-not-next' })
  return done(draft('state', today, [{ point: point.value.id, from, to: { ...from, state: order.state } }]))
}

function undo(lineage: Lineage, id: PointDecisionId, { today }: Frame): Drafted {
  const decision = lineage.decisions.find((each) => each.id === id)
  if (!decision || decision.verb === 'undo') return refuse({ code: 'point.decision-not-found' })
  if (lineage.undone.has(id)) return refuse({ code: 'point.already-undone' })
  if (!isNewest(lineage, decision)) return refuse({ code: 'point.decided-since' })
  const changes = decision.changes.map(({ point, from, to }) => ({ point, from: to, to: from }))
  const taken = takenAgain(lineage, decision)
  if (taken) return refuse({ code: 'point.place-taken', point: taken.id })
  return done({ ...draft('undo', today, changes), undoes: id })
}

/** A point that meanwhile stands where one would come back to. */
function takenAgain(lineage: Lineage, decision: PointDecision): Point | undefined {
  const touched = decision.changes.map(({ point }) => point)
  const before = lineageOf(lineage.decisions.filter(({ id, undoes }) => id !== decision.id && undoes !== decision.id))
  return touched
    .flatMap((id) => before.points.get(id) ?? [])
    .filter(isOpen)
    .flatMap((point) => pointAt(lineage, placeOf(point)) ?? [])
    .find(({ id }) => !touched.includes(id))
}
