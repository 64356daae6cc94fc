import type { IncidentId, OperationId, PlaceId } from '../../domain/ids.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import type { Place } from '../../domain/place/place.ts'
import type { LocalClock } from '../../domain/time/local-clock.ts'
import { offsetText } from '../../domain/time/offset-text.ts'
import type { IncidentFilter, IncidentPageFilter, Store } from '../ports.ts'
import type { ExportCell } from './exported-table.ts'

interface Row {
  readonly incident: Incident
  readonly place: Place | undefined
  readonly clock: LocalClock
}

const fixed = (value: number | null | undefined, digits: number): number | null =>
  value == null ? null : Number(value.toFixed(digits))

/** A column a line: the header and the file cannot fall apart. */
const columns: readonly (readonly [string, (row: Row) => ExportCell])[] = [
  ['id', ({ incident }) => incident.id],
  ['externalId', ({ incident }) => incident.externalId],
  ['from', ({ incident, clock }) => offsetText(clock, incident.interval.from)],
  ['to', ({ incident, clock }) => offsetText(clock, incident.interval.to)],
  ['knownAt', ({ incident, clock }) => (incident.knownAt === null ? null : offsetText(clock, incident.knownAt))],
  ['code', ({ incident }) => incident.code],
  ['group', ({ incident }) => incident.group],
  ['source', ({ incident }) => incident.source],
  ['investigation', ({ incident }) => incident.investigation],
  ['precision', ({ incident }) => incident.precision],
  ['placeId', ({ incident }) => incident.place],
  ['place', ({ place }) => place?.name ?? null],
  ['placeKind', ({ place }) => place?.kind ?? null],
  ['indoor', ({ place }) => place?.indoor ?? null],
  ['floor', ({ place }) => place?.floor ?? null],
  ['snapMetres', ({ incident }) => fixed(incident.snapMetres, 1)],
  ['eastMetres', ({ incident }) => fixed(incident.position?.eastMetres, 2)],
  ['northMetres', ({ incident }) => fixed(incident.position?.northMetres, 2)],
  ['areaId', ({ incident }) => incident.area],
  ['regime', ({ incident }) => incident.marks.regime],
  ['controller', ({ incident }) => incident.marks.controller],
  ['purpose', ({ incident }) => incident.marks.purpose],
  ['sourceGrade', ({ incident }) => incident.marks.sourceGrade],
  ['importId', ({ incident }) => incident.import],
]

export const incidentColumns = columns.map(([name]) => name)

export const incidentNotes = [
  'Times are intervals [from, to) in local time with offset. knownAt is when the source came to know.',
  'eastMetres and northMetres are in the plane EPSG:planeEpsg. precision says how exactly a row may be placed.',
  'Sensitive groups are kept at area level. source=discovered measures presence as much as crime.',
]

const pageSize = 5000

export interface IncidentSelection {
  readonly operation: OperationId
  readonly places: readonly Place[]
  readonly clock: LocalClock
  readonly filter: IncidentPageFilter
}

/** Each page is a read of its own: a slow reader must not hold a transaction open. */
export async function* incidentRows(store: Store, { operation, places, clock, filter }: IncidentSelection) {
  const byId = new Map(places.map((place) => [place.id, place]))
  let after: IncidentId | null = null
  for (;;) {
    const from: IncidentId | null = after
    const page: readonly Incident[] = await store.read((tx) => tx.incidents.page(operation, from, pageSize, filter))
    const rows = page.map((incident) => ({
      incident,
      clock,
      place: incident.place === null ? undefined : byId.get(incident.place),
    }))
    if (rows.length > 0) yield rows.map((row) => columns.map(([, cell]) => cell(row)))
    if (page.length < pageSize) return
    after = page.at(-1)?.id ?? null
  }
}

/**
 * A picture's filter as one of rows. A part of the filter that this does not know would be left out in silence, so
 * the compiler is asked whether there is any.
 */
export function pageFilterOf(filter: IncidentFilter, places: readonly Place[]): IncidentPageFilter {
  const { groups, sources, from, to, place, ...unknown } = filter
  unknown satisfies Readonly<Record<string, never>>
  return {
    ...(groups && { groups }),
    ...(sources && { sources }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(place && { places: placesWithin(places, place) }),
  }
}

/** A place and all that lies within it: its stairwells, their floors. */
function placesWithin(places: readonly Place[], chosen: PlaceId): readonly PlaceId[] {
  const within = new Set<PlaceId>([chosen])
  for (let before = 0; before < within.size; ) {
    before = within.size
    for (const { id, parent } of places) if (parent !== null && within.has(parent)) within.add(id)
  }
  return [...within]
}
