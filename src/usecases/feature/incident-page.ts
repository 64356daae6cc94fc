import { type Box, meetsBoxes } from '../../domain/feature/box.ts'
import type { Pair } from '../../domain/geo/geometry.ts'
import type { Projection } from '../../domain/geo/projection.ts'
import type { IncidentId } from '../../domain/ids.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { selectIncidents } from '../incident-selection.ts'
import type { IncidentPageFilter, PlaneBox, Store } from '../ports.ts'
import type { FeaturePage, FeatureQuery } from '../read-features.ts'
import type { Feature } from './feature.ts'
import { type FeatureGround, placeAnchor, readFeatureGround } from './ground.ts'
import { incidentFeature } from './incident-feature.ts'

/** Rows a query at least: the database narrows down to a little more than the box, and the rest is looked at here. */
const leastRows = 200

/** One page of incidents, as far as the reader is cleared. */
export async function readIncidentFeatures(store: Store, query: FeatureQuery): Promise<FeaturePage> {
  const { operation, cleared, boxes, during, limit } = query
  const ground = await readFeatureGround(store, operation)
  const chosen = selectIncidents(operation, query.filter, ground)
  const { passes } = chosen
  const filter: IncidentPageFilter = {
    ...chosen.rows,
    ...(during ? { during } : {}),
    ...(boxes ? { near: nearOf(ground, boxes) } : {}),
  }
  const found: Feature[] = []
  let after = query.after as IncidentId | null
  for (let isLast = false; !isLast && found.length <= limit; ) {
    const size = Math.max(leastRows, limit + 1 - found.length)
    const from = after
    const rows = await store.read((tx) => tx.incidents.page(operation, from, size, filter))
    const features = tellable(ground, filter, passes ? passes(rows) : rows).map((row) =>
      incidentFeature(ground, row, cleared),
    )
    found.push(...features.filter(({ geometry }) => meetsBoxes(geometry, boxes)))
    isLast = rows.length < size
    after = rows.at(-1)?.id ?? after
  }
  const features = found.slice(0, limit)
  // Within a box, or by hour or place, the database only knows roughly how many there are.
  const matched =
    boxes || passes || filter.places ? null : await store.read((tx) => tx.incidents.count(operation, filter))
  return { features, next: found.length > limit ? (features.at(-1)?.id ?? null) : null, matched }
}

/** Who asks by place learns nothing of a sensitive group, which is told for an area at most. */
const tellable = ({ sensitive }: FeatureGround, { places }: IncidentPageFilter, rows: readonly Incident[]) =>
  places ? rows.filter(({ group }) => !sensitive.has(group)) : rows

const nearOf = (ground: FeatureGround, boxes: readonly Box[]): NonNullable<IncidentPageFilter['near']> => ({
  boxes: boxes.map((box) => planeBox(ground.projection, box)),
  places: ground.places
    .filter((place) => {
      const anchor = placeAnchor(ground, place)
      return anchor !== null && meetsBoxes({ type: 'Point', coordinates: anchor }, boxes)
    })
    .map(({ id }) => id),
})

const steps = 16
/** The edge of a box in degrees is a curve in the plane, which between two samples bends out less than this share. */
const slack = 0.02
/** Far from its middle a projection gives up; then every row is looked at. */
const everywhere: PlaneBox = { westMetres: -1e7, southMetres: -2e7, eastMetres: 1e7, northMetres: 2e7 }

/** A box of the plane that holds all of a box in degrees, and little more where the box is small. */
function planeBox(projection: Projection, { west, south, east, north }: Box): PlaneBox {
  if (east - west > 3 || north - south > 3) return everywhere
  const along = Array.from({ length: steps + 1 }, (_, i) => i / steps)
  const edge = along.flatMap((t): Pair[] => {
    const [x, y] = [west + (east - west) * t, south + (north - south) * t]
    return [
      projection.toPlane(x, south),
      projection.toPlane(x, north),
      projection.toPlane(west, y),
      projection.toPlane(east, y),
    ]
  })
  const [xs, ys] = [edge.map(([x]) => x), edge.map(([, y]) => y)]
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (![left, right, bottom, top].every(Number.isFinite)) return everywhere
  // At least a metre, for degrees were rounded.
  const room = 1 + slack * Math.max(right - left, top - bottom)
  return { westMetres: left - room, southMetres: bottom - room, eastMetres: right + room, northMetres: top + room }
}
