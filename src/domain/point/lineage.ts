import type { PlaceId, PointDecisionId, PointId } from '../ids.ts'
import { isOpen, type Point, type PointChange, type PointDecision, placeOf } from './point.ts'

/** All points of an operation as its decisions add up to them. Parents come before children: no circle can form. */
export interface Lineage {
  readonly points: ReadonlyMap<PointId, Point>
  /** In the order in which they were made. */
  readonly decisions: readonly PointDecision[]
  /** Those that were taken back. */
  readonly undone: ReadonlySet<PointDecisionId>
}

/**
 * Plays decisions back. One that was undone is passed over as if it had never been, which is why undoing restores
 * exactly: only the newest decision on a point can be undone, so nothing after it builds on it.
 */
export function lineageOf(decisions: readonly PointDecision[]): Lineage {
  const undone = new Set(decisions.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])))
  const points = new Map<PointId, Point>()
  for (const decision of decisions) {
    if (decision.verb !== 'undo' && !undone.has(decision.id)) play(points, decision)
  }
  for (const [id, revision] of revisions(decisions)) {
    const point = points.get(id)
    if (point) points.set(id, { ...point, revision })
  }
  return { points, decisions, undone }
}

function play(points: Map<PointId, Point>, { changes, on }: PointDecision): void {
  const opened = changes.flatMap(({ point, from }) => (from === null ? [point] : []))
  const former = changes.flatMap(({ point, from }) => (from === null ? [] : [point]))
  for (const change of changes) points.set(change.point, changed(points.get(change.point), change, on, opened, former))
}

function changed(
  before: Point | undefined,
  { point: id, to }: PointChange,
  on: PointDecision['on'],
  opened: readonly PointId[],
  former: readonly PointId[],
): Point {
  const { place, state } = to as NonNullable<PointChange['to']>
  if (!before)
    return {
      id,
      state,
      stays: [{ place, from: on }],
      openedOn: on,
      closedOn: null,
      parents: former,
      children: [],
      revision: 0,
    }
  const isSame = before.stays.at(-1)?.place === place
  return {
    ...before,
    state,
    stays: isSame ? before.stays : [...before.stays, { place, from: on }],
    closedOn: state === 'closed' ? on : null,
    children: [...before.children, ...opened],
  }
}

function revisions(decisions: readonly PointDecision[]): Map<PointId, number> {
  const counts = new Map<PointId, number>()
  for (const { changes } of decisions) for (const { point } of changes) counts.set(point, (counts.get(point) ?? 0) + 1)
  return counts
}

/** Decisions that stand, newest first: neither undone nor an undoing. */
export const standing = ({ decisions, undone }: Lineage): readonly PointDecision[] =>
  decisions.filter(({ id, verb }) => verb !== 'undo' && !undone.has(id)).toReversed()

/** Whether nothing that stands was decided later on any of its points. */
export function isNewest(lineage: Lineage, decision: PointDecision): boolean {
  const newest = standing(lineage)
  return decision.changes.every(
    ({ point }) => newest.find(({ changes }) => changes.some((change) => change.point === point))?.id === decision.id,
  )
}

/** A place where two open points stand, which nobody could have decided: it comes of merging their places. */
export function sharedPlace({ points }: Pick<Lineage, 'points'>): PlaceId | null {
  const taken = new Set<PlaceId>()
  for (const point of points.values()) {
    const place = placeOf(point)
    if (isOpen(point) && taken.has(place)) return place
    if (isOpen(point)) taken.add(place)
  }
  return null
}

/** The open point that stands at a place, if there is one. */
export const pointAt = ({ points }: Pick<Lineage, 'points'>, place: PlaceId): Point | undefined =>
  [...points.values()].find((point) => isOpen(point) && point.stays.at(-1)?.place === place)
