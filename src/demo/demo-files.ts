import { csvLine } from '../domain/csv-text.ts'
import type { Geometry, Pair } from '../domain/geo/geometry.ts'
import { degreesProjection } from '../domain/geo/projection.ts'
import { offsetText } from '../domain/time/offset-text.ts'
import { planeEpsg } from './demo-calendar.ts'
import type { DemoTown } from './events.ts'
import { forms } from './forms.ts'
import type { KnownIncident } from './knowing.ts'
import { moved } from './town/shapes.ts'

/** About a centimetre. */
const degreeDigits = 7

const inDegrees = ([east, north]: Pair): Pair => {
  const [longitude, latitude] = degreesProjection(planeEpsg).fromPlane(east, north)
  return [Number(longitude.toFixed(degreeDigits)), Number(latitude.toFixed(degreeDigits))]
}

/**
 * The columns of a records system's export, by headers that the importer knows. Sensitive incidents still name
 * their place here, as they do at the source: it is the import that takes it away.
 */
const columns: readonly (readonly [string, (known: KnownIncident, demo: DemoTown) => string])[] = [
  ['händelseid', ({ externalId }) => externalId],
  ['brottsdatumtid start', ({ interval }, { calendar }) => offsetText(calendar.clock, interval.from)],
  ['brottsdatumtid slut', ({ interval }, { calendar }) => offsetText(calendar.clock, interval.to)],
  ['inskrivningsdatum', ({ knownAt }, { calendar }) => offsetText(calendar.clock, knownAt)],
  ['brottskod', ({ code }) => code ?? ''],
  ['grupp', ({ happening }) => forms[happening.form].group],
  ['källa', ({ source }) => source],
  ['utredning', ({ investigation }) => investigation ?? ''],
  ['plats', ({ happening, position }) => (position ? '' : happening.place.place.name)],
  ['longitud', (known) => String(inDegrees(known.position ?? known.happening.place.anchor)[0])],
  ['latitud', (known) => String(inDegrees(known.position ?? known.happening.place.anchor)[1])],
]

/** The incidents as CSV (RFC 4180), one line each. */
export const incidentsCsv = (demo: DemoTown): string =>
  [
    csvLine(columns.map(([header]) => header)),
    ...demo.incidents.map((known) => csvLine(columns.map(([, cell]) => cell(known, demo)))),
  ].join('')

const degreeGeometry = (geometry: Geometry): Geometry => moved(geometry, inDegrees)

/** Areas and places as a GeoJSON FeatureCollection in WGS 84, parents before children. */
export function placesGeojson({ town }: DemoTown): string {
  const areas = town.areas.map(({ role, name, geometry }) => ({
    type: 'Feature',
    properties: { role, name },
    geometry: degreeGeometry(geometry),
  }))
  const places = town.places.map(({ place: { id, parent, kind, name, floor, indoor, geometry, openingHours } }) => ({
    type: 'Feature',
    properties: { id, parent, kind, name, floor, indoor, openingHours },
    geometry: geometry && degreeGeometry(geometry),
  }))
  const features = [...areas, ...places].map((feature) => JSON.stringify(feature))
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`
}

/** What is true, for people to check themselves against. */
export const truthJson = ({ truth }: DemoTown): string => `${JSON.stringify(truth, null, 1)}\n`
