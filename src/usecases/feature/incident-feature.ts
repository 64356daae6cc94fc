import type { Precision } from '../../domain/feature/precision.ts'
import type { Geometry } from '../../domain/geo/geometry.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { offsetText } from '../../domain/time/offset-text.ts'
import type { Feature } from './feature.ts'
import { type FeatureGround, inDegrees, placeAnchor } from './ground.ts'

/**
 * An incident as far as the reader is cleared. A sensitive group has neither place nor point, whatever an import let
 * through (methods §0): an area at most.
 */
export function incidentFeature(ground: FeatureGround, incident: Incident, cleared: Precision): Feature {
  const precision = ground.sensitive.has(incident.group) ? 'area' : cleared
  const place = precision === 'area' || incident.place === null ? undefined : ground.placeById.get(incident.place)
  const area = incident.area === null ? undefined : ground.areaById.get(incident.area)
  const geometry = incidentGeometry(ground, incident, cleared)
  return {
    id: incident.id,
    geometry,
    properties: {
      from: offsetText(ground.clock, incident.interval.from),
      to: offsetText(ground.clock, incident.interval.to),
      group: incident.group,
      code: incident.code,
      source: incident.source,
      investigation: incident.investigation,
      // What the reader is shown, not what is stored.
      precision: shownPrecision(incident, precision, geometry),
      placeId: place?.id ?? null,
      place: place?.name ?? null,
      placeKind: place?.kind ?? null,
      indoor: place?.indoor ?? null,
      floor: place?.floor ?? null,
      areaId: area?.id ?? null,
      area: area?.name ?? null,
    },
  }
}

/** Where an incident is drawn in degrees: its own coordinates, else the middle of its place; null when neither may be told. */
export function incidentGeometry(
  ground: FeatureGround,
  { group, place, position }: Pick<Incident, 'group' | 'place' | 'position'>,
  cleared: Precision = 'exact',
): Geometry | null {
  if (cleared === 'area' || ground.sensitive.has(group)) return null
  if (cleared === 'exact' && position)
    return { type: 'Point', coordinates: inDegrees(ground, [position.eastMetres, position.northMetres]) }
  const found = place === null ? undefined : ground.placeById.get(place)
  const anchor = found && placeAnchor(ground, found)
  return anchor ? { type: 'Point', coordinates: anchor } : null
}

function shownPrecision(incident: Incident, cleared: Precision, geometry: Geometry | null): string {
  if (geometry === null) return incident.area === null ? 'none' : 'area'
  return cleared === 'exact' ? incident.precision : 'place'
}
