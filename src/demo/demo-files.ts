import { csvLine } from '../domain/csv-text.ts'
import type { Geometry, Pair } from '../domain/geo/geometry.ts'
import { degreesProjection } from '../domain/geo/projection.ts'
import { localDateText } from '../domain/time/calendar.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { localTime } from '../domain/time/local-clock.ts'
import type { OfferedIncident } from '../usecases/ports.ts'
import { offeredIncidents } from './as-incidents.ts'
import type { DemoTown } from './events.ts'

/** A simulated town as files that `narvaro analyse` and `narvaro import` read: nobody needs a database to try them. */
export interface DemoFiles {
  /** Incidents as a records system would export them. */
  readonly incidentsCsv: string
  /** Places and areas, WGS 84. */
  readonly placesGeojson: string
  /** The target area alone, for `--target`. */
  readonly targetGeojson: string
  /** What is true about the town. */
  readonly truthJson: string
}

/** Seven decimals of a degree are a centimetre. */
const degree = (value: number): number => Math.round(value * 1e7) / 1e7

type Position = Pair | readonly Position[]

/** Every pair in nested coordinates, whatever the geometry. */
const mapped = (position: Position, to: (pair: Pair) => Pair): Position =>
  typeof position[0] === 'number'
    ? to(position as Pair)
    : (position as readonly Position[]).map((one) => mapped(one, to))

function geojson(features: readonly object[]): string {
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`
}

const columns = [
  'id',
  'start',
  'slut',
  'inskrivningsdatum',
  'brottskod',
  'grupp',
  'källa',
  'utredning',
  'plats',
  'x',
  'y',
]

/**
 * @param planeEpsg the plane of the town's metres
 * @returns files of the same bytes for the same town
 */
export function demoFiles(demo: DemoTown, planeEpsg = 3006): DemoFiles {
  const { town, calendar } = demo
  const projection = degreesProjection(planeEpsg)
  const inDegrees = ([east, north]: Pair): Pair => {
    const [longitude, latitude] = projection.fromPlane(east, north)
    return [degree(longitude), degree(latitude)]
  }
  const geometry = (shape: Geometry) => ({
    type: shape.type,
    coordinates: mapped(shape.coordinates as Position, inDegrees),
  })
  const minute = (at: EpochMs): string => {
    const { dayNumber, hour, minute: minutes } = localTime(calendar.clock, at)
    return `${localDateText(dayNumber)} ${two(hour)}:${two(minutes)}`
  }
  const byId = new Map(town.places.map((place) => [place.place.id, place]))
  const line = (incident: OfferedIncident): string => {
    const at = incident.place === null ? null : byId.get(incident.place)
    const { position } = incident
    const [east, north] = position ? [position.eastMetres, position.northMetres] : (at?.anchor ?? [null, null])
    return csvLine([
      incident.externalId ?? '',
      minute(incident.interval.from),
      minute(incident.interval.to),
      incident.knownAt === null ? '' : minute(incident.knownAt),
      incident.code ?? '',
      incident.group,
      incident.source,
      incident.investigation ?? '',
      at?.place.name ?? '',
      east === null ? '' : east.toFixed(1),
      north === null ? '' : north.toFixed(1),
    ])
  }
  const areas = town.areas.map(({ role, name, geometry: shape }) => ({
    type: 'Feature',
    properties: { role, name },
    geometry: geometry(shape),
  }))
  const places = town.places.map(({ place }) => ({
    type: 'Feature',
    properties: {
      id: place.id,
      parent: place.parent,
      kind: place.kind,
      name: place.name,
      floor: place.floorLabel ?? place.floor,
      indoor: place.indoor,
    },
    geometry: place.geometry && geometry(place.geometry),
  }))
  return {
    incidentsCsv: [csvLine(columns), ...offeredIncidents(demo).map(line)].join(''),
    placesGeojson: geojson([...areas, ...places]),
    targetGeojson: geojson(areas.filter(({ properties }) => properties.role === 'target')),
    truthJson: `${JSON.stringify(demo.truth, null, 2)}\n`,
  }
}

const two = (value: number): string => String(value).padStart(2, '0')
