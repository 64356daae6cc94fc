import { isDuring, type TimeSpan } from '../../domain/feature/time-span.ts'
import type { OperationId } from '../../domain/ids.ts'
import { lineageOf } from '../../domain/point/lineage.ts'
import { type Point, placeOf, type Stay } from '../../domain/point/point.ts'
import { dayInterval } from '../../domain/time/local-clock.ts'
import type { Store } from '../ports.ts'
import type { Feature } from './feature.ts'
import { type FeatureGround, placeGeometry, readFeatureGround } from './ground.ts'

/** All points ever confirmed, by id; `during` leaves those that were open at some time of it. */
export async function pointFeatures(
  store: Store,
  operation: OperationId,
  during: TimeSpan | null,
): Promise<readonly Feature[]> {
  const ground = await readFeatureGround(store, operation)
  const { points } = lineageOf(await store.read((tx) => tx.points.decisions(operation)))
  return [...points.values()]
    .filter((point) => during === null || isDuring(during, openTime(ground, point)))
    .map((point) => pointFeature(ground, point))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const openTime = ({ clock }: FeatureGround, { openedOn, closedOn }: Point) => ({
  from: dayInterval(clock, openedOn).from,
  to: closedOn === null ? Number.POSITIVE_INFINITY : dayInterval(clock, closedOn).to,
})

/** A point as it is now. Its stays and kin are texts, for map programs know no lists. */
function pointFeature(ground: FeatureGround, point: Point): Feature {
  const { id, state, stays, openedOn, closedOn, parents, children } = point
  const place = ground.placeById.get(placeOf(point))
  const { from } = stays.at(-1) as Stay
  return {
    id,
    geometry: place ? placeGeometry(ground, place) : null,
    properties: {
      state,
      placeId: placeOf(point),
      place: place?.name ?? null,
      placeKind: place?.kind ?? null,
      floor: place?.floor ?? null,
      openedOn,
      closedOn,
      here: from,
      moves: stays.length - 1,
      cameFrom: stays.length > 1 ? (ground.placeById.get((stays.at(-2) as Stay).place)?.name ?? null) : null,
      parentIds: parents.join(' '),
      childIds: children.join(' '),
    },
  }
}
